#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/player.h"
#include "support/worlds.h"

namespace mw::lessons {

/// Text of a file of the tree, such as "lessons/first-walk.lesson"; empty when there is none.
std::string text_of_file(std::string_view path);

/// Paths of all lessons in a folder of the tree, sorted.
std::vector<std::string> lesson_files(std::string_view folder);

/// A lesson of a file of the tree; faults stop the test.
Lesson lesson_in_file(const std::string& path);

/// A lesson with these steps under a head without faults, and one day of history.
Lesson lesson_with(std::string_view steps);

/// A whole lesson text: a head without faults, these steps.
std::string lesson_text(std::string_view steps);

/// What a predicate may look at in a session, on a screen.
Sight sight_of(const Session& session, const UiFacts& ui = {});

/// Whether a predicate holds in a session; one that cannot be read stops the test.
bool is_true(std::string_view predicate, const Session& session, const UiFacts& ui = {});

}  // namespace mw::lessons
