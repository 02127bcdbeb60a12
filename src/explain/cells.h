#pragma once

#include <cstdint>
#include <string>

// What views are made of: texts and what they mean.

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

}  // namespace mw::explain
