#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/money.h"

namespace mw {

/// A margin pair. More pairs are more rows of `all_pairs` and `rules_of`. Which of them trade is
/// up to the world.
enum class Pair : std::uint8_t { btcusdt, ethusdt, bnbusdt, solusdt, adausdt };

/// Every pair, in the order in which lists and fingerprints show them.
inline constexpr std::array all_pairs = {Pair::btcusdt, Pair::ethusdt, Pair::bnbusdt, Pair::solusdt,
                                         Pair::adausdt};

/// How many pairs there are; for arrays indexed by `index_of`.
inline constexpr std::size_t pair_count = all_pairs.size();

/// Place of a pair in arrays of `pair_count`.
constexpr std::size_t index_of(Pair pair) { return static_cast<std::size_t>(pair); }

/// A step of a leverage class: who owes more, stands on a higher one. Source: S1 (current).
struct Tier {
    Ratio initial;   ///< a loan may not bring the level below this
    Ratio leverage;  ///< most leverage, as the venue names it
};

/// The margin ratios of a leverage class. Source: S1 (current), S4 for the floor.
struct Ladder {
    Ratio initial;                ///< of tier 1; see `tiers`
    Ratio margin_call;            ///< at or below: the venue warns
    Ratio pre_liquidation;        ///< at or below: liquidation is near
    Ratio liquidation;            ///< at or below: the venue takes the account over
    Ratio transfer_floor;         ///< with debt, money may leave only above this
    std::span<const Tier> tiers;  ///< from tier 1 on
};

/// What the venue fixes for one pair. Each number's source and date stand in rules.cpp.
struct PairRules {
    Pair pair{};
    std::string_view symbol;  ///< "BTCUSDT"
    Asset base{};             ///< what is traded
    Asset quote{};            ///< what it is paid with
    int leverage{0};          ///< class of the pair, 10 for 10x
    Ladder ladder;            ///< ratios of that class
    Price tick;               ///< prices are multiples of this
    Price min_price;          ///< PRICE_FILTER
    Price max_price;          ///< PRICE_FILTER
    Amount lot;               ///< quantities are multiples of this (LOT_SIZE)
    Amount max_quantity;      ///< LOT_SIZE
    Amount max_market;        ///< MARKET_LOT_SIZE: most of one market order
    Amount min_notional;      ///< price times quantity at least this (NOTIONAL)
    Amount max_notional;      ///< limit orders only (NOTIONAL)
    Ratio price_up;           ///< PERCENT_PRICE_BY_SIDE: limit at most the average times this
    Ratio price_down;         ///< PERCENT_PRICE_BY_SIDE: limit at least the average times this
    int max_open_orders{0};   ///< MAX_NUM_ORDERS
    int max_stop_orders{0};   ///< MAX_NUM_ALGO_ORDERS: stop and take-profit orders
    int max_order_lists{0};   ///< MAX_NUM_ORDER_LISTS
    int min_trailing{0};      ///< TRAILING_DELTA, basis points
    int max_trailing{0};      ///< TRAILING_DELTA, basis points
    Ratio maker_fee;          ///< of what is received
    Ratio taker_fee;          ///< of what is received
    Amount tier_base;         ///< most base coin that may be borrowed in tier 1; tier n: n times
    Amount tier_quote;        ///< most quote coin that may be borrowed in tier 1; tier n: n times
    Ratio clearance_fee;      ///< of the assets at the start of a liquidation
};

/// Rules of a pair.
const PairRules& rules_of(Pair pair);

/// The pair with this symbol (upper case, no slash), or nullopt.
std::optional<Pair> pair_named(std::string_view symbol);

/// Most of a coin that may be owed in a tier. @param tier  1 up to the number of tiers.
Amount tier_limit(const PairRules& rules, Asset asset, int tier);

/// The tier whose limits a chosen leverage means: the highest whose own leverage is not below it.
/// @param leverage  from 1 up to the class of the pair, scaled 1e-8.
int tier_of_leverage(const PairRules& rules, Ratio leverage);

/// What the venue fixes for lending one coin.
struct LoanRules {
    Amount min_borrow;   ///< smallest loan
    Amount min_repay;    ///< smallest repayment
    Amount account_cap;  ///< most one account may have borrowed, whatever its collateral
};

/// Loan rules of a coin.
const LoanRules& loan_rules_of(Asset asset);

/// Base coin in a number of lots.
Amount amount_of(Lots lots, const PairRules& rules);

/// Price of a number of ticks.
Price price_of(Ticks ticks, const PairRules& rules);

/// Ticks of a price that is a multiple of the tick; other prices are a bug.
Ticks ticks_of(Price price, const PairRules& rules);

/// Lots of a quantity that is a multiple of the lot; other quantities are a bug.
Lots lots_of(Amount quantity, const PairRules& rules);

/// Quote units of one tick times one lot. Whole by a check on the table of pairs, so what a
/// fill costs is exact.
std::int64_t tick_lot_units(const PairRules& rules);

/// Exact quote amount of `tick_lots` (sum over fills of ticks times lots).
Amount notional_of(std::int64_t tick_lots, const PairRules& rules);

}  // namespace mw
