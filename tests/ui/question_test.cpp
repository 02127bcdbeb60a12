#include <doctest/doctest.h>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

using namespace mw;
using explain::QuestionView;
using headless::Screen;

namespace {

void show(Screen& screen, QuestionView question) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.views.coach->question = std::move(question);
    screen.frames(6);
}

QuestionView number() {
    QuestionView view;
    view.text = "How much?";
    view.unit = "USDT";
    return view;
}

QuestionView choice() {
    QuestionView view;
    view.kind = QuestionView::Kind::choice;
    view.text = "Which?";
    view.choices = {"The first", "The second"};
    return view;
}

/// The reply that was asked for, when exactly one thing was.
std::optional<lessons::Reply> reply_of(const Screen& screen) {
    if (screen.asked.size() != 1) return std::nullopt;
    const auto* answer = std::get_if<ui::AnswerQuestion>(&screen.asked.front());
    return answer != nullptr ? std::optional{answer->reply} : std::nullopt;
}

constexpr std::pair<float, float> sizes[] = {std::pair{1920.0F, 1080.0F},
                                             std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}};

}  // namespace

TEST_CASE("question: it is seen whole on every screen, and a choice answers it") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, choice());
        CHECK(Screen::can_see("lesson.question"));
        REQUIRE(screen.press("lesson.choice.1"));
        screen.frames(2);
        CHECK(reply_of(screen) == lessons::Reply{std::size_t{1}});
    }
}

TEST_CASE("question: a number is checked once there is one") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, number());
        REQUIRE(Screen::can_see("lesson.check"));
        CHECK(!ui::find_target("lesson.check")->enabled);
        screen.desk.answer = "8000.5";
        screen.frames(2);
        REQUIRE(screen.press("lesson.check"));
        screen.frames(2);
        // 8,000.5 in units of 1e-8
        CHECK(reply_of(screen) == lessons::Reply{std::int64_t{800'050'000'000}});
    }
}

TEST_CASE("question: what is said about a wrong answer stands below it") {
    Screen screen{1366, 768};
    QuestionView view = choice();
    view.verdict = "No, the other one.";
    view.wrong = true;
    view.chosen = 0;
    show(screen, std::move(view));
    const ui::Target* verdict = ui::find_target("lesson.verdict");
    REQUIRE(verdict != nullptr);
    CHECK(verdict->value == "No, the other one.");
    CHECK(verdict->rect.y > ui::find_target("lesson.choice.1")->rect.y);
}

TEST_CASE("question: on a phone the learner folds it away to see the page, and back") {
    Screen screen{390, 844};
    show(screen, choice());
    CHECK(!Screen::can_see("order.open.buy"));
    REQUIRE(screen.press("lesson.checklist"));
    screen.frames(3);
    CHECK(Screen::can_see("order.open.buy"));
    REQUIRE(screen.press("lesson.checklist"));
    screen.frames(3);
    CHECK(Screen::can_see("lesson.choice.1"));
}
