#include <algorithm>
#include <expected>
#include <optional>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// An order once its terms are understood.
struct Draft {
    Pair pair{};
    Side side{};
    OrderType type{OrderType::market};
    Price price;      ///< limit price; 0 for market orders
    Amount quantity;  ///< base coin
    Amount lock;      ///< base for a sale, quote for a purchase; filled in last
};

/// amount_not_positive and asset_not_in_pair; quote terms count the quote coin.
std::optional<Refusal> check_amount(Amount amount, Asset expected) {
    if (amount.units <= 0) return Refusal::amount_not_positive;
    if (amount.asset != expected) return Refusal::asset_not_in_pair;
    return std::nullopt;
}

/// Whole lots for about this much quote coin, never more. Where the book runs out, the last
/// price stands in, so that the rest can expire as it would at the venue.
Amount quantity_for(const State& state, Pair pair, Side side, Amount spend) {
    const PairRules& rules = rules_of(pair);
    const std::int64_t tick_lots = spend.units / tick_lot_units(rules);
    const Reach reach = reach_of_cost(state, pair, side, tick_lots);
    const Ticks last = state.market(pair).last();
    const std::int64_t rest = reach.book_ran_out ? (tick_lots - reach.tick_lots) / last.count : 0;
    const std::int64_t lots = reach.quantity.count + rest;
    const std::int64_t most = rules.max_quantity.units / rules.lot.units;
    return amount_of({std::min(lots, most + 1)}, rules);  // one too many is refused by lot_size
}

/// Understands the terms. @return the draft, or amount_not_positive, asset_not_in_pair,
/// account_missing.
std::expected<Draft, Refusal> draft_of(const State& state, const PlaceOrder& command) {
    const PairRules& rules = rules_of(command.pair);
    const bool exists = state.ledger.at(command.pair).exists;
    Draft draft;
    draft.pair = command.pair;
    draft.side = command.side;
    if (const auto* by_quote = std::get_if<MarketByQuoteTerms>(&command.terms)) {
        if (const auto refusal = check_amount(by_quote->spend, rules.quote))
            return std::unexpected(*refusal);
        if (!exists) return std::unexpected(Refusal::account_missing);
        draft.quantity = quantity_for(state, command.pair, command.side, by_quote->spend);
        return draft;
    }
    if (const auto* limit = std::get_if<LimitTerms>(&command.terms)) {
        draft.type = OrderType::limit;
        draft.price = limit->price;
        draft.quantity = limit->quantity;
    } else {
        draft.quantity = std::get<MarketTerms>(command.terms).quantity;
    }
    if (const auto refusal = check_amount(draft.quantity, rules.base))
        return std::unexpected(*refusal);
    if (!exists) return std::unexpected(Refusal::account_missing);
    return draft;
}

/// The venue's symbol filters, in the documented order. Values are refused, never rounded.
std::optional<Refusal> check_filters(const State& state, const Draft& draft) {
    const PairRules& rules = rules_of(draft.pair);
    const bool limit = draft.type == OrderType::limit;
    const Price last = state.last_price(draft.pair);
    if (limit && (draft.price < rules.min_price || draft.price > rules.max_price ||
                  draft.price.units % rules.tick.units != 0))
        return Refusal::price_filter;
    if (draft.quantity < rules.lot || draft.quantity > rules.max_quantity ||
        draft.quantity.units % rules.lot.units != 0)
        return Refusal::lot_size;
    const Amount notional =
        value_of(draft.quantity, limit ? draft.price : last, rules.quote, Round::down);
    if (notional < rules.min_notional || (limit && notional > rules.max_notional))
        return Refusal::notional;
    if (!limit) return std::nullopt;
    const std::int64_t highest = mul_div(last.units, rules.price_up.units, one, Round::down);
    const std::int64_t lowest = mul_div(last.units, rules.price_down.units, one, Round::up);
    if (draft.price.units > highest || draft.price.units < lowest) return Refusal::percent_price;
    int open = 0;  // market orders never stay open, so only limit orders are counted and stopped
    for (const OrderId id : state.open_orders) open += state.order(id)->pair == draft.pair ? 1 : 0;
    if (open >= rules.max_open_orders) return Refusal::too_many_orders;
    return std::nullopt;
}

/// What the order sets aside: all it may cost, and for a sale all it sells.
Amount lock_of(const State& state, const Draft& draft) {
    const PairRules& rules = rules_of(draft.pair);
    if (draft.side == Side::sell) return draft.quantity;
    const Lots lots = lots_of(draft.quantity, rules);
    if (draft.type == OrderType::limit)
        return notional_of(ticks_of(draft.price, rules).count * lots.count, rules);
    return notional_of(reach_of_quantity(state, draft.pair, Side::buy, lots).tick_lots, rules);
}

/// The learner's own orders that the draft would trade with.
std::vector<OrderId> hit_by(const State& state, const Draft& draft) {
    const PairRules& rules = rules_of(draft.pair);
    BookOrder incoming;
    incoming.side = draft.side;
    incoming.quantity = lots_of(draft.quantity, rules);
    std::optional<Ticks> limit;
    if (draft.type == OrderType::limit) limit = ticks_of(draft.price, rules);
    return own_orders_hit(state, incoming, limit, draft.pair);
}

}  // namespace

Answer decide_order(const State& state, const PlaceOrder& command) {
    std::expected<Draft, Refusal> draft = draft_of(state, command);
    if (!draft) return draft.error();
    if (const auto refusal = check_filters(state, *draft)) return *refusal;
    draft->lock = lock_of(state, *draft);
    const AccountLeg* leg = state.ledger.at(command.pair).leg(draft->lock.asset);
    if (leg->free < draft->lock) return Refusal::order_balance_too_low;

    std::vector<Event> events;
    for (const OrderId id : hit_by(state, *draft))
        events.emplace_back(OrderExpired{id, ExpiryReason::self_trade});
    events.emplace_back(OrderPlaced{state.next_order, draft->pair, draft->side, draft->type,
                                    draft->price, draft->quantity, draft->lock});
    return events;
}

Answer decide_cancel(const State& state, const CancelOrder& command) {
    const Order* order = state.order(command.order);
    if (!order || !order->is_open()) return Refusal::order_unknown;
    return std::vector<Event>{OrderCanceled{command.order}};
}

}  // namespace mw
