#include <doctest/doctest.h>

#include <array>

#include "support/headless.h"

using namespace mw;
using headless::Screen;

TEST_CASE("before an account is chosen its panel says what to choose, and nothing is borrowed") {
    Screen screen{1366, 768};
    screen.desk.account = explain::AccountTab::none;
    screen.desk.pair.reset();
    screen.frames(2);
    CHECK(ui::find_target("account.borrow") == nullptr);
    REQUIRE(screen.press("trade.tab.isolated"));
    CHECK(ui::find_target("account.borrow") == nullptr);  // no pair yet
    screen.desk.pair = Pair::btcusdt;
    screen.frames(2);
    CHECK(Screen::can_see("account.borrow"));
}

TEST_CASE("the account's buttons open their windows") {
    for (const auto& [name, window] : {std::pair{"account.transfer", explain::Window::transfer},
                                       {"account.borrow", explain::Window::borrow},
                                       {"account.repay", explain::Window::repay}}) {
        CAPTURE(name);
        Screen screen{1366, 768};
        REQUIRE(screen.press(name));
        CHECK(screen.desk.window == window);
    }
}

TEST_CASE("the pair in the strip opens the list of pairs") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("pair.open"));
    CHECK(screen.desk.window == explain::Window::pairs);
}

TEST_CASE("the account panel names level, liquidation price and debt") {
    Screen screen{1920, 1080};
    CHECK(Screen::value_of("account.level") == "1.3290");
    CHECK(Screen::value_of("account.liquidation_price") == "76,703");
    CHECK(Screen::value_of("account.debt") == "0.100001 BTC");
}

TEST_CASE("in a low window the account scrolls and its buttons stay") {
    Screen screen{1366, 640};
    CHECK(Screen::can_see("account.borrow"));
    const ui::Target* borrow = ui::find_target("account.borrow");
    CHECK(borrow->rect.bottom() <= 640 - 36);  // above the time bar
}

TEST_CASE("a row of the book fills the price") {
    Screen screen{1366, 768};
    screen.desk.order.type = explain::FormType::market;
    REQUIRE(screen.press("book.row.bid.2"));
    CHECK(screen.desk.order.price == "60,598.94");
    CHECK(screen.desk.order.type == explain::FormType::limit);
    REQUIRE(screen.press("book.row.ask.0"));
    CHECK(screen.desk.order.price == "60,600.01");
}

TEST_CASE("book rows fill their panel exactly, best prices in the middle") {
    Screen screen{1366, 768};
    const ui::Target* best_ask = ui::find_target("book.row.ask.0");
    const ui::Target* best_bid = ui::find_target("book.row.bid.0");
    REQUIRE(best_ask != nullptr);
    REQUIRE(best_bid != nullptr);
    CHECK(best_bid->rect.y - best_ask->rect.bottom() == 30);
    CHECK(best_ask->rect.h >= 19);
    CHECK(best_ask->rect.h < 21);
}

TEST_CASE("intervals and the wheel change the chart, a double click puts it back") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("chart.interval.1h"));
    CHECK(screen.desk.interval == Interval::h1);
    CHECK(Screen::value_of("chart.interval.1h") == "true");
    REQUIRE(screen.hover("chart"));
    ImGui::GetIO().AddMouseWheelEvent(0, 1);
    screen.frames(1);
    CHECK(screen.desk.chart_step_px == 7);  // one more than the layout's own 6
}

TEST_CASE("dragging the chart to the right shows older candles") {
    Screen screen{1366, 768};
    REQUIRE(screen.hover("chart"));
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(0, true);
    screen.frames(1);
    io.AddMousePosEvent(io.MousePos.x + 60, io.MousePos.y);
    screen.frames(1);
    io.AddMouseButtonEvent(0, false);
    screen.frames(1);
    CHECK(screen.desk.chart_shift == 10);  // 60 px at 6 px a candle
    REQUIRE(screen.press("chart.newest"));
    CHECK(screen.desk.chart_shift == 0);
}

TEST_CASE("on a phone Buy and Sell open the form, tabs take turns above it") {
    Screen screen{390, 844};
    CHECK(Screen::can_see("chart"));
    REQUIRE(screen.press("phone.tab.book"));
    CHECK(Screen::can_see("book.row.ask.0"));
    CHECK(ui::find_target("chart") == nullptr);
    REQUIRE(screen.press("order.open.sell"));
    CHECK(screen.desk.window == explain::Window::order_sheet);
    CHECK(screen.desk.order.side == Side::sell);
    screen.frames(2);
    CHECK(Screen::can_see("order.quantity"));
}

TEST_CASE("everything a finger presses on a phone is at least 44 px high") {
    Screen screen{390, 844};
    for (const auto* name :
         {"account.transfer", "account.borrow", "account.repay", "order.open.buy",
          "order.open.sell", "phone.tab.chart", "phone.tab.book", "phone.tab.trades",
          "phone.tab.positions", "chart.interval", "chart.indicator", "nav.trade"}) {
        CAPTURE(name);
        const ui::Target* target = ui::find_target(name);
        REQUIRE(target != nullptr);
        CHECK(target->rect.h >= 44);
    }
}

TEST_CASE("a phone lets the learner choose Isolated before there is an account") {
    Screen screen{390, 844};
    screen.desk.account = explain::AccountTab::none;
    screen.frames(2);
    REQUIRE(screen.press("trade.tab.isolated"));
    CHECK(screen.desk.account == explain::AccountTab::isolated);
}

TEST_CASE("a steady frame draws the same page again") {
    Screen screen{1920, 1080};
    screen.frames(3);
    const int before = ImGui::GetDrawData()->TotalVtxCount;
    screen.frames(1);
    CHECK(ImGui::GetDrawData()->TotalVtxCount == before);
    CHECK_FALSE(ui::animating());
}

TEST_CASE("trade page: a phone says once that there is no debt") {
    Screen screen{390, 844};
    explain::GaugeView& gauge = screen.views.account.gauge;
    gauge.has_debt = false;
    gauge.level = "no debt";
    gauge.status = {"No debt"};
    screen.frames(2);
    CHECK(Screen::value_of("account.level") == "no debt");
    CHECK(ui::find_target("account.level")->help.empty());
    for (const ui::Target& target : ui::targets()) CHECK(target.value != "No debt");
}
