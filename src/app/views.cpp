#include <algorithm>

#include "app/app.h"
#include "lessons/score.h"

namespace mw::app {

const lessons::UiFacts& App::on_screen() {
    if (facts_desk_ != desk_) {
        facts_desk_ = desk_;
        facts_ = explain::facts_of(desk_);
    }
    return facts_;
}

void App::rebuild_views() {
    const std::uint64_t commands = run_.state().commands;
    // no view depends on where the chart stands, unless it needs older candles: a pan or a zoom
    // rebuilds nothing
    if (desk_.chart_shift <= views_.chart.enough_for) built_desk_.chart_shift = desk_.chart_shift;
    built_desk_.chart_step_px = desk_.chart_step_px;
    if (!dirty_ && commands == built_commands_ && desk_ == built_desk_) return;
    explain::build(views_, run_.state(), desk_);
    views_.coach.reset();
    if (const lessons::Player* player = run_.player()) {
        views_.coach = explain::coach_view(*player, run_.state());
        views_.coach->can_go_back = run_.can_go_back() && !run_.exploring();
        views_.coach->exploring = run_.exploring();
        views_.coach->exam = desk_.exam;
    }
    desk_.wants_what_if =
        views_.coach && std::ranges::contains(views_.coach->points, std::string{"chart.what_if"});
    rebuild_time_view();
    rebuild_lesson_cards();
    rebuild_tracks();
    const bool inspects = desk_.window == explain::Window::inspector;
    views_.inspector = inspects ? calls_.view(desk_.calls.chosen) : explain::InspectorView{};
    late_facts_.practice.goals = goals_ ? &*goals_ : nullptr;
    late_facts_.practice.goal = run_.goal();
    late_facts_.glimpses = &run_.glimpses();
    // a goal is picked in practice only, whose scenario has nothing to tell
    late_facts_.player = run_.goal() != nullptr ? run_.goal() : run_.player();
    if (late_ != nullptr) late_->build(views_, run_.state(), desk_, late_facts_);
    built_commands_ = commands;
    built_desk_ = desk_;
    dirty_ = false;
}

void App::rebuild_time_view() {
    explain::TimeView& time = views_.time;
    const int speed = pace_.speed();
    time.clock = explain::clock_text(run_.state().time_ms());
    time.speed = speed;
    time.paused = pace_.paused();
    if (time.paused)
        time.pace = "time stands still";
    else if (speed % 60 == 0)
        time.pace = "1 s here = " + std::to_string(speed / 60) + " min there";
    else
        time.pace = "1 s here = " + std::to_string(speed) + " s there";
    time.seed = "Seed " + std::to_string(run_.state().world.seed);
    time.realism = run_.state().realism;
    time.books_off = explain::books_off(run_.state());
    time.can_call_coach = practises();
    time.can_rewind = run_.can_rewind();
    time.rewind_what = run_.can_rewind() ? "Undo: " + run_.rewind_what() : std::string{};
}

void App::rebuild_lesson_cards() {
    views_.lessons.clear();
    for (const Entry& entry : library_) {
        const lessons::Card& from = entry.card;
        explain::LessonCard card{from.id, from.title, from.about, {}, {}, from.scenario};
        card.facts = (from.scenario ? std::string{"A market to practise in · about "}
                                    : std::to_string(from.steps) + " steps · about ") +
                     std::to_string(from.minutes) + " min";
        const lessons::Player* player = run_.player();
        const Result* result = result_of(from.id);
        card.passed = result != nullptr && result->score >= lessons::pass_mark;
        if (player != nullptr && player->lesson().id == from.id && !player->done())
            card.state =
                "Step " + std::to_string(player->step() + 1) + " of " + std::to_string(from.steps);
        else if (result != nullptr)
            card.state = std::to_string(result->score) + " of 100" +
                         (result->independent ? " · independent" : " · guided");
        views_.lessons.push_back(std::move(card));
    }
}

void App::rebuild_tracks() {
    views_.tracks.clear();
    for (const lessons::Track& track : tracks_) {
        explain::TrackView view{track.id, track.title, track.about, {}, 0, {}};
        std::size_t passed = 0;
        for (std::size_t i = 0; i < views_.lessons.size(); ++i) {
            const auto place = std::ranges::find(track.lessons, views_.lessons[i].id);
            if (place == track.lessons.end()) continue;
            view.lessons.push_back(i);
            passed += views_.lessons[i].passed ? 1U : 0U;
        }
        const std::size_t all = track.lessons.size();
        view.progress = std::to_string(passed) + " of " + std::to_string(all) + " passed";
        view.share = all == 0 ? 0.0F : static_cast<float>(passed) / static_cast<float>(all);
        views_.tracks.push_back(std::move(view));
    }
}

}  // namespace mw::app
