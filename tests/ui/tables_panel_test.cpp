#include <doctest/doctest.h>

#include <algorithm>

#include "support/headless.h"

using namespace mw;
using headless::Screen;

namespace {

/// Two open orders, 7 and 9.
explain::Table two_orders() {
    explain::Table table;
    table.columns = {
        {"Date"}, {"Side"}, {"Price", explain::Align::right}, {"Action", explain::Align::right}};
    for (const OrderId id : {OrderId{7}, OrderId{9}}) {
        explain::TableRow row;
        row.cells = {{"2 Mar 10:42"}, {"Buy"}, {"60,000.00"}, {"Cancel"}};
        row.cancels = id;
        row.opens = id;
        table.rows.push_back(row);
    }
    return table;
}

OrderId cancelled(const ui::Intent& intent) {
    const auto* command = std::get_if<Command>(&intent);
    REQUIRE(command != nullptr);
    const auto* cancel = std::get_if<CancelOrder>(command);
    REQUIRE(cancel != nullptr);
    return cancel->order;
}

void show_open_orders(Screen& screen) {
    screen.desk.tables = explain::TableTab::open_orders;
    screen.views.tables.open_orders = 2;
    screen.views.tables.shown = two_orders();
    screen.frames(2);
}

}  // namespace

TEST_CASE("tabs carry their counts and choose what is shown") {
    Screen screen{1920, 1080};
    const ui::Target* history = ui::find_target("tab.order_history");
    REQUIRE(history != nullptr);
    CHECK(history->label == "Order history (1)");
    REQUIRE(screen.press("tab.open_orders"));
    CHECK(screen.desk.tables == explain::TableTab::open_orders);
}

TEST_CASE("Cancel ends the order of its row") {
    Screen screen{1920, 1080};
    show_open_orders(screen);
    REQUIRE(screen.press("open_orders.cancel.1"));
    REQUIRE(screen.asked.size() == 1);
    CHECK(cancelled(screen.asked[0]) == 9);
    CHECK(screen.desk.page == explain::Page::trade);  // the row behind was not pressed
}

TEST_CASE("Cancel all is one command a pair, for the orders in sight and the others") {
    Screen screen{1920, 1080};
    show_open_orders(screen);
    screen.views.tables.cancels = {Pair::btcusdt, Pair::ethusdt};
    REQUIRE(screen.press("open_orders.cancel_all"));
    REQUIRE(screen.asked.size() == 2);
    const auto pair_of = [&](std::size_t i) {
        const auto* command = std::get_if<Command>(&screen.asked[i]);
        REQUIRE(command != nullptr);
        const auto* all = std::get_if<CancelAll>(command);
        REQUIRE(all != nullptr);
        return all->pair;
    };
    CHECK(pair_of(0) == Pair::btcusdt);
    CHECK(pair_of(1) == Pair::ethusdt);
}

TEST_CASE("a row opens its order's story on the orders page") {
    Screen screen{1920, 1080};
    show_open_orders(screen);
    REQUIRE(screen.press("open_orders.row.0"));
    CHECK(screen.desk.page == explain::Page::orders);
    CHECK(screen.desk.orders.opened == OrderId{7});
}

TEST_CASE("an empty table says so and offers the act that fills it") {
    Screen screen{1920, 1080};
    screen.desk.tables = explain::TableTab::funds;
    screen.views.tables.shown.rows.clear();
    screen.views.tables.shown.empty = "No collateral here yet.";
    screen.views.tables.shown.empty_link = "Transfer";
    screen.frames(2);
    REQUIRE(screen.press("funds.row.empty_link"));
    CHECK(screen.desk.window == explain::Window::transfer);
}

TEST_CASE("long tables scroll: only rows in sight are laid out") {
    Screen screen{1920, 1080};
    show_open_orders(screen);
    for (int i = 0; i < 200; ++i)
        screen.views.tables.shown.rows.push_back(screen.views.tables.shown.rows[0]);
    screen.frames(2);
    CHECK(Screen::can_see("open_orders.row.0"));
    CHECK(ui::find_target("open_orders.row.150") == nullptr);
}

TEST_CASE("a table of ten thousand rows lays out what is in sight, wherever it is scrolled to") {
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show_open_orders(screen);
        explain::Table& table = screen.views.tables.shown;
        table.total = 10'000;
        table.first = 0;
        while (table.rows.size() < 192) table.rows.push_back(table.rows[0]);
        screen.frames(2);
        CHECK(Screen::can_see("open_orders.row.0"));
        CHECK(screen.desk.first_row == 0);
        CHECK(std::ranges::count_if(ui::targets(), [](const ui::Target& target) {
                  return std::string_view{target.name}.starts_with("open_orders.row.");
              }) < 40);  // in sight, or among the first that are read aloud
        REQUIRE(screen.hover("open_orders.row.0"));
        for (int i = 0; i < 40; ++i) {
            ImGui::GetIO().AddMouseWheelEvent(0, -5);
            screen.frames(1);
        }
        screen.frames(3);
        CHECK(screen.desk.first_row > 100);  // tells which rows are wanted next
        CHECK(screen.desk.first_row % 16 == 0);
        table.first = screen.desk.first_row - 48;
        screen.frames(2);
        bool any = false;
        for (std::size_t i = 0; i < 20; ++i) {
            const std::size_t row = screen.desk.first_row + i;
            any = any || Screen::can_see("open_orders.row." + std::to_string(row));
        }
        CHECK(any);
    }
}

TEST_CASE("Close fills in the order form and sends nothing") {
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        explain::TableRow& row = screen.views.tables.shown.rows[0];
        row.cells = {{"BTC/USDT 10x"}, {"▼ Short −0.10 BTC"}, {"Close"}};
        row.links = 1;
        screen.views.tables.shown.columns = {{"Pair"}, {"Position"}, {"Action"}};
        screen.views.tables.closes = {{Pair::btcusdt, Side::buy, "0.10011"}};
        screen.desk.phone = explain::PhoneTab::positions;
        screen.frames(3);
        REQUIRE(screen.press("positions.close.0"));
        CHECK(screen.asked.empty());
        CHECK(screen.desk.order.side == Side::buy);
        CHECK(screen.desk.order.type == explain::FormType::market);
        CHECK(screen.desk.order.mode == SideEffect::auto_repay);
        CHECK(screen.desk.order.quantity == "0.10011");
        const bool phone = width < 400;
        CHECK((screen.desk.window == explain::Window::order_sheet) == phone);
    }
}

TEST_CASE("the acts of a coin open their window with that coin") {
    Screen screen{1920, 1080};
    screen.desk.tables = explain::TableTab::funds;
    explain::Table& table = screen.views.tables.shown;
    table.columns = {{"Coin"}, {""}, {""}, {"Action"}};
    table.rows.resize(1);
    table.rows[0].cells = {{"BTC"}, {"Transfer"}, {"Borrow"}, {"Repay"}};
    table.rows[0].links = 3;
    screen.frames(2);
    REQUIRE(screen.press("funds.repay.0"));
    CHECK(screen.desk.window == explain::Window::repay);
    CHECK(screen.desk.repay.asset == Asset::btc);
    screen.desk.window = explain::Window::none;
    screen.frames(2);
    REQUIRE(screen.press("funds.transfer.0"));
    CHECK(screen.desk.window == explain::Window::transfer);
    CHECK(screen.desk.transfer.asset == Asset::btc);
}

TEST_CASE("other pairs are shown when the learner lets them in") {
    Screen screen{1920, 1080};
    screen.frames(2);
    CHECK(screen.desk.this_pair_only);
    REQUIRE(screen.press("tables.this_pair"));
    CHECK_FALSE(screen.desk.this_pair_only);
}
