#pragma once

#include "exchange/state.h"
#include "margin/shown.h"

namespace mw {

/// Worth of all isolated accounts together, as it is shown. All pairs are quoted in the same coin,
/// so their cents add.
Worth worth_of_all(const State& state);

}  // namespace mw
