#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "exchange/bench.h"

// What loans cost, and what the lenders have. Source: S5 for rates that are set anew every hour;
// how far they swing is our choice. Domain reference 4.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// One pair, usual rates of 0.001 % an hour, 20 minutes after 10:00.
World floating_world(std::uint64_t seed = 1) {
    World world = small_world(seed);
    world.rates_float = true;
    world.start_ms += 20 * minute_ms;
    return world;
}

/// Three hours and a half with a loan in each coin, from 10:20 on.
const Session& after_hours() {
    static const Session session = [] {
        Session running{floating_world()};
        must(running, Transfer{pair, Direction::into_isolated, usdt("5000")});
        must(running, Borrow{pair, usdt("1000")});
        must(running, Borrow{pair, btc("0.02")});
        must(running, Advance{210 * minute_ms});
        return running;
    }();
    return session;
}

bool refuses(const State& state, const Command& command) {
    return refused(decide(state, command)) == Refusal::steer_invalid;
}

}  // namespace

TEST_CASE("floating rates stay within 0.4 and 1.6 of the usual one and do move") {
    std::int64_t lowest = INT64_MAX;
    std::int64_t highest = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        World world = floating_world(seed);
        world.start_ms += static_cast<std::int64_t>(seed) * 101 * hour_ms;
        const State state = make_state(world);
        for (const Asset asset : all_assets) {
            for (const Ratio rate : {hourly_rate(state, asset), next_hourly_rate(state, asset)}) {
                CHECK(rate.units >= 400);  // of 1 000
                CHECK(rate.units <= 1'600);
                lowest = std::min(lowest, rate.units);
                highest = std::max(highest, rate.units);
            }
        }
    }
    CHECK(lowest < 900);
    CHECK(highest > 1'100);
}

TEST_CASE("neighbouring hours are alike") {
    // the waves of 6, 48 and 336 hours swing by 0.1, 0.2 and 0.3: at most
    // 2 * (0.1 / 6 + 0.2 / 48 + 0.3 / 336) = 0.0435 from one hour to the next, and a unit
    const State& state = after_hours().state();
    for (const Asset asset : all_assets) {
        const std::int64_t change =
            next_hourly_rate(state, asset).units - hourly_rate(state, asset).units;
        CHECK(std::abs(change) <= 45);
    }
}

TEST_CASE("where rates do not float the usual one is charged for ever") {
    Session session = funded("2000");
    for (const Asset asset : all_assets) {
        CHECK(hourly_rate(session.state(), asset) == Ratio{1'000});
        CHECK(next_hourly_rate(session.state(), asset) == Ratio{1'000});
    }
    must(session, Advance{61 * minute_ms});
    CHECK(rate_history(session.state(), Asset::btc, session.state().world.start_ms,
                       session.state().time_ms())
              .size() == 2);
}

TEST_CASE("the next hour's rate is what the next hour charges") {
    Session session{floating_world()};
    must(session, Transfer{pair, Direction::into_isolated, usdt("5000")});
    const Ratio now = hourly_rate(session.state(), Asset::usdt);
    const Ratio next = next_hourly_rate(session.state(), Asset::usdt);
    must(session, Borrow{pair, usdt("1000")});
    must(session, Advance{39 * minute_ms});
    CHECK(hourly_rate(session.state(), Asset::usdt) == now);  // until the clock strikes
    must(session, Advance{minute_ms});
    const auto charges = all_of<InterestCharged>(session.state());
    REQUIRE(charges.size() == 2);
    CHECK(charges[0].hourly_rate == now);
    CHECK(charges[1].hourly_rate == next);
    CHECK(charges[1].amount.units == next.units * 1'000);  // of 1 000 USDT, exact
    CHECK(hourly_rate(session.state(), Asset::usdt) == next);
}

TEST_CASE("the history of rates holds every hour, and what was charged is in it") {
    const State& state = after_hours().state();
    for (const Asset asset : {Asset::usdt, Asset::btc}) {
        const auto points = rate_history(state, asset, state.world.start_ms, state.time_ms());
        REQUIRE(points.size() == 4);  // from 10:20, 11:00, 12:00, 13:00
        CHECK(points[0].time_ms == state.world.start_ms);
        for (std::size_t i = 1; i < points.size(); ++i)
            CHECK(points[i].time_ms ==
                  state.world.start_ms +
                      (40 + 60 * (static_cast<std::int64_t>(i) - 1)) * minute_ms);
        std::vector<Ratio> charged;
        for (const InterestCharged& each : all_of<InterestCharged>(state))
            if (each.amount.asset == asset) charged.push_back(each.hourly_rate);
        REQUIRE(charged.size() == points.size());
        for (std::size_t i = 0; i < points.size(); ++i) CHECK(charged[i] == points[i].hourly_rate);
    }
}

TEST_CASE("two stretches of history join up to the whole") {
    const State& state = after_hours().state();
    const std::int64_t from = state.world.start_ms;
    const std::int64_t to = state.time_ms();
    const auto whole = rate_history(state, Asset::btc, from, to);
    for (const std::int64_t middle :
         {from, from + minute_ms, from + 40 * minute_ms, from + 100 * minute_ms, to}) {
        auto joined = rate_history(state, Asset::btc, from, middle);
        const auto rest = rate_history(state, Asset::btc, middle, to);
        REQUIRE_FALSE(joined.empty());
        REQUIRE_FALSE(rest.empty());
        CHECK(joined.back() == rest.front());  // the rate that held at the middle
        joined.insert(joined.end(), rest.begin() + 1, rest.end());
        CHECK(joined == whole);
    }
}

TEST_CASE("a rate that is set is charged from then on, first hours and full hours alike") {
    Session session = funded("5000");
    must(session, Borrow{pair, usdt("1000")});  // 0.01
    must(session, SetRate{Asset::usdt, {5'000}});
    must(session, Borrow{pair, usdt("200")});  // 0.005 % of 200 is 0.01
    CHECK(account_of(session).quote.interest == usdt("0.02"));
    CHECK(next_hourly_rate(session.state(), Asset::usdt) == Ratio{5'000});
    CHECK(hourly_rate(session.state(), Asset::btc) == Ratio{1'000});
    must(session, Advance{hour_ms});
    CHECK(account_of(session).quote.interest == usdt("0.08"));  // and 0.005 % of 1 200
    must(session, SetRate{Asset::usdt, {0}});
    must(session, Advance{hour_ms});
    CHECK(account_of(session).quote.interest == usdt("0.08"));
}

TEST_CASE("rates that float swing around the one that was set") {
    Session session{floating_world()};
    const std::int64_t before = hourly_rate(session.state(), Asset::btc).units;
    must(session, SetRate{Asset::btc, {100'000}});  // a hundred times the usual 1 000
    const std::int64_t after = hourly_rate(session.state(), Asset::btc).units;
    CHECK(after / 100 == before);  // both are rounded down
}

TEST_CASE("the history shows when a rate was set, and only what held between its two moments") {
    Session session = funded("2000");  // 10:00
    must(session, Advance{20 * minute_ms});
    must(session, SetRate{Asset::btc, {7'000}});
    must(session, Advance{20 * minute_ms});
    const State& state = session.state();
    const std::int64_t start = state.world.start_ms;
    const RatePoint usual{start, {1'000}};
    const RatePoint set{start + 20 * minute_ms, {7'000}};
    using Points = std::vector<RatePoint>;
    CHECK(rate_history(state, Asset::btc, start, state.time_ms()) == Points{usual, set});
    CHECK(rate_history(state, Asset::btc, start, start + 10 * minute_ms) == Points{usual});
    CHECK(rate_history(state, Asset::btc, start + 30 * minute_ms, state.time_ms()) == Points{set});
    CHECK(rate_history(state, Asset::usdt, start, state.time_ms()) == Points{usual});
}

TEST_CASE("a rate lies between nothing and 1 % an hour") {
    const State state = funded("1").state();
    CHECK(refuses(state, SetRate{Asset::btc, {-1}}));
    CHECK_FALSE(refuses(state, SetRate{Asset::btc, {0}}));
    CHECK_FALSE(refuses(state, SetRate{Asset::btc, ratio("0.01")}));
    CHECK(refuses(state, SetRate{Asset::btc, ratio("0.01000001")}));
}

TEST_CASE("the lenders' stock is set by moving coins from or to everybody else") {
    Session session = funded("2000");
    const Amount lenders = held(session.state().ledger, Lenders{}, Asset::btc);
    const Amount others = held(session.state().ledger, Others{}, Asset::btc);
    must(session, SetStock{btc("0.01")});
    CHECK(held(session.state().ledger, Lenders{}, Asset::btc) == btc("0.01"));
    CHECK(held(session.state().ledger, Others{}, Asset::btc) == others + lenders - btc("0.01"));
    CHECK(refused(session.submit(Borrow{pair, btc("0.01000001")})) ==
          Refusal::lender_stock_too_low);
    must(session, Borrow{pair, btc("0.01")});
    CHECK(refused(session.submit(Borrow{pair, btc("0.000001")})) == Refusal::lender_stock_too_low);
    must(session, SetStock{lenders});
    must(session, Borrow{pair, btc("0.000001")});
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("a stock lies between nothing and all that lenders and everybody else hold") {
    const State state = funded("1").state();
    const Amount all =
        held(state.ledger, Lenders{}, Asset::btc) + held(state.ledger, Others{}, Asset::btc);
    CHECK(refuses(state, SetStock{btc("0") - btc("0.00000001")}));
    CHECK_FALSE(refuses(state, SetStock{btc("0")}));
    CHECK_FALSE(refuses(state, SetStock{all}));
    CHECK(refuses(state, SetStock{all + btc("0.00000001")}));
}
