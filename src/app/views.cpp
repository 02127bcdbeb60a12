#include <algorithm>

#include "app/app.h"

namespace mw::app {

void App::rebuild_views() {
    const std::uint64_t commands = run_.state().commands;
    if (!dirty_ && commands == built_commands_ && desk_ == built_desk_) return;
    explain::build(views_, run_.state(), desk_);
    views_.coach.reset();
    if (const lessons::Player* player = run_.player()) {
        views_.coach = explain::coach_view(*player);
        views_.coach->can_go_back = run_.can_go_back();
    }
    rebuild_time_view();
    rebuild_lesson_cards();
    const bool inspects = desk_.window == explain::Window::inspector;
    views_.inspector = inspects ? calls_.view(desk_.calls.chosen) : explain::InspectorView{};
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
    time.can_rewind = run_.can_rewind();
    time.rewind_what = run_.can_rewind() ? "Undo: " + run_.rewind_what() : std::string{};
}

void App::rebuild_lesson_cards() {
    views_.lessons.clear();
    for (const lessons::Lesson& lesson : library_) {
        explain::LessonCard card{lesson.id, lesson.title, lesson.about, {}, {}, lesson.scenario};
        card.facts = (lesson.scenario ? std::string{"A market to practise in · about "}
                                      : std::to_string(lesson.steps.size()) + " steps · about ") +
                     std::to_string(lesson.minutes) + " min";
        const lessons::Player* player = run_.player();
        if (player != nullptr && player->lesson().id == lesson.id && !player->done())
            card.state = "Step " + std::to_string(player->step() + 1) + " of " +
                         std::to_string(lesson.steps.size());
        else if (std::ranges::find(finished_, lesson.id) != finished_.end())
            card.state = "Done";
        views_.lessons.push_back(std::move(card));
    }
}

}  // namespace mw::app
