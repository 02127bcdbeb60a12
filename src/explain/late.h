#pragma once

#include "explain/desk.h"
#include "explain/views.h"

// Views of what is seldom opened. The page fetches their code when something of it is first opened
// (scripts/split-program.py): nothing of it may be called but through a LateBuilder.

namespace mw::explain {

/// What these views are made of besides state and desk.
struct LateFacts {
    std::vector<Met> met;    ///< refusals, newest first
    PracticeFacts practice;  ///< goals
};

/// Fills `views.late` for what the desk has in front.
using LateBuilder = void (*)(Views& views, const State& state, const Desk& desk,
                             const LateFacts& facts);

namespace late {

/// The builder.
void build(Views& views, const State& state, const Desk& desk, const LateFacts& facts);

}  // namespace late
}  // namespace mw::explain
