#include <array>
#include <string>

#include "ui/icons.h"
#include "ui/names.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::PairRow;

/// Last price and change of the day, right-aligned; each has a card.
void draw_numbers(const PairRow& pair, const Rect& area) {
    const Rect change{area.right() - px(90), area.y, px(90), area.h};
    const Rect last{area.x, area.y, area.w - px(96), area.h};
    write(body_type(), pair.change.text, change, colour_of(pair.change.tone), Place::right);
    write(body_type(), pair.last.text, last, colour_of(pair.last.tone), Place::right);
    const Name cell = Name{"pair.cell."}.add(pair.symbol);
    target_area(Name{cell}.add(".last"), Role::status, "Last price", pair.last.text, last);
    target_area(Name{cell}.add(".change"), Role::status, "24h change", pair.change.text, change);
}

bool draw_pair(explain::Desk& desk, const PairRow& pair, Rect row) {
    const bool chosen = desk.pair == pair.pair;
    const std::uint32_t bit = explain::favourite_bit(pair.pair);
    const Rect star = take_left(row, row.h);
    if (star_button("pair.star." + pair.symbol, (desk.favourites & bit) != 0, star))
        desk.favourites ^= bit;
    const std::string name = "pair.row." + pair.symbol;
    const std::string between{between_cells};
    const Touch press =
        pressable({.name = name,
                   .role = Role::row,
                   .label = pair.name,
                   .value = pair.name + between + pair.last.text + between + pair.change.text},
                  row);
    if (press.hovered || chosen) fill(row, colours().field, px(4));
    Rect left = inset(row, px(10), 0);
    write(strong_type(), pair.name, take_left(left, width_of(strong_type(), pair.name) + px(8)),
          colours().t0);
    const float badge = width_of(small_type, pair.badge) + px(10);
    const Rect box = centred(take_left(left, badge), badge, px(18));
    fill(box, colours().acc_soft, px(3));
    write(small_type, pair.badge, box, colours().acc, Place::centre);
    if (chosen) draw_icon(icon::check, take_left(left, px(26)), colours().acc);
    draw_numbers(pair, left);
    return press.pressed;
}

}  // namespace

void draw_pairs_window(const Canvas& canvas) {
    const bool touch = sizes().density == Density::touch;
    Rect inside = draw_frame(canvas, {"Choose a pair", {}, "pair.close", 420, 380});
    field({.name = "pair.search",
           .label = {},
           .unit = {},
           .hint = "Coin or pair",
           .numeric = false,
           .icon = icon::search},
          canvas.desk.pair_search, take_top(inside, px(touch ? 44 : 36)));
    take_top(inside, px(4));
    constexpr std::array lists = {Choice{"pair.tab.favourites", "Favourites"},
                                  Choice{"pair.tab.all", "All"}};
    explain::Desk& desk = canvas.desk;
    const Rect tabs_row = take_top(inside, px(touch ? 44 : 34));
    const int list = tabs(lists, desk.favourites_only ? 0 : 1, tabs_row);
    if (list >= 0) desk.favourites_only = list == 0;
    const Rect head = inset(take_top(inside, px(28)), px(10), 0);
    const float star = px(touch ? 48 : 36);
    write(small_type, "Pair", {head.x + star, head.y, head.w - star, head.h}, colours().t1);
    write(small_type, "24h change", head, colours().t1, Place::right);
    write(small_type, "Last price", {head.x, head.y, head.w - px(96), head.h}, colours().t1,
          Place::right);
    line_h(inside.x, inside.y, inside.w, colours().line);
    take_top(inside, px(4));
    for (const PairRow& pair : canvas.views.pairs) {
        if (!draw_pair(desk, pair, take_top(inside, px(touch ? 48 : 36)))) continue;
        canvas.desk.pair = pair.pair;
        canvas.desk.pair_search.clear();
        canvas.desk.window = explain::Window::none;
    }
    const Rect words = inset(take_top(inside, px(36)), px(10), 0);
    std::string_view said = "The pairs that trade in this world.";
    if (canvas.views.pairs.empty())
        said = desk.favourites_only ? "No favourite here. Press the star of a pair under All."
                                    : "No pair has that name. Type BTC, or empty the field.";
    else if (canvas.views.pairs.size() == 1 && !desk.favourites_only && desk.pair_search.empty())
        said = "The only pair that trades in this world.";
    write(body_type(), said, words, colours().t2);
    target_text(said, words);
}

}  // namespace mw::ui
