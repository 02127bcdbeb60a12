#include <algorithm>
#include <cmath>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

constexpr Type fact_type{Face::regular, 12};

/// The leverage of a pair, in its small box. @return width used.
float draw_badge(std::string_view badge, float x, float middle) {
    const float width = std::ceil(width_of(strong_type(), badge)) + px(12);
    const Rect box{x, std::round(middle - px(8)), width, px(16)};
    fill(box, colours().acc_soft, px(3));
    write(strong_type(), badge, box, colours().acc, Place::centre);
    return width;
}

/// The star of the pair in front.
void draw_star(const Canvas& canvas, const Rect& spot) {
    if (!canvas.desk.pair) return;
    std::uint32_t& all = canvas.desk.favourites;
    const std::uint32_t bit = explain::favourite_bit(*canvas.desk.pair);
    if (star_button("pair.favourite", (all & bit) != 0, spot)) all ^= bit;
}

/// "BTC/USDT 10x ⌄": opens the list of pairs. @return right end.
float draw_pair(const Canvas& canvas, const Rect& area) {
    const explain::HeaderView& view = canvas.views.header;
    const float middle = area.y + area.h / 2;
    const float star = px(sizes().density == Density::touch ? 40 : 24);
    draw_star(canvas, {area.x + px(20) - star / 2, middle - star / 2, star, star});
    const float left = area.x + px(canvas.desk.pair ? 40 : 16);
    const float words = std::ceil(width_of(page_title_type, view.pair));
    const float badge = std::ceil(width_of(strong_type(), view.badge)) + px(12);
    const float width = words + px(9) + badge + px(8) + px(14);
    const float edge = px(sizes().density == Density::touch ? 2 : 6);
    const Rect spot{left - px(8), area.y + edge, width + px(16), area.h - 2 * edge};
    const Touch touch =
        pressable({.name = "pair.open", .label = "Choose a pair", .value = view.pair}, spot);
    if (touch.hovered) fill(spot, colours().field, px(4));
    write(page_title_type, view.pair, {left, area.y, words + 1, area.h}, colours().t0);
    draw_badge(view.badge, left + words + px(9), middle);
    draw_icon(icon::chevron_down, {left + width - px(14), area.y, px(14), area.h}, colours().t1);
    if (touch.pressed) canvas.desk.window = explain::Window::pairs;
    return left + width;
}

/// A label over a value; both as wide as the wider. @return width used.
float draw_fact(const explain::Row& fact, float x, const Rect& area) {
    const float width =
        std::ceil(std::max(width_of(small_type, fact.label), width_of(fact_type, fact.value.text)));
    const float middle = area.y + area.h / 2;
    const Rect label{x, middle - px(15), width + 1, px(15)};
    const Rect value{x, middle, width + 1, px(14)};
    write(small_type, fact.label, label, colours().t2);
    write(fact_type, fact.value.text, value, colour_of(fact.value.tone));
    const Name name = Name{"fact."}.add_slug(fact.label);
    pressable({.name = name, .role = Role::status, .label = fact.label, .value = fact.value.text},
              {x, label.y, width, value.bottom() - label.y});
    number_tooltip(name, fact.help);
    return width;
}

float fact_width(const explain::Row& fact) {
    return std::ceil(
        std::max(width_of(small_type, fact.label), width_of(fact_type, fact.value.text)));
}

}  // namespace

void draw_header_strip(const Canvas& canvas, const Rect& area) {
    panel(area);
    const explain::HeaderView& view = canvas.views.header;
    const float gap = px(canvas.layout.shape == Shape::full ? 28 : 24);
    const float middle = area.y + area.h / 2;
    float x = draw_pair(canvas, area) + gap;

    const float last = std::ceil(
        std::max(width_of(number_type, view.last.text), width_of(small_type, view.last_usd)));
    const Rect price{x, middle - px(17), last + 1, px(21)};
    write(number_type, view.last.text, price, colour_of(view.last.tone));
    const Rect dollars{x, middle + px(3), last + 1, px(15)};
    write(small_type, view.last_usd, dollars, colours().t2);
    target_area("pair.last", Role::status, "Last price", view.last.text, price);
    target_area("pair.last_usd", Role::status, "Last price in dollars", view.last_usd, dollars);
    x += last + gap;

    for (const explain::Row& fact : view.facts) {
        if (x + fact_width(fact) > area.right() - px(12)) break;
        x += draw_fact(fact, x, area) + gap;
    }
}

}  // namespace mw::ui
