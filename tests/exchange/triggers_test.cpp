#include <doctest/doctest.h>

#include "exchange/bench.h"
#include "exchange/parts.h"

// Orders that wait for a price. Source: A6; domain reference 6.1, 6.4.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// 500 000 USDT and 20 BTC; the last price and the index are 60 000, the best ask 60 000.01.
State trader() {
    static const Session session = rich();
    return session.state();
}

std::optional<Refusal> answer(const State& state, const Command& command) {
    return refused(decide(state, command));
}

/// What would follow if somebody traded at this price.
void see(State& state, std::string_view at) {
    see_price(state, pair, ticks_of(price(at), rules_of(pair)));
    settle(state);
}

PlaceOrder waiting(Side side, StopKind kind, const Trigger& trigger,
                   std::optional<StopLimit> limit = std::nullopt) {
    return {pair, side, StopTerms{kind, trigger, btc("0.1"), limit}, {}};
}

bool is_waiting(const State& state, OrderId id) { return state.order(id)->is_waiting(); }

}  // namespace

TEST_CASE("stop-loss purchases and take-profit sales wait for a rise, the others for a fall") {
    struct Row {
        Side side;
        StopKind kind;
        bool rises;
    };
    const Row rows[] = {{Side::buy, StopKind::stop_loss, true},
                        {Side::sell, StopKind::take_profit, true},
                        {Side::sell, StopKind::stop_loss, false},
                        {Side::buy, StopKind::take_profit, false}};
    for (const Row& row : rows) {
        for (const bool with_limit : {false, true}) {
            CAPTURE(with_limit);
            CAPTURE(row.rises);
            std::optional<StopLimit> limit;
            if (with_limit) limit = StopLimit{price("60000")};
            State state = trader();
            const auto at = [&](std::string_view stop) {
                return waiting(row.side, row.kind, {price(stop)}, limit);
            };
            // the last price is 60 000: what it has reached would trigger at once
            CHECK(answer(state, at("60000")) == Refusal::would_trigger);
            CHECK(answer(state, at(row.rises ? "59999.99" : "60000.01")) == Refusal::would_trigger);
            carry_out(state, at(row.rises ? "60500" : "59500"));
            see(state, row.rises ? "60499.99" : "59500.01");
            CHECK(is_waiting(state, first_order));
            see(state, row.rises ? "60500" : "59500");
            CHECK_FALSE(is_waiting(state, first_order));
            CHECK(all_of<OrderTriggered>(state).size() == 1);
            CHECK(state.waiting.empty());
            CHECK(fault_of(state).empty());
        }
    }
}

TEST_CASE("a waiting order is named by its kind and its limit, and is not in the book") {
    State state = trader();
    const StopLimit limit{price("60000")};
    carry_out(state, waiting(Side::buy, StopKind::stop_loss, {price("61000")}));
    carry_out(state, waiting(Side::buy, StopKind::stop_loss, {price("61000")}, limit));
    carry_out(state, waiting(Side::sell, StopKind::take_profit, {price("61000")}));
    carry_out(state, waiting(Side::sell, StopKind::take_profit, {price("61000")}, limit));
    const OrderType types[] = {OrderType::stop_loss, OrderType::stop_loss_limit,
                               OrderType::take_profit, OrderType::take_profit_limit};
    for (std::size_t i = 0; i < 4; ++i) {
        const Order& order = state.orders[i];
        CHECK(order.type == types[i]);
        CHECK(order.status == OrderStatus::open);
        CHECK_FALSE(state.market(pair).book().remaining(order.id).has_value());
    }
    carry_out(state, CancelAll{pair});
    CHECK(state.waiting.empty());
    CHECK(account_in(state) == trader().ledger.at(pair));
}

TEST_CASE("the last price wakes an order though the index stands still") {
    State state = trader();
    const auto asks = state.market(pair).book().levels(Side::sell, 2);
    const Price second = price_of(asks[1].price, rules_of(pair));
    carry_out(state, stop_order(Side::buy, StopKind::stop_loss, second, btc("0.1")));
    // all of the best level: the last price is the best ask, one level short of the stop
    const Amount best = offered_at_best(state, Side::sell);
    carry_out(state, market_order(Side::buy, best));
    CHECK(is_waiting(state, first_order));
    carry_out(state, market_order(Side::buy, btc("0.00009")));
    CHECK(state.last_price(pair) == second);
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    CHECK(state.index_price(pair) == price("60000"));
}

TEST_CASE("an index beyond the stop wakes nothing and is no reason to refuse") {
    State state = trader();
    const Amount best = offered_at_best(state, Side::sell);
    carry_out(state, market_order(Side::buy, best + btc("0.1")));
    const Price last = state.last_price(pair);
    REQUIRE(last > price("60000.02"));
    // below the last price and above the index
    const Price stop{last.units - 1'000'000};
    REQUIRE(stop > state.index_price(pair));
    carry_out(state, stop_order(Side::sell, StopKind::stop_loss, stop, btc("0.1")));
    CHECK(is_waiting(state, first_order + 1));
    CHECK(answer(state, stop_order(Side::buy, StopKind::stop_loss, stop, btc("0.1"))) ==
          Refusal::would_trigger);
}

TEST_CASE("a sale locks what it sells; a purchase its limit, else its stop, else the last price") {
    struct Row {
        PlaceOrder command;
        Amount locked;
    };
    const Row rows[] = {
        {waiting(Side::sell, StopKind::stop_loss, {price("59000")}), btc("0.1")},
        {waiting(Side::sell, StopKind::take_profit, {price("61000")}, StopLimit{price("60900")}),
         btc("0.1")},
        // 0.1 * 61 000; 0.1 * 61 500 by the limit; 0.1 * 59 000
        {waiting(Side::buy, StopKind::stop_loss, {price("61000")}), usdt("6100")},
        {waiting(Side::buy, StopKind::stop_loss, {price("61000")}, StopLimit{price("61500")}),
         usdt("6150")},
        {waiting(Side::buy, StopKind::take_profit, {price("59000")}), usdt("5900")},
        // it only trails: 0.1 * 60 000
        {waiting(Side::buy, StopKind::stop_loss, {{}, 100}), usdt("6000")},
        {waiting(Side::buy, StopKind::stop_loss, {{}, 100}, StopLimit{price("59900")}),
         usdt("5990")},
    };
    for (const Row& row : rows) {
        CAPTURE(row.locked.units);
        State state = trader();
        carry_out(state, row.command);
        CHECK(state.order(first_order)->locked == row.locked);
        CHECK(account_in(state).leg(row.locked.asset)->locked == row.locked);
        CHECK(fault_of(state).empty());
    }
    const State poor = funded("6099.99").state();
    CHECK(answer(poor, rows[2].command) == Refusal::order_balance_too_low);
    CHECK_FALSE(answer(funded("6100").state(), rows[2].command).has_value());
}

TEST_CASE("a woken purchase pays the book and gets back what it had locked beyond that") {
    State state = trader();
    REQUIRE(beside_best(state, Side::sell, 0) == price("60000.01"));
    carry_out(state, waiting(Side::buy, StopKind::stop_loss, {price("61000")}));
    see(state, "61000");  // the book still offers at 60 000.01
    CHECK(all_of<OrderTriggered>(state)[0].more == usdt("0"));
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    CHECK(account_in(state).quote.locked == usdt("0"));
    // 500 000 - 0.1 * 60 000.01; and 20 + 0.1 less a tenth of a percent of it
    CHECK(account_in(state).quote.free == usdt("493999.999"));
    CHECK(account_in(state).base.free == btc("20.0999"));
}

TEST_CASE("a woken limit order rests when the market has run past its limit") {
    State state = trader();
    carry_out(state,
              waiting(Side::buy, StopKind::stop_loss, {price("61000")}, StopLimit{price("59000")}));
    see(state, "61000");
    const Order& order = *state.order(first_order);
    CHECK(order.status == OrderStatus::open);
    CHECK(order.booked);
    CHECK(order.locked == usdt("5900"));
    CHECK(state.market(pair).book().remaining(first_order) == Lots{10'000});
    carry_out(state, CancelOrder{first_order});
    CHECK(account_in(state) == trader().ledger.at(pair));
}

TEST_CASE("a woken limit order may be IOC or FOK from then on") {
    State state = trader();
    const StopLimit ioc{price("59000"), TimeInForce::ioc};
    carry_out(state, waiting(Side::buy, StopKind::stop_loss, {price("61000")}, ioc));
    const StopLimit fok{price("60100"), TimeInForce::fok};
    carry_out(state, waiting(Side::buy, StopKind::stop_loss, {price("61000")}, fok));
    see(state, "61000");
    CHECK(state.order(first_order)->expired_by == ExpiryReason::not_immediate);
    CHECK(state.order(first_order)->executed == btc("0"));
    CHECK(state.order(first_order + 1)->status == OrderStatus::filled);
    CHECK(account_in(state).quote.locked == usdt("0"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("a purchase that costs more than it had locked takes the rest from what is free") {
    State state = funded("6050").state();
    REQUIRE(beside_best(state, Side::sell, 0) == price("60000.01"));
    carry_out(state, waiting(Side::buy, StopKind::take_profit, {price("59000")}));
    CHECK(account_in(state).quote.free == usdt("150"));  // 6 050 - 0.1 * 59 000
    see(state, "59000");
    // 0.1 * 60 000.01 = 6 000.001 are needed, 100.001 more than 5 900
    CHECK(all_of<OrderTriggered>(state)[0].more == usdt("100.001"));
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    CHECK(account_in(state).quote.free == usdt("49.999"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("what even the free coins cannot pay for expires") {
    State state = funded("5950").state();
    carry_out(state, waiting(Side::buy, StopKind::take_profit, {price("59000")}));
    see(state, "59000");
    // 5 950 / 60 000.01 = 0.0991666..., whole lots 0.09916, which cost 5 949.6009916
    const Order& order = *state.order(first_order);
    CHECK(order.executed == btc("0.09916"));
    CHECK(order.total == usdt("5949.6009916"));
    CHECK(order.status == OrderStatus::expired);
    CHECK(order.expired_by == ExpiryReason::balance_ran_out);
    CHECK(account_in(state).quote.free == usdt("0.3990084"));
    CHECK(account_in(state).quote.locked == usdt("0"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("a trailing sale follows the highest price and wakes its distance below it") {
    State state = trader();
    carry_out(state, waiting(Side::sell, StopKind::stop_loss, {{}, 100}));
    see(state, "59400.01");  // one percent below 60 000 is 59 400
    CHECK(is_waiting(state, first_order));
    see(state, "60500");
    see(state, "59895.01");  // 60 500 * 0.99 = 59 895
    CHECK(is_waiting(state, first_order));
    see(state, "60200");  // a lower high moves nothing
    see(state, "59895");
    CHECK(state.order(first_order)->status == OrderStatus::filled);
}

TEST_CASE("a trailing purchase follows the lowest price and wakes its distance above it") {
    State state = trader();
    carry_out(state, waiting(Side::buy, StopKind::take_profit, {{}, 100}));
    see(state, "60599.99");  // one percent above 60 000 is 60 600
    see(state, "59000");
    see(state, "59589.99");  // 59 000 * 1.01 = 59 590
    CHECK(is_waiting(state, first_order));
    see(state, "59590");
    CHECK(state.order(first_order)->status == OrderStatus::filled);
}

TEST_CASE("a distance that is no whole number of ticks must be reached in full") {
    State state = trader();
    carry_out(state, waiting(Side::sell, StopKind::stop_loss, {{}, 10}));
    see(state, "60000.01");
    see(state, "59940.01");  // 60 000.01 * 0.999 = 59 940.00999
    CHECK(is_waiting(state, first_order));
    see(state, "59940");
    CHECK_FALSE(is_waiting(state, first_order));
}

TEST_CASE("with a stop price the trailing starts only when the stop is reached") {
    State state = trader();
    carry_out(state, waiting(Side::sell, StopKind::take_profit, {price("61000"), 100}));
    see(state, "60900");
    see(state, "58000");  // far more than one percent, but it does not trail yet
    CHECK(is_waiting(state, first_order));
    see(state, "61000");
    see(state, "60390.01");  // 61 000 * 0.99 = 60 390
    see(state, "62000");
    see(state, "61380.01");  // 62 000 * 0.99 = 61 380
    CHECK(is_waiting(state, first_order));
    see(state, "61380");
    CHECK(state.order(first_order)->status == OrderStatus::filled);

    // a stop-loss sale starts to trail on the way down
    carry_out(state, waiting(Side::sell, StopKind::stop_loss, {price("59000"), 100}));
    see(state, "59000");
    see(state, "58410.01");  // 59 000 * 0.99 = 58 410
    CHECK(is_waiting(state, first_order + 1));
    see(state, "58410");
    CHECK(state.order(first_order + 1)->status == OrderStatus::filled);
}

TEST_CASE("a trailing distance lies between 0.1 % and 20 %; without it a stop is needed") {
    const State state = trader();
    const auto trails = [&](int bips) {
        return answer(state, waiting(Side::sell, StopKind::stop_loss, {{}, bips}));
    };
    CHECK(trails(9) == Refusal::trailing_delta);
    CHECK_FALSE(trails(10).has_value());
    CHECK_FALSE(trails(2'000).has_value());
    CHECK(trails(2'001) == Refusal::trailing_delta);
    CHECK(trails(0) == Refusal::terms_invalid);
    CHECK(trails(-10) == Refusal::terms_invalid);
    CHECK(answer(state, waiting(Side::sell, StopKind::stop_loss, {{-one}, 100})) ==
          Refusal::terms_invalid);
    CHECK(answer(state, waiting(Side::sell, StopKind::stop_loss, {price("59000.005")})) ==
          Refusal::price_filter);
}

TEST_CASE("five orders may wait, a sixth is refused, and each pair counts for itself") {
    State state = trader();
    const auto stop = waiting(Side::sell, StopKind::stop_loss, {price("59000")});
    for (int i = 0; i < 5; ++i) carry_out(state, stop);
    CHECK(answer(state, stop) == Refusal::too_many_stops);
    CHECK(
        answer(state, PlaceOco{pair, {Side::sell, btc("0.1"), price("61000"), {price("59000")}}}) ==
        Refusal::too_many_stops);
    CHECK_FALSE(answer(state, limit_order(Side::sell, price("61000"), btc("0.1"))).has_value());
    see(state, "59000");  // all five wake and are done
    CHECK(state.open_orders.empty());
    carry_out(state, stop);

    State wide = wide_session().state();
    carry_out(wide, Transfer{pair, Direction::into_isolated, btc("1")});
    carry_out(wide, Transfer{Pair::ethusdt, Direction::into_isolated, usdt("9000")});
    for (int i = 0; i < 5; ++i) carry_out(wide, stop);
    const StopTerms eth{StopKind::stop_loss, {price("3100")}, {Asset::eth, one / 10}, {}};
    CHECK_FALSE(answer(wide, PlaceOrder{Pair::ethusdt, Side::buy, eth, {}}).has_value());
}

TEST_CASE("what a woken order trades can wake the next one") {
    State state = trader();
    const auto bids = state.market(pair).book().levels(Side::buy, 2);
    const Price second = price_of(bids[1].price, rules_of(pair));
    const Amount beyond_first = offered_at_best(state, Side::buy) + btc("0.00001");
    carry_out(state, stop_order(Side::sell, StopKind::stop_loss, second, btc("0.1")));
    carry_out(state, stop_order(Side::sell, StopKind::stop_loss, price("59999.99"), beyond_first));
    see(state, "59999.99");
    CHECK(state.order(first_order + 1)->status == OrderStatus::filled);
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    const auto woken = all_of<OrderTriggered>(state);
    REQUIRE(woken.size() == 2);
    CHECK(woken[0].order == first_order + 1);
    CHECK(fault_of(state).empty());
}

TEST_CASE("in a moving market a stop wakes at its price and not before") {
    Session session = funded("2000");
    must(session, stop_order(Side::buy, StopKind::stop_loss, price("60300"), btc("0.02")));
    const auto events = [&] {
        must(session, SteerMarket{pair, price("60600"), 10 * minute_ms, ratio("0.2")});
        for (int i = 0; i < 700 && session.state().order(first_order)->is_waiting(); ++i) {
            CHECK(session.state().last_price(pair) < price("60300"));
            must(session, Advance{1'000});
        }
        return all_of<OrderTriggered>(session.state());
    }();
    REQUIRE(events.size() == 1);
    const Order& order = *session.state().order(first_order);
    CHECK(order.status == OrderStatus::filled);
    // 0.02 * 60 300 = 1 206, give or take the spread
    CHECK(order.total > usdt("1205"));
    CHECK(order.total < usdt("1207"));
    CHECK(fault_of(session.state()).empty());
}
