#include "market/history.h"

#include <doctest/doctest.h>

#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t start = 1'767'605'410'000;  // 2026-01-05 09:30:10 UTC
constexpr std::int64_t day = 86'400'000;

PastPlan plan(std::uint64_t seed, int days) {
    return {seed, Preset::normal, start, {6'000'000}, days, 100'000};
}

}  // namespace

TEST_CASE("a past ends exactly at its price and time") {
    for (const int days : {1, 5, 30}) {
        CAPTURE(days);
        const Past past = make_past(plan(1, days));
        CHECK(past.path.time_ms() == start);
        CHECK(past.path.fair() == 6'000'000);
        CHECK(past.path.fundamental() == 6'000'000);
        CHECK(past.candles.of(Interval::d1).size() == static_cast<std::size_t>(days) + 1);
        for (const Interval interval : all_intervals) {
            const Candle& forming = past.candles.of(interval).back();
            CHECK(forming.close == Ticks{6'000'000});
            CHECK(forming.open_ms <= start);
            CHECK(forming.open_ms + length_ms(interval) > start);
        }
        CHECK(past.tape.prints().size() == 200);
        CHECK(past.tape.prints().back().price == Ticks{6'000'000});
        CHECK(past.tape.prints().back().trade_id == past.trades);
    }
}

TEST_CASE("all intervals are full after 200 days and agree with each other") {
    const Past past = make_past(plan(2, 200));
    CHECK(past.candles.of(Interval::d1).size() == 201);
    CHECK(past.candles.of(Interval::h4).size() >= 1'200);
    for (const Interval interval : {Interval::m1, Interval::m5, Interval::m15, Interval::h1})
        CHECK(past.candles.of(interval).size() >= 1'500);

    // 1 500 hours are 62 days: days that lie inside are the sums of their hours
    const auto hours = past.candles.of(Interval::h1);
    for (const Candle& whole : past.candles.of(Interval::d1)) {
        if (whole.open_ms < hours.front().open_ms) continue;
        std::int64_t volume = 0;
        std::int64_t tick_lots = 0;
        Ticks high = whole.open;
        for (const Candle& hour : hours) {
            if (hour.open_ms < whole.open_ms || hour.open_ms >= whole.open_ms + day) continue;
            volume += hour.volume.count;
            tick_lots += hour.tick_lots;
            if (hour.high > high) high = hour.high;
        }
        CHECK(whole.volume == Lots{volume});
        CHECK(whole.tick_lots == tick_lots);
        CHECK(whole.high == high);
    }
}

TEST_CASE("candles follow one another without gaps, jumps or silence") {
    const Past past = make_past(plan(3, 200));
    for (const Interval interval : all_intervals) {
        CAPTURE(name_of(interval));
        const auto candles = past.candles.of(interval);
        for (std::size_t i = 1; i < candles.size(); ++i) {
            const Candle& candle = candles[i];
            REQUIRE(candle.open_ms == candles[i - 1].open_ms + length_ms(interval));
            REQUIRE(candle.low.count > 0);
            REQUIRE(candle.trades > 0);
            const auto gap = static_cast<double>(candle.open.count - candles[i - 1].close.count);
            REQUIRE(gap * gap < 9e-4 * static_cast<double>(candle.open.count) *
                                    static_cast<double>(candle.open.count));  // below 3 %
        }
    }
}

TEST_CASE("a day of the past trades about as much as a real one") {
    double coins = 0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const Past past = make_past(plan(seed, 60));
        std::int64_t lots = 0;
        for (const Candle& candle : past.candles.of(Interval::d1)) lots += candle.volume.count;
        coins += static_cast<double>(lots) / 100'000 / 60;
    }
    CHECK(coins / 5 > 14'000);  // measured in 2022 to 2026: 14 000 to 33 000 coins a day
    CHECK(coins / 5 < 40'000);
}

TEST_CASE("the same plan makes the same past") {
    const Past a = make_past(plan(9, 10));
    const Past b = make_past(plan(9, 10));
    CHECK(a.path == b.path);
    CHECK(a.candles == b.candles);
    CHECK(a.tape == b.tape);
    CHECK_FALSE(make_past(plan(10, 10)).candles == a.candles);
}

}  // namespace mw
