#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "margin/rules.h"

namespace mw::explain {

/// How many ticks one shown level of the book may cover.
inline constexpr std::array<std::int64_t, 4> book_steps = {1, 10, 100, 1000};

/// So many ticks of a pair as a difference of prices: "0.1".
std::string book_step_text(std::int64_t ticks, Pair pair);

}  // namespace mw::explain
