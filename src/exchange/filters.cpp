#include <algorithm>

#include "exchange/parts.h"

// What the venue asks of an order before it looks at the money. Source: A6 A9.

namespace mw {
namespace {

std::optional<Refusal> check_price(Price price, const PairRules& rules) {
    if (price < rules.min_price || price > rules.max_price || price.units % rules.tick.units != 0)
        return Refusal::price_filter;
    return std::nullopt;
}

std::optional<Refusal> check_prices(const Draft& draft, const PairRules& rules) {
    if (has_limit(draft.type))
        if (const auto refusal = check_price(draft.price, rules)) return refusal;
    if (draft.trigger.stop.units != 0)
        if (const auto refusal = check_price(draft.trigger.stop, rules)) return refusal;
    return std::nullopt;
}

std::optional<Refusal> check_quantity(const Draft& draft, const PairRules& rules) {
    if (draft.quantity < rules.lot || draft.quantity > rules.max_quantity ||
        draft.quantity.units % rules.lot.units != 0)
        return Refusal::lot_size;
    if (!has_limit(draft.type) && draft.quantity > rules.max_market)
        return Refusal::market_lot_size;
    return std::nullopt;
}

/// What an order is worth for NOTIONAL: at its limit, at its stop, or at the average price.
Amount worth_of(const State& state, const Draft& draft, const PairRules& rules) {
    Price price = has_limit(draft.type) ? draft.price : draft.trigger.stop;
    if (price.units == 0) price = state.average_price(draft.pair);
    return value_of(draft.quantity, price, rules.quote, Round::down);
}

}  // namespace

std::optional<Refusal> check_trading(const State& state, Pair pair) {
    return state.market(pair).is_halted() ? std::optional{Refusal::market_halted} : std::nullopt;
}

std::optional<Refusal> check_filters(const State& state, const Draft& draft) {
    const PairRules& rules = rules_of(draft.pair);
    if (const auto refusal = check_prices(draft, rules)) return refusal;
    if (const auto refusal = check_quantity(draft, rules)) return refusal;
    const Amount worth = worth_of(state, draft, rules);
    if (worth < rules.min_notional || (has_limit(draft.type) && worth > rules.max_notional))
        return Refusal::notional;
    if (has_limit(draft.type)) {
        const Price middle = state.average_price(draft.pair);
        const auto highest = mul_div(middle.units, rules.price_up.units, one, Round::down);
        const auto lowest = mul_div(middle.units, rules.price_down.units, one, Round::up);
        if (draft.price.units > highest || draft.price.units < lowest)
            return Refusal::percent_price;
    }
    const int trailing = draft.trigger.trailing_bips;
    if (trailing != 0 && (trailing < rules.min_trailing || trailing > rules.max_trailing))
        return Refusal::trailing_delta;
    return std::nullopt;
}

std::optional<Refusal> check_room(const State& state, Pair pair, int orders, int stops, int lists) {
    const PairRules& rules = rules_of(pair);
    for (const OrderId id : state.open_orders) {
        const Order& order = *state.order(id);
        if (order.pair != pair) continue;
        ++orders;
        if (has_trigger(order.type)) ++stops;
    }
    if (orders > rules.max_open_orders) return Refusal::too_many_orders;
    if (stops > rules.max_stop_orders) return Refusal::too_many_stops;
    if (lists == 0) return std::nullopt;
    for (const ListId id : state.open_lists) lists += state.list(id)->pair == pair ? 1 : 0;
    if (lists > rules.max_order_lists) return Refusal::too_many_lists;
    return std::nullopt;
}

std::optional<Refusal> check_name(const State& state, Pair pair, const ClientId& name) {
    if (name.empty()) return std::nullopt;
    const auto has_it = [&](OrderId id) {
        const Order& order = *state.order(id);
        return order.pair == pair && order.options.name == name;
    };
    return std::ranges::any_of(state.open_orders, has_it) ? std::optional{Refusal::name_taken}
                                                          : std::nullopt;
}

std::optional<Refusal> check_moment(const State& state, const Draft& draft) {
    const Price last = state.last_price(draft.pair);
    if (draft.trigger.stop.units != 0 &&
        stop_reached(draft.trigger.stop, last, waits_for_rise(draft.type, draft.side)))
        return Refusal::would_trigger;
    if (draft.type != OrderType::limit_maker) return std::nullopt;
    const auto best = state.market(draft.pair).book().best(opposite(draft.side));
    if (!best) return std::nullopt;
    const Price other = price_of(*best, rules_of(draft.pair));
    const bool takes = draft.side == Side::buy ? draft.price >= other : draft.price <= other;
    return takes ? std::optional{Refusal::would_take} : std::nullopt;
}

}  // namespace mw
