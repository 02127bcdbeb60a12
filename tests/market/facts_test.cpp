#include "market/facts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "market/market.h"
#include "market/quiet.h"
#include "support/slow.h"

namespace mw {
namespace {

constexpr std::int64_t monday = 1'767'571'200'000;  // 2026-01-05 00:00 UTC

// Instrumented code measures less, and so may be off by more.
constexpr std::uint64_t seeds = is_sanitized ? 1 : 4;
constexpr int weeks = is_sanitized ? 13 : 26;
constexpr int misses = is_sanitized ? 6 : 0;

MarketWorld world_of(Asset base, std::uint64_t seed) {
    MarketWorld world;
    world.seed = seed;
    world.start_ms = monday;
    world.start_price = {6'000'000};
    world.tick = {1'000'000};
    world.lot = {Asset::btc, 1'000};
    if (base == Asset::btc) return world;
    world.leader = Leader{seed, world.start_price, world.range};
    world.seed = seed + 1'000;
    world.start_price = {300'000};
    world.lot = {base, 10'000};
    world.crowd_coins = 20;
    return world;
}

std::vector<Candle> minutes_of(const MarketWorld& world, int days) {
    QuietMarket market{world};
    std::vector<Candle> minutes;
    for (int i = 0; i < days * 1'440; ++i) minutes.push_back(market.minute());
    return minutes;
}

/// The facts of some seeds, all values of one fact together.
std::vector<Fact> facts_of_seeds(Asset base, std::uint64_t many, int days) {
    std::vector<Fact> all;
    for (std::uint64_t seed = 1; seed <= many; ++seed) {
        const auto facts = facts_of(minutes_of(world_of(base, seed), days), nature_of(base));
        if (all.empty()) {
            all = facts;
            continue;
        }
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i].values.insert(all[i].values.end(), facts[i].values.begin(),
                                 facts[i].values.end());
    }
    return all;
}

int key_facts_outside(const std::vector<Fact>& facts) {
    int outside = 0;
    for (const Fact& fact : facts) {
        if (!fact.key || fact.inside()) continue;
        MESSAGE(fact.name << " is " << fact.middle() << ", outside " << fact.band.low << ".."
                          << fact.band.high);
        ++outside;
    }
    return outside;
}

/// A market of the plainest kind: equal normal steps, the same volume.
std::vector<Candle> random_walk(int days) {
    Dice dice{1, Stream::test};
    std::vector<Candle> minutes;
    std::int64_t price = 6'000'000;
    for (int i = 0; i < days * 1'440; ++i) {
        std::int64_t sum = 0;  // of twelve even draws: nearly normal
        for (int k = 0; k < 12; ++k) sum += static_cast<std::int64_t>(dice.below(2'401)) - 1'200;
        Candle candle;
        candle.open_ms = monday + std::int64_t{i} * 60'000;
        candle.open = {price};
        candle.close = {price += sum};
        candle.high = std::max(candle.open, candle.close);
        candle.low = std::min(candle.open, candle.close);
        candle.volume = {static_cast<std::int64_t>(100'000 + dice.below(1'000))};
        minutes.push_back(candle);
    }
    return minutes;
}

}  // namespace

TEST_CASE("the key facts of BTC are those of the real market") {
    const auto facts = facts_of_seeds(Asset::btc, seeds, weeks * 7);
    REQUIRE(facts.size() == 67);
    CHECK(key_facts_outside(facts) <= misses);
}

// BNB's tick is 17 millionths of its price and BTC's a sixth of a millionth, so BNB's closes are
// unchanged more often than the band, which is BTC's, allows.
TEST_CASE("the key facts of ETH and BNB are those of a real market, but for BNB's coarse tick") {
    for (const Asset base : {Asset::eth, Asset::bnb}) {
        CAPTURE(ticker_of(base));
        const auto facts = facts_of_seeds(base, (seeds + 1) / 2, weeks * 7 / 2);
        const auto is_coarse = [base](const Fact& fact) {
            return base == Asset::bnb && fact.name == "zero 1m" && !fact.inside();
        };
        const auto coarse = static_cast<int>(std::ranges::count_if(facts, is_coarse));
        CHECK(key_facts_outside(facts) - coarse <= misses);
    }
}

TEST_CASE("a plain random walk fails most key facts") {
    CHECK(key_facts_outside(facts_of(random_walk(91), nature_of(Asset::btc))) >= 15);
}

TEST_CASE("a quiet minute is the sum of its trades and follows the one before") {
    QuietMarket market{world_of(Asset::btc, 3)};
    Candle before = market.minute();
    CHECK(before.open_ms == monday);
    for (int i = 0; i < 1'000; ++i) {
        const Candle next = market.minute();
        REQUIRE(next.open_ms == before.open_ms + 60'000);
        REQUIRE(next.trades == 60);
        REQUIRE(next.low <= std::min(next.open, next.close));
        REQUIRE(next.high >= std::max(next.open, next.close));
        REQUIRE(next.tick_lots >= next.low.count * next.volume.count);
        REQUIRE(next.tick_lots <= next.high.count * next.volume.count);
        before = next;
    }
}

}  // namespace mw
