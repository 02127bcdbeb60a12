#pragma once

#include <cstdint>
#include <optional>

#include "margin/ledger.h"

namespace mw {

/// What an account holds, valued in quote at the index price; rounded down.
/// @param index  index price, not the last trade; positive.
Amount assets_value(const IsolatedAccount& account, Price index);

/// What an account owes, interest included, valued in quote at the index price; rounded up.
Amount debt_value(const IsolatedAccount& account, Price index);

/// What would be left after paying all debts: assets_value less debt_value. May be negative.
Amount equity_value(const IsolatedAccount& account, Price index);

/// Margin level: what is owned over what is owed, from exact values.
///
///     level = (base owned * index + quote owned) / (base owed * index + quote owed)
///
/// @return rounded down, so no account looks safer than it is; the largest ratio there is where a
///         last unit of debt stands against a fortune; nullopt when nothing is owed.
/// Source: S4 S7 S8. The rounding is ours.
std::optional<Ratio> margin_level(const IsolatedAccount& account, Price index);

/// The five statuses of the venue. Source: A1 for the names; thresholds S1 and 2.5 of the
/// domain reference.
enum class MarginStatus : std::uint8_t {
    excessive,          ///< above the transfer floor, or no debt
    normal,             ///< above the margin-call ratio
    margin_call,        ///< at or below it: the venue warns
    pre_liquidation,    ///< at or below the ratio of that name
    force_liquidation,  ///< at or below the liquidation ratio: the venue takes over
};

/// Status of a level; no debt is `excessive`.
MarginStatus status_of(std::optional<Ratio> level, const Ladder& ladder);

/// Index price at which the level would be exactly `ratio` with today's balances.
///
///     price = (ratio * quote owed - quote owned) / (base owned - ratio * base owed)
///
/// @return rounded toward today's danger (down when a rise is the danger, up when a fall is);
///         nullopt when no price gives that level. Source: S7, S18.
std::optional<Price> trigger_price(const IsolatedAccount& account, Ratio ratio);

/// What keeps a loan from being larger.
enum class BorrowBound : std::uint8_t {
    collateral,   ///< the level after the loan may not fall below the initial ratio
    tier,         ///< most the tier lets an account owe of the coin
    account_cap,  ///< most any account may owe of the coin
    stock,        ///< what the lenders still have
};

/// Most that can be borrowed now, and why not more.
struct BorrowLimit {
    Amount amount;      ///< never negative
    BorrowBound bound;  ///< the first of the smallest
    int tier{1};        ///< the tier whose ratio and limit gave the most
};

/// The tier an account stands on: the first whose limits hold what is borrowed of each coin, or
/// the last. Unpaid interest does not count. Source: S1.
int tier_of(const IsolatedAccount& account);

/// The level a loan may not go below when an account stands on a tier. A chosen leverage below
/// that of the pair's class asks for at least leverage / (leverage - 1), rounded up. Source: S1 S2.
Ratio initial_ratio(const IsolatedAccount& account, int tier);

/// Borrow limit: the least of collateral formula, tier, account cap and lender stock.
///
///     by collateral = (assets - initial * debts) / (initial - 1) / price of the coin
///
/// Collateral and tier are weighed for every tier that may be reached, from the account's own to
/// that of its chosen leverage: a higher tier lends more of the coin at a stricter ratio. The best
/// one counts; an account that stands above its chosen leverage keeps that tier's limit. All of it
/// is one fraction, rounded down to one unit. The first hour's interest is not counted, as in the
/// venue's own formula.
/// @param asset  base or quote of the pair. Source: S2 S3 A1.
BorrowLimit borrow_limit(const Ledger& ledger, Pair pair, Asset asset, Price index);

/// Most that can leave the account now. Without debt all that is free; with debt only what
/// leaves the level at or above the floor:
///
///     min(free, max(0, assets - floor * debts) / price of the coin)
///
/// Rounded down. Source: S4 (cross text), domain reference 3.5.
Amount transfer_out_limit(const IsolatedAccount& account, Asset asset, Price index);

/// Interest of one hour: principal times rate, rounded up so that no loan is free.
/// Source: S3 S5. The rounding is ours.
Amount hour_of_interest(Amount principal, Ratio hourly_rate);

/// Length of an hour in simulated milliseconds.
inline constexpr std::int64_t hour_ms = 3'600'000;

/// Full hours since 1970 at a simulated time; interest is charged when this count grows.
/// @param time_ms  not negative.
constexpr std::int64_t full_hours(std::int64_t time_ms) { return time_ms / hour_ms; }

/// Smallest purchase, in whole lots, that leaves at least `needed` after a fee taken from the
/// coin received: needed / (1 - fee), rounded up to the lot. Zero when nothing is needed.
/// Source: domain reference 5.2.
Amount purchase_to_receive(Amount needed, Ratio fee, Amount lot);

/// Smallest purchase at the taker fee, in whole lots, that with the free coins repays all of the
/// base coin that is owed. Zero when the free coins do already.
Amount purchase_to_repay(const IsolatedAccount& account, const PairRules& rules);

}  // namespace mw
