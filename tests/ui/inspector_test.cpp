#include <doctest/doctest.h>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

using namespace mw;
using explain::Window;
using headless::Screen;

namespace {

/// Three calls, of which the middle one is looked at.
explain::InspectorView three_calls() {
    explain::InspectorView view;
    view.calls = {
        {3, "10:42:15", "POST", "/sapi/v1/margin/order", {"400 -2010", explain::Tone::down}},
        {2, "10:41:00", "POST", "/sapi/v1/margin/borrow-repay", {"200", explain::Tone::up}},
        {1, "10:40:00", "POST", "/sapi/v1/asset/transfer", {"200", explain::Tone::up}}};
    view.chosen = 1;
    view.params = {{"amount", {"0.1", {}}, {}}, {"asset", {"BTC", {}}, {}}};
    view.answer = {"{", "  \"tranId\": 7", "}"};
    view.curl = "curl it";
    view.python = "python it";
    view.javascript = "javascript it";
    return view;
}

void show(Screen& screen) {
    screen.views = samples::whole_page();
    screen.views.inspector = three_calls();
    screen.desk = samples::trade_desk();
    screen.desk.window = Window::inspector;
    screen.frames(4);
}

}  // namespace

TEST_CASE("inspector: each call can be chosen, on every screen") {
    for (const auto& [width, height] :
         {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}, std::pair{1920.0F, 1080.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen);
        CHECK(Screen::value_of("inspector.row.0") == "false");
        CHECK(Screen::value_of("inspector.row.1") == "true");
        screen.desk.calls.copied = "curl";
        REQUIRE(screen.press("inspector.row.2"));
        CHECK(screen.desk.calls.chosen == 1);
        CHECK(screen.desk.calls.copied.empty());
        REQUIRE(screen.press("inspector.close"));
        CHECK(screen.desk.window == Window::none);
    }
}

TEST_CASE("inspector: its buttons copy the chosen call and stay with it") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        Screen screen{width, height};
        show(screen);
        for (const std::string kind : {"curl", "python", "javascript"}) {
            REQUIRE(screen.press("inspector.copy." + kind));
            CHECK(ImGui::GetClipboardText() == kind + " it");
            CHECK(screen.desk.calls.copied == kind);
            CHECK(screen.desk.calls.chosen == 2);
            screen.frames(2);
            CHECK(Screen::value_of("inspector.copy." + kind) == "true");
        }
    }
}

TEST_CASE("inspector: nothing can be copied before there is a call") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.inspector = {};
    screen.views.inspector.note = "Nothing yet.";
    screen.frames(2);
    CHECK_FALSE(Screen::can_see("inspector.copy.curl"));
    CHECK(Screen::can_see("inspector.close"));
}

TEST_CASE("inspector: opened from the bar, or a phone's menu") {
    Screen wide{1366, 768};
    show(wide);
    wide.desk.window = Window::none;
    wide.frames(2);
    REQUIRE(wide.press("nav.inspector"));
    CHECK(wide.desk.window == Window::inspector);
}
