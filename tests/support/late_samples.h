#pragma once

#include <string>
#include <vector>

#include "explain/views.h"

// What is seldom opened, filled with the longest that its parts can hold. Written by hand, so that
// drawing can be tested without an exchange; sample_views.h has the rest of the page.

namespace mw::samples {

/// A lesson that was passed with help, every part of the results filled.
explain::ResultsView long_results();

/// Five frames round a takeover of millions; the second is parked on.
explain::FramesView long_frames();

/// Isolated accounts and one pot, of which one account was taken over.
explain::TwinView long_twin();

/// The ticket of a contract that is held, in hundreds of thousands.
explain::TicketView long_ticket();

/// The card of a level of 999, walked into from another one.
explain::CardView long_card();

/// Twenty faults of a lesson file, the first with a word that is longer than a line.
std::vector<std::string> many_faults();

}  // namespace mw::samples
