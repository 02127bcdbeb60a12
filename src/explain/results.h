#pragma once

#include <string>

#include "explain/views.h"
#include "lessons/score.h"

namespace mw::explain {

/// "independent" or "guided".
std::string mark_of(const lessons::Score& score);

/// How a lesson that is done went: points, answers, the learner's own timeline. What to try next is
/// left to whoever knows the other lessons.
ResultsView results_view(const lessons::Player& player, const State& state);

}  // namespace mw::explain
