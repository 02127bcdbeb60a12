#include <doctest/doctest.h>

#include <algorithm>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// L12: 0.3 BTC sold short on 2 000 USDT, with an order left in the book.
Session short_seller() {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.3")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.3")}});
    must(session, PlaceOrder{pair, Side::buy, LimitTerms{price("40000"), btc("0.01")}});
    return session;
}

/// 0.13 BTC bought with 2 000 own and 6 000 borrowed USDT, most of it set aside for a sale.
Session long_holder() {
    Session session = funded("2000");
    must(session, Borrow{pair, usdt("6000")});
    must(session, PlaceOrder{pair, Side::buy, MarketByQuoteTerms{usdt("7900")}});
    must(session, PlaceOrder{pair, Side::sell, LimitTerms{price("90000"), btc("0.12")}});
    return session;
}

/// Short names of events.
struct Name {
    std::string_view operator()(const LiquidationStarted&) const { return "started"; }
    std::string_view operator()(const OrderExpired&) const { return "expired"; }
    std::string_view operator()(const OrderPlaced&) const { return "placed"; }
    std::string_view operator()(const OrderBooked&) const { return "booked"; }
    std::string_view operator()(const OrderFilled&) const { return "filled"; }
    std::string_view operator()(const Repaid&) const { return "repaid"; }
    std::string_view operator()(const ShortfallCovered&) const { return "covered"; }
    std::string_view operator()(const ClearanceFeeCharged&) const { return "fee"; }
    std::string_view operator()(const LiquidationEnded&) const { return "ended"; }
    std::string_view operator()(const StatusChanged&) const { return "status"; }
    std::string_view operator()(const auto&) const { return "other"; }
};

/// Names of what happened from the start of the liquidation on, runs of one kind named once.
std::vector<std::string_view> stages(const State& state) {
    std::vector<std::string_view> names;
    bool started = false;
    for (const Record& record : state.records) {
        started = started || std::holds_alternative<LiquidationStarted>(record.event);
        if (!started) continue;
        const std::string_view name = std::visit(Name{}, record.event);
        if (names.empty() || names.back() != name) names.push_back(name);
    }
    return names;
}

/// Applies what follows until nothing does, as a session would.
void settle(State& state) {
    for (auto events = follow_ups(state); !events.empty(); events = follow_ups(state))
        for (const Event& event : events) evolve(state, event);
}

/// A state whose account lost this much to the rest of the world, as a price gap would do.
State after_loss(const Session& session, Amount loss) {
    State state = session.state();
    move(state.ledger, IsolatedFree{pair}, Others{}, loss);
    settle(state);
    return state;
}

}  // namespace

TEST_CASE("a short is liquidated when the index reaches its price, stage by stage") {
    Session session = short_seller();
    const Price liquidation = *trigger_price(account_of(session), ratio("1.05"));
    const Amount fund = held(session.state().ledger, Insurance{}, Asset::usdt);
    move_market(session, {liquidation.units / 1'000'000 * 1'000'000 + 200 * one}, 10 * minute_ms);

    CHECK(stages(session.state()) == std::vector<std::string_view>{"started", "expired", "placed",
                                                                   "booked", "filled", "repaid",
                                                                   "fee", "ended", "status"});
    const auto started = all_of<LiquidationStarted>(session.state());
    REQUIRE(started.size() == 1);
    CHECK(started[0].level <= ratio("1.05"));
    CHECK(started[0].index >= liquidation);
    CHECK(session.state().order(first_order + 1)->status == OrderStatus::expired);

    const Order& forced = session.state().orders.back();
    CHECK(forced.forced);
    CHECK(forced.side == Side::buy);
    CHECK(forced.status == OrderStatus::filled);
    // first hour of 0.3 BTC: 0.000003; 0.300003 / 0.999 = 0.3003033..., up to the lot
    CHECK(forced.quantity == btc("0.30031"));
    const Repaid repaid = all_of<Repaid>(session.state()).back();
    CHECK(repaid.forced);
    CHECK(repaid.interest == btc("0.000003"));
    CHECK(repaid.principal == btc("0.3"));

    const IsolatedAccount& account = account_of(session);
    CHECK(account.free_of_debt());
    CHECK(account.base.free == btc("0.00000669"));  // 0.30031 - 0.00030031 fee - 0.300003
    // 2 % of what was there at the start: about 0.02 * 20 000 = 400
    const Amount fee = all_of<ClearanceFeeCharged>(session.state()).back().fee;
    CHECK(fee == times(started[0].assets, ratio("0.02"), Round::up));
    CHECK(held(session.state().ledger, Insurance{}, Asset::usdt) == fund + fee);
    CHECK(all_of<LiquidationEnded>(session.state()).back().left == account.quote.free);
    CHECK(account.quote.free > usdt("0"));
    CHECK(session.state().status[index_of(pair)] == MarginStatus::excessive);
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("the statuses on the way to a liquidation are announced once each") {
    Session session = short_seller();
    const Price liquidation = *trigger_price(account_of(session), ratio("1.05"));
    must(session, SteerMarket{pair,
                              {liquidation.units / 1'000'000 * 1'000'000 + 200 * one},
                              10 * minute_ms,
                              ratio("0")});
    must(session, Advance{10 * minute_ms + 20'000});
    std::vector<MarginStatus> seen;
    for (const StatusChanged& change : all_of<StatusChanged>(session.state())) {
        CHECK(change.before != change.after);
        if (seen.empty() || std::ranges::find(seen, change.after) == seen.end())
            seen.push_back(change.after);
    }
    CHECK(seen == std::vector<MarginStatus>{MarginStatus::normal, MarginStatus::margin_call,
                                            MarginStatus::pre_liquidation,
                                            MarginStatus::force_liquidation,
                                            MarginStatus::excessive});
}

TEST_CASE("a long is liquidated by a sale of no more than debt, fees and clearance need") {
    Session session = long_holder();
    const Price liquidation = *trigger_price(account_of(session), ratio("1.05"));
    const Amount before = account_of(session).base.owned();
    move_market(session, {liquidation.units / 1'000'000 * 1'000'000 - 200 * one}, 10 * minute_ms);

    // the 99 USDT in hand are paid first, then the sale pays the rest
    CHECK(stages(session.state()) ==
          std::vector<std::string_view>{"started", "expired", "repaid", "placed", "booked",
                                        "filled", "repaid", "fee", "ended", "status"});
    const Order& forced = session.state().orders.back();
    CHECK(forced.side == Side::sell);
    CHECK(forced.quantity < before);
    const IsolatedAccount& account = account_of(session);
    CHECK(account.free_of_debt());
    CHECK(account.base.free == before - forced.quantity);
    CHECK(account.base.locked == btc("0"));
    const auto started = all_of<LiquidationStarted>(session.state()).back();
    CHECK(all_of<ClearanceFeeCharged>(session.state()).back().fee ==
          times(started.assets, ratio("0.02"), Round::up));
    // one lot is worth about 0.50 USDT: that much may be left over, and no more
    CHECK(account.quote.free < usdt("1"));
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("when the account cannot pay, the insurance fund does, and no debt is carried") {
    const Session session = short_seller();
    const Amount fund = held(session.state().ledger, Insurance{}, Asset::btc);
    // about 15 000 of 19 600 free USDT vanish: what is left buys a quarter of the debt
    const State state = after_loss(session, usdt("15000"));
    CHECK(stages(state) == std::vector<std::string_view>{"started", "expired", "placed", "booked",
                                                         "filled", "repaid", "covered", "repaid",
                                                         "fee", "ended", "status"});
    const Amount covered = all_of<ShortfallCovered>(state).back().amount;
    CHECK(covered.asset == Asset::btc);
    CHECK(covered > btc("0.2"));
    CHECK(held(state.ledger, Insurance{}, Asset::btc) == fund - covered);
    CHECK(state.ledger.at(pair).free_of_debt());
    // less than the price of one lot was left, and the clearance fee took it
    CHECK(all_of<ClearanceFeeCharged>(state).back().fee < usdt("1"));
    CHECK(state.ledger.at(pair).quote.free == usdt("0"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("an account that lost everything is closed by the fund alone") {
    Session session = funded("2000");
    must(session, Borrow{pair, usdt("6000")});
    const Amount fund = held(session.state().ledger, Insurance{}, Asset::usdt);
    const State state = after_loss(session, usdt("8000"));
    CHECK(stages(state) ==
          std::vector<std::string_view>{"started", "covered", "repaid", "ended", "status"});
    CHECK(held(state.ledger, Insurance{}, Asset::usdt) == fund - usdt("6000.06"));
    CHECK(state.ledger.at(pair).free_of_debt());
    CHECK(fault_of(state).empty());
}

TEST_CASE("a loan that still lies in the account is paid with itself, without an order") {
    Session session = funded("2000");
    must(session, Borrow{pair, usdt("6000")});
    // 6 280 left against 6 000.06: level 1.0466
    const State state = after_loss(session, usdt("1720"));
    CHECK(stages(state) ==
          std::vector<std::string_view>{"started", "repaid", "fee", "ended", "status"});
    CHECK(all_of<ClearanceFeeCharged>(state).back().fee == usdt("125.6"));  // 2 % of 6 280
    CHECK(state.ledger.at(pair).quote.free == usdt("154.34"));  // 6 280 - 6 000.06 - 125.60
    CHECK(fault_of(state).empty());
}

TEST_CASE("debts in both coins end at zero too") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.1")});
    must(session, Borrow{pair, usdt("3000")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.05")}});
    const State state = after_loss(session, usdt("2400"));
    CHECK(all_of<LiquidationEnded>(state).size() == 1);
    CHECK(state.ledger.at(pair).free_of_debt());
    CHECK(fault_of(state).empty());
}

TEST_CASE("after a liquidation the account trades on") {
    Session session = short_seller();
    const Price liquidation = *trigger_price(account_of(session), ratio("1.05"));
    move_market(session, {liquidation.units / 1'000'000 * 1'000'000 + 200 * one}, 10 * minute_ms);
    must(session, PlaceOrder{pair, Side::buy, MarketByQuoteTerms{usdt("100")}});
    must(session, Borrow{pair, usdt("100")});
    CHECK(fault_of(session.state()).empty());
}
