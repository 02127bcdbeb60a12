#include <algorithm>
#include <expected>
#include <iterator>
#include <optional>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

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

/// Reads each kind of terms into a draft whose pair, side and options are set.
struct Drafter {
    const State& state;
    Draft draft;

    using Read = std::expected<Draft, Refusal>;

    Read operator()(const LimitTerms& terms) {
        draft.type = terms.post_only ? OrderType::limit_maker : OrderType::limit;
        draft.price = terms.price;
        draft.quantity = terms.quantity;
        draft.time_in_force = terms.time_in_force;
        return checked(!terms.post_only || terms.time_in_force == TimeInForce::gtc);
    }

    Read operator()(const MarketTerms& terms) {
        draft.quantity = terms.quantity;
        return checked(true);
    }

    Read operator()(const MarketByQuoteTerms& terms) {
        if (const auto refusal = check_amount(terms.spend, rules_of(draft.pair).quote))
            return std::unexpected(*refusal);
        draft.quantity = quantity_for(state, draft.pair, draft.side, terms.spend);
        return draft;
    }

    Read operator()(const StopTerms& terms) {
        const bool loss = terms.kind == StopKind::stop_loss;
        draft.quantity = terms.quantity;
        draft.trigger = terms.trigger;
        draft.type = loss ? OrderType::stop_loss : OrderType::take_profit;
        if (terms.limit) {
            draft.type = loss ? OrderType::stop_loss_limit : OrderType::take_profit_limit;
            draft.price = terms.limit->price;
            draft.time_in_force = terms.limit->time_in_force;
        }
        const Trigger& trigger = terms.trigger;
        const bool waits = trigger.stop.units != 0 || trigger.trailing_bips != 0;
        return checked(waits && trigger.stop.units >= 0 && trigger.trailing_bips >= 0);
    }

private:
    /// The amount comes first: see the order of `Refusal`.
    [[nodiscard]] Read checked(bool terms_fit) const {
        if (const auto refusal = check_amount(draft.quantity, rules_of(draft.pair).base))
            return std::unexpected(*refusal);
        if (!terms_fit) return std::unexpected(Refusal::terms_invalid);
        return draft;
    }
};

bool may_borrow(SideEffect effect) {
    return effect == SideEffect::margin_buy || effect == SideEffect::auto_borrow_repay;
}

/// Everything about an order but its money: the checks in the documented order.
std::optional<Refusal> check_order(const State& state, const Draft& draft) {
    if (const auto refusal = check_filters(state, draft)) return refusal;
    const int rests = draft.type == OrderType::market ? 0 : 1;  // market orders never stay open
    const int stops = has_trigger(draft.type) ? 1 : 0;
    if (rests != 0)
        if (const auto refusal = check_room(state, draft.pair, rests, stops, 0)) return refusal;
    if (const auto refusal = check_name(state, draft.pair, draft.options.name)) return refusal;
    return check_moment(state, draft);
}

void append(std::vector<Event>& to, std::vector<Event>&& more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// An order and the orders of its list that are still open.
std::vector<const Order*> together(const State& state, const Order& order) {
    if (order.list == 0) return {&order};
    std::vector<const Order*> open;
    for (const OrderId id : state.list(order.list)->orders)
        if (state.order(id)->is_open()) open.push_back(state.order(id));
    return open;
}

}  // namespace

Draft as_draft(const Order& order) {
    return {order.pair,     order.side,          order.type,    order.price,
            order.quantity, order.time_in_force, order.trigger, order.options};
}

std::expected<Draft, Refusal> draft_of(const State& state, Pair pair, Side side, const Terms& terms,
                                       const OrderOptions& options) {
    Drafter drafter{state, {}};
    drafter.draft.pair = pair;
    drafter.draft.side = side;
    drafter.draft.options = options;
    return std::visit(drafter, terms);
}

Amount lock_of(const State& state, const Draft& draft) {
    const PairRules& rules = rules_of(draft.pair);
    if (draft.side == Side::sell) return draft.quantity;
    const Lots lots = lots_of(draft.quantity, rules);
    const auto at = [&](Price price) {
        return notional_of(ticks_of(price, rules).count * lots.count, rules);
    };
    if (has_limit(draft.type)) return at(draft.price);
    if (draft.trigger.stop.units != 0) return at(draft.trigger.stop);
    if (has_trigger(draft.type)) return at(state.last_price(draft.pair));
    const Counting counting =
        draft.options.self_trade == SelfTrade::none ? Counting::all : Counting::crowd_only;
    return notional_of(reach_of_quantity(state, draft.pair, Side::buy, lots, counting).tick_lots,
                       rules);
}

std::expected<std::vector<Event>, Refusal> pay_for(const State& state, const Draft& draft,
                                                   Amount lock) {
    const IsolatedAccount& account = state.ledger.at(draft.pair);
    const AccountLeg* leg = account.leg(lock.asset);
    if (leg->free >= lock) return std::vector<Event>{};
    if (!may_borrow(draft.options.side_effect))
        return std::unexpected(Refusal::order_balance_too_low);
    const Amount missing = lock - leg->free;
    const Amount loan = std::max(missing, loan_rules_of(lock.asset).min_borrow);
    if (held(state.ledger, Lenders{}, loan.asset) < loan)
        return std::unexpected(Refusal::lender_stock_too_low);
    const Price index = state.index_price(draft.pair);
    if (borrow_limit(state.ledger, draft.pair, loan.asset, index).amount < loan)
        return std::unexpected(Refusal::over_borrow_limit);
    return loan_events(state, draft.pair, loan, state.next_order);
}

OrderPlaced placed(const Draft& draft, OrderId order, Amount lock) {
    return {.order = order,
            .pair = draft.pair,
            .side = draft.side,
            .type = draft.type,
            .price = draft.price,
            .quantity = draft.quantity,
            .locked = lock,
            .time_in_force = draft.time_in_force,
            .trigger = draft.trigger,
            .options = draft.options,
            .borrowed = {lock.asset, 0}};
}

Answer decide_order(const State& state, const PlaceOrder& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const auto draft = draft_of(state, command.pair, command.side, command.terms, command.options);
    if (!draft && draft.error() != Refusal::terms_invalid) return draft.error();
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    if (!draft) return draft.error();
    if (const auto refusal = check_trading(state, command.pair)) return *refusal;
    if (const auto refusal = check_order(state, *draft)) return *refusal;
    const Amount lock = lock_of(state, *draft);
    auto loan = pay_for(state, *draft, lock);
    if (!loan) return loan.error();

    std::vector<Event> events = std::move(*loan);
    OrderPlaced order = placed(*draft, state.next_order, lock);
    if (!events.empty()) order.borrowed = std::get<Borrowed>(events.front()).principal;
    order.arrives_ms = arrival_of(state, *draft);
    events.emplace_back(order);
    if (has_trigger(draft->type) || order.arrives_ms > 0) return events;
    std::optional<Price> limit;
    if (has_limit(draft->type)) limit = draft->price;
    append(events, entry_of(state, order.order,
                            {draft->pair, draft->side, limit, draft->quantity, draft->time_in_force,
                             draft->options.self_trade}));
    return events;
}

Answer decide_cancel(const State& state, const CancelOrder& command) {
    const Order* order = state.order(command.order);
    if (!order || !order->is_open()) return Refusal::order_unknown;
    Endings endings{state, order->pair};
    for (const Order* each : together(state, *order)) endings.cancel(*each);
    return std::move(endings).events();
}

Answer decide_cancel_all(const State& state, const CancelAll& command) {
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    Endings endings{state, command.pair};
    for (const OrderId id : state.open_orders)
        if (state.order(id)->pair == command.pair) endings.cancel(*state.order(id));
    std::vector<Event> events = std::move(endings).events();
    if (events.empty()) return Refusal::order_unknown;
    return events;
}

}  // namespace mw
