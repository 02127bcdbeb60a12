#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "exchange/protocol.h"

// The venue's numbers once more, typed in from the domain reference (sections 2, 3, 6.7 and 11),
// and plain arithmetic on them. Nothing here comes from margin/ but the names of pairs and coins.

namespace mw::plain {

/// Every amount, price and ratio in 1e-8 units, wide enough for any product of two of them.
using Big = __int128;

/// Units of one whole.
inline constexpr Big whole = 100'000'000;

/// a / b rounded down; a not negative, b positive.
constexpr Big floor_div(Big a, Big b) { return a / b; }
/// a / b rounded up; a not negative, b positive.
constexpr Big ceil_div(Big a, Big b) { return (a + b - 1) / b; }
/// The lesser.
constexpr Big least(Big a, Big b) { return a < b ? a : b; }
/// The greater.
constexpr Big most(Big a, Big b) { return a > b ? a : b; }
/// Exact or rounded-down worth of a quantity at a price.
constexpr Big worth(Big quantity, Big price) { return floor_div(quantity * price, whole); }

/// One row for each pair.
struct PairRow {
    Asset base;        ///< what is traded
    int leverage;      ///< class of the pair
    Big tick;          ///< also the least price
    Big max_price;     ///< PRICE_FILTER
    Big lot;           ///< also the least quantity
    Big max_quantity;  ///< LOT_SIZE
    Big max_market;    ///< MARKET_LOT_SIZE
    Big percent_up;    ///< PERCENT_PRICE_BY_SIDE
    Big percent_down;  ///< PERCENT_PRICE_BY_SIDE
    Big tier_base;     ///< tier n allows n times this
    Big tier_quote;    ///< tier n allows n times this
};

/// One row for each leverage class.
struct ClassRow {
    Big liquidation;            ///< LR
    Big pre_liquidation;        ///< LR + 0.02
    Big margin_call;            ///< MCR
    std::vector<Big> initial;   ///< IR by tier
    std::vector<Big> leverage;  ///< most leverage by tier
};

/// One row for each coin.
struct CoinRow {
    Big min_borrow;  ///< userMinBorrow
    Big min_repay;   ///< userMinRepay
    Big cap;         ///< borrowLimit
};

/// The row of a pair.
const PairRow& row_of(Pair pair);
/// The row of the class of a pair.
const ClassRow& class_of(Pair pair);
/// The row of a coin.
const CoinRow& coin_of(Asset asset);

/// 0.1 % of what is received, maker or taker; a part of a unit counts as a whole one.
constexpr Big fee_on(Big received) { return ceil_div(received, 1'000); }
/// 2 % of the assets when a liquidation starts; a part of a unit counts as a whole one.
constexpr Big clearance_on(Big assets) { return ceil_div(assets * 2, 100); }

}  // namespace mw::plain
