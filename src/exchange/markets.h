#pragma once

#include "exchange/state.h"

namespace mw {

/// What the market of a pair is opened with in a world: its rules, its seed, whom it follows.
MarketWorld market_world_of(const World& world, Pair pair);

}  // namespace mw
