#include "market/candles.h"

#include <doctest/doctest.h>

#include "core/random.h"

namespace mw {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t midnight = 1'767'571'200'000;  // 2026-01-05 00:00 UTC, a Monday

/// Sums a shorter interval's candles that lie inside a longer one's, by the plain definition.
Candle folded(std::span<const Candle> parts, std::int64_t open_ms, std::int64_t length) {
    Candle sum;
    for (const Candle& part : parts) {
        if (part.open_ms < open_ms || part.open_ms >= open_ms + length) continue;
        if (part.trades == 0) continue;
        if (sum.trades == 0) sum.open = sum.high = sum.low = part.open;
        if (part.high > sum.high) sum.high = part.high;
        if (part.low < sum.low) sum.low = part.low;
        sum.close = part.close;
        sum.volume.count += part.volume.count;
        sum.tick_lots += part.tick_lots;
        sum.trades += part.trades;
        sum.bought.count += part.bought.count;
        sum.bought_tick_lots += part.bought_tick_lots;
    }
    sum.open_ms = open_ms;
    return sum;
}

}  // namespace

TEST_CASE("intervals have the names and lengths traders know") {
    CHECK(name_of(Interval::m1) == "1m");
    CHECK(name_of(Interval::d1) == "1d");
    CHECK(length_ms(Interval::m15) == 900'000);
    CHECK(length_ms(Interval::h4) == 14'400'000);
    CHECK(interval_named("4h") == Interval::h4);
    CHECK(interval_named("2h") == std::nullopt);
    CHECK(interval_named("") == std::nullopt);
    for (const Interval interval : all_intervals)
        CHECK(interval_named(name_of(interval)) == interval);
}

TEST_CASE("a candle is the sum of its trades") {
    Candles candles;
    candles.trade(midnight + 1'000, {100}, {3});
    candles.trade(midnight + 2'000, {104}, {1});
    candles.trade(midnight + 2'000, {97}, {2});
    candles.trade(midnight + 59'999, {101}, {4});
    for (const Interval interval : all_intervals) {
        REQUIRE(candles.of(interval).size() == 1);
        // 3 * 100 + 104 + 2 * 97 + 4 * 101 = 300 + 104 + 194 + 404 = 1 002; only the 2 at 97 came
        // in a fall, so they are taken for a sale: 10 - 2 = 8, 1 002 - 194 = 808
        CHECK(candles.of(interval)[0] ==
              Candle{midnight, {100}, {104}, {97}, {101}, {10}, 1'002, 4, {8}, 808});
    }
}

TEST_CASE("a trade at the full minute opens the next candle") {
    Candles candles;
    candles.trade(midnight + 59'999, {100}, {1});
    candles.trade(midnight + minute, {105}, {1});
    const auto minutes = candles.of(Interval::m1);
    REQUIRE(minutes.size() == 2);
    CHECK(minutes[1] ==
          Candle{midnight + minute, {105}, {105}, {105}, {105}, {1}, 105, 1, {1}, 105});
    CHECK(candles.of(Interval::m5).size() == 1);
}

TEST_CASE("minutes without trades become empty candles at the last close") {
    Candles candles;
    candles.quiet_until(midnight);  // no price yet, so nothing opens
    CHECK(candles.of(Interval::m1).empty());
    candles.trade(midnight, {100}, {1});
    candles.quiet_until(midnight + 2 * minute + 5);
    const auto minutes = candles.of(Interval::m1);
    REQUIRE(minutes.size() == 3);
    CHECK(minutes[1] == Candle{midnight + minute, {100}, {100}, {100}, {100}, {0}, 0, 0, {0}, 0});
    CHECK(minutes[2].open_ms == midnight + 2 * minute);
    CHECK(candles.of(Interval::m5).size() == 1);

    candles.trade(midnight + 2 * minute + 9, {90}, {2});  // opens at its own price, not at 100
    CHECK(candles.of(Interval::m1)[2] ==
          Candle{midnight + 2 * minute, {90}, {90}, {90}, {90}, {2}, 180, 1, {0}, 0});
}

TEST_CASE("a trade whose taker is known counts by what the taker did") {
    Candles candles;
    candles.trade(midnight, {100}, {3}, Side::sell);
    candles.trade(midnight, {90}, {2}, Side::buy);
    CHECK(candles.of(Interval::h1)[0].bought == Lots{2});
    CHECK(candles.of(Interval::h1)[0].bought_tick_lots == 180);
}

TEST_CASE("a held price is the last one of every forming candle") {
    Candles candles;
    candles.trade(midnight, {100}, {1});
    candles.hold_at({104});
    CHECK(candles.of(Interval::m1)[0].close == Ticks{104});
    CHECK(candles.of(Interval::d1)[0].high == Ticks{104});
    CHECK(candles.of(Interval::d1)[0].trades == 1);
}

TEST_CASE("a gap before a trade is filled like quiet time") {
    Candles candles;
    candles.trade(midnight, {100}, {1});
    candles.trade(midnight + 3 * minute, {110}, {1});
    const auto minutes = candles.of(Interval::m1);
    REQUIRE(minutes.size() == 4);
    CHECK(minutes[2].close == Ticks{100});
    CHECK(minutes[2].trades == 0);
    CHECK(minutes[3].open == Ticks{110});
}

TEST_CASE("longer candles are the sums of the shorter ones inside them") {
    Dice dice{5, Stream::test};
    Candles candles;
    std::int64_t price = 5'000;
    std::int64_t time_ms = midnight + 12'345;
    for (int i = 0; i < 4'000; ++i) {
        time_ms += static_cast<std::int64_t>(dice.below(40'000));  // about 22 hours in all
        price += static_cast<std::int64_t>(dice.below(21)) - 10;
        candles.trade(time_ms, {price}, {1 + static_cast<std::int64_t>(dice.below(9))});
    }
    for (std::size_t i = 1; i < interval_count; ++i) {
        const Interval interval = all_intervals[i];
        for (const Candle& candle : candles.of(interval))
            CHECK(candle == folded(candles.of(Interval::m1), candle.open_ms, length_ms(interval)));
    }
}

TEST_CASE("old candles are dropped, the newest 1 500 never") {
    Candles candles;
    for (int i = 0; i < 5'000; ++i) candles.trade(midnight + i * minute, {1'000 + i}, {1});
    const auto minutes = candles.of(Interval::m1);
    CHECK(minutes.size() >= 1'500);
    CHECK(minutes.size() <= 1'800);
    CHECK(minutes.back().close == Ticks{5'999});
    for (std::size_t i = 1; i < minutes.size(); ++i)
        REQUIRE(minutes[i].open_ms == minutes[i - 1].open_ms + minute);
}

TEST_CASE("the last 24 hours forget what is older") {
    Candles candles;
    CHECK(candles.last_24h() == DayStats{});
    candles.trade(midnight, {500}, {7});  // dropped out by the end
    candles.trade(midnight + 10 * minute, {100}, {1});
    candles.trade(midnight + 20 * minute, {140}, {2});
    candles.trade(midnight + 30 * minute, {90}, {3});
    CHECK(candles.last_24h() == DayStats{{500}, {500}, {90}, {13}, 3'500 + 100 + 280 + 270, 4});
    candles.quiet_until(midnight + 1'440 * minute);  // minutes 1 to 1 440 are the newest 1 440
    CHECK(candles.last_24h() == DayStats{{500}, {500}, {90}, {6}, 650, 3});
    candles.quiet_until(midnight + 1'449 * minute);  // now minutes 10 to 1 449
    CHECK(candles.last_24h() == DayStats{{100}, {140}, {90}, {6}, 650, 3});
}

TEST_CASE("the fingerprint of candles tells trades apart") {
    Candles a;
    Candles b;
    Fingerprint fa;
    Fingerprint fb;
    for (int i = 0; i < 10; ++i) {
        a.trade(midnight + i * minute, {100}, {2});
        b.trade(midnight + i * minute, {100}, {i == 3 ? 3 : 2});
    }
    a.add_to(fa);
    b.add_to(fb);
    CHECK(fa.value() != fb.value());
    CHECK_FALSE(a == b);
}

}  // namespace mw
