#include "market/indicators.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mw {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;

/// The worked example: closes 100 104 102 106 104 102 106 104 97 106 104 97 106 99 108 106 99 108
/// 101 99, true ranges 3 6 5 5 4 6 5 5 9 10 4 10 10 10 12 5 9 12 9 5.
std::vector<Candle> example() {
    std::vector<Candle> candles;
    for (std::int64_t i = 0; i < 20; ++i) {
        const std::int64_t close = 100 + 7 * i % 11 - 3 * i % 5;
        Candle candle;
        candle.open_ms = i * hour_ms;
        candle.open = candle.close = {close};
        candle.high = {close + 1 + i % 3};
        candle.low = {close - 2 - i % 2};
        candles.push_back(candle);
    }
    return candles;
}

std::vector<Candle> of_closes(std::initializer_list<std::int64_t> closes) {
    std::vector<Candle> candles;
    for (const std::int64_t close : closes) {
        Candle candle;
        candle.open_ms = static_cast<std::int64_t>(candles.size()) * hour_ms;
        candle.open = candle.high = candle.low = candle.close = {close};
        candles.push_back(candle);
    }
    return candles;
}

/// The figure in 1e-6, rounded to the nearest, as the example is given.
std::int64_t micro(std::optional<Fine> figure) {
    REQUIRE(figure.has_value());
    return (figure->parts + 50) / 100;
}

/// The first candle that has a figure.
std::size_t first(const Line& line) {
    return static_cast<std::size_t>(
        std::ranges::find_if(line, [](const auto& figure) { return figure.has_value(); }) -
        line.begin());
}

}  // namespace

TEST_CASE("ATR, EMA and RSI give the figures of the worked example") {
    struct Row {
        Line line;
        std::size_t first;
        std::int64_t first_value;
        std::int64_t next;
        std::int64_t last;
    };
    const auto candles = example();
    const Row rows[] = {
        // (3 + 6 + 5 + 5 + 4) / 5 = 4.6, then (4.6 * 4 + 6) / 5 = 4.88
        {average_true_range(candles, 5), 4, 4'600'000, 4'880'000, 8'187'956},
        // the first 14 sum to 92: 92 / 14 = 6.571429, then (92 / 14 * 13 + 12) / 14
        {average_true_range(candles, 14), 13, 6'571'429, 6'959'184, 7'277'732},
        // 516 / 5 = 103.2, then 103.2 + (102 - 103.2) / 3 = 102.8
        {exponential_average(candles, 5), 4, 103'200'000, 102'800'000, 101'858'259},
        {exponential_average(candles, 14), 13, 102'642'857, 103'357'143, 102'789'407},
        // gains 4 + 4 + 0 = 8, losses 2 + 2 + 2 = 6: 100 * 8 / 14 = 57.142857
        {relative_strength(candles, 5), 5, 57'142'857, 68'421'053, 42'700'144},
        {relative_strength(candles, 14), 14, 55'714'286, 54'051'173, 48'389'702},
    };
    for (const Row& row : rows) {
        CAPTURE(&row - rows);
        REQUIRE(row.line.size() == candles.size());
        CHECK(first(row.line) == row.first);
        CHECK(micro(row.line[row.first]) == row.first_value);
        CHECK(micro(row.line[row.first + 1]) == row.next);
        CHECK(micro(row.line.back()) == row.last);
    }
}

TEST_CASE("a simple average is the mean of the newest closes, rounded down") {
    const Line line = simple_average(of_closes({10, 20, 40, 41, 3}), 3);
    CHECK(first(line) == 2);
    CHECK(line[2] == Fine{2'333'333'333});  // 70 / 3
    CHECK(line[3] == Fine{3'366'666'666});  // 101 / 3
    CHECK(line[4] == Fine{2'800'000'000});  // 84 / 3
}

TEST_CASE("Bollinger bands are two deviations of the closes themselves away") {
    // 2 4 4 4 5 5 7 9: mean 40 / 8 = 5; squares 9 1 1 1 0 0 4 16 sum to 32; 32 / 8 = 4, root 2
    const Bollinger bands = bollinger(of_closes({2, 4, 4, 4, 5, 5, 7, 9}), 8, 2);
    CHECK(first(bands.upper) == 7);
    CHECK(bands.middle[7] == Fine{5 * one});
    CHECK(bands.upper[7] == Fine{9 * one});
    CHECK(bands.lower[7] == Fine{one});
    // 1 2: mean 1.5, deviation 0.5; 1 2 4: mean 7 / 3, variance 21 / 3 - 49 / 9 = 14 / 9,
    // whose root is 1.24721912...
    CHECK(bollinger(of_closes({1, 2}), 2, 1).upper[1] == Fine{2 * one});
    const Bollinger three = bollinger(of_closes({1, 2, 4}), 3, 1);
    CHECK(three.upper[2] == Fine{233'333'333 + 124'721'912});
    CHECK(bollinger(of_closes({7, 7, 7}), 3, 2).lower[2] == Fine{7 * one});
}

TEST_CASE("large closes keep Bollinger bands exact") {
    // the same as 1 2 4, each times 20 million and up by 60 million
    const Bollinger bands = bollinger(of_closes({80'000'000, 100'000'000, 140'000'000}), 3, 1);
    // 14 / 9 * 4e14: the root is 1.247219128924647... * 2e7 = 24 944 382.578...
    CHECK(bands.upper[2]->parts - bands.middle[2]->parts == 2'494'438'257'849'294);
}

TEST_CASE("an RSI without losses is 100, without gains 0, without either 50") {
    CHECK(relative_strength(of_closes({1, 2, 3, 4}), 3)[3] == Fine{100 * one});
    CHECK(relative_strength(of_closes({4, 3, 2, 1}), 3)[3] == Fine{0});
    CHECK(relative_strength(of_closes({4, 4, 4, 4}), 3)[3] == Fine{50 * one});
}

TEST_CASE("a volume-weighted average weighs by quantity and starts anew each day") {
    auto candles = of_closes({100, 110, 120, 130});
    candles[0].open_ms = 22 * hour_ms;
    candles[1].open_ms = 23 * hour_ms;
    candles[2].open_ms = 24 * hour_ms;
    candles[3].open_ms = 25 * hour_ms;
    candles[0].volume = {2};
    candles[0].tick_lots = 200;
    candles[1].volume = {1};
    candles[1].tick_lots = 110;
    candles[3].volume = {4};
    candles[3].tick_lots = 4 * 130;
    const Line line = volume_weighted_average(candles);
    CHECK(line[0] == Fine{100 * one});
    CHECK(line[1] == Fine{10'333'333'333});  // 310 / 3
    CHECK_FALSE(line[2].has_value());        // a new day, and nothing has traded
    CHECK(line[3] == Fine{130 * one});
}

TEST_CASE("a forming candle changes its own figure and none before it") {
    const auto before = example();
    auto after = before;
    after.back().close.count += 40;
    after.back().high.count += 40;
    const auto same_but_last = [](const Line& a, const Line& b) {
        return std::equal(a.begin(), a.end() - 1, b.begin()) && a.back() != b.back();
    };
    CHECK(same_but_last(simple_average(before, 5), simple_average(after, 5)));
    CHECK(same_but_last(exponential_average(before, 5), exponential_average(after, 5)));
    CHECK(same_but_last(relative_strength(before, 5), relative_strength(after, 5)));
    CHECK(same_but_last(average_true_range(before, 5), average_true_range(after, 5)));
    CHECK(same_but_last(bollinger(before, 5, 2).upper, bollinger(after, 5, 2).upper));
}

TEST_CASE("too few candles give no figures") {
    const auto candles = of_closes({1, 2, 3});
    for (const Line& line : {simple_average(candles, 4), exponential_average(candles, 4),
                             relative_strength(candles, 3), average_true_range(candles, 4),
                             bollinger(candles, 4, 2).upper})
        CHECK(first(line) == 3);
    CHECK(simple_average({}, 3).empty());
}

TEST_CASE("figures round to the nearest tick, halves up") {
    CHECK(nearest_tick(Fine{149'999'999}) == Ticks{1});
    CHECK(nearest_tick(Fine{150'000'000}) == Ticks{2});
    CHECK(nearest_tick(Fine{200'000'000}) == Ticks{2});
}

}  // namespace mw
