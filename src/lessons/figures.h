#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lessons/names.h"
#include "lessons/predicate.h"

// What the files of this room share for saying numbers. Other rooms use predicate.h, player.h.

namespace mw::lessons {

/// A number as a sentence says it: grouped, without trailing zeros, with its coin: "0.00011
/// BTC", "2,000 USDT", "57,146" for a price, "1.329" for a level.
std::string said(std::int64_t units, Unit unit, Pair pair);

/// "BTC/USDT"
std::string said(Pair pair);

/// A text with each `{path}` replaced by what it is worth now; "none" when it has no value.
std::string filled(std::string_view text, const Sight& sight);

}  // namespace mw::lessons
