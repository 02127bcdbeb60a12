#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/chart_paint.h"
#include "ui/chart_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/late.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

constexpr float legend_css = 22;
constexpr float rail_css = 22;

int layout_step(Shape shape) {
    switch (shape) {
        case Shape::full: return 8;
        case Shape::compact:
        case Shape::tablet: return 6;
        case Shape::phone: break;
    }
    return 5;
}

float volume_height(Shape shape) {
    switch (shape) {
        case Shape::full: return px(74);
        case Shape::compact:
        case Shape::tablet: return px(50);
        case Shape::phone: break;
    }
    return px(34);
}

/// Open, high, low and close of a candle, in words.
const std::vector<explain::Cell>& legend_cells(const explain::ChartView& view, std::size_t at) {
    static Candle shown;  // the words of a steady frame are kept
    static std::vector<explain::Cell> cells;
    static Pair pair{};
    const Candle& candle = view.candles[at];
    if (cells.empty() || candle != shown || pair != view.pair) {
        shown = candle;
        pair = view.pair;
        cells = explain::candle_legend(candle, pair);
    }
    return cells;
}

/// "O 60,560.00": the letter quiet, the number in its tone. @return right edge, or -1: no room
float legend_cell(const explain::Cell& cell, const Rect& row, const Candle& candle,
                  std::size_t place) {
    const std::size_t space = cell.text.rfind(' ');
    const bool named = space == 1 || cell.text.starts_with("Vol ");
    const std::string_view words{cell.text};
    const std::string_view name = named ? words.substr(0, space + 1) : std::string_view{};
    const float name_w = std::ceil(width_of(small_type, name));
    const float width = name_w + std::ceil(width_of(small_type, words.substr(name.size())));
    if (width > row.w) return -1;
    Rect rest = row;
    write(small_type, name, {row.x, row.y, name_w + 2, row.h}, colours().t1);
    take_left(rest, name_w);
    rest.w += 2;
    write(small_type, words.substr(name.size()), rest, colour_of(cell.tone));
    Name target{"chart.cell."};
    target.add(static_cast<std::size_t>(candle.open_ms / 1'000)).add(".").add(place);
    target_area(target, Role::status, cell.text, {}, {row.x, row.y, width, row.h});
    return row.x + width;
}

/// All of them side by side. @return where the row is free again
float draw_ohlc(const explain::ChartView& view, std::size_t at, const Rect& row) {
    const auto& cells = legend_cells(view, at);
    float x = row.x + px(12);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Rect spot{x, row.y, row.right() - px(8) - x, row.h};
        const float end = legend_cell(cells[i], spot, view.candles[at], i);
        if (end < 0) break;
        x = end + px(15);
    }
    return x;
}

constexpr float plots_row_css = 16;

/// Names and figures of the lines on the candles, in their colours, on as many rows as there are.
void draw_plots(const ChartPaint& paint, std::size_t at, const Rect& rows) {
    Rect row = rows;
    row.h = std::min(rows.h, px(plots_row_css));
    for (std::size_t i = 0; i < explain::overlay_count; ++i) {
        const auto plot = static_cast<explain::Plot>(i);
        if (!paint.indicators.shows(plot)) continue;
        const std::string words =
            explain::plot_text(plot, paint.indicators.at(plot, at), paint.view.pair);
        const float width = std::ceil(width_of(small_type, words));
        if (width > row.w - px(8)) row = {rows.x, row.bottom(), rows.w, row.h};
        if (row.bottom() > rows.bottom() + 1) return;
        const Rect spot = take_left(row, width + 2);
        write(small_type, words, spot, look_of(plot).colour);
        name_plot(paint, plot, at, words, spot);
        take_left(row, px(12));
    }
}

/// Rows the legend needs for the lines on the candles; none while they fit beside the candle's.
float rows_of_plots(const explain::Desk& desk, float width) {
    if (!desk.show_ma && !desk.show_bollinger && !desk.show_vwap) return 0;
    const int ems = (desk.show_ema ? 2 : 0) + (desk.show_ma ? 3 : 0) +
                    (desk.show_bollinger ? 3 : 0) + (desk.show_vwap ? 1 : 0);
    return std::ceil(px(114) * static_cast<float>(ems) / (width - px(20)));
}

void draw_legend(const ChartPaint& paint, std::size_t at, Rect rows) {
    const Rect first = take_top(rows, px(legend_css));
    const float used = draw_ohlc(paint.view, at, first);
    if (rows.h > 0)
        draw_plots(paint, at, {rows.x + px(12), rows.y - px(4), rows.w - px(12), rows.h});
    else
        draw_plots(paint, at, {used, first.y + px(3), first.right() - used, first.h - px(3)});
}

/// Back to the newest candle, once the chart was pushed away from it.
void draw_return(explain::Desk& desk, const ChartScale& scale) {
    if (desk.chart_shift == 0) return;
    const float width = px(76);
    const float height = px(sizes().density == Density::touch ? 44 : 26);
    const Rect spot{scale.plot.right() - width - px(8), scale.volume.y - px(8) - height, width,
                    height};
    if (button({.name = "chart.newest", .label = "Newest", .icon = icon::arrow_right}, spot))
        desk.chart_shift = 0;
}

float pane_height(Shape shape) { return px(shape == Shape::phone ? 40 : 62); }

ChartInput input_for(const Canvas& canvas, const Rect& area, int step) {
    const explain::Desk& desk = canvas.desk;
    ChartInput input;
    input.area = area;
    input.step = px(static_cast<float>(step));
    input.shift = desk.chart_shift;
    input.volume = desk.show_volume;
    input.volume_h = volume_height(canvas.layout.shape);
    input.pane_h = pane_height(canvas.layout.shape);
    input.atr = desk.show_atr;
    input.rsi = desk.show_rsi;
    input.price_axis = px(72);
    input.time_axis = px(20);
    input.free = px(canvas.layout.shape == Shape::phone ? 16 : 60);
    input.rail = px(rail_css);
    return input;
}

/// The prices reach as far as the what-if line and no farther, so that the candles stay as high as
/// they can. While something is held they never come nearer: the line stays under the hand.
void reach_what_if(const Canvas& canvas, ChartInput& input) {
    static bool reached = false;
    static Ticks low;
    static Ticks high;
    const bool goes_on = std::exchange(reached, what_if_shown(canvas));
    if (!reached) return;
    const Ticks at = canvas.views.chart.what_if.price;
    const bool held = goes_on && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    input.low = low = held ? std::min(low, at) : at;
    input.high = high = held ? std::max(high, at) : at;
}

/// A phone has no row for the read-out: while a finger is there it stands on the other side, under
/// what may be said of far orders.
void draw_phone_legend(const ChartPaint& paint, std::size_t at, float finger) {
    const Rect& plot = paint.scale.plot;
    const auto& cells = legend_cells(paint.view, at);
    const float line = px(15);
    float width = 0;
    for (const explain::Cell& cell : cells)
        width = std::max(width, width_of(small_type, cell.text));
    Rect box{plot.x + px(4), plot.y + px(24), std::ceil(width) + px(16),
             line * static_cast<float>(cells.size()) + px(6)};
    if (finger < plot.x + plot.w / 2) box.x = plot.right() - box.w - px(4);
    fill(box, colours().panel, px(4));
    outline(box, colours().line, px(4));
    Rect rows = inset(box, px(8), px(4));
    for (std::size_t i = 0; i < cells.size(); ++i)
        legend_cell(cells[i], take_top(rows, line), paint.view.candles[at], i);
}

void draw_plot(const Canvas& canvas, const Rect& area, const Rect& legend) {
    static explain::Indicators indicators;
    explain::Desk& desk = canvas.desk;
    const explain::ChartView& view = canvas.views.chart;
    const int own_step = layout_step(canvas.layout.shape);
    const int step = desk.chart_step_px > 0 ? desk.chart_step_px : own_step;
    ChartInput input = input_for(canvas, area, step);
    reach_what_if(canvas, input);
    const ChartScale scale = chart_scale(view, input, &indicators, &desk);
    const Rect plot{area.x, area.y, scale.plot.w, scale.time_axis.y - area.y};
    ImGui::SetNextItemAllowOverlap();
    const Touch touch = pressable({.name = "chart",
                                   .role = Role::img,
                                   .label = "Chart",
                                   .value = view.last.text,
                                   .radius = 0,
                                   .drags = true},
                                  plot);
    // what lies further back is made by code that may not be here yet
    const std::size_t older = late_parts() != nullptr ? view.older : 0;
    move_chart(desk, scale, touch, own_step, older);
    if (desk.chart_shift > 0 && late_parts() == nullptr) want_late();
    const AxisTags tags = axis_tags(view, scale);
    const ChartPaint paint{view, scale, desk, indicators, tags};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool crossed = touch.hovered && !view.candles.empty();
    const std::size_t at = crossed ? scale.candle_near(mouse.x) : scale.last - 1;
    ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    paint_grid(paint);
    paint_candles(paint);
    paint_overlays(paint);
    if (!view.candles.empty()) paint_panes(paint, at);
    paint_lines(paint);
    paint_marks(paint, crossed);
    if (!view.candles.empty()) paint_last(paint);
    if (crossed) paint_cross(paint, mouse.x, mouse.y);
    if (crossed && legend.h <= 0) draw_phone_legend(paint, at, mouse.x);
    ImGui::PopClipRect();
    if (!view.candles.empty() && legend.h > 0) draw_legend(paint, at, legend);
    draw_return(desk, scale);
    if (!what_if_shown(canvas)) return;
    if (const LateParts* late = late_parts())
        late->what_if(canvas, scale, area);
    else
        want_late();
}

}  // namespace

float rails_height() { return 2 * px(rail_css); }

float below_candles(const Canvas& canvas) {
    const ChartInput input = input_for(canvas, {}, 1);
    return rails_height() + (input.volume ? input.volume_h : 0) + (input.atr ? input.pane_h : 0) +
           (input.rsi ? input.pane_h : 0);
}

void draw_chart_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    Rect body = area;
    Rect legend{};
    if (canvas.layout.shape != Shape::phone) {  // a phone has its choices in the row above
        const float head = px(sizes().density == Density::touch ? 44 : 36);
        draw_chart_head(canvas.desk, take_top(body, head));
        const float rows = rows_of_plots(canvas.desk, area.w);
        legend = take_top(body, px(legend_css) + px(plots_row_css) * rows);
    }
    draw_plot(canvas, body, legend);
}

}  // namespace mw::ui
