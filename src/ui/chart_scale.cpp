#include "ui/chart_scale.h"

#include <algorithm>
#include <cmath>

namespace mw::ui {
namespace {

using explain::ChartView;
using explain::PriceLine;

constexpr double headroom = 0.06;  // of the range, above and below
constexpr double near = 0.35;      // of the range: lines this near are taken into sight

struct Range {
    std::int64_t low{INT64_MAX}, high{INT64_MIN};

    void take(std::int64_t ticks) {
        low = std::min(low, ticks);
        high = std::max(high, ticks);
    }
    [[nodiscard]] double size() const { return static_cast<double>(high - low); }
};

void take_overlays(Range& range, const explain::Indicators& indicators, const ChartScale& scale) {
    for (std::size_t k = 0; k < explain::overlay_count; ++k) {
        const auto plot = static_cast<explain::Plot>(k);
        if (!indicators.shows(plot)) continue;
        for (std::size_t i = scale.first; i < scale.last; ++i)
            if (const auto figure = indicators.at(plot, i)) range.take(*figure);
    }
}

/// Prices of everything in sight, with room above and below.
Range range_of(const ChartView& view, const ChartScale& scale, const ChartInput& input,
               const explain::Indicators* indicators) {
    Range range{input.low.count, input.high.count};
    for (std::size_t i = scale.first; i < scale.last; ++i) {
        range.take(view.candles[i].low.count);
        range.take(view.candles[i].high.count);
    }
    if (scale.last == scale.newest + 1) range.take(view.last_price.count);
    if (indicators != nullptr) take_overlays(range, *indicators, scale);
    const Range candles = range;
    for (const PriceLine& line : view.lines) {
        const double away = static_cast<double>(
            std::max(candles.low - line.price.count, line.price.count - candles.high));
        if (!is_risk(line) && away < near * candles.size()) range.take(line.price.count);
    }
    const auto room = static_cast<std::int64_t>(range.size() * headroom) + 1;
    return {std::max<std::int64_t>(0, range.low - room), range.high + room};
}

void fill_rails(const ChartView& view, ChartScale& scale) {
    for (const PriceLine& line : view.lines) {
        if (!is_risk(line) || scale.shows(line.price)) continue;
        Rail& rail = line.price.count > scale.high ? scale.above : scale.below;
        if (rail.count == rail.lines.size()) continue;
        std::size_t at = rail.count++;
        for (; at > 0 && rail.lines[at - 1]->price < line.price; --at)
            rail.lines[at] = rail.lines[at - 1];
        rail.lines[at] = &line;
    }
}

void find_candles(const ChartView& view, ChartScale& scale, const ChartInput& input) {
    if (view.candles.empty()) return;
    scale.newest = view.candles.size() - 1;
    const auto newest = static_cast<std::int64_t>(scale.newest);
    scale.anchor_x = scale.plot.right() - input.free;
    scale.anchor = newest - input.shift;
    const auto back = [&](float x) {  // candles the anchor is ahead of x
        return static_cast<std::int64_t>(std::floor((scale.anchor_x - x) / scale.step));
    };
    const std::int64_t first = scale.anchor - back(scale.plot.x - scale.step);
    const std::int64_t last = scale.anchor - back(scale.plot.right() + scale.step);
    scale.first = static_cast<std::size_t>(std::clamp<std::int64_t>(first, 0, newest));
    scale.last = static_cast<std::size_t>(std::clamp<std::int64_t>(last, 0, newest)) + 1;
}

}  // namespace

bool is_risk(const PriceLine& line) {
    return line.kind == PriceLine::Kind::liquidation || line.kind == PriceLine::Kind::margin_call;
}

float ChartScale::x_of(std::size_t index) const {
    // the difference first: a million candles away a float has no pixels left
    return anchor_x + static_cast<float>(static_cast<std::int64_t>(index) - anchor) * step;
}

float ChartScale::y_of(Ticks price) const { return pane_y(plot, low, high, price.count); }

Ticks ChartScale::price_at(float y) const {
    const double part = (y - plot.y) / std::max(1.0F, plot.h);
    return {high - static_cast<std::int64_t>(part * static_cast<double>(high - low))};
}

bool ChartScale::shows(Ticks price) const { return price.count >= low && price.count <= high; }

std::size_t ChartScale::candle_near(float x) const {
    const std::int64_t index = anchor - std::lround((anchor_x - x) / step);
    return static_cast<std::size_t>(
        std::clamp(index, static_cast<std::int64_t>(first), static_cast<std::int64_t>(last) - 1));
}

double ChartScale::candle_at(float x) const {
    return static_cast<double>(anchor) - static_cast<double>(anchor_x - x) / step;
}

float pane_y(const Rect& pane, std::int64_t low, std::int64_t high, std::int64_t figure) {
    const double part = static_cast<double>(high - figure) / static_cast<double>(high - low);
    return pane.y + static_cast<float>(part * pane.h);
}

namespace {

/// Cuts the area into plot, volume, panes and axes.
void cut_panes(ChartScale& scale, const ChartInput& input) {
    const Rect& a = input.area;
    const float plot_w = std::max(1.0F, a.w - input.price_axis);
    scale.price_axis = {a.x + plot_w, a.y, input.price_axis, a.h - input.time_axis};
    float bottom = a.bottom() - input.time_axis;
    scale.time_axis = {a.x, bottom, plot_w, input.time_axis};
    const auto cut = [&](bool shown, float height) {
        if (!shown) height = 0;
        bottom -= height;
        return Rect{a.x, bottom, plot_w, height};
    };
    scale.rsi = cut(input.rsi, input.pane_h);
    scale.atr = cut(input.atr, input.pane_h);
    scale.volume = cut(input.volume, input.volume_h);
    scale.plot = {a.x, a.y, plot_w, std::max(1.0F, bottom - a.y)};
}

void fit_atr(ChartScale& scale, const explain::Indicators& indicators) {
    Range range;
    for (std::size_t i = scale.first; i < scale.last; ++i)
        if (const auto figure = indicators.at(explain::Plot::atr, i)) range.take(*figure);
    if (range.high < range.low) return;
    const std::int64_t room = (range.high - range.low) / 8 + 1;
    scale.atr_low = std::max<std::int64_t>(0, range.low - room);
    scale.atr_high = range.high + room;
}

}  // namespace

ChartScale chart_scale(const ChartView& view, const ChartInput& input,
                       explain::Indicators* indicators, const explain::Desk* desk) {
    ChartScale scale;
    scale.step = input.step;
    cut_panes(scale, input);
    if (view.candles.empty()) return scale;

    find_candles(view, scale, input);
    if (indicators != nullptr) {
        indicators->update(view.candles, scale.first, scale.last, *desk);
        fit_atr(scale, *indicators);
    }
    const Range range = range_of(view, scale, input, indicators);
    scale.low = range.low;
    scale.high = range.high;
    for (std::size_t i = scale.first; i < scale.last; ++i)
        scale.most_volume = std::max(scale.most_volume, view.candles[i].volume.count);
    fill_rails(view, scale);
    const float above = static_cast<float>(scale.above.count) * input.rail;
    const float below = static_cast<float>(scale.below.count) * input.rail;
    const Rect& plot = scale.plot;
    scale.above.area = {plot.x, plot.y, plot.w, above};
    scale.below.area = {plot.x, scale.volume.y - below, plot.w, below};
    scale.plot.y += above;
    scale.plot.h = std::max(1.0F, scale.plot.h - above - below);
    return scale;
}

bool has_midnight(const ChartView& view, const ChartScale& scale, float margin) {
    const std::int64_t length = length_ms(view.interval);
    for (std::size_t i = scale.first; i < scale.last; ++i) {
        const float x = scale.x_of(i);
        if (x - margin < scale.plot.x || x + margin > scale.plot.right()) continue;
        const std::int64_t time_ms = view.candles[i].open_ms;
        if (explain::axis_step_begins(time_ms - length, time_ms, length_ms(Interval::d1)))
            return true;
    }
    return false;
}

std::int64_t round_step(double range, float height, float least_px) {
    const double least = range / std::max(1.0F, height) * least_px;
    for (std::int64_t power = 1; power < INT64_MAX / 100; power *= 10)
        for (const std::int64_t factor : {1, 2, 5})
            if (static_cast<double>(power * factor) >= least) return power * factor;
    return INT64_MAX;
}

std::int64_t grid_step(const ChartScale& scale, float least_px) {
    return round_step(static_cast<double>(scale.high - scale.low), scale.plot.h, least_px);
}

int shift_to(const ChartScale& scale, double candle, float x, float new_step) {
    const double anchor = candle + static_cast<double>(scale.anchor_x - x) / new_step;
    return static_cast<int>(static_cast<std::int64_t>(scale.newest) - std::llround(anchor));
}

int shift_around(const ChartScale& scale, std::size_t candle, float new_step) {
    return shift_to(scale, static_cast<double>(candle), scale.x_of(candle), new_step);
}

Grip pinched(const Grip& grip, float factor) {
    return {grip.candle, std::clamp(grip.step * factor, static_cast<float>(least_step),
                                    static_cast<float>(most_step))};
}

int most_shift(std::size_t candles, const ChartScale& scale) {
    const auto in_sight = static_cast<int>(scale.plot.w / scale.step);
    return std::max(0, static_cast<int>(candles) - in_sight / 2);
}

}  // namespace mw::ui
