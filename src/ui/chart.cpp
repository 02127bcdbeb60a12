#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "imgui_internal.h"
#include "ui/chart_paint.h"
#include "ui/drawing.h"
#include "ui/icons.h"

namespace mw::ui {
namespace {

constexpr int least_step = 2;
constexpr int most_step = 24;
constexpr float legend_css = 22;

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

/// Width of a word that can be pressed, and the word itself. @return true when pressed.
bool word_button(const Choice& choice, bool chosen, Rect& row, Role role) {
    const Type type{chosen && role == Role::radio ? Face::semibold : Face::regular, 12};
    const bool ticked = role == Role::checkbox && chosen;
    const float tick = ticked ? px(18) : 0;
    const float width = std::ceil(width_of(type, choice.label)) + tick + px(14);
    if (width > row.w) return false;
    Rect spot = take_left(row, width);
    const Touch touch = pressable({.name = choice.name,
                                   .role = role,
                                   .label = choice.label,
                                   .value = chosen ? "true" : "false"},
                                  inset(spot, 0, px(4)));
    take_left(spot, px(7));
    ImU32 ink = touch.hovered || ticked ? colours().t0 : colours().t1;
    if (ticked) draw_icon(icon::check, take_left(spot, px(12)), colours().acc, 12);
    if (ticked) take_left(spot, px(6));
    if (chosen && role == Role::radio) ink = colours().acc;
    if (ticked && !touch.hovered) ink = colours().t1;
    write(type, choice.label, spot, ink);
    return touch.pressed;
}

void draw_intervals(explain::Desk& desk, Rect& row) {
    static constexpr std::array choices = {
        Choice{"chart.interval.1m", "1m"},   Choice{"chart.interval.5m", "5m"},
        Choice{"chart.interval.15m", "15m"}, Choice{"chart.interval.1h", "1h"},
        Choice{"chart.interval.4h", "4h"},   Choice{"chart.interval.1d", "1d"}};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!word_button(choices[i], all_intervals[i] == desk.interval, row, Role::radio)) continue;
        desk.interval = all_intervals[i];
        desk.chart_shift = 0;
    }
}

void draw_head(explain::Desk& desk, const Rect& head) {
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    Rect row = inset(head, px(5), 0);
    draw_intervals(desk, row);
    const Rect gap = take_left(row, px(16));
    fill({gap.x + px(7), gap.y + px(10), 1, gap.h - px(20)}, colours().line);
    if (word_button({"chart.indicator.ema", "EMA"}, desk.show_ema, row, Role::checkbox))
        desk.show_ema = !desk.show_ema;
    if (word_button({"chart.indicator.volume", "Volume"}, desk.show_volume, row, Role::checkbox))
        desk.show_volume = !desk.show_volume;
    if (word_button({"chart.liquidation_line", "Risk lines"}, desk.show_risk_lines, row,
                    Role::checkbox))
        desk.show_risk_lines = !desk.show_risk_lines;
}

/// "O 60,560.00": the letter quiet, the number in its tone.
float legend_cell(const explain::Cell& cell, float x, const Rect& row) {
    const std::size_t space = cell.text.rfind(' ');
    const bool first_average = cell.text.starts_with("EMA 20");
    const bool named_by_letter = space == 1 || cell.text.starts_with("Vol ");
    const std::string_view words{cell.text};
    const std::string_view name = named_by_letter ? words.substr(0, space + 1) : std::string_view{};
    const ImU32 ink = first_average ? colours().ema : colour_of(cell.tone);
    const float named = std::ceil(width_of(small_type, name));
    const float width = std::ceil(width_of(small_type, words.substr(name.size())));
    if (x + named + width > row.right() - px(8)) return -1;
    write(small_type, name, {x, row.y, named + 2, row.h}, colours().t1);
    write(small_type, words.substr(name.size()), {x + named, row.y, width + 2, row.h}, ink);
    return x + named + width;
}

void draw_legend(const std::vector<explain::Cell>& cells, const Rect& row) {
    float x = row.x + px(12);
    for (const explain::Cell& cell : cells) {
        const float end = legend_cell(cell, x, row);
        if (end < 0) return;
        x = end + px(15);
    }
}

/// Wheel, drag and double click. `start` is the shift when the drag began.
void handle_input(explain::Desk& desk, const ChartScale& scale, const Touch& touch, int least) {
    const ImGuiIO& io = ImGui::GetIO();
    const auto candles = scale.newest + 1;
    if (touch.hovered || touch.held) {
        ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
        const int now = desk.chart_step_px > 0 ? desk.chart_step_px : least;
        if (io.MouseWheel != 0)
            desk.chart_step_px =
                std::clamp(now + (io.MouseWheel > 0 ? 1 : -1), least_step, most_step);
        if (io.MouseWheelH != 0)
            desk.chart_shift += static_cast<int>(std::lround(io.MouseWheelH * 4));
    }
    if (touch.held) {
        ImGuiStorage& memory = *ImGui::GetStateStorage();
        const ImGuiID key = ImGui::GetID("chart drag start");
        if (ImGui::IsItemActivated()) memory.SetInt(key, desk.chart_shift);
        const float way = ImGui::GetMouseDragDelta(0, px(3)).x;
        desk.chart_shift = memory.GetInt(key) + static_cast<int>(std::lround(way / scale.step));
    }
    if (touch.hovered && ImGui::IsMouseDoubleClicked(0)) {
        desk.chart_shift = 0;
        desk.chart_step_px = 0;
    }
    desk.chart_shift = std::clamp(desk.chart_shift, 0, most_shift(candles, scale));
}

/// Back to the newest candle, once the chart was pushed away from it.
void draw_return(explain::Desk& desk, const ChartScale& scale) {
    if (desk.chart_shift == 0) return;
    const float width = px(76);
    const Rect spot{scale.plot.right() - width - px(8), scale.volume.y - px(34), width, px(26)};
    if (button({.name = "chart.newest", .label = "Newest", .icon = icon::arrow_right}, spot))
        desk.chart_shift = 0;
}

ChartInput input_for(const Canvas& canvas, const Rect& area, int step) {
    ChartInput input;
    input.area = area;
    input.step = px(static_cast<float>(step));
    input.shift = canvas.desk.chart_shift;
    input.volume = canvas.desk.show_volume;
    input.volume_h = volume_height(canvas.layout.shape);
    input.price_axis = px(72);
    input.time_axis = px(20);
    input.free = px(canvas.layout.shape == Shape::phone ? 16 : 60);
    input.rail = px(22);
    return input;
}

void draw_plot(const Canvas& canvas, const Rect& area, const Rect& legend) {
    explain::Desk& desk = canvas.desk;
    const explain::ChartView& view = canvas.views.chart;
    const int own_step = layout_step(canvas.layout.shape);
    const int step = desk.chart_step_px > 0 ? desk.chart_step_px : own_step;
    const ChartScale scale = chart_scale(view, input_for(canvas, area, step));
    const Rect plot{area.x, area.y, scale.plot.w, scale.time_axis.y - area.y};
    ImGui::SetNextItemAllowOverlap();
    const Touch touch = pressable({.name = "chart",
                                   .role = Role::img,
                                   .label = "Chart",
                                   .value = view.last.text,
                                   .radius = 0,
                                   .drags = true},
                                  plot);
    handle_input(desk, scale, touch, own_step);
    const ChartPaint paint{view, scale, desk};
    ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    paint_grid(paint);
    paint_candles(paint);
    paint_lines(paint);
    paint_marks(paint);
    if (!view.candles.empty()) paint_last(paint);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool crossed = touch.hovered && !view.candles.empty();
    if (crossed) paint_cross(paint, mouse.x, mouse.y);
    ImGui::PopClipRect();
    draw_return(desk, scale);
    if (legend.h <= 0) return;
    if (crossed)
        draw_legend(explain::candle_legend(view.candles[scale.candle_near(mouse.x)]), legend);
    else
        draw_legend(view.legend, legend);
}

}  // namespace

void draw_chart_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    Rect body = area;
    Rect legend{};
    if (canvas.layout.shape != Shape::phone) {  // a phone has its choices in the row above
        draw_head(canvas.desk, take_top(body, px(36)));
        legend = take_top(body, px(legend_css));
    }
    draw_plot(canvas, body, legend);
}

}  // namespace mw::ui
