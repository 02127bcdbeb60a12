#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "lessons/names.h"
#include "lessons/predicate.h"
#include "margin/shown.h"

// What the files of this room share for saying numbers. Other rooms use predicate.h, player.h.

namespace mw::lessons {

/// A number as a sentence says it: grouped, without trailing zeros, with its coin: "0.00011
/// BTC", "2,000 USDT", "57,146" for a price, "1.329" for a level. @param cut  for what is not
/// shown.
std::string said(std::int64_t units, Unit unit, Pair pair, Cut cut = Cut::inward);

/// "BTC/USDT"
std::string said(Pair pair);

/// A formula and how its value is written.
struct Figure {
    Formula formula;
    Unit unit{Unit::count};
    std::optional<Pair> pair{};  ///< whose coins are counted, when a pair stands in front of a path
};

/// Reads what stands in braces: a path, or a formula, a colon and a unit. The error is a sentence.
std::expected<Figure, std::string> read_figure(std::string_view text);

/// What a figure is worth now, as a sentence says it; "none" when it has no value.
std::string said(const Figure& figure, const Sight& sight);

/// A text with each figure in braces replaced by what it is worth now.
std::string filled(std::string_view text, const Sight& sight);

}  // namespace mw::lessons
