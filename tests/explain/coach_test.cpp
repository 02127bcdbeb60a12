#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

lessons::Lesson three_steps() {
    lessons::Lesson lesson;
    lesson.id = "walk";
    lesson.title = "The whole walk";
    lesson.minutes = 12;
    lesson.debrief = "That was all.";
    for (const char* title : {"Look around", "Press Borrow", "Done"}) {
        lessons::Step step;
        step.title = title;
        step.say = std::string{"Now: "} + title;
        step.hints = {"first", "second"};
        step.points = {"account.borrow", "borrow.amount", "chart"};
        lesson.steps.push_back(step);
    }
    return lesson;
}

}  // namespace

TEST_CASE("the coach says which step, how long and where to look") {
    lessons::Player player{three_steps()};
    const State state = make_state(default_world(1));
    CoachView view = coach_view(player, state);
    CHECK(view.lesson == "The whole walk");
    CHECK(view.step_text == "Step 1 of 3");
    CHECK(view.left_text == "about 12 min left");
    CHECK(view.progress == 0);
    CHECK(view.title == "Look around");
    CHECK(view.needs_next);
    CHECK_FALSE(view.can_go_back);
    CHECK(view.point_label == "Step 1 · press Borrow");
    REQUIRE(view.point_labels.size() == 3);
    CHECK(view.point_labels[1] == "Step 1 · type the amount");
    CHECK(view.point_labels[2] == "Step 1 · look here");
    CHECK(view.hints.empty());
    CHECK(view.more_hints);
    REQUIRE(view.checklist.size() == 3);
    CHECK(view.checklist[0].current);

    player.show_hint();
    CHECK(coach_view(player, state).hints.size() == 1);
    player.next();
    view = coach_view(player, state);
    CHECK(view.step_text == "Step 2 of 3");
    CHECK(view.left_text == "about 8 min left");  // 12 * 2 / 3
    CHECK(view.checklist[0].ticked);
    CHECK(view.can_go_back);
    CHECK(view.hints.empty());
}

TEST_CASE("after the last step the coach shows the debrief") {
    lessons::Player player{three_steps()};
    const State state = make_state(default_world(1));
    for (int i = 0; i < 3; ++i) player.next();
    const CoachView view = coach_view(player, state);
    CHECK(view.done);
    CHECK(view.progress == 1);
    CHECK(view.debrief == "That was all.");
    CHECK(view.step_text == "Step 3 of 3");
    CHECK(view.points.empty());
}
