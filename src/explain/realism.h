#pragma once

#include <array>
#include <string_view>

#include "market/frictions.h"

namespace mw::explain {

/// One friction in words.
struct FrictionWords {
    std::string_view name;  ///< "Spread"
    std::string_view says;  ///< a short sentence
};

/// Name of a degree of realism for a button.
std::string_view label_of(Realism realism);

/// What a degree of realism is for, in one sentence.
std::string_view purpose_of(Realism realism);

/// What trading costs at a degree of realism, friction by friction: spread, depth, slippage, speed
/// and index.
std::array<FrictionWords, 5> frictions_in_words(Realism realism);

}  // namespace mw::explain
