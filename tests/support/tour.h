#pragma once

#include <functional>
#include <vector>

#include "exchange/state.h"
#include "support/headless.h"

// A walk over everything the interface can show: every page, window, form and table.

namespace mw::tour {

/// States that between them show every table filled and empty, and every kind of account.
std::vector<State> states();

/// An account in which every number is long: millions of USDT, thousands of coins, a level of 999.
State long_numbers();

/// Shows everything of a state, one after the other. @param see  called at each stop, drawn.
void visit(headless::Screen& screen, const State& state,
           const std::function<void(const headless::Screen&)>& see);

/// Shows the frames window over a session that was played until its account was taken over, parked
/// at everything that was booked and at moments between.
void visit_frames(headless::Screen& screen,
                  const std::function<void(const headless::Screen&)>& see);

/// Shows what only lessons and the app fill, as late_samples.h has it, beside a state. Its words
/// are no texts of the program, so other languages do not have them.
void visit_samples(headless::Screen& screen, const State& state,
                   const std::function<void(const headless::Screen&)>& see);

}  // namespace mw::tour
