#pragma once

#include <string_view>

#include "exchange/state.h"

// Whether the books balance: no coin is ever made or lost, so what is everywhere now is what was
// there at the beginning.

namespace mw {

/// Coins of a kind that are there now less those that were there at the beginning of the run:
/// zero, unless this program is wrong.
Amount surplus(const State& state, Asset asset);

/// What open orders of an account's pair hold of one of its coins, by adding them up; an account
/// says the same in `locked`.
Amount held_by_orders(const State& state, Pair pair, Asset asset);

/// What is wrong with the books, in a few words: coins that were made or lost, funds that are
/// locked for no order, balances or debts below zero, work that was left undone. Empty when
/// nothing is.
std::string_view fault_of(const State& state);

}  // namespace mw
