// Free practice: its coach, when called, and the goal that is picked.
#include <algorithm>

#include "app/app.h"
#include "lessons/goal.h"

namespace mw::app {

bool is_goals(std::string_view name) { return name.ends_with(lessons::goals_file); }

/// True on a market without a lesson to follow.
bool App::practises() const {
    const lessons::Player* player = run_.player();
    return run_started_ && (player == nullptr || player->lesson().scenario);
}

/// The goals are fetched when the coach is first called.
void App::notice_coach() {
    if (!practises()) {
        desk_.coach_called = false;
        return;
    }
    if (!desk_.coach_called) goals_asked_ = false;  // calling again asks again
    if (!desk_.coach_called || goals_ || std::exchange(goals_asked_, true)) return;
    outbox_.fetch = lessons::goals_file;
}

/// Goals, or their words in another language, have come or could not be had.
void App::take_goals(const std::string& name, const std::optional<std::string>& text) {
    late_facts_.practice.goals_missing = false;
    if (is_translation(name)) {
        if (!goals_ || !text || late_ == nullptr || !late_->translate(*goals_, name, *text))
            toast({"Not translated", "The goals are shown in English.", explain::Tone::warn, 0});
    } else {
        lessons::Reading reading = lessons::read_lesson(name, text.value_or(""));
        if (!reading.faults.empty()) {
            late_facts_.practice.goals_missing = true;
            return;
        }
        goals_ = std::move(reading.lesson);
        if (goals_asked_ && language_ != "en") {
            outbox_.fetch = language_ + "/" + std::string{lessons::goals_file};
            return;
        }
    }
    restore_goal();
}

/// Puts the goal of saved progress back, once the goals are here.
void App::restore_goal() {
    if (!goals_ || !goal_to_restore_) return;
    const Progress saved = *std::exchange(goal_to_restore_, std::nullopt);
    if (auto goal = lessons::goal_named(*goals_, saved.goal))
        (void)run_.restore_goal(*std::move(goal), saved.goal_notes);
}

void App::pick_goal(const std::string& id) {
    if (!practises() || !goals_) return;
    goal_told_.clear();
    if (auto goal = lessons::goal_named(*goals_, id)) {
        run_.attach_goal(*std::move(goal));
        run_.observe(on_screen());
    } else {
        run_.drop_goal();
    }
    save();
}

/// Tells when the goal is reached, once.
void App::notice_goal() {
    const lessons::Player* goal = run_.goal();
    if (goal == nullptr || !goal->done()) return;
    std::vector<std::string>& reached = late_facts_.practice.reached;
    const std::string& id = goal->lesson().id;
    if (goal_told_ == id) return;
    goal_told_ = id;
    if (!std::ranges::contains(reached, id)) reached.push_back(id);
    toast({"Goal reached", goal->lesson().title + ".", explain::Tone::up, 0});
    dirty_ = true;
    save();
}

}  // namespace mw::app
