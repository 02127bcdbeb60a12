#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <utility>
#include <vector>

#include "exchange/exchange.h"

// What the files of this room share. Other rooms use exchange.h and session.h.

namespace mw {

// ---- accounts.cpp, loans.cpp -----------------------------------------------------------------

/// The pause between two switchings off of one account, in milliseconds. Source: A1.
inline constexpr std::int64_t disable_pause_ms = 24 * hour_ms;

/// Decides what concerns an account and its settings. The refusals of each stand in the order of
/// `Refusal`.
Answer decide_transfer(const State& state, const Transfer& command);
/// As above, from one isolated account to another.
Answer decide_transfer_between(const State& state, const TransferBetween& command);
/// As above. @return AccountDisabled.
Answer decide_disable(const State& state, const DisableAccount& command);
/// As above. @return AccountEnabled.
Answer decide_enable(const State& state, const EnableAccount& command);
/// As above. @return AutoTopUpSet.
Answer decide_auto_top_up(const State& state, const SetAutoTopUp& command);
/// As above. @return LeverageSet.
Answer decide_leverage(const State& state, const SetLeverage& command);

/// pair_not_listed, account_missing or account_disabled, or nullopt when the account may be used.
std::optional<Refusal> check_account(const State& state, Pair pair);

/// Decides a loan. @return Borrowed then InterestCharged.
Answer decide_borrow(const State& state, const Borrow& command);

/// Decides a repayment. A whole debt may be repaid however small it is. @return Repaid.
Answer decide_repay(const State& state, const Repay& command);

/// The two facts of a loan. @param order  that borrows it; 0: by hand.
std::vector<Event> loan_events(const State& state, Pair pair, Amount amount, OrderId order);

/// Splits a payment: interest first, then principal.
Repaid repayment(const IsolatedAccount& account, Amount amount, bool forced, OrderId order = 0);

// ---- orders.cpp, lists.cpp, filters.cpp ------------------------------------------------------

/// An order once its terms are understood.
struct Draft {
    Pair pair{};
    Side side{};
    OrderType type{OrderType::market};
    Price price;      ///< limit price; 0 when it has none
    Amount quantity;  ///< base coin
    TimeInForce time_in_force{TimeInForce::gtc};
    Trigger trigger{};
    OrderOptions options{};
};

/// An order that was accepted, as it was drafted.
Draft as_draft(const Order& order);

/// Decides an order. @return a loan if it makes one, OrderExpired for own orders in its way,
/// OrderPlaced, and OrderBooked unless it waits.
Answer decide_order(const State& state, const PlaceOrder& command);

/// Decides an OCO. @return ListPlaced, OrderPlaced twice, OrderBooked for the limit leg.
Answer decide_oco(const State& state, const PlaceOco& command);
/// Decides an OTO. @return ListPlaced, OrderPlaced twice, OrderBooked for the working order.
Answer decide_oto(const State& state, const PlaceOto& command);
/// Decides an OTOCO. @return ListPlaced, OrderPlaced three times, OrderBooked for the first.
Answer decide_otoco(const State& state, const PlaceOtoco& command);

/// Decides a cancellation. @return OrderCanceled for it and all orders of its list, then Repaid
/// when it had borrowed for nothing.
Answer decide_cancel(const State& state, const CancelOrder& command);
/// Decides to cancel all. @return the same for every open order of the pair.
Answer decide_cancel_all(const State& state, const CancelAll& command);

/// Understands terms. @return amount_not_positive, asset_not_in_pair, terms_invalid.
std::expected<Draft, Refusal> draft_of(const State& state, Pair pair, Side side, const Terms& terms,
                                       const OrderOptions& options);

/// market_halted while trading is stopped.
std::optional<Refusal> check_trading(const State& state, Pair pair);

/// The venue's symbol filters, in the documented order. Values are refused, never rounded.
std::optional<Refusal> check_filters(const State& state, const Draft& draft);

/// Whether there is room for more open orders. @param orders,stops,lists  that would be added.
std::optional<Refusal> check_room(const State& state, Pair pair, int orders, int stops, int lists);

/// name_taken when an open order of the pair has this name already.
std::optional<Refusal> check_name(const State& state, Pair pair, const ClientId& name);

/// would_trigger, or would_take for a limit maker.
std::optional<Refusal> check_moment(const State& state, const Draft& draft);

/// What an order of these terms sets aside: all it may cost, and for a sale all it sells.
Amount lock_of(const State& state, const Draft& draft);

/// Pays for a lock: with what is free, and with a loan where the side effect allows one.
/// @return the loan's events, empty when none is needed; lender_stock_too_low, over_borrow_limit,
///         order_balance_too_low.
std::expected<std::vector<Event>, Refusal> pay_for(const State& state, const Draft& draft,
                                                   Amount lock);

/// The fact that an order of these terms was accepted as `order`.
OrderPlaced placed(const Draft& draft, OrderId order, Amount lock);

// ---- endings.cpp -----------------------------------------------------------------------------

/// Ends orders of one account, one after the other: each frees its lock, and a loan that bought
/// nothing is paid back with it, as far as the free coins go. Source: S9.
class Endings {
public:
    /// Nothing has ended yet.
    Endings(const State& state, Pair pair);
    /// The learner ends an open order.
    void cancel(const Order& order);
    /// The venue ends an open order.
    void expire(const Order& order, ExpiryReason reason);
    /// The account as the endings leave it.
    [[nodiscard]] const IsolatedAccount& after() const { return after_; }
    /// What has happened so far.
    [[nodiscard]] std::vector<Event> events() && { return std::move(events_); }

private:
    void give_back(const Order& order);
    [[nodiscard]] const Order* borrower_of(const Order& order) const;

    const State& state_;
    IsolatedAccount after_;
    std::vector<OrderId> ended_;
    std::vector<Event> events_;
};

// ---- entry.cpp, reach.cpp --------------------------------------------------------------------

/// An order about to meet the book.
struct Incoming {
    Pair pair{};
    Side side{};
    std::optional<Price> limit;  ///< worst acceptable; nullopt: a market order
    Amount quantity;             ///< base coin
    TimeInForce time_in_force{TimeInForce::gtc};
    SelfTrade self_trade{SelfTrade::expire_maker};
};

/// What happens as it does. @param order  its number. @return OrderExpired for own orders in its
/// way, then OrderBooked.
std::vector<Event> entry_of(const State& state, OrderId order, const Incoming& incoming);

/// What the crowd would do with an order that takes.
struct Reach {
    Lots quantity;              ///< what can be filled
    std::int64_t tick_lots{0};  ///< what that costs or brings, before fees
    bool book_ran_out{false};   ///< true when all orders were used
};

/// Whose resting orders a walk through the book counts: own ones trade in mode `none` only.
enum class Counting : std::uint8_t { crowd_only, all };

/// Walks the book up to a quantity. @param limit  worst price; nullopt: any.
Reach reach_of_quantity(const State& state, Pair pair, Side taker, Lots quantity,
                        Counting counting = Counting::crowd_only,
                        std::optional<Ticks> limit = std::nullopt);

/// Walks the book as far as a cost goes: the most lots whose tick_lots do not exceed it.
Reach reach_of_cost(const State& state, Pair pair, Side taker, std::int64_t tick_lots);

/// Walks the book until it brings enough: the fewest lots whose tick_lots are at least this, or
/// the whole book.
Reach reach_of_proceeds(const State& state, Pair pair, Side taker, std::int64_t tick_lots);

/// An own resting order that an incoming order would meet.
struct OwnHit {
    OrderId order{0};
    Lots before;  ///< what others offer before it
};

/// Own resting orders that an incoming order would trade with, in matching order.
/// @param limit  worst price of the incoming order; nullopt for market orders.
std::vector<OwnHit> own_orders_hit(const State& state, Pair pair, Side taker, Lots quantity,
                                   std::optional<Ticks> limit);

/// When an order sent now reaches the venue, in simulated time; 0 when that is at once. One with a
/// trigger waits there anyway, so it is not delayed.
std::int64_t arrival_of(const State& state, const Draft& draft);

/// An order that has waited, for its trigger or on its way, meets the book: what it has locked is
/// brought to what it needs now, and a market order shrinks to what can be paid for.
/// @param endings  what has ended for it. @param announce  makes the event that says it is there.
std::vector<Event> bring_to_book(const State& state, const Order& order, Endings&& endings,
                                 Event (*announce)(OrderId order, Amount more));

/// Next events of orders that have reached the venue; empty when there are none.
std::vector<Event> next_of_arrivals(const State& state);

// ---- triggers.cpp, follow_ups.cpp, liquidation.cpp -------------------------------------------

/// Sees a price trade: marks waiting orders whose trigger it reaches, moves trailing ones along.
void see_price(State& state, Pair pair, Ticks price);

/// True when this price has reached a stop. @param rises  whether the order waits for a rise.
constexpr bool stop_reached(Price stop, Price last, bool rises) {
    return rises ? last >= stop : last <= stop;
}

/// Next events of waiting orders whose trigger was reached; empty when there are none.
std::vector<Event> next_of_triggers(const State& state);

/// Next events that keep order lists in order; empty when there is nothing to do.
std::vector<Event> next_of_lists(const State& state);

/// Next events of a liquidation that has begun; never empty.
std::vector<Event> next_of_liquidation(const State& state, Pair pair);

/// Announcements, top-ups and the start of a liquidation; empty when there is nothing to do.
std::vector<Event> next_of_risk(const State& state, Pair pair);

/// What stays locked in an order after one of its fills: never more than the rest can cost.
Amount lock_after(const Order& order, const OrderFilled& fill);

/// Counts a fill in its order: what was executed, for how much, and what stays locked.
void fill(Order& order, const OrderFilled& event);

/// The order an event belongs to, or 0.
OrderId order_of(const Event& event);

}  // namespace mw
