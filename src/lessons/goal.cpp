#include "lessons/goal.h"

#include <algorithm>

namespace mw::lessons {

std::optional<Lesson> goal_named(const Lesson& goals, std::string_view id) {
    const auto step = std::ranges::find(goals.steps, id, &Step::id);
    if (step == goals.steps.end()) return std::nullopt;
    Lesson goal = goals;
    goal.id = id;
    goal.title = step->title;
    goal.debrief = step->why;
    goal.steps = {*step};
    return goal;
}

}  // namespace mw::lessons
