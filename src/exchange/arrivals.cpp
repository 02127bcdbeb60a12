#include <iterator>
#include <utility>

#include "exchange/parts.h"

// Orders that come to the book later than they were accepted: after a trigger, or after the way
// from the learner to the venue. How long that way is belongs to the world's realism.

namespace mw {
namespace {

/// What an order needs that comes to the book, and how much of it the account can pay for.
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

/// An order reaches the venue. A limit maker that would take by now goes back.
std::vector<Event> arrive(const State& state, const Order& order) {
    Endings endings{state, order.pair};
    if (check_moment(state, as_draft(order)) == Refusal::would_take) {
        endings.expire(order, ExpiryReason::would_take);
        return std::move(endings).events();
    }
    return bring_to_book(state, order, std::move(endings),
                         [](OrderId id, Amount more) -> Event { return OrderArrived{id, more}; });
}

}  // namespace

std::int64_t arrival_of(const State& state, const Draft& draft) {
    const std::int64_t latency = state.latency_ms(draft.pair);
    return latency == 0 || has_trigger(draft.type) ? 0 : state.time_ms() + latency;
}

std::vector<Event> bring_to_book(const State& state, const Order& order, Endings&& endings,
                                 Event (*announce)(OrderId order, Amount more)) {
    const Amount free = endings.after().leg(order.locked.asset)->free;
    const Need need = need_of(state, order, order.locked + free);
    const Amount more =
        need.lock > order.locked ? need.lock - order.locked : Amount{order.locked.asset, 0};
    if (more > free) {  // cannot pay for a fixed price any more
        endings.expire(order, ExpiryReason::balance_ran_out);
        return std::move(endings).events();
    }
    std::vector<Event> events = std::move(endings).events();
    events.emplace_back(announce(order.id, more));
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

std::vector<Event> next_of_arrivals(const State& state) {
    for (const OrderId id : state.under_way) {
        const Order& order = *state.order(id);
        if (order.arrives_ms <= state.time_ms() && state.market(order.pair).is_trading())
            return arrive(state, order);
    }
    return {};
}

}  // namespace mw
