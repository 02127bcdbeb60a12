#include "ui/ways.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

using namespace mw;
using explain::Desk;
using explain::Page;
using explain::Window;

namespace {

/// A screen on which just these targets are laid out.
ui::IsLaidOut screen(std::initializer_list<std::string_view> names) {
    return [shown = std::vector<std::string>(names.begin(), names.end())](std::string_view name) {
        return std::ranges::find(shown, name) != shown.end();
    };
}

Desk on(Page page, Window window = Window::none) {
    Desk desk;
    desk.page = page;
    desk.window = window;
    return desk;
}

}  // namespace

TEST_CASE("ways: what is on the screen is pressed itself") {
    const auto shown = screen({"account.borrow", "nav.trade"});
    CHECK(ui::next_press_toward("account.borrow", on(Page::trade), shown) == "account.borrow");
}

TEST_CASE("ways: another page is reached by its menu, then by the entry of the menu") {
    CHECK(ui::next_press_toward("account.borrow", on(Page::wallet), screen({"nav.trade"})) ==
          "nav.trade");
    CHECK(ui::next_press_toward("account.borrow", on(Page::wallet),
                                screen({"nav.trade", "nav.trade.margin"})) == "nav.trade.margin");
    CHECK(ui::next_press_toward("wallet.margin.filter", on(Page::trade), screen({"nav.wallet"})) ==
          "nav.wallet");
    CHECK(ui::next_press_toward("nav.orders.margin", on(Page::trade), screen({"nav.orders"})) ==
          "nav.orders");
    CHECK(ui::next_press_toward("lessons.practice", on(Page::start), screen({"start.lessons"})) ==
          "start.lessons");
}

TEST_CASE("ways: a window is opened by its button, from any page") {
    const auto shown = screen({"account.borrow", "account.repay", "account.transfer", "pair.open"});
    const Desk desk = on(Page::trade);
    CHECK(ui::next_press_toward("borrow.amount", desk, shown) == "account.borrow");
    CHECK(ui::next_press_toward("repay.confirm", desk, shown) == "account.repay");
    CHECK(ui::next_press_toward("transfer.asset.BTC", desk, shown) == "account.transfer");
    CHECK(ui::next_press_toward("pair.row.BTCUSDT", desk, shown) == "pair.open");
    CHECK(ui::next_press_toward("borrow.amount", on(Page::orders), screen({"nav.trade"})) ==
          "nav.trade");
}

TEST_CASE("ways: the other half of the loan window is one tab away") {
    const auto shown = screen({"borrow.tab.borrow", "borrow.tab.repay", "borrow.amount"});
    const Desk borrowing = on(Page::trade, Window::borrow);
    CHECK(ui::next_press_toward("repay.amount", borrowing, shown) == "borrow.tab.repay");
    CHECK(ui::next_press_toward("borrow.tab.repay", borrowing, shown) == "borrow.tab.repay");
    CHECK(ui::next_press_toward("borrow.amount", on(Page::trade, Window::repay), shown) ==
          "borrow.tab.borrow");
}

TEST_CASE("ways: a window in front is closed first, but coach and time bar need no closing") {
    const auto shown = screen({"account.borrow", "transfer.close", "lesson.next", "time.pause"});
    const Desk desk = on(Page::trade, Window::transfer);
    CHECK(ui::next_press_toward("account.borrow", desk, shown) == "transfer.close");
    CHECK(ui::next_press_toward("borrow.confirm", desk, shown) == "transfer.close");
    CHECK(ui::next_press_toward("lesson.next", desk, shown) == "lesson.next");
    CHECK(ui::next_press_toward("time.pause", desk, shown) == "time.pause");
}

TEST_CASE("ways: a coin is chosen from its list") {
    const auto shown = screen({"borrow.asset", "borrow.amount"});
    const Desk desk = on(Page::trade, Window::borrow);
    CHECK(ui::next_press_toward("borrow.asset.BTC", desk, shown) == "borrow.asset");
    CHECK(ui::next_press_toward("orders.filter.pair.BTCUSDT", on(Page::orders),
                                screen({"orders.filter.pair"})) == "orders.filter.pair");
}

TEST_CASE("ways: on a phone the order form is behind Buy or Sell, tables behind a tab") {
    const auto phone = screen({"order.open.buy", "order.open.sell", "phone.tab.positions",
                               "phone.tab.book", "time.open", "nav.more"});
    const Desk desk = on(Page::trade);
    CHECK(ui::next_press_toward("order.quantity", desk, phone) == "order.open.buy");
    CHECK(ui::next_press_toward("order.side.sell", desk, phone) == "order.open.sell");
    CHECK(ui::next_press_toward("tab.positions", desk, phone) == "phone.tab.positions");
    CHECK(ui::next_press_toward("book.row.ask.0", desk, phone) == "phone.tab.book");
    CHECK(ui::next_press_toward("time.speed.60", desk, phone) == "time.open");
    CHECK(ui::next_press_toward("settings.theme.light", desk, phone) == "nav.more");
    Desk selling = desk;
    selling.order.side = Side::sell;
    CHECK(ui::next_press_toward("order.submit", selling, phone) == "order.open.sell");
}

TEST_CASE("ways: inside the phone's order sheet the form is reached, the page is not") {
    const auto shown = screen({"order.submit", "order.close", "account.borrow"});
    const Desk desk = on(Page::trade, Window::order_sheet);
    CHECK(ui::next_press_toward("order.submit", desk, shown) == "order.submit");
    CHECK(ui::next_press_toward("account.borrow", desk, shown) == "order.close");
}

TEST_CASE("ways: what no press brings has no way") {
    const Desk desk = on(Page::trade, Window::borrow);
    CHECK(ui::next_press_toward("borrow.error", desk, screen({"borrow.amount"})).empty());
    CHECK(ui::next_press_toward("orders.row.3", on(Page::orders), screen({})).empty());
    CHECK(ui::next_press_toward("", on(Page::trade), screen({})).empty());
}

TEST_CASE("ways: an order hidden by filters appears when they are reset") {
    Desk desk = on(Page::orders);
    desk.orders.side = explain::SideFilter::buy;
    CHECK(ui::next_press_toward("orders.row.0", desk, screen({"orders.filter.reset"})) ==
          "orders.filter.reset");
    CHECK(ui::next_press_toward("orders.filter.from", on(Page::orders),
                                screen({"orders.filter.time.custom"})) ==
          "orders.filter.time.custom");
}

TEST_CASE("ways: the what-if line is switched on above the chart, or in the menu of a narrow one") {
    const Desk desk = on(Page::trade);
    CHECK(ui::next_press_toward("chart.what_if", desk,
                                screen({"chart.what_if.toggle", "chart.indicator"})) ==
          "chart.what_if.toggle");
    CHECK(ui::next_press_toward("chart.what_if", desk, screen({"chart.indicator"})) ==
          "chart.indicator");
    CHECK(ui::next_press_toward("chart.what_if", desk, screen({"phone.tab.chart"})) ==
          "phone.tab.chart");
}

TEST_CASE("ways: the leverage switch stands in the order form, which a phone opens as a sheet") {
    CHECK(ui::next_press_toward("pair.leverage.5", on(Page::trade), screen({"pair.leverage"})) ==
          "pair.leverage");
    CHECK(ui::next_press_toward("pair.leverage.5", on(Page::trade), screen({"order.open.buy"})) ==
          "order.open.buy");
    CHECK(ui::next_press_toward("pair.leverage.5", on(Page::trade, Window::order_sheet),
                                screen({"pair.leverage", "order.close"})) == "pair.leverage");
    CHECK(ui::next_press_toward("pair.leverage", on(Page::trade, Window::borrow),
                                screen({"pair.leverage", "borrow.close"})) == "borrow.close");
}
