#include <doctest/doctest.h>

#include <algorithm>

#include "exchange/bench.h"

// What lessons do to a market beside leading its price: jumps, wicks, halts, spreads, a coin that
// slips, and how hard it is to trade in.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

std::int64_t spread_of(const State& state) {
    const Book& book = state.market(pair).book();
    return book.best(Side::sell)->count - book.best(Side::buy)->count;
}

/// Base coin on offer within a tenth of a percent of the best ask.
Amount depth_of(const State& state) {
    const Book& book = state.market(pair).book();
    const Ticks best = *book.best(Side::sell);
    const Sweep sweep = book.sweep(Side::buy, {INT64_MAX}, {best.count + best.count / 1'000});
    return amount_of(sweep.quantity, rules_of(pair));
}

Session on(Realism realism, std::string_view funds = "10000") {
    World world = small_world();
    world.realism = realism;
    world.spot[index_of(Asset::usdt)] = usdt("1000000");
    Session session{world};
    must(session, Transfer{pair, Direction::into_isolated, usdt(funds)});
    return session;
}

}  // namespace

TEST_CASE("a jump is in the last price after a second, and in the index some seconds later") {
    Session session = funded("2000");
    must(session, JumpMarket{pair, {-5 * one / 100}});  // 60 000 to 57 000
    must(session, Advance{2'000});
    CHECK(session.state().last_price(pair) < price("57300"));
    CHECK(session.state().index_price(pair) > price("57300"));  // 0.8^2 of the way is missing
    must(session, Advance{60'000});
    CHECK(session.state().index_price(pair) < price("57300"));
    CHECK(session.state().last_price(pair) > price("56500"));
}

TEST_CASE("a wick wakes a stop and does not change a level; then the price is back") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.1")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.1")}});
    must(session, stop_order(Side::buy, StopKind::stop_loss, price("61000"), btc("0.03")));
    const OrderId stop = session.state().orders.back().id;
    must(session, WickMarket{pair, {25 * one / 1'000}, 20'000});  // to about 61 500
    must(session, Advance{30'000});
    CHECK(session.state().order(stop)->status == OrderStatus::filled);
    CHECK(session.state().last_price(pair) < price("60400"));
    const auto& candles = session.state().market(pair).candles().of(Interval::m5);
    CHECK(price_of(candles.back().high, rules_of(pair)) > price("61300"));
    CHECK(all_of<StatusChanged>(session.state()).size() <= 1);  // the first, when the debt began
    CHECK(session.state().index_price(pair) < price("60300"));
}

TEST_CASE("while trading is halted orders are refused, cancels and loans work, time goes on") {
    Session session = funded("5000");
    must(session, limit_order(Side::buy, price("59000"), btc("0.01")));
    must(session, HaltMarket{pair, 5 * minute_ms});
    const std::uint64_t trades = session.state().market(pair).book().last_trade_id();
    CHECK(refused(session.submit(market_order(Side::buy, btc("0.01")))) == Refusal::market_halted);
    const PlaceOco oco{
        pair, {Side::buy, btc("0.01"), price("59000"), {price("61000")}, {}, {}, {}}, {}};
    CHECK(refused(session.submit(oco)) == Refusal::market_halted);
    CHECK_FALSE(refused(session.submit(CancelOrder{first_order})).has_value());
    CHECK_FALSE(refused(session.submit(Borrow{pair, usdt("100")})).has_value());
    must(session, Advance{4 * minute_ms});
    CHECK(session.state().market(pair).book().last_trade_id() == trades);
    must(session, Advance{2 * minute_ms});
    CHECK(session.state().market(pair).book().last_trade_id() > trades);
    CHECK_FALSE(refused(session.submit(market_order(Side::buy, btc("0.01")))).has_value());
}

TEST_CASE("a takeover waits for the end of a halt, and then takes what the book gives") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.29")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.29")}});
    must(session, HaltMarket{pair, 5 * minute_ms});
    must(session, JumpMarket{pair, {10 * one / 100}});
    must(session, Advance{4 * minute_ms});
    CHECK(session.state().status[index_of(pair)] == MarginStatus::force_liquidation);
    CHECK(all_of<LiquidationStarted>(session.state()).empty());
    must(session, Advance{2 * minute_ms});
    CHECK(all_of<LiquidationEnded>(session.state()).size() == 1);
    CHECK(session.state().ledger.at(pair).free_of_debt());
    CHECK(fault_of(session.state()) == "");
}

TEST_CASE("makers keep the spread that is set, and no narrower order of theirs is left") {
    Session session = funded("2000");
    CHECK(spread_of(session.state()) == 1);
    must(session, SetSpread{pair, 150});
    CHECK(spread_of(session.state()) == 150);
    must(session, Advance{minute_ms});
    CHECK(spread_of(session.state()) >= 150);
    must(session, SetSpread{pair, 1});
    CHECK(spread_of(session.state()) == 1);
    CHECK(refused(session.submit(SetSpread{pair, 0})) == Refusal::steer_invalid);
    CHECK(refused(session.submit(SetSpread{pair, 1'000'001})) == Refusal::steer_invalid);
}

TEST_CASE("a coin that slips to 0.93 makes every price in it 1 / 0.93 of what it was") {
    World world = wide_world();
    Session session{world};
    const Price btc_before = session.state().index_price(pair);
    const Price eth_before = session.state().index_price(Pair::ethusdt);
    must(session, SetPeg{{93 * one / 100}, 30 * minute_ms});
    CHECK(session.state().peg == Ratio{93 * one / 100});
    must(session, Advance{30 * minute_ms + 20'000});
    // 60 000 / 0.93 = 64 516.13 and 3 000 / 0.93 = 3 225.81, give or take 0.3 %
    const auto near = [](Price a, std::int64_t wanted) {
        return std::abs(a.units - wanted) * 1'000 < wanted * 3;
    };
    CHECK(near(session.state().index_price(pair), btc_before.units / 93 * 100));
    CHECK(near(session.state().index_price(Pair::ethusdt), eth_before.units / 93 * 100));
    CHECK(refused(session.submit(SetPeg{{49 * one / 100}, minute_ms})) == Refusal::steer_invalid);
}

TEST_CASE(
    "the realism dial: what a purchase of 10 BTC costs over the bid, and how deep the book is") {
    std::vector<std::int64_t> costs;
    std::vector<std::int64_t> depths;
    for (const Realism realism : {Realism::frictionless, Realism::realistic, Realism::harsh}) {
        Session session = on(realism, "900000");
        must(session, Advance{minute_ms});
        depths.push_back(depth_of(session.state()).units);
        const Book& book = session.state().market(pair).book();
        const std::int64_t best = book.best(Side::buy)->count;
        const Sweep sweep = book.sweep(Side::buy, {1'000'000});  // 10 BTC in lots
        costs.push_back(sweep.tick_lots - best * sweep.quantity.count);
    }
    CHECK(depths[0] > 10 * depths[1]);
    CHECK(depths[1] > 2 * depths[2]);
    CHECK(costs[0] < costs[1]);
    CHECK(costs[1] < costs[2]);
}

TEST_CASE("in a harsh world an order is under way for a second, and meets the book as it is then") {
    Session session = on(Realism::harsh);
    must(session, market_order(Side::buy, btc("0.1")));
    const State& state = session.state();
    CHECK(state.order(first_order)->status == OrderStatus::open);
    CHECK(state.order(first_order)->executed == btc("0"));
    CHECK(account_of(session).quote.locked.units > 0);  // accepted: its funds are set aside
    must(session, Advance{800});
    CHECK(state.order(first_order)->executed == btc("0"));
    must(session, Advance{400});
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    CHECK(account_of(session).quote.locked == usdt("0"));
    CHECK(fault_of(state) == "");
}

TEST_CASE("an order under way can be cancelled, and one that would rest rests when it arrives") {
    Session session = on(Realism::harsh);
    must(session, limit_order(Side::buy, price("59000"), btc("0.05")));
    must(session, CancelOrder{first_order});
    CHECK(account_of(session).quote.locked == usdt("0"));
    must(session, limit_order(Side::buy, price("59000"), btc("0.05")));
    CHECK_FALSE(session.state().market(pair).book().remaining(first_order + 1).has_value());
    must(session, Advance{2'000});
    CHECK(session.state().market(pair).book().remaining(first_order + 1).has_value());
    CHECK(session.state().under_way.empty());
}

TEST_CASE(
    "a limit maker whose price the market reaches on the way goes back, and its lock with it") {
    Session session = on(Realism::harsh);
    const Price just_below = beside_best(session.state(), Side::sell, -1);
    const LimitTerms maker{just_below, btc("0.01"), TimeInForce::gtc, true};
    must(session, PlaceOrder{pair, Side::buy, maker, {}});
    must(session, JumpMarket{pair, {-2 * one / 100}});
    must(session, Advance{5'000});
    CHECK(session.state().order(first_order)->expired_by == ExpiryReason::would_take);
    CHECK(account_of(session).quote.locked == usdt("0"));
}

TEST_CASE("the dial may be turned at any moment, and nothing of the learner's is lost") {
    Session session = funded("10000");
    must(session, limit_order(Side::buy, price("59000"), btc("0.05")));
    for (const Realism realism : {Realism::harsh, Realism::frictionless, Realism::realistic}) {
        must(session, SetRealism{realism});
        must(session, Advance{minute_ms});
        CHECK(session.state().realism == realism);
        CHECK(session.state().market(pair).book().remaining(first_order) ==
              lots_of(btc("0.05"), rules_of(pair)));
        CHECK(fault_of(session.state()) == "");
    }
    CHECK(spread_of(session.state()) <= 5);
}
