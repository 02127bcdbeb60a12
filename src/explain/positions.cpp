#include <algorithm>

#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

constexpr Align right = Align::right;

/// Buys back what is owed beyond what is held, fee included; or sells what is held.
CloseOrder order_that_closes(const Scene& scene, const Position& position) {
    const AccountLeg& base = scene.account.base;
    const bool is_short = position.size.units < 0;
    Amount size{scene.rules.base, 0};
    if (is_short)
        size =
            purchase_to_receive(base.owed() - base.owned(), scene.rules.taker_fee, scene.rules.lot);
    else
        size.units = std::min(position.size, base.free).units / scene.rules.lot.units *
                     scene.rules.lot.units;
    return {scene.pair, is_short ? Side::buy : Side::sell, write_shortest(size.units)};
}

/// "BTC/USDT: PnL −6.12 = price 0.00, fees −6.06, interest −0.06": parts add up as they are shown.
std::string parts_of(const Scene& scene, const Position& position) {
    const auto cents = [](Amount amount) { return cut_to(amount.units, 2, Cut::nearest); };
    const auto text = [](std::int64_t units) { return signed_number(units, 2, Cut::nearest); };
    const std::int64_t pnl = cents(position.pnl);
    const std::int64_t fees = cents(position.fees);
    const std::int64_t interest = cents(position.interest);
    return cat({pair_name(scene.pair), ": PnL ", text(pnl), " = price ",
                text(pnl - fees - interest), ", fees ", text(fees), ", interest ", text(interest)});
}

TableRow row_of(const Scene& scene, const Position& position) {
    const bool is_short = position.size.units < 0;
    const std::string base{ticker_of(scene.rules.base)};
    const std::int64_t size = is_short ? -position.size.units : position.size.units;
    const Amount worth =
        value_of({scene.rules.base, size}, scene.index, scene.rules.quote, Round::down);
    const std::int64_t pnl = position.pnl.units;
    TableRow row;
    row.cells = {
        {pair_name(scene.pair) + " " + badge_of(scene.pair)},
        {(is_short ? "▼ Short −" : "▲ Long +") + trimmed(size, 2) + " " + base,
         is_short ? Tone::down : Tone::up},
        {form_amount(worth, Cut::nearest)},
        position.entry ? Cell{price_text(*position.entry, scene.pair)} : Cell{absent, Tone::quiet},
        {price_text(scene.index, scene.pair)},
        {text_of(liquidation_trigger(scene.account), absent)},
        {level_or_none(scene.account, scene.index), level_tone(scene.account, scene.index)},
        {debt_text(scene.account)},
        {signed_number(pnl, 2, Cut::nearest),
         pnl == 0 ? Tone::plain : (pnl < 0 ? Tone::down : Tone::up)},
        {"Close", Tone::accent}};
    row.links = 1;
    return row;
}

}  // namespace

void fill_positions(TablesView& view, const Scene& shown) {
    Table& table = view.shown;
    bool any_short = false;
    bool any_long = false;
    for (const Pair pair : shown.state.world.pairs) {
        if (shown.desk.this_pair_only && pair != shown.pair) continue;
        const Scene scene = scene_of(shown.state, shown.desk, pair);
        const auto position = position_of(scene.state, pair);
        if (!position) continue;
        (position->size.units < 0 ? any_short : any_long) = true;
        table.rows.push_back(row_of(scene, *position));
        view.closes.push_back(order_that_closes(scene, *position));
        if (!view.note.empty()) view.note += "  ·  ";
        view.note += parts_of(scene, *position);
    }
    table.columns = {
        {"Pair"},
        {"Position", right},
        {quote_title("Value", shown.pair), right, 1},
        {any_short && any_long ? "Entry" : (any_short ? "Sold at" : "Bought at"), right, 3},
        {"Index price", right, 1},
        {"Liq. price", right},
        {"Margin level", right},
        {"Debt", right, 3},
        {quote_title("PnL", shown.pair), right},
        {"Action", right}};
    table.empty =
        cat({"No position yet. Selling borrowed ", ticker_of(shown.rules.base), " opens one."});
}

}  // namespace mw::explain
