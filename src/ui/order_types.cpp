#include <array>
#include <cmath>
#include <string_view>

#include "ui/icons.h"
#include "ui/order_fields.h"

namespace mw::ui {
namespace {

using explain::FormType;

/// A type of order as the form shows it.
struct TypeChoice {
    FormType type;
    std::string_view name;
    std::string_view label;
    std::string_view about;
};

constexpr std::array type_choices = {
    TypeChoice{FormType::limit, "order.type.limit", "Limit", "This price or better"},
    TypeChoice{FormType::market, "order.type.market", "Market", "Now, at what the book offers"},
    TypeChoice{FormType::stop_limit, "order.type.stop_limit", "Stop limit",
               "Wait for a price, then a limit order"},
    TypeChoice{FormType::oco, "order.type.oco", "OCO", "A limit and a stop; one ends the other"},
    TypeChoice{FormType::stop_market, "order.type.stop_market", "Stop market",
               "Wait for a price, then trade at market"},
    TypeChoice{FormType::limit_maker, "order.type.limit_maker", "Limit maker",
               "Only where it rests in the book"},
    TypeChoice{FormType::trailing, "order.type.trailing", "Trailing stop",
               "Follow the price, trade when it turns"},
    TypeChoice{FormType::oto, "order.type.oto", "OTO", "A limit; once filled, another one"},
    TypeChoice{FormType::otoco, "order.type.otoco", "OTOCO", "A limit; once filled, an OCO"},
};
constexpr std::size_t plain_types = 2;  // those that are always in the row

/// The type in the third place: the chosen one when it is not a plain one.
std::size_t third_type(FormType chosen) {
    for (std::size_t i = plain_types; i < type_choices.size(); ++i)
        if (type_choices[i].type == chosen) return i;
    return plain_types;
}

void draw_type(const Canvas& canvas, const TypeChoice& choice, const Rect& spot) {
    const bool chosen = canvas.desk.order.type == choice.type;
    const Touch touch = pressable({.name = choice.name,
                                   .role = Role::radio,
                                   .label = choice.label,
                                   .value = chosen ? "true" : "false"},
                                  spot);
    tooltip(choice.about);
    if (touch.pressed) canvas.desk.order.type = choice.type;
    Rect words = spot;
    take_left(words, px(8));
    write(chosen ? strong_type() : body_type(), choice.label, words,
          chosen || touch.hovered ? colours().t0 : colours().t1);
}

/// The types that have no place in the row.
void draw_more_types(const Canvas& canvas, std::size_t third, const Rect& spot) {
    const Touch touch = pressable({.name = "order.type.more", .label = "More order types"}, spot);
    tooltip("More order types");
    draw_icon(icon::chevron_down, {spot.x, spot.y, px(14), spot.h},
              touch.hovered ? colours().t0 : colours().t1, 14);
    constexpr const char* list = "order.type.list";
    if (touch.pressed) open_menu(list);
    std::array<MenuEntry, type_choices.size() - plain_types - 1> entries;
    std::array<FormType, entries.size()> types{};
    std::size_t count = 0;
    for (std::size_t i = plain_types; i < type_choices.size(); ++i) {
        if (i == third) continue;
        entries[count] = {type_choices[i].name, type_choices[i].label, type_choices[i].about};
        types[count++] = type_choices[i].type;
    }
    const int chosen = draw_menu(list, entries, spot);
    if (chosen >= 0) canvas.desk.order.type = types[static_cast<std::size_t>(chosen)];
}

}  // namespace

void draw_order_types(const Canvas& canvas, const Rect& row) {
    Rect left = row;
    left.x -= px(8);
    const std::size_t third = third_type(canvas.desk.order.type);
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}, third}) {
        const float words = std::ceil(width_of(strong_type(), type_choices[i].label));
        const float beside = i == third ? 11 : 17;  // its chevron stands close
        draw_type(canvas, type_choices[i], take_left(left, words + px(beside)));
    }
    const float wide = sizes().density == Density::touch ? 44 : 22;
    draw_more_types(canvas, third, take_left(left, px(wide)));
}

}  // namespace mw::ui
