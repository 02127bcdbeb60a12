#include "market/pair_path.h"

#include <doctest/doctest.h>

#include "market/market.h"
#include "market/nature.h"
#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t monday = 1'767'571'200'000;  // 2026-01-05 00:00 UTC
constexpr std::int64_t minute = 60'000;

Path leader_path(std::uint64_t seed) { return {seed, Preset::normal, monday, 6'000'000}; }

PairPath follower_path(std::uint64_t seed, Asset base) {
    const Nature nature = nature_of(base);
    const Path own{seed + 1'000, Preset::normal, monday, 300'000, {nature.own(), nature.whole}};
    return {own, leader_path(seed), nature.beta};
}

/// What the hourly returns of a pair and of its leader have in common.
struct Kinship {
    double correlation;
    double beta;
    double volatility;  // relative to the leader's
};

Kinship kinship(PairPath path, int days) {
    double both = 0;
    double own = 0;
    double leader = 0;
    path.set_block_minutes(15);
    for (int hour = 0; hour < days * 24; ++hour) {
        const double before = path.fair();
        const double leader_before = path.leader().fair();
        for (int i = 0; i < 60; ++i) path.advance(60);
        const double r = log_of(path.fair() / before);
        const double l = log_of(path.leader().fair() / leader_before);
        both += r * l;
        own += r * r;
        leader += l * l;
    }
    return {both / root(own * leader), both / leader, root(own / leader)};
}

MarketWorld bitcoin(std::uint64_t seed) {
    return {seed, monday, {6'000'000}, {1'000'000}, {Asset::btc, 1'000}, Preset::normal, 8};
}

MarketWorld ether(std::uint64_t seed) {
    const MarketWorld leader = bitcoin(seed);
    return {.seed = seed + 1'000,
            .start_ms = monday,
            .start_price = {300'000},
            .tick = {1'000'000},
            .lot = {Asset::eth, 10'000},
            .history_days = 8,
            .crowd_coins = 20,
            .leader = Leader{leader.seed, leader.start_price, leader.range}};
}

}  // namespace

TEST_CASE("hourly returns of a pair follow BTC's as closely and as far as its nature says") {
    for (const Asset base : {Asset::eth, Asset::bnb, Asset::sol, Asset::ada}) {
        CAPTURE(ticker_of(base));
        const Nature nature = nature_of(base);
        Kinship mean{};
        constexpr int seeds = 6;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const Kinship one_of = kinship(follower_path(seed, base), 60);
            CHECK(one_of.correlation > 0.45);
            CHECK(one_of.correlation < 0.95);
            mean.correlation += one_of.correlation / seeds;
            mean.beta += one_of.beta / seeds;
            mean.volatility += one_of.volatility / seeds;
        }
        // Both volatilities wander by themselves, so a year scatters by some per cent.
        CHECK(mean.correlation > nature.beta / nature.whole - 0.08);
        CHECK(mean.correlation < nature.beta / nature.whole + 0.08);
        CHECK(mean.beta > 0.93 * nature.beta);
        CHECK(mean.beta < 1.07 * nature.beta);
        CHECK(mean.volatility > 0.85 * nature.whole);
        CHECK(mean.volatility < 1.15 * nature.whole);
    }
}

TEST_CASE("the parts of a coin's volatility add up: whole^2 = beta^2 + own^2") {
    CHECK(nature_of(Asset::btc).own() == 1);
    CHECK(nature_of(Asset::btc).beta == 0);
    // ETH: 1.35^2 - 1.10^2 = 1.8225 - 1.21 = 0.6125, whose root is 0.78262
    CHECK(nature_of(Asset::eth).own() > 0.78261);
    CHECK(nature_of(Asset::eth).own() < 0.78263);
    // ... and the correlation with BTC is 1.10 / 1.35 = 0.815
    for (const Asset base : {Asset::eth, Asset::bnb, Asset::sol, Asset::ada}) {
        const Nature nature = nature_of(base);
        CHECK(nature.beta / nature.whole > 0.7);
        CHECK(nature.beta / nature.whole < 0.9);
    }
}

TEST_CASE("a follower's copy of the leader is BTC's own path, to the bit, steered or not") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Market btc{bitcoin(seed)};
        Market eth{ether(seed)};
        REQUIRE(eth.leader() == btc.leader());
        for (int i = 0; i < 3'000; ++i) {
            if (i == 703) {  // in the middle of a second
                const Leg leg{{6'300'000}, 5 * minute, {one}};
                btc.steer(leg);
                eth.steer_leader(leg);
            }
            btc.step();
            eth.step();
            if (i % 50 == 0) REQUIRE(eth.leader() == btc.leader());
        }
        CHECK(eth.leader() == btc.leader());
    }
}

TEST_CASE("steering BTC moves the others by their beta") {
    double sum = 0;
    constexpr int seeds = 40;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        PairPath path = follower_path(seed, Asset::eth);
        path.steer_leader({{6'600'000}, 30 * minute, {one}});
        for (int i = 0; i < 1'800; ++i) path.second();
        CHECK(path.leader().fundamental() == 6'600'000);
        sum += log_of(path.fair() / 300'000) / log_of(1.1);
    }
    // half an hour of its own noise is sd 0.5 * 0.78 / sqrt(365 * 48) = 0.3 % of price, so the
    // mean of 40 is off by 0.3 / 9.5 / sqrt(40) = 0.005; a jump or two add to that
    CHECK(sum / seeds > 1.10 - 0.05);
    CHECK(sum / seeds < 1.10 + 0.05);
}

TEST_CASE("while a leg of its own runs a pair follows nobody and arrives") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        PairPath path = follower_path(seed, Asset::ada);
        path.steer_leader({{5'000'000}, 10 * minute, {one}});
        path.steer({{310'000}, 3 * minute, {one}});
        for (int i = 0; i < 180; ++i) path.second();
        CHECK_FALSE(path.steering());
        CHECK(path.fair() == 310'000);
        for (int i = 0; i < 420; ++i) path.second();
        CHECK(path.fair() < 300'000);  // the rest of BTC's fall counts again
    }
}

TEST_CASE("the largest moves of the leader leave a follower a price") {
    PairPath path = follower_path(5, Asset::sol);
    path.keep_inside({{1}, {1'000'000}}, {{1}, {100'000'000}});
    for (const std::int64_t target : {1, 100'000'000, 50, 6'000'000}) {
        path.steer_leader({{target}, minute, {4 * one}});
        for (int i = 0; i < 90; ++i) {
            path.second();
            REQUIRE(path.fair() >= 1);
            REQUIRE(path.fair() <= 1'000'000);
        }
    }
}

}  // namespace mw
