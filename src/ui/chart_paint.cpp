#include "ui/chart_paint.h"

#include <algorithm>
#include <cmath>

#include "ui/drawing.h"

namespace mw::ui {
namespace {

float last_tag_height() { return px(30); }

/// Prices that are all whole read better without their empty cents.
std::string_view without_cents(std::string_view text) { return text.substr(0, text.find('.')); }

void paint_price_grid(const ChartPaint& paint) {
    const ChartScale& scale = paint.scale;
    const float least = sizes().density == Density::touch ? px(36) : px(64);
    const std::int64_t step = grid_step(scale, least);
    const ImU32 colour = faded(colours().line, 0.55F);
    const std::int64_t first = (scale.low / step + 1) * step;
    const std::string apart = explain::price_text(Ticks{step}, paint.view.pair);
    const bool whole = apart.find_last_not_of('0') == apart.find('.');
    for (std::int64_t ticks = first; ticks <= scale.high; ticks += step) {
        const float y = snap(scale.y_of({ticks}));
        line_h(scale.plot.x, y, scale.plot.w, colour);
        const std::string label = explain::price_text(Ticks{ticks}, paint.view.pair);
        const Rect spot{scale.price_axis.x + px(8), y - px(8), scale.price_axis.w - px(8), px(16)};
        if (spot.y < scale.plot.y || spot.bottom() > scale.plot.bottom()) continue;
        if (paint.tags.taken(y, px(7))) continue;
        write(small_type, whole ? without_cents(label) : label, spot, colours().t1);
    }
}

void paint_time_grid(const ChartPaint& paint) {
    const ChartScale& scale = paint.scale;
    const ImU32 colour = faded(colours().line, 0.55F);
    const std::int64_t length = length_ms(paint.view.interval);
    const auto apart = static_cast<std::int64_t>(std::ceil(px(72) / scale.step));
    const std::int64_t step = explain::axis_step_ms(apart * length);
    const float bottom = scale.time_axis.y;
    float taken = scale.plot.x;  // up to where labels stand
    // a day's candle is named with its year once
    bool dated = paint.view.interval != Interval::d1 && has_midnight(paint.view, scale, px(20));
    for (std::size_t i = scale.first; i < scale.last; ++i) {
        const std::int64_t time_ms = paint.view.candles[i].open_ms;
        if (!explain::axis_step_begins(time_ms - length, time_ms, step)) continue;
        const float x = snap(scale.x_of(i));
        if (x < scale.plot.x || x > scale.plot.right()) continue;
        line_v(x, scale.plot.y, bottom - scale.plot.y, colour);
        // where no label says the day, the first one does
        const std::string label = dated ? explain::axis_time_text(time_ms, step)
                                        : explain::cross_time_text(time_ms, paint.view.interval);
        const float half = std::ceil(width_of(small_type, label) / 2) + 1;
        if (x - half < taken || x + half > scale.plot.right()) continue;
        taken = x + half + px(8);
        dated = true;
        write(small_type, label, {x - half, bottom, 2 * half, scale.time_axis.h}, colours().t1,
              Place::centre);
    }
}

/// Width of a candle's body: odd, so that the wick stands in its middle.
float body_width(float step) {
    const int whole = static_cast<int>(step);
    const int body = std::max(1, whole <= 5 ? whole - 2 : whole - 3);
    return static_cast<float>(body % 2 == 0 ? body - 1 : body);
}

void paint_candle(const Candle& candle, const ChartScale& scale, float x, float body) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool rose = candle.close >= candle.open;
    const ImU32 colour = rose ? colours().up : colours().down;
    const float high = snap(scale.y_of(candle.high));
    const float low = snap(scale.y_of(candle.low));
    const float top = snap(scale.y_of(std::max(candle.open, candle.close)));
    const float bottom = std::max(top + 1, snap(scale.y_of(std::min(candle.open, candle.close))));
    if (!rose || body < 3) {
        line_v(x, high, std::max(1.0F, low - high), colour);
        const float left = x - (body - 1) / 2;
        list.AddRectFilled({left, top}, {left + body, bottom}, colour);
        return;
    }
    line_v(x, high, top - high, colour);
    line_v(x, bottom, low - bottom, colour);
    const float left = x - (body - 1) / 2;
    line_h(left, top, body, colour);
    if (bottom - top < 2) return;
    line_h(left, bottom - 1, body, colour);
    line_v(left, top, bottom - top, colour);
    line_v(left + body - 1, top, bottom - top, colour);
}

void paint_volume(const Candle& candle, const ChartScale& scale, float x, float body) {
    const float share =
        static_cast<float>(candle.volume.count) / static_cast<float>(scale.most_volume);
    const float height = std::round(share * scale.volume.h * 0.8F);
    const bool rose = candle.close >= candle.open;
    const ImU32 colour = faded(rose ? colours().up : colours().down, 0.32F);
    const float bottom = scale.volume.bottom();
    fill({x - (body - 1) / 2, bottom - height, body, height}, colour);
}

}  // namespace

bool under_what_if(const explain::ChartView& view, const ChartScale& scale, float y) {
    return view.what_if.shown && std::abs(scale.y_of(view.what_if.price) - y) < px(22);
}

AxisTags axis_tags(const explain::ChartView& view, const ChartScale& scale) {
    AxisTags tags{scale.plot.y, scale.plot.bottom()};
    if (view.what_if.shown) tags.place(&view.what_if, scale.y_of(view.what_if.price), px(10));
    const float last = scale.y_of(view.last_price);
    if (!view.candles.empty() && !under_what_if(view, scale, last))
        tags.place(&view.last, last, last_tag_height() / 2);
    for (const bool risk : {true, false})
        for (const explain::PriceLine& line : view.lines) {
            const bool boxed = line.kind != explain::PriceLine::Kind::entry;
            if (risk != is_risk(line) || !boxed || !scale.shows(line.price)) continue;
            tags.place(&line, std::floor(scale.y_of(line.price)), price_box_height() / 2);
        }
    return tags;
}

float what_if_width(const ChartScale& scale) { return std::min(px(232), scale.plot.w - px(60)); }

float snap(float v) {
    const float density = std::max(1.0F, ImGui::GetIO().DisplayFramebufferScale.x);
    return std::floor(v * density) / density;
}

void line_v(float x, float y, float height, ImU32 colour) {
    ImGui::GetWindowDrawList()->AddRectFilled({x, y}, {x + 1, y + height}, colour);
}

void dashes_h(float x, float right, float y, Dash dash, ImU32 colour) {
    const float on = px(dash.on);
    const float off = px(dash.off);
    for (; x < right; x += on + off) line_h(x, y, std::min(on, right - x), colour);
}

void paint_grid(const ChartPaint& paint) {
    paint_price_grid(paint);
    paint_time_grid(paint);
    const ChartScale& scale = paint.scale;
    for (const Rect& pane : {scale.volume, scale.atr, scale.rsi})
        if (pane.h > 0) line_h(pane.x, pane.y, pane.w, colours().line);
    line_h(scale.time_axis.x, scale.time_axis.y, scale.time_axis.w, colours().line);
    line_v(scale.price_axis.x, scale.price_axis.y, scale.price_axis.h, colours().line);
}

void paint_candles(const ChartPaint& paint) {
    const ChartScale& scale = paint.scale;
    const float body = body_width(scale.step);
    const Rect& plot = scale.plot;
    ImGui::PushClipRect({plot.x, scale.above.area.y}, {plot.right(), scale.volume.bottom()}, true);
    if (scale.volume.h > 0)
        for (std::size_t i = scale.first; i < scale.last; ++i)
            paint_volume(paint.view.candles[i], scale, snap(scale.x_of(i)), body);
    for (std::size_t i = scale.first; i < scale.last; ++i)
        paint_candle(paint.view.candles[i], scale, snap(scale.x_of(i)), body);
    ImGui::PopClipRect();
}

void paint_last(const ChartPaint& paint) {
    const ChartScale& scale = paint.scale;
    const explain::Cell& last = paint.view.last;
    const bool falls = last.tone == explain::Tone::down;
    const auto middle = paint.tags.of(&last);
    if (!middle) return;
    const float height = last_tag_height();
    const float top = snap(*middle - height / 2);
    Rect tag{scale.price_axis.x, top, scale.price_axis.w, height};
    fill(tag, falls ? colours().down : colours().up);
    const ImU32 ink = falls ? colours().down_ink : colours().up_ink;
    target_area("chart.last", Role::status, "Last price", last.text, tag);
    tag = inset(in_box(tag), 0, px(1));
    write(small_strong_type, last.text, take_top(tag, px(14)), ink);
    write(small_type, paint.view.closes_in, take_top(tag, px(14)), ink);
}

void paint_cross(const ChartPaint& paint, float x, float y) {
    const ChartScale& scale = paint.scale;
    if (paint.view.candles.empty()) return;
    const std::size_t index = scale.candle_near(x);
    const float at = snap(scale.x_of(index));
    const ImU32 colour = colours().t1;
    dashes_h(scale.plot.x, scale.plot.right(), snap(y), {3, 3}, colour);
    for (float top = scale.above.area.y; top < scale.time_axis.y; top += 6)
        line_v(at, top, std::min(3.0F, scale.time_axis.y - top), colour);
    if (y >= scale.plot.y && y <= scale.plot.bottom()) {
        const Rect tag{scale.price_axis.x, snap(y) - px(9), scale.price_axis.w, px(18)};
        fill(tag, colours().raised);
        write(small_type, explain::price_text(scale.price_at(y), paint.view.pair), in_box(tag),
              colours().t0);
    }
    const std::string time =
        explain::cross_time_text(paint.view.candles[index].open_ms, paint.view.interval);
    const float width = std::ceil(width_of(small_type, time)) + px(12);
    const float left = std::clamp(at - width / 2, scale.plot.x,
                                  std::max(scale.plot.x, scale.plot.right() - width));
    const Rect tag{left, scale.time_axis.y, width, scale.time_axis.h};
    fill(tag, colours().raised);
    write(small_type, time, tag, colours().t0, Place::centre);
}

}  // namespace mw::ui
