#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "explain/card.h"
#include "lessons/names.h"
#include "lessons/predicate.h"

// The paths that lessons count with, as numbers that explain themselves. Not for other rooms.

namespace mw::explain::cards {

/// A path and what it looks at.
struct Seen {
    const At& at;           ///< with a player
    lessons::Sight sight;   ///< of the path's pair
    std::string_view path;  ///< without a pair in front
};

/// @param ui  must outlive the result. @param path  with or without a pair in front.
Seen seen_of(const At& at, const lessons::UiFacts& ui, std::string_view path);

/// The number of the screen that a path is; nullopt when it is none.
std::optional<Figure> screen_figure(const Seen& seen);

/// The number of a path, to all its digits, as an input of a formula.
Input input_of(const Seen& seen, std::int64_t units);

/// Unit of an input: the coin's ticker, or "price".
std::string unit_text(lessons::Unit unit, Pair pair);

/// The card of a path.
Card path_card(const At& at, const Figure& figure);

}  // namespace mw::explain::cards
