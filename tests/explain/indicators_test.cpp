#include "explain/indicators.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/random.h"
#include "explain/desk.h"
#include "explain/numbers.h"
#include "explain/views.h"
#include "market/indicators.h"

using namespace mw;
using namespace mw::explain;

namespace {

constexpr std::int64_t minute = 60'000;

/// One-minute candles from 1970 on, each with this close and nothing else.
std::vector<Candle> of_closes(const std::vector<std::int64_t>& closes) {
    std::vector<Candle> candles;
    for (const std::int64_t close : closes) {
        Candle candle;
        candle.open_ms = static_cast<std::int64_t>(candles.size()) * minute;
        candle.open = candle.high = candle.low = candle.close = {close};
        candles.push_back(candle);
    }
    return candles;
}

/// Closes of 100, 110, 120 …
std::vector<Candle> rising(std::int64_t count) {
    std::vector<std::int64_t> closes;
    for (std::int64_t i = 0; i < count; ++i) closes.push_back(100 + 10 * i);
    return of_closes(closes);
}

/// A walk with trades; the same each time.
std::vector<Candle> walk(std::int64_t count) {
    std::vector<Candle> candles;
    Dice dice{7, Stream::flow};
    std::int64_t price = 6'000'000;
    for (std::int64_t i = 0; i < count; ++i) {
        Candle candle;
        candle.open_ms = i * minute;
        candle.open = {price};
        price += static_cast<std::int64_t>(dice.below(2'001)) - 1'000;
        candle.close = {price};
        candle.high = {std::max(candle.open, candle.close).count + 300};
        candle.low = {std::min(candle.open, candle.close).count - 300};
        candle.volume = {1 + static_cast<std::int64_t>(dice.below(100))};
        candle.tick_lots = candle.volume.count * price;
        candle.trades = 1;
        candles.push_back(candle);
    }
    return candles;
}

Desk all_on() {
    Desk desk;
    desk.show_ema = desk.show_ma = desk.show_bollinger = true;
    desk.show_vwap = desk.show_atr = desk.show_rsi = true;
    return desk;
}

/// The figure of one candle, read as the chart reads it.
std::optional<std::int64_t> figure(const std::vector<Candle>& candles, Plot plot, std::size_t at) {
    Indicators indicators;
    indicators.update(candles, at, at + 1, all_on());
    return indicators.at(plot, at);
}

}  // namespace

TEST_CASE("MA 7, 25 and 99 are the means of so many closes") {
    const auto candles = rising(150);
    // of a straight line the mean is the value in the middle: 100 + 10 * (120 - 3)
    CHECK(figure(candles, Plot::ma_7, 120) == 1'270);
    CHECK(figure(candles, Plot::ma_25, 120) == 1'180);  // 100 + 10 * (120 - 12)
    CHECK(figure(candles, Plot::ma_99, 120) == 810);    // 100 + 10 * (120 - 49)
    CHECK(figure(candles, Plot::ma_99, 98) == 590);
    CHECK_FALSE(figure(candles, Plot::ma_99, 97).has_value());
}

TEST_CASE("EMA begins with a mean and moves by 2 / (length + 1) of the way") {
    const auto candles = rising(60);
    CHECK_FALSE(figure(candles, Plot::ema_20, 18).has_value());
    CHECK(figure(candles, Plot::ema_20, 19) == 195);  // mean of 100 … 290
    CHECK(figure(candles, Plot::ema_20, 20) == 205);  // 195 + (300 - 195) * 2 / 21
    CHECK(figure(candles, Plot::ema_50, 49) == 345);  // mean of 100 … 590
    CHECK(figure(candles, Plot::ema_50, 50) == 355);  // 345 + (600 - 345) * 2 / 51
}

TEST_CASE("Bollinger: the mean of 20 closes and two deviations") {
    std::vector<std::int64_t> closes;
    for (int i = 0; i < 20; ++i) closes.push_back(i % 2 == 0 ? 9'800 : 10'200);
    const auto candles = of_closes(closes);
    // every close is 200 from the mean of 10 000, so one deviation is 200
    CHECK(figure(candles, Plot::band_middle, 19) == 10'000);
    CHECK(figure(candles, Plot::band_high, 19) == 10'400);
    CHECK(figure(candles, Plot::band_low, 19) == 9'600);
    CHECK_FALSE(figure(candles, Plot::band_high, 18).has_value());
}

TEST_CASE("VWAP weighs by quantity and begins anew at 00:00 UTC") {
    auto candles = of_closes({100, 130, 130, 50});
    candles[0].open_ms = day_ms - 3 * minute;
    for (std::size_t i = 1; i < 4; ++i) candles[i].open_ms = candles[i - 1].open_ms + minute;
    candles[0].volume = {2};
    candles[0].tick_lots = 200;
    candles[1].volume = {1};
    candles[1].tick_lots = 130;
    candles[3].volume = {3};
    candles[3].tick_lots = 150;
    CHECK(figure(candles, Plot::vwap, 0) == 100);
    CHECK(figure(candles, Plot::vwap, 1) == 110);  // (200 + 130) / 3
    CHECK(figure(candles, Plot::vwap, 2) == 110);  // nothing traded
    CHECK(figure(candles, Plot::vwap, 3) == 50);   // the next day
}

TEST_CASE("ATR 14: the mean range, then one part in fourteen of each new one") {
    auto candles = of_closes(std::vector<std::int64_t>(15, 1'000));
    for (Candle& candle : candles) {
        candle.high = {1'030};
        candle.low = {970};
    }
    candles[14].high = {1'340};  // a gap up: from the close before, 1 000, to 1 340
    candles[14].low = {1'200};
    candles[14].close = {1'300};
    CHECK_FALSE(figure(candles, Plot::atr, 12).has_value());
    CHECK(figure(candles, Plot::atr, 13) == 60);
    CHECK(figure(candles, Plot::atr, 14) == 80);  // (60 * 13 + 340) / 14
}

TEST_CASE("RSI 14 in hundredths: gains over gains and losses, Wilder's means") {
    std::vector<std::int64_t> closes = {1'000};
    for (int i = 0; i < 10; ++i) closes.push_back(closes.back() + 2);  // gains of 20
    for (int i = 0; i < 4; ++i) closes.push_back(closes.back() - 5);   // losses of 20
    closes.push_back(closes.back() + 14);
    const auto candles = of_closes(closes);
    CHECK_FALSE(figure(candles, Plot::rsi, 13).has_value());
    CHECK(figure(candles, Plot::rsi, 14) == 5'000);
    // gain (20 * 13 + 14 * 14) / 196, loss 20 * 13 / 196: 456 / (456 + 260) = 0.63687
    CHECK(figure(candles, Plot::rsi, 15) == 6'368);
}

TEST_CASE("far into a long history the figures are those of the whole history") {
    const auto candles = walk(6'000);
    constexpr std::size_t at = 5'500;
    CHECK(figure(candles, Plot::ema_50, at) ==
          nearest_tick(*exponential_average(candles, 50)[at]).count);
    CHECK(figure(candles, Plot::ema_20, at) ==
          nearest_tick(*exponential_average(candles, 20)[at]).count);
    CHECK(figure(candles, Plot::atr, at) ==
          nearest_tick(*average_true_range(candles, 14)[at]).count);
    CHECK(figure(candles, Plot::rsi, at) == relative_strength(candles, 14)[at]->parts / 1'000'000);
    CHECK(figure(candles, Plot::vwap, at) ==
          nearest_tick(*volume_weighted_average(candles)[at]).count);
    CHECK(figure(candles, Plot::band_low, at) ==
          nearest_tick(*bollinger(candles, 20, 2).lower[at]).count);
    CHECK(figure(candles, Plot::ma_99, at) == nearest_tick(*simple_average(candles, 99)[at]).count);
}

TEST_CASE("what was counted is counted again when a candle changes, and dropped when off") {
    auto candles = rising(40);
    Indicators indicators;
    Desk desk = all_on();
    indicators.update(candles, 30, 40, desk);
    CHECK(indicators.at(Plot::ma_7, 39) == 460);  // 100 + 10 * 36
    candles[39].close = {490 + 70};
    indicators.update(candles, 30, 40, desk);
    CHECK(indicators.at(Plot::ma_7, 39) == 470);
    desk.show_ma = false;
    indicators.update(candles, 30, 40, desk);
    CHECK_FALSE(indicators.shows(Plot::ma_7));
    CHECK(indicators.shows(Plot::rsi));
    indicators.update({}, 0, 0, desk);
    CHECK_FALSE(indicators.shows(Plot::rsi));
}

TEST_CASE("an indicator's figure reads with its name, in the places of its pair") {
    CHECK(plot_text(Plot::ema_20, 6'021'189, Pair::btcusdt) == "EMA 20 60,211.89");
    CHECK(plot_text(Plot::rsi, 6'368, Pair::btcusdt) == "RSI 14 63.68");
    CHECK(plot_text(Plot::atr, std::nullopt, Pair::btcusdt) == "ATR 14 —");
    CHECK(figure_text(Plot::atr, 123, Pair::adausdt) == "0.0123");
}
