#include "market/levels.h"

#include <doctest/doctest.h>

namespace mw {
namespace {

/// The ranks from the best to the worst.
std::vector<std::int64_t> down(const Levels& levels) {
    std::vector<std::int64_t> ranks;
    for (PoolIndex i = levels.best(); i != nowhere; i = levels[i].worse)
        ranks.push_back(levels[i].rank);
    return ranks;
}

/// The ranks from the worst to the best.
std::vector<std::int64_t> up(const Levels& levels) {
    std::vector<std::int64_t> ranks;
    for (PoolIndex i = levels.worst(); i != nowhere; i = levels[i].better)
        ranks.push_back(levels[i].rank);
    return ranks;
}

Levels with(std::initializer_list<std::int64_t> ranks) {
    Levels levels;
    for (const std::int64_t rank : ranks) levels.open(rank);
    return levels;
}

}  // namespace

TEST_CASE("levels are in order from both ends, however far apart they were made") {
    const Levels levels = with({-500, 100, -90'000, 99, 40'000, 101, -16'000, -80'000});
    CHECK(down(levels) ==
          std::vector<std::int64_t>{40'000, 101, 100, 99, -500, -16'000, -80'000, -90'000});
    CHECK(up(levels) ==
          std::vector<std::int64_t>{-90'000, -80'000, -16'000, -500, 99, 100, 101, 40'000});
    CHECK(levels.count() == 8);
}

TEST_CASE("a level is found where it is, and not a window's length from there") {
    // the window holds 16 384 ranks, a few of them better than the best level
    Levels levels = with({1'000'000});
    for (std::int64_t away = 0; away < 20'000; ++away) {
        const std::int64_t rank = 1'000'000 - away;
        const PoolIndex made = levels.open(rank);
        CHECK(levels.open(rank) == made);
        CHECK(levels[made].rank == rank);
        CHECK(levels.find(rank - 1) == nowhere);
        CHECK(levels.find(rank - 16'384) == nowhere);
        CHECK(levels.find(rank + 16'384 + away) == nowhere);
        if (away % 100 != 0) levels.close(made);
    }
    CHECK(levels.count() == 200);
    CHECK(down(levels).size() == 200);
}

TEST_CASE("the best level goes, and the next is found however far it is") {
    Levels levels = with({5'000, 4'999, 900, -20'000, -2'000'000});
    std::vector<std::int64_t> seen;
    while (levels.best() != nowhere) {
        seen.push_back(levels[levels.best()].rank);
        levels.close(levels.best());
    }
    CHECK(seen == std::vector<std::int64_t>{5'000, 4'999, 900, -20'000, -2'000'000});
    CHECK(levels.worst() == nowhere);
    levels.open(-7);
    CHECK(up(levels) == std::vector<std::int64_t>{-7});
}

}  // namespace mw
