#include "explain/practice.h"

#include <algorithm>

namespace mw::explain {
namespace {

void add_goal(PracticeView& view, const lessons::Player& goal) {
    view.has_goal = true;
    view.done = goal.done();
    view.title = goal.lesson().title;
    if (view.done) {
        view.debrief = goal.debrief();
        return;
    }
    const lessons::StepWords& words = goal.words();
    view.say = words.say;
    view.waiting = goal.waiting_for();
    view.remark = goal.remark();
    const std::size_t shown = std::min(goal.hints_shown(), words.hints.size());
    view.hints.assign(words.hints.begin(),
                      words.hints.begin() + static_cast<std::ptrdiff_t>(shown));
    view.more_hints = shown < goal.lesson().steps.front().hints.size();
    for (const auto& [label, value] : goal.figures()) view.figures.push_back({label, {value}, {}});
}

}  // namespace

PracticeView practice_view(const PracticeFacts& facts, const State& state, Pair pair) {
    PracticeView view;
    view.happened = remark_on_last(state, pair);
    view.advice = advice_for(state, pair);
    if (facts.goal != nullptr) add_goal(view, *facts.goal);
    if (facts.goals == nullptr) {
        view.note = facts.goals_missing ? "The goals could not be loaded. Check the connection "
                                          "and open the coach again."
                                        : "The goals are being loaded.";
        return view;
    }
    std::size_t reached = 0;
    for (const lessons::Step& step : facts.goals->steps) {
        const bool was_reached = std::ranges::contains(facts.reached, step.id);
        const bool chosen = facts.goal != nullptr && facts.goal->lesson().id == step.id;
        view.goals.push_back({step.id, step.title, chosen, was_reached});
        reached += was_reached ? 1U : 0U;
    }
    view.count = std::to_string(reached) + " of " + std::to_string(view.goals.size()) + " reached";
    return view;
}

}  // namespace mw::explain
