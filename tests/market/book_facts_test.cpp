#include "market/book_facts.h"

#include <doctest/doctest.h>

#include "exchange/markets.h"

namespace mw {
namespace {

MarketWorld lively(std::uint64_t seed, Pair pair) {
    World world = default_world(seed);
    world.history_days = 1;
    world.preset = Preset::wild;  // the bands come from a lively stretch of a real market
    return market_world_of(world, pair);
}

}  // namespace

TEST_CASE("book and order flow of BTC lie in the bands of a real market") {
    std::vector<Fact> all;
    for (const std::uint64_t seed : {1U, 4U, 5U, 6U, 7U}) {
        const auto facts = book_facts_of(lively(seed, Pair::btcusdt), 30);
        if (all.empty()) all = facts;
        for (std::size_t i = 0; i < all.size(); ++i) all[i].values.push_back(facts[i].values[0]);
    }
    CHECK(all.size() == 16);
    for (Fact& fact : all) {
        fact.values.erase(fact.values.begin());  // the first seed stands there twice
        CAPTURE(fact.name);
        CAPTURE(fact.middle());
        CHECK(fact.inside());
    }
}

TEST_CASE("a market whose makers are missing would be noticed") {
    MarketWorld world = lively(1, Pair::btcusdt);
    world.frictions = frictions_of(Realism::harsh, world.start_price);
    int outside = 0;
    for (const Fact& fact : book_facts_of(world, 5)) outside += fact.inside() ? 0 : 1;
    CHECK(outside >= 5);  // spread, three depths, touch
}

}  // namespace mw
