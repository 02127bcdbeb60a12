#include "explain/twin.h"

#include <algorithm>

#include "exchange/frames.h"
#include "exchange/worth.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

TwinCell money(std::int64_t units, Cut cut) { return {.value = {number(units, 2, cut)}}; }

TwinCell taken_cell(std::int64_t time_ms) {
    return {.value = {"Taken over", Tone::down}, .status = time_of_day(time_ms), .taken = true};
}

/// A level with its bar, on the scale of the gauge of a pair.
TwinCell level_cell(const GaugeView& gauge) {
    return {.value = {gauge.level, gauge.status.tone}, .status = gauge.status.text, .gauge = gauge};
}

/// The pot as an account of a pair that holds and owes nothing but USDT: the same level, so the
/// same gauge.
TwinCell pooled_level(const State& state, const Pot& twin, Pair pair) {
    if (twin.taken_over_ms != 0) return taken_cell(twin.taken_over_ms);
    IsolatedAccount account = empty_account(pair);
    account.quote.free.units = assets_of(twin, state).units;
    account.quote.principal.units = debt_of(twin, state).units;
    return level_cell(gauge_of(account, state.index_price(pair)));
}

TwinCell isolated_level(const State& state, Pair pair, std::int64_t began_ms) {
    const IsolatedAccount& account = state.ledger.at(pair);
    const auto taken_ms = last_takeover_ms(state, pair);
    if (taken_ms >= began_ms && account.free_of_debt()) return taken_cell(*taken_ms);
    return level_cell(gauge_of(account, state.index_price(pair)));
}

}  // namespace

TwinView twin_view(const State& state, const Pot& twin, std::int64_t began_ms) {
    const Worth apart = worth_of_all(state);
    const std::int64_t held = assets_of(twin, state).units;
    const std::int64_t owed = debt_of(twin, state).units;
    TwinView view{"Isolated accounts", "One pot (cross)", {}, {}};
    view.rows.push_back(
        {"held", "Held", money(apart.assets.units, Cut::nearest), money(held, Cut::nearest)});
    view.rows.push_back(
        {"owed", "Owed", money(apart.debt.units, Cut::nearest), money(owed, Cut::nearest)});
    for (const Pair pair : state.world.pairs) {
        const std::string_view coin = ticker_of(rules_of(pair).base);
        std::string name = "level_" + std::string{coin};
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        view.rows.push_back({std::move(name), "Level " + std::string{coin},
                             isolated_level(state, pair, began_ms),
                             pooled_level(state, twin, pair)});
    }
    view.rows.push_back({"left", "Yours", money(apart.equity.units, Cut::nearest),
                         money(held - owed, Cut::nearest)});
    view.note = twin.lacked > 0
                    ? "The one pot is worked out. Its coins did not even cover what it owed: " +
                          said({Asset::usdt, twin.lacked}, Cut::up) + " were missing."
                    : "The one pot is worked out: the same trades and prices, with one level for "
                      "all. In USDT.";
    return view;
}

}  // namespace mw::explain
