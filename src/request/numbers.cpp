#include <algorithm>

#include "request/parts.h"

namespace mw::request {

std::string decimal(std::int64_t units) { return write_decimal(units, 8); }

std::string average_of(Amount total, Amount quantity) {
    if (quantity.units == 0) return decimal(0);
    return decimal(mul_div(total.units, one, quantity.units, Round::down));
}

std::uint64_t number_of_trade(std::uint64_t trade_id) {
    constexpr std::uint64_t before_the_first = 100'000'000;
    return before_the_first + trade_id;
}

Ratio daily(Ratio hourly) { return {mul_div(hourly.units, 24, 1, Round::down)}; }

std::string in_btc(const State& state, __int128 exact) {
    if (!state.lists_pair(Pair::btcusdt)) return decimal(0);
    return decimal(static_cast<std::int64_t>(exact / state.index_price(Pair::btcusdt).units));
}

std::vector<Asset> traded_assets(const State& state) {
    std::vector<Asset> found;
    for (const Asset asset : all_assets)
        for (const Pair pair : state.world.pairs) {
            const PairRules& rules = rules_of(pair);
            const bool is_new = !std::ranges::contains(found, asset);
            if (is_new && (rules.base == asset || rules.quote == asset)) found.push_back(asset);
        }
    return found;
}

}  // namespace mw::request
