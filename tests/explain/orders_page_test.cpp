#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// A session with one order of each side done, one loan, one repayment and one transfer.
Session busy_session() {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.02")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.01")}});
    must(session, PlaceOrder{pair, Side::buy, MarketTerms{btc("0.015")}});
    must(session, Repay{pair, btc("0.01")});
    return session;
}

Desk on_tab(OrdersTab tab) {
    Desk desk = desk_on(Page::orders);
    desk.orders.tab = tab;
    return desk;
}

std::size_t rows(const State& state, const Desk& desk) {
    return orders_view(state, desk).table.rows.size();
}

}  // namespace

TEST_CASE("orders are filtered by side") {
    const Session session = busy_session();
    Desk desk = on_tab(OrdersTab::order_history);
    CHECK(rows(session.state(), desk) == 2);
    desk.orders.side = SideFilter::sell;
    REQUIRE(rows(session.state(), desk) == 1);
    CHECK(orders_view(session.state(), desk).table.rows[0].opens == first_order);
    desk.orders.side = SideFilter::buy;
    REQUIRE(rows(session.state(), desk) == 1);
    CHECK(orders_view(session.state(), desk).table.rows[0].opens == first_order + 1);
}

TEST_CASE("orders are filtered by pair") {
    const Session session = busy_session();
    Desk desk = on_tab(OrdersTab::trade_history);
    const std::size_t all = rows(session.state(), desk);
    desk.orders.pair = pair;
    CHECK(rows(session.state(), desk) == all);
    CHECK(all >= 2);
}

TEST_CASE("orders are filtered by time, with both days inside the range") {
    const Session session = busy_session();  // everything happened on 2 Mar 2026
    Desk desk = on_tab(OrdersTab::order_history);
    desk.orders.time = TimeFilter::day;
    CHECK(rows(session.state(), desk) == 2);
    CHECK(orders_view(session.state(), desk).range == "2 Mar 2026 → 2 Mar 2026");
    desk.orders.time = TimeFilter::custom;
    desk.orders.from = "2026-03-02";
    desk.orders.to = "2026-03-02";
    CHECK(rows(session.state(), desk) == 2);
    desk.orders.from = "2026-03-03";
    desk.orders.to = "2026-03-04";
    CHECK(rows(session.state(), desk) == 0);
    desk.orders.from = "2026-02-01";
    desk.orders.to = "2026-03-01";
    const OrdersView none = orders_view(session.state(), desk);
    CHECK(none.table.rows.empty());
    CHECK(none.table.empty == "No records in this range.");
    CHECK(none.table.empty_link == "Reset filters");
    desk.orders.from = "2026-03-05";
    CHECK(orders_view(session.state(), desk).table.empty == "The range ends before it begins.");
    desk.orders.time = TimeFilter::week;
    CHECK(orders_view(session.state(), desk).range == "24 Feb 2026 → 2 Mar 2026");
}

TEST_CASE("every tab has a cell for each column, newest first, and counts its rows") {
    const Session session = busy_session();
    const OrdersTab tabs[] = {OrdersTab::order_history, OrdersTab::trade_history,
                              OrdersTab::borrowing,     OrdersTab::repayment,
                              OrdersTab::transfer,      OrdersTab::interest};
    for (const OrdersTab tab : tabs) {
        CAPTURE(static_cast<int>(tab));
        const OrdersView view = orders_view(session.state(), on_tab(tab));
        REQUIRE_FALSE(view.table.rows.empty());
        for (const TableRow& row : view.table.rows)
            CHECK(row.cells.size() == view.table.columns.size());
    }
    CHECK(orders_view(session.state(), on_tab(OrdersTab::borrowing)).count ==
          "1 record · newest first · all times simulated, UTC");
    CHECK(line_of(orders_view(session.state(), on_tab(OrdersTab::borrowing)).table.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | BTC | 0.02000000 | Manual | ✓ Confirmed");
    // 0.02 * 0.001 % = 0.0000002 of interest is paid first
    CHECK(line_of(orders_view(session.state(), on_tab(OrdersTab::repayment)).table.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | BTC | 0.01000000 | 0.00999980 | 0.00000020 | Manual | ✓ "
          "Confirmed");
    CHECK(line_of(orders_view(session.state(), on_tab(OrdersTab::transfer)).table.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | USDT | 2,000.00 | Spot | Isolated margin | In | ✓ "
          "Confirmed");
    CHECK(line_of(orders_view(session.state(), on_tab(OrdersTab::interest)).table.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | BTC | 0.02000000 | 0.00000020 | 0.001% | On borrow");
}

TEST_CASE("margin calls and liquidations are listed") {
    State state = short_at_60600();
    state.records.push_back({state.records.size() + 1, state.time_ms(), 0,
                             StatusChanged{pair, MarginStatus::normal, MarginStatus::margin_call,
                                           ratio("1.0986"), price("73310")}});
    const OrdersView calls = orders_view(state, on_tab(OrdersTab::margin_call));
    REQUIRE(calls.table.rows.size() == 1);
    CHECK(line_of(calls.table.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | 1.0986 | 73,310.00 | Margin call");

    Order forced = order_with(first_order + 1, Side::buy);
    forced.status = OrderStatus::filled;
    forced.forced = true;
    forced.quantity = forced.executed = btc("0.10011");
    forced.total = usdt("7678.74");
    forced.placed_ms = forced.updated_ms = state.time_ms();
    state.orders.push_back(forced);
    for (const Event& event : std::vector<Event>{OrderPlaced{forced.id,
                                                             pair,
                                                             Side::buy,
                                                             OrderType::market,
                                                             {},
                                                             forced.quantity,
                                                             usdt("7700"),
                                                             true},
                                                 ClearanceFeeCharged{pair, usdt("161.08")},
                                                 LiquidationEnded{pair, usdt("214.12")}})
        state.records.push_back({state.records.size() + 1, state.time_ms(), 0, event});
    const OrdersView view = orders_view(state, on_tab(OrdersTab::liquidation));
    REQUIRE(view.table.rows.size() == 1);
    // 7 678.74 / 0.10011 = 76 703.03
    CHECK(line_of(view.table.rows[0]) ==
          "2 Mar 10:00:00 | BTC/USDT | ▲ Buy | 76,703.03 | Market | 0.10011 | 0.10011 | 161.08 "
          "USDT");
}

TEST_CASE("an opened order tells its life") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.10")});
    must(session, PlaceOrder{pair, Side::sell, LimitTerms{price("60600"), btc("0.10")}});
    trade_at_target(session, first_order, price("60800"));
    Desk desk = on_tab(OrdersTab::order_history);
    desk.orders.opened = first_order;
    const OrdersView view = orders_view(session.state(), desk);
    REQUIRE(view.table.rows.size() == 1);
    CHECK(view.table.rows[0].chosen);
    CHECK(view.story_title == "The life of this order");
    CHECK(view.story_id == "#100001");
    REQUIRE(view.story.size() >= 4);
    CHECK(view.story[0].title == "Placed");
    CHECK(view.story[0].text ==
          "Sell 0.10 BTC, limit 60,600.00, Normal mode: it neither borrows nor repays");
    CHECK(view.story[1].title == "Resting in the book");
    CHECK(view.story[1].text ==
          "0.10000 BTC of this account is set aside until it fills or you cancel");
    CHECK(view.story[2].title == "Filled as maker");
    CHECK(view.story[2].good);
    CHECK(view.story.back().text == "+6,053.94 USDT, −0.1 BTC");
    desk.orders.opened = 7;  // no such order
    CHECK(orders_view(session.state(), desk).story.empty());
}

TEST_CASE("the file of a table holds plain numbers") {
    Table table;
    table.columns = {{"Pair"}, {"Total (USDT)", Align::right}, {"Note, long"}};
    TableRow row;
    row.cells = {{"▼ Sell"}, {"−1,234.50"}, {"say \"so\""}};
    table.rows.push_back(row);
    row.cells = {{"—"}, {"0.00"}, {"✓ Filled"}};
    table.rows.push_back(row);
    CHECK(csv_of(table) ==
          "Pair,Total (USDT),\"Note, long\"\r\n"
          "Sell,-1234.50,\"say \"\"so\"\"\"\r\n"
          ",0.00,Filled\r\n");
}
