#include <algorithm>
#include <array>
#include <expected>
#include <iterator>
#include <span>

#include "core/check.h"
#include "exchange/parts.h"

// Orders that depend on each other: OCO, OTO and OTOCO. Source: A6, domain reference 6.2.

namespace mw {
namespace {

/// The two legs of an OCO.
struct Legs {
    Draft limit;
    Draft stop;
};

/// Options of one order of a list: those of the list, with its own name.
OrderOptions named(OrderOptions options, const ClientId& name) {
    options.name = name;
    return options;
}

std::expected<Legs, Refusal> legs_of(const State& state, Pair pair, const OcoTerms& terms,
                                     const OrderOptions& options) {
    const LimitTerms limit{terms.limit, terms.quantity, TimeInForce::gtc, true};
    const StopTerms stop{StopKind::stop_loss, terms.stop, terms.quantity, terms.stop_limit};
    const auto limit_leg =
        draft_of(state, pair, terms.side, limit, named(options, terms.limit_name));
    if (!limit_leg) return std::unexpected(limit_leg.error());
    const auto stop_leg = draft_of(state, pair, terms.side, stop, named(options, terms.stop_name));
    if (!stop_leg) return std::unexpected(stop_leg.error());
    return Legs{*limit_leg, *stop_leg};
}

/// SELL: limit > last > stop; BUY: limit < last < stop. A leg that only trails has no stop.
bool prices_are_in_order(const State& state, const Legs& legs) {
    const Price last = state.last_price(legs.limit.pair);
    const Price stop = legs.stop.trigger.stop;
    const bool sells = legs.limit.side == Side::sell;
    const bool limit_fits = sells ? legs.limit.price > last : legs.limit.price < last;
    const bool stop_fits = stop.units == 0 || (sells ? stop < last : stop > last);
    return limit_fits && stop_fits;
}

/// The same for legs that wait for another order: where the market will be by then is not known,
/// so only the legs are compared.
bool legs_are_in_order(const Legs& legs) {
    const Price stop = legs.stop.trigger.stop;
    const bool sells = legs.limit.side == Side::sell;
    return stop.units == 0 || (sells ? legs.limit.price > stop : legs.limit.price < stop);
}

/// What the two legs set aside together: the larger of the two.
Amount lock_of_legs(const State& state, const Legs& legs) {
    return std::max(lock_of(state, legs.limit), lock_of(state, legs.stop));
}

/// The name of a list and those of its orders: none may be in use, and no two orders share one.
std::optional<Refusal> check_names(const State& state, Pair pair, const ClientId& list,
                                   std::span<const ClientId> orders) {
    const auto has_it = [&](ListId id) {
        const OrderList& open = *state.list(id);
        return open.pair == pair && open.name == list;
    };
    if (!list.empty() && std::ranges::any_of(state.open_lists, has_it)) return Refusal::name_taken;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (!orders[i].empty() && std::ranges::contains(orders.first(i), orders[i]))
            return Refusal::name_taken;
        if (const auto refusal = check_name(state, pair, orders[i])) return refusal;
    }
    return std::nullopt;
}

std::optional<Refusal> check_legs(const State& state, const Legs& legs) {
    if (const auto refusal = check_filters(state, legs.limit)) return refusal;
    return check_filters(state, legs.stop);
}

/// The working order of an OTO: it may rest, and borrow, but not repay.
std::expected<Draft, Refusal> working_of(const State& state, Pair pair, Side side,
                                         const LimitTerms& terms, const OrderOptions& options) {
    auto draft = draft_of(state, pair, side, terms, options);
    const bool plain =
        options.side_effect == SideEffect::none || options.side_effect == SideEffect::margin_buy;
    if (draft && (!plain || terms.time_in_force != TimeInForce::gtc))
        return std::unexpected(Refusal::terms_invalid);
    return draft;
}

/// Options of an order that waits for another: it borrows and repays nothing. Source: A4.
OrderOptions of_pending(OrderOptions options, const ClientId& name) {
    options.side_effect = SideEffect::none;
    options.name = name;
    return options;
}

/// Facts of a list, one by one.
class ListBuilder {
public:
    ListBuilder(const State& state, ListKind kind, Pair pair, const ClientId& name,
                std::vector<Event>&& loan)
        : state_{state},
          events_{std::move(loan)},
          order_{state.next_order},
          list_{state.lists.size() + 1} {
        if (!events_.empty()) borrowed_ = std::get<Borrowed>(events_.front()).principal;
        events_.emplace_back(ListPlaced{list_, pair, kind, name});
    }

    /// Adds an order. The first one is the one that borrowed. @return its number.
    OrderId add(const Draft& draft, Amount lock, bool pending) {
        OrderPlaced order = placed(draft, order_, lock);
        order.list = list_;
        order.pending = pending;
        if (!pending) order.arrives_ms = arrival_of(state_, draft);
        if (borrowed_.units > 0) order.borrowed = std::exchange(borrowed_, Amount{});
        events_.emplace_back(order);
        return order_++;
    }

    /// Books one of the orders, unless it is still under way. @return all facts.
    std::vector<Event> booked(OrderId order, const Draft& draft) && {
        if (arrival_of(state_, draft) > 0) return std::move(events_);
        auto entry = entry_of(state_, order,
                              {draft.pair, draft.side, draft.price, draft.quantity,
                               draft.time_in_force, draft.options.self_trade});
        events_.insert(events_.end(), std::make_move_iterator(entry.begin()),
                       std::make_move_iterator(entry.end()));
        return std::move(events_);
    }

private:
    const State& state_;
    std::vector<Event> events_;
    OrderId order_;
    ListId list_;
    Amount borrowed_{};
};

Amount nothing_of(Amount amount) { return {amount.asset, 0}; }

/// The orders of a list that are still open.
std::vector<const Order*> open_of(const State& state, const OrderList& list) {
    std::vector<const Order*> open;
    for (const OrderId id : list.orders)
        if (state.order(id)->is_open()) open.push_back(state.order(id));
    return open;
}

std::vector<Event> expire_all(const std::vector<const Order*>& orders, ExpiryReason reason) {
    std::vector<Event> events;
    events.reserve(orders.size());
    for (const Order* order : orders) events.emplace_back(OrderExpired{order->id, reason});
    return events;
}

/// Ends the leg that must go: an OCO keeps both only while nothing has happened to either.
std::vector<Event> next_of_oco(const State& state, const Order& limit, const Order& stop) {
    const bool limit_acted = limit.executed.units > 0 || !limit.is_open();
    const bool stop_acted = stop.booked || !stop.is_open();
    const auto gone_for_the_other = [](const Order& order) {
        return order.expired_by == ExpiryReason::other_leg;
    };
    Endings endings{state, limit.pair};
    if (stop.is_open() && limit_acted && !gone_for_the_other(limit))
        endings.expire(stop, ExpiryReason::other_leg);
    else if (limit.is_open() && stop_acted && !gone_for_the_other(stop))
        endings.expire(limit, ExpiryReason::other_leg);
    return std::move(endings).events();
}

/// Brings the orders that waited for a filled working order to life, or ends them.
std::vector<Event> release(const State& state, const OrderList& list) {
    const auto waiting = open_of(state, list);
    const Order& first = *waiting.front();
    const bool two_legs = waiting.size() == 2;
    const Draft draft = as_draft(first);
    const Amount lock =
        two_legs ? lock_of_legs(state, {draft, as_draft(*waiting.back())}) : lock_of(state, draft);
    if (state.ledger.at(list.pair).leg(lock.asset)->free < lock)
        return expire_all(waiting, ExpiryReason::balance_ran_out);
    if (check_moment(state, draft) == Refusal::would_take) {
        std::vector<Event> ends{OrderExpired{first.id, ExpiryReason::would_take}};
        if (two_legs) ends.emplace_back(OrderExpired{waiting.back()->id, ExpiryReason::other_leg});
        return ends;
    }
    std::vector<Event> events{OrderReleased{first.id, lock}};
    if (two_legs) events.emplace_back(OrderReleased{waiting.back()->id, nothing_of(lock)});
    if (has_trigger(first.type)) return events;
    std::optional<Price> limit;
    if (has_limit(first.type)) limit = first.price;
    auto entry = entry_of(state, first.id,
                          {first.pair, first.side, limit, first.quantity, first.time_in_force,
                           first.options.self_trade});
    events.insert(events.end(), std::make_move_iterator(entry.begin()),
                  std::make_move_iterator(entry.end()));
    return events;
}

std::vector<Event> next_of_list(const State& state, const OrderList& list) {
    const auto at = [&](std::size_t i) -> const Order& { return *state.order(list.orders[i]); };
    if (list.kind == ListKind::oco) return next_of_oco(state, at(0), at(1));
    const Order& working = at(0);
    if (working.is_open()) return {};
    if (at(1).status == OrderStatus::pending)
        return working.status == OrderStatus::filled
                   ? release(state, list)
                   : expire_all(open_of(state, list), ExpiryReason::other_leg);
    return list.kind == ListKind::otoco ? next_of_oco(state, at(1), at(2)) : std::vector<Event>{};
}

}  // namespace

Answer decide_oco(const State& state, const PlaceOco& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const auto legs = legs_of(state, command.pair, command.terms, command.options);
    if (!legs && legs.error() != Refusal::terms_invalid) return legs.error();
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    if (!legs) return legs.error();
    if (const auto refusal = check_trading(state, command.pair)) return *refusal;
    if (const auto refusal = check_legs(state, *legs)) return *refusal;
    if (const auto refusal = check_room(state, command.pair, 2, 1, 1)) return *refusal;
    const std::array names = {legs->limit.options.name, legs->stop.options.name};
    if (const auto refusal = check_names(state, command.pair, command.options.name, names))
        return *refusal;
    if (!prices_are_in_order(state, *legs)) return Refusal::price_relation;
    if (const auto refusal = check_moment(state, legs->limit)) return *refusal;
    const Amount lock = lock_of_legs(state, *legs);
    auto loan = pay_for(state, legs->limit, lock);
    if (!loan) return loan.error();

    ListBuilder list{state, ListKind::oco, command.pair, command.options.name, std::move(*loan)};
    const OrderId limit = list.add(legs->limit, lock, false);
    list.add(legs->stop, nothing_of(lock), false);
    return std::move(list).booked(limit, legs->limit);
}

Answer decide_oto(const State& state, const PlaceOto& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const auto working = working_of(state, command.pair, command.side, command.working,
                                    named(command.options, command.working_name));
    const auto pending = draft_of(state, command.pair, command.pending_side, command.pending,
                                  of_pending(command.options, command.pending_name));
    for (const auto* draft : {&working, &pending})
        if (!*draft && draft->error() != Refusal::terms_invalid) return draft->error();
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    if (!working || !pending || std::holds_alternative<MarketByQuoteTerms>(command.pending))
        return Refusal::terms_invalid;
    if (const auto refusal = check_trading(state, command.pair)) return *refusal;
    for (const auto* draft : {&working, &pending})
        if (const auto refusal = check_filters(state, **draft)) return *refusal;
    const int stops = has_trigger(pending->type) ? 1 : 0;
    if (const auto refusal = check_room(state, command.pair, 2, stops, 1)) return *refusal;
    const std::array names = {command.working_name, command.pending_name};
    if (const auto refusal = check_names(state, command.pair, command.options.name, names))
        return *refusal;
    if (const auto refusal = check_moment(state, *working)) return *refusal;
    const Amount lock = lock_of(state, *working);
    auto loan = pay_for(state, *working, lock);
    if (!loan) return loan.error();

    ListBuilder list{state, ListKind::oto, command.pair, command.options.name, std::move(*loan)};
    const OrderId first = list.add(*working, lock, false);
    list.add(*pending, nothing_of(lock_of(state, *pending)), true);
    return std::move(list).booked(first, *working);
}

Answer decide_otoco(const State& state, const PlaceOtoco& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const auto working = working_of(state, command.pair, command.side, command.working,
                                    named(command.options, command.working_name));
    const auto legs =
        legs_of(state, command.pair, command.pending, of_pending(command.options, {}));
    if (!working && working.error() != Refusal::terms_invalid) return working.error();
    if (!legs && legs.error() != Refusal::terms_invalid) return legs.error();
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    if (!working || !legs) return Refusal::terms_invalid;
    if (const auto refusal = check_trading(state, command.pair)) return *refusal;
    if (const auto refusal = check_filters(state, *working)) return *refusal;
    if (const auto refusal = check_legs(state, *legs)) return *refusal;
    if (const auto refusal = check_room(state, command.pair, 3, 1, 1)) return *refusal;
    const std::array names = {command.working_name, legs->limit.options.name,
                              legs->stop.options.name};
    if (const auto refusal = check_names(state, command.pair, command.options.name, names))
        return *refusal;
    if (!legs_are_in_order(*legs)) return Refusal::price_relation;
    if (const auto refusal = check_moment(state, *working)) return *refusal;
    const Amount lock = lock_of(state, *working);
    auto loan = pay_for(state, *working, lock);
    if (!loan) return loan.error();

    ListBuilder list{state, ListKind::otoco, command.pair, command.options.name, std::move(*loan)};
    const OrderId first = list.add(*working, lock, false);
    const Amount later = nothing_of(lock_of(state, legs->limit));
    list.add(legs->limit, later, true);
    list.add(legs->stop, later, true);
    return std::move(list).booked(first, *working);
}

std::vector<Event> next_of_lists(const State& state) {
    for (const ListId id : state.open_lists)
        if (auto events = next_of_list(state, *state.list(id)); !events.empty()) return events;
    return {};
}

}  // namespace mw
