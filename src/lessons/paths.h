#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lessons/predicate.h"

// What the files about paths share. Other rooms use predicate.h.

namespace mw::lessons {

/// Value of a path about the course of a lesson (`paid.`, `pool.`, `time.`, `answer.`, `bar.1h.`,
/// `atr.1h`, `interest.hours`, `lesson.lowest_level`, `usdt.usd`), in 1e-8 units; nullopt when it
/// has none now or is none of these.
std::optional<std::int64_t> value_in_past(std::string_view path, const Sight& sight);

}  // namespace mw::lessons
