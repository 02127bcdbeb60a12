#include "explain/asked_order.h"

#include <algorithm>

namespace mw::explain {

AskedOrder asked_order(const State& state, const PlaceOrder& command) {
    const PairRules& rules = rules_of(command.pair);
    AskedOrder order{.pair = command.pair,
                     .side = command.side,
                     .quantity = {rules.base, 0},
                     .spend = std::nullopt,
                     .each = std::nullopt,
                     .side_effect = command.options.side_effect};
    if (const auto* by_total = std::get_if<MarketByQuoteTerms>(&command.terms)) {
        order.spend = by_total->spend;
    } else if (const auto* limit = std::get_if<LimitTerms>(&command.terms)) {
        order.quantity = limit->quantity;
        order.each = limit->price;
        order.prices = {limit->price};
    } else if (const auto* stop = std::get_if<StopTerms>(&command.terms)) {
        order.quantity = stop->quantity;
        order.each = stop->limit ? stop->limit->price : stop->trigger.stop;
        if (order.each->units == 0) order.each = state.last_price(command.pair);
        if (stop->trigger.stop.units != 0) order.prices.push_back(stop->trigger.stop);
        if (stop->limit) order.prices.push_back(stop->limit->price);
    } else {
        order.quantity = std::get<MarketTerms>(command.terms).quantity;
    }
    return order;
}

AskedOrder asked_order(const PlaceOco& command) {
    const OcoTerms& terms = command.terms;
    AskedOrder order{.pair = command.pair,
                     .side = terms.side,
                     .quantity = terms.quantity,
                     .spend = std::nullopt,
                     .each = terms.limit,
                     .prices = {terms.limit},
                     .side_effect = command.options.side_effect};
    const Price later = terms.stop_limit ? terms.stop_limit->price : terms.stop.stop;
    if (terms.side == Side::buy) order.each = std::max(terms.limit, later);
    if (terms.stop.stop.units != 0) order.prices.push_back(terms.stop.stop);
    if (terms.stop_limit) order.prices.push_back(terms.stop_limit->price);
    return order;
}

std::vector<AskedOrder> asked_orders(const State& state, const Command& command) {
    const auto working = [&](const auto& list) {
        return asked_order(state, {list.pair, list.side, list.working, list.options});
    };
    if (const auto* order = std::get_if<PlaceOrder>(&command)) return {asked_order(state, *order)};
    if (const auto* oco = std::get_if<PlaceOco>(&command)) return {asked_order(*oco)};
    if (const auto* oto = std::get_if<PlaceOto>(&command))
        return {working(*oto),
                asked_order(state, {oto->pair, oto->pending_side, oto->pending, {}})};
    if (const auto* otoco = std::get_if<PlaceOtoco>(&command))
        return {working(*otoco), asked_order(PlaceOco{otoco->pair, otoco->pending, {}})};
    return {};
}

Amount need_of(const State& state, const AskedOrder& order) {
    const PairRules& rules = rules_of(order.pair);
    if (order.side == Side::sell) return order.quantity;
    if (order.spend) return *order.spend;
    if (order.each) return value_of(order.quantity, *order.each, rules.quote, Round::up);
    const Lots lots{order.quantity.units / rules.lot.units};
    return notional_of(state.market(order.pair).book().sweep(Side::buy, lots).tick_lots, rules);
}

Amount spendable(const State& state, Pair pair, Side side, SideEffect effect) {
    const PairRules& rules = rules_of(pair);
    const Asset asset = side == Side::buy ? rules.quote : rules.base;
    const Amount free = state.ledger.at(pair).leg(asset)->free;
    if (!may_borrow(effect)) return free;
    return free + borrow_limit(state.ledger, pair, asset, state.index_price(pair)).amount;
}

Amount whole_lots(Amount quantity, const PairRules& rules, Round round) {
    const std::int64_t lots = mul_div(quantity.units, 1, rules.lot.units, round);
    return {rules.base, lots * rules.lot.units};
}

Amount lots_paid_by(Amount amount, Price each, const PairRules& rules) {
    if (amount.asset == rules.base) return whole_lots(amount, rules, Round::down);
    return whole_lots({rules.base, mul_div(amount.units, one, each.units, Round::down)}, rules,
                      Round::down);
}

Amount lots_at_market(const State& state, const PlaceOrder& by_quote) {
    const Answer answer = decide(state, by_quote);
    if (const auto* events = std::get_if<std::vector<Event>>(&answer))
        for (const Event& event : *events)
            if (const auto* placed = std::get_if<OrderPlaced>(&event)) return placed->quantity;
    return {rules_of(by_quote.pair).base, 0};
}

std::optional<Price> price_off_filter(const AskedOrder& order) {
    const PairRules& rules = rules_of(order.pair);
    for (const Price price : order.prices)
        if (price < rules.min_price || price > rules.max_price ||
            price.units % rules.tick.units != 0)
            return price;
    return std::nullopt;
}

}  // namespace mw::explain
