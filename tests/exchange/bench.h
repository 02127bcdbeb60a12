#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "support/worlds.h"

// What the tests of this room share: short words for orders, and a state that can be bent.

namespace mw {

/// A limit order for BTCUSDT.
inline PlaceOrder limit_order(Side side, Price at, Amount quantity, OrderOptions options = {}) {
    return {Pair::btcusdt, side, LimitTerms{at, quantity}, options};
}

/// A limit order for BTCUSDT that does not rest.
inline PlaceOrder limit_order(Side side, Price at, Amount quantity, TimeInForce how_long) {
    return {Pair::btcusdt, side, LimitTerms{at, quantity, how_long}, {}};
}

/// A market order for BTCUSDT.
inline PlaceOrder market_order(Side side, Amount quantity, OrderOptions options = {}) {
    return {Pair::btcusdt, side, MarketTerms{quantity}, options};
}

/// An order for BTCUSDT that waits for a stop price and then trades at market.
inline PlaceOrder stop_order(Side side, StopKind kind, Price stop, Amount quantity,
                             OrderOptions options = {}) {
    return {Pair::btcusdt, side, StopTerms{kind, {stop}, quantity}, options};
}

/// Options with this side effect and nothing else.
inline OrderOptions doing(SideEffect effect) { return {.side_effect = effect}; }

/// A name that is well formed.
inline ClientId called(std::string_view name) { return ClientId::named(name).value(); }

/// Best price of a side of BTCUSDT's book, and a number of ticks away from it.
inline Price beside_best(const State& state, Side side, std::int64_t ticks) {
    const Ticks best = *state.market(Pair::btcusdt).book().best(side);
    return price_of({best.count + ticks}, rules_of(Pair::btcusdt));
}

/// What the crowd offers of BTC at the best price of a side.
inline Amount offered_at_best(const State& state, Side side) {
    const auto levels = state.market(Pair::btcusdt).book().levels(side, 1);
    return amount_of(levels.front().quantity, rules_of(Pair::btcusdt));
}

/// A world of one day's past in which every pair trades, with 10 000 USDT and 1 BTC in spot and
/// loans at 0.001 % an hour.
inline World wide_world() {
    World world = full_world(1);
    world.history_days = 1;
    world.rates_float = false;
    world.spot[index_of(Asset::btc)] = btc("1");
    return world;
}

/// A session in `wide_world` in which nothing has happened.
inline Session wide_session() {
    static const Session first{wide_world()};  // copying is much faster than making a past
    return first;
}

/// Applies what follows until nothing does, as a session would.
inline void settle(State& state) {
    for (auto events = follow_ups(state); !events.empty(); events = follow_ups(state))
        for (const Event& event : events) evolve(state, event);
}

/// Carries out a command that may not be refused, as a session would.
inline void carry_out(State& state, const Command& command) {
    const Answer answer = decide(state, command);
    REQUIRE_FALSE(refused(answer).has_value());
    for (const Event& event : std::get<std::vector<Event>>(answer)) evolve(state, event);
    settle(state);
}

/// Takes free coins out of the account of BTCUSDT, as a bad trade would; then all that follows.
inline void lose(State& state, Amount loss) {
    move(state.ledger, IsolatedFree{Pair::btcusdt}, Others{}, loss);
    settle(state);
}

/// The account of BTCUSDT.
inline const IsolatedAccount& account_in(const State& state) {
    return state.ledger.at(Pair::btcusdt);
}

}  // namespace mw
