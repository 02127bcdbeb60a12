#include <algorithm>
#include <array>
#include <cmath>

#include "imgui_internal.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

constexpr Type last_type{Face::semibold, 16};
constexpr float titles_css = 24;  // height of the column titles

/// Three columns of numbers, each ending at its own line.
struct Columns {
    float left{0}, price{0}, amount{0}, last{0};
};

Columns columns_of(const Rect& area) {
    const float third = (area.w - 2 * sizes().pad) / 3;
    const float left = area.x + sizes().pad;
    return {left, std::floor(left + third), std::floor(left + 2 * third), left + 3 * third};
}

Rect ending_at(float right, float from, const Rect& row) {
    return {from, row.y, right - from, row.h};
}

void draw_titles(const Columns& at, const Rect& row, bool units, std::string_view last) {
    const ImU32 ink = colours().t2;
    write(small_type, units ? "Price (USDT)" : "Price", ending_at(at.price + px(24), at.left, row),
          ink);
    write(small_type, units ? "Amount (BTC)" : "Amount", ending_at(at.amount, at.price, row), ink,
          Place::right);
    write(small_type, last, ending_at(at.last, at.amount, row), ink, Place::right);
}

/// One side of the book, as it is drawn.
struct SideSpec {
    std::string_view prefix;  ///< of target names
    std::string_view word;    ///< for a screen reader
    ImU32 colour;
};

void draw_level(const Canvas& canvas, const explain::BookRow& level, const SideSpec& side,
                std::size_t index, const Rect& row) {
    const Columns at = columns_of(row);
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

void draw_middle(const explain::BookView& book, const Rect& row) {
    const float left = row.x + sizes().pad;
    const float width = width_of(last_type, book.last.text);
    write(last_type, book.last.text, {left, row.y, width + 1, row.h}, colour_of(book.last.tone));
    const Rect rest{left + width + px(8), row.y, row.right() - left - width - px(16), row.h};
    write(small_type, book.spread, rest, colours().t2);
    target_area("book.last", Role::status, "Last price", book.last.text, row);
}

void draw_book_rows(const Canvas& canvas, Rect area) {
    const bool units = sizes().density == Density::full;
    draw_titles(columns_of(area), take_top(area, px(titles_css)), units,
                units ? "Sum (BTC)" : "Sum");
    const float middle = px(units ? 32 : 30);
    const float half = std::floor((area.h - middle) / 2);
    const auto count = static_cast<std::size_t>(std::max(1.0F, half / sizes().book_row));
    draw_side(canvas, true, take_top(area, half), count);
    draw_middle(canvas.views.book, take_top(area, middle));
    draw_side(canvas, false, area, count);
}

/// "0.1 ⌄": how much price one shown level covers.
void draw_step(const Canvas& canvas, const Rect& head) {
    struct Step {
        std::int64_t ticks;
        const char* name;
        const char* label;
    };
    static constexpr std::array steps = {
        Step{1, "book.step.1", "0.01"}, Step{10, "book.step.10", "0.1"},
        Step{100, "book.step.100", "1"}, Step{1000, "book.step.1000", "10"}};
    const std::string_view shown = canvas.views.book.step;
    const float words = std::ceil(text_width(shown));
    const float width = words + px(4 + 14);
    const Rect spot{head.right() - sizes().pad - width - px(4), head.y + px(4), width + px(8),
                    head.h - px(8)};
    const Touch touch =
        pressable({.name = "book.step", .label = "Price step of the book", .value = shown}, spot);
    const ImU32 ink = touch.hovered ? colours().t0 : colours().t1;
    text(shown, {spot.x + px(4), head.y, words + 1, head.h}, ink);
    draw_icon(icon::chevron_down, {spot.right() - px(18), head.y, px(14), head.h}, ink, 12);
    if (touch.pressed) open_menu("book steps");
    std::array<MenuEntry, steps.size()> entries;
    for (std::size_t i = 0; i < steps.size(); ++i)
        entries[i] = {.name = steps[i].name,
                      .label = steps[i].label,
                      .chosen = steps[i].ticks == canvas.desk.book_step};
    const int chosen = draw_menu("book steps", entries, spot);
    if (chosen >= 0) canvas.desk.book_step = steps[static_cast<std::size_t>(chosen)].ticks;
}

Rect draw_head(const Rect& area, float height) {
    const Rect head{area.x, area.y, area.w, height};
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    return {head.x + sizes().pad, head.y, head.w - 2 * sizes().pad, head.h};
}

void draw_trade_rows(const std::vector<explain::TradeRow>& trades, Rect area) {
    const bool units = sizes().density == Density::full;
    draw_titles(columns_of(area), take_top(area, px(titles_css)), units, "Time");
    const float height = sizes().book_row;
    for (const explain::TradeRow& trade : trades) {
        if (area.h < height) break;
        const Rect row = take_top(area, height);
        const Columns at = columns_of(row);
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
    const Rect head = draw_head(area, px(36));
    const int pressed = tabs(choices, mine ? 1 : 0, head);
    if (pressed >= 0) memory.SetBool(key, pressed == 1);
    take_top(area, px(36));
    draw_trade_rows(mine ? canvas.views.trades.mine : canvas.views.trades.market, area);
}

bool shares_chart_place(const Layout& layout) {
    return layout.chart_tabs || layout.shape == Shape::phone;
}

}  // namespace

void draw_book_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    Rect body = area;
    if (shares_chart_place(canvas.layout)) {  // the tabs above say already what this is
        target_area("book", Role::img, "Order book", canvas.views.book.spread, body);
        return draw_book_rows(canvas, body);
    }
    const Rect head = draw_head(area, px(36));
    take_top(body, px(36));
    const bool trades =
        canvas.layout.trades_in_book && canvas.desk.phone == explain::PhoneTab::trades;
    static constexpr std::array choices = {Choice{"book.tab.book", "Order book"},
                                           Choice{"book.tab.trades", "Trades"}};
    const std::size_t count = canvas.layout.trades_in_book ? 2 : 1;
    const int pressed = tabs(std::span{choices}.first(count), trades ? 1 : 0, head);
    if (pressed >= 0)
        canvas.desk.phone = pressed == 1 ? explain::PhoneTab::trades : explain::PhoneTab::book;
    if (trades) {
        target_area("trades", Role::img, "Trades", {}, body);
        draw_trade_rows(canvas.views.trades.market, body);
        return;
    }
    target_area("book", Role::img, "Order book", canvas.views.book.spread, body);
    draw_step(canvas, {area.x, area.y, area.w, px(36)});
    draw_book_rows(canvas, body);
}

void draw_trades_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    if (shares_chart_place(canvas.layout)) {
        target_area("trades", Role::img, "Trades", {}, area);
        return draw_trade_rows(canvas.views.trades.market, area);
    }
    draw_trades(canvas, area);
}

}  // namespace mw::ui
