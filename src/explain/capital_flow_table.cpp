#include <algorithm>

#include "exchange/capital_flow.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// "BUY_INCOME" as "Buy income".
std::string said_kind(FlowKind kind) {
    std::string text{name_of(kind)};
    for (std::size_t i = 1; i < text.size(); ++i)
        text[i] = text[i] == '_' ? ' ' : static_cast<char>(text[i] - 'A' + 'a');
    return text;
}

/// The order of a fill opens its own life.
OrderId order_behind(const State& state, std::uint64_t record) {
    const auto at = std::ranges::lower_bound(state.records, record, {}, &Record::id);
    if (at == state.records.end()) return 0;
    const auto* filled = std::get_if<OrderFilled>(&at->event);
    return filled != nullptr ? filled->order : 0;
}

}  // namespace

Table capital_flow_table(const State& state, const Filter& filter) {
    Table table;
    table.columns = {
        {"Time"}, {"Pair", Align::left, 1}, {"Coin"}, {"Type"}, {"Amount", Align::right}};
    table.empty = "Nothing moved yet. Every coin that comes or goes is listed here.";
    struct Line {
        Pair pair;
        CapitalFlow flow;
    };
    std::vector<Line> lines;
    for (const Pair pair : state.world.pairs) {
        if (filter.pair.value_or(pair) != pair) continue;
        for (const CapitalFlow& flow : capital_flow(state, pair)) lines.push_back({pair, flow});
    }
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.flow.id; });
    for (std::size_t i = lines.size(); i-- > 0;) {
        const CapitalFlow& flow = lines[i].flow;
        if (!filter.covers(flow.time_ms) || !filter.finds(flow.record) || !filter.take(table))
            continue;
        const std::int64_t units = flow.amount.units;
        const int places = wallet_places(flow.amount.asset);
        TableRow row;
        row.cells = {
            {table_time(flow.time_ms), Tone::label},
            {pair_name(lines[i].pair)},
            {std::string{ticker_of(flow.amount.asset)}},
            {said_kind(flow.kind)},
            {signed_number(units, places, Cut::nearest), units < 0 ? Tone::down : Tone::up}};
        row.about = flow.id;
        const OrderId order = order_behind(state, flow.record);
        if (order != 0)
            row.opens = order;
        else
            row.record = flow.record;
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace mw::explain
