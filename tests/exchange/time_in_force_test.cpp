#include <doctest/doctest.h>

#include <algorithm>

#include "exchange/bench.h"

// How long a limit order waits, and the filters that look at the market. Source: A6 A9; domain
// reference 6.1, 6.3, 6.7.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

const Session& trader() {
    static const Session session = rich();
    return session;
}

std::optional<Refusal> answer(const State& state, const Command& command) {
    return refused(decide(state, command));
}

/// More than the crowd offers at the best price: 0.01 BTC of it would have to wait.
Amount more_than_best(const State& state, Side side) {
    return offered_at_best(state, side) + btc("0.01");
}

/// A session whose trades of the last five minutes were at very different prices.
const Session& moved() {
    static const Session session = [] {
        Session moving = rich();
        move_market(moving, price("63000"), 3 * minute_ms);
        return moving;
    }();
    return session;
}

/// Volume-weighted average of the minutes under way and the four before, by hand.
Price average_of_five_candles(const State& state) {
    const auto candles = state.market(pair).candles().of(Interval::m1);
    std::int64_t lots = 0;
    __int128 tick_lots = 0;
    for (std::size_t i = candles.size() - 5; i < candles.size(); ++i) {
        lots += candles[i].volume.count;
        tick_lots += candles[i].tick_lots;
    }
    return {static_cast<std::int64_t>(tick_lots * 1'000'000 / lots)};  // a tick is 0.01
}

}  // namespace

TEST_CASE("an IOC order fills what it can at once and the rest expires") {
    State state = trader().state();
    const Price ask = beside_best(state, Side::sell, 0);
    const Amount offered = offered_at_best(state, Side::sell);
    carry_out(state,
              limit_order(Side::buy, ask, more_than_best(state, Side::sell), TimeInForce::ioc));
    const Order& order = *state.order(first_order);
    CHECK(order.status == OrderStatus::expired);
    CHECK(order.expired_by == ExpiryReason::not_immediate);
    CHECK(order.executed == offered);
    CHECK(order.total == value_of(offered, ask, Asset::usdt, Round::down));
    CHECK(account_in(state).quote.locked == usdt("0"));
    CHECK(account_in(state).quote.free == usdt("500000") - order.total);
    CHECK_FALSE(state.market(pair).book().remaining(first_order).has_value());
    CHECK(fault_of(state).empty());
}

TEST_CASE("an IOC order that reaches nothing expires with nothing, on both sides") {
    State state = trader().state();
    const Price bid = beside_best(state, Side::buy, 0);
    const Price ask = beside_best(state, Side::sell, 0);
    carry_out(state, limit_order(Side::buy, bid, btc("0.1"), TimeInForce::ioc));
    carry_out(state, limit_order(Side::sell, ask, btc("0.1"), TimeInForce::ioc));
    for (const OrderId id : {first_order, first_order + 1}) {
        CHECK(state.order(id)->status == OrderStatus::expired);
        CHECK(state.order(id)->executed == btc("0"));
    }
    CHECK(account_in(state) == trader().state().ledger.at(pair));
}

TEST_CASE("an IOC order that is filled to the end is filled, not expired") {
    State state = trader().state();
    const Amount offered = offered_at_best(state, Side::buy);
    const Price bid = beside_best(state, Side::buy, 0);
    carry_out(state, limit_order(Side::sell, bid, offered, TimeInForce::ioc));
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    CHECK_FALSE(state.order(first_order)->expired_by.has_value());
    CHECK(all_of<OrderExpired>(state).empty());
}

TEST_CASE("a FOK order is filled whole when the book has enough within its price") {
    State state = trader().state();
    const Amount quantity = more_than_best(state, Side::sell);
    const Price ready_for = beside_best(state, Side::sell, 100'000);  // 1 000 USDT above
    carry_out(state, limit_order(Side::buy, ready_for, quantity, TimeInForce::fok));
    const Order& order = *state.order(first_order);
    CHECK(order.status == OrderStatus::filled);
    CHECK(order.executed == quantity);
    CHECK(all_of<OrderFilled>(state).size() >= 2);  // of two levels at least
    CHECK(account_in(state).quote.free == usdt("500000") - order.total);
    CHECK(fault_of(state).empty());
}

TEST_CASE("a FOK order that one lot is missing for expires with nothing") {
    State state = trader().state();
    const Price ask = beside_best(state, Side::sell, 0);
    const Amount offered = offered_at_best(state, Side::sell);
    State enough = state;
    carry_out(state, limit_order(Side::buy, ask, offered + btc("0.00001"), TimeInForce::fok));
    CHECK(state.order(first_order)->status == OrderStatus::expired);
    CHECK(state.order(first_order)->expired_by == ExpiryReason::not_complete);
    CHECK(all_of<OrderFilled>(state).empty());
    CHECK(account_in(state) == trader().state().ledger.at(pair));
    // exactly what is offered is enough
    carry_out(enough, limit_order(Side::buy, ask, offered, TimeInForce::fok));
    CHECK(enough.order(first_order)->status == OrderStatus::filled);
}

TEST_CASE("a limit maker rests where it takes nothing and is refused where it would take") {
    State state = trader().state();
    const auto maker = [](Side side, Price at) {
        return PlaceOrder{pair, side, LimitTerms{at, btc("0.1"), TimeInForce::gtc, true}, {}};
    };
    const Price bid = beside_best(state, Side::buy, 0);
    const Price ask = beside_best(state, Side::sell, 0);
    CHECK(answer(state, maker(Side::buy, ask)) == Refusal::would_take);
    CHECK(answer(state, maker(Side::buy, beside_best(state, Side::sell, 500))) ==
          Refusal::would_take);
    CHECK(answer(state, maker(Side::sell, bid)) == Refusal::would_take);
    CHECK(answer(state, maker(Side::sell, beside_best(state, Side::buy, -500))) ==
          Refusal::would_take);
    carry_out(state, maker(Side::buy, bid));
    carry_out(state, maker(Side::sell, ask));
    CHECK(state.order(first_order)->type == OrderType::limit_maker);
    CHECK(state.order(first_order)->status == OrderStatus::open);
    CHECK(state.order(first_order + 1)->status == OrderStatus::open);
    CHECK(all_of<OrderFilled>(state).empty());
}

TEST_CASE("a limit maker waits for ever or not at all") {
    const State& state = trader().state();
    for (const TimeInForce how_long : {TimeInForce::ioc, TimeInForce::fok}) {
        const LimitTerms terms{price("59000"), btc("0.1"), how_long, true};
        CHECK(answer(state, PlaceOrder{pair, Side::buy, terms, {}}) == Refusal::terms_invalid);
    }
}

TEST_CASE("IOC and FOK do not make room in the count of open orders, but they need it (A6)") {
    State state = trader().state();
    for (int i = 0; i < 200; ++i)
        carry_out(state, limit_order(Side::buy, price("40000"), btc("0.0002")));
    const Price ask = beside_best(state, Side::sell, 0);
    CHECK(answer(state, limit_order(Side::buy, ask, btc("0.001"), TimeInForce::ioc)) ==
          Refusal::too_many_orders);
    CHECK_FALSE(answer(state, market_order(Side::buy, btc("0.001"))).has_value());
    carry_out(state, CancelOrder{first_order});
    carry_out(state, limit_order(Side::buy, ask, btc("0.001"), TimeInForce::ioc));
    CHECK(state.open_orders.size() == 199);
}

TEST_CASE("one market order may be of 130 BTC, a limit order of more") {
    World world = small_world();
    world.spot[index_of(Asset::btc)] = btc("9000");
    Session session{world};
    must(session, Transfer{pair, Direction::into_isolated, btc("9000")});
    const State& state = session.state();
    CHECK(answer(state, market_order(Side::sell, btc("130.00001"))) == Refusal::market_lot_size);
    CHECK_FALSE(answer(state, market_order(Side::sell, btc("130"))).has_value());
    // it counts for what becomes a market order too, and not for what has a limit
    CHECK(answer(state, stop_order(Side::sell, StopKind::stop_loss, price("50000"),
                                   btc("130.00001"))) == Refusal::market_lot_size);
    StopTerms with_limit{
        StopKind::stop_loss, {price("50000")}, btc("130.00001"), StopLimit{price("49000")}};
    CHECK_FALSE(answer(state, PlaceOrder{pair, Side::sell, with_limit, {}}).has_value());
    CHECK_FALSE(answer(state, limit_order(Side::sell, price("61000"), btc("130.00001"))));
    // by quote: 130.5 * 60 000 = 7 830 000
    const PlaceOrder by_quote{pair, Side::sell, MarketByQuoteTerms{usdt("7900000")}, {}};
    CHECK(answer(state, by_quote) == Refusal::market_lot_size);
}

TEST_CASE("the average price is that of the trades of five minutes, not the last price") {
    const State& state = moved().state();
    const Price average = state.average_price(pair);
    CHECK(average == average_of_five_candles(state));
    CHECK(average < state.last_price(pair));  // the market rose
    CHECK(average > price("60000"));
    CHECK(state.last_price(pair) > price("62500"));
}

TEST_CASE("PERCENT_PRICE measures a limit by the five-minute average (A9: times 2 and 0.5)") {
    const State& state = moved().state();
    const Price average = state.average_price(pair);
    constexpr std::int64_t tick = 1'000'000;
    // twice the average, down to the tick; half of it, up to the tick
    const Price highest{average.units * 2 / tick * tick};
    const Price lowest{(average.units + 2 * tick - 1) / (2 * tick) * tick};
    REQUIRE(highest.units < state.last_price(pair).units * 2);  // it makes a difference
    const auto at = [&](Side side, Price limit) {
        return answer(state, limit_order(side, limit, btc("0.1")));
    };
    CHECK_FALSE(at(Side::sell, highest).has_value());
    CHECK(at(Side::sell, {highest.units + tick}) == Refusal::percent_price);
    CHECK(at(Side::buy, {highest.units + tick}) == Refusal::percent_price);
    CHECK_FALSE(at(Side::buy, lowest).has_value());
    CHECK(at(Side::buy, {lowest.units - tick}) == Refusal::percent_price);
    CHECK(at(Side::sell, {lowest.units - tick}) == Refusal::percent_price);
}

TEST_CASE("NOTIONAL measures a market order by the five-minute average, a limit by its price") {
    const State& state = moved().state();
    const Price average = state.average_price(pair);
    const Price last = state.last_price(pair);
    // at about 61 500 on average 0.00008 BTC are worth 4.92 USDT, and 5.03 at the last price
    REQUIRE(value_of(btc("0.00008"), average, Asset::usdt, Round::down) < usdt("5"));
    REQUIRE(value_of(btc("0.00008"), last, Asset::usdt, Round::down) > usdt("5"));
    CHECK(answer(state, market_order(Side::buy, btc("0.00008"))) == Refusal::notional);
    CHECK(answer(state, market_order(Side::sell, btc("0.00008"))) == Refusal::notional);
    CHECK_FALSE(answer(state, market_order(Side::buy, btc("0.00009"))).has_value());
    // 0.00008 * 62 500 = 5, a cent less is too little
    CHECK_FALSE(answer(state, limit_order(Side::buy, price("62500"), btc("0.00008"))));
    CHECK(answer(state, limit_order(Side::buy, price("62499.99"), btc("0.00008"))) ==
          Refusal::notional);
    // a stop counts at its stop, or at its limit when it has one
    CHECK_FALSE(
        answer(state, stop_order(Side::buy, StopKind::stop_loss, price("70000"), btc("0.00008"))));
    StopTerms terms{
        StopKind::stop_loss, {price("70000")}, btc("0.00008"), StopLimit{price("62000")}};
    CHECK(answer(state, PlaceOrder{pair, Side::buy, terms, {}}) == Refusal::notional);
}

TEST_CASE("the average lies between the lowest and the highest price of its five minutes") {
    const Session session{small_world()};
    const State& state = session.state();
    const auto candles = state.market(pair).candles().of(Interval::m1);
    Ticks low = candles.back().low;
    Ticks high = candles.back().high;
    for (std::size_t i = candles.size() - 5; i < candles.size(); ++i) {
        low = std::min(low, candles[i].low);
        high = std::max(high, candles[i].high);
    }
    CHECK(state.average_price(pair) >= price_of(low, rules_of(pair)));
    CHECK(state.average_price(pair) <= price_of(high, rules_of(pair)));
}
