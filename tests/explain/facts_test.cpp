#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;
using mw::lessons::fact;

TEST_CASE("the desk is told to lessons in names and words") {
    Desk desk;
    lessons::UiFacts facts = facts_of(desk);
    CHECK(fact(facts, "page") == "start");
    CHECK(fact(facts, "account") == "none");
    CHECK(fact(facts, "pair") == "none");
    CHECK(fact(facts, "window") == "none");

    desk = desk_on(Page::trade);
    desk.window = Window::borrow;
    desk.order.side = Side::sell;
    desk.order.type = FormType::market;
    facts = facts_of(desk);
    CHECK(fact(facts, "page") == "trade.margin");
    CHECK(fact(facts, "account") == "isolated");
    CHECK(fact(facts, "pair") == "BTCUSDT");
    CHECK(fact(facts, "window") == "borrow");
    CHECK(fact(facts, "order.side") == "sell");
    CHECK(fact(facts, "order.type") == "market");
    CHECK(fact(facts, "order.mode") == "normal");

    desk.order.type = FormType::stop_limit;
    desk.order.mode = SideEffect::auto_borrow_repay;
    facts = facts_of(desk);
    CHECK(fact(facts, "order.type") == "stop_limit");
    CHECK(fact(facts, "order.mode") == "auto");

    desk.page = Page::orders;
    desk.wallet_filter = "btc";
    desk.orders.tab = OrdersTab::order_history;
    desk.orders.pair = Pair::btcusdt;
    desk.orders.side = SideFilter::sell;
    desk.orders.time = TimeFilter::day;
    facts = facts_of(desk);
    CHECK(fact(facts, "page") == "orders.margin");
    CHECK(fact(facts, "wallet.filter") == "BTC");
    CHECK(fact(facts, "orders.tab") == "order_history");
    CHECK(fact(facts, "orders.pair") == "BTCUSDT");
    CHECK(fact(facts, "orders.side") == "sell");
    CHECK(fact(facts, "orders.time") == "1d");
}
