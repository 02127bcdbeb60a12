// What is kept across reloads, and how a run is put back from it.
#include "app/app.h"

namespace mw::app {
namespace {

constexpr std::int64_t hour = 3'600'000;

/// Practice that ran longer is not put back on reload: replaying it would keep the page waiting.
constexpr std::int64_t longest_resumed_ms = 24 * hour;
constexpr std::int64_t skipped_as_quick = 20;  // times; skipped days cost less to replay

}  // namespace

bool App::resume(const Progress& progress) {
    if (!progress.running) return false;
    std::int64_t simulated_ms = 0;
    for (const Command& command : progress.log)
        if (const auto* advance = std::get_if<Advance>(&command))
            simulated_ms += advance->elapsed_ms;
        else if (const auto* skip = std::get_if<SkipTime>(&command))
            simulated_ms += skip->elapsed_ms / skipped_as_quick;
    if (simulated_ms > longest_resumed_ms) return false;
    const Entry* entry = entry_named(progress.lesson);
    if (!progress.lesson.empty() && (entry == nullptr || !entry->lesson)) return false;
    progress.lesson.empty() ? start_practice(progress.seed)
                            : start_lesson(*entry->lesson, progress.seed);
    if (!run_.replay(progress.log, progress.step, progress.notes)) {
        desk_.page = explain::Page::start;
        run_started_ = false;
        return false;
    }
    show_desk();
    if (!progress.goal.empty()) {
        desk_.coach_called = true;
        goal_to_restore_ = progress;
        restore_goal();
    }
    set_speed(progress.speed);
    seen_step_ = run_.player() != nullptr ? run_.player()->step() : 0;
    toast({"Welcome back", "You go on where you left off.", explain::Tone::plain, 0});
    return true;
}

/// Keeps what the learner changed by hand since `before`. What a lesson has them set up is its own,
/// and what the address asks for is for this visit.
void App::keep_preferences(const Preferences& before) {
    const Preferences now = preferences_of(desk_);
    const bool own_desk = run_.player() == nullptr;
    bool changed = false;
    for (std::size_t i = 0; i < (own_desk ? preference_count : setting_count); ++i) {
        if (now[i] == before[i]) continue;
        kept_[i] = now[i];
        changed = true;
    }
    if (changed) outbox_.saves.emplace_back(preferences_key, write_preferences(kept_));
}

void App::save() {
    Progress progress;
    progress.results = results_;
    progress.met = late_facts_.met;
    progress.reached = late_facts_.practice.reached;
    progress.language = kept_language_;
    const lessons::Player* player = run_.player();
    progress.running = run_started_ && !(player != nullptr && player->done());
    if (progress.running) {
        progress.lesson = player != nullptr ? player->lesson().id : std::string{};
        progress.step = player != nullptr ? player->step() : 0;
        progress.seed = run_.state().world.seed;
        progress.speed = pace_.speed();
        progress.log = run_.kept_session().log();
        if (player != nullptr) progress.notes = player->notes();
        if (const lessons::Player* goal = run_.goal(); goal != nullptr && !goal->done()) {
            progress.goal = goal->lesson().id;
            progress.goal_notes = goal->notes();
        } else if (goal_to_restore_) {
            progress.goal = goal_to_restore_->goal;
            progress.goal_notes = goal_to_restore_->goal_notes;
        }
    }
    outbox_.saves.emplace_back(progress_key, write_progress(progress));
}

}  // namespace mw::app
