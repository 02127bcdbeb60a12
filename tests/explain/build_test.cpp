#include <doctest/doctest.h>

#include "explain/late.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("only the page and window in front are built") {
    const State state = short_at_60600();
    Views views;
    Desk desk = desk_on(Page::trade);
    build(views, state, desk);
    CHECK(views.header.pair == "BTC/USDT");
    CHECK(views.book.asks.size() >= 20);
    CHECK(views.account.gauge.level == "1.3290");
    CHECK(views.wallet.groups.empty());
    CHECK(views.borrow.rows.empty());

    desk.window = Window::borrow;
    build(views, state, desk);
    CHECK_FALSE(views.borrow.rows.empty());
    CHECK(views.repay.rows.empty());

    desk.page = Page::wallet;
    desk.window = Window::none;
    build(views, state, desk);
    CHECK(views.wallet.groups.empty());  // its code comes later
    late_model().build(views, state, desk, {});
    CHECK(views.wallet.groups.size() == 1);
    CHECK(views.orders.table.rows.empty());
    CHECK(views.book.asks.empty());
    CHECK(views.borrow.rows.empty());
}

TEST_CASE("what the app fills in is kept") {
    const State state = market_at("60000");
    Views views;
    views.time.seed = "Seed 4711";
    views.toasts.push_back({"Hello", "", Tone::plain, 0});
    views.coach = CoachView{};
    build(views, state, desk_on(Page::orders));
    CHECK(views.time.seed == "Seed 4711");
    CHECK(views.toasts.size() == 1);
    CHECK(views.coach.has_value());
}

TEST_CASE("every page and window can be shown in every state of an account") {
    Session liquidated = funded("2000");
    must(liquidated, Borrow{Pair::btcusdt, btc("0.30")});
    must(liquidated, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.30")}});
    move_market(liquidated, price("64500"), 3'600'000);
    REQUIRE(account_of(liquidated).free_of_debt());  // taken over near 63 400
    const State states[] = {market_at("60000"), funded_at("60000", "2000"), short_at_60600(),
                            liquidated.state()};
    for (const State& state : states)
        for (int page = 0; page <= static_cast<int>(Page::lessons); ++page)
            for (int window = 0; window <= static_cast<int>(Window::confirm_order); ++window)
                for (int tab = 0; tab <= static_cast<int>(OrdersTab::capital_flow); ++tab) {
                    Desk desk = desk_on(static_cast<Page>(page));
                    desk.window = static_cast<Window>(window);
                    desk.orders.tab = static_cast<OrdersTab>(tab);
                    desk.tables = static_cast<TableTab>(tab % 5);
                    desk.borrow.amount = desk.repay.amount = desk.transfer.amount = "0.01";
                    desk.order.quantity = desk.order.price = "0.01";
                    desk.orders.opened = first_order;
                    Views views;
                    build(views, state, desk);
                    CHECK(views.header.pair.empty() == (desk.page != Page::trade));
                }
    Desk desk = desk_on(Page::orders);
    desk.orders.tab = OrdersTab::liquidation;
    CHECK(orders_view(liquidated.state(), desk).table.rows.size() == 1);
    desk.orders.tab = OrdersTab::margin_call;
    CHECK(orders_view(liquidated.state(), desk).table.rows.size() >= 1);
}
