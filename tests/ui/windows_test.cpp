#include <doctest/doctest.h>

#include <algorithm>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"
#include "ui/targets.h"

using namespace mw;
using explain::Page;
using explain::Window;
using headless::Screen;

namespace {

void show(Screen& screen, Window window) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.desk.window = window;
    screen.frames(4);
}

/// The only command that was asked for, or null.
const Command* only_command(const Screen& screen) {
    return screen.asked.size() == 1 ? std::get_if<Command>(&screen.asked.front()) : nullptr;
}

explain::Action allowed(const Command& command) { return {"Confirm", command, {}, {}, {}, {}}; }

}  // namespace

TEST_CASE("windows: confirming a loan asks for exactly the command of the view") {
    Screen screen{1366, 768};
    show(screen, Window::borrow);
    screen.views.borrow.problem.clear();
    screen.views.borrow.confirm = allowed(Borrow{Pair::btcusdt, {Asset::btc, 10'000'000}});
    screen.frames(2);
    REQUIRE(screen.press("borrow.confirm"));
    const Command* command = only_command(screen);
    REQUIRE(command != nullptr);
    const auto* borrow = std::get_if<Borrow>(command);
    REQUIRE(borrow != nullptr);
    CHECK(borrow->amount.units == 10'000'000);
}

TEST_CASE("windows: a refused loan cannot be confirmed, says why, and its fix fills the field") {
    Screen screen{1366, 768};
    show(screen, Window::borrow);
    screen.desk.borrow.amount = "0.32";
    screen.views.borrow.problem =
        "0.32 is 0.01970 BTC above your limit. The level after the loan must stay at 1.111.";
    screen.views.borrow.confirm = {"Confirm Borrow", std::nullopt,  screen.views.borrow.problem,
                                   "-11008",         "Use 0.30030", "0.30030"};
    screen.frames(2);
    CHECK(!screen.press("borrow.confirm"));
    CHECK(screen.asked.empty());
    CHECK(Screen::value_of("borrow.error") == screen.views.borrow.problem);
    REQUIRE(screen.press("borrow.fix"));
    CHECK(screen.desk.borrow.amount == "0.30030");
}

TEST_CASE("windows: typing and Max write into the draft of the tab in front") {
    Screen screen{1366, 768};
    show(screen, Window::repay);
    screen.views.repay.max = "0.100001";
    REQUIRE(screen.type("repay.amount", "0.05"));
    CHECK(screen.desk.repay.amount == "0.05");
    REQUIRE(screen.press("repay.max"));
    screen.frames(2);
    CHECK(screen.desk.repay.amount == "0.100001");
    CHECK(screen.desk.borrow.amount.empty());
}

TEST_CASE("windows: the tabs of the loan window change which half is in front") {
    Screen screen{1366, 768};
    show(screen, Window::borrow);
    REQUIRE(screen.press("borrow.tab.repay"));
    screen.frames(2);
    CHECK(screen.desk.window == Window::repay);
    CHECK(Screen::can_see("repay.amount"));
    CHECK(!Screen::can_see("borrow.amount"));
}

TEST_CASE("windows: choosing another coin empties the amount") {
    Screen screen{1366, 768};
    show(screen, Window::transfer);
    screen.desk.transfer.amount = "2000";
    REQUIRE(screen.press("transfer.asset"));
    screen.frames(2);
    REQUIRE(screen.press("transfer.asset.BTC"));
    screen.frames(2);
    CHECK(screen.desk.transfer.asset == Asset::btc);
    CHECK(screen.desk.transfer.amount.empty());
    REQUIRE(screen.press("transfer.swap"));
    screen.frames(2);
    CHECK(screen.desk.transfer.direction == Direction::out_of_isolated);
}

TEST_CASE("windows: the page behind cannot be pressed, the coach and the time bar can") {
    Screen screen{1366, 768};
    show(screen, Window::borrow);
    CHECK(!Screen::can_see("account.borrow"));
    CHECK(!Screen::can_see("nav.wallet"));
    CHECK(!Screen::can_see("nav.settings"));
    CHECK(Screen::can_see("lesson.hint"));
    CHECK(Screen::can_see("time.pause"));
    REQUIRE(screen.press("lesson.hint"));
    CHECK(screen.asked.size() == 1);
    CHECK(screen.desk.window == Window::borrow);
}

TEST_CASE("windows: Esc leaves the list first, then the field, then the window") {
    Screen screen{1366, 768};
    show(screen, Window::borrow);
    REQUIRE(screen.press("borrow.asset"));
    screen.frames(2);
    REQUIRE(Screen::can_see("borrow.asset.USDT"));
    screen.key(ImGuiKey_Escape);
    screen.frames(2);
    CHECK(!Screen::can_see("borrow.asset.USDT"));
    CHECK(screen.desk.window == Window::borrow);
    REQUIRE(screen.press("borrow.amount"));
    screen.key(ImGuiKey_Escape);
    screen.frames(2);
    CHECK(screen.desk.window == Window::borrow);
    screen.key(ImGuiKey_Escape);
    screen.frames(2);
    CHECK(screen.desk.window == Window::none);
}

TEST_CASE("windows: the keyboard walks inside the window in front") {
    Screen screen{1366, 768};
    show(screen, Window::borrow);
    bool reached_amount = false;
    for (int i = 0; i < 20; ++i) {
        screen.key(ImGuiKey_Tab);
        for (const ui::Target& target : ui::targets()) {
            if (!target.focused) continue;
            CHECK(target.name.find("account.") == std::string::npos);
            reached_amount = reached_amount || target.name == "borrow.amount";
        }
    }
    CHECK(reached_amount);
}

TEST_CASE("windows: picking a pair sets it and closes the list") {
    Screen screen{1366, 768};
    show(screen, Window::pairs);
    screen.desk.pair.reset();
    screen.views.pairs = {{Pair::btcusdt, "BTCUSDT", "BTC/USDT", "10x", {"60,600.00"}, {"+0.87%"}}};
    screen.frames(2);
    REQUIRE(screen.press("pair.row.BTCUSDT"));
    CHECK(screen.desk.pair == Pair::btcusdt);
    CHECK(screen.desk.window == Window::none);
}

TEST_CASE("windows: settings change the theme and the size at once") {
    Screen screen{1366, 768};
    show(screen, Window::settings);
    REQUIRE(screen.press("settings.theme.contrast"));
    CHECK(screen.desk.theme == explain::Theme::contrast);
    REQUIRE(screen.press("settings.palette.blue_orange"));
    CHECK(screen.desk.palette == explain::Palette::blue_orange);
    CHECK(Screen::value_of("settings.palette.blue_orange") == "true");
    REQUIRE(screen.press("settings.present"));
    CHECK(screen.desk.present);
    screen.frames(2);
    REQUIRE(screen.press("settings.close"));
    CHECK(screen.desk.window == Window::none);
}

TEST_CASE("windows: every setting can be scrolled to, with larger type and on a phone") {
    for (const auto& [w, h] : {std::pair{1366.0F, 768.0F}, {1920.0F, 1080.0F}, {390.0F, 667.0F}}) {
        CAPTURE(w);
        Screen screen{w, h};
        show(screen, Window::settings);
        screen.desk.present = w > 1'000;
        screen.desk.coach_folded = w < 1'000;  // a short phone has room for one of the two
        screen.frames(2);
        for (const char* name :
             {"settings.theme.light", "settings.palette.blue_orange", "settings.letter_keys",
              "settings.confirm_orders", "settings.realism.harsh"}) {
            CAPTURE(std::string{name});
            ui::reveal(name);
            screen.frames(3);
            CHECK(screen.press(name));
        }
        CHECK(screen.desk.palette == explain::Palette::blue_orange);
        CHECK(screen.desk.confirm_orders);
        CHECK_FALSE(screen.desk.letter_keys);
    }
}

TEST_CASE("windows: every window fits every screen, with its close button in reach") {
    struct Row {
        Window window;
        const char* close;
    };
    const Row rows[] = {{Window::pairs, "pair.close"},         {Window::transfer, "transfer.close"},
                        {Window::borrow, "borrow.close"},      {Window::repay, "borrow.close"},
                        {Window::help, "help.close"},          {Window::settings, "settings.close"},
                        {Window::inspector, "inspector.close"}};
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{768.0F, 1024.0F},
                                        std::pair{390.0F, 844.0F}, std::pair{1920.0F, 1080.0F}})
        for (const Row& row : rows) {
            CAPTURE(width);
            CAPTURE(row.close);
            Screen screen{width, height};
            show(screen, row.window);
            CHECK(Screen::can_see(row.close));
            CHECK(screen.press(row.close));
            CHECK(screen.desk.window == Window::none);
        }
}

TEST_CASE("windows: a part of the debt fills the amount; without one the parts say why not") {
    Screen screen{1366, 768};
    show(screen, Window::repay);
    CHECK(!screen.press("repay.percent.50"));  // nothing to repay with
    const char* parts[] = {"0.025", "0.05", "0.075", "0.1"};
    for (int i = 0; i < 4; ++i) screen.views.repay.percent[i] = parts[i];
    screen.frames(2);
    REQUIRE(screen.press("repay.percent.75"));
    CHECK(screen.desk.repay.amount == "0.075");
}

TEST_CASE("windows: what a search leaves is not called the only pair there is") {
    Screen screen{1366, 768};
    show(screen, Window::pairs);
    screen.views.pairs = {{Pair::btcusdt, "BTCUSDT", "BTC/USDT", "10x", {"60,000.00"}, {"+1.00%"}}};
    const auto says = [](std::string_view words) {
        return std::ranges::contains(ui::targets(), words, &ui::Target::value);
    };
    screen.frames(2);
    CHECK(says("The only pair that trades in this world."));
    screen.desk.pair_search = "BTC";
    screen.frames(2);
    CHECK_FALSE(says("The only pair that trades in this world."));
}

TEST_CASE("windows: help tells how to leave the page without a pointer") {
    Screen screen{1366, 768};
    show(screen, Window::help);
    CHECK(std::ranges::any_of(ui::targets(), [](const ui::Target& target) {
        return target.value.contains("press Esc, then Tab");
    }));
}

TEST_CASE("windows: stars are given in the list of pairs and in the header") {
    Screen screen{1366, 768};
    show(screen, Window::pairs);
    screen.views.pairs = {{Pair::btcusdt, "BTCUSDT", "BTC/USDT", "10x", {"60,000.00"}, {"+1.00%"}}};
    screen.frames(2);
    REQUIRE(screen.press("pair.star.BTCUSDT"));
    CHECK(screen.desk.favourites == explain::favourite_bit(Pair::btcusdt));
    CHECK(screen.desk.window == Window::pairs);  // the row behind was not pressed
    REQUIRE(screen.press("pair.tab.favourites"));
    CHECK(screen.desk.favourites_only);
    screen.desk.window = Window::none;
    screen.frames(2);
    REQUIRE(screen.press("pair.favourite"));
    CHECK(screen.desk.favourites == 0);
}

TEST_CASE("windows: an order is asked about once more when that is switched on") {
    Screen screen{1366, 768};
    show(screen, Window::none);
    screen.frames(2);
    REQUIRE(screen.press("order.submit"));
    CHECK(screen.asked.size() == 1);  // switched off
    screen.asked.clear();
    screen.desk.confirm_orders = true;
    screen.frames(2);
    REQUIRE(screen.press("order.submit"));
    CHECK(screen.asked.empty());
    CHECK(screen.desk.window == Window::confirm_order);
    screen.views.late.asked = {{"Type", {"OCO"}, {}},
                               {"Limit after the trigger", {"57,900.00 USDT"}, {}}};
    screen.frames(3);
    CHECK(Screen::value_of("fact.limit_after_the_trigger") == "57,900.00 USDT");
    REQUIRE(screen.press("dialog.cancel"));
    CHECK(screen.asked.empty());
    CHECK(screen.desk.window == Window::none);
    screen.frames(2);
    REQUIRE(screen.press("order.submit"));
    screen.frames(3);
    REQUIRE(screen.press("dialog.quiet"));
    CHECK(!screen.desk.confirm_orders);
    screen.frames(2);
    REQUIRE(screen.press("dialog.ok"));
    REQUIRE(screen.asked.size() == 1);
    CHECK(screen.desk.window == Window::none);
}

TEST_CASE("windows: a part whose code is not here is asked for, told of, and closes") {
    Screen screen{1366, 768};
    ui::late_code(ui::LateCode::asleep);
    screen.frames(2);
    CHECK(!ui::take_late_wish());
    show(screen, Window::settings);
    CHECK(ui::take_late_wish());
    CHECK(!Screen::can_see("settings.close"));
    ui::late_code(ui::LateCode::missing);
    screen.frames(2);
    CHECK(!ui::take_late_wish());  // once is enough
    REQUIRE(screen.press("window.close"));
    CHECK(screen.desk.window == Window::none);
    ui::late_code(ui::LateCode::here);
    show(screen, Window::settings);
    CHECK(Screen::can_see("settings.close"));
}
