#include "ui/chart_scale.h"

#include <algorithm>
#include <cmath>

namespace mw::ui {
namespace {

using explain::ChartView;
using explain::PriceLine;

constexpr double headroom = 0.06;  // of the range, above and below
constexpr double near = 0.35;      // of the range: lines this near are taken into sight

bool is_risk(const PriceLine& line) {
    return line.kind == PriceLine::Kind::liquidation || line.kind == PriceLine::Kind::margin_call;
}

struct Range {
    std::int64_t low{INT64_MAX}, high{INT64_MIN};

    void take(std::int64_t ticks) {
        low = std::min(low, ticks);
        high = std::max(high, ticks);
    }
    [[nodiscard]] double size() const { return static_cast<double>(high - low); }
};

void take_average(Range& range, const std::vector<Ticks>& average, const ChartScale& scale) {
    for (std::size_t i = scale.first; i < std::min(scale.last, average.size()); ++i)
        range.take(average[i].count);
}

/// Prices of everything in sight, with room above and below.
Range range_of(const ChartView& view, const ChartScale& scale) {
    Range range;
    for (std::size_t i = scale.first; i < scale.last; ++i) {
        range.take(view.candles[i].low.count);
        range.take(view.candles[i].high.count);
    }
    if (scale.last == scale.newest + 1) range.take(view.last_price.count);
    take_average(range, view.ema_fast, scale);
    take_average(range, view.ema_slow, scale);
    const Range candles = range;
    for (const PriceLine& line : view.lines) {
        const double away = static_cast<double>(
            std::max(candles.low - line.price.count, line.price.count - candles.high));
        if (!is_risk(line) && away < near * candles.size()) range.take(line.price.count);
    }
    const auto room = static_cast<std::int64_t>(range.size() * headroom) + 1;
    return {range.low - room, range.high + room};
}

void fill_rails(const ChartView& view, ChartScale& scale) {
    for (const PriceLine& line : view.lines) {
        if (!is_risk(line) || scale.shows(line.price)) continue;
        Rail& rail = line.price.count > scale.high ? scale.above : scale.below;
        if (rail.count < rail.lines.size()) rail.lines[rail.count++] = &line;
    }
    for (Rail* rail : {&scale.above, &scale.below})
        std::sort(rail->lines.begin(),
                  rail->lines.begin() + static_cast<std::ptrdiff_t>(rail->count),
                  [](const PriceLine* a, const PriceLine* b) { return a->price > b->price; });
}

void find_candles(const ChartView& view, ChartScale& scale, const ChartInput& input) {
    if (view.candles.empty()) return;
    scale.newest = view.candles.size() - 1;
    scale.newest_x = scale.plot.right() - input.free + static_cast<float>(input.shift) * scale.step;
    const auto back = [&](float x) {  // candles the newest is ahead of x
        return static_cast<std::int64_t>(std::floor((scale.newest_x - x) / scale.step));
    };
    const auto newest = static_cast<std::int64_t>(scale.newest);
    const std::int64_t first = newest - back(scale.plot.x - scale.step);
    const std::int64_t last = newest - back(scale.plot.right() + scale.step);
    scale.first = static_cast<std::size_t>(std::clamp<std::int64_t>(first, 0, newest));
    scale.last = static_cast<std::size_t>(std::clamp<std::int64_t>(last, 0, newest)) + 1;
}

}  // namespace

float ChartScale::x_of(std::size_t index) const {
    return newest_x - static_cast<float>(newest - index) * step;
}

float ChartScale::y_of(Ticks price) const {
    const double part = static_cast<double>(high - price.count) / static_cast<double>(high - low);
    return plot.y + static_cast<float>(part * plot.h);
}

Ticks ChartScale::price_at(float y) const {
    const double part = (y - plot.y) / std::max(1.0F, plot.h);
    return {high - static_cast<std::int64_t>(part * static_cast<double>(high - low))};
}

bool ChartScale::shows(Ticks price) const { return price.count >= low && price.count <= high; }

std::size_t ChartScale::candle_near(float x) const {
    const auto back = static_cast<std::int64_t>(std::lround((newest_x - x) / step));
    const std::int64_t index = static_cast<std::int64_t>(newest) - back;
    return static_cast<std::size_t>(
        std::clamp(index, static_cast<std::int64_t>(first), static_cast<std::int64_t>(last) - 1));
}

ChartScale chart_scale(const ChartView& view, const ChartInput& input) {
    ChartScale scale;
    scale.step = input.step;
    const Rect& a = input.area;
    const float plot_w = std::max(1.0F, a.w - input.price_axis);
    scale.price_axis = {a.x + plot_w, a.y, input.price_axis, a.h - input.time_axis};
    scale.time_axis = {a.x, a.bottom() - input.time_axis, plot_w, input.time_axis};
    const float volume = input.volume ? input.volume_h : 0;
    scale.volume = {a.x, scale.time_axis.y - volume, plot_w, volume};
    scale.plot = {a.x, a.y, plot_w, std::max(1.0F, scale.volume.y - a.y)};
    if (view.candles.empty()) return scale;

    find_candles(view, scale, input);
    const Range range = range_of(view, scale);
    scale.low = range.low;
    scale.high = range.high;
    for (std::size_t i = scale.first; i < scale.last; ++i)
        scale.most_volume = std::max(scale.most_volume, view.candles[i].volume.count);
    fill_rails(view, scale);
    const float above = static_cast<float>(scale.above.count) * input.rail;
    const float below = static_cast<float>(scale.below.count) * input.rail;
    scale.above.area = {a.x, a.y, plot_w, above};
    scale.below.area = {a.x, scale.volume.y - below, plot_w, below};
    scale.plot.y += above;
    scale.plot.h = std::max(1.0F, scale.plot.h - above - below);
    return scale;
}

std::int64_t grid_step(const ChartScale& scale, float least_px) {
    const double per_px =
        static_cast<double>(scale.high - scale.low) / std::max(1.0F, scale.plot.h);
    const double least = per_px * least_px;
    for (std::int64_t power = 1; power < INT64_MAX / 100; power *= 10)
        for (const std::int64_t factor : {1, 2, 5})
            if (static_cast<double>(power * factor) >= least) return power * factor;
    return INT64_MAX;
}

int most_shift(std::size_t candles, const ChartScale& scale) {
    const auto in_sight = static_cast<int>(scale.plot.w / scale.step);
    return std::max(0, static_cast<int>(candles) - in_sight / 2);
}

}  // namespace mw::ui
