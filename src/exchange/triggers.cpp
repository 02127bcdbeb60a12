#include <algorithm>
#include <iterator>

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

/// What a woken order needs, and how much of it the account can pay for.
struct Need {
    Lots lots;
    Amount lock;
    bool all{true};
};

/// @param within  what it has locked, and what is free beside it.
Need need_of(const State& state, const Order& order, Amount within) {
    const PairRules& rules = rules_of(order.pair);
    const Lots lots = lots_of(order.quantity, rules);
    if (order.side == Side::sell) return {lots, order.quantity};
    if (has_limit(order.type))
        return {lots, notional_of(ticks_of(order.price, rules).count * lots.count, rules)};
    const Reach whole = reach_of_quantity(state, order.pair, Side::buy, lots);
    const Amount cost = notional_of(whole.tick_lots, rules);
    if (cost <= within) return {lots, cost};
    const Reach part =
        reach_of_cost(state, order.pair, Side::buy, within.units / tick_lot_units(rules));
    return {part.quantity, notional_of(part.tick_lots, rules), false};
}

/// An order wakes: its other leg goes, its lock is brought to what it needs, and it is booked.
std::vector<Event> wake(const State& state, const Order& order) {
    Endings endings{state, order.pair};
    if (const Order* other = other_leg(state, order))
        endings.expire(*other, ExpiryReason::other_leg);
    const Amount free = endings.after().leg(order.locked.asset)->free;
    const Need need = need_of(state, order, order.locked + free);
    const Amount more =
        need.lock > order.locked ? need.lock - order.locked : Amount{order.locked.asset, 0};
    if (more > free) {  // cannot pay for a fixed price any more
        endings.expire(order, ExpiryReason::balance_ran_out);
        return std::move(endings).events();
    }
    std::vector<Event> events = std::move(endings).events();
    events.emplace_back(OrderTriggered{order.id, more});
    if (need.lots.count == 0) {
        events.emplace_back(OrderBooked{order.id, need.lots, ExpiryReason::balance_ran_out});
        return events;
    }
    std::optional<Price> limit;
    if (has_limit(order.type)) limit = order.price;
    auto entry =
        entry_of(state, order.id,
                 {order.pair, order.side, limit, amount_of(need.lots, rules_of(order.pair)),
                  order.time_in_force, order.options.self_trade});
    auto& booked = std::get<OrderBooked>(entry.back());
    if (!need.all && booked.rest == ExpiryReason::book_ran_out)
        booked.rest = ExpiryReason::balance_ran_out;
    events.insert(events.end(), std::make_move_iterator(entry.begin()),
                  std::make_move_iterator(entry.end()));
    return events;
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
        if (state.order(id)->touched) return wake(state, *state.order(id));
    return {};
}

}  // namespace mw
