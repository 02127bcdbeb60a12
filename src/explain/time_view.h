#pragma once

#include <string>

#include "exchange/protocol.h"

// The view of time, and of what stands beside it.

namespace mw::explain {

/// Time bar.
struct TimeView {
    std::string clock;  ///< "Mon 2 Mar 2026 10:42:15"
    std::string pace;   ///< "1 s here = 1 min there"
    std::string seed;   ///< "Seed 4711"
    int speed{1};
    bool paused{false};
    bool can_rewind{false};
    std::string rewind_what;  ///< "Undo: borrow 0.1 BTC"
    Realism realism{Realism::realistic};
    std::string books_off{};     ///< "Books off by −0.1 BTC"; empty while they balance
    bool can_call_coach{false};  ///< free practice
};

}  // namespace mw::explain
