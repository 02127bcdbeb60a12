#pragma once

#include <string_view>
#include <vector>

#include "lessons/lesson.h"

namespace mw::lessons {

/// Puts the texts of a translated file into a lesson: `lesson ID`, then for the lesson and for each
/// `step ID` the lines that a learner reads, each kind in the order of the original. Nothing else
/// of a lesson can be changed. Bounded: at most 64 kB.
/// @param file  name for messages only.
/// @return what is missing, too much or different, such as a number in braces that the original
///         does not show; then the lesson is as it was.
std::vector<Fault> translate(Lesson& lesson, std::string_view file, std::string_view text);

}  // namespace mw::lessons
