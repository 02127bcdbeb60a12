#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

constexpr Align right = Align::right;

std::string type_word(const Order& order) {
    const std::string type = word_of(order.type);
    return order.forced ? type + ", liquidation" : type;
}

/// What the order waits for: "≥ 61,000.00", "trails by 1%".
Cell trigger_cell(const Order& order) {
    const mw::Trigger& trigger = order.trigger;
    std::string text;
    if (trigger.stop.units != 0)
        text = (waits_for_rise(order.type, order.side) ? "≥ " : "≤ ") + price_text(trigger.stop);
    if (trigger.trailing_bips != 0) {
        if (!text.empty()) text += ", ";
        text += "trails by " + rate_text({trigger.trailing_bips * one / 10'000}, 0);
    }
    if (text.empty()) return {absent, Tone::quiet};
    return {text};
}

Cell price_cell(const Order& order) {
    if (!has_limit(order.type)) return {"Market", Tone::label};
    return {price_text(order.price)};
}

Cell average_cell(const Order& order) {
    if (order.executed.units == 0) return {absent, Tone::quiet};
    return {price_text(Price{mul_div(order.total.units, one, order.executed.units, Round::down)})};
}

Cell amount_cell(Amount amount, Cut cut) {
    return {form_amount(amount, cut), amount.units == 0 ? Tone::quiet : Tone::plain};
}

Cell status_of_order(const Order& order) {
    switch (order.status) {
        case OrderStatus::open: return {"Open", Tone::label};
        case OrderStatus::partially_filled: return {"Partly filled", Tone::label};
        case OrderStatus::filled: return {"✓ Filled", Tone::label};
        case OrderStatus::canceled: return {"Cancelled", Tone::quiet};
        case OrderStatus::pending: return {"Waiting", Tone::label};
        case OrderStatus::expired: break;
    }
    return {"Expired", Tone::quiet};
}

std::string quote_title(const char* title, const std::optional<Pair>& pair) {
    const PairRules& rules = rules_of(pair.value_or(all_pairs.front()));
    return std::string{title} + " (" + std::string{ticker_of(rules.quote)} + ")";
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

Table positions_table(const Scene& scene) {
    const auto position = position_of(scene.state, scene.pair);
    const bool is_short = position && position->size.units < 0;
    Table table;
    table.columns = {{"Pair"},
                     {"Position", right},
                     {quote_title("Value", scene.pair), right, 1},
                     {is_short ? "Sold at" : "Bought at", right, 3},
                     {"Index price", right, 1},
                     {"Liq. price", right},
                     {"Margin level", right},
                     {"Debt", right, 3},
                     {quote_title("PnL", scene.pair), right}};
    const std::string base{ticker_of(scene.rules.base)};
    table.empty = "No position yet. Selling borrowed " + base + " opens one.";
    if (!position) return table;
    const std::int64_t size = is_short ? -position->size.units : position->size.units;
    const Amount worth =
        value_of({scene.rules.base, size}, scene.index, scene.rules.quote, Round::down);
    const Tone side = is_short ? Tone::down : Tone::up;
    const std::int64_t pnl = position->pnl.units;
    TableRow row;
    row.cells = {
        {pair_name(scene.pair) + " " + badge_of(scene.pair)},
        {(is_short ? "▼ Short −" : "▲ Long +") + trimmed(size, 2) + " " + base, side},
        {form_amount(worth, Cut::nearest)},
        position->entry ? Cell{price_text(*position->entry)} : Cell{absent, Tone::quiet},
        {price_text(scene.index)},
        {text_of(liquidation_trigger(scene.account), absent)},
        {level_or_none(scene.account, scene.index), level_tone(scene.account, scene.index)},
        {debt_text(scene.account)},
        {signed_number(pnl, 2, Cut::nearest),
         pnl == 0 ? Tone::plain : (pnl < 0 ? Tone::down : Tone::up)}};
    table.rows.push_back(std::move(row));
    return table;
}

std::size_t count_fills(const State& state) {
    std::size_t count = 0;
    for (const Record& record : state.records)
        count += std::holds_alternative<OrderFilled>(record.event) ? 1 : 0;
    return count;
}

}  // namespace

std::vector<Fill> fills_of(const State& state, const Filter& filter, std::size_t most) {
    std::vector<Fill> fills;
    for (std::size_t i = state.records.size(); i-- > 0 && fills.size() < most;) {
        const Record& record = state.records[i];
        const auto* filled = std::get_if<OrderFilled>(&record.event);
        if (filled == nullptr || !filter.covers(record.time_ms)) continue;
        const Order* order = state.order(filled->order);
        if (order != nullptr && filter.wants(*order))
            fills.push_back({order, filled, record.time_ms});
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
    table.empty = "No open orders.";
    for (std::size_t i = state.open_orders.size(); i-- > 0;) {
        const Order* order = state.order(state.open_orders[i]);
        if (order == nullptr || !filter.wants(*order) || !filter.covers(order->placed_ms)) continue;
        TableRow row;
        row.cells = {{table_time(order->placed_ms), Tone::label},
                     {pair_name(order->pair)},
                     {type_word(*order)},
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

Table order_history_table(const State& state, const Filter& filter, std::optional<OrderId> opened) {
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
        if (order.is_open() || !filter.wants(order) || !filter.covers(order.placed_ms)) continue;
        TableRow row;
        row.cells = {{table_time(order.placed_ms), Tone::label},
                     {pair_name(order.pair)},
                     {type_word(order)},
                     side_cell(order.side),
                     average_cell(order),
                     price_cell(order),
                     amount_cell(order.executed, Cut::down),
                     {form_amount(order.quantity, Cut::down)},
                     amount_cell(order.total, Cut::nearest),
                     trigger_cell(order),
                     status_of_order(order)};
        row.opens = order.id;
        row.chosen = opened == order.id;
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
    for (const Fill& fill : fills_of(state, filter, SIZE_MAX)) {
        TableRow row;
        row.cells = {{table_time(fill.time_ms), Tone::label},
                     {pair_name(fill.order->pair)},
                     side_cell(fill.order->side),
                     {price_text(fill.event->price)},
                     {form_amount(fill.event->quantity, Cut::down)},
                     {said(fill.event->fee, Cut::up)},
                     {fill.event->role == Role::maker ? "Maker" : "Taker", Tone::label},
                     {form_amount(fill.event->total, Cut::nearest)}};
        row.opens = fill.order->id;
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Column> coin_columns() {
    return {{"Coin"},
            {"Total", right},
            {"Available", right},
            {"In order", right, 2},
            {"Borrowed", right},
            {"Interest", right, 1},
            {"Equity", right}};
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
    if (!scene.account.exists) {
        table.empty = "No collateral here yet.";
        table.empty_link = "Transfer";
        return table;
    }
    for (const AccountLeg* leg : {&scene.account.base, &scene.account.quote}) {
        TableRow row;
        row.cells = coin_cells(*leg);
        table.rows.push_back(std::move(row));
    }
    return table;
}

TablesView tables_view(const Scene& scene) {
    TablesView view;
    const State& state = scene.state;
    view.open_orders = state.open_orders.size();
    view.order_history = state.orders.size() - state.open_orders.size();
    view.trade_history = count_fills(state);
    view.positions = position_of(state, scene.pair) ? 1 : 0;
    const Filter filter{.pair = scene.pair};
    switch (scene.desk.tables) {
        case TableTab::open_orders: view.shown = open_orders_table(state, filter); break;
        case TableTab::order_history:
            view.shown = order_history_table(state, filter, std::nullopt);
            break;
        case TableTab::trade_history: view.shown = trade_history_table(state, filter); break;
        case TableTab::positions: view.shown = positions_table(scene); break;
        case TableTab::funds: view.shown = funds_table(scene); break;
    }
    return view;
}

}  // namespace mw::explain
