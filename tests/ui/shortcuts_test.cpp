#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

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

TEST_CASE("shortcuts: letters open windows and pages") {
    struct Row {
        ImGuiKey key;
        Window window;
        Page page;
    };
    for (const Row& row :
         {Row{ImGuiKey_T, Window::transfer, Page::trade},
          Row{ImGuiKey_B, Window::borrow, Page::trade}, Row{ImGuiKey_R, Window::repay, Page::trade},
          Row{ImGuiKey_C, Window::inspector, Page::trade},
          Row{ImGuiKey_W, Window::none, Page::wallet},
          Row{ImGuiKey_H, Window::none, Page::orders}}) {
        Screen screen{1366, 768};
        show(screen);
        screen.key(row.key);
        CHECK(screen.desk.window == row.window);
        CHECK(screen.desk.page == row.page);
    }
}

TEST_CASE("shortcuts: in a text field a letter is a letter") {
    Screen screen{1366, 768};
    show(screen);
    screen.desk.page = Page::wallet;
    screen.frames(2);
    REQUIRE(screen.press("wallet.margin.filter"));
    screen.key(ImGuiKey_B);
    CHECK(screen.desk.window == Window::none);
    CHECK(screen.desk.page == Page::wallet);
}

TEST_CASE("shortcuts: Space pauses, brackets change the speed by one notch") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.time.speed = 60;
    screen.key(ImGuiKey_Space);
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::holds_alternative<ui::TogglePause>(screen.asked.front()));
    screen.asked.clear();
    screen.key(ImGuiKey_LeftBracket);
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::get<ui::SetSpeed>(screen.asked.front()).speed == 10);
    screen.asked.clear();
    screen.key(ImGuiKey_RightBracket);
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::get<ui::SetSpeed>(screen.asked.front()).speed == 600);
}

TEST_CASE("shortcuts: Ctrl and Z rewind only when there is something to undo") {
    Screen screen{1366, 768};
    show(screen);
    screen.views.time.can_rewind = false;
    screen.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(screen.asked.empty());
    screen.views.time.can_rewind = true;
    screen.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::holds_alternative<ui::RewindOne>(screen.asked.front()));
}

TEST_CASE("shortcuts: the question mark opens and closes help") {
    Screen screen{1366, 768};
    show(screen);
    screen.key(ImGuiKey_Slash, ImGuiMod_Shift);
    CHECK(screen.desk.window == Window::help);
    screen.key(ImGuiKey_Slash, ImGuiMod_Shift);
    CHECK(screen.desk.window == Window::none);
}

TEST_CASE("shortcuts: O puts the caret into the order form's amount") {
    Screen screen{1366, 768};
    show(screen);
    screen.key(ImGuiKey_O);
    screen.frames(3);
    const ui::Target* field = ui::find_target("order.quantity");
    REQUIRE(field != nullptr);
    CHECK(field->focused);
}

TEST_CASE("shortcuts: after a change of page the keyboard is on the new page") {
    for (const auto& [key, begins] :
         {std::pair{ImGuiKey_W, "wallet."}, std::pair{ImGuiKey_H, "orders."}}) {
        CAPTURE(begins);
        Screen screen{1366, 768};
        show(screen);
        ui::focus("pair.favourite");  // only the trade page has it
        screen.frames(2);
        REQUIRE(ui::find_target("pair.favourite")->focused);
        screen.key(key);
        std::string first;
        for (const ui::Target& target : ui::targets())
            if (target.focused) first = target.name;
        CHECK(first.starts_with(begins));
    }
}

TEST_CASE("shortcuts: O reaches the amount from another page at the first press") {
    for (const Page page : {Page::wallet, Page::orders}) {
        Screen screen{1366, 768};
        show(screen);
        screen.desk.page = page;
        screen.frames(2);
        screen.key(ImGuiKey_O);
        screen.frames(3);
        CHECK(screen.desk.page == Page::trade);
        const ui::Target* field = ui::find_target("order.quantity");
        REQUIRE(field != nullptr);
        CHECK(field->focused);
    }
}

TEST_CASE("shortcuts: letters and signs can be switched off, other keys stay") {
    Screen screen{1366, 768};
    show(screen);
    screen.desk.letter_keys = false;
    screen.views.time.can_rewind = true;
    for (const ImGuiKey key : {ImGuiKey_B, ImGuiKey_W, ImGuiKey_N, ImGuiKey_Comma,
                               ImGuiKey_LeftBracket, ImGuiKey_RightBracket})
        screen.key(key);
    screen.key(ImGuiKey_Slash, ImGuiMod_Shift);
    CHECK(screen.desk.window == Window::none);
    CHECK(screen.desk.page == Page::trade);
    CHECK(screen.asked.empty());
    screen.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    screen.key(ImGuiKey_Space);
    CHECK(screen.asked.size() == 2);
}
