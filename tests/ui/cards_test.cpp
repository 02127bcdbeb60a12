#include <doctest/doctest.h>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

using namespace mw;
using explain::CardView;
using explain::Figure;
using explain::FigureKind;
using explain::Window;
using headless::Screen;

namespace {

CardView level_card() {
    CardView card{"Margin level",
                  "1.3290",
                  "How many times what you hold covers what you owe.",
                  "Margin level = USDT held ÷ (BTC owed × index price)",
                  "8,053.94 ÷ (0.100001 × 60,600.00) = 1.32901971, shown as 1.3290",
                  "Cut down.",
                  {},
                  {}};
    card.inputs = {{"USDT held", "8,053.94 USDT", "what happened, line by line",
                    Figure{FigureKind::total, Pair::btcusdt, Asset::usdt, false}},
                   {"BTC owed", "0.100001 BTC", "borrowed and interest",
                    Figure{FigureKind::owed, Pair::btcusdt, Asset::btc, false}},
                   {"call level", "1.1", "set by the venue", {}}};
    return card;
}

void show(Screen& screen) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.frames(4);
}

/// Rests the pointer on a number until its small card is there.
void rest_on(Screen& screen, std::string_view name) {
    REQUIRE(screen.hover(name));
    screen.frames(10);
    CHECK(screen.desk.card.target.empty());  // a pointer that passes by asks for nothing
    screen.frames(30);
}

}  // namespace

TEST_CASE("cards: a pointer that rests on a number brings its small card, and takes it away") {
    Screen screen{1366, 768};
    show(screen);
    rest_on(screen, "account.level");
    CHECK(screen.desk.card.target == "account.level");
    CHECK(screen.desk.card.label == "Margin level");
    CHECK_FALSE(screen.desk.card.open);
    CHECK_FALSE(Screen::can_see("card.small"));  // nothing to say yet
    screen.views.late.card = level_card();
    screen.frames(2);
    CHECK(Screen::value_of("card.small") == "1.3290");
    REQUIRE(screen.hover("nav.help"));
    screen.frames(2);
    CHECK(screen.desk.card.target.empty());
}

TEST_CASE("cards: I opens the whole card, inputs lead on, Back leads back, Esc closes") {
    for (const auto& [width, height] :
         {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen);
        REQUIRE(screen.hover("account.level"));
        screen.frames(2);
        screen.key(ImGuiKey_I);
        screen.views.late.card = level_card();
        screen.frames(3);
        CHECK(screen.desk.card.open);
        CHECK(Screen::value_of("card") == "1.3290");
        CHECK(Screen::can_see("card.close"));
        CHECK_FALSE(Screen::can_see("card.back"));
        CHECK(Screen::value_of("card.input.2") == "1.1");
        REQUIRE(screen.press("card.input.1"));
        REQUIRE(screen.desk.card.path.size() == 1);
        CHECK(screen.desk.card.path[0].kind == FigureKind::owed);
        screen.views.late.card.trail = {"Margin level"};
        screen.frames(2);
        REQUIRE(screen.press("card.back"));
        CHECK(screen.desk.card.path.empty());
        CHECK(screen.desk.card.open);
        screen.key(ImGuiKey_Escape);
        CHECK(screen.desk.card.target.empty());
    }
}

TEST_CASE("cards: Esc closes the card first and the window behind it next") {
    Screen screen{1366, 768};
    show(screen);
    screen.desk.window = Window::borrow;
    screen.frames(3);
    REQUIRE(screen.hover("borrow.limit"));
    screen.frames(2);
    screen.key(ImGuiKey_I);
    screen.views.late.card = level_card();
    screen.frames(2);
    CHECK(screen.desk.card.target == "borrow.limit");
    CHECK(Screen::can_see("card.close"));
    screen.key(ImGuiKey_Escape);
    CHECK(screen.desk.card.target.empty());
    CHECK(screen.desk.window == Window::borrow);
    screen.key(ImGuiKey_Escape);
    CHECK(screen.desk.window == Window::none);
}

TEST_CASE("cards: I in a text field is a letter, and over a button it is nothing") {
    Screen screen{1366, 768};
    show(screen);
    REQUIRE(screen.press("order.quantity"));
    screen.key(ImGuiKey_I);
    CHECK(screen.desk.card.target.empty());
    CHECK(Screen::value_of("order.quantity").find_first_not_of("0123456789.,") ==
          std::string::npos);
    screen.key(ImGuiKey_Escape);
    REQUIRE(screen.hover("account.borrow"));
    screen.frames(40);
    screen.key(ImGuiKey_I);
    CHECK(screen.desk.card.target.empty());
}

TEST_CASE("cards: a card goes with the number it explains") {
    Screen screen{1366, 768};
    show(screen);
    REQUIRE(screen.hover("account.level"));
    screen.frames(2);
    screen.key(ImGuiKey_I);
    CHECK(screen.desk.card.open);
    screen.desk.page = explain::Page::orders;
    screen.frames(4);
    CHECK(screen.desk.card.target.empty());
}

TEST_CASE("cards: code that cannot be had leaves the plain tooltip") {
    Screen screen{1366, 768};
    show(screen);
    ui::late_code(ui::LateCode::missing);
    REQUIRE(screen.hover("account.level"));
    screen.frames(40);
    CHECK(screen.desk.card.target.empty());
    CHECK_FALSE(ui::take_late_wish());
    ui::late_code(ui::LateCode::asleep);
    REQUIRE(screen.hover("nav.help"));
    screen.frames(2);
    REQUIRE(screen.hover("account.level"));
    screen.frames(40);
    CHECK(ui::take_late_wish());
    ui::late_code(ui::LateCode::here);
}
