#include <doctest/doctest.h>

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

TEST_CASE("Cancel all ends every open order") {
    Screen screen{1920, 1080};
    show_open_orders(screen);
    REQUIRE(screen.press("open_orders.cancel_all"));
    REQUIRE(screen.asked.size() == 2);
    CHECK(cancelled(screen.asked[0]) == 7);
    CHECK(cancelled(screen.asked[1]) == 9);
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
