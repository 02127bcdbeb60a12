#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

constexpr Pair pair = Pair::btcusdt;

}  // namespace

TEST_CASE("a short shows its size, its price and what it has earned after fee and interest") {
    const State state = short_at_60600();
    const auto position = position_of(state, pair);
    REQUIRE(position.has_value());
    CHECK(position->size.units == -btc("0.10").units);
    CHECK(position->entry == price("60600"));
    // + 6 060 - 6.06 - 0.100001 * 60 600 = 6 053.94 - 6 060.0606 = -6.1206
    CHECK(position->pnl.units == -usdt("6.1206").units);
    CHECK(earned(state, pair, 0).units == -usdt("6.1206").units);
}

TEST_CASE("a loan alone is no position") {
    State state = funded_at("60000", "2000");
    evolve(state, Borrowed{pair, btc("0.10")});
    CHECK_FALSE(position_of(state, pair).has_value());
}

TEST_CASE("after buying back and repaying, a new position starts from nothing") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.10")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.10")}});
    REQUIRE(position_of(session.state(), pair).has_value());
    must(session, PlaceOrder{pair, Side::buy, MarketTerms{btc("0.10011")}});
    must(session, Repay{pair, account_of(session).base.owed()});
    CHECK_FALSE(position_of(session.state(), pair).has_value());  // less than a lot is left
    const std::int64_t first_round = earned(session.state(), pair, 0).units;
    CHECK(first_round < -usdt("12").units);  // two fees of about 6 USDT

    must(session, Borrow{pair, btc("0.05")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.05")}});
    const auto again = position_of(session.state(), pair);
    REQUIRE(again.has_value());
    const auto fills = all_of<OrderFilled>(session.state());
    CHECK(again->entry == fills.back().price);
    CHECK(again->pnl.units > first_round);  // the first round is not counted again
}

TEST_CASE("the entry is the average of what is still open") {
    State state = short_at_60600();
    const Order more = order_with(first_order + 1, Side::sell);
    state.orders.push_back(more);
    const Order back = order_with(first_order + 2, Side::buy);
    state.orders.push_back(back);
    const auto record = [&](const Event& event) {
        state.records.push_back({state.records.size() + 1, state.time_ms(), 0, event});
    };
    record(OrderFilled{first_order + 1, 2, price("61000"), btc("0.10"), usdt("6100"), usdt("6.1"),
                       Role::taker});
    state.ledger.at(pair).base.principal = btc("0.20");
    CHECK(position_of(state, pair)->entry == price("60800"));  // (6 060 + 6 100) / 0.20
    record(OrderFilled{first_order + 2, 3, price("59000"), btc("0.05"), usdt("2950"),
                       btc("0.00005"), Role::taker});
    state.ledger.at(pair).base.free = btc("0.05");
    CHECK(position_of(state, pair)->entry == price("60800"));  // closing moves no average
}

TEST_CASE("a long earns when the index is above its price") {
    State state = funded_at("60000", "2000");
    const Order order = order_with(first_order, Side::buy);
    state.orders.push_back(order);
    state.records.push_back({1, state.time_ms(), 0,
                             OrderFilled{first_order, 1, price("59000"), btc("0.03"), usdt("1770"),
                                         btc("0.00003"), Role::taker}});
    state.ledger.at(pair).base.free = btc("0.02997");
    const auto position = position_of(state, pair);
    REQUIRE(position.has_value());
    CHECK(position->entry == price("59000"));
    CHECK(position->pnl == usdt("28.2"));  // 0.02997 * 60 000 - 1 770
}
