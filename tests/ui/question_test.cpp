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

QuestionView sort() {
    QuestionView view;
    view.kind = QuestionView::Kind::sort;
    view.text = "Where?";
    view.choices = {"Gold in a vault", "Locked crypto", "A sister coin that can be made"};
    view.bins = {"Outside crypto", "Crypto", "Belief"};
    return view;
}

/// Scrolls to a target and presses it.
bool press_scrolled(Screen& screen, const std::string& name) {
    ui::reveal(name);
    screen.frames(3);
    const bool pressed = screen.press(name);
    screen.frames(2);
    return pressed;
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

TEST_CASE("question: on a phone a short one leaves the page in sight") {
    Screen screen{390, 844};
    show(screen, number());
    screen.views.coach->say = "Read the order book.";
    screen.frames(4);
    for (const char* name : {"lesson.question", "lesson.answer", "lesson.check"}) {
        CAPTURE(name);
        const ui::Target* part = ui::find_target(name);
        REQUIRE(part != nullptr);
        CHECK(part->rect.h == doctest::Approx(part->whole.h));
    }
    CHECK(Screen::can_see("chart"));
    CHECK(Screen::can_see("order.open.buy"));
    CHECK(Screen::value_of("lesson.checklist") == "false");
}

TEST_CASE("question: on a phone the learner folds a long one away to see the page, and back") {
    Screen screen{390, 844};
    QuestionView view = choice();
    view.choices = {"The first", "The second", "The third", "The fourth", "The fifth"};
    show(screen, std::move(view));
    CHECK(!Screen::can_see("order.open.buy"));
    REQUIRE(screen.press("lesson.checklist"));
    screen.frames(3);
    CHECK(Screen::can_see("order.open.buy"));
    REQUIRE(screen.press("lesson.checklist"));
    screen.frames(3);
    CHECK(Screen::can_see("lesson.choice.1"));
}

TEST_CASE("question: cards are put into bins, and checked once each lies somewhere") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, sort());
        REQUIRE(ui::find_target("lesson.check") != nullptr);
        CHECK(!ui::find_target("lesson.check")->enabled);
        CHECK(ui::find_target("lesson.check")->help == "Put each card in a place first.");
        for (const char* name : {"lesson.card.0.bin.1", "lesson.card.2.bin.2",
                                 "lesson.card.1.bin.1", "lesson.card.0.bin.0"})
            REQUIRE(press_scrolled(screen, name));
        CHECK(screen.desk.sorted == lessons::Arrangement{1, 2, 3});
        CHECK(Screen::value_of("lesson.card.0.bin.0") == "true");
        CHECK(Screen::value_of("lesson.card.0.bin.1") == "false");
        CHECK(screen.asked.empty());
        REQUIRE(press_scrolled(screen, "lesson.check"));
        CHECK(reply_of(screen) == lessons::Reply{lessons::Arrangement{1, 2, 3}});
    }
}

TEST_CASE("question: every bin of a card can be heard with its card, and reached by a finger") {
    Screen screen{390, 844};
    show(screen, sort());
    const ui::Target* bin = ui::find_target("lesson.card.1.bin.2");
    REQUIRE(bin != nullptr);
    CHECK(bin->role == ui::Role::radio);
    CHECK(bin->label == "Belief");
    CHECK(bin->help == "Locked crypto");
    for (const ui::Target& target : ui::targets())
        if (target.name.contains(".bin.") || target.name == "lesson.check") {
            CAPTURE(target.name);
            CHECK(target.whole.h >= 44);
            CHECK(target.whole.w >= 44);
        }
}

TEST_CASE("question: bins that do not fit in a row stand in two, each name whole") {
    QuestionView view = sort();
    view.bins = {"A bank fails", "Crypto falls", "Gold moves", "The bet costs", "Belief ends"};
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, view);
        const ui::Rect first = ui::find_target("lesson.card.0.bin.0")->whole;
        const ui::Rect last = ui::find_target("lesson.card.0.bin.4")->whole;
        CHECK(last.y >= first.bottom());
        CHECK(ui::find_target("lesson.card.1")->whole.y >= last.bottom());
        REQUIRE(press_scrolled(screen, "lesson.card.0.bin.4"));
        CHECK(screen.desk.sorted[0] == 5);
    }
}

TEST_CASE(
    "question: a sort shows how it was answered before, and what is said is brought to sight") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        QuestionView view = sort();
        view.given = {1, 3, 9};  // of a damaged run: there is no ninth bin
        show(screen, view);
        CHECK(Screen::value_of("lesson.card.1.bin.2") == "true");
        CHECK(!ui::find_target("lesson.check")->enabled);
        screen.views.coach->question->verdict = "Right: 1 of 3. Look again: Locked crypto · Sold.";
        screen.frames(4);
        CHECK(Screen::can_see("lesson.verdict"));
        REQUIRE(press_scrolled(screen, "lesson.card.2.bin.0"));
        CHECK(screen.desk.sorted == lessons::Arrangement{1, 3, 1});
    }
}

TEST_CASE("question: while the code of a sort is not here, it is asked for") {
    Screen screen{1366, 768};
    ui::late_code(ui::LateCode::asleep);
    show(screen, sort());
    CHECK(ui::find_target("lesson.check") == nullptr);
    CHECK(ui::take_late_wish());
    ui::late_code(ui::LateCode::here);
    screen.frames(2);
    CHECK(ui::find_target("lesson.check") != nullptr);
}
