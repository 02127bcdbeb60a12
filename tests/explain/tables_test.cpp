#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

TablesView tables_of(const State& state, TableTab tab) {
    Desk desk = desk_on(Page::trade);
    desk.tables = tab;
    return tables_view(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("the positions table reads like the account") {
    const TablesView view = tables_of(short_at_60600(), TableTab::positions);
    CHECK(view.positions == 1);
    CHECK(view.order_history == 1);
    CHECK(view.trade_history == 1);
    CHECK(view.open_orders == 0);
    REQUIRE(view.shown.rows.size() == 1);
    CHECK(line_of(view.shown.rows[0]) ==
          "BTC/USDT 10x | ▼ Short −0.10 BTC | 6,060.00 | 60,600.00 | 60,600.00 | 76,703 | 1.3290 | "
          "0.100001 BTC | −6.12 | Close");
    CHECK(view.shown.columns[3].title == "Sold at");
    CHECK(view.shown.columns.size() == view.shown.rows[0].cells.size());
}

TEST_CASE("every table has a cell for each column, or a sentence") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.05")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.02")}});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, LimitTerms{price("61000"), btc("0.02")}});
    const State empty = market_at("60000");
    for (const TableTab tab : {TableTab::open_orders, TableTab::order_history,
                               TableTab::trade_history, TableTab::positions, TableTab::funds}) {
        const Table full = tables_of(session.state(), tab).shown;
        CHECK_FALSE(full.rows.empty());
        for (const TableRow& row : full.rows) CHECK(row.cells.size() == full.columns.size());
        const Table bare = tables_of(empty, tab).shown;
        CHECK(bare.rows.empty());
        CHECK_FALSE(bare.empty.empty());
    }
}

TEST_CASE("an open order can be cancelled from its row") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{price("59000"), btc("0.01")}});
    const TablesView view = tables_of(session.state(), TableTab::open_orders);
    REQUIRE(view.shown.rows.size() == 1);
    CHECK(view.open_orders == 1);
    CHECK(view.shown.rows[0].cancels == first_order);
    CHECK(line_of(view.shown.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | Limit | ▲ Buy | 59,000.00 | 0.01000 | 0.0% | 590.00 | — | "
          "Cancel");
}

TEST_CASE("a cancelled order is history with nothing executed") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{price("59000"), btc("0.01")}});
    must(session, CancelOrder{first_order});
    const TablesView view = tables_of(session.state(), TableTab::order_history);
    REQUIRE(view.shown.rows.size() == 1);
    CHECK(line_of(view.shown.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | Limit | ▲ Buy | — | 59,000.00 | 0.00000 | 0.01000 | 0.00 | "
          "— | ✗ Cancelled");
}

TEST_CASE("funds show what is held and owed of each coin") {
    const TablesView view = tables_of(short_at_60600(), TableTab::funds);
    REQUIRE(view.shown.rows.size() == 2);
    CHECK(line_of(view.shown.rows[0]) ==
          "BTC | 0.00000000 | 0.00000000 | 0.00 | 0.10000000 | 0.00000100 | −0.10000100 | Transfer "
          "| Borrow | Repay");
    CHECK(line_of(view.shown.rows[1]) ==
          "USDT | 8,053.94 | 8,053.94 | 0.00 | 0.00 | 0.00 | 8,053.94 | Transfer | "
          "Borrow | Repay");
}

TEST_CASE("an account that does not exist offers a transfer") {
    const Table table = tables_of(market_at("60000"), TableTab::funds).shown;
    CHECK(table.empty.starts_with("No collateral here yet."));
    CHECK(table.empty_link == "Transfer");
    CHECK(tables_of(market_at("60000"), TableTab::positions).shown.empty ==
          "No position yet. Selling borrowed BTC opens one.");
}

TEST_CASE(
    "closing a short fills in a purchase that covers the debt with its fee, and sends nothing") {
    const TablesView view = tables_of(short_at_60600(), TableTab::positions);
    REQUIRE(view.closes.size() == 1);
    CHECK(view.closes[0].side == Side::buy);
    // 0.100001 / (1 - 0.001) = 0.1001011..., in lots of 0.00001 upwards
    CHECK(view.closes[0].quantity == "0.10011");
    CHECK(view.shown.rows[0].links == 1);
    // selling fee 6.06, an hour of 0.000001 BTC at 60 600 = 0.0606; the price has not moved
    CHECK(view.note == "BTC/USDT: PnL −6.12 = price 0.00, fees −6.06, interest −0.06");
}

TEST_CASE("closing a long sells whole lots of what is free") {
    State state = funded_at("60000", "2000");
    state.ledger.at(Pair::btcusdt).base.free = btc("0.029978");
    const TablesView view = tables_of(state, TableTab::positions);
    REQUIRE(view.closes.size() == 1);
    CHECK(view.closes[0].side == Side::sell);
    CHECK(view.closes[0].quantity == "0.02997");
}

TEST_CASE("of ten thousand orders only those about in sight are built, and all are counted") {
    State state = funded_at("60000", "2000");
    for (OrderId i = 0; i < 10'000; ++i) {
        Order order = order_with(first_order + i, Side::buy);
        order.status = OrderStatus::canceled;
        order.placed_ms = order.updated_ms = state.time_ms();
        order.quantity = btc("0.01");
        state.orders.push_back(order);
    }
    Desk desk = desk_on(Page::trade);
    desk.tables = TableTab::order_history;
    const auto look = [&] { return tables_view(scene_of(state, desk, Pair::btcusdt)); };
    TablesView view = look();
    CHECK(view.order_history == 10'000);
    CHECK(view.shown.total == 10'000);
    CHECK(view.shown.first == 0);
    CHECK(view.shown.rows.size() < 300);
    CHECK(view.shown.rows[0].opens == first_order + 9'999);  // newest first
    desk.first_row = 5'000;
    view = look();
    CHECK(view.shown.first <= 5'000);
    CHECK(view.shown.first + view.shown.rows.size() > 5'100);
    CHECK(view.shown.rows[5'000 - view.shown.first].opens == first_order + 4'999);
    desk.first_row = 9'990;
    view = look();
    CHECK(view.shown.first + view.shown.rows.size() == 10'000);
}

TEST_CASE("other pairs can be left out of the tables or let in") {
    World world = full_world(7);
    world.history_days = 1;
    Session session{world};
    must(session, Transfer{Pair::ethusdt, Direction::into_isolated, usdt("2000")});
    must(session,
         PlaceOrder{Pair::ethusdt, Side::buy, LimitTerms{price("1000"), {Asset::eth, one / 10}}});
    Desk desk = desk_on(Page::trade);
    CHECK(tables_view(scene_of(session.state(), desk, Pair::btcusdt)).open_orders == 0);
    desk.this_pair_only = false;
    const TablesView all = tables_view(scene_of(session.state(), desk, Pair::btcusdt));
    CHECK(all.open_orders == 1);
    CHECK(all.shown.rows.size() == 1);
    REQUIRE(all.cancels.size() == 1);
    CHECK(all.cancels[0] == Pair::ethusdt);
}
