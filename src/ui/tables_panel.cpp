#include <algorithm>
#include <array>
#include <cmath>

#include "ui/drawing.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::TableTab;

/// A tab under the chart and how its rows are named.
struct TabSpec {
    const char* name;
    const char* label;
    TableSpec table;
};

constexpr std::array tab_specs = {
    TabSpec{"tab.open_orders", "Open orders", {"open_orders.row", "open_orders.cancel"}},
    TabSpec{"tab.order_history", "Order history", {"order_history.row", ""}},
    TabSpec{"tab.trade_history", "Trade history", {"trade_history.row", ""}},
    TabSpec{"tab.positions", "Positions", {"positions.row", "", 16, "positions.cell"}},
    TabSpec{"tab.funds", "Funds", {"funds.row", "", 16, "funds.cell"}},
};

std::array<std::size_t, tab_specs.size()> counts_of(const explain::TablesView& view) {
    return {view.open_orders, view.order_history, view.trade_history, view.positions, 0};
}

/// Tabs with their counts; without them where they would not fit.
int draw_tabs(const explain::TablesView& view, int chosen, const Rect& head) {
    const auto counts = counts_of(view);
    std::array<Name, tab_specs.size()> labels = {Name{""}, Name{""}, Name{""}, Name{""}, Name{""}};
    std::array<Choice, tab_specs.size()> choices;
    float width = 0;
    for (std::size_t i = 0; i < tab_specs.size(); ++i) {
        labels[i].add(tab_specs[i].label);
        if (i + 1 < tab_specs.size()) labels[i].add(" (").add(counts[i]).add(")");
        width += text_width(labels[i]) + px(18);
    }
    for (std::size_t i = 0; i < tab_specs.size(); ++i) {
        choices[i].name = tab_specs[i].name;
        choices[i].label = width <= head.w ? std::string_view{labels[i]} : tab_specs[i].label;
    }
    return tabs(choices, chosen, head);
}

void cancel_all(const Canvas& canvas) {
    for (const explain::TableRow& row : canvas.views.tables.shown.rows)
        if (row.cancels) canvas.out.emplace_back(Command{CancelOrder{*row.cancels}});
}

void draw_cancel_all(const Canvas& canvas, const Rect& head) {
    constexpr std::string_view label = "Cancel all";
    const float width = std::ceil(text_width(label)) + px(8);
    const Rect spot{head.right() - width, head.y, width, head.h};
    if (button({.name = "open_orders.cancel_all", .label = label, .fill = Fill::link}, spot))
        cancel_all(canvas);
}

void act(const Canvas& canvas, const TablePress& press, TableTab tab) {
    explain::Desk& desk = canvas.desk;
    if (press.cancel) canvas.out.emplace_back(Command{CancelOrder{*press.cancel}});
    if (press.empty_link) desk.window = explain::Window::transfer;
    if (!press.open) return;
    desk.page = explain::Page::orders;
    desk.orders.tab =
        tab == TableTab::open_orders ? explain::OrdersTab::open : explain::OrdersTab::order_history;
    desk.orders.opened = press.open;
}

}  // namespace

void draw_tables_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    explain::Desk& desk = canvas.desk;
    const auto chosen = static_cast<std::size_t>(desk.tables);
    const TabSpec& spec = tab_specs[chosen];
    const Rect head{area.x + px(16), area.y, area.w - px(32), sizes().panel_head};
    line_h(area.x, head.bottom() - 1, area.w, colours().line);
    const int pressed = draw_tabs(canvas.views.tables, static_cast<int>(chosen), head);
    const explain::Table& shown = canvas.views.tables.shown;
    const bool can_cancel = desk.tables == TableTab::open_orders && !shown.rows.empty();
    if (can_cancel) draw_cancel_all(canvas, head);
    const Rect body{area.x, head.bottom(), area.w, area.bottom() - head.bottom()};
    act(canvas, table(shown, spec.table, body), desk.tables);
    if (pressed >= 0) desk.tables = static_cast<TableTab>(pressed);
}

}  // namespace mw::ui
