// What moves by itself asks for frames, unless the learner's system asks for less motion.
#include "ui/motion.h"

#include <doctest/doctest.h>

#include <cmath>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"
#include "ui/ghost.h"

using namespace mw;
using explain::Window;
using headless::Screen;

namespace {

/// In how many of the next frames something moves by itself.
int moving_frames(Screen& screen, int count) {
    int moving = 0;
    for (int i = 0; i < count; ++i) {
        screen.frames(1);
        if (ui::animating()) ++moving;
    }
    return moving;
}

/// On how many different places the hand was while it went to a button and pressed it.
int places_on_the_way(Screen& screen) {
    ui::Ghost ghost;
    ghost.begin({ui::Gesture::Kind::press, "account.borrow", {}}, 1);
    int places = 0;
    ImVec2 before{-1, -1};
    for (int i = 0; i < 200 && ghost.busy(); ++i) {
        ghost.frame(16);
        screen.frames(1);
        const ImVec2 now = ImGui::GetIO().MousePos;
        if (ImGui::IsMousePosValid(&now) && std::hypot(now.x - before.x, now.y - before.y) > 1) {
            ++places;
            before = now;
        }
    }
    CHECK(ghost.outcome() == ui::Ghost::Outcome::done);
    return places;
}

}  // namespace

TEST_CASE("motion: the ring round what a lesson points at breathes, and then rests") {
    Screen screen{1366, 768};
    samples::show(screen, Window::none);
    screen.frames(3);
    REQUIRE(screen.views.coach->points.size() == 1);
    CHECK(moving_frames(screen, 10) == 0);
    ui::reduce_motion(false);
    screen.views.coach->points = {"account.repay"};  // another one: it begins anew
    screen.frames(2);
    CHECK(moving_frames(screen, 10) == 10);
    ui::reduce_motion(true);
    screen.frames(2);
    CHECK(moving_frames(screen, 10) == 0);
    ui::reduce_motion(false);
    screen.frames(1'800);  // half a minute
    CHECK(moving_frames(screen, 10) == 0);
}

TEST_CASE("motion: a message fades away, or goes at once") {
    Screen screen{1366, 768};
    screen.views.toasts = {{"Borrowed 0.1 BTC", "Debt 0.100001 BTC", explain::Tone::up, 5'800, {}}};
    screen.frames(2);
    CHECK(moving_frames(screen, 5) == 0);
    ui::reduce_motion(false);
    screen.frames(1);
    CHECK(moving_frames(screen, 5) == 5);
    screen.views.toasts[0].age_ms = 1'000;  // it stands still before it fades
    screen.frames(2);
    CHECK(moving_frames(screen, 5) == 0);
}

TEST_CASE("motion: the hand that shows travels, or is there at once") {
    {
        Screen screen{1366, 768};
        CHECK(places_on_the_way(screen) == 1);
    }
    Screen screen{1366, 768};
    ui::reduce_motion(false);
    CHECK(places_on_the_way(screen) > 10);  // half a second of it, in steps of 16 ms
}
