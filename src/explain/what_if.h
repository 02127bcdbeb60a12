#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explain/cells.h"
#include "margin/margin.h"
#include "market/order.h"

// What would be if the index stood elsewhere, and what it takes to reach a margin level. Nothing
// here is traded. "Reaches" means: margin_level() is the wish or more.

namespace mw::explain {

/// Least margin level that can be wished for, 1.01.
inline constexpr Ratio least_wish{101'000'000};
/// Most, 10.
inline constexpr Ratio most_wish{10 * one};

/// Whole tick at which the index just reaches a level, and the side it has to stay on.
struct PriceForLevel {
    Ticks price;
    bool or_lower{false};  ///< a lower index is safe too; else a higher one
};

/// Where the index gives a level with today's balances, rounded to the tick on the safe side: the
/// level is reached there and not one tick toward the danger.
/// @return nullopt when no price gives it.
std::optional<PriceForLevel> price_for_level(const IsolatedAccount& account, Ratio level);

/// Least quote amount that reaches a level when moved in, at an index; exact to one unit, up.
/// @return zero when it is reached already; nullopt without debt.
std::optional<Amount> top_up_for_level(const IsolatedAccount& account, Ratio level, Price index);

/// Least amount of the coin that weighs most in the debt which reaches a level when it is repaid
/// at an index, from what is free in the account: in the coin itself, or bought or sold for at
/// that index, without fee. Exact to one unit, up.
/// @return zero when it is reached already; nullopt without debt, or when neither this coin's
///         debt nor what is free suffices.
std::optional<Amount> repayment_for_level(const IsolatedAccount& account, Ratio level, Price index);

struct Scene;

/// The index where the what-if line stands.
Price what_if_index(const Scene& scene);

/// The level that is wished for there; nullopt without debt.
std::optional<Ratio> what_if_wish(const Scene& scene);

/// The panel beside the what-if line.
struct WhatIfView {
    bool shown{false};
    bool owes{false};        ///< without debt there is no level and no way to one
    Ticks price;             ///< where the line stands
    Ticks index;             ///< where the index is
    std::string price_text;  ///< "64,250.00"
    std::string change;      ///< "index +6.02%"
    Cell status;             ///< "Normal"
    std::string level;       ///< "1.2535", or "no debt"
    std::vector<Row> facts;  ///< margin level, equity, distance to liquidation
    Ratio wish;              ///< the level asked for, or the one at the line
    std::string wish_text;   ///< "1.2535"
    std::vector<Row> ways;   ///< price, top-up, repayment that reach it
};

}  // namespace mw::explain
