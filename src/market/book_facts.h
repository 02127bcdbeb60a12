#pragma once

#include <vector>

#include "market/facts.h"
#include "market/market.h"

namespace mw {

/// Measures the order book and the flow of a market while it lives in full detail for some time.
///
/// Names: one tick: share of the time in which the spread is one tick; depth N: coins on a side
/// within N basis points of the best price; levels 10: prices on a side within ten; touch: median
/// size at the best price; takers: taker orders a second; size: their median and largest hundredth;
/// sign L: memory of their side after L orders; still: share of seconds without a change of the
/// middle; acf 1s: memory of its change; flow: correlation of signed volume and change, second by
/// second; bursts: variance of taker orders a second over their mean. Source: docs/sources.md,
/// market model.
/// @param minutes  how long, at least 1. @return one value each; bands are BTC's.
std::vector<Fact> book_facts_of(const MarketWorld& world, int minutes);

}  // namespace mw
