#pragma once

#include "core/rounding.h"
#include "margin/margin.h"

// How numbers of an account are rounded where they are shown, on the panels and in the words of
// lessons alike, so that no two places differ by a cent.

namespace mw {

/// An account's worth in quote at the index, each part a whole cent, nearest, as it is shown, so
/// that equity is assets less debt to the eye too.
struct Worth {
    Amount assets;
    Amount debt;
    Amount equity;
};

/// Worth of an account.
Worth worth_of(const IsolatedAccount& account, Price index);

/// Digits after the point of a pair's prices: those of its tick, two at least.
int price_places(Pair pair);

/// True when a rising index brings an account to a ratio: more base coin is owed, times the
/// ratio, than held.
bool rise_is_danger(const IsolatedAccount& account, Ratio ratio);

}  // namespace mw
