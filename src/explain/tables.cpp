#include <algorithm>

#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

constexpr Align right = Align::right;

std::string type_word(const State& state, const Order& order) {
    const std::string type = typed_word(state, order);
    return order.forced ? type + ", liquidation" : type;
}

Cell trigger_cell(const Order& order) {
    const std::string text = trigger_text(order);
    return text.empty() ? Cell{absent, Tone::quiet} : Cell{text};
}

Cell price_cell(const Order& order) {
    if (!has_limit(order.type)) return {"Market", Tone::label};
    return {price_text(order.price, order.pair)};
}

Cell amount_cell(Amount amount, Cut cut) {
    return {form_amount(amount, cut), amount.units == 0 ? Tone::quiet : Tone::plain};
}

Cell status_of_order(const Order& order) {
    switch (order.status) {
        case OrderStatus::open: return {"○ Open", Tone::label};
        case OrderStatus::partially_filled: return {"● Partly filled", Tone::label};
        case OrderStatus::filled: return {"✓ Filled", Tone::label};
        case OrderStatus::canceled: return {"✗ Cancelled", Tone::quiet};
        case OrderStatus::pending: return {"■ Waiting", Tone::label};
        case OrderStatus::expired: break;
    }
    return {"□ Expired", Tone::quiet};
}

/// Worth of the whole order at its price; market orders have no price to count with.
Cell order_total(const Order& order) {
    if (!has_limit(order.type)) return {absent, Tone::quiet};
    const PairRules& rules = rules_of(order.pair);
    return {form_amount(value_of(order.quantity, order.price, rules.quote, Round::up), Cut::up)};
}

std::string share_filled(const Order& order) {
    const std::int64_t share =
        mul_div(order.executed.units, 100 * one, order.quantity.units, Round::down);
    return number(share, 1, Cut::down) + "%";
}

std::size_t count_fills(const State& state, const Filter& filter) {
    std::size_t count = 0;
    for (const Record& record : state.records)
        if (fill_in(state, record, filter).order != nullptr) ++count;
    return count;
}

}  // namespace

std::string quote_title(const char* title, const std::optional<Pair>& pair) {
    const PairRules& rules = rules_of(pair.value_or(all_pairs.front()));
    return std::string{title} + " (" + std::string{ticker_of(rules.quote)} + ")";
}

Cell average_cell(const Order& order) {
    if (order.executed.units == 0) return {absent, Tone::quiet};
    return {price_text(Price{mul_div(order.total.units, one, order.executed.units, Round::down)},
                       order.pair)};
}

void Filter::look_at(std::size_t row) {
    constexpr std::size_t before = 48;  // so that scrolling back finds rows there
    first_row = row > before ? row - before : 0;
    most_rows = 192;
}

bool Filter::finds(std::uint64_t number, std::uint64_t other) const {
    return id.empty() || std::to_string(number).contains(id) || std::to_string(other).contains(id);
}

bool Filter::shows(const Order& order) const {
    const bool status_fits =
        status == StatusFilter::all ||
        (status == StatusFilter::filled && order.status == OrderStatus::filled) ||
        (status == StatusFilter::canceled && order.status == OrderStatus::canceled) ||
        (status == StatusFilter::expired && order.status == OrderStatus::expired);
    return status_fits && wants(order) && covers(order.placed_ms) && finds(order.id);
}

bool Filter::take(Table& table) const {
    const std::size_t place = table.total++;
    if (place < first_row || place - first_row >= most_rows) return false;
    if (table.rows.empty()) table.first = place;
    return true;
}

Fill fill_in(const State& state, const Record& record, const Filter& filter) {
    const auto* filled = std::get_if<OrderFilled>(&record.event);
    if (filled == nullptr || !filter.covers(record.time_ms)) return {};
    const Order* order = state.order(filled->order);
    if (order == nullptr || !filter.wants(*order)) return {};
    return {order, filled, record.time_ms, record.id};
}

std::vector<Fill> fills_of(const State& state, const Filter& filter, std::size_t most) {
    std::vector<Fill> fills;
    for (std::size_t i = state.records.size(); i-- > 0 && fills.size() < most;) {
        const Fill fill = fill_in(state, state.records[i], filter);
        if (fill.order != nullptr) fills.push_back(fill);
    }
    return fills;
}

Table open_orders_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Date"},
                     {"Pair", Align::left, 3},
                     {"Type", Align::left, 2},
                     {"Side"},
                     {"Price", right},
                     {"Amount", right},
                     {"Filled", right, 1},
                     {quote_title("Total", filter.pair), right, 2},
                     {"Trigger", right, 4},
                     {"Action", right}};
    table.empty = "No open orders. A limit order waits here until its price comes.";
    for (std::size_t i = state.open_orders.size(); i-- > 0;) {
        const Order* order = state.order(state.open_orders[i]);
        if (order == nullptr || !filter.shows(*order) || !filter.take(table)) continue;
        TableRow row;
        row.cells = {{table_time(order->placed_ms), Tone::label},
                     {pair_name(order->pair)},
                     {type_word(state, *order)},
                     side_cell(order->side),
                     price_cell(*order),
                     amount_cell(order->quantity, Cut::down),
                     {share_filled(*order)},
                     order_total(*order),
                     trigger_cell(*order),
                     {"Cancel", Tone::accent}};
        row.cancels = order->id;
        row.opens = order->id;
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table order_history_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Date"},
                     {"Pair", Align::left, 3},
                     {"Type", Align::left, 2},
                     {"Side"},
                     {"Average", right, 1},
                     {"Price", right, 2},
                     {"Executed", right},
                     {"Amount", right, 1},
                     {quote_title("Total", filter.pair), right},
                     {"Trigger", right, 4},
                     {"Status", right}};
    table.empty = "No orders yet. An order that filled or ended is listed here.";
    for (std::size_t i = state.orders.size(); i-- > 0;) {
        const Order& order = state.orders[i];
        if (order.is_open() || !filter.shows(order) || !filter.take(table)) continue;
        TableRow row;
        row.cells = {{table_time(order.placed_ms), Tone::label},
                     {pair_name(order.pair)},
                     {type_word(state, order)},
                     side_cell(order.side),
                     average_cell(order),
                     price_cell(order),
                     amount_cell(order.executed, Cut::down),
                     {form_amount(order.quantity, Cut::down)},
                     amount_cell(order.total, Cut::nearest),
                     trigger_cell(order),
                     status_of_order(order)};
        row.opens = order.id;
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table trade_history_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Date"},
                     {"Pair", Align::left, 3},
                     {"Side"},
                     {"Price", right},
                     {"Executed", right},
                     {"Fee", right, 1},
                     {"Role", right, 2},
                     {quote_title("Total", filter.pair), right}};
    table.empty = "No trades yet. Every fill of an order is listed here.";
    for (std::size_t i = state.records.size(); i-- > 0;) {
        const Fill fill = fill_in(state, state.records[i], filter);
        if (fill.order == nullptr || !filter.finds(fill.order->id, fill.event->trade_id) ||
            !filter.take(table))
            continue;
        TableRow row;
        row.cells = {{table_time(fill.time_ms), Tone::label},
                     {pair_name(fill.order->pair)},
                     side_cell(fill.order->side),
                     {price_text(fill.event->price, fill.order->pair)},
                     {form_amount(fill.event->quantity, Cut::down)},
                     {said(fill.event->fee, Cut::up)},
                     {fill.event->role == Role::maker ? "Maker" : "Taker", Tone::label},
                     {form_amount(fill.event->total, Cut::nearest)}};
        row.opens = fill.order->id;
        row.about = state.records[i].id;
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Column> coin_columns() {
    return {{"Coin"},
            {"Total", right, 2},
            {"Available", right},
            {"In order", right, 4},
            {"Borrowed", right},
            {"Interest", right, 3},
            {"Equity", right, 1}};
}

std::vector<Cell> coin_cells(const AccountLeg& leg) {
    const auto held = [](Amount amount) {
        return Cell{wallet_amount(amount, Cut::down),
                    amount.units == 0 ? Tone::quiet : Tone::plain};
    };
    // eight zeros say no more than two, and the eye finds what is not zero
    const auto cell = [](Amount amount, Cut cut) {
        if (amount.units == 0) return Cell{"0.00", Tone::quiet};
        return Cell{wallet_amount(amount, cut)};
    };
    Cell net = cell(leg.net(), Cut::down);
    if (leg.net().units < 0) net.tone = Tone::down;
    return {{std::string{ticker_of(leg.free.asset)}},
            held(leg.owned()),
            held(leg.free),
            cell(leg.locked, Cut::down),
            cell(leg.principal, Cut::up),
            cell(leg.interest, Cut::up),
            std::move(net)};
}

Table funds_table(const Scene& scene) {
    Table table;
    table.columns = coin_columns();
    for (const char* act : {"", "", "Action"}) table.columns.push_back({act, right});
    if (!scene.account.exists) {
        table.empty = "No collateral here yet. Coins moved in are what a loan stands on.";
        table.empty_link = "Transfer";
        return table;
    }
    for (const AccountLeg* leg : {&scene.account.base, &scene.account.quote}) {
        TableRow row;
        row.cells = coin_cells(*leg);
        for (const char* act : {"Transfer", "Borrow", "Repay"})
            row.cells.push_back({act, Tone::accent});
        row.links = 3;
        table.rows.push_back(std::move(row));
    }
    return table;
}

TablesView tables_view(const Scene& scene) {
    TablesView view;
    const State& state = scene.state;
    Filter filter;
    if (scene.desk.this_pair_only) filter.pair = scene.pair;
    filter.look_at(scene.desk.first_row);
    for (const Order& order : state.orders)
        if (filter.wants(order)) ++(order.is_open() ? view.open_orders : view.order_history);
    view.trade_history = count_fills(state, filter);
    for (const Pair pair : state.world.pairs) {
        if (filter.pair.value_or(pair) != pair) continue;
        if (position_of(state, pair)) ++view.positions;
        const auto is_here = [&](OrderId id) { return state.order(id)->pair == pair; };
        if (std::ranges::any_of(state.open_orders, is_here)) view.cancels.push_back(pair);
    }
    switch (scene.desk.tables) {
        case TableTab::open_orders: view.shown = open_orders_table(state, filter); break;
        case TableTab::order_history: view.shown = order_history_table(state, filter); break;
        case TableTab::trade_history: view.shown = trade_history_table(state, filter); break;
        case TableTab::positions: fill_positions(view, scene); break;
        case TableTab::funds: view.shown = funds_table(scene); break;
    }
    return view;
}

}  // namespace mw::explain
