#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"
#include "ui/panels.h"

using namespace mw;
using headless::Screen;
using ui::CoachAsk;

namespace {

void show(Screen& screen) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.frames(4);
}

bool asked_once(const Screen& screen, CoachAsk wanted) {
    if (screen.asked.size() != 1) return false;
    const auto* ask = std::get_if<CoachAsk>(&screen.asked.front());
    return ask != nullptr && *ask == wanted;
}

}  // namespace

TEST_CASE("coach: its buttons ask for what they say") {
    struct Row {
        const char* name;
        CoachAsk wanted;
    };
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}})
        for (const Row& row :
             {Row{"lesson.hint", CoachAsk::hint}, Row{"lesson.show_me", CoachAsk::show_me},
              Row{"lesson.next", CoachAsk::next}}) {
            CAPTURE(width);
            CAPTURE(row.name);
            Screen screen{width, height};
            show(screen);
            screen.views.coach->needs_next = true;
            screen.views.coach->more_hints = true;
            screen.frames(2);
            REQUIRE(screen.press(row.name));
            CHECK(asked_once(screen, row.wanted));
        }
}

TEST_CASE("coach: Next waits where the step ticks by itself") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.coach->needs_next = false;
    screen.frames(2);
    CHECK(!screen.press("lesson.next"));
    CHECK(screen.asked.empty());
}

TEST_CASE("coach: leaving a lesson asks once more, staying changes nothing") {
    Screen screen{1366, 768};
    show(screen);
    REQUIRE(screen.press("lesson.exit"));
    screen.frames(2);
    REQUIRE(screen.press("dialog.cancel"));
    screen.frames(2);
    CHECK(screen.asked.empty());
    REQUIRE(screen.press("lesson.exit"));
    screen.frames(2);
    REQUIRE(screen.press("dialog.ok"));
    CHECK(asked_once(screen, CoachAsk::exit));
}

TEST_CASE("coach: folded it is a rail, and the rail opens it again") {
    Screen screen{1366, 768};
    show(screen);
    REQUIRE(screen.press("lesson.fold"));
    screen.frames(2);
    CHECK(screen.desk.coach_folded);
    CHECK(!Screen::can_see("lesson.hint"));
    REQUIRE(screen.press("lesson.fold"));
    screen.frames(2);
    CHECK(Screen::can_see("lesson.hint"));
}

TEST_CASE("coach: why opens and closes, and belongs to the desk") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.coach->why = "The first hour of interest is charged at once.";
    screen.frames(2);
    REQUIRE(screen.press("lesson.why"));
    CHECK(screen.desk.why_open);
    screen.frames(2);
    REQUIRE(screen.press("lesson.why"));
    CHECK(!screen.desk.why_open);
    CHECK(screen.asked.empty());
}

TEST_CASE("coach: on a phone the checklist stands over the page and catches presses") {
    Screen screen{390, 844};
    show(screen);
    REQUIRE(Screen::can_see("order.open.buy"));
    REQUIRE(screen.press("lesson.checklist"));
    screen.frames(3);
    CHECK(screen.desk.coach_turned);
    CHECK(!Screen::can_see("order.open.buy"));
    CHECK(Screen::can_see("lesson.exit"));
    REQUIRE(screen.press("lesson.checklist"));
    screen.frames(3);
    CHECK(Screen::can_see("order.open.buy"));
}

TEST_CASE("coach: on a phone a hint and why are seen whole, and the page stays usable") {
    Screen screen{390, 844};
    show(screen);
    const float before = ui::find_target("chart")->rect.h;
    screen.views.coach->hints = {"The three buttons stand below the chart."};
    screen.frames(4);
    const ui::Target* hint = ui::find_target("lesson.hint.0");
    REQUIRE(hint != nullptr);
    CHECK(hint->rect.h == doctest::Approx(hint->whole.h));
    CHECK(Screen::can_see("order.open.buy"));  // the chart gave the room
    CHECK(ui::find_target("chart")->rect.h < before);
    screen.views.coach->why = "The first hour of interest is charged at once.";
    screen.frames(2);
    REQUIRE(screen.press("lesson.why"));
    screen.frames(4);
    const ui::Target* why = ui::find_target("lesson.why_text");
    REQUIRE(why != nullptr);
    CHECK(why->rect.h == doctest::Approx(why->whole.h));
    CHECK(Screen::can_see("order.open.buy"));
}

TEST_CASE("coach: a phone's sheet ends with a whole line of the text") {
    Screen screen{390, 844};
    show(screen);
    screen.views.coach->question.reset();
    screen.views.coach->figures.clear();
    screen.views.coach->say = "One.";
    screen.frames(4);
    const float single = ui::find_target("lesson.panel")->whole.h;
    screen.views.coach->say = "One.\nTwo.";
    screen.frames(4);
    const float line = ui::find_target("lesson.panel")->whole.h - single;
    std::string text;
    for (int i = 0; i < 100; ++i) text += "Many words that go on. ";
    screen.views.coach->say = text;
    screen.frames(4);
    const ui::Target* panel = ui::find_target("lesson.panel");
    REQUIRE(panel->rect.h < panel->whole.h);
    const float lines = panel->rect.h / line;
    CHECK(lines == doctest::Approx(std::round(lines)));
}

TEST_CASE("coach: when the lesson is done it offers another walk and a way out") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.coach->done = true;
    screen.views.coach->debrief = "You owe nothing.";
    screen.frames(2);
    CHECK(!Screen::can_see("lesson.hint"));
    REQUIRE(screen.press("lesson.restart"));
    CHECK(asked_once(screen, CoachAsk::restart));
}

TEST_CASE("spotlight: it never blocks what it points at") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.coach->points = {"account.borrow"};
    screen.frames(3);
    REQUIRE(screen.press("account.borrow"));
    CHECK(screen.desk.window == explain::Window::borrow);
}

TEST_CASE("spotlight: it stands on what waits for the learner, not on what is chosen or closed") {
    Screen screen{1366, 768};
    show(screen);
    screen.desk.account = explain::AccountTab::isolated;
    screen.views.coach->points = {"trade.tab.isolated", "account.borrow"};
    screen.frames(3);
    REQUIRE(Screen::value_of("trade.tab.isolated") == "true");
    CHECK(ui::spotlit() == "account.borrow");
    screen.views.coach->points = {"trade.tab.isolated"};
    screen.frames(3);
    CHECK(ui::spotlit() == "trade.tab.isolated");  // better than nothing
}

TEST_CASE("spotlight: on a phone it leads out of a window that lies over the page") {
    Screen screen{390, 844, true};
    show(screen);
    screen.desk.account = explain::AccountTab::isolated;
    screen.views.coach->points = {"order.quantity", "order.open.buy", "nav.trade.margin",
                                  "nav.trade"};
    screen.frames(3);
    CHECK(ui::spotlit() == "order.open.buy");
    screen.desk.window = explain::Window::settings;
    screen.frames(3);
    REQUIRE(Screen::can_see("nav.trade"));  // chosen already: it leads nowhere
    CHECK(ui::spotlit() == "settings.close");
}
