#include <algorithm>
#include <utility>

#include "core/check.h"
#include "exchange/parts.h"

// Orders that wait for the market: stops, take-profits and trailing distances. They watch every
// trade of their pair, never the index. Source: A6, domain reference 6.1.

namespace mw {
namespace {

constexpr std::int64_t bips = 10'000;

/// Price at which a trailing order wakes: its distance from the best price since, on the tick that
/// the market has to reach. @param rises  whether it waits for a rise from a low.
bool trail_reached(Ticks price, Ticks best, int distance, bool rises) {
    const std::int64_t moved = (rises ? price.count - best.count : best.count - price.count);
    return mul_div(std::max<std::int64_t>(moved, 0), bips, 1, Round::down) >=
           mul_div(best.count, distance, 1, Round::down);
}

void see(Order& order, Ticks price) {
    const PairRules& rules = rules_of(order.pair);
    const Trigger& trigger = order.trigger;
    const bool reached =
        trigger.stop.units != 0 &&
        stop_reached(trigger.stop, price_of(price, rules), waits_for_rise(order.type, order.side));
    if (trigger.trailing_bips == 0) {
        order.touched = order.touched || reached;
        return;
    }
    if (!order.trailing) {
        if (!reached) return;
        order.trailing = true;
        order.best = price;
    }
    const bool buys = order.side == Side::buy;  // buys after a rise from the lowest price since
    order.best = buys ? std::min(order.best, price) : std::max(order.best, price);
    order.touched = order.touched || trail_reached(price, order.best, trigger.trailing_bips, buys);
}

/// The other open order of an OCO, or null.
const Order* other_leg(const State& state, const Order& order) {
    if (order.list == 0) return nullptr;
    for (const OrderId id : state.list(order.list)->orders) {
        const Order* each = state.order(id);
        if (id != order.id && each->is_open() && each->status != OrderStatus::pending) return each;
    }
    return nullptr;
}

/// An order wakes: its other leg goes, and it meets the book.
std::vector<Event> wake(const State& state, const Order& order) {
    Endings endings{state, order.pair};
    if (const Order* other = other_leg(state, order))
        endings.expire(*other, ExpiryReason::other_leg);
    return bring_to_book(state, order, std::move(endings),
                         [](OrderId id, Amount more) -> Event { return OrderTriggered{id, more}; });
}

}  // namespace

void see_price(State& state, Pair pair, Ticks price) {
    for (const OrderId id : state.waiting) {
        Order& order = state.orders[static_cast<std::size_t>(id - first_order)];
        if (order.pair == pair && order.status == OrderStatus::open) see(order, price);
    }
}

std::vector<Event> next_of_triggers(const State& state) {
    for (const OrderId id : state.waiting)
        if (state.order(id)->touched && state.market(state.order(id)->pair).is_trading())
            return wake(state, *state.order(id));
    return {};
}

}  // namespace mw
