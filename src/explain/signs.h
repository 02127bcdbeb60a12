#pragma once

#include <array>
#include <cstddef>
#include <string_view>

// Signs that stand before a word so that colour is not the only sign of what it means: "✓ Filled",
// "▲ Buy". They are for the eye: files and screen readers have the word alone.

namespace mw::explain {

/// Each sign with the space after it.
inline constexpr std::array<std::string_view, 9> signs = {"▲ ", "▼ ", "✓ ", "✗ ", "■ ",
                                                          "□ ", "● ", "○ ", "△ "};

/// Bytes of the sign that a text begins with, and of its space; 0: it begins with none.
constexpr std::size_t sign_before(std::string_view text) {
    for (const std::string_view sign : signs)
        if (text.starts_with(sign)) return sign.size();
    return 0;
}

}  // namespace mw::explain
