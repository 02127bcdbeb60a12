#include "ui/ghost.h"

#include <doctest/doctest.h>

#include <cmath>

#include "support/headless.h"

using namespace mw;

TEST_CASE("with less motion the show-me cursor jumps, and still takes its time to press") {
    headless::Screen screen{1366, 768};  // which asks for less motion
    const ui::Target* borrow = ui::find_target("account.borrow");
    REQUIRE(borrow != nullptr);
    const float x = borrow->rect.x + borrow->rect.w / 2;
    const float y = borrow->rect.y + borrow->rect.h / 2;
    ui::Ghost ghost;
    ghost.begin({ui::Gesture::Kind::press, "account.borrow", {}}, 1);
    int elapsed_ms = 0;
    while (ghost.busy() && elapsed_ms < 3'000) {
        ghost.frame(16);
        screen.frames(1);
        elapsed_ms += 16;
        const ImVec2 at = ImGui::GetIO().MousePos;
        if (ImGui::IsMousePosValid(&at)) {
            CHECK(std::abs(at.x - x) < 1);  // never on the way
            CHECK(std::abs(at.y - y) < 1);
        }
    }
    CHECK(ghost.outcome() == ui::Ghost::Outcome::done);
    CHECK(screen.desk.window == explain::Window::borrow);
    // looks 250, aims 160, presses 240 and settles 350 ms; to travel it would take 500 more
    CHECK(elapsed_ms > 900);
    CHECK(elapsed_ms < 1'300);
}
