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

TEST_CASE("lessons see the unit of the wallet, the card in front and the what-if line") {
    Desk desk = desk_on(Page::wallet);
    CHECK(fact(facts_of(desk), "wallet.unit") == "USDT");
    desk.wallet_unit = WalletUnit::usd;
    CHECK(fact(facts_of(desk), "wallet.unit") == "USD");
    desk.wallet_unit = WalletUnit::base;
    CHECK(fact(facts_of(desk), "wallet.unit") == "BTC");

    CHECK(fact(facts_of(desk), "card") == "none");
    for (const auto& [target, word] : {std::pair{"borrow.limit", "room"},
                                       {"fact.room_to_borrow", "room"},
                                       {"account.level", "level"},
                                       {"account.liquidation_price", "liquidation"},
                                       {"account.debt", "other"}}) {
        CAPTURE(target);
        desk.card.target = target;
        CHECK(fact(facts_of(desk), "card") == word);
    }

    CHECK(fact(facts_of(desk), "what_if") == "none");
    desk.what_if = {true, {}, {}};
    CHECK(fact(facts_of(desk), "what_if") == "none");  // it stands at the index
    desk.what_if.price = Ticks{6'300'050};             // ticks of 0.01
    CHECK(fact(facts_of(desk), "what_if") == "63000.5");
    desk.what_if.open = false;
    CHECK(fact(facts_of(desk), "what_if") == "none");
}
