#include <algorithm>
#include <array>
#include <cmath>

#include "ui/chart_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"

namespace mw::ui {
namespace {

/// Something of the chart that can be switched on and off.
struct Toggle {
    std::string_view name;  ///< target name
    std::string_view label;
    bool explain::Desk::* on;
};

constexpr std::array toggles = {
    Toggle{"chart.indicator.ema", "EMA", &explain::Desk::show_ema},
    Toggle{"chart.indicator.ma", "MA", &explain::Desk::show_ma},
    Toggle{"chart.indicator.bollinger", "Bollinger", &explain::Desk::show_bollinger},
    Toggle{"chart.indicator.vwap", "VWAP", &explain::Desk::show_vwap},
    Toggle{"chart.indicator.atr", "ATR", &explain::Desk::show_atr},
    Toggle{"chart.indicator.rsi", "RSI", &explain::Desk::show_rsi},
    Toggle{"chart.indicator.volume", "Volume", &explain::Desk::show_volume},
    Toggle{"chart.liquidation_line", "Risk lines", &explain::Desk::show_risk_lines},
};
constexpr std::size_t indicators = 7;  // the first of them

void flip(explain::Desk& desk, bool explain::Desk::* on) { desk.*on = !(desk.*on); }

void flip_what_if(explain::Desk& desk) { desk.what_if = {!desk.what_if.open, {}, {}}; }

/// Room above and below what is pressed in the row; a finger has all of its height.
float edge_of_row() { return px(sizes().density == Density::touch ? 0 : 4); }

float word_width(const Choice& choice, bool chosen, Role role) {
    const Type type{chosen && role == Role::radio ? Face::semibold : Face::regular, 12};
    const float tick = role == Role::checkbox && chosen ? px(18) : 0;
    const float least = sizes().density == Density::touch ? px(40) : 0;
    return std::max(least, std::ceil(width_of(type, choice.label)) + tick + px(14));
}

/// A word that can be pressed, cut from the left of the row. @return true when pressed.
bool word_button(const Choice& choice, bool chosen, Rect& row, Role role) {
    const Type type{chosen && role == Role::radio ? Face::semibold : Face::regular, 12};
    const bool ticked = role == Role::checkbox && chosen;
    const float width = word_width(choice, chosen, role);
    if (width > row.w) return false;
    Rect spot = take_left(row, width);
    const Touch touch = pressable({.name = choice.name,
                                   .role = role,
                                   .label = choice.label,
                                   .value = chosen ? "true" : "false"},
                                  inset(spot, 0, edge_of_row()));
    take_left(spot, px(8));
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

void draw_toggle(explain::Desk& desk, const Toggle& toggle, Rect& row) {
    if (word_button({toggle.name, toggle.label}, desk.*toggle.on, row, Role::checkbox))
        flip(desk, toggle.on);
}

/// Width of all toggles when each has its tick: then ticking one never moves the row into a menu.
float toggles_width() {
    float width = 0;
    for (const Toggle& toggle : toggles)
        width += word_width({toggle.name, toggle.label}, true, Role::checkbox);
    return width;
}

}  // namespace

void draw_indicator_menu(explain::Desk& desk, const Rect& spot, bool all, bool lines) {
    const Touch touch = pressable({.name = "chart.indicator", .label = "Indicators"}, spot);
    const ImU32 ink = touch.hovered ? colours().t0 : colours().t1;
    Rect words = inset(spot, px(8), 0);
    draw_icon(icon::sliders_horizontal, all ? spot : take_left(words, px(14)), ink);
    take_left(words, px(6));
    if (!all) write({Face::regular, 12}, "Indicators", words, ink);
    if (touch.pressed) open_menu("indicators");
    std::array<MenuEntry, toggles.size() + 1> entries;
    std::size_t count = 0;
    for (const Toggle& toggle : toggles)
        entries[count++] = {.name = toggle.name, .label = toggle.label, .chosen = desk.*toggle.on};
    if (!all && !lines) count = indicators;
    if (all && explain::offers_what_if(desk))
        entries[count++] = {
            .name = "chart.what_if.toggle", .label = "What if", .chosen = desk.what_if.open};
    const int chosen = draw_menu("indicators", std::span{entries}.first(count), spot);
    if (chosen < 0) return;
    if (chosen == static_cast<int>(toggles.size()))
        flip_what_if(desk);
    else
        flip(desk, toggles[static_cast<std::size_t>(chosen)].on);
}

void draw_chart_head(explain::Desk& desk, const Rect& head) {
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    Rect row = inset(head, px(4), 0);
    draw_intervals(desk, row);
    const Rect gap = take_left(row, px(16));
    fill({gap.x + px(7), gap.y + px(10), 1, gap.h - px(20)}, colours().line);
    if (explain::offers_what_if(desk)) {
        const Choice what_if{"chart.what_if.toggle", "What if"};
        Rect right = take_right(row, word_width(what_if, true, Role::checkbox));
        if (word_button(what_if, desk.what_if.open, right, Role::checkbox)) flip_what_if(desk);
    }
    if (toggles_width() <= row.w) {
        for (const Toggle& toggle : toggles) draw_toggle(desk, toggle, row);
        return;
    }
    const Toggle& lines = toggles[indicators];
    const Rect menu = inset(take_left(row, px(100)), 0, edge_of_row());
    const bool fits = word_width({lines.name, lines.label}, true, Role::checkbox) <= row.w;
    draw_indicator_menu(desk, menu, false, !fits);
    if (fits) draw_toggle(desk, lines, row);
}

}  // namespace mw::ui
