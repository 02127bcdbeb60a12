#include "market/older.h"

#include <doctest/doctest.h>

#include "core/random.h"
#include "market/history.h"

namespace mw {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t start = 1'767'605'410'000;  // 2026-01-05 09:30:10 UTC

/// The candle that parts add up to.
Candle sum_of(std::span<const Candle> parts) {
    Candle whole = parts.front();
    for (const Candle& part : parts.subspan(1)) {
        whole.high = std::max(whole.high, part.high);
        whole.low = std::min(whole.low, part.low);
        whole.close = part.close;
        whole.volume.count += part.volume.count;
        whole.trades += part.trades;
        whole.bought.count += part.bought.count;
    }
    return whole;
}

void check_same(const Candle& a, const Candle& b) {
    CHECK(a.open_ms == b.open_ms);
    CHECK(a.open == b.open);
    CHECK(a.high == b.high);
    CHECK(a.low == b.low);
    CHECK(a.close == b.close);
    CHECK(a.volume == b.volume);
    CHECK(a.trades == b.trades);
    CHECK(a.bought == b.bought);
}

void check_in_order(const Candle& candle) {
    CHECK(candle.low <= std::min(candle.open, candle.close));
    CHECK(candle.high >= std::max(candle.open, candle.close));
    CHECK(candle.bought.count >= 0);
    CHECK(candle.bought <= candle.volume);
    CHECK(candle.tick_lots >= candle.low.count * candle.volume.count);
    CHECK(candle.tick_lots <= candle.high.count * candle.volume.count);
}

Candle any_candle(Dice& dice) {
    const auto any = [&](std::uint64_t below) {
        return static_cast<std::int64_t>(dice.below(below));
    };
    const std::int64_t low = 1 + any(10'000'000);
    const std::int64_t range = any(3) == 0 ? any(3) : any(500'000);
    Candle candle;
    candle.open_ms = any(1'000) * 1'440 * minute;
    candle.low = {low};
    candle.high = {low + range};
    candle.open = {low + any(static_cast<std::uint64_t>(range) + 1)};
    candle.close = {low + any(static_cast<std::uint64_t>(range) + 1)};
    candle.volume = {any(4) == 0 ? any(3) : any(1'000'000'000)};
    candle.bought = {any(static_cast<std::uint64_t>(candle.volume.count) + 1)};
    candle.trades = static_cast<std::uint32_t>(any(100'000));
    return candle;
}

}  // namespace

TEST_CASE("the parts of a candle follow one another and add up to it") {
    Dice dice{7, Stream::test};
    for (int round = 0; round < 2'000; ++round) {
        const Candle whole = any_candle(dice);
        const auto count = 1 + static_cast<std::size_t>(dice.below(round % 100 == 0 ? 1'440 : 20));
        CAPTURE(round);
        CAPTURE(count);
        std::vector<Candle> parts;
        cut_candle(whole, minute, count, parts);
        REQUIRE(parts.size() == count);
        check_same(sum_of(parts), whole);
        for (std::size_t i = 0; i < count; ++i) {
            check_in_order(parts[i]);
            CHECK(parts[i].open_ms == whole.open_ms + static_cast<std::int64_t>(i) * minute);
            if (i > 0) CHECK(parts[i].open == parts[i - 1].close);
        }
        std::vector<Candle> again;
        cut_candle(whole, minute, count, again);
        CHECK(parts == again);
    }
}

TEST_CASE("a candle in which nothing was traded is cut into nothing traded") {
    std::vector<Candle> parts;
    cut_candle({0, {500}, {500}, {500}, {500}, {}, 0, 0, {}, 0}, minute, 5, parts);
    for (const Candle& part : parts) {
        CHECK(part.high == Ticks{500});
        CHECK(part.low == Ticks{500});
        CHECK(part.volume == Lots{0});
        CHECK(part.tick_lots == 0);
    }
}

TEST_CASE("the parts wander as minutes do, not in straight lines") {
    // 10 % within a day: a minute then moves some 0.1 % (0.10 / 1.6 / 38), in both directions
    std::vector<Candle> parts;
    cut_candle({0, {60'000}, {64'000}, {58'000}, {61'000}, {1'440'000}, 0, 9'000, {}, 0}, minute,
               1'440, parts);
    int rises = 0;
    std::int64_t way = 0;
    for (const Candle& part : parts) {
        rises += part.close > part.open ? 1 : 0;
        way += part.high.count - part.low.count;
        CHECK(part.high.count - part.low.count < 1'000);
        CHECK(part.volume.count > 0);
    }
    CHECK(rises > 550);
    CHECK(rises < 890);
    CHECK(way / 1'440 > 30);
    CHECK(way / 1'440 < 240);
}

TEST_CASE("a year of minutes lies before the kept ones, without a gap") {
    const PastPlan plan{4, Preset::normal, start, {6'000'000}, 365, 100'000};
    const Past past = make_past(plan);
    const auto kept = past.candles.of(Interval::m1);
    const std::size_t count = older_count(past.candles, Interval::m1);
    // 365 days and today's 9 hours 30 minutes, less the kept: the forming minute is one of them
    CHECK(count + kept.size() == 365 * 1'440 + 9 * 60 + 31);
    std::vector<Candle> all = older_candles(past.candles, Interval::m1, count);
    REQUIRE(all.size() == count);
    CHECK(all.front().open_ms == past.candles.of(Interval::d1).front().open_ms);
    all.insert(all.end(), kept.begin(), kept.end());
    for (std::size_t i = 1; i < all.size(); ++i) {
        REQUIRE(all[i].open_ms == all[i - 1].open_ms + minute);
        if (i < count) check_in_order(all[i]);
    }
    // every whole candle of every interval is the sum of its minutes
    for (const Interval interval :
         {Interval::m5, Interval::m15, Interval::h1, Interval::h4, Interval::d1}) {
        CAPTURE(name_of(interval));
        for (const Candle& whole : past.candles.of(interval)) {
            const auto first = (whole.open_ms - all.front().open_ms) / minute;
            const auto parts = length_ms(interval) / minute;
            if (static_cast<std::size_t>(first + parts) > all.size()) break;
            check_same(sum_of(std::span{all}.subspan(static_cast<std::size_t>(first),
                                                     static_cast<std::size_t>(parts))),
                       whole);
        }
    }
}

TEST_CASE("fewer may be asked for: they are the newest") {
    const Past past = make_past({5, Preset::normal, start, {6'000'000}, 30, 100'000});
    const std::size_t count = older_count(past.candles, Interval::m5);
    const auto all = older_candles(past.candles, Interval::m5, count);
    const auto some = older_candles(past.candles, Interval::m5, 500);
    REQUIRE(some.size() >= 500);
    CHECK(some.size() < 500 + 288);
    CHECK(std::equal(some.rbegin(), some.rend(), all.rbegin()));
}

TEST_CASE("days have nothing longer that they could be cut from") {
    const Past past = make_past({5, Preset::normal, start, {6'000'000}, 30, 100'000});
    CHECK(older_count(past.candles, Interval::d1) == 0);
    CHECK(older_candles(past.candles, Interval::d1, 10).empty());
    CHECK(older_count(Candles{}, Interval::m1) == 0);
}

}  // namespace mw
