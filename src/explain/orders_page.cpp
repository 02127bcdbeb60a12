#include <algorithm>

#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// First and last moment of the chosen range.
struct Range {
    std::int64_t from_ms{0};
    std::int64_t to_ms{0};
};

Range range_of(const OrdersFilter& filter, std::int64_t now_ms) {
    const std::int64_t today = now_ms - now_ms % day_ms;
    const auto back = [&](std::int64_t days) {
        return Range{std::max<std::int64_t>(0, today - (days - 1) * day_ms), now_ms};
    };
    switch (filter.time) {
        case TimeFilter::day: return back(1);
        case TimeFilter::week: return back(7);
        case TimeFilter::month: return back(30);
        case TimeFilter::quarter: return back(90);
        case TimeFilter::custom: break;
    }
    const auto from = day_start(filter.from);
    const auto to = day_start(filter.to);
    return {from.value_or(0), to ? *to + day_ms - 1 : now_ms};
}

std::optional<Side> side_of(SideFilter side) {
    if (side == SideFilter::all) return std::nullopt;
    return side == SideFilter::buy ? Side::buy : Side::sell;
}

bool passes(const Filter& filter, Pair pair) { return !filter.pair || *filter.pair == pair; }

Cell amount_in(Amount amount, Cut cut) { return {wallet_amount(amount, cut)}; }

Cell coin_of(Amount amount) { return {std::string{ticker_of(amount.asset)}}; }

/// Calls `make(record, event)` for each record of one kind that passes, newest first. The result
/// is the cells after time and pair.
template <typename Kind, typename Make>
void add_rows(Table& table, const State& state, const Filter& filter, const Make& make) {
    for (std::size_t i = state.records.size(); i-- > 0;) {
        const Record& record = state.records[i];
        const auto* event = std::get_if<Kind>(&record.event);
        if (event == nullptr || !passes(filter, event->pair) || !filter.covers(record.time_ms))
            continue;
        std::optional<std::vector<Cell>> cells = make(*event);
        if (!cells) continue;
        TableRow row;
        row.cells = {{table_time(record.time_ms), Tone::label}, {pair_name(event->pair)}};
        for (Cell& cell : *cells) row.cells.push_back(std::move(cell));
        table.rows.push_back(std::move(row));
    }
}

using Cells = std::optional<std::vector<Cell>>;
constexpr Align right = Align::right;

Table borrowing_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},          {"Pair", Align::left, 2}, {"Coin"},
                     {"Amount", right}, {"Type", right, 1},       {"Status", right}};
    table.empty = "No loans in this range.";
    add_rows<Borrowed>(table, state, filter, [](const Borrowed& event) -> Cells {
        return {{coin_of(event.principal),
                 amount_in(event.principal, Cut::up),
                 {event.order == 0 ? "Manual" : "Auto", Tone::label},
                 {"✓ Confirmed", Tone::label}}};
    });
    return table;
}

Table repayment_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},           {"Pair", Align::left, 2}, {"Coin"},
                     {"Amount", right},  {"Principal", right},     {"Interest", right},
                     {"Type", right, 1}, {"Status", right, 1}};
    table.empty = "No repayments in this range.";
    add_rows<Repaid>(table, state, filter, [](const Repaid& event) -> Cells {
        return {{coin_of(event.principal),
                 amount_in(event.interest + event.principal, Cut::down),
                 amount_in(event.principal, Cut::down),
                 amount_in(event.interest, Cut::down),
                 {event.forced       ? "Liquidation"
                  : event.order == 0 ? "Manual"
                                     : "Auto",
                  Tone::label},
                 {"✓ Confirmed", Tone::label}}};
    });
    return table;
}

Table transfers_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},          {"Pair", Align::left, 3}, {"Coin"},
                     {"Amount", right}, {"From", right, 1},       {"To", right, 1},
                     {"Type", right},   {"Status", right, 2}};
    table.empty = "No transfers in this range.";
    add_rows<Transferred>(table, state, filter, [](const Transferred& event) -> Cells {
        const bool in = event.direction == Direction::into_isolated;
        return {{coin_of(event.amount),
                 amount_in(event.amount, Cut::down),
                 {in ? "Spot" : "Isolated margin"},
                 {in ? "Isolated margin" : "Spot"},
                 {event.automatic ? "In, auto"
                  : in            ? "In"
                                  : "Out",
                  Tone::label},
                 {"✓ Confirmed", Tone::label}}};
    });
    return table;
}

Table interest_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},
                     {"Pair", Align::left, 2},
                     {"Coin"},
                     {"Principal", right},
                     {"Interest", right},
                     {"Rate / h", right, 1},
                     {"Type", right}};
    table.empty = "No interest in this range.";
    add_rows<InterestCharged>(table, state, filter, [](const InterestCharged& event) -> Cells {
        return {{coin_of(event.amount),
                 amount_in(event.principal, Cut::up),
                 amount_in(event.amount, Cut::up),
                 {rate_text(event.hourly_rate, 3)},
                 {event.kind == InterestKind::on_borrow ? "On borrow" : "Full hour", Tone::label}}};
    });
    return table;
}

Table margin_call_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},
                     {"Pair", Align::left, 1},
                     {"Margin level", right},
                     {"Index price", right},
                     {"Status", right}};
    table.empty = "No margin calls in this range.";
    add_rows<StatusChanged>(table, state, filter, [](const StatusChanged& event) -> Cells {
        if (event.after < MarginStatus::margin_call || !event.level) return std::nullopt;
        const Tone tone = event.after == MarginStatus::margin_call ? Tone::warn : Tone::down;
        return {{{level_text(*event.level), tone},
                 {price_text(event.index)},
                 {status_word(event.after), tone}}};
    });
    return table;
}

/// Clearance fee of the liquidation that a forced order belongs to.
std::optional<Amount> fee_of(const State& state, const Order& order) {
    bool placed = false;
    for (const Record& record : state.records) {
        const auto* event = std::get_if<OrderPlaced>(&record.event);
        if (event != nullptr && event->order == order.id) placed = true;
        if (!placed) continue;
        if (const auto* fee = std::get_if<ClearanceFeeCharged>(&record.event)) return fee->fee;
        if (std::holds_alternative<LiquidationEnded>(record.event)) return std::nullopt;
    }
    return std::nullopt;
}

Table liquidation_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},           {"Pair", Align::left, 1}, {"Side"},
                     {"Average", right}, {"Price", right, 2},      {"Executed", right},
                     {"Amount", right},  {"Clearance fee", right}};
    table.empty = "No liquidations in this range.";
    for (std::size_t i = state.orders.size(); i-- > 0;) {
        const Order& order = state.orders[i];
        if (!order.forced || !filter.wants(order) || !filter.covers(order.placed_ms)) continue;
        const auto fee = fee_of(state, order);
        const bool traded = order.executed.units > 0;
        TableRow row;
        row.cells = {{table_time(order.updated_ms), Tone::label},
                     {pair_name(order.pair)},
                     side_cell(order.side),
                     {traded ? price_text(Price{mul_div(order.total.units, one,
                                                        order.executed.units, Round::down)})
                             : std::string{absent}},
                     {"Market", Tone::label},
                     {form_amount(order.executed, Cut::down)},
                     {form_amount(order.quantity, Cut::down)},
                     {fee ? said(*fee, Cut::up) : std::string{absent}}};
        row.opens = order.id;
        row.chosen = false;
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table table_of(const State& state, const OrdersFilter& chosen, const Filter& filter) {
    switch (chosen.tab) {
        case OrdersTab::open: return open_orders_table(state, filter);
        case OrdersTab::order_history: return order_history_table(state, filter, chosen.opened);
        case OrdersTab::trade_history: return trade_history_table(state, filter);
        case OrdersTab::borrowing: return borrowing_table(state, filter);
        case OrdersTab::repayment: return repayment_table(state, filter);
        case OrdersTab::transfer: return transfers_table(state, filter);
        case OrdersTab::interest: return interest_table(state, filter);
        case OrdersTab::margin_call: return margin_call_table(state, filter);
        case OrdersTab::liquidation: break;
    }
    return liquidation_table(state, filter);
}

}  // namespace

OrdersView orders_view(const State& state, const Desk& desk) {
    const OrdersFilter& chosen = desk.orders;
    const Range range = range_of(chosen, state.time_ms());
    const Filter filter{chosen.pair, side_of(chosen.side), range.from_ms, range.to_ms};
    OrdersView view;
    view.table = table_of(state, chosen, filter);
    for (TableRow& row : view.table.rows) row.chosen = chosen.opened && row.opens == chosen.opened;
    view.count =
        counted(view.table.rows.size(), "record") + " · newest first · all times simulated, UTC";
    view.range = date_text(range.from_ms) + " → " + date_text(range.to_ms);
    if (view.table.rows.empty()) {
        view.table.empty = range.from_ms > range.to_ms ? "The range ends before it begins."
                                                       : "No records in this range.";
        view.table.empty_link = "Reset filters";
    }
    fill_story(view, state, chosen.opened);
    view.csv = csv_of(view.table);
    return view;
}

}  // namespace mw::explain
