#include "ui/targets.h"

#include <doctest/doctest.h>

#include <set>

#include "support/headless.h"

using namespace mw;
using headless::Screen;

TEST_CASE("the registry holds what is on the screen, where it is and what it shows") {
    Screen screen{1366, 768};
    const ui::Target* price = ui::find_target("order.price");
    REQUIRE(price != nullptr);
    CHECK(price->role == ui::Role::textbox);
    CHECK(price->label == "Price");
    CHECK(price->value == "60,000.00");
    CHECK(price->visible);
    CHECK(price->rect.h == 30);  // compact field
    CHECK(ui::name_of(price->role) == "textbox");
}

TEST_CASE("every control on the trade page has a name") {
    for (const auto& [width, height] :
         {std::pair{1920.0F, 1080.0F}, {1366.0F, 768.0F}, {768.0F, 1024.0F}, {390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        CHECK(ui::unnamed_items().empty());
    }
}

TEST_CASE("no two controls on the trade page share a name") {
    Screen screen{1920, 1080};
    std::set<std::string> seen;
    for (const ui::Target& target : ui::targets()) {
        CAPTURE(target.name);
        CHECK(seen.insert(target.name).second);
    }
}

TEST_CASE("what a window covers is laid out but cannot be seen") {
    Screen screen{1366, 768};
    REQUIRE(Screen::can_see("order.submit"));
    screen.desk.window = explain::Window::transfer;
    screen.frames(2);
    CHECK(ui::find_target("order.submit") != nullptr);
    CHECK_FALSE(Screen::can_see("order.submit"));
}

TEST_CASE("a finger finds text in fields, something to drag on the chart, nothing on buttons") {
    Screen screen{390, 844};
    const auto hit = [](std::string_view name) {
        const ui::Target* target = ui::find_target(name);
        REQUIRE(target != nullptr);
        return ui::hit_at(target->rect.x + target->rect.w / 2, target->rect.y + 4);
    };
    CHECK(hit("chart") == 3);  // two fingers zoom it
    CHECK(hit("account.borrow") == 0);
    screen.desk.window = explain::Window::order_sheet;
    screen.frames(2);
    CHECK(hit("order.quantity") == 4);  // takes nothing but a number
    screen.desk.window = explain::Window::pairs;
    screen.frames(2);
    CHECK(hit("pair.search") == 1);
}

TEST_CASE("the value of a toggle follows its presses") {
    Screen screen{1920, 1080};
    CHECK(Screen::value_of("chart.indicator.ema") == "true");
    REQUIRE(screen.press("chart.indicator.ema"));
    CHECK(Screen::value_of("chart.indicator.ema") == "false");
    CHECK_FALSE(screen.desk.show_ema);
}
