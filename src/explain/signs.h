#pragma once

#include <cstddef>
#include <string_view>

// Signs that stand before a word so that colour is not the only sign of what it means: "✓ Filled",
// "▲ Buy". They are for the eye: files and screen readers have the word alone.

namespace mw::explain {

/// The signs, each of three bytes.
inline constexpr std::string_view signs = "▲▼✓✗■□●○△";

/// Bytes of the sign that a text begins with, and of the space after it; 0: it begins with none.
constexpr std::size_t sign_before(std::string_view text) {
    return text.size() > 3 && text[3] == ' ' && signs.contains(text.substr(0, 3)) ? 4 : 0;
}

}  // namespace mw::explain
