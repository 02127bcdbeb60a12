#include <doctest/doctest.h>

#include "exchange/bench.h"
#include "exchange/parts.h"

// OTO and OTOCO: orders that wait for another to be filled. Source: A1 A4 A6; domain reference
// 6.2, 6.4.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;
constexpr OrderId working = first_order;
constexpr OrderId pending = first_order + 1;

/// 500 000 USDT and 20 BTC; the last price is 60 000, the spread 60 000 to 60 000.01.
State trader() {
    static const Session session = rich();
    return session.state();
}

std::optional<Refusal> answer(const State& state, const Command& command) {
    return refused(decide(state, command));
}

void see(State& state, std::string_view at) {
    see_price(state, pair, ticks_of(price(at), rules_of(pair)));
    settle(state);
}

/// A purchase of 0.1 BTC and what follows it.
PlaceOto oto(std::string_view at, Side then, const Terms& terms) {
    return {pair, Side::buy, {price(at), btc("0.1")}, then, terms, {}, {}, {}};
}

LimitTerms sale(std::string_view at, std::string_view quantity = "0.1") {
    return {price(at), btc(quantity)};
}

/// A purchase of 0.1 BTC, then a sale above or below.
PlaceOtoco otoco(std::string_view at, std::string_view quantity = "0.1") {
    const OcoTerms after{Side::sell, btc(quantity), price("61000"), {price("58000")}, {}, {}, {}};
    return {pair, Side::buy, {price(at), btc("0.1")}, after, {}, {}};
}

/// Sells to the own purchase of 0.1 BTC that rests behind all others at the best bid.
void fill_working(State& state, Amount quantity, Amount own_left) {
    const Amount crowd = offered_at_best(state, Side::buy) - own_left;
    carry_out(state, market_order(Side::sell, crowd + quantity, {.self_trade = SelfTrade::none}));
}

}  // namespace

TEST_CASE("a pending order locks nothing and is not in the book") {
    State state = trader();
    carry_out(state, oto("60000", Side::sell, sale("61000")));
    CHECK(state.order(working)->status == OrderStatus::open);
    CHECK(state.order(pending)->status == OrderStatus::pending);
    CHECK(state.order(pending)->is_open());
    CHECK(state.order(pending)->locked == btc("0"));
    CHECK(account_in(state).base.locked == btc("0"));
    CHECK(account_in(state).quote.locked == usdt("6000"));
    CHECK_FALSE(state.market(pair).book().remaining(pending).has_value());
    CHECK(state.lists[0].kind == ListKind::oto);
    CHECK(fault_of(state).empty());
}

TEST_CASE("a pending order comes alive when the working order is filled whole, not before") {
    State state = trader();
    carry_out(state, oto("60000", Side::sell, sale("61000")));
    fill_working(state, btc("0.04"), btc("0.1"));
    CHECK(state.order(working)->executed == btc("0.04"));
    CHECK(state.order(pending)->status == OrderStatus::pending);
    fill_working(state, btc("0.06"), btc("0.06"));
    CHECK(state.order(working)->status == OrderStatus::filled);
    CHECK(state.order(pending)->status == OrderStatus::open);
    CHECK(state.order(pending)->locked == btc("0.1"));
    CHECK(all_of<OrderReleased>(state).size() == 1);
    CHECK(state.market(pair).book().remaining(pending) == Lots{10'000});
    CHECK(state.open_lists.size() == 1);
    carry_out(state, CancelOrder{pending});
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("a working order that is filled at once releases at once; the pending one may trade") {
    State state = trader();
    carry_out(state, oto("60000.01", Side::sell, MarketTerms{btc("0.05")}));
    CHECK(state.order(working)->status == OrderStatus::filled);
    CHECK(state.order(pending)->status == OrderStatus::filled);
    CHECK(state.order(pending)->total == usdt("3000"));  // 0.05 at the bid, 60 000
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("a pending stop waits from its release on") {
    State state = trader();
    const StopTerms stop{StopKind::stop_loss, {price("59000")}, btc("0.1"), {}};
    carry_out(state, oto("60000", Side::sell, stop));
    CHECK(state.waiting.empty());
    see(state, "58000");  // nobody waits yet
    CHECK(state.order(pending)->status == OrderStatus::pending);
    fill_working(state, btc("0.1"), btc("0.1"));
    CHECK(state.order(pending)->is_waiting());
    CHECK(state.order(pending)->locked == btc("0.1"));
    see(state, "59000.01");
    CHECK(state.order(pending)->is_waiting());
    see(state, "59000");
    CHECK(state.order(pending)->status == OrderStatus::filled);
    CHECK(fault_of(state).empty());
}

TEST_CASE("a pending order expires when the account cannot pay for it in its turn") {
    State state = funded("6001").state();
    // 6 001 - 0.1 * 60 000.01 = 0.999 are left of the USDT
    carry_out(state, oto("60000.01", Side::buy, LimitTerms{price("59000"), btc("0.1")}));
    CHECK(state.order(working)->status == OrderStatus::filled);
    CHECK(state.order(pending)->status == OrderStatus::expired);
    CHECK(state.order(pending)->expired_by == ExpiryReason::balance_ran_out);
    CHECK(account_in(state).quote.free == usdt("0.999"));
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("the fee is missing from a sale of exactly what was bought") {
    State all = funded("7000").state();
    State rest = all;
    carry_out(all, oto("60000.01", Side::sell, sale("61000", "0.1")));
    CHECK(all.order(pending)->expired_by == ExpiryReason::balance_ran_out);
    carry_out(rest, oto("60000.01", Side::sell, sale("61000", "0.0999")));  // 0.1 less 0.1 %
    CHECK(rest.order(pending)->status == OrderStatus::open);
    CHECK(account_in(rest).base.free == btc("0"));
}

TEST_CASE("cancelling the working order or what follows it cancels all of the list") {
    for (const OrderId which : {working, pending}) {
        State state = trader();
        carry_out(state, oto("60000", Side::sell, sale("61000")));
        carry_out(state, CancelOrder{which});
        CHECK(state.order(working)->status == OrderStatus::canceled);
        CHECK(state.order(pending)->status == OrderStatus::canceled);
        CHECK(account_in(state) == trader().ledger.at(pair));
        CHECK(state.open_lists.empty());
    }
    State state = trader();
    carry_out(state, otoco("60000"));
    carry_out(state, CancelOrder{pending + 1});
    CHECK(all_of<OrderCanceled>(state).size() == 3);
    CHECK(state.open_orders.empty());
}

TEST_CASE("a working order that was filled in part and cancelled releases nothing") {
    State state = trader();
    carry_out(state, oto("60000", Side::sell, sale("61000")));
    fill_working(state, btc("0.04"), btc("0.1"));
    carry_out(state, CancelOrder{working});
    CHECK(state.order(working)->status == OrderStatus::canceled);
    CHECK(state.order(working)->executed == btc("0.04"));
    CHECK(state.order(pending)->status == OrderStatus::canceled);
    CHECK(all_of<OrderReleased>(state).empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("when the venue ends the working order, what follows it expires") {
    State state = trader();
    carry_out(state, oto("60000", Side::sell, sale("61000")));
    // an own sale that would meet it, mode expire_maker
    const Amount reaching = offered_at_best(state, Side::buy);
    carry_out(state, market_order(Side::sell, reaching));
    CHECK(state.order(working)->expired_by == ExpiryReason::self_trade);
    CHECK(state.order(pending)->expired_by == ExpiryReason::other_leg);
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("an OTOCO releases an OCO whose legs share one lock") {
    State state = trader();
    carry_out(state, otoco("60000.01"));
    const OrderId limit_leg = pending;
    const OrderId stop_leg = pending + 1;
    CHECK(state.lists[0].kind == ListKind::otoco);
    CHECK(state.order(working)->status == OrderStatus::filled);
    CHECK(state.order(limit_leg)->status == OrderStatus::open);
    CHECK(state.order(stop_leg)->is_waiting());
    CHECK(account_in(state).base.locked == btc("0.1"));
    CHECK(fault_of(state).empty());
    State stopped = state;
    see(stopped, "58000");
    CHECK(stopped.order(limit_leg)->expired_by == ExpiryReason::other_leg);
    CHECK(stopped.order(stop_leg)->status == OrderStatus::filled);
    CHECK(stopped.open_lists.empty());
    carry_out(state, CancelOrder{stop_leg});
    CHECK(state.order(limit_leg)->status == OrderStatus::canceled);
    CHECK(state.order(working)->status == OrderStatus::filled);
    CHECK(account_in(state).base.locked == btc("0"));
    CHECK(state.open_lists.empty());
}

TEST_CASE("a pending limit maker that would take in its turn expires and takes nothing (6.1)") {
    const LimitTerms maker{price("59900"), btc("0.05"), TimeInForce::gtc, true};  // below the bid
    State state = trader();
    carry_out(state, oto("60000.01", Side::sell, maker));
    CHECK(state.order(pending)->expired_by == ExpiryReason::would_take);
    CHECK(state.order(pending)->executed == btc("0"));
    State three = trader();
    PlaceOtoco command = otoco("60000.01");
    command.pending.limit = price("59900");
    carry_out(three, command);
    CHECK(three.order(pending)->expired_by == ExpiryReason::would_take);
    CHECK(three.order(pending + 1)->expired_by == ExpiryReason::other_leg);
    CHECK(all_of<OrderFilled>(three).size() == 1);  // the working order
    CHECK(account_in(three).base.locked == btc("0"));
    CHECK(fault_of(three).empty());
    // one that does not take comes alive
    State resting = trader();
    carry_out(resting, oto("60000.01", Side::sell,
                           LimitTerms{price("60500"), btc("0.05"), TimeInForce::gtc, true}));
    CHECK(resting.order(pending)->status == OrderStatus::open);
}

TEST_CASE("an OTOCO that cannot be paid for in its turn loses both legs") {
    State state = funded("7000").state();
    carry_out(state, otoco("60000.01", "0.1"));  // 0.0999 BTC are there
    for (const OrderId id : {pending, pending + 1}) {
        CHECK(state.order(id)->expired_by == ExpiryReason::balance_ran_out);
        CHECK(state.order(id)->executed == btc("0"));
    }
    CHECK(state.waiting.empty());
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("pending orders count: an OTO as two orders, an OTOCO as three with one stop") {
    State state = trader();
    for (int i = 0; i < 198; ++i)
        carry_out(state, limit_order(Side::buy, price("40000"), btc("0.0002")));
    CHECK_FALSE(answer(state, oto("59000", Side::sell, sale("61000"))).has_value());
    CHECK(answer(state, otoco("59000")) == Refusal::too_many_orders);
    carry_out(state, CancelOrder{first_order});
    CHECK_FALSE(answer(state, otoco("59000")).has_value());
    State stops = trader();
    for (int i = 0; i < 5; ++i) carry_out(stops, otoco("59000"));
    CHECK(answer(stops, otoco("59000")) == Refusal::too_many_stops);
}

TEST_CASE("a working order may borrow but not repay, waits for ever, and is not by quote (A4)") {
    const State state = trader();
    PlaceOto command = oto("59000", Side::sell, sale("61000"));
    PlaceOtoco three = otoco("59000");
    struct Row {
        SideEffect effect;
        bool fits;
    };
    const Row rows[] = {{SideEffect::none, true},
                        {SideEffect::margin_buy, true},
                        {SideEffect::auto_repay, false},
                        {SideEffect::auto_borrow_repay, false}};
    for (const Row& row : rows) {
        command.options.side_effect = three.options.side_effect = row.effect;
        for (const Command& each : {Command{command}, Command{three}}) {
            const auto refusal = answer(state, each);
            if (row.fits) CHECK_FALSE(refusal.has_value());
            if (!row.fits) CHECK(refusal == Refusal::terms_invalid);
        }
    }
    command.options = {};
    command.working.time_in_force = TimeInForce::ioc;
    CHECK(answer(state, command) == Refusal::terms_invalid);
    command.working = {price("61000"), btc("0.1"), TimeInForce::gtc, true};
    CHECK(answer(state, command) == Refusal::would_take);
    command.working.price = price("59000");
    CHECK_FALSE(answer(state, command).has_value());
    command.pending = MarketByQuoteTerms{usdt("100")};
    CHECK(answer(state, command) == Refusal::terms_invalid);
}

TEST_CASE("OTO and OTOCO: names are told apart, but only once the account is known") {
    const State missing = Session{small_world()}.state();
    const State state = trader();
    PlaceOto two = oto("59000", Side::sell, sale("61000"));
    two.working_name = two.pending_name = called("a");
    CHECK(answer(missing, two) == Refusal::account_missing);
    CHECK(answer(state, two) == Refusal::name_taken);
    two.pending_name = called("b");
    CHECK_FALSE(answer(state, two).has_value());
    PlaceOtoco three = otoco("59000");
    three.pending.limit_name = three.pending.stop_name = called("a");
    CHECK(answer(missing, three) == Refusal::account_missing);
    CHECK(answer(state, three) == Refusal::name_taken);
    three.pending.stop_name = called("b");
    CHECK_FALSE(answer(state, three).has_value());
    three.working_name = called("b");
    CHECK(answer(state, three) == Refusal::name_taken);
    // filters of what follows are looked at when the list is placed
    CHECK(answer(state, oto("59000", Side::sell, sale("61000.001"))) == Refusal::price_filter);
    CHECK(answer(state, oto("59000", Side::sell, sale("61000", "0.000001"))) == Refusal::lot_size);
}

TEST_CASE("a liquidation expires whatever of a list is open, pending orders too") {
    State state = funded("2000").state();
    carry_out(state, Borrow{pair, usdt("6000")});
    carry_out(state, oto("50000", Side::sell, sale("61000")));
    lose(state, usdt("1720"));  // 6 280 against 6 000.06: level 1.0466
    CHECK(all_of<LiquidationEnded>(state).size() == 1);
    CHECK(state.order(working)->expired_by == ExpiryReason::liquidation);
    CHECK(state.order(pending)->expired_by == ExpiryReason::liquidation);
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("the legs that an OTOCO leaves waiting must be in order among themselves") {
    State state = trader();
    PlaceOtoco sells = otoco("59000");
    sells.pending.limit = price("58000");  // the stop is at 58 000: the limit must be above it
    CHECK(answer(state, sells) == Refusal::price_relation);
    sells.pending.limit = price("58000.01");
    CHECK_FALSE(answer(state, sells).has_value());
    PlaceOtoco buys = otoco("59000");
    buys.pending.side = Side::buy;  // 61 000 to buy cheaply, 58 000 to buy dearly: upside down
    CHECK(answer(state, buys) == Refusal::price_relation);
    buys.pending.limit = price("57000");
    CHECK_FALSE(answer(state, buys).has_value());
}
