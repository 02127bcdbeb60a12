// Frames, and isolated accounts beside one pot, on the screen.
#include <doctest/doctest.h>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

using namespace mw;
using explain::Window;
using headless::Screen;
using samples::show;

namespace {

/// Five frames: three moments, of which the second is parked on, and two entries.
explain::FramesView five_frames() {
    explain::FramesView view;
    view.pair = "BTC/USDT";
    view.marks = {{{1'000, 0}, 0.3F, false},
                  {{11'000, 0}, 0.2F, false},
                  {{15'000, 7}, 0.1F, true},
                  {{15'000, 8}, std::nullopt, true},
                  {{21'000, 0}, std::nullopt, false}};
    view.parked = 1;
    view.at = "moment";
    view.before_s = 4;
    view.count = "Frame 2 of 5";
    view.time = "2 Mar 10:00:11";
    view.place = "4 s before the takeover";
    view.title = "A moment";
    view.text = "Nothing was booked here. Prices moved.";
    view.changes = {{"BTC owed", {}, {"0.3"}}, {"Margin level", "1.0500", {"no debt"}}};
    view.entries = {{{15'000, 7}, "10:00:15", "Taken over", "The level reached 1.05", false},
                    {{15'000, 8}, "10:00:15", "Clearance fee", "398.00 USDT", false}};
    view.last_rescue = explain::FrameSpot{11'000, 0};
    return view;
}

}  // namespace

TEST_CASE("frames: opened from the time bar with time at rest, and closed, on every screen") {
    for (const auto& [width, height] : samples::shapes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::none);
        screen.views.time.paused = false;
        screen.frames(3);
        if (!Screen::can_see("time.frames")) {
            REQUIRE(screen.press("time.open"));
            screen.frames(2);
        }
        screen.asked.clear();
        REQUIRE(screen.press("time.frames"));
        CHECK(screen.desk.window == Window::frames);
        REQUIRE(screen.asked.size() == 1);
        CHECK(std::holds_alternative<ui::TogglePause>(screen.asked[0]));
        screen.views.late.frames = five_frames();
        screen.frames(3);
        CHECK(Screen::value_of("frames.track") == "Frame 2 of 5");
        CHECK(Screen::value_of("frames.here").contains("4 s before the takeover"));
        CHECK(Screen::value_of("frames.change.1") == "1.0500 → no debt");
        CHECK(screen.desk.frames.at == "moment");
        CHECK(screen.desk.frames.before_s == 4);
        REQUIRE(screen.press("frames.close"));
        CHECK(screen.desk.window == Window::none);
    }
}

TEST_CASE("frames: buttons and keys step, and the way on begins where it is parked") {
    for (const auto& [width, height] : samples::shapes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::frames);
        screen.views.late.frames = five_frames();
        screen.frames(3);
        REQUIRE(screen.press("frames.forward"));
        CHECK(screen.desk.frames.parked == explain::FrameSpot{15'000, 7});
        REQUIRE(screen.press("frames.back"));
        CHECK(screen.desk.frames.parked == explain::FrameSpot{1'000, 0});
        REQUIRE(screen.press("frames.last"));
        CHECK(screen.desk.frames.parked == explain::FrameSpot{21'000, 0});
        REQUIRE(screen.press("frames.rescue"));
        CHECK(screen.desk.frames.parked == explain::FrameSpot{11'000, 0});
        screen.key(ImGuiKey_RightArrow);
        CHECK(screen.desk.frames.parked == explain::FrameSpot{15'000, 7});
        screen.key(ImGuiKey_LeftArrow);
        CHECK(screen.desk.frames.parked == explain::FrameSpot{1'000, 0});
        screen.key(ImGuiKey_End);
        CHECK(screen.desk.frames.parked == explain::FrameSpot{21'000, 0});
        screen.key(ImGuiKey_Home);
        CHECK(screen.desk.frames.parked == explain::FrameSpot{1'000, 0});
        screen.desk.frames.parked = {11'000, 0};
        screen.asked.clear();
        REQUIRE(screen.press("frames.go"));
        REQUIRE(screen.asked.size() == 1);
        CHECK(std::get<ui::GoOnFrom>(screen.asked[0]).time_ms == 11'000);
        CHECK(screen.desk.window == Window::none);
    }
}

TEST_CASE("frames: an entry cannot be gone on from, and says why") {
    Screen screen{1366, 768};
    show(screen, Window::frames);
    screen.views.late.frames = five_frames();
    screen.views.late.frames->why_not = "What is booked happens in one instant.";
    screen.frames(3);
    CHECK(!screen.press("frames.go"));
    REQUIRE(ui::find_target("frames.go") != nullptr);
    REQUIRE(screen.press("frames.row.1"));
    CHECK(screen.desk.frames.parked == explain::FrameSpot{15'000, 8});
}

TEST_CASE("twin: both columns stand in the coach, within its width, on every screen") {
    for (const auto& [width, height] : samples::shapes) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Window::none);
        screen.views.coach->question.reset();
        screen.views.coach->figures.clear();
        screen.views.coach->say = "Compare.";
        screen.views.coach->twin = true;
        explain::TwinView twin{"Isolated accounts", "One pot (cross)", {}, "Worked out."};
        explain::TwinCell held{.value = {"18,000.00"}};
        explain::TwinCell level{.value = {"1.2222"}, .status = "Normal"};
        level.gauge.has_debt = true;
        explain::TwinCell taken{
            .value = {"Taken over", explain::Tone::down}, .status = "10:42:15", .taken = true};
        twin.rows = {{"held", "Held", held, held}, {"level_eth", "Level ETH", taken, level}};
        screen.views.late.twin = twin;
        screen.desk.coach_turned = width < 640;  // a phone's sheet, pulled up
        screen.frames(3);
        REQUIRE(ui::find_target("lesson.twin.level_eth") != nullptr);
        CHECK(Screen::value_of("lesson.twin.held") == "18,000.00 | 18,000.00");
        CHECK(Screen::value_of("lesson.twin.level_eth") == "Taken over, 10:42:15 | 1.2222, Normal");
        const ui::Rect whole = ui::find_target("lesson.twin.level_eth")->whole;
        CHECK(whole.x >= 0);
        CHECK(whole.right() <= width);
        CHECK(whole.w >= 230);
    }
}
