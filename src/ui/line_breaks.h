#pragma once

#include <cstddef>
#include <string_view>

// Where a line of text may end: at blanks, and in scripts that are written without blanks behind
// every sign, but never before a closing sign nor behind an opening one.

namespace mw::ui {

/// End of the piece that starts at a place and must stay on one line: a word between blanks or
/// before "**", or a wide sign with what belongs to it. Behind the place unless a blank or "**"
/// stands there.
std::size_t end_of_piece(std::string_view words, std::size_t at);

/// Whether a line may end between two pieces without a blank between them.
/// @param before  the last piece; may be empty. @param piece  what comes now.
bool breaks_between(std::string_view before, std::string_view piece);

/// Bytes of the first sentence of a text, its stop included; all when it has only one.
std::size_t first_sentence(std::string_view words);

/// Whether a byte is not the first of its sign.
bool is_inside_sign(std::string_view words, std::size_t at);

}  // namespace mw::ui
