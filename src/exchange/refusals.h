#pragma once

#include <cstdint>
#include <string_view>

namespace mw {

/// Why a command was refused, in the order in which the checks run: when several apply, the
/// first is the answer. The orders of a list are looked at in turn, and what an order would have
/// to borrow comes last. `explain/refusals` holds a sentence for each. Codes: A3, A6, A8.
enum class Refusal : std::uint8_t {
    pair_not_listed,      ///< -1121 the pair does not trade in this world
    amount_not_positive,  ///< -3026 zero or negative amount
    asset_not_in_pair,    ///< -3027 the pair does not trade this coin
    same_account,         ///< -3026 from an account to itself
    account_missing,      ///< -11001 no transfer has created the account yet
    account_disabled,     ///< -3004 it was switched off
    account_limit,        ///< -3043 as many accounts are on as are allowed
    account_in_use,       ///< -3000 only an empty account without debt or orders can be disabled
    disabled_lately,      ///< -3000 once in 24 hours
    account_enabled_already,  ///< -3000 only a disabled account can be enabled
    leverage_invalid,         ///< -3026 outside 1.01 to the class of the pair
    below_minimum_borrow,     ///< -3013
    lender_stock_too_low,     ///< -3045
    over_borrow_limit,        ///< -11008 collateral, tier or account cap
    below_minimum_repay,      ///< -3016
    over_debt,                ///< -3015 repaying more than is owed
    balance_too_low,          ///< -3041 not enough free (transfer in, repay)
    debt_left_too_small,      ///< -3024 the rest could not be repaid alone
    over_transfer_out_limit,  ///< -3020
    terms_invalid,            ///< -1128 the parts of the order do not go together
    market_halted,            ///< -1013 trading has stopped for a while
    price_filter,             ///< -1013 price not on the tick or out of range
    lot_size,                 ///< -1013 quantity not on the lot or out of range
    market_lot_size,          ///< -1013 one market order may not be so large
    notional,                 ///< -1013 order worth too little or too much
    percent_price,            ///< -1013 limit too far from the market
    trailing_delta,           ///< -1013 trailing distance out of range
    too_many_orders,          ///< -1013 MAX_NUM_ORDERS
    too_many_stops,           ///< -1013 MAX_NUM_ALGO_ORDERS
    too_many_lists,           ///< -1013 MAX_NUM_ORDER_LISTS
    name_taken,               ///< -2010 an open order has this client order id
    price_relation,           ///< -2010 limit, last and stop of an OCO are out of order
    would_trigger,            ///< -2010 the stop price is reached already
    would_take,               ///< -2010 a limit maker would match at once
    order_balance_too_low,    ///< -2010 not enough free for the order
    order_unknown,            ///< -2011 no such open order
    time_step_invalid,        ///< -1130 not a whole number of steps, or too long
    steer_invalid,            ///< -1130 target, duration, rate or stock out of range
};

/// How many refusals there are.
inline constexpr int refusal_count = static_cast<int>(Refusal::steer_invalid) + 1;

/// The code a real client would get.
int code_of(Refusal refusal);

/// Stable name of a refusal, as in the enumeration ("over_borrow_limit").
std::string_view name_of(Refusal refusal);

}  // namespace mw
