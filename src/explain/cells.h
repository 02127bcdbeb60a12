#pragma once

#include <cstdint>
#include <string>

#include "explain/figure.h"

// What all views are made of.

namespace mw::explain {

/// Meaning of a text, for the theme to colour. Never the only sign of it.
enum class Tone : std::uint8_t { plain, label, quiet, accent, up, down, warn };

/// A text and what it means.
struct Cell {
    std::string text;
    Tone tone{Tone::plain};
};

/// One line "label … value".
struct Row {
    std::string label;
    Cell value;
    std::string help;  ///< what the label means, one sentence; empty when plain
};

/// One event in an order's life.
struct StoryLine {
    std::string time;
    std::string title;
    std::string text;
    bool good{false};         ///< a fill
    std::uint64_t record{0};  ///< what it tells of; 0: of no single one
    Figure figure{};          ///< the number it says where that is of no single one
};

}  // namespace mw::explain
