// Which number stands in a cell of a table of orders, trades and records.
#include <algorithm>
#include <array>

#include "explain/cards.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

struct Named {
    std::string_view title;
    Kind kind;
};

constexpr std::array order_columns = {
    Named{"Price", Kind::order_price},     Named{"Amount", Kind::order_amount},
    Named{"Average", Kind::order_average}, Named{"Executed", Kind::order_executed},
    Named{"Filled", Kind::order_filled},   Named{"Trigger", Kind::order_stop},
    Named{"Total", Kind::order_turnover},  Named{"Clearance fee", Kind::clearance_fee}};

constexpr std::array trade_columns = {
    Named{"Price", Kind::trade_price}, Named{"Executed", Kind::trade_amount},
    Named{"Fee", Kind::trade_fee}, Named{"Total", Kind::trade_total}};

constexpr std::array record_columns = {
    Named{"Amount", Kind::record_amount},      Named{"Principal", Kind::record_principal},
    Named{"Interest", Kind::record_interest},  Named{"Rate / h", Kind::record_rate},
    Named{"Margin level", Kind::record_level}, Named{"Index price", Kind::record_index}};

template <std::size_t Count>
Kind kind_in(const std::array<Named, Count>& columns, std::string_view title) {
    const auto named = std::ranges::find_if(
        columns, [title](const Named& each) { return title.starts_with(each.title); });
    return named == columns.end() ? Kind::none : named->kind;
}

struct Place {
    std::string_view cells;
    TableTab tab;
};

constexpr std::array places = {Place{"open_orders.cell.", TableTab::open_orders},
                               Place{"order_history.cell.", TableTab::order_history},
                               Place{"trade_history.cell.", TableTab::trade_history}};

/// A table of which one row is built.
Table table_with(const State& state, const Desk& desk, std::string_view target, std::size_t row) {
    Filter filter = target.starts_with("orders.") ? filter_of(state, desk.orders) : Filter{};
    filter.first_row = row;
    filter.most_rows = 1;
    if (target.starts_with("orders.")) return orders_table(state, desk.orders.tab, filter);
    if (desk.this_pair_only) filter.pair = desk.pair.value_or(Pair::btcusdt);
    switch (desk.tables) {
        case TableTab::open_orders: return open_orders_table(state, filter);
        case TableTab::order_history: return order_history_table(state, filter);
        default: return trade_history_table(state, filter);
    }
}

/// "orders.cell.12.total" has row 12, when a table with such cells is in front.
std::optional<std::size_t> row_of(const Desk& desk, std::string_view target) {
    std::string_view cells = "orders.cell.";
    if (!target.starts_with(cells)) {
        const auto place = std::ranges::find_if(
            places, [target](const Place& each) { return target.starts_with(each.cells); });
        if (place == places.end() || place->tab != desk.tables) return std::nullopt;
        cells = place->cells;
    }
    const std::string_view rest = target.substr(cells.size());
    return count_in(rest.substr(0, rest.find('.')));
}

/// The order of a row, or of its trade.
std::optional<Figure> order_figure(const State& state, const TableRow& row,
                                   std::string_view title) {
    const auto id = row.cancels ? row.cancels : row.opens;
    const Order* order = id ? state.order(*id) : nullptr;
    if (order == nullptr) return std::nullopt;
    Figure figure{kind_in(order_columns, title), order->pair};
    figure.of = order->id;
    if (figure.kind == Kind::order_turnover && row.cancels) figure.kind = Kind::order_worth;
    if (figure.kind == Kind::order_stop && order->trigger.stop.units == 0)
        figure.kind = Kind::order_trail;
    return figure;
}

std::optional<Pair> pair_of(const TableRow& row) {
    for (const Pair pair : all_pairs)
        if (row.cells.size() > 1 && row.cells[1].text == pair_name(pair)) return pair;
    return std::nullopt;
}

std::optional<Figure> record_figure(const State& state, const TableRow& row, bool flow,
                                    std::string_view title) {
    const auto pair = pair_of(row);
    if (!pair) return std::nullopt;
    const bool trade = !flow && row.opens.has_value();
    Figure figure{trade  ? kind_in(trade_columns, title)
                  : flow ? (title == "Amount" ? Kind::flow_amount : Kind::none)
                         : kind_in(record_columns, title),
                  *pair};
    figure.of = row.about;
    if (const Order* order = trade ? state.order(*row.opens) : nullptr) figure.pair = order->pair;
    return figure;
}

}  // namespace

std::optional<CellFigure> figure_of_cell(const State& state, const Desk& desk,
                                         std::string_view target, std::string_view title) {
    const auto place = row_of(desk, target);
    if (!place) return std::nullopt;
    const Table table = table_with(state, desk, target, *place);
    if (table.rows.empty()) return std::nullopt;
    const TableRow& row = table.rows.front();
    const bool flow = target.starts_with("orders.") && desk.orders.tab == OrdersTab::capital_flow;
    const auto figure =
        row.about != 0 ? record_figure(state, row, flow, title) : order_figure(state, row, title);
    if (!figure || figure->kind == Kind::none) return std::nullopt;
    for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i) {
        const std::string& text = row.cells[i].text;
        if (table.columns[i].title == title && text.find_first_of("0123456789") < text.size())
            return CellFigure{*figure, text};
    }
    return std::nullopt;
}

}  // namespace mw::explain::cards
