#include "market/candles.h"

#include <algorithm>

#include "core/check.h"

namespace mw {
namespace {

constexpr std::array<std::string_view, interval_count> interval_names = {"1m", "5m", "15m",
                                                                         "1h", "4h", "1d"};

// The oldest candles are dropped many at a time, because moving the rest costs time.
constexpr std::size_t most_held = Candles::kept + 300;

void add_candle(Fingerprint& sum, const Candle& c) {
    sum.add(c.open_ms).add(c.open.count).add(c.high.count).add(c.low.count).add(c.close.count);
    sum.add(c.volume.count).add(c.tick_lots).add(c.trades);
}

void add_trade(Candle& candle, Ticks price, Lots quantity, bool bought) {
    if (candle.trades == 0) candle.open = candle.high = candle.low = price;
    candle.high = std::max(candle.high, price);
    candle.low = std::min(candle.low, price);
    candle.close = price;
    candle.volume.count += quantity.count;
    candle.tick_lots += price.count * quantity.count;
    ++candle.trades;
    if (!bought) return;
    candle.bought.count += quantity.count;
    candle.bought_tick_lots += price.count * quantity.count;
}

}  // namespace

std::string_view name_of(Interval interval) { return interval_names[index_of(interval)]; }

std::optional<Interval> interval_named(std::string_view name) {
    for (const Interval interval : all_intervals)
        if (name_of(interval) == name) return interval;
    return std::nullopt;
}

void Candles::trade(std::int64_t time_ms, Ticks price, Lots quantity, std::optional<Side> taker) {
    MW_CHECK(time_ms >= 0 && price.count > 0 && quantity.count > 0, "a trade has time and size");
    const std::span<const Candle> minutes = of(Interval::m1);
    const bool rose = minutes.empty() || price >= minutes.back().close;
    const bool bought = taker ? *taker == Side::buy : rose;
    for (const Interval interval : all_intervals) {
        Series& series = series_[index_of(interval)];
        if (time_ms >= series.next_open_ms) open_until(interval, time_ms, price);
        add_trade(series.candles.back(), price, quantity, bought);
    }
}

void Candles::hold_at(Ticks price) {
    for (Series& series : series_) {
        if (series.candles.empty()) continue;
        Candle& forming = series.candles.back();
        forming.close = price;
        forming.high = std::max(forming.high, price);
        forming.low = std::min(forming.low, price);
    }
}

void Candles::quiet_until(std::int64_t time_ms) {
    for (const Interval interval : all_intervals) {
        const Series& series = series_[index_of(interval)];
        if (!series.candles.empty() && time_ms >= series.next_open_ms)
            open_until(interval, time_ms, series.candles.back().close);
    }
}

void Candles::open_until(Interval interval, std::int64_t time_ms, Ticks price) {
    Series& series = series_[index_of(interval)];
    const std::int64_t length = length_ms(interval);
    std::int64_t open_ms = time_ms - time_ms % length;
    if (!series.candles.empty()) {
        price = series.candles.back().close;
        open_ms = series.next_open_ms;
    }
    for (; open_ms <= time_ms; open_ms += length)
        push(interval, {open_ms, price, price, price, price, {}, 0, 0, {}, 0});
    series.next_open_ms = open_ms;
}

void Candles::push(Interval interval, const Candle& candle) {
    std::vector<Candle>& candles = series_[index_of(interval)].candles;
    if (interval == Interval::m1 && !candles.empty()) {
        const Candle& closed = candles.back();
        Fingerprint sum;  // of what two different sets of trades cannot well share
        sum.add(closed_sum_).add(closed.close.count).add(closed.volume.count).add(closed.tick_lots);
        closed_sum_ = sum.value();
    }
    if (candles.size() == most_held)
        candles.erase(candles.begin(), candles.end() - static_cast<std::ptrdiff_t>(kept));
    candles.push_back(candle);
}

std::span<const Candle> Candles::of(Interval interval) const {
    return series_[index_of(interval)].candles;
}

DayStats Candles::last_24h() const {
    std::span<const Candle> minutes = of(Interval::m1);
    if (minutes.empty()) return {};
    minutes = minutes.last(std::min<std::size_t>(minutes.size(), 1'440));
    DayStats stats{minutes.front().open, minutes.front().high, minutes.front().low, {}, 0, 0};
    for (const Candle& minute : minutes) {
        stats.high = std::max(stats.high, minute.high);
        stats.low = std::min(stats.low, minute.low);
        stats.volume.count += minute.volume.count;
        stats.tick_lots += minute.tick_lots;
        stats.trades += minute.trades;
    }
    return stats;
}

void Candles::add_to(Fingerprint& sum) const {
    sum.add(closed_sum_);
    for (const Series& series : series_) {
        sum.add(series.candles.size());
        if (!series.candles.empty()) add_candle(sum, series.candles.back());
    }
}

}  // namespace mw
