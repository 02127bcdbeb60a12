#include "margin/rules.h"

#include "core/check.h"

namespace mw {
namespace {

/// Whole coins, in 1e-8 units.
constexpr std::int64_t whole(std::int64_t coins) { return coins * one; }

// Read 2026-11; each number carries its key of docs/sources.md. "choice" marks what the public
// pages leave open.
constexpr std::array<PairRules, pair_count> pair_table = {{
    {
        .pair = Pair::btcusdt,
        .symbol = "BTCUSDT",
        .base = Asset::btc,
        .quote = Asset::usdt,
        .leverage = 10,  // S1 names the class; that BTCUSDT is in it: choice
        .ladder =
            {
                .initial = {111'100'000},          // S1, current table, 10x tier 1
                .margin_call = {110'000'000},      // S1, current table
                .pre_liquidation = {107'000'000},  // S1, 2020 table: liquidation + 0.02
                .liquidation = {105'000'000},      // S1, current table
                .transfer_floor = {200'000'000},   // S4, cross text; isolated: choice
            },
        .tick = {1'000'000},                               // A9
        .min_price = {1'000'000},                          // A9
        .max_price = {whole(1'000'000)},                   // A9
        .lot = {Asset::btc, 1'000},                        // A9
        .max_quantity = {Asset::btc, whole(9'000)},        // A9
        .min_notional = {Asset::usdt, whole(5)},           // A9
        .max_notional = {Asset::usdt, whole(9'000'000)},   // A9
        .price_up = {2 * one},                             // A9, captures of 2026
        .price_down = {one / 2},                           // A9, captures of 2026
        .max_open_orders = 200,                            // A9
        .maker_fee = {100'000},                            // 0.1 %: S10 by its sample
        .taker_fee = {100'000},                            // 0.1 %: S10 by its sample
        .tier_base = {Asset::btc, whole(7) + 20'000'000},  // S2, 2023-06
        .tier_quote = {Asset::usdt, whole(90'000)},        // S2, 2023-06
        .clearance_fee = {2'000'000},                      // S6, 2024-09
    },
}};

constexpr std::array<LoanRules, asset_count> loan_table = {{
    {
        .min_borrow = {Asset::usdt, 1'000'000},          // choice; A1 samples show zero
        .min_repay = {Asset::usdt, 1'000'000},           // choice; A1 samples show zero
        .account_cap = {Asset::usdt, whole(2'100'000)},  // A1, sample of isolatedMarginData
    },
    {
        .min_borrow = {Asset::btc, 100},          // choice; A1 samples show zero
        .min_repay = {Asset::btc, 1},             // choice; A1 samples show zero
        .account_cap = {Asset::btc, whole(270)},  // A1, sample of isolatedMarginData
    },
}};

constexpr bool every_row_fits() {
    for (const Pair pair : all_pairs) {
        const PairRules& rules = pair_table[index_of(pair)];
        if (rules.pair != pair || rules.base == rules.quote) return false;
        if (rules.tick.units * rules.lot.units % one != 0) return false;
        if (rules.min_price.units % rules.tick.units != 0) return false;
        if (rules.max_price.units % rules.tick.units != 0) return false;
    }
    for (const Asset asset : all_assets)
        if (loan_table[index_of(asset)].min_borrow.asset != asset) return false;
    return true;
}
static_assert(every_row_fits(),
              "rows stand in the order of their enumeration, prices and lots "
              "on their steps, and one tick of one lot is whole quote units");

}  // namespace

const PairRules& rules_of(Pair pair) { return pair_table[index_of(pair)]; }

std::optional<Pair> pair_named(std::string_view symbol) {
    for (const Pair pair : all_pairs)
        if (rules_of(pair).symbol == symbol) return pair;
    return std::nullopt;
}

const LoanRules& loan_rules_of(Asset asset) { return loan_table[index_of(asset)]; }

Amount amount_of(Lots lots, const PairRules& rules) {
    return {rules.base, mul_div(lots.count, rules.lot.units, 1, Round::down)};
}

Price price_of(Ticks ticks, const PairRules& rules) {
    return {mul_div(ticks.count, rules.tick.units, 1, Round::down)};
}

Ticks ticks_of(Price price, const PairRules& rules) {
    MW_CHECK(price.units % rules.tick.units == 0, "a price in the book stands on the tick");
    return {price.units / rules.tick.units};
}

Lots lots_of(Amount quantity, const PairRules& rules) {
    MW_CHECK(quantity.asset == rules.base, "a quantity is counted in the base coin");
    MW_CHECK(quantity.units % rules.lot.units == 0, "a quantity in the book stands on the lot");
    return {quantity.units / rules.lot.units};
}

std::int64_t tick_lot_units(const PairRules& rules) {
    return rules.tick.units * rules.lot.units / one;
}

Amount notional_of(std::int64_t tick_lots, const PairRules& rules) {
    return {rules.quote, mul_div(tick_lots, tick_lot_units(rules), 1, Round::down)};
}

}  // namespace mw
