#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// Up when the newest trade was above the one before at another price.
Tone tone_of_last(const Market& market) {
    const auto tape = market.tape();
    for (std::size_t i = tape.size(); i-- > 0;) {
        if (tape[i].price > market.last()) return Tone::down;
        if (tape[i].price < market.last()) return Tone::up;
    }
    return Tone::plain;
}

Cell day_change(Ticks open, Ticks last, const PairRules& rules) {
    if (open.count <= 0) return {absent, Tone::quiet};
    const std::int64_t gap = (last.count - open.count) * rules.tick.units;
    const std::string text = signed_number(gap, 2, Cut::nearest) + " (" +
                             percent_change(open.count, last.count, 2) + ")";
    if (gap == 0) return {text, Tone::plain};
    return gap > 0 ? Cell{"▲ " + text, Tone::up} : Cell{"▼ " + text, Tone::down};
}

std::string loan_text(const Scene& scene) {
    const std::int64_t left = hour_ms - scene.state.time_ms() % hour_ms;
    return rate_text(next_hourly_rate(scene.state, scene.rules.base), 3) + " / h in " +
           countdown(left, true);
}

bool found(const std::string& where, const std::string& what) {
    return what.empty() || where.find(what) != std::string::npos;
}

}  // namespace

std::string upper(std::string_view text) {
    std::string out{text};
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

bool pair_matches(Pair pair, std::string_view search) {
    std::string wanted = upper(search);
    std::erase(wanted, ' ');
    const PairRules& rules = rules_of(pair);
    const std::string names = upper(std::string{rules.symbol} + " " + pair_name(pair) + " " +
                                    std::string{full_name_of(rules.base)});
    return found(names, wanted);
}

Scene scene_of(const State& state, const Desk& desk, Pair pair) {
    return {state,
            desk,
            pair,
            rules_of(pair),
            state.market(pair),
            state.ledger.at(pair),
            state.index_price(pair)};
}

Cell last_cell(const Scene& scene) {
    return {price_text(scene.market.last(), scene.pair), tone_of_last(scene.market)};
}

std::string in_dollars(const State& state, std::int64_t usdt_units) {
    const bool less = usdt_units < 0;
    const std::int64_t units =
        mul_div(less ? -usdt_units : usdt_units, state.peg.units, one, Round::down);
    return cat({"≈ ", number(less ? -units : units, 2, Cut::nearest), " USD"});
}

HeaderView header_view(const Scene& scene) {
    const DayStats day = scene.market.candles().last_24h();
    const std::string base{ticker_of(scene.rules.base)};
    const std::string quote{ticker_of(scene.rules.quote)};
    const auto volume = [](Amount amount) { return Cell{volume_text(amount.units), Tone::plain}; };
    HeaderView view;
    view.pair = pair_name(scene.pair);
    view.badge = badge_of(scene.pair);
    if (scene.account.leverage) view.leverage = trimmed(scene.account.leverage->units) + "x";
    view.last = last_cell(scene);
    view.last_usd = in_dollars(scene.state, price_of(scene.market.last(), scene.rules).units);
    view.facts = {
        {"24h change", day_change(day.open, scene.market.last(), scene.rules),
         "How far the last price is from the price 24 hours ago."},
        {"24h high", {price_text(day.high, scene.pair)}, "Highest trade of the last 24 hours."},
        {"24h low", {price_text(day.low, scene.pair)}, "Lowest trade of the last 24 hours."},
        {"Index price",
         {price_text(scene.index, scene.pair)},
         "Average price of several venues. Your margin level, limits and liquidation use it, not "
         "the last trade here."},
        {"Loan rate, next charge",
         {loan_text(scene)},
         "What a loan costs in the coming hour, and when that hour is charged."},
        {"24h volume (" + base + ")", volume(amount_of(day.volume, scene.rules)),
         "Coins traded in the last 24 hours."},
        {"24h volume (" + quote + ")", volume(notional_of(day.tick_lots, scene.rules)),
         "What those trades were worth."},
    };
    return view;
}

std::vector<PairRow> pair_rows(const State& state, const Desk& desk) {
    std::vector<PairRow> rows;
    for (const Pair pair : state.world.pairs) {
        if (!pair_matches(pair, desk.pair_search)) continue;
        if (desk.favourites_only && (desk.favourites & favourite_bit(pair)) == 0) continue;
        const Scene scene = scene_of(state, desk, pair);
        const Ticks last = scene.market.last();
        const Ticks open = scene.market.candles().last_24h().open;
        Cell change{percent_change(open.count, last.count, 2), last < open ? Tone::down : Tone::up};
        rows.push_back({pair, std::string{scene.rules.symbol}, pair_name(pair), badge_of(pair),
                        last_cell(scene), std::move(change)});
    }
    return rows;
}

}  // namespace mw::explain
