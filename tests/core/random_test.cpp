#include "core/random.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <set>

namespace mw {

TEST_CASE("the same seed and purpose give the same numbers, and copies go on alike") {
    Dice a{42, Stream::price};
    Dice b{42, Stream::price};
    for (int i = 0; i < 100; ++i) CHECK(a.bits() == b.bits());
    Dice copy = a;
    CHECK(copy == a);
    CHECK(copy.bits() == a.bits());
    CHECK(copy.count() == 101);
}

TEST_CASE("another seed or purpose gives other numbers") {
    std::set<std::uint64_t> seen;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        for (const Stream stream : {Stream::volatility, Stream::price, Stream::flow}) {
            Dice dice{seed, stream};
            for (int i = 0; i < 20; ++i) seen.insert(dice.bits());
        }
    CHECK(seen.size() == 50 * 3 * 20);
}

TEST_CASE("numbers below a bound stay below it and are even") {
    Dice dice{7, Stream::test};
    std::array<int, 6> faces{};
    for (int i = 0; i < 60'000; ++i) ++faces[static_cast<std::size_t>(dice.below(6))];
    for (const int count : faces) {
        CHECK(count > 10'000 - 400);  // more than four times sqrt(60 000 * 1/6 * 5/6) = 91
        CHECK(count < 10'000 + 400);
    }
    for (int i = 0; i < 100; ++i) CHECK(dice.below(1) == 0);
    for (int i = 0; i < 100; ++i) CHECK(dice.below(1ULL << 63U) < 1ULL << 63U);
}

TEST_CASE("chance counts in millionths") {
    Dice dice{8, Stream::test};
    int hits = 0;
    for (int i = 0; i < 100'000; ++i) {
        CHECK_FALSE(dice.chance(0));
        CHECK(dice.chance(1'000'000));
        hits += dice.chance(250'000) ? 1 : 0;
    }
    CHECK(hits > 25'000 - 600);  // four times sqrt(100 000 * 1/4 * 3/4) = 548
    CHECK(hits < 25'000 + 600);
}

TEST_CASE("every bit is one about half of the time") {
    Dice dice{9, Stream::test};
    std::array<int, 64> ones{};
    for (int i = 0; i < 10'000; ++i) {
        const std::uint64_t bits = dice.bits();
        for (std::size_t b = 0; b < 64; ++b) ones[b] += static_cast<int>((bits >> b) & 1U);
    }
    for (const int count : ones) {
        CHECK(count > 5'000 - 250);  // five times sqrt(10 000 / 4) = 250
        CHECK(count < 5'000 + 250);
    }
}

}  // namespace mw
