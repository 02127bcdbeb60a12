#include <doctest/doctest.h>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"
#include "ui/ways.h"

using namespace mw;
using explain::Page;
using explain::Window;
using headless::Screen;

namespace {

void show(Screen& screen) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.frames(3);
}

}  // namespace

TEST_CASE("nav: pressing Wallet opens its menu, pressing the entry turns the page") {
    Screen screen{1366, 768};
    show(screen);
    CHECK(!Screen::can_see("nav.wallet.margin"));
    REQUIRE(screen.press("nav.wallet"));
    screen.frames(2);
    CHECK(screen.desk.page == Page::trade);
    REQUIRE(screen.press("nav.wallet.margin"));
    screen.frames(2);
    CHECK(screen.desk.page == Page::wallet);
    CHECK(!Screen::can_see("nav.wallet.margin"));
}

TEST_CASE("nav: pressing Trade again, or Esc, closes its menu") {
    Screen screen{1366, 768};
    show(screen);
    REQUIRE(screen.press("nav.trade"));
    screen.frames(2);
    REQUIRE(Screen::can_see("nav.trade.margin"));
    screen.press("nav.trade");
    screen.frames(3);
    CHECK(!Screen::can_see("nav.trade.margin"));
    REQUIRE(screen.press("nav.trade"));
    screen.frames(2);
    REQUIRE(Screen::can_see("nav.trade.margin"));
    screen.key(ImGuiKey_Escape);
    screen.frames(3);
    CHECK(!Screen::can_see("nav.trade.margin"));
    CHECK(screen.desk.page == Page::trade);
}

TEST_CASE("nav: the menu works by keyboard alone") {
    Screen screen{1366, 768};
    show(screen);
    for (int i = 0; i < 12; ++i) {
        screen.key(ImGuiKey_Tab);
        const ui::Target* orders = ui::find_target("nav.orders");
        if (orders != nullptr && orders->focused) break;
    }
    REQUIRE(ui::find_target("nav.orders")->focused);
    screen.key(ImGuiKey_Enter);
    screen.frames(3);
    REQUIRE(Screen::can_see("nav.orders.margin"));
    screen.key(ImGuiKey_Enter);
    screen.frames(3);
    CHECK(screen.desk.page == Page::orders);
}

TEST_CASE("nav: on a phone the tabs at the bottom take the same two presses") {
    Screen screen{390, 844};
    show(screen);
    REQUIRE(screen.press("nav.wallet"));
    screen.frames(2);
    REQUIRE(screen.press("nav.wallet.margin"));
    screen.frames(2);
    CHECK(screen.desk.page == Page::wallet);
    REQUIRE(screen.press("nav.lessons"));
    screen.frames(2);
    CHECK(screen.desk.page == Page::lessons);
}

TEST_CASE("nav: a hand that asks for the way comes from the orders page to a loan") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen);
        screen.desk.page = Page::orders;
        screen.desk.window = Window::help;
        screen.frames(3);
        int presses = 0;
        for (; presses < 10; ++presses) {
            const std::string first = ui::next_press_toward("repay.confirm", screen.desk);
            CAPTURE(first);
            REQUIRE(!first.empty());
            if (first == "repay.confirm") break;
            screen.press(first);
            screen.frames(3);
        }
        // close help, nav.trade, nav.trade.margin, account.repay
        CHECK(presses == 4);
        CHECK(screen.desk.window == Window::repay);
    }
}
