#include <doctest/doctest.h>

#include "explain/numbers.h"
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

TEST_CASE("a crumb that is left of a closed short has a result of its own") {
    // sold 0.10 at 60 600, bought 0.1002 at 60 000 with 0.0001002 as fee: 0.100001 of the
    // 0.1000998 received close the short, fee and interest included, and 0.0000988 stay
    State state = short_at_60600();
    state.orders.push_back(order_with(first_order + 1, Side::buy));
    state.records.push_back({state.records.size() + 1, state.time_ms(), 0,
                             OrderFilled{first_order + 1, 2, price("60000"), btc("0.1002"),
                                         usdt("6012"), btc("0.0001002"), Role::taker}});
    state.ledger.at(pair).base.free = btc("0.1000998");
    const auto crumb = position_of(state, pair);
    REQUIRE(crumb.has_value());
    CHECK(price_text(*crumb->entry, pair) == "60,000.00");
    CHECK(crumb->flows.base == btc("0.0000988"));
    // its share of 6 012 is 6 012 * 0.0000988 / 0.1000998 = 5.93393…
    CHECK(crumb->flows.quote.units == -593'393'393);
    // worth 0.0000988 * 60 600 = 5.98728; the short's 41.94 are not told again
    CHECK(crumb->pnl.units == 598'728'000 - 593'393'393);
    CHECK(crumb->interest.units == 0);
    CHECK(crumb->fees.units > -usdt("0.01").units);
    // what was closed and what stays are the fill
    CHECK(crumb->flows.closed_base + crumb->flows.base == btc("0.1000998"));
    CHECK((crumb->flows.closed_quote + crumb->flows.quote).units == -usdt("6012").units);
}

TEST_CASE("a position that turns round begins anew, with its share of the trade") {
    State state = funded_at("60000", "2000");
    state.orders.push_back(order_with(first_order, Side::buy));
    state.orders.push_back(order_with(first_order + 1, Side::sell));
    const auto record = [&](const Event& event) {
        state.records.push_back({state.records.size() + 1, state.time_ms(), 0, event});
    };
    record(OrderFilled{first_order, 1, price("50000"), btc("0.1"), usdt("5000"), btc("0"),
                       Role::taker});
    record(OrderFilled{first_order + 1, 2, price("61000"), btc("0.3"), usdt("18300"), usdt("18.3"),
                       Role::taker});
    state.ledger.at(pair).base.principal = btc("0.2");
    const auto position = position_of(state, pair);
    REQUIRE(position.has_value());
    CHECK(position->size.units == -btc("0.2").units);
    CHECK(position->entry == price("61000"));
    CHECK(position->fees == Amount{Asset::usdt, -usdt("12.2").units});  // two thirds of 18.3
    CHECK(position->pnl == usdt("187.8"));  // 12 200 - 12.2 - 0.2 * 60 000
}
