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
          "0.100001 BTC | −6.12");
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
          "— | Cancelled");
}

TEST_CASE("funds show what is held and owed of each coin") {
    const TablesView view = tables_of(short_at_60600(), TableTab::funds);
    REQUIRE(view.shown.rows.size() == 2);
    CHECK(line_of(view.shown.rows[0]) ==
          "BTC | 0.00000000 | 0.00000000 | 0.00 | 0.10000000 | 0.00000100 | −0.10000100");
    CHECK(line_of(view.shown.rows[1]) ==
          "USDT | 8,053.94 | 8,053.94 | 0.00 | 0.00 | 0.00 | 8,053.94");
}

TEST_CASE("an account that does not exist offers a transfer") {
    const Table table = tables_of(market_at("60000"), TableTab::funds).shown;
    CHECK(table.empty == "No collateral here yet.");
    CHECK(table.empty_link == "Transfer");
    CHECK(tables_of(market_at("60000"), TableTab::positions).shown.empty ==
          "No position yet. Selling borrowed BTC opens one.");
}
