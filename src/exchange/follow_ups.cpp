#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

OrderFilled fill_of(const State& state, const Execution& match) {
    const bool maker = match.maker_owner == Owner::learner;
    MW_CHECK(maker != (match.taker_owner == Owner::learner),
             "own orders that would meet expire before they can");
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
            .role = maker ? Role::maker : Role::taker};
}

std::vector<Event> fills(const State& state) {
    std::vector<Event> events;
    events.reserve(state.unsettled.size());
    for (const Execution& match : state.unsettled) events.emplace_back(fill_of(state, match));
    return events;
}

/// A market order whose matches are all booked and that is still open found an empty book. Only
/// the newest order can be one, because each runs to its end before the next is placed.
bool market_order_is_stranded(const State& state) {
    return !state.orders.empty() && state.orders.back().is_open() &&
           state.orders.back().type == OrderType::market;
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

/// A change of status to announce, or a liquidation to start.
std::vector<Event> watch_level(const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    const MarginStatus before = state.status[index_of(pair)];
    if (account.free_of_debt() && before == MarginStatus::excessive) return {};
    const Ladder& ladder = rules_of(pair).ladder;
    const Price index = state.index_price(pair);
    const std::optional<Ratio> level = margin_level(account, index);
    const MarginStatus after = status_of(level, ladder);
    if (after != before) return {StatusChanged{pair, before, after, level, index}};
    if (after == MarginStatus::force_liquidation)
        return {LiquidationStarted{pair, *level, index, assets_value(account, index)}};
    return {};
}

}  // namespace

std::vector<Event> follow_ups(const State& state) {
    if (!state.unsettled.empty()) return fills(state);
    if (market_order_is_stranded(state))
        return {OrderExpired{state.orders.back().id, ExpiryReason::book_ran_out}};
    for (const Pair pair : all_pairs)
        if (state.taken_over[index_of(pair)]) return next_of_liquidation(state, pair);
    if (auto events = interest_due(state); !events.empty()) return events;
    for (const Pair pair : all_pairs)
        if (auto events = watch_level(state, pair); !events.empty()) return events;
    return {};
}

}  // namespace mw
