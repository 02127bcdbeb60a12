#pragma once

#include <cstdint>
#include <vector>

#include "exchange/exchange.h"

// What the files of this room share. Other rooms use exchange.h and session.h.

namespace mw {

/// Decides a transfer. @return Transferred; or, in this order, amount_not_positive,
/// asset_not_in_pair, account_missing (out), balance_too_low (in), over_transfer_out_limit (out).
Answer decide_transfer(const State& state, const Transfer& command);

/// Decides a loan. @return Borrowed then InterestCharged; or, in this order,
/// amount_not_positive, asset_not_in_pair, account_missing, below_minimum_borrow,
/// lender_stock_too_low, over_borrow_limit.
Answer decide_borrow(const State& state, const Borrow& command);

/// Decides a repayment. A whole debt may be repaid however small it is. @return Repaid; or, in
/// this order, amount_not_positive, asset_not_in_pair, account_missing, below_minimum_repay,
/// over_debt, balance_too_low.
Answer decide_repay(const State& state, const Repay& command);

/// Decides an order. @return OrderExpired for each own order it would hit, then OrderPlaced; or,
/// in this order, amount_not_positive, asset_not_in_pair, account_missing, price_filter (limit),
/// lot_size, notional, percent_price (limit), too_many_orders (limit), order_balance_too_low.
Answer decide_order(const State& state, const PlaceOrder& command);

/// Decides a cancellation. @return OrderCanceled; or order_unknown.
Answer decide_cancel(const State& state, const CancelOrder& command);

/// What the crowd would do with a market order: the learner's own orders are left out, since
/// they never trade with each other.
struct Reach {
    Lots quantity;              ///< what the crowd's orders can fill
    std::int64_t tick_lots{0};  ///< what that costs or brings, before fees
    bool book_ran_out{false};   ///< true when all of the crowd's orders were used
};

/// Walks the book up to a quantity.
Reach reach_of_quantity(const State& state, Pair pair, Side taker, Lots quantity);

/// Walks the book as far as a cost goes: the most lots whose tick_lots do not exceed it.
Reach reach_of_cost(const State& state, Pair pair, Side taker, std::int64_t tick_lots);

/// Walks the book until it brings enough: the fewest lots whose tick_lots are at least this, or
/// the whole book.
Reach reach_of_proceeds(const State& state, Pair pair, Side taker, std::int64_t tick_lots);

/// Own resting orders that an incoming order would trade with, in matching order.
/// @param limit  worst price of the incoming order; nullopt for market orders.
std::vector<OrderId> own_orders_hit(const State& state, const BookOrder& incoming,
                                    std::optional<Ticks> limit, Pair pair);

/// Next events of a liquidation that has begun; never empty.
std::vector<Event> next_of_liquidation(const State& state, Pair pair);

/// Splits a payment: interest first, then principal.
Repaid repayment(const IsolatedAccount& account, Amount amount, bool forced);

/// What stays locked in an order after one of its fills: never more than the rest can cost.
Amount lock_after(const Order& order, const OrderFilled& fill);

/// The order an event belongs to, or 0.
OrderId order_of(const Event& event);

}  // namespace mw
