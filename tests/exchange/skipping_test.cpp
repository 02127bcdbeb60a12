#include <doctest/doctest.h>

#include <algorithm>

#include "exchange/bench.h"

// Skipping time against watching it. What must be the same: decision record 5.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;
constexpr std::int64_t second_ms = 1'000;

/// A session that waits and one that skips, for as long.
struct Two {
    Session watched;
    Session skipped;

    explicit Two(const Session& start) : watched{start}, skipped{start} {}

    void pass(std::int64_t elapsed_ms) {
        must(watched, Advance{elapsed_ms});
        must(skipped, SkipTime{elapsed_ms});
    }

    void submit(const Command& command) {
        must(watched, command);
        must(skipped, command);
    }
};

/// A short of 0.1 BTC on 2 000 USDT: no order in the market, and far from a takeover.
Session short_seller() {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.1")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.1")}});
    return session;
}

std::int64_t gap(Ticks a, Ticks b) { return a < b ? b.count - a.count : a.count - b.count; }

}  // namespace

TEST_CASE("skipped or watched, a debt meets the same index, the same interest, the same statuses") {
    Two two{short_seller()};
    two.submit(SteerMarket{pair, price("72000"), 5 * hour_ms, ratio("1")});
    for (int hour = 1; hour <= 8; ++hour) {
        two.pass(hour_ms);
        CHECK(two.watched.state().time_ms() == two.skipped.state().time_ms());
        CHECK(two.watched.state().index_price(pair) == two.skipped.state().index_price(pair));
        CHECK(two.watched.state().ledger == two.skipped.state().ledger);
    }
    // U = 2 000 + 0.1 * 60 000 less a fee; 8 000 / (0.1 * 72 000) = 1.11: normal all the time
    const auto& watched = two.watched.state().records;
    const auto& skipped = two.skipped.state().records;
    REQUIRE(watched.size() == skipped.size());
    CHECK(all_of<InterestCharged>(two.skipped.state()).size() == 9);  // one at once, one each hour
    for (std::size_t i = 0; i < watched.size(); ++i) {
        CHECK(watched[i].event.index() == skipped[i].event.index());
        CHECK(watched[i].time_ms == skipped[i].time_ms);
    }
}

TEST_CASE("a takeover while time is skipped begins at the same index and ends without debt") {
    Two two{short_seller()};
    two.submit(SteerMarket{pair, price("80000"), 3 * hour_ms, ratio("1")});
    two.pass(4 * hour_ms);
    const auto started = all_of<LiquidationStarted>(two.watched.state());
    const auto here = all_of<LiquidationStarted>(two.skipped.state());
    REQUIRE(started.size() == 1);
    REQUIRE(here.size() == 1);
    CHECK(here[0].index == started[0].index);
    CHECK(here[0].level == started[0].level);
    CHECK(two.skipped.state().ledger.at(pair).free_of_debt());
    CHECK(fault_of(two.skipped.state()) == "");
}

TEST_CASE("an order that the market comes to is filled at its own price while time is skipped") {
    Two two{funded("10000")};
    two.submit(limit_order(Side::buy, price("58000"), btc("0.1")));
    two.submit(SteerMarket{pair, price("57900"), 2 * hour_ms, ratio("1")});
    two.pass(3 * hour_ms);
    for (const Session* session : {&two.watched, &two.skipped}) {
        const State& state = session->state();
        CHECK(state.order(first_order)->status == OrderStatus::filled);
        for (const OrderFilled& fill : all_of<OrderFilled>(state)) {
            CHECK(fill.price == price("58000"));
            CHECK(fill.role == Role::maker);
        }
        CHECK(fault_of(state) == "");
    }
    const std::int64_t apart = two.watched.state().order(first_order)->updated_ms -
                               two.skipped.state().order(first_order)->updated_ms;
    CHECK(std::abs(apart) <= minute_ms);  // the books differ, so the moment does a little
}

TEST_CASE("a stop wakes while time is skipped, and trades against a full book") {
    Two two{rich()};
    two.submit(stop_order(Side::sell, StopKind::stop_loss, price("58000"), btc("0.5")));
    two.submit(SteerMarket{pair, price("57500"), 2 * hour_ms, ratio("1")});
    two.pass(3 * hour_ms);
    for (const Session* session : {&two.watched, &two.skipped}) {
        const Order& order = *session->state().order(first_order);
        REQUIRE(order.status == OrderStatus::filled);
        // 0.5 BTC take little depth: within a tenth of a percent of the stop
        const std::int64_t average =
            mul_div(order.total.units, one, order.executed.units, Round::down);
        CHECK(average <= price("58000").units);
        CHECK(average >= price("57942").units);
    }
}

TEST_CASE("what a jump passes while nobody watches is met at its own price, nothing beyond") {
    Session session = funded("10000");
    must(session, limit_order(Side::buy, price("58000"), btc("0.05")));
    must(session, limit_order(Side::buy, price("57000"), btc("0.05")));
    must(session, limit_order(Side::buy, price("50000"), btc("0.05")));
    must(session, JumpMarket{pair, {-6 * one / 100}});
    must(session, SkipTime{minute_ms});  // 60 000 less 6 % is 56 400
    const State& state = session.state();
    CHECK(state.order(first_order)->status == OrderStatus::filled);
    CHECK(state.order(first_order + 1)->status == OrderStatus::filled);
    CHECK(state.order(first_order + 2)->status == OrderStatus::open);
    const auto fills = all_of<OrderFilled>(state);
    REQUIRE(fills.size() == 2);
    CHECK(fills[0].price == price("58000"));
    CHECK(fills[1].price == price("57000"));
    CHECK(fault_of(state) == "");
}

TEST_CASE("candles of skipped time stay close to watched ones, minute by minute") {
    Two two{funded("10000")};
    two.pass(6 * hour_ms);
    const auto watched = two.watched.state().market(pair).candles().of(Interval::m1);
    const auto skipped = two.skipped.state().market(pair).candles().of(Interval::m1);
    REQUIRE(watched.size() == skipped.size());
    std::int64_t traded = 0;
    std::int64_t unseen = 0;
    // the last minute has just begun; each book may be 1.3 bands from the price; a
    // band is 1.55e-4 of 6 000 000 ticks: 930
    for (std::size_t i = watched.size() - 361; i + 1 < watched.size(); ++i) {
        CHECK(watched[i].open_ms == skipped[i].open_ms);
        CHECK(gap(watched[i].close, skipped[i].close) <= 2 * 1'209 + 10);
        CHECK(skipped[i].trades > 0);
        traded += watched[i].volume.count;
        unseen += skipped[i].volume.count;
    }
    CHECK(unseen > traded / 2);  // about as much is traded
    CHECK(unseen < traded * 2);
}

TEST_CASE("there is a full book between commands, and skipping is replayed to the bit") {
    Session session = short_seller();
    must(session, SkipTime{minute_ms});
    must(session, SkipTime{minute_ms + 400});
    must(session, SkipTime{200});
    must(session, Advance{400});
    must(session, SkipTime{24 * hour_ms});
    const Market& market = session.state().market(pair);
    CHECK_FALSE(market.crowd_is_away());
    CHECK(market.book().level_count(Side::buy) >= 24);
    CHECK(market.book().level_count(Side::sell) >= 24);
    CHECK(session.log().size() == 8);  // none was joined to its neighbour
    CHECK(fingerprint(session.rewound_to(session.log().size()).state()) ==
          fingerprint(session.state()));
}

TEST_CASE("a month passes at once, with all its interest and no more memory for the market") {
    Session session = short_seller();
    must(session, SkipTime{31 * 24 * hour_ms});
    // the first hour at once; the run began at 10:00, so 31 days hold 744 full hours
    CHECK(all_of<InterestCharged>(session.state()).size() == 1 + 31 * 24);
    CHECK(session.state().market(pair).candles().of(Interval::m1).size() <= Candles::kept + 300);
    CHECK(fault_of(session.state()) == "");
}

TEST_CASE("a time that cannot be skipped is refused") {
    Session session = funded("2000");
    for (const std::int64_t wrong :
         {std::int64_t{0}, std::int64_t{-200}, std::int64_t{300}, max_skip_ms + 200})
        CHECK(refused(session.submit(SkipTime{wrong})) == Refusal::time_step_invalid);
    CHECK(session.log().size() == 1);
    CHECK_FALSE(refused(session.submit(SkipTime{second_ms})).has_value());
}
