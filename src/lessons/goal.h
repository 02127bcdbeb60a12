#pragma once

#include <optional>
#include <string_view>

#include "lessons/lesson.h"

// Goals of free practice: the steps of one lesson file, each of which is picked alone and watched
// by a Player of its own while the practice goes on.

namespace mw::lessons {

/// Name of the file of goals, as lessons are named.
inline constexpr std::string_view goals_file = "goals/goals.lesson";

/// One goal as a lesson of one step: its id is the step's, its debrief the step's why.
/// @return nothing when there is no such step.
std::optional<Lesson> goal_named(const Lesson& goals, std::string_view id);

}  // namespace mw::lessons
