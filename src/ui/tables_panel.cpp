#include <algorithm>
#include <array>
#include <cmath>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::TableTab;

/// A tab under the chart and how its rows are named.
struct TabSpec {
    const char* name;
    const char* label;
    const char* brief;  ///< where the labels would not fit
    TableSpec table;
};

constexpr std::array tab_specs = {
    TabSpec{"tab.open_orders",
            "Open orders",
            "Open",
            {"open_orders.row", 16, {"open_orders.cancel"}, "open_orders.cell"}},
    TabSpec{"tab.order_history",
            "Order history",
            "Orders",
            {"order_history.row", 16, {}, "order_history.cell"}},
    TabSpec{"tab.trade_history",
            "Trade history",
            "Trades",
            {"trade_history.row", 16, {}, "trade_history.cell"}},
    TabSpec{"tab.positions",
            "Positions",
            "Positions",
            {"positions.row", 16, {"positions.close"}, "positions.cell"}},
    TabSpec{"tab.funds",
            "Funds",
            "Funds",
            {"funds.row", 16, {"funds.transfer", "funds.borrow", "funds.repay"}, "funds.cell"}},
};

std::array<std::size_t, tab_specs.size()> counts_of(const explain::TablesView& view) {
    return {view.open_orders, view.order_history, view.trade_history, view.positions, 0};
}

/// Tabs with their counts; without them where they would not fit. @return index pressed, or -1.
int draw_tabs(const explain::TablesView& view, int chosen, Rect& head) {
    const auto counts = counts_of(view);
    std::array<Name, tab_specs.size()> labels = {Name{""}, Name{""}, Name{""}, Name{""}, Name{""}};
    std::array<Choice, tab_specs.size()> choices;
    float counted = 0;
    float plain = 0;
    for (std::size_t i = 0; i < tab_specs.size(); ++i) {
        labels[i].add(tab_specs[i].label);
        if (i + 1 < tab_specs.size()) labels[i].add(" (").add(counts[i]).add(")");
        counted += text_width(labels[i]) + px(18);
        plain += text_width(tab_specs[i].label) + px(18);
    }
    for (std::size_t i = 0; i < tab_specs.size(); ++i) {
        choices[i].name = tab_specs[i].name;
        choices[i].label = tab_specs[i].label;
        if (counted <= head.w) choices[i].label = labels[i];
        if (plain > head.w) choices[i].label = tab_specs[i].brief;
    }
    const float used = counted <= head.w ? counted : plain;
    return tabs(choices, chosen, take_left(head, std::min(used, head.w)));
}

void draw_cancel_all(const Canvas& canvas, Rect& head) {
    constexpr std::string_view label = "Cancel all";
    const float width = std::ceil(text_width(label)) + px(8);
    if (!button({.name = "open_orders.cancel_all", .label = label, .fill = Fill::link},
                take_right(head, width)))
        return;
    for (const Pair pair : canvas.views.tables.cancels)
        canvas.out.emplace_back(Command{CancelAll{pair}});
}

/// Where it has room: whether other pairs are left out.
void draw_pair_choice(explain::Desk& desk, Rect head) {
    constexpr std::string_view label = "This pair only";
    const float width = std::ceil(text_width(label)) + px(22);
    if (width > head.w) return;
    check_box("tables.this_pair", label, desk.this_pair_only, take_right(head, width));
}

/// Fills the order form with what would end a position. Sending it is the learner's.
void fill_form(explain::Desk& desk, const explain::CloseOrder& close, bool phone) {
    desk.pair = close.pair;
    desk.account = explain::AccountTab::isolated;
    desk.order = {};
    desk.order.side = close.side;
    desk.order.type = explain::FormType::market;
    desk.order.mode = SideEffect::auto_repay;
    desk.order.quantity = close.quantity;
    if (phone) desk.window = explain::Window::order_sheet;
}

void follow_link(const Canvas& canvas, const TablePress& press) {
    using explain::Window;
    explain::Desk& desk = canvas.desk;
    if (desk.tables == TableTab::positions) {
        const auto& closes = canvas.views.tables.closes;
        if (*press.row < closes.size())
            fill_form(desk, closes[*press.row], canvas.layout.shape == Shape::phone);
        return;
    }
    constexpr std::array windows = {Window::transfer, Window::borrow, Window::repay};
    desk.window = windows[press.link];
    const auto& cells = canvas.views.tables.shown.rows[*press.row].cells;
    const auto coin = asset_named(cells.front().text);
    if (!coin) return;
    desk.transfer = {Direction::into_isolated, *coin, {}};
    desk.borrow = desk.repay = {*coin, {}};
}

void act(const Canvas& canvas, const TablePress& press) {
    explain::Desk& desk = canvas.desk;
    desk.first_row = press.first;
    if (press.cancel)
        canvas.out.emplace_back(Command{CancelOrder{*press.cancel}});
    else if (press.row)
        follow_link(canvas, press);
    if (press.empty_link) desk.window = explain::Window::transfer;
    if (!press.open) return;
    desk.page = explain::Page::orders;
    desk.orders = {};
    if (desk.tables != TableTab::open_orders) desk.orders.tab = explain::OrdersTab::order_history;
    desk.orders.opened = press.open;
}

/// What the numbers above are made of, when there is room under the rows.
void draw_note(const explain::TablesView& view, Rect& body) {
    if (view.note.empty()) return;
    const auto rows = static_cast<float>(view.shown.rows.size());
    const float used = sizes().table_head + rows * sizes().table_row;
    if (body.h < used + px(26)) return;
    const Rect row = inset(take_bottom(body, body.h - used), px(16), 0);
    const Rect line{row.x, row.y, row.w, px(26)};
    draw_icon(icon::info, {line.x, line.y, px(14), line.h}, colours().t2);
    write(body_type(), view.note, {line.x + px(20), line.y, line.w - px(20), line.h}, colours().t1);
    target_area("tables.note", Role::status, "What PnL is made of", view.note, line);
}

}  // namespace

void draw_tables_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    explain::Desk& desk = canvas.desk;
    const auto chosen = static_cast<std::size_t>(desk.tables);
    const TabSpec& spec = tab_specs[chosen];
    Rect head{area.x + px(16), area.y, area.w - px(32), sizes().panel_head};
    line_h(area.x, head.bottom() - 1, area.w, colours().line);
    const int pressed = draw_tabs(canvas.views.tables, static_cast<int>(chosen), head);
    const explain::TablesView& view = canvas.views.tables;
    Rect body{area.x, head.bottom(), area.w, area.bottom() - head.bottom()};
    const bool can_cancel = desk.tables == TableTab::open_orders && !view.shown.rows.empty();
    if (can_cancel && head.w < px(80)) head = inset(take_top(body, sizes().table_row), px(16), 0);
    if (can_cancel) draw_cancel_all(canvas, head);
    draw_pair_choice(desk, head);
    if (desk.tables == TableTab::positions) draw_note(view, body);
    act(canvas, table(view.shown, spec.table, body));
    if (pressed >= 0) desk.tables = static_cast<TableTab>(pressed);
}

}  // namespace mw::ui
