// "What if the index were …": a line to drag, and what the account would be there. The numbers
// are the view's; nothing here is traded, and nothing here counts money.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/chart_paint.h"
#include "ui/chart_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::WhatIfView;

constexpr Ratio small_step{1'000'000};   // 0.01 of a margin level
constexpr Ratio large_step{10'000'000};  // 0.1
constexpr double edge = 0.053;     // of the shown prices: the room that chart_scale leaves there
constexpr double faster_by = 2.5;  // held there, the line goes so many times them in a second
constexpr std::int64_t slider_least = 101'000'000;
constexpr std::int64_t slider_most = 300'000'000;

bool touches() { return sizes().density == Density::touch; }

float row_height() { return px(touches() ? 19 : 21); }

float slider_height() { return px(touches() ? 44 : 28); }

float panel_height(const WhatIfView& view) {
    const std::size_t facts = view.facts.size() + view.ways.size() + 2;
    const float rows = row_height() * static_cast<float>(facts);
    return px(8 + 24 + 8) + rows + (view.owes ? slider_height() + row_height() : row_height());
}

/// "label … value", a target of its own.
void fact(std::string_view label, std::string_view value, std::string_view help, ImU32 ink,
          Rect& rest) {
    const Rect row = take_top(rest, row_height());
    write(small_type, label, row, colours().t1);
    write(small_type, value, row, ink, Place::right);
    const Name name = Name{"chart.what_if."}.add_slug(label);
    if (help.empty()) return target_area(name, Role::status, label, value, row);
    pressable({.name = name, .role = Role::status, .label = label, .value = value}, row);
    tooltip(help);
}

/// Sets the wish, and lets the line follow it.
void wish_for(explain::Desk& desk, std::int64_t units) {
    desk.what_if.level =
        Ratio{std::clamp(units, explain::least_wish.units, explain::most_wish.units)};
}

/// The margin level as a slider. Arrows: left and right 0.01, up and down 0.1.
void draw_level(explain::Desk& desk, const WhatIfView& view, const Rect& area) {
    const Touch touch = pressable({.name = "chart.what_if.level",
                                   .role = Role::slider,
                                   .label = "Margin level to reach",
                                   .value = view.wish_text,
                                   .drags = true},
                                  area);
    const std::int64_t now = view.wish.units;
    const auto round = [](std::int64_t units) {  // steps land on whole hundredths
        return (units + small_step.units / 2) / small_step.units * small_step.units;
    };
    if (item_key(ImGuiKey_LeftArrow)) wish_for(desk, round(now - small_step.units));
    if (item_key(ImGuiKey_RightArrow)) wish_for(desk, round(now + small_step.units));
    if (item_key(ImGuiKey_DownArrow)) wish_for(desk, round(now - large_step.units));
    if (item_key(ImGuiKey_UpArrow)) wish_for(desk, round(now + large_step.units));
    Rect track = area;
    track.w -= px(8);
    track.x += px(4);
    const float span = slider_most - slider_least;
    const float part = std::clamp(static_cast<float>(now - slider_least) / span, 0.0F, 1.0F);
    const float y = std::floor(track.y + track.h / 2);
    fill({track.x, y - px(2), track.w, px(4)}, colours().line2, px(2));
    fill({track.x, y - px(2), track.w * part, px(4)}, colours().acc, px(2));
    ImGui::GetWindowDrawList()->AddCircleFilled({track.x + track.w * part, y},
                                                px(touch.held ? 8 : 7), colours().acc);
    const bool dragged = touch.held && ImGui::GetMouseDragDelta(0, px(2)).x != 0;
    if (!dragged && !(touch.pressed && ImGui::IsMouseReleased(0))) return;
    const float at = std::clamp((ImGui::GetIO().MousePos.x - track.x) / track.w, 0.0F, 1.0F);
    wish_for(desk, round(slider_least + static_cast<std::int64_t>(at * span)));
}

void draw_title(explain::Desk& desk, const WhatIfView& view, Rect& rest) {
    Rect row = take_top(rest, px(24));
    const Rect close = take_right(row, px(24));
    const bool closed = button({.name = "chart.what_if.close",
                                .fill = Fill::bare,
                                .icon = icon::x,
                                .help = "Take the what-if line away"},
                               {close.x + px(4), close.y, close.w, close.h});
    write(strong_type(), view.price_text, row, colours().t0);
    const float used = width_of(strong_type(), view.price_text) + px(8);
    row.x += used;
    row.w -= used;
    write(small_type, view.change, row, colours().t1);
    target_area("chart.what_if.index", Role::status, "What-if price", view.price_text,
                {row.x - used, row.y, row.w + used, row.h});
    if (closed) desk.what_if = {};
}

void draw_panel(const Canvas& canvas, const Rect& area) {
    const WhatIfView& view = canvas.views.chart.what_if;
    fill(area, colours().panel, px(6));
    outline(area, colours().line2, px(6));
    Rect rest = inset(area, px(10), px(8));
    draw_title(canvas.desk, view, rest);
    const std::string level = view.owes ? view.level + " · " + view.status.text : view.level;
    fact("Margin level", level, "", view.owes ? colour_of(view.status.tone) : colours().t1, rest);
    for (const explain::Row& row : view.facts)
        fact(row.label, row.value.text, row.help, colours().t0, rest);
    if (view.owes) {
        const Rect head = take_top(rest, row_height());
        line_h(area.x, head.y + 1, area.w, colours().line);
        write(small_type, "To reach level", head, colours().t1);
        write(small_strong_type, view.wish_text, head, colours().t0, Place::right);
        target_area("chart.what_if.wish", Role::status, "To reach level", view.wish_text, head);
        draw_level(canvas.desk, view, take_top(rest, slider_height()));
        for (const explain::Row& row : view.ways)
            fact(row.label, row.value.text, row.help, colours().t0, rest);
    } else {
        write(small_type, "You owe nothing, so there is no level.", take_top(rest, row_height()),
              colours().t1);
    }
    write(small_type, "Nothing is traded here.", take_top(rest, row_height()), colours().t2);
}

/// The price under the hand. Held at the top or the bottom the line goes on, and the scale with it:
/// so slowly that the hand can stop it.
std::int64_t price_under_hand(const WhatIfView& view, const ChartScale& scale, float y) {
    const double range = static_cast<double>(scale.high - scale.low);
    const std::int64_t fine = round_step(range, scale.plot.h, 0.5F);
    std::int64_t ticks = (scale.price_at(y).count + fine / 2) / fine * fine;
    if (y <= scale.plot.y) ticks = INT64_MAX;  // of a low chart a step of the hand is more than
    if (y >= scale.plot.bottom()) ticks = 0;   // the room at its edge
    const auto room = static_cast<std::int64_t>(range * edge);
    const float passed_s = std::min(ImGui::GetIO().DeltaTime, 0.1F);
    const auto most = static_cast<std::int64_t>(range * faster_by * passed_s) + 1;
    const std::int64_t now = view.price.count;
    return std::clamp(ticks, std::min(now, scale.low + room) - most,
                      std::max(now, scale.high - room) + most);
}

/// Moves the line by a finger or the mouse, held where it was taken, and by arrows.
void move_line(explain::Desk& desk, const WhatIfView& view, const ChartScale& scale,
               const Touch& touch, float y) {
    const double range = static_cast<double>(scale.high - scale.low);
    const std::int64_t step = round_step(range, scale.plot.h, px(4));
    std::int64_t by = 0;
    if (item_key(ImGuiKey_UpArrow)) by += step;
    if (item_key(ImGuiKey_DownArrow)) by -= step;
    if (item_key(ImGuiKey_PageUp)) by += 10 * step;
    if (item_key(ImGuiKey_PageDown)) by -= 10 * step;
    if (item_key(ImGuiKey_RightArrow)) by += 1;
    if (item_key(ImGuiKey_LeftArrow)) by -= 1;
    if (by != 0) desk.what_if = {true, Ticks{std::max<std::int64_t>(1, view.price.count + by)}, {}};
    if (item_key(ImGuiKey_Home)) desk.what_if = {true, {}, {}};
    if (touch.hovered || touch.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (!touch.held) return;
    ImGuiStorage& memory = *ImGui::GetStateStorage();
    const ImGuiID key = ImGui::GetID("what-if taken");
    const float mouse = ImGui::GetIO().MousePos.y;
    if (ImGui::IsItemActivated()) memory.SetFloat(key, mouse - y);
    if (ImGui::GetMouseDragDelta(0, px(2)).y == 0) return;
    const std::int64_t ticks = price_under_hand(view, scale, mouse - memory.GetFloat(key));
    desk.what_if = {true, Ticks{std::max<std::int64_t>(1, ticks)}, {}};
}

/// The line across the chart and its tag on the axis, which is the handle.
void draw_line(const Canvas& canvas, const ChartScale& scale, float left) {
    const WhatIfView& view = canvas.views.chart.what_if;
    const float y =
        std::floor(std::clamp(scale.y_of(view.price), scale.plot.y, scale.plot.bottom() - 1));
    const float half = px(touches() ? 22 : 10);
    const Rect grip{left, y - half, scale.price_axis.right() - left, 2 * half};
    const Touch touch = pressable({.name = "chart.what_if",
                                   .role = Role::slider,
                                   .label = "What-if price",
                                   .value = view.price_text,
                                   .drags = true},
                                  grip);
    move_line(canvas.desk, view, scale, touch, y);
    line_h(scale.plot.x, y, scale.plot.w, colours().t0);
    const Rect tag{scale.price_axis.x, y - px(10), scale.price_axis.w, px(20)};
    fill(tag, colours().t0, px(3));
    write(small_strong_type, view.price_text, in_box(tag), colours().panel);
    const float x = scale.plot.right() - px(26);  // three strokes to take hold of
    fill({x - px(4), y - px(9), px(24), px(18)}, colours().t0, px(3));
    for (const float dy : {-4.0F, 0.0F, 4.0F}) line_h(x, y + px(dy), px(16), colours().panel);
}

}  // namespace

bool what_if_shown(const Canvas& canvas) {
    return canvas.desk.what_if.open && canvas.views.chart.what_if.shown &&
           explain::offers_what_if(canvas.desk);
}

void draw_what_if(const Canvas& canvas, const ChartScale& scale, const Rect& area) {
    const WhatIfView& view = canvas.views.chart.what_if;
    const float width = what_if_width(scale);
    const float height = panel_height(view);
    const float top = std::max(area.y, std::min(scale.plot.y + px(8), area.bottom() - height));
    const Rect spot{scale.plot.x + px(touches() ? 4 : 12), top, width, height};
    if (canvas.desk.what_if.level) canvas.desk.what_if.price = view.price;  // it moves the line too
    draw_line(canvas, scale, std::max(spot.right() + px(8), scale.plot.right() - px(120)));
    if (begin_region("what if", spot)) draw_panel(canvas, spot);
    end_region();
}

}  // namespace mw::ui
