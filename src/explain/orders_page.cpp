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

/// The order that a record belongs to; 0: none.
OrderId order_of(const Borrowed& event) { return event.order; }
OrderId order_of(const Repaid& event) { return event.order; }
template <typename Other>
OrderId order_of(const Other&) {
    return 0;
}

Cell amount_in(Amount amount, Cut cut) { return {wallet_amount(amount, cut)}; }

Cell coin_of(Amount amount) { return {std::string{ticker_of(amount.asset)}}; }

using Cells = std::vector<Cell>;

void add_row(Table& table, const Record& record, Pair pair, Cells&& cells) {
    TableRow row;
    row.cells = {{table_time(record.time_ms), Tone::label}, {pair_name(pair)}};
    for (Cell& cell : cells) row.cells.push_back(std::move(cell));
    row.record = row.about = record.id;
    table.rows.push_back(std::move(row));
}

/// Calls `make(event)` for each record of one kind that passes, newest first. The result is the
/// cells after time and pair.
template <typename Kind, typename Make>
void add_rows(Table& table, const State& state, const Filter& filter, const Make& make) {
    for (std::size_t i = state.records.size(); i-- > 0;) {
        const Record& record = state.records[i];
        const auto* event = std::get_if<Kind>(&record.event);
        if (event == nullptr || !passes(filter, event->pair) || !filter.covers(record.time_ms) ||
            !filter.finds(record.id, order_of(*event)) || !filter.take(table))
            continue;
        add_row(table, record, event->pair, make(*event));
    }
}

constexpr Align right = Align::right;

Table borrowing_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},          {"Pair", Align::left, 2}, {"Coin"},
                     {"Amount", right}, {"Type", right, 1},       {"Status", right}};
    table.empty = "No loans yet. Borrow lies under the margin level on the trade page.";
    add_rows<Borrowed>(table, state, filter, [](const Borrowed& event) -> Cells {
        return {coin_of(event.principal),
                amount_in(event.principal, Cut::up),
                {event.order == 0 ? "Manual" : "Auto", Tone::label},
                {"✓ Confirmed", Tone::label}};
    });
    return table;
}

Table repayment_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},           {"Pair", Align::left, 3}, {"Coin"},
                     {"Amount", right},  {"Principal", right, 1},  {"Interest", right},
                     {"Type", right, 2}, {"Status", right, 2}};
    table.empty = "No repayments yet. Repay gives coins back to the lenders: interest first.";
    add_rows<Repaid>(table, state, filter, [](const Repaid& event) -> Cells {
        return {coin_of(event.principal),
                amount_in(event.interest + event.principal, Cut::down),
                amount_in(event.principal, Cut::down),
                amount_in(event.interest, Cut::down),
                {event.forced       ? "Liquidation"
                 : event.order == 0 ? "Manual"
                                    : "Auto",
                 Tone::label},
                {"✓ Confirmed", Tone::label}};
    });
    return table;
}

/// Where coins came from and went to, of both kinds of transfer.
struct Way {
    std::string from, to;
    const char* type;
    Pair pair;
    Amount amount;
};

std::optional<Way> way_of(const Event& event, const std::optional<Pair>& pair) {
    const auto isolated = [](Pair of) { return "Isolated " + pair_name(of); };
    if (const auto* moved = std::get_if<Transferred>(&event)) {
        if (pair.value_or(moved->pair) != moved->pair) return std::nullopt;
        const bool in = moved->direction == Direction::into_isolated;
        const std::string here = isolated(moved->pair);
        return Way{in ? "Spot" : here, in ? here : "Spot",
                   moved->automatic ? "In, auto" : (in ? "In" : "Out"), moved->pair, moved->amount};
    }
    const auto* between = std::get_if<TransferredBetween>(&event);
    if (between == nullptr || (pair && *pair != between->from && *pair != between->to))
        return std::nullopt;
    const bool out = pair == between->from;
    return Way{isolated(between->from), isolated(between->to), out ? "Out" : "In",
               out ? between->from : between->to, between->amount};
}

Table transfers_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},          {"Pair", Align::left, 3}, {"Coin"},
                     {"Amount", right}, {"From", right, 1},       {"To", right, 1},
                     {"Type", right},   {"Status", right, 2}};
    table.empty = "No transfers yet. A transfer from spot opens the account of a pair.";
    for (std::size_t i = state.records.size(); i-- > 0;) {
        const Record& record = state.records[i];
        const auto way = way_of(record.event, filter.pair);
        if (!way || !filter.covers(record.time_ms) || !filter.finds(record.id) ||
            !filter.take(table))
            continue;
        add_row(table, record, way->pair,
                {coin_of(way->amount),
                 amount_in(way->amount, Cut::down),
                 {way->from},
                 {way->to},
                 {way->type, Tone::label},
                 {"✓ Confirmed", Tone::label}});
    }
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
                     {"Type", right, 1}};
    table.empty = "No interest yet. The first hour is charged the moment you borrow.";
    add_rows<InterestCharged>(table, state, filter, [](const InterestCharged& event) -> Cells {
        return {coin_of(event.amount),
                amount_in(event.principal, Cut::up),
                amount_in(event.amount, Cut::up),
                {rate_text(event.hourly_rate, 3)},
                {event.kind == InterestKind::on_borrow ? "On borrow" : "Full hour", Tone::label}};
    });
    return table;
}

/// A notice about the level: the first of a margin call, one a day later, or worse.
struct Notice {
    Pair pair{};
    Ratio level;
    Price index;
    MarginStatus status{MarginStatus::margin_call};
    bool again{false};
};

std::optional<Notice> notice_in(const Event& event) {
    if (const auto* again = std::get_if<MarginCallRepeated>(&event))
        return Notice{again->pair, again->level, again->index, MarginStatus::margin_call, true};
    const auto* changed = std::get_if<StatusChanged>(&event);
    if (changed == nullptr || changed->after < MarginStatus::margin_call || !changed->level)
        return std::nullopt;
    return Notice{changed->pair, *changed->level, changed->index, changed->after};
}

Table margin_call_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {{"Time"},
                     {"Pair", Align::left, 1},
                     {"Margin level", right},
                     {"Index price", right},
                     {"Type", right, 1},
                     {"Status", right}};
    table.empty = "No margin calls yet. The venue warns here when a level falls too low.";
    for (std::size_t i = state.records.size(); i-- > 0;) {
        const Record& record = state.records[i];
        const auto notice = notice_in(record.event);
        if (!notice || !passes(filter, notice->pair) || !filter.covers(record.time_ms) ||
            !filter.finds(record.id) || !filter.take(table))
            continue;
        const Tone tone = notice->status == MarginStatus::margin_call ? Tone::warn : Tone::down;
        add_row(table, record, notice->pair,
                {{level_text(notice->level), tone},
                 {price_text(notice->index, notice->pair)},
                 {notice->again ? "Reminder" : "Notice", Tone::label},
                 {"△ " + status_word(notice->status), tone}});
    }
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
    table.columns = {{"Time"},
                     {"Pair", Align::left, 1},
                     {"Side"},
                     {"Average", right},
                     {"Price", right, 2},
                     {"Executed", right},
                     {"Amount", right, 3},
                     {"Clearance fee", right}};
    table.empty = "No liquidations. The venue takes an account over when its level falls too far.";
    for (std::size_t i = state.orders.size(); i-- > 0;) {
        const Order& order = state.orders[i];
        if (!order.forced || !filter.shows(order) || !filter.take(table)) continue;
        const auto fee = fee_of(state, order);
        TableRow row;
        row.cells = {{table_time(order.updated_ms), Tone::label},
                     {pair_name(order.pair)},
                     side_cell(order.side),
                     average_cell(order),
                     {"Market", Tone::label},
                     {form_amount(order.executed, Cut::down)},
                     {form_amount(order.quantity, Cut::down)},
                     {fee ? said(*fee, Cut::up) : std::string{absent}}};
        row.opens = order.id;
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// What is wrong with dates that were typed.
void check_dates(OrdersView& view, const OrdersFilter& chosen, const Filter& range,
                 std::int64_t now_ms) {
    if (chosen.time != TimeFilter::custom) return;
    const auto is_wrong = [](const std::string& date) { return !date.empty() && !day_start(date); };
    view.from_wrong = is_wrong(chosen.from);
    view.to_wrong = is_wrong(chosen.to);
    if (view.from_wrong || view.to_wrong) {
        view.problem = cat({"“", view.from_wrong ? chosen.from : chosen.to,
                            "” is no date. Type it like ", "2026-03-02."});
    } else if (range.from_ms > range.to_ms) {
        view.from_wrong = view.to_wrong = true;
        view.problem = "The range ends before it begins.";
    } else if (range.from_ms > now_ms) {
        view.from_wrong = true;
        view.problem = cat({"That is in the future: it is ", date_text(now_ms), " here."});
    }
}

/// Why there are no rows: nothing ever happened, or the filters leave it out.
void teach_empty(OrdersView& view, const State& state, OrdersTab tab) {
    Filter all;
    all.most_rows = 0;
    if (view.problem.empty() && orders_table(state, tab, all).total == 0) return;
    view.table.empty = view.problem.empty() ? "No records in this range." : view.problem;
    view.table.empty_link = "Reset filters";
}

}  // namespace

Filter filter_of(const State& state, const OrdersFilter& chosen) {
    const bool of_orders = chosen.tab == OrdersTab::order_history;
    const bool sided = of_orders || chosen.tab == OrdersTab::open ||
                       chosen.tab == OrdersTab::trade_history ||
                       chosen.tab == OrdersTab::liquidation;
    const Range range = range_of(chosen, state.time_ms());
    return {.pair = chosen.pair,
            .side = sided ? side_of(chosen.side) : std::nullopt,
            .from_ms = range.from_ms,
            .to_ms = range.to_ms,
            .status = of_orders ? chosen.status : StatusFilter::all,
            .id = chosen.search};
}

Table orders_table(const State& state, OrdersTab tab, const Filter& filter) {
    switch (tab) {
        case OrdersTab::open: return open_orders_table(state, filter);
        case OrdersTab::order_history: return order_history_table(state, filter);
        case OrdersTab::trade_history: return trade_history_table(state, filter);
        case OrdersTab::borrowing: return borrowing_table(state, filter);
        case OrdersTab::repayment: return repayment_table(state, filter);
        case OrdersTab::transfer: return transfers_table(state, filter);
        case OrdersTab::interest: return interest_table(state, filter);
        case OrdersTab::margin_call: return margin_call_table(state, filter);
        case OrdersTab::liquidation: return liquidation_table(state, filter);
        case OrdersTab::capital_flow: break;
    }
    return capital_flow_table(state, filter);
}

OrdersView orders_view(const State& state, const Desk& desk) {
    const OrdersFilter& chosen = desk.orders;
    Filter filter = filter_of(state, chosen);
    filter.look_at(desk.first_row);
    OrdersView view;
    check_dates(view, chosen, filter, state.time_ms());
    view.table = orders_table(state, chosen.tab, filter);
    for (TableRow& row : view.table.rows)
        row.chosen = (chosen.opened && row.opens == chosen.opened) ||
                     (chosen.opened_record != 0 && row.record == chosen.opened_record);
    view.count = counted(view.table.total, "record") + " · newest first · all times simulated, UTC";
    view.range = date_text(filter.from_ms) + " → " + date_text(filter.to_ms);
    if (view.table.total == 0) teach_empty(view, state, chosen.tab);
    fill_story(view, state, chosen);
    return view;
}

std::string orders_csv(const State& state, const Desk& desk) {
    return csv_of(orders_table(state, desk.orders.tab, filter_of(state, desk.orders)));
}

}  // namespace mw::explain
