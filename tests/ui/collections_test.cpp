// The audit, the error museum and the coach of free practice on the screen.
#include <doctest/doctest.h>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

using namespace mw;
using explain::Window;
using headless::Screen;
using samples::show;

namespace {

explain::AuditView audit_of_one_coin() {
    explain::AuditView view;
    view.verdict = "Every unit is somewhere.";
    explain::AuditCoin coin;
    coin.ticker = "BTC";
    coin.title = "BTC · Bitcoin";
    coin.began = {"1,102,000.00000000"};
    coin.places = {{"Your spot wallet", {"0.00000000"}, {}},
                   {"Everybody else in the market", {"1,000,000.00000000"}, "Whoever."}};
    coin.sum = coin.began;
    coin.difference = {"0"};
    coin.of_interest = {{"Lent to you", {"0.10000000"}, {}}};
    view.coins = {coin};
    return view;
}

explain::MuseumView museum_of_two() {
    explain::MuseumView view;
    view.count = "1 of 2 met";
    view.share = 0.5F;
    view.rows = {{Refusal::over_borrow_limit, "-11008", "Over borrow limit", true,
                  "0.32 is above your limit.", "The level after the loan would be too low.",
                  "Press Max.", "Met once, on 2 Mar 2026 10:00 simulated time"},
                 {Refusal::over_debt, "-3015", "Over debt", false, {}, {}, {}, "Not met yet"}};
    return view;
}

/// Free practice, with the coach called and two goals to pick from.
void practise(Screen& screen) {
    show(screen, Window::none);
    screen.views.coach.reset();
    screen.views.time.can_call_coach = true;
    screen.desk.coach_called = true;
    explain::PracticeView view;
    view.goals = {{"come-home", "Repay everything and go home", false, true},
                  {"guarded", "Guard a short with a stop", false, false}};
    view.count = "1 of 2 reached";
    view.happened = {"You sold at 60,600."};
    view.advice = {{"Your short has no stop."}, {"To close it, buy 0.10011 BTC."}};
    screen.views.late.practice = view;
    screen.frames(3);
}

}  // namespace

TEST_CASE("audit: the badge opens it, and it closes, on every screen") {
    for (const auto& [width, height] : samples::shapes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::none);
        screen.frames(3);
        if (width < 640) {
            REQUIRE(screen.press("nav.more"));
            screen.frames(2);
        }
        REQUIRE(screen.press("books"));
        screen.frames(2);
        CHECK(screen.desk.window == Window::audit);
        screen.views.late.audit = audit_of_one_coin();
        screen.frames(2);
        CHECK(Screen::value_of("audit.verdict") == "Every unit is somewhere.");
        CHECK(Screen::value_of("audit.coin.BTC") == "difference 0");
        REQUIRE(screen.press("audit.close"));
        CHECK(screen.desk.window == Window::none);
    }
}

TEST_CASE("audit: a badge that is off says by how much, however narrow the bar") {
    for (const float width : {1366.0F, 768.0F}) {
        Screen screen{width, 1024};
        show(screen, Window::none);
        screen.views.time.books_off = "Books off by −0.1 BTC";
        screen.frames(3);
        bool told = false;
        for (const ui::Target& target : ui::targets())
            if (target.name == "books") told = target.label == "Books off by −0.1 BTC";
        CHECK(told);
    }
}

TEST_CASE("museum: reached from help and from the lessons page, with a frame for each refusal") {
    for (const auto& [width, height] : samples::shapes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::help);
        screen.frames(3);
        for (int i = 0; i < 30 && !Screen::can_see("help.museum"); ++i) {
            ImGui::GetIO().AddMousePosEvent(width / 2, 300);
            ImGui::GetIO().AddMouseWheelEvent(0, -1);
            screen.frames(2);
        }
        REQUIRE(screen.press("help.museum"));
        screen.views.late.museum = museum_of_two();
        screen.frames(2);
        CHECK(screen.desk.window == Window::museum);
        CHECK(Screen::value_of("museum.count") == "1 of 2 met");
        CHECK(Screen::value_of("museum.row.0").contains("Press Max."));
        CHECK(Screen::value_of("museum.row.1") == "Not met yet");
        REQUIRE(screen.press("museum.close"));
        CHECK(screen.desk.window == Window::none);
    }
}

TEST_CASE("coach of free practice: called, a goal is picked, and sent away, on every screen") {
    for (const auto& [width, height] : samples::shapes) {
        CAPTURE(width);
        Screen screen{width, height};
        practise(screen);
        if (Screen::can_see("practice.tall")) {
            REQUIRE(screen.press("practice.tall"));
            screen.frames(3);
        }
        CHECK(Screen::value_of("practice.advice.0") == "Your short has no stop.");
        CHECK(Screen::value_of("practice.count") == "1 of 2 reached");
        screen.asked.clear();
        REQUIRE(screen.press("practice.goal.guarded"));
        REQUIRE(screen.asked.size() == 1);
        CHECK(std::get<ui::PickGoal>(screen.asked[0]).id == "guarded");
        screen.views.late.practice->has_goal = true;
        screen.views.late.practice->title = "Guard a short with a stop";
        screen.views.late.practice->waiting = "an open order";
        screen.views.late.practice->more_hints = true;
        screen.frames(3);
        CHECK(Screen::value_of("practice.goal") == "Still missing: an open order");
        screen.asked.clear();
        REQUIRE(screen.press("practice.hint"));
        REQUIRE(screen.press("practice.give_up"));
        REQUIRE(screen.asked.size() == 2);
        CHECK(std::holds_alternative<ui::GoalHint>(screen.asked[0]));
        CHECK(std::get<ui::PickGoal>(screen.asked[1]).id.empty());
        REQUIRE(screen.press("practice.close"));
        CHECK(!screen.desk.coach_called);
        screen.frames(2);
        CHECK(!Screen::can_see("practice.close"));
    }
}

TEST_CASE("coach of free practice: the button is there in practice only") {
    for (const bool practice : {true, false}) {
        Screen screen{1366, 768};
        show(screen, Window::none);
        screen.views.coach.reset();
        screen.views.time.can_call_coach = practice;
        screen.frames(3);
        CHECK(Screen::can_see("practice.coach") == practice);
        CHECK(screen.press("practice.coach") == practice);
        CHECK(screen.desk.coach_called == practice);
    }
}
