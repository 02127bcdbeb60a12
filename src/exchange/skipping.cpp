#include <algorithm>

#include "exchange/parts.h"

// When time may be skipped without a book. Decision record 5.

namespace mw {
namespace {

// The liveliest second the price process makes is 0.3 % (wild, at its most excited). What is
// passed all the same is met when the crowd comes back, at most a second late.
constexpr Ratio near_price{one / 200};
constexpr Ratio near_level{one / 100};

bool is_near(Price price, Price market) {
    const std::int64_t gap = std::abs(price.units - market.units);
    return gap <= mul_div(market.units, near_price.units, one, Round::up);
}

/// An order that rests, or waits for a price.
bool is_near(const State& state, const Order& order) {
    const Price last = state.last_price(order.pair);
    if (!order.is_waiting()) return order.booked && is_near(order.price, last);
    if (order.touched || order.trailing) return true;
    return order.trigger.stop.units == 0 || is_near(order.trigger.stop, last);
}

bool may_be_taken_over(const State& state, const IsolatedAccount& account) {
    // above the margin call there is far more room than `near_level`
    if (account.free_of_debt() || state.status[index_of(account.pair)] < MarginStatus::margin_call)
        return false;
    const auto level = margin_level(account, state.index_price(account.pair));
    const Ladder& ladder = rules_of(account.pair).ladder;
    return level && level->units <= ladder.liquidation.units + near_level.units;
}

}  // namespace

bool needs_a_book(const State& state) {
    const auto is_scripted = [](const Market& market) {
        return market.is_halted() || market.wicking() || market.pinned();
    };
    if (!state.under_way.empty() || std::ranges::any_of(state.markets, is_scripted)) return true;
    const auto order_is_near = [&](OrderId id) { return is_near(state, *state.order(id)); };
    if (std::ranges::any_of(state.open_orders, order_is_near)) return true;
    return std::ranges::any_of(state.world.pairs, [&](Pair pair) {
        return may_be_taken_over(state, state.ledger.at(pair));
    });
}

}  // namespace mw
