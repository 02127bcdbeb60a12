#pragma once

#include "explain/desk.h"
#include "explain/views.h"

// Views of what is seldom opened. The page fetches their code when something of it is first opened
// (scripts/split-program.py): nothing of it may be called but through a LateBuilder.

namespace mw::explain {

/// Fills `views.late` for what the desk has in front.
using LateBuilder = void (*)(Views& views, const State& state, const Desk& desk);

namespace late {

/// The builder.
void build(Views& views, const State& state, const Desk& desk);

}  // namespace late
}  // namespace mw::explain
