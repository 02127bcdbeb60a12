#include <doctest/doctest.h>

#include <algorithm>

#include "explain/late.h"
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

/// The page with what is built later: the stories of records.
OrdersView story_view(const State& state, const Desk& desk) {
    Views views;
    build(views, state, desk);
    late_model().build(views, state, desk, {});
    return views.orders;
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
          "2 Mar 10:00:00 | BTC/USDT | USDT | 2,000.00 | Spot | Isolated BTC/USDT | In | ✓ "
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
          "2 Mar 10:00:00 | BTC/USDT | 1.0986 | 73,310.00 | Notice | △ Margin call");

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
    for (const char* const status : {"○ Open", "● Open", "□ Open", "■ Open", "✗ Open", "△ Open"}) {
        table.rows = {TableRow{}};
        table.rows[0].cells = {{status}};
        CHECK(csv_of(table).ends_with("\r\nOpen\r\n"));
    }
}

TEST_CASE("typed dates are judged in words, and the field that is wrong is named") {
    const Session session = busy_session();
    Desk desk = on_tab(OrdersTab::order_history);
    desk.orders.time = TimeFilter::custom;
    desk.orders.from = "2 March";
    OrdersView view = orders_view(session.state(), desk);
    CHECK(view.problem == "“2 March” is no date. Type it like 2026-03-02.");
    CHECK(view.from_wrong);
    CHECK_FALSE(view.to_wrong);
    desk.orders.from = "2026-03-02";
    desk.orders.to = "2026-02-30";
    view = orders_view(session.state(), desk);
    CHECK(view.to_wrong);
    CHECK_FALSE(view.from_wrong);
    desk.orders.to = "2026-03-01";
    CHECK(orders_view(session.state(), desk).problem == "The range ends before it begins.");
    desk.orders.from = "2026-03-09";
    desk.orders.to.clear();
    view = orders_view(session.state(), desk);
    CHECK_FALSE(view.problem.empty());
    CHECK(view.from_wrong);
    desk.orders.from.clear();  // an open end is no mistake
    CHECK(orders_view(session.state(), desk).problem.empty());
    desk.orders.time = TimeFilter::week;
    desk.orders.from = "nonsense";  // not read
    CHECK(orders_view(session.state(), desk).problem.empty());
}

TEST_CASE("orders are filtered by what became of them and by their number") {
    Session session = busy_session();  // two filled orders
    must(session, PlaceOrder{pair, Side::buy, LimitTerms{price("59000"), btc("0.01")}});
    must(session, CancelOrder{first_order + 2});
    Desk desk = on_tab(OrdersTab::order_history);
    CHECK(rows(session.state(), desk) == 3);
    desk.orders.status = StatusFilter::canceled;
    REQUIRE(rows(session.state(), desk) == 1);
    CHECK(orders_view(session.state(), desk).table.rows[0].opens == first_order + 2);
    desk.orders.status = StatusFilter::expired;
    CHECK(rows(session.state(), desk) == 0);
    CHECK(orders_view(session.state(), desk).table.empty_link == "Reset filters");
    desk.orders.status = StatusFilter::all;
    desk.orders.search = "100002";  // first_order is 100001
    REQUIRE(rows(session.state(), desk) == 1);
    CHECK(orders_view(session.state(), desk).table.rows[0].opens == first_order + 1);
    desk.orders.search = "999999";
    CHECK(rows(session.state(), desk) == 0);
}

TEST_CASE("tabs where nothing ever happened teach what fills them") {
    const State state = market_at("60000");
    for (int tab = 0; tab <= static_cast<int>(OrdersTab::capital_flow); ++tab) {
        CAPTURE(tab);
        const OrdersView view = orders_view(state, on_tab(static_cast<OrdersTab>(tab)));
        CHECK(view.table.total == 0);
        CHECK_FALSE(view.table.empty.empty());
        CHECK(view.table.empty != "No records in this range.");
        CHECK(view.table.empty_link.empty());
    }
}

TEST_CASE("a loan, its interest and its repayment open the same debt") {
    const Session session = busy_session();
    for (const OrdersTab tab : {OrdersTab::borrowing, OrdersTab::interest, OrdersTab::repayment}) {
        CAPTURE(static_cast<int>(tab));
        Desk desk = on_tab(tab);
        const OrdersView closed = story_view(session.state(), desk);
        REQUIRE(closed.table.rows.size() == 1);
        CHECK(closed.story.empty());
        desk.orders.opened_record = closed.table.rows[0].record;
        const OrdersView view = story_view(session.state(), desk);
        CHECK(view.table.rows[0].chosen);
        CHECK(view.story_title == "The life of this debt");
        CHECK(view.story_id == "record " + std::to_string(desk.orders.opened_record));
        REQUIRE(view.story.size() == 4);
        CHECK(view.story[0].title == "Borrowed");
        CHECK(view.story[0].text.starts_with("0.02 BTC by hand, record "));
        CHECK(view.story[1].title == "First hour");
        // 0.02 * 0.001 % = 0.0000002
        CHECK(view.story[1].text.starts_with("0.02 BTC × 0.001% = 0.0000002 BTC, rounded up"));
        CHECK(view.story[2].title == "Repaid");
        CHECK(view.story[2].text.starts_with(
            "0.0000002 BTC interest first, then 0.0099998 BTC borrowed, by hand"));
        CHECK(view.story[3].title == "Owed");
        CHECK(view.story[3].text == "0.0100002 BTC since then");  // 0.0200002 - 0.01
    }
}

TEST_CASE("hours of interest that follow each other are one line of the story") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.02")});
    must(session, Advance{3 * hour_ms});
    Desk desk = on_tab(OrdersTab::borrowing);
    desk.orders.opened_record = story_view(session.state(), desk).table.rows[0].record;
    const OrdersView view = story_view(session.state(), desk);
    REQUIRE(view.story.size() == 4);
    CHECK(view.story[2].title == "Interest");
    CHECK(view.story[2].text == "3 full hours charged, 0.0000006 BTC in all");
    CHECK(view.story[3].text == "0.0200008 BTC since then");
}

TEST_CASE("a transfer and a margin call open their story, too") {
    State state = short_at_60600();
    Desk desk = on_tab(OrdersTab::transfer);
    desk.orders.opened_record = story_view(state, desk).table.rows.at(0).record;
    OrdersView view = story_view(state, desk);
    CHECK(view.story_title == "This transfer");
    REQUIRE(view.story.size() == 4);
    CHECK(view.story[0].text.starts_with("2,000.00 USDT from spot to BTC/USDT, by hand, record "));
    CHECK(view.story[2].text == "BTC/USDT held 2,000.00 USDT");

    const auto record = [&](const Event& event) {
        state.records.push_back({state.records.size() + 1, state.time_ms(), 0, event});
        return state.records.back().id;
    };
    const std::uint64_t call = record(StatusChanged{
        pair, MarginStatus::normal, MarginStatus::margin_call, ratio("1.0986"), price("73310")});
    record(Repaid{pair, btc("0"), btc("0.05")});
    record(StatusChanged{pair, MarginStatus::margin_call, MarginStatus::normal, ratio("1.20"),
                         price("70000")});
    record(StatusChanged{pair, MarginStatus::normal, MarginStatus::excessive, ratio("2.20"),
                         price("40000")});
    desk = on_tab(OrdersTab::margin_call);
    desk.orders.opened_record = call;
    view = story_view(state, desk);
    CHECK(view.story_title == "This margin call");
    REQUIRE(view.story.size() == 3);
    CHECK(view.story[0].title == "Margin call");
    CHECK(view.story[0].text.starts_with("Level 1.0986 at an index of 73,310.00"));
    CHECK(view.story[1].title == "Repaid");
    CHECK(view.story[2].title == "Well again");
    desk.orders.opened_record = 9'999;  // no such record
    CHECK(story_view(state, desk).story.empty());
}

TEST_CASE("an order that borrows tells its loan, its first hour and the number of each trade") {
    Session session = funded("2000");
    must(session,
         PlaceOrder{
             pair, Side::sell, MarketTerms{btc("0.01")}, {.side_effect = SideEffect::margin_buy}});
    Desk desk = on_tab(OrdersTab::order_history);
    desk.orders.opened = first_order;
    const OrdersView view = orders_view(session.state(), desk);
    std::string titles;
    for (const StoryLine& line : view.story) titles += line.title + ";";
    CHECK(titles.contains("Borrowed;First hour;"));
    for (const StoryLine& line : view.story)
        if (line.good) CHECK(line.text.contains(", trade "));
}

TEST_CASE("the capital flow adds up to what the account owns") {
    const Session session = busy_session();
    const OrdersView view = orders_view(session.state(), on_tab(OrdersTab::capital_flow));
    // transfer, loan, two fills or more of three lines each, repayment
    CHECK(view.table.total >= 9);
    CHECK(line_of(view.table.rows.back()) ==
          "2 Mar 10:00:00 | BTC/USDT | USDT | Transfer | +2,000.00");
    CHECK(line_of(view.table.rows.front()) ==
          "2 Mar 10:00:00 | BTC/USDT | BTC | Repay | −0.01000000");
    CHECK(view.table.rows.front().record != 0);
}

TEST_CASE("the file has every row, also those that are not built for the screen") {
    State state = funded_at("60000", "2000");
    for (int i = 0; i < 2'000; ++i)
        state.records.push_back(
            {state.records.size() + 1, state.time_ms(), 0, Borrowed{pair, btc("0.01")}});
    const Desk desk = on_tab(OrdersTab::borrowing);
    CHECK(orders_view(state, desk).table.rows.size() < 300);
    CHECK(orders_view(state, desk).table.total == 2'000);
    CHECK(std::ranges::count(orders_csv(state, desk), '\n') == 2'001);
}
