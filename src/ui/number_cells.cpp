// The numbers inside rows: names for those of the book and the tapes while a row is pointed at,
// rows for the tapes, and Left and Right among the cells of the row that has the keyboard.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/text.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/book_parts.h"
#include "ui/drawing.h"
#include "ui/names.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

// ---- names ------------------------------------------------------------------------------------

/// A row of three numbers.
struct Triple {
    std::string_view name;  ///< "book.row.ask.3"
    std::array<std::string_view, 3> titles;
    std::array<std::string_view, 3> values;
};

/// "book.row.ask.3" as "book.cell.ask.3."; empty for rows of another kind.
Name cells_of(std::string_view row) {
    const std::size_t at = row.find(".row.");
    if (at == std::string_view::npos) return Name{""};
    return Name{row.substr(0, at)}.add(".cell.").add(row.substr(at + 5)).add(".");
}

bool is_pointed_at(const Canvas& canvas, std::string_view row, const Rect& area, bool focused) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const bool under =
        at.x >= area.x && at.x < area.right() && at.y >= area.y && at.y < area.bottom();
    const Name cells = cells_of(row);
    return under || focused || canvas.desk.card.target.starts_with(std::string_view{cells});
}

void name_cells(const Triple& row, const Rect& area) {
    const BookColumns at = book_columns(area);
    const std::array ends = {at.price, at.amount, at.last};
    float from = area.x;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        target_area(Name{cells_of(row.name)}.add_slug(row.titles[i]), Role::status, row.titles[i],
                    row.values[i], {from, area.y, ends[i] - from, area.h});
        from = ends[i];
    }
}

/// A number at the end of a name, or none.
std::optional<std::size_t> number_after(std::string_view name, std::string_view prefix) {
    std::size_t number = 0;
    if (!name.starts_with(prefix) || !read_whole(name.substr(prefix.size()), number))
        return std::nullopt;
    return number;
}

/// Rows of the book as they were drawn a moment ago.
void name_book(const Canvas& canvas) {
    struct Side {
        std::string_view prefix;
        const std::vector<explain::BookRow>& rows;
    };
    const std::array sides = {Side{"book.row.ask.", canvas.views.book.asks},
                              Side{"book.row.bid.", canvas.views.book.bids}};
    for (const Target& target : targets())
        for (const Side& side : sides) {
            const auto place = number_after(target.name, side.prefix);
            if (!place || *place >= side.rows.size()) continue;
            if (!is_pointed_at(canvas, target.name, target.whole, target.focused)) continue;
            const explain::BookRow& row = side.rows[*place];
            name_cells({target.name, {"Price", "Amount", "Sum"}, {row.price, row.amount, row.sum}},
                       target.whole);
        }
}

/// Pressing the learner's own trade opens its order, another's says what it is.
void press_trade(const Canvas& canvas, const explain::TradeRow& trade, std::string_view row) {
    explain::Desk& desk = canvas.desk;
    if (trade.opens == 0) {
        desk.card = {.target = std::string{row}, .label = "Trade", .path = {}, .open = true};
        return;
    }
    desk.page = explain::Page::orders;
    desk.orders = {};
    desk.orders.tab = explain::OrdersTab::order_history;
    desk.orders.opened = trade.opens;
}

void tape_row(const Canvas& canvas, const explain::TradeRow& trade, std::string_view name,
              const Rect& area) {
    const Touch touch = pressable({.name = name,
                                   .role = Role::row,
                                   .label = trade.time,
                                   .value = trade.price.text,
                                   .radius = 0},
                                  area);
    const bool focused = ImGui::GetCurrentContext()->NavId == ImGui::GetItemID();
    describe(trade.amount);
    if (touch.hovered) fill(area, faded(colours().t0, 0.06F));
    if (is_pointed_at(canvas, name, area, focused))
        name_cells(
            {name, {"Price", "Amount", "Time"}, {trade.price.text, trade.amount, trade.time}},
            area);
    if (touch.pressed) press_trade(canvas, trade, name);
}

/// The rows of the tape in front, as they were drawn a moment ago.
void name_tape(const Canvas& canvas) {
    const Target* panel = find_target("trades");
    const Target* own = find_target("trades.tab.mine");
    if (panel == nullptr || own == nullptr) return;
    const bool mine = own->value == "true";
    const auto& trades = mine ? canvas.views.trades.mine : canvas.views.trades.market;
    Rect area = trade_rows(panel->whole);
    const std::string_view prefix = mine ? "trades.row.mine." : "trades.row.market.";
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);  // arrow keys walk the rows
    for (std::size_t i = 0; i < trades.size() && area.h >= sizes().book_row; ++i)
        tape_row(canvas, trades[i], Name{prefix}.add(i), take_top(area, sizes().book_row));
    ImGui::PopItemFlag();
}

// ---- keyboard ---------------------------------------------------------------------------------

/// The cell that has the keyboard, and the item it was reached from.
struct Chosen {
    std::string cell;
    std::string from;
};
Chosen chosen;

const Target* focused_item() {
    if (!ImGui::GetCurrentContext()->NavCursorVisible) return nullptr;
    for (const Target& target : targets())
        if (target.focused && target.acts) return &target;
    return nullptr;
}

/// "funds.cell.0." of "funds.row.0", and of the link "funds.borrow.0"; empty for other items.
Name cells_beside(const Target& item) {
    const std::string_view name = item.name;
    if (item.role == Role::row) return cells_of(name);
    const std::size_t first = name.find('.');
    const std::size_t last = name.rfind('.');
    if (item.role != Role::button || first == last || first == std::string_view::npos)
        return Name{""};
    return Name{name.substr(0, first)}.add(".cell.").add(name.substr(last + 1)).add(".");
}

/// The cells on both sides of where the keyboard is; null past the first and the last.
struct Neighbours {
    const Target* left{nullptr};
    const Target* here{nullptr};
    const Target* right{nullptr};
};

/// @param row  of a row: one comes in at its first cell; of a link, at its last.
Neighbours neighbours_of(std::string_view cells, bool row) {
    Neighbours found;
    for (const Target& target : targets()) {
        const bool number = target.value.find_first_of("0123456789") < target.value.size();
        if (!target.name.starts_with(cells) || !number || target.rect.w < 1) continue;
        const bool passed = found.here != nullptr || (chosen.cell.empty() && row);
        if (target.name == chosen.cell)
            found.here = &target;
        else if (!passed)
            found.left = &target;
        else if (found.right == nullptr)
            found.right = &target;
    }
    return found;
}

/// Whether another link of the row stands left of this one: the arrow goes there.
bool has_link_before(const Target& link) {
    const std::string_view name = link.name;
    const std::string_view table = name.substr(0, name.find('.') + 1);
    const std::string_view end = name.substr(name.rfind('.'));
    return std::ranges::any_of(targets(), [&](const Target& other) {
        return other.acts && other.role == Role::button && other.name.starts_with(table) &&
               other.name.ends_with(end) && other.rect.x < link.rect.x;
    });
}

/// Takes an arrow key while it leads somewhere within the row, else leaves it to the page.
bool arrow(ImGuiKey key, bool leads) {
    const ImGuiID owner = ImGui::GetID("cells");
    if (leads) ImGui::SetKeyOwner(key, owner);
    return leads && ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner);
}

void choose(const Target* cell, const Target& from) {
    chosen = cell == nullptr ? Chosen{} : Chosen{cell->name, from.name};
}

void draw_ring(const Rect& area) {
    ImGui::GetForegroundDrawList()->AddRect({area.x - 3, area.y + 1},
                                            {area.right() + 3, area.bottom() - 1}, colours().acc,
                                            px(3), 0, 2);
}

void walk_cells(const Canvas& canvas) {
    if (!chosen.cell.empty()) ImGui::SetKeyOwner(ImGuiKey_Escape, ImGui::GetID("cells"));
    if (canvas.desk.card.open) return;  // its keys come first
    const Target* item = ImGui::IsAnyItemActive() ? nullptr : focused_item();
    if (!ImGui::GetCurrentContext()->NavCursorVisible) chosen = {};
    // a card that closes has had the keyboard a moment ago
    if (item == nullptr || item->name.starts_with("card.")) return;
    if (item->name != chosen.from) chosen = {};
    const Name cells = cells_beside(*item);
    if (std::string_view{cells}.empty()) return;
    const bool row = item->role == Role::row;
    const bool within = !chosen.cell.empty();
    if (!within && !row && has_link_before(*item)) return;
    const Neighbours near = neighbours_of(cells, row);
    // past the end where one came in one is back on the item; the other end is the end
    const auto go = [&](const Target* next, bool back) {
        if (next != nullptr || back) choose(next, *item);
    };
    if (arrow(ImGuiKey_RightArrow, near.right != nullptr || within))
        go(near.right, !row);
    else if (arrow(ImGuiKey_LeftArrow, near.left != nullptr || within))
        go(near.left, row);
    else if (within && ImGui::IsKeyPressed(ImGuiKey_Escape, false))
        chosen = {};
}

}  // namespace

void draw_number_cells(const Canvas& canvas) {
    if (canvas.desk.page == explain::Page::trade) {
        name_book(canvas);
        name_tape(canvas);
    }
    walk_cells(canvas);
    if (chosen.cell.empty()) return;
    const Target* cell = find_target(chosen.cell);
    if (cell == nullptr) return;
    draw_ring(cell->rect);
    focus_area(chosen.cell);
}

}  // namespace mw::ui
