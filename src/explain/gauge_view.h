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

}  // namespace mw::explain
