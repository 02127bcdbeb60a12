#include <algorithm>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// Room for fees that are rounded up fill by fill: a unit each. Were there more fills than
/// this, the insurance fund would cover the last units.
constexpr std::int64_t rounding_units = 1'000;

std::vector<Event> expire_orders(const State& state, Pair pair) {
    std::vector<Event> events;
    for (const OrderId id : state.open_orders)
        if (state.order(id)->pair == pair)
            events.emplace_back(OrderExpired{id, ExpiryReason::liquidation});
    return events;
}

/// Pays each debt with what is there of its own coin.
std::vector<Event> repay_from_free(const IsolatedAccount& account) {
    std::vector<Event> events;
    for (const AccountLeg* leg : {&account.base, &account.quote}) {
        const Amount payment = std::min(leg->free, leg->owed());
        if (payment.units > 0) events.emplace_back(repayment(account, payment, true));
    }
    return events;
}

Amount clearance_fee(const State& state, Pair pair) {
    return times(state.taken_over[index_of(pair)]->assets, rules_of(pair).clearance_fee, Round::up);
}

OrderPlaced forced_market_order(const State& state, Pair pair, Side side) {
    OrderPlaced order;
    order.order = state.next_order;
    order.pair = pair;
    order.side = side;
    order.type = OrderType::market;
    order.forced = true;
    order.borrowed = {rules_of(pair).quote, 0};
    return order;
}

/// Buys the base coin that is still owed, as far as the quote coin goes.
std::optional<OrderPlaced> forced_purchase(const State& state, Pair pair) {
    const PairRules& rules = rules_of(pair);
    const IsolatedAccount& account = state.ledger.at(pair);
    const Amount wanted = purchase_to_receive(account.base.owed(), rules.taker_fee, rules.lot);
    const Reach needed = reach_of_quantity(state, pair, Side::buy, lots_of(wanted, rules));
    const Reach affordable =
        reach_of_cost(state, pair, Side::buy, account.quote.free.units / tick_lot_units(rules));
    const Reach reach = needed.quantity < affordable.quantity ? needed : affordable;
    if (reach.quantity.count == 0) return std::nullopt;
    OrderPlaced order = forced_market_order(state, pair, Side::buy);
    order.quantity = amount_of(reach.quantity, rules);
    order.locked = notional_of(reach.tick_lots, rules);
    return order;
}

/// Sells as much base coin as the quote debt and the clearance fee need.
std::optional<OrderPlaced> forced_sale(const State& state, Pair pair) {
    const PairRules& rules = rules_of(pair);
    const IsolatedAccount& account = state.ledger.at(pair);
    const Amount owed = account.quote.owed() + clearance_fee(state, pair);
    const std::int64_t before_fee = mul_div(checked_add(owed.units, rounding_units), one,
                                            one - rules.taker_fee.units, Round::up);
    const Reach needed = reach_of_proceeds(
        state, pair, Side::sell, mul_div(before_fee, 1, tick_lot_units(rules), Round::up));
    const Lots whole{account.base.free.units / rules.lot.units};
    const Lots lots = std::min(needed.quantity, whole);
    if (lots.count == 0) return std::nullopt;
    OrderPlaced order = forced_market_order(state, pair, Side::sell);
    order.quantity = amount_of(lots, rules);
    order.locked = order.quantity;
    return order;
}

/// The market order against the book, once. After own coins were used, at most one of the two
/// debts is left together with the other coin.
std::optional<OrderPlaced> forced_order(const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    if (state.taken_over[index_of(pair)]->ordered) return std::nullopt;
    if (account.base.owed().units > 0 && account.quote.free.units > 0)
        return forced_purchase(state, pair);
    if (account.quote.owed().units > 0 && account.base.free.units > 0)
        return forced_sale(state, pair);
    return std::nullopt;
}

std::vector<Event> cover_shortfall(const IsolatedAccount& account) {
    std::vector<Event> events;
    for (const AccountLeg* leg : {&account.base, &account.quote})
        if (leg->owed().units > 0) events.emplace_back(ShortfallCovered{account.pair, leg->owed()});
    return events;
}

}  // namespace

std::vector<Event> next_of_liquidation(const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    if (auto events = expire_orders(state, pair); !events.empty()) return events;
    if (auto events = repay_from_free(account); !events.empty()) return events;
    if (const auto order = forced_order(state, pair))
        return {*order, OrderBooked{order->order, lots_of(order->quantity, rules_of(pair)),
                                    ExpiryReason::book_ran_out}};
    if (auto events = cover_shortfall(account); !events.empty()) return events;
    const Amount fee = std::min(account.quote.free, clearance_fee(state, pair));
    if (fee.units > 0 && !state.taken_over[index_of(pair)]->fee_charged)
        return {ClearanceFeeCharged{pair, fee}};
    return {LiquidationEnded{pair, account.quote.free}};
}

}  // namespace mw
