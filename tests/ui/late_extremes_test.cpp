// What seldom opened panels show where there is nothing, and where everything is long: views that
// were written by hand.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "support/late_samples.h"
#include "support/shell_views.h"
#include "support/shown.h"

using namespace mw;
using explain::Page;
using explain::Window;
using headless::Screen;
using samples::show;

namespace {

constexpr std::pair<float, float> sizes[] = {{1366.0F, 768.0F}, {390.0F, 844.0F}};

/// The page with a coach who has nothing but one thing to show.
void show_coach(Screen& screen) {
    show(screen, Window::none);
    screen.views.coach->figures.clear();
    screen.views.coach->say = "Look.";
    screen.desk.coach_turned = ImGui::GetIO().DisplaySize.x < 640;  // a phone's sheet, pulled up
}

explain::CallRow call(std::uint64_t number) {
    return {number, "10:42:15", "POST", "/sapi/v1/margin/order", {"400 -3006"}};
}

}  // namespace

TEST_CASE("extremes: results of a lesson that was passed, with every part, and none at all") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::none);
        screen.desk.page = Page::results;
        screen.views.results = samples::long_results();
        screen.frames(3);
        check_says({{"results.total", "100 of 100, Passed, guided", "Points"},
                    {"results.lowest", "999.0000", "Lowest margin level on the way"},
                    {"results.cell.1", "", "Sold 1,234.56789 BTC at 60,600.00"},
                    {"results.cell.12", "", "Sold 1,234.56789 BTC at 60,600.00"},
                    {"results.debrief", samples::long_results().debrief.c_str()}});
        REQUIRE(screen.press("results.next"));
        REQUIRE(screen.asked.size() == 1);
        CHECK(std::get<ui::StartLesson>(screen.asked[0]).id == "first-walk");
        screen.views.results->total = 0;
        screen.views.results->headline = "Not passed yet";
        screen.views.results->next_id.clear();
        screen.views.results->lowest.clear();
        screen.views.results->timeline.clear();
        screen.frames(2);
        check_says({{"results.total", "0 of 100, Not passed yet, guided"}});
        CHECK(ui::find_target("results.lowest") == nullptr);
        CHECK(ui::find_target("results.next")->help == "This was the last one.");
        CHECK_FALSE(ui::find_target("results.next")->enabled);
        screen.views.results.reset();
        screen.frames(2);
        CHECK(ui::find_target("results.total") == nullptr);
        REQUIRE(screen.press("results.lessons"));
        CHECK(screen.desk.page == Page::lessons);
    }
}

TEST_CASE("extremes: twenty faults of a lesson file, each whole, and a window without any") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::faults);
        screen.views.faults = samples::many_faults();
        screen.frames(3);
        const ui::Target* first = ui::find_target("faults.line.0");
        REQUIRE(first != nullptr);
        CHECK(first->value == samples::many_faults()[0]);
        CHECK(first->whole.right() <= width);
        CHECK(first->whole.h > 30);  // on more than one line
        check_says({{"faults.line.19", "line 22: “point” needs the name of a target behind it."}});
        screen.views.faults.clear();
        screen.frames(2);
        CHECK(ui::find_target("faults.line.0") == nullptr);
        REQUIRE(screen.press("faults.close"));
        CHECK(screen.desk.window == Window::none);
    }
}

TEST_CASE("extremes: five hundred calls in the inspector, and none yet") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::inspector);
        screen.views.inspector.note = "Nothing was sent yet.";
        screen.frames(3);
        CHECK(ui::find_target("inspector.row.0") == nullptr);
        CHECK(ui::find_target("inspector.copy.curl") == nullptr);
        for (std::uint64_t number = 500; number > 0; --number)
            screen.views.inspector.calls.push_back(call(number));
        screen.views.inspector.params = {{"quantity", {"1234.56789012"}, {}}};
        screen.views.inspector.answer = {"{", std::string(600, '9'), "}"};
        screen.views.inspector.chosen = 499;
        screen.frames(3);
        check_says({{"inspector.row.0", "false", "POST /sapi/v1/margin/order, 400 -3006"},
                    {"inspector.row.499", "true", "POST /sapi/v1/margin/order, 400 -3006"}});
        REQUIRE(screen.press("inspector.row.1"));
        CHECK(screen.desk.calls.chosen == 499);  // the newest is 500
    }
}

TEST_CASE("extremes: frames of an account of millions, and an account without any") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::frames);
        screen.views.late.frames = samples::long_frames();
        screen.frames(3);
        check_says({{"frames.track", "Frame 2 of 5"},
                    {"frames.change.0", "1,234.56789012", "BTC owed"},
                    {"frames.change.1", "87,654,321.12345678 → 12,345,678.87654321", "USDT held"},
                    {"frames.change.2", "999.0000 → 1.0500", "Margin level"},
                    {"frames.row.1", "10:00:15 | 1,497,500.12345678 USDT", "Clearance fee"}});
        screen.views.late.frames->place.clear();  // no takeover is near
        screen.frames(2);
        check_says({{"frames.here",
                     "2 Mar 10:00:11 · Nothing was booked here. Prices moved, and the level with "
                     "them.",
                     "A moment"}});
        screen.views.late.frames = explain::FramesView{};
        screen.views.late.frames->empty = "Nothing has happened to this account yet.";
        screen.frames(3);
        CHECK(ui::find_target("frames.track") == nullptr);
        CHECK(ui::find_target("frames.go") == nullptr);
        CHECK(Screen::can_see("frames.close"));
    }
}

TEST_CASE("extremes: both columns of the twin in hundreds of millions") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show_coach(screen);
        screen.views.coach->twin = true;
        screen.frames(2);
        CHECK(ui::find_target("lesson.twin.held") == nullptr);  // nothing was worked out yet
        screen.views.late.twin = samples::long_twin();
        screen.frames(3);
        check_says({{"lesson.twin.held", "599,400,000.00 | 599,400,000.00", "Held"},
                    {"lesson.twin.level_btc", "999.0000, Normal | 999.0000, Normal"},
                    {"lesson.twin.level_eth", "Taken over, 10:42:15 | 999.0000, Normal"},
                    {"lesson.twin.left", "598,800,000.00 | 598,800,000.00", "Yours"}});
        CHECK(ui::find_target("lesson.twin.left")->whole.right() <= width);
    }
}

TEST_CASE("extremes: the ticket of a contract of billions, and a coach without one") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show_coach(screen);
        screen.views.coach->ticket = true;
        screen.frames(2);
        CHECK(ui::find_target("lesson.contract.long") == nullptr);
        screen.views.late.ticket = samples::long_ticket();
        screen.frames(3);
        check_says({{"lesson.contract.size", "1,234.56789012 BTC", "Amount"},
                    {"lesson.contract.profit", "+3,203,473,345.67", "Earned by price"},
                    {"lesson.contract.paid", "70,476,190.4762", "Funding paid"},
                    {"lesson.contract.next", "07:59:59"}});
        CHECK(ui::find_target("lesson.contract.long")->help == "You hold this contract already.");
        CHECK(ui::find_target("lesson.contract.close")->enabled);
    }
}

TEST_CASE("extremes: the card of a level of 999 with thirteen numbers, and a card of nothing") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::none);
        screen.desk.card = {.target = "account.level", .label = {}, .path = {}, .open = true};
        screen.frames(3);
        CHECK(ui::find_target("card") == nullptr);
        screen.views.late.card = samples::long_card();
        screen.frames(3);
        check_says({{"card", "999.0000", "Margin level"},
                    {"card.input.0", "599,400,000.12345678 USDT", "USDT held"},
                    {"card.input.12", "60,000.00", "index price"}});
        const ui::Rect& whole = ui::find_target("card")->whole;
        CHECK(whole.y >= 0);
        CHECK(whole.bottom() <= height);
        CHECK(Screen::can_see("card.back"));
    }
}

TEST_CASE("extremes: lessons that were never opened, are under way and are done, and no lesson") {
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::none);
        screen.desk.page = Page::lessons;
        const explain::LessonCard card = screen.views.lessons.front();
        for (const char* state : {"Step 999 of 1000", "Done"}) {
            screen.views.lessons.push_back(card);
            screen.views.lessons.back().id = state == std::string_view{"Done"} ? "done" : "begun";
            screen.views.lessons.back().state = state;
        }
        screen.frames(3);
        check_says({{"lessons.card.first-walk", "", "The whole walk"},
                    {"lessons.card.first-walk.start", "", "Start"},
                    {"lessons.card.begun", "Step 999 of 1000", "The whole walk"},
                    {"lessons.card.begun.start", "", "Start again"},
                    {"lessons.card.done", "Done"}});
        screen.views.lessons.clear();
        screen.frames(3);
        CHECK(ui::find_target("lessons.card.first-walk") == nullptr);
        check_says({{"lessons.card.practice", "", "Free practice"},
                    {"lessons.card.museum", "", "Error museum"}});
    }
}
