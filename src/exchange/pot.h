#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "exchange/state.h"

// One pot in place of isolated accounts, as cross margin has it: a twin that is worked out beside
// the exchange. It does what the learner does, meets the same prices, and is taken over at its own
// level. All of it is ours: the venue's cross accounts have ladders and haircuts of their own.

namespace mw {

/// All coins in one pot, and all loans against it.
struct Pot {
    /// One coin of the pot.
    struct Coin {
        std::int64_t held{0};       ///< 1e-8
        std::int64_t principal{0};  ///< borrowed, 1e-8
        std::int64_t interest{0};   ///< charged and not paid, 1e-8
        friend bool operator==(const Coin&, const Coin&) = default;
    };
    std::array<Coin, asset_count> coins{};
    std::size_t seen{0};            ///< records that are in it
    std::int64_t hours_charged{0};  ///< full hours up to which interest is in it
    std::int64_t taken_over_ms{0};  ///< when; 0: it was not
    std::int64_t lacked{0};         ///< USDT that its coins fell short of its debts then, 1e-8
    friend bool operator==(const Pot&, const Pot&) = default;
};

/// The isolated accounts of a state, poured together.
Pot pot_of(const State& state);

/// Worth of what the pot holds, in USDT at the index prices; rounded down.
Amount assets_of(const Pot& pot, const State& state);

/// Worth of what it owes, in USDT at the index prices; rounded up.
Amount debt_of(const Pot& pot, const State& state);

/// assets over debt, rounded down; nullopt when nothing is owed.
std::optional<Ratio> level_of(const Pot& pot, const State& state);

/// The level at which the pot is taken over: the highest liquidation ratio of the pairs that trade.
Ratio liquidation_ratio(const State& state);

/// Catches up with a state: what the learner did since, the same loans and trades; an hour of
/// interest at each full hour; and the takeover, once the level is at its ratio. What an isolated
/// account's own takeover did is left out, since the pot had none.
///
/// A takeover sells every coin and buys back every debt at the index price, each with the taker
/// fee, and then takes the clearance fee of what was held, as far as it goes.
void catch_up(Pot& pot, const State& state);

}  // namespace mw
