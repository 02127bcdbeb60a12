#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/pot.h"
#include "explain/cells.h"

// The twin panel: isolated accounts and one pot, side by side.

namespace mw::explain {

/// One side of a line of the panel.
struct TwinCell {
    Cell value{};           ///< "18,000.00", "1.2222"
    std::string status{};   ///< "Normal", "Taken over"; empty: the line has none
    float level{0};         ///< place on the bar, 0..1
    float pre{0};           ///< where the danger ends
    float call{0};          ///< where the warning ends
    bool has_level{false};  ///< whether there is a bar
    bool taken{false};      ///< the exchange took it over
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
