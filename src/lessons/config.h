#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lessons/lesson.h"

// What the files of this room share about numbers that a lesson's text repeats.

namespace mw::lessons {

/// Names of the venue's settings that a text may repeat: `ladder.call`, `fee.taker` …
std::span<const std::string_view> setting_names();

/// A setting as it holds in a lesson, 1e-8; fees and rates in percent. nullopt for no such name.
std::optional<std::int64_t> setting(std::string_view name, const Lesson& lesson);

/// Looks at a line `number 1.10 = ladder.call`: what a text says must be so, and must stand there.
/// @return a sentence when it is not, else empty.
std::string fault_of_number(std::string_view text, const Lesson& lesson);

}  // namespace mw::lessons
