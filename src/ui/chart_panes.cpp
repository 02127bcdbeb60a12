// What indicators add to the chart: lines on the candles, and panes below the volume.
#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ui/chart_paint.h"
#include "ui/drawing.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::Plot;

void paint_run(std::span<const ImVec2> points, const PlotLook& look, float step) {
    if (points.size() < 2) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (!look.dashed) {
        list.AddPolyline(points.data(), static_cast<int>(points.size()), look.colour, 0,
                         look.width);
        return;
    }
    // dashes of about six pixels, whatever the step
    const auto on = static_cast<std::size_t>(std::max(1.0F, px(6) / step));
    for (std::size_t i = 0; i + on < points.size(); i += 2 * on)
        for (std::size_t k = i; k < i + on; ++k)
            list.AddLine(points[k], points[k + 1], look.colour, look.width);
}

/// Draws one indicator's figures of the candles in sight; `y_of` gives a figure's height.
template <typename Height>
void paint_plot(const ChartPaint& paint, Plot plot, Height y_of) {
    static std::vector<ImVec2> points;  // kept, so that a steady frame allocates nothing
    points.clear();
    const ChartScale& scale = paint.scale;
    const PlotLook look = look_of(plot);
    std::int64_t day = -1;
    for (std::size_t i = scale.first; i < scale.last; ++i) {
        const auto figure = paint.indicators.at(plot, i);
        if (!figure) continue;
        const std::int64_t own = paint.view.candles[i].open_ms / length_ms(Interval::d1);
        if (plot == Plot::vwap && own != std::exchange(day, own)) {  // it begins anew each day
            paint_run(points, look, scale.step);
            points.clear();
        }
        points.push_back({scale.x_of(i) + 0.5F, y_of(*figure)});
    }
    paint_run(points, look, scale.step);
}

/// A label on a pane's axis, and its hairline.
void axis_mark(const ChartPaint& paint, const Rect& pane, float y, std::string_view label) {
    line_h(pane.x, snap(y), pane.w, faded(colours().line, 0.55F));
    const Rect& axis = paint.scale.price_axis;
    const Rect spot{axis.x + px(8), snap(y) - px(8), axis.w - px(8), px(16)};
    if (spot.y < pane.y || spot.bottom() > pane.bottom()) return;
    write(small_type, label, spot, colours().t1);
}

/// The pane's name and the figure of one candle, at its top left; named for readers.
void caption(const ChartPaint& paint, Plot plot, const Rect& pane, std::size_t candle) {
    const std::string words =
        explain::plot_text(plot, paint.indicators.at(plot, candle), paint.view.pair);
    const float right = plate(words, pane.x + px(7), pane.y + px(10), pane.w, colours().t1);
    const Rect spot{pane.x + px(7), pane.y + px(2), right - pane.x - px(7), px(17)};
    name_plot(paint, plot, candle, words, spot);
    target_area(plot == Plot::atr ? "chart.pane.atr" : "chart.pane.rsi", Role::status,
                plot == Plot::atr ? "Average true range" : "Relative strength", words, pane);
}

void paint_atr(const ChartPaint& paint, std::size_t candle) {
    const Rect& pane = paint.scale.atr;
    if (pane.h <= 0) return;
    const std::int64_t low = paint.scale.atr_low;
    const std::int64_t high = paint.scale.atr_high;
    const std::int64_t step = round_step(static_cast<double>(high - low), pane.h, px(24));
    for (std::int64_t at = (low / step + 1) * step; at < high; at += step)
        axis_mark(paint, pane, pane_y(pane, low, high, at),
                  explain::figure_text(Plot::atr, at, paint.view.pair));
    paint_plot(paint, Plot::atr, [&](std::int64_t f) { return pane_y(pane, low, high, f); });
    caption(paint, Plot::atr, pane, candle);
}

void paint_rsi(const ChartPaint& paint, std::size_t candle) {
    const Rect& pane = paint.scale.rsi;
    if (pane.h <= 0) return;
    constexpr std::int64_t full = 10'000;  // hundredths
    axis_mark(paint, pane, pane_y(pane, 0, full, 7'000), "70");
    axis_mark(paint, pane, pane_y(pane, 0, full, 3'000), "30");
    paint_plot(paint, Plot::rsi, [&](std::int64_t f) { return pane_y(pane, 0, full, f); });
    caption(paint, Plot::rsi, pane, candle);
}

}  // namespace

void name_plot(const ChartPaint& paint, Plot plot, std::size_t candle, std::string_view words,
               const Rect& area) {
    const Name name = Name{"chart.plot."}.add(static_cast<std::size_t>(plot));
    const std::size_t age = paint.view.candles.size() - 1 - candle;
    if (age == 0) return target_area(name, Role::status, words, {}, area);
    const std::string back = std::string{words} + " (" + std::to_string(age) + ")";  // so many back
    target_area(name, Role::status, back, {}, area);
}

PlotLook look_of(Plot plot) {
    const Theme& t = colours();
    switch (plot) {
        case Plot::ema_20:
        case Plot::rsi: return {t.ema, 1.25F, false};
        case Plot::ma_7: return {t.acc, 1, false};
        case Plot::ma_25: return {t.ma_25, 1.5F, false};
        case Plot::ma_99: return {t.ma_99, 2.25F, false};
        case Plot::band_high:
        case Plot::band_low: return {t.t2, 1, false};
        case Plot::band_middle: return {t.t2, 1, true};
        case Plot::vwap: return {t.vwap, 1.5F, true};
        case Plot::ema_50:
        case Plot::atr: break;
    }
    return {t.t1, 1.25F, false};
}

void paint_overlays(const ChartPaint& paint) {
    const Rect& plot = paint.scale.plot;
    ImGui::PushClipRect({plot.x, plot.y}, {plot.right(), plot.bottom()}, true);
    for (std::size_t i = explain::overlay_count; i-- > 0;) {  // the first on top
        const auto line = static_cast<Plot>(i);
        if (!paint.indicators.shows(line)) continue;
        paint_plot(paint, line, [&](std::int64_t f) { return paint.scale.y_of({f}); });
    }
    ImGui::PopClipRect();
}

void paint_panes(const ChartPaint& paint, std::size_t candle) {
    paint_atr(paint, candle);
    paint_rsi(paint, candle);
}

}  // namespace mw::ui
