#include <doctest/doctest.h>

#include "support/headless.h"

using namespace mw;
using headless::Screen;

TEST_CASE("typing into the form fills the draft and nothing else") {
    Screen screen{1366, 768};
    REQUIRE(screen.type("order.price", "61500.5"));
    REQUIRE(screen.type("order.quantity", "0.2"));
    CHECK(screen.desk.order.price == "61500.5");
    CHECK(screen.desk.order.quantity == "0.2");
    CHECK_FALSE(screen.desk.order.by_total);
    CHECK(Screen::value_of("order.price") == "61500.5");
    CHECK(screen.asked.empty());
}

TEST_CASE("fields take digits and one point only") {
    Screen screen{1366, 768};
    REQUIRE(screen.type("order.quantity", "-a1.5.2e"));
    CHECK(screen.desk.order.quantity == "1.52");
}

TEST_CASE("typing the total makes the total lead and shows the derived amount") {
    Screen screen{1366, 768};
    REQUIRE(screen.type("order.total", "3000"));
    CHECK(screen.desk.order.by_total);
    CHECK(screen.desk.order.total == "3000");
    screen.views.order.quantity_shown = "0.05000";
    screen.frames(1);
    CHECK(Screen::value_of("order.quantity") == "0.05000");
    REQUIRE(screen.type("order.quantity", "1"));
    CHECK_FALSE(screen.desk.order.by_total);
}

TEST_CASE("side, type and percent buttons write the draft") {
    Screen screen{1920, 1080};
    REQUIRE(screen.press("order.side.sell"));
    CHECK(screen.desk.order.side == Side::sell);
    CHECK(Screen::value_of("order.side.sell") == "true");
    REQUIRE(screen.press("order.type.market"));
    CHECK(screen.desk.order.type == explain::FormType::market);
    CHECK(Screen::value_of("order.price") == "market");
    REQUIRE(screen.press("order.percent.75"));
    CHECK(screen.desk.order.quantity == "0.10067");
}

TEST_CASE("submitting asks for the command the view holds") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("order.submit"));
    REQUIRE(screen.asked.size() == 1);
    const auto* command = std::get_if<Command>(&screen.asked[0]);
    REQUIRE(command != nullptr);
    const auto* order = std::get_if<PlaceOrder>(command);
    REQUIRE(order != nullptr);
    CHECK(order->side == Side::buy);
}

TEST_CASE("a refused order cannot be sent, and the form says why") {
    for (const float width : {1920.0F, 1366.0F}) {
        CAPTURE(width);
        Screen screen{width, width == 1920 ? 1080.0F : 768.0F};
        CHECK(ui::find_target("order.error") == nullptr);
        screen.views.order.submit.command.reset();
        screen.views.order.submit.why_not = "You have 0.00 USDT here.";
        screen.views.order.problem = screen.views.order.submit.why_not;
        screen.frames(2);
        CHECK_FALSE(screen.press("order.submit"));
        CHECK(screen.asked.empty());
        CHECK(Screen::value_of("order.error") == "You have 0.00 USDT here.");
    }
}

TEST_CASE("the suggested amount can be taken over with one press") {
    Screen screen{1920, 1080};
    screen.views.order.submit.command.reset();
    screen.views.order.submit.why_not = screen.views.order.problem = "Too much.";
    screen.views.order.submit.fix_label = "Use 0.03333";
    screen.views.order.submit.fix_value = "0.03333";
    screen.frames(2);
    REQUIRE(screen.press("order.fix"));
    CHECK(screen.desk.order.quantity == "0.03333");
}

TEST_CASE("modes of later versions are shown, refused and explained") {
    Screen screen{1366, 768};
    CHECK(Screen::value_of("order.mode.normal") == "true");
    CHECK_FALSE(screen.press("order.mode.auto"));
    CHECK(Screen::value_of("order.mode.normal") == "true");
    const ui::Target* automatic = ui::find_target("order.mode.auto");
    REQUIRE(automatic != nullptr);
    CHECK_FALSE(automatic->enabled);
}

TEST_CASE("the form is worked with the keyboard alone") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("order.price"));
    screen.key(ImGuiKey_Tab);
    CHECK(ui::find_target("order.quantity")->focused);
    for (int i = 0; i < 12 && !ui::find_target("order.submit")->focused; ++i)
        screen.key(ImGuiKey_Tab);
    REQUIRE(ui::find_target("order.submit")->focused);
    screen.key(ImGuiKey_Enter);
    CHECK(screen.asked.size() == 1);
    screen.key(ImGuiKey_Space);
    CHECK(screen.asked.size() == 2);
}

TEST_CASE("the Cross tab explains itself and leads back to Isolated") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("trade.tab.cross"));
    CHECK(screen.desk.account == explain::AccountTab::cross);
    CHECK(ui::find_target("order.submit") == nullptr);
    REQUIRE(screen.press("trade.back_to_isolated"));
    CHECK(screen.desk.account == explain::AccountTab::isolated);
    CHECK(Screen::can_see("order.submit"));
}
