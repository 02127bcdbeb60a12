#include <algorithm>
#include <optional>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// One side's part in a match. @param role  whose.
OrderFilled fill_of(const State& state, const Execution& match, Role role) {
    const bool maker = role == Role::maker;
    const Order* order = state.order(maker ? match.maker : match.taker);
    MW_CHECK(order != nullptr, "the learner's side of a match is an order of the learner's");
    const PairRules& rules = rules_of(order->pair);
    const Amount quantity = amount_of(match.quantity, rules);
    const Amount total = notional_of(match.price.count * match.quantity.count, rules);
    const Amount received = order->side == Side::buy ? quantity : total;
    return {.order = order->id,
            .trade_id = match.trade_id,
            .price = price_of(match.price, rules),
            .quantity = quantity,
            .total = total,
            .fee = times(received, maker ? rules.maker_fee : rules.taker_fee, Round::up),
            .role = role};
}

bool repays(const Order& order) {
    return order.options.side_effect == SideEffect::auto_repay ||
           order.options.side_effect == SideEffect::auto_borrow_repay;
}

/// What a fill brought pays the debt in the same coin, as far as it goes. Source: S10.
std::optional<Repaid> repaid_by_fill(const State& state, const OrderFilled& fill) {
    const Order& order = *state.order(fill.order);
    if (!repays(order)) return std::nullopt;
    const Amount received = (order.side == Side::buy ? fill.quantity : fill.total) - fill.fee;
    const IsolatedAccount& account = state.ledger.at(order.pair);
    const Amount payment = std::min(received, account.leg(received.asset)->owed());
    if (payment.units <= 0) return std::nullopt;
    return repayment(account, payment, false, order.id);
}

/// The oldest match, and what its fills repay at once: a later one must see the debt as it is then.
std::vector<Event> next_of_fills(const State& state) {
    const Execution& match = state.unsettled.front();
    std::vector<Event> events;
    for (const Role role : {Role::maker, Role::taker}) {
        const Owner owner = role == Role::maker ? match.maker_owner : match.taker_owner;
        if (owner != Owner::learner) continue;
        const OrderFilled fill = fill_of(state, match, role);
        events.emplace_back(fill);
        if (const auto repaid = repaid_by_fill(state, fill)) events.emplace_back(*repaid);
    }
    return events;
}

/// What is left of an order that does not rest: it may have been filled to the end, and else it
/// expires, and a loan that bought nothing is paid back.
std::vector<Event> next_of_leftover(const State& state) {
    const Order& order = *state.order(state.leftover->order);
    Endings endings{state, order.pair};
    endings.expire(order, state.leftover->reason);
    return std::move(endings).events();
}

void charge_hour(const State& state, const IsolatedAccount& account, std::vector<Event>& out) {
    for (const AccountLeg* leg : {&account.base, &account.quote}) {
        if (leg->principal.units == 0) continue;
        const Ratio rate = hourly_rate(state, leg->principal.asset);
        out.emplace_back(InterestCharged{account.pair, hour_of_interest(leg->principal, rate),
                                         leg->principal, rate, InterestKind::periodic});
    }
}

/// Interest of every loan when a full hour has struck since it was last booked. A step of time
/// is shorter than an hour, so it is never more than one.
std::vector<Event> interest_due(const State& state) {
    std::vector<Event> events;
    if (state.hours_charged == full_hours(state.time_ms())) return events;
    for (const IsolatedAccount& account : state.ledger.isolated)
        charge_hour(state, account, events);
    return events;
}

}  // namespace

std::vector<Event> follow_ups(const State& state) {
    if (!state.unsettled.empty()) return next_of_fills(state);
    if (state.leftover) return next_of_leftover(state);
    if (auto events = next_of_lists(state); !events.empty()) return events;
    for (const Pair pair : state.world.pairs)
        if (state.taken_over[index_of(pair)]) return next_of_liquidation(state, pair);
    if (auto events = next_of_arrivals(state); !events.empty()) return events;
    if (auto events = next_of_triggers(state); !events.empty()) return events;
    if (auto events = interest_due(state); !events.empty()) return events;
    for (const Pair pair : state.world.pairs)
        if (auto events = next_of_risk(state, pair); !events.empty()) return events;
    return {};
}

}  // namespace mw
