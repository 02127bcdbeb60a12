#pragma once

#include <string>

#include "explain/cells.h"

namespace mw::explain {

/// Half ring of the margin level. All positions 0..1 along the ring from the left.
struct GaugeView {
    bool has_debt{false};
    float needle{0};
    float liquidation{0};  ///< cut in the down band
    float pre{0};          ///< end of the down band
    float call{0};         ///< end of the warn band
    std::string level;     ///< "1.3290" or "no debt"
    Cell status;           ///< "Normal"
};

/// A price at which the venue acts.
struct TriggerView {
    std::string price;  ///< "76,703", or "—" when no price brings it
    std::string far;    ///< "+26.6%": how the index must move; "reached"; empty without a price
};

}  // namespace mw::explain
