// The leverage switch beside Cross and Isolated. What it offers comes later (ui/late.h).
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/late.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

constexpr const char* menu = "leverage";

}  // namespace

void draw_leverage_switch(const Canvas& canvas, const Rect& area) {
    const explain::HeaderView& view = canvas.views.header;
    const bool off = view.leverage.empty();
    const std::string_view words = off ? view.badge : view.leverage;
    const float letters = std::ceil(width_of(strong_type(), words)) + 1;
    const float width = letters + px(6 + 2 + 16);
    const float least = sizes().density == Density::touch ? px(44) : width;
    Rect row = area;
    const Rect spot = take_right(row, std::max(width, least));
    const Touch touch = pressable(
        {.name = "pair.leverage", .label = "Leverage", .value = off ? "Off" : words}, spot);
    number_tooltip("pair.leverage",
                   "The most a position may be worth, counted in your own money. Press to "
                   "lower it.");
    Rect box{spot.right() - width, std::round(spot.y + spot.h / 2 - px(8)), width, px(16)};
    fill(box, off ? colours().acc_soft : colours().acc, px(3));
    const ImU32 ink = off ? colours().acc : colours().acc_ink;
    draw_icon(icon::chevron_down, take_right(box, px(16)), ink, 12);
    write(strong_type(), words, {box.x + px(6), box.y, letters, box.h}, ink);
    if (touch.pressed) open_menu(menu);
    if (!ImGui::IsPopupOpen(menu)) return;
    if (const LateParts* late = late_parts())
        late->leverage(canvas, spot);
    else
        want_late();
}

void draw_leverage_menu(const Canvas& canvas, const Rect& at) {
    const auto& choices = canvas.views.late.leverage;
    std::vector<MenuEntry> entries;
    entries.reserve(choices.size());
    for (const explain::LeverageChoice& choice : choices)
        entries.push_back({.name = choice.target,
                           .label = choice.label,
                           .about = choice.about,
                           .chosen = choice.chosen});
    const int pressed = draw_menu(menu, entries, at);
    if (pressed < 0) return;
    const auto& command = choices[static_cast<std::size_t>(pressed)].command;
    if (command) canvas.out.emplace_back(*command);
}

}  // namespace mw::ui
