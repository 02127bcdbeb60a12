#include "margin/rules.h"

#include "core/check.h"

namespace mw {
namespace {

/// Whole coins, in 1e-8 units.
constexpr std::int64_t whole(std::int64_t coins) { return coins * one; }

// Read 2026-11; each number carries its key of docs/sources.md. "choice" marks what the public
// pages leave open.

// S1, current table.
constexpr std::array<Tier, 10> tiers_10x = {{
    {{111'100'000}, {1'000'000'000}},
    {{112'640'000}, {891'000'000}},
    {{114'180'000}, {805'000'000}},
    {{115'720'000}, {736'000'000}},
    {{117'260'000}, {679'000'000}},
    {{118'800'000}, {631'000'000}},
    {{120'340'000}, {591'000'000}},
    {{121'880'000}, {557'000'000}},
    {{123'420'000}, {526'000'000}},
    {{124'960'000}, {500'000'000}},
}};
constexpr std::array<Tier, 5> tiers_5x = {{
    {{125'000'000}, {500'000'000}},
    {{131'250'000}, {420'000'000}},
    {{137'500'000}, {366'000'000}},
    {{143'750'000}, {328'000'000}},
    {{150'000'000}, {300'000'000}},
}};
constexpr std::array<Tier, 5> tiers_3x = {{
    {{150'000'000}, {300'000'000}},
    {{187'500'000}, {214'000'000}},
    {{225'000'000}, {180'000'000}},
    {{262'500'000}, {161'000'000}},
    {{300'000'000}, {150'000'000}},
}};

// The liquidation and margin-call ratios: S1, current table. Pre-liquidation is liquidation plus
// 0.02: S1, 2020 table. The floor: S4, cross text; isolated: choice.
constexpr Ladder ladder_10x = {tiers_10x[0].initial, {110'000'000}, {107'000'000},
                               {105'000'000},        {200'000'000}, tiers_10x};
constexpr Ladder ladder_5x = {tiers_5x[0].initial, {119'000'000}, {117'000'000},
                              {115'000'000},       {200'000'000}, tiers_5x};
constexpr Ladder ladder_3x = {tiers_3x[0].initial, {122'000'000}, {120'000'000},
                              {118'000'000},       {200'000'000}, tiers_3x};

/// What all pairs have in common.
constexpr PairRules usual(Pair pair, std::string_view symbol, Asset base) {
    PairRules rules;
    rules.pair = pair;
    rules.symbol = symbol;
    rules.base = base;
    rules.quote = Asset::usdt;
    rules.min_notional = {Asset::usdt, whole(5)};          // A9
    rules.max_notional = {Asset::usdt, whole(9'000'000)};  // A9
    rules.price_up = {2 * one};                            // A9, captures of 2026
    rules.price_down = {one / 2};                          // A9, captures of 2026
    rules.max_open_orders = 200;                           // A9
    rules.max_stop_orders = 5;                             // A9
    rules.max_order_lists = 20;                            // A6
    rules.min_trailing = 10;                               // A9
    rules.max_trailing = 2'000;                            // A9
    rules.maker_fee = {100'000};                           // 0.1 %: S10 by its sample
    rules.taker_fee = {100'000};                           // 0.1 %: S10 by its sample
    rules.clearance_fee = {2'000'000};                     // S6, 2024-09
    return rules;
}

constexpr PairRules btcusdt() {
    PairRules rules = usual(Pair::btcusdt, "BTCUSDT", Asset::btc);
    rules.leverage = 10;  // S1 names the class; that BTCUSDT is in it: choice
    rules.ladder = ladder_10x;
    rules.tick = {1'000'000};                               // A9
    rules.min_price = {1'000'000};                          // A9
    rules.max_price = {whole(1'000'000)};                   // A9
    rules.lot = {Asset::btc, 1'000};                        // A9
    rules.max_quantity = {Asset::btc, whole(9'000)};        // A9
    rules.max_market = {Asset::btc, whole(130)};            // A9: 119 to 142, it floats
    rules.tier_base = {Asset::btc, whole(7) + 20'000'000};  // S2, 2023-06
    rules.tier_quote = {Asset::usdt, whole(90'000)};        // S2, 2023-06
    return rules;
}

constexpr PairRules ethusdt() {
    PairRules rules = usual(Pair::ethusdt, "ETHUSDT", Asset::eth);
    rules.leverage = 10;  // choice
    rules.ladder = ladder_10x;
    rules.tick = {1'000'000};                         // A9
    rules.min_price = {1'000'000};                    // A9
    rules.max_price = {whole(1'000'000)};             // A9
    rules.lot = {Asset::eth, 10'000};                 // A9
    rules.max_quantity = {Asset::eth, whole(9'000)};  // A9
    rules.max_market = {Asset::eth, whole(1'700)};    // A9, it floats
    rules.price_up = {5 * one};                       // A9, older capture
    rules.price_down = {one / 5};                     // A9, older capture
    rules.tier_base = {Asset::eth, whole(100)};       // choice
    rules.tier_quote = {Asset::usdt, whole(70'000)};  // choice
    return rules;
}

constexpr PairRules bnbusdt() {
    PairRules rules = usual(Pair::bnbusdt, "BNBUSDT", Asset::bnb);
    rules.leverage = 10;  // choice
    rules.ladder = ladder_10x;
    rules.tick = {1'000'000};                           // choice
    rules.min_price = {1'000'000};                      // choice
    rules.max_price = {whole(100'000)};                 // choice
    rules.lot = {Asset::bnb, 100'000};                  // choice
    rules.max_quantity = {Asset::bnb, whole(900'000)};  // choice
    rules.max_market = {Asset::bnb, whole(8'000)};      // choice
    rules.tier_base = {Asset::bnb, whole(300)};         // choice
    rules.tier_quote = {Asset::usdt, whole(70'000)};    // choice
    return rules;
}

/// Stands for the 5x class. All of its own numbers are choices.
constexpr PairRules solusdt() {
    PairRules rules = usual(Pair::solusdt, "SOLUSDT", Asset::sol);
    rules.leverage = 5;
    rules.ladder = ladder_5x;
    rules.tick = {1'000'000};
    rules.min_price = {1'000'000};
    rules.max_price = {whole(10'000)};
    rules.lot = {Asset::sol, 100'000};
    rules.max_quantity = {Asset::sol, whole(900'000)};
    rules.max_market = {Asset::sol, whole(20'000)};
    rules.tier_base = {Asset::sol, whole(500)};
    rules.tier_quote = {Asset::usdt, whole(50'000)};
    return rules;
}

/// Stands for the 3x class. All of its own numbers are choices.
constexpr PairRules adausdt() {
    PairRules rules = usual(Pair::adausdt, "ADAUSDT", Asset::ada);
    rules.leverage = 3;
    rules.ladder = ladder_3x;
    rules.tick = {10'000};
    rules.min_price = {10'000};
    rules.max_price = {whole(1'000)};
    rules.lot = {Asset::ada, 10'000'000};
    rules.max_quantity = {Asset::ada, whole(9'000'000)};
    rules.max_market = {Asset::ada, whole(2'000'000)};
    rules.tier_base = {Asset::ada, whole(20'000)};
    rules.tier_quote = {Asset::usdt, whole(10'000)};
    return rules;
}

constexpr std::array<PairRules, pair_count> pair_table = {btcusdt(), ethusdt(), bnbusdt(),
                                                          solusdt(), adausdt()};

/// Least loan and repayment: choice, A1 samples show zero. Cap: A1 for BTC and USDT (sample of
/// isolatedMarginData), choice for the others.
constexpr LoanRules loans_of(Asset asset, std::int64_t min_borrow, std::int64_t min_repay,
                             std::int64_t cap) {
    return {{asset, min_borrow}, {asset, min_repay}, {asset, whole(cap)}};
}

constexpr std::array<LoanRules, asset_count> loan_table = {{
    loans_of(Asset::usdt, 1'000'000, 1'000'000, 2'100'000),
    loans_of(Asset::btc, 100, 1, 270),
    loans_of(Asset::eth, 1'000, 1, 4'000),
    loans_of(Asset::bnb, 10'000, 1, 10'000),
    loans_of(Asset::sol, 10'000, 1, 10'000),
    loans_of(Asset::ada, 1'000'000, 100, 400'000),
}};

constexpr bool every_row_fits() {
    for (const Pair pair : all_pairs) {
        const PairRules& rules = pair_table[index_of(pair)];
        if (rules.pair != pair || rules.base == rules.quote) return false;
        if (rules.tick.units * rules.lot.units % one != 0) return false;
        if (rules.min_price.units % rules.tick.units != 0) return false;
        if (rules.max_price.units % rules.tick.units != 0) return false;
        if (one % rules.tick.units != 0 || one % rules.lot.units != 0) return false;
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

Amount tier_limit(const PairRules& rules, Asset asset, int tier) {
    const Amount first = asset == rules.base ? rules.tier_base : rules.tier_quote;
    return {asset, mul_div(first.units, tier, 1, Round::down)};
}

int tier_of_leverage(const PairRules& rules, Ratio leverage) {
    int tier = 1;
    for (const Tier& step : rules.ladder.tiers.subspan(1)) {
        if (step.leverage < leverage) break;
        ++tier;
    }
    return tier;
}

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
