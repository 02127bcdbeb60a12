#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "explain/book_step.h"
#include "imgui_internal.h"
#include "ui/book_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::BookSides;

Rect ending_at(float right, float from, const Rect& row) {
    return {from, row.y, right - from, row.h};
}

/// "Amount (BTC)" where there is room for the coin.
Name title(std::string_view word, std::string_view coin) {
    Name name{word};
    if (sizes().density == Density::full && !coin.empty()) name.add(" (").add(coin).add(")");
    return name;
}

void draw_titles(const explain::OrderFormView& coins, const Rect& row, std::string_view last,
                 std::string_view last_coin) {
    const BookColumns at = book_columns(row);
    const ImU32 ink = colours().t2;
    write(small_type, title("Price", coins.quote), ending_at(at.price + px(24), at.left, row), ink);
    write(small_type, title("Amount", coins.base), ending_at(at.amount, at.price, row), ink,
          Place::right);
    write(small_type, title(last, last_coin), ending_at(at.last, at.amount, row), ink,
          Place::right);
}

/// One side of the book, as it is drawn.
struct SideSpec {
    std::string_view prefix;  ///< of target names
    std::string_view word;    ///< for a screen reader
    ImU32 colour;
};

void draw_level(const Canvas& canvas, const explain::BookRow& level, const SideSpec& side,
                std::size_t index, const Rect& row) {
    const BookColumns at = book_columns(row);
    const Touch touch = pressable({.name = Name{side.prefix}.add(index),
                                   .role = Role::row,
                                   .label = side.word,
                                   .value = level.price,
                                   .radius = 0},
                                  row);
    describe(level.amount);
    const float depth = std::round(row.w * std::clamp(level.depth, 0.0F, 1.0F));
    fill({row.right() - depth, row.y, depth, row.h}, faded(side.colour, 0.13F));
    if (touch.hovered) fill(row, faded(colours().t0, 0.06F));
    text(level.price, ending_at(at.price, at.left - px(8), row), side.colour, Place::right);
    text(level.amount, ending_at(at.amount, at.price, row), colours().t0, Place::right);
    text(level.sum, ending_at(at.last, at.amount, row), colours().t1, Place::right);
    if (!touch.pressed) return;
    if (!has_price(canvas.desk.order.type)) canvas.desk.order.type = explain::FormType::limit;
    canvas.desk.order.price = level.fill_price;
}

/// Rows of one side between two heights, best price next to the middle.
void draw_side(const Canvas& canvas, bool asks, const Rect& area, std::size_t count) {
    const auto& levels = asks ? canvas.views.book.asks : canvas.views.book.bids;
    const SideSpec side = asks ? SideSpec{"book.row.ask.", "Ask", colours().down}
                               : SideSpec{"book.row.bid.", "Bid", colours().up};
    const float height = area.h / static_cast<float>(count);
    const std::size_t shown = std::min(count, levels.size());
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);  // arrow keys still walk the rows
    for (std::size_t i = 0; i < shown; ++i) {
        const std::size_t place = asks ? count - 1 - i : i;
        const float top = std::round(area.y + height * static_cast<float>(place));
        const float end = std::round(area.y + height * static_cast<float>(place + 1));
        draw_level(canvas, levels[i], side, i, {area.x, top, area.w, end - top});
    }
    ImGui::PopItemFlag();
}

/// "0.1 ⌄": how much price one shown level covers.
/// @return left end.
float draw_step(const Canvas& canvas, const Rect& head) {
    static constexpr std::array names = {"book.step.1", "book.step.10", "book.step.100",
                                         "book.step.1000"};
    static constexpr const auto& steps = explain::book_steps;
    const std::string_view shown = canvas.views.book.step;
    const float words = std::ceil(text_width(shown));
    const float width = words + px(4 + 14);
    const float edge = px(sizes().density == Density::touch ? 2 : 4);
    const Rect spot{head.right() - sizes().pad - width - px(4), head.y + edge, width + px(8),
                    head.h - 2 * edge};
    const Touch touch =
        pressable({.name = "book.step", .label = "Price step of the book", .value = shown}, spot);
    const ImU32 ink = touch.hovered ? colours().t0 : colours().t1;
    text(shown, {spot.x + px(4), head.y, words + 1, head.h}, ink);
    draw_icon(icon::chevron_down, {spot.right() - px(18), head.y, px(14), head.h}, ink, 12);
    if (touch.pressed) open_menu("book steps");
    std::array<std::string, steps.size()> labels;
    std::array<MenuEntry, steps.size()> entries;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        labels[i] = explain::book_step_text(steps[i], canvas.views.chart.pair);
        entries[i] = {
            .name = names[i], .label = labels[i], .chosen = steps[i] == canvas.desk.book_step};
    }
    const int chosen = draw_menu("book steps", entries, spot);
    if (chosen >= 0) canvas.desk.book_step = steps[static_cast<std::size_t>(chosen)];
    return spot.x;
}

/// Two bars for the sides that are shown, beside three lines for the rows.
void draw_sides_icon(BookSides sides, const Rect& area) {
    const Rect box = centred(area, px(14), px(12));
    const Rect bar{box.x, box.y, px(6), box.h};
    const float half = std::floor((box.h - px(2)) / 2);
    Rect top = bar;
    Rect bottom = bar;
    if (sides == BookSides::both) {
        top.h = half;
        bottom = {bar.x, bar.bottom() - half, bar.w, half};
    }
    if (sides != BookSides::bids) fill(top, colours().down, px(1));
    if (sides != BookSides::asks) fill(bottom, colours().up, px(1));
    for (const float y : {0.0F, 5.0F, 10.0F})
        fill({box.x + px(8), box.y + px(y), px(6), px(2)}, colours().t2);
}

/// Both sides, bids only, asks only. @return left end.
float draw_sides(const Canvas& canvas, float right, const Rect& row) {
    struct One {
        BookSides sides;
        const char* name;
        const char* label;
    };
    static constexpr std::array choices = {
        One{BookSides::asks, "book.sides.asks", "Asks only"},
        One{BookSides::bids, "book.sides.bids", "Bids only"},
        One{BookSides::both, "book.sides.both", "Bids and asks"}};
    const float width = px(sizes().density == Density::touch ? 44 : 24);
    for (const One& one : choices) {
        right -= width;
        const bool chosen = canvas.desk.book_sides == one.sides;
        const Rect spot = centred({right, row.y, width, row.h}, width - px(2), px(24));
        const Touch touch = pressable({.name = one.name,
                                       .role = Role::radio,
                                       .label = one.label,
                                       .value = chosen ? "true" : "false"},
                                      {right, row.y, width, row.h});
        tooltip(one.label);
        if (chosen || touch.hovered) fill(spot, chosen ? colours().raised : colours().field, px(4));
        draw_sides_icon(one.sides, spot);
        if (touch.pressed) canvas.desk.book_sides = one.sides;
    }
    return right;
}

bool shares_chart_place(const Layout& layout) {
    return layout.chart_tabs || layout.shape == Shape::phone;
}

/// Last price and spread; where the head has no room for them, the choices of the book too.
void draw_middle(const Canvas& canvas, const Rect& row) {
    const explain::BookView& book = canvas.views.book;
    const float left = row.x + sizes().pad;
    const float width = width_of(title_type, book.last.text);
    write(title_type, book.last.text, {left, row.y, width + 1, row.h}, colour_of(book.last.tone));
    target_area("book.last", Role::status, "Last price", book.last.text,
                {row.x, row.y, left + width - row.x, row.h});
    float right = row.right() - sizes().pad;
    if (shares_chart_place(canvas.layout)) right = draw_step(canvas, row) - px(4);
    if (sizes().density != Density::full) right = draw_sides(canvas, right, row);
    const Rect rest{left + width + px(8), row.y, right - left - width - px(8), row.h};
    const float spread = width_of(small_type, book.spread);
    if (spread > rest.w) return;
    write(small_type, book.spread, rest, colours().t2);
    target_area("book.spread", Role::status, "Spread", book.spread,
                {rest.x, rest.y, spread, rest.h});
}

void draw_book_rows(const Canvas& canvas, Rect area) {
    const explain::OrderFormView& coins = canvas.views.order;
    draw_titles(coins, take_top(area, px(book_titles_css)), "Sum", coins.base);
    const Density density = sizes().density;
    const float middle = px(density == Density::full ? 32 : (density == Density::touch ? 44 : 30));
    const BookSides sides = canvas.desk.book_sides;
    const float room = area.h - middle;
    const float half = std::floor(room / 2);
    const float ask_h = sides == BookSides::both ? half : (sides == BookSides::asks ? room : 0);
    const auto rows_in = [](float height) {
        return static_cast<std::size_t>(std::max(1.0F, height / sizes().book_row));
    };
    if (ask_h > 0) draw_side(canvas, true, take_top(area, ask_h), rows_in(ask_h));
    draw_middle(canvas, take_top(area, middle));
    if (area.h >= sizes().book_row) draw_side(canvas, false, area, rows_in(area.h));
}

Rect draw_head(const Rect& area, float height) {
    const Rect head{area.x, area.y, area.w, height};
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    return {head.x + sizes().pad, head.y, head.w - 2 * sizes().pad, head.h};
}

void draw_trade_rows(const Canvas& canvas, const std::vector<explain::TradeRow>& trades,
                     Rect area) {
    draw_titles(canvas.views.order, take_top(area, px(book_titles_css)), "Time", {});
    const float height = sizes().book_row;
    for (const explain::TradeRow& trade : trades) {
        if (area.h < height) break;
        const Rect row = take_top(area, height);
        const BookColumns at = book_columns(row);
        text(trade.price.text, ending_at(at.price, at.left - px(8), row),
             colour_of(trade.price.tone), Place::right);
        text(trade.amount, ending_at(at.amount, at.price, row), colours().t0, Place::right);
        text(trade.time, ending_at(at.last, at.amount, row), colours().t1, Place::right);
    }
    if (trades.empty())
        write(body_type(), "No trades of yours yet.", inset(take_top(area, px(28)), sizes().pad, 0),
              colours().t2);
}

/// Market trades or the learner's own, after what was chosen last.
void draw_trades(const Canvas& canvas, Rect area) {
    ImGuiStorage& memory = *ImGui::GetStateStorage();
    const ImGuiID key = ImGui::GetID("own trades");
    const bool mine = memory.GetBool(key);
    static constexpr std::array choices = {Choice{"trades.tab.market", "Market trades"},
                                           Choice{"trades.tab.mine", "My trades"}};
    target_area("trades", Role::img, "Trades", {}, area);
    const float height = trades_head();
    const int pressed = tabs(choices, mine ? 1 : 0, draw_head(area, height));
    if (pressed >= 0) memory.SetBool(key, pressed == 1);
    take_top(area, height);
    draw_trade_rows(canvas, mine ? canvas.views.trades.mine : canvas.views.trades.market, area);
}

}  // namespace

void draw_book_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    Rect body = area;
    if (shares_chart_place(canvas.layout)) {  // the tabs above say already what this is
        target_area("book", Role::img, "Order book", canvas.views.book.spread, body);
        return draw_book_rows(canvas, body);
    }
    const float head_h = px(sizes().density == Density::touch ? 44 : 36);
    const Rect head = draw_head(area, head_h);
    take_top(body, head_h);
    const bool trades =
        canvas.layout.trades_in_book && canvas.desk.phone == explain::PhoneTab::trades;
    static constexpr std::array choices = {Choice{"book.tab.book", "Order book"},
                                           Choice{"book.tab.trades", "Trades"}};
    const std::size_t count = canvas.layout.trades_in_book ? 2 : 1;
    const int pressed = tabs(std::span{choices}.first(count), trades ? 1 : 0, head);
    if (pressed >= 0)
        canvas.desk.phone = pressed == 1 ? explain::PhoneTab::trades : explain::PhoneTab::book;
    if (trades) return draw_trades(canvas, body);
    target_area("book", Role::img, "Order book", canvas.views.book.spread, body);
    const Rect choices_row{area.x, area.y, area.w, head_h};
    const float left = draw_step(canvas, choices_row);
    if (sizes().density == Density::full) draw_sides(canvas, left - px(4), choices_row);
    draw_book_rows(canvas, body);
}

void draw_trades_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    draw_trades(canvas, area);
}

}  // namespace mw::ui
