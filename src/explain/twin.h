#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/pot.h"
#include "explain/gauge_view.h"

// The twin panel: isolated accounts and one pot, side by side.

namespace mw::explain {

/// One side of a line of the panel.
struct TwinCell {
    Cell value{};          ///< "18,000.00", "1.2222"
    std::string status{};  ///< "Normal", "Taken over"; empty: the line has none
    GaugeView gauge{};     ///< its bar, where it has debt
    bool taken{false};     ///< the exchange took it over
};

/// One line of the panel.
struct TwinRow {
    std::string name;   ///< for the target: "held"
    std::string label;  ///< "Held"
    TwinCell isolated;
    TwinCell pooled;
};

/// The panel.
struct TwinView {
    std::string isolated;  ///< title of the left column
    std::string pooled;    ///< title of the right one
    std::vector<TwinRow> rows;
    std::string note;  ///< what the right column is
};

/// The panel of a state and its twin. @param began_ms  takeovers before it are not told.
TwinView twin_view(const State& state, const Pot& twin, std::int64_t began_ms);

}  // namespace mw::explain
