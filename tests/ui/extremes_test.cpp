// What panels show where there is nothing, and where everything is long: built from states.
#include <doctest/doctest.h>

#include <string>

#include "explain/scenes.h"
#include "support/shown.h"

using namespace mw;
using explain::Page;
using explain::Window;

namespace {

/// 5 BTC owed, worth 300 000 at 60 000, and 299 700 000 USDT held: a level of 999.
State at_999() {
    State state = funded_at("60000", "2000");
    state.ledger.at(Pair::btcusdt).quote.free = usdt("299700000");
    state.ledger.at(Pair::btcusdt).base.principal = btc("5");
    return state;
}

/// 0.1 BTC owed and nothing held.
State with_nothing_held() {
    State state = funded_at("60000", "2000");
    state.ledger.at(Pair::btcusdt).quote.free = usdt("0");
    state.ledger.at(Pair::btcusdt).base.principal = btc("0.1");
    return state;
}

State empty() { return market_at("60000"); }

/// Turns the wheel over a table until it stands still.
void scroll_to_end(Shown& screen, std::string_view row) {
    REQUIRE(screen.hover(row));
    for (int i = 0; i < 60; ++i) {
        ImGui::GetIO().AddMouseWheelEvent(0, -1'000);
        screen.draw();
    }
}

}  // namespace

TEST_CASE("extremes: the account at a level of 999, without a debt and with nothing else") {
    const explain::Desk desk = desk_on(Page::trade);
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    // 299 700 000 / (5 * 1.10) = 54 490 909.09; / (5 * 1.05) = 57 085 714.28
    check_says({{"account", "BTC/USDT · tier 1"},
                {"account.level", "999.0000"},
                {"account.status", "Excessive"},
                {"account.call_price", "54,490,909"},
                {"account.liquidation_price", "57,085,714"},
                {"account.debt", "5 BTC"},
                {"account.interest", "+0.00005 BTC", "Next interest in 01:00:00"},
                {"account.coin.BTC", "BTC | −5.00000 | 0.00000 | 5.00000 | 0.00"},
                {"account.coin.USDT", "USDT | 299,700,000.00 | 299,700,000.00 | 0.00 | 0.00"},
                {"fact.equity", "299,400,000.00 USDT"}});
    screen.state = empty();
    screen.show(desk);
    check_says({{"account.level", "no debt"},
                {"account.status", "No debt"},
                {"account.call_price", "—"},
                {"account.liquidation_price", "—"},
                {"account.debt", "none"},
                {"account.coin.BTC", "BTC | 0.00000 | 0.00000 | 0.00000 | 0.00"},
                {"account.coin.USDT", "USDT | 0.00 | 0.00 | 0.00 | 0.00"},
                {"fact.equity", "0.00 USDT"}});
    CHECK(ui::find_target("account.interest") == nullptr);
    screen.state = with_nothing_held();
    screen.show(desk);
    check_says({{"account.level", "0.0000"},
                {"account.status", "Liquidation"},
                {"account.debt", "0.1 BTC"},
                {"account.coin.USDT", "USDT | 0.00 | 0.00 | 0.00 | 0.00"},
                {"fact.equity", "−6,000.00 USDT"}});
}

TEST_CASE("extremes: the what-if line far away, and without a debt") {
    explain::Desk desk = desk_on(Page::trade);
    desk.what_if.open = true;
    desk.what_if.price = Ticks{6'600'000};
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    // 299 700 000 / 330 000 = 908.18; from 66 000 to 57 085 714.28 are 86 393.5 %
    check_says({{"chart.what_if.margin_level", "908.1818 · Excessive"},
                {"chart.what_if.equity", "299,370,000.00 USDT"},
                {"chart.what_if.liquidation", "index must rise 86,393.5%"},
                {"chart.what_if.level", "10.0000"},  // no more can be wished for
                {"chart.what_if.price", "any price"},
                {"chart.what_if.or_top_up", "not needed"},
                {"chart.what_if.or_repay", "not needed"}});
    screen.state = empty();
    screen.show(desk);
    check_says({{"chart.what_if.margin_level", "no debt"}, {"chart.what_if.equity", "0.00 USDT"}});
    CHECK(ui::find_target("chart.what_if.level") == nullptr);
}

TEST_CASE("extremes: a line of the chart that no candle comes near, and a chart without candles") {
    const explain::Desk desk = desk_on(Page::trade);
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    check_says({{"chart.line.liquidation", "57,085,714", "Liquidation at 57,085,714"},
                {"chart.line.margin_call", "54,490,909", "Margin call at 54,490,909"},
                {"chart.last", "60,000.00"}});
    screen.views.chart.candles = {};
    screen.views.chart.lines.clear();
    screen.frames(2);
    CHECK(ui::find_target("chart") != nullptr);
    CHECK(ui::find_target("chart.line.liquidation") == nullptr);
}

TEST_CASE("extremes: the wallet of an account of hundreds of millions, and an empty one") {
    const explain::Desk desk = desk_on(Page::wallet);
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    check_says({{"wallet.margin.account_equity", "299,400,000.00"},
                {"wallet.margin.total_balance", "299,700,000.00"},
                {"wallet.margin.total_debt", "300,000.00"},
                {"wallet.margin.row.BTCUSDT", "999.0000"},
                {"wallet.cell.BTCUSDT.BTC.borrowed", "5.00000000"},
                {"wallet.cell.BTCUSDT.BTC.equity", "−5.00000000"},
                {"wallet.cell.BTCUSDT.USDT.available", "299,700,000.00"}});
    screen.state = empty();
    screen.show(desk);
    check_says({{"wallet.margin.account_equity", "0.00"},
                {"wallet.margin.total_balance", "0.00"},
                {"wallet.margin.total_debt", "0.00"},
                {"wallet.margin.pnl", "0.00 USDT"},
                {"wallet.margin.row.BTCUSDT", "no debt"},
                {"wallet.cell.BTCUSDT.BTC.borrowed", "0.00"}});
}

TEST_CASE("extremes: a transfer of all that may leave, and one of nothing") {
    explain::Desk desk = desk_on(Page::trade);
    desk.window = Window::transfer;
    desk.transfer = {Direction::out_of_isolated, Asset::usdt, "299100000"};
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    // twice the debt stays: 299 700 000 - 600 000; 600 000 / (5 * 1.05) = 114 285.71
    check_says({{"transfer.from", "Isolated · BTC/USDT"},
                {"transfer.to", "Spot wallet"},
                {"transfer.available", "299,100,000.00 USDT"},
                {"change.0", "8,000.00 → 299,108,000.00", "Spot USDT"},
                {"change.1", "299,700,000.00 → 600,000.00", "Isolated USDT"},
                {"change.2", "999.0000 → 2.0000", "Margin level"},
                {"change.3", "57,085,714 → 114,285", "Liquidation at"}});
    desk.transfer = {Direction::out_of_isolated, Asset::usdt, ""};
    screen.state = empty();
    screen.show(desk);
    check_says({{"transfer.available", "0.00 USDT"},
                {"change.0", "10,000.00 → —", "Spot USDT"},
                {"change.1", "0.00 → —", "Isolated USDT"},
                {"change.2", "no debt → —", "Margin level"}});
}

TEST_CASE("extremes: loans of an account of hundreds of millions, and of an empty one") {
    explain::Desk desk = desk_on(Page::trade);
    desk.window = Window::borrow;
    desk.borrow = {Asset::btc, "1"};
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    // 299 760 000 / (6.00001 * 60 000) = 832.6652
    check_says({{"change.0", "999.0000 → 832.6652", "Margin level"},
                {"change.1", "299,700,000.00 → 299,760,000.00", "Total assets"},
                {"change.2", "300,000.00 → 360,000.60", "Total debt"},
                {"change.3", "299,400,000.00 → 299,399,999.40", "Equity (USDT)"},
                {"change.4", "1.00x → 1.00x", "Leverage in use"},
                {"fact.you_owe", "5.00000000 BTC"}});
    desk.window = Window::repay;
    desk.repay = {Asset::btc, ""};
    screen.show(desk);
    check_says({{"repay.limit", "0.00000000"}, {"fact.total_debt", "5.00000000 BTC"}});
    screen.state = empty();
    screen.show(desk);
    check_says({{"repay.limit", "0.00000000"},
                {"fact.total_debt", "0.00000000 BTC"},
                {"change.0", "no debt → —", "Margin level"}});
    desk.window = Window::borrow;
    screen.show(desk);
    check_says({{"borrow.limit", "0.00000"}, {"change.1", "0.00 → —", "Total assets"}});
}

TEST_CASE("extremes: the largest order there is, asked for once more, and one not typed yet") {
    explain::Desk desk = desk_on(Page::trade);
    desk.order.price = "60000";
    desk.order.quantity = "149.99999";  // 9 000 000 USDT at most
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    check_says({{"order.total", "8,999,999.40"},  // 149.99999 * 60 000
                {"fact.available", "299,700,000.00 USDT"},
                {"order.submit", "", "Margin Buy BTC"}});
    desk.window = Window::confirm_order;
    screen.show(desk);
    // a thousandth of it, rounded up: 0.14999999; what is left, less the 5 owed
    check_says({{"fact.type", "Limit"},
                {"fact.estimated_fee", "0.14999999 BTC"},
                {"fact.you_receive_after_fee", "149.84999001 BTC"},
                {"fact.covers_the_debt", "✓ 144.84999001 over"},
                {"dialog.ok", "", "Margin Buy BTC"}});
    CHECK(ui::find_target("dialog.ok")->enabled);
    desk.order = {};
    screen.state = empty();
    screen.show(desk);
    check_says({{"fact.estimated_fee", "—"}, {"fact.you_receive_after_fee", "—"}});
    CHECK_FALSE(ui::find_target("dialog.ok")->enabled);
    desk.window = Window::none;
    screen.show(desk);
    check_says({{"order.total", ""}, {"fact.available", "0.00 USDT"}});
}

TEST_CASE("extremes: the list of pairs, whole and with nothing that fits") {
    explain::Desk desk = desk_on(Page::trade);
    desk.window = Window::pairs;
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    check_says({{"pair.row.BTCUSDT", "BTC/USDT | 60,000.00 | +0.13%", "BTC/USDT"}});
    desk.pair_search = "a coin that nobody has ever heard of";
    screen.show(desk);
    CHECK(ui::find_target("pair.row.BTCUSDT") == nullptr);
    check_says({{"pair.search", "a coin that nobody has ever heard of"}});
}

TEST_CASE("extremes: the audit of books that are off by millions, and of those nobody wrote in") {
    explain::Desk desk = desk_on(Page::trade);
    desk.window = Window::audit;
    Shown screen{at_999(), 1366, 768};
    screen.show(desk);
    check_says({{"audit.coin.USDT", "difference +299,698,000.00000000"}});
    CHECK(ui::find_target("audit.verdict")->value.starts_with("Something is wrong"));
    screen.state = empty();
    screen.show(desk);
    check_says({{"audit.coin.BTC", "difference 0"}, {"audit.coin.USDT", "difference 0"}});
    CHECK(ui::find_target("audit.verdict")->value.starts_with("Every unit"));
}

TEST_CASE("extremes: the museum with nothing in it, and with everything met 9 999 times") {
    explain::Desk desk = desk_on(Page::trade);
    desk.window = Window::museum;
    Shown screen{empty(), 1366, 768};
    screen.show(desk);
    const std::string all = std::to_string(refusal_count);
    CHECK(Shown::value_of("museum.count") == "0 of " + all + " met");
    check_says({{"museum.row.0", "Not met yet"}});
    for (int i = 0; i < refusal_count; ++i)
        screen.facts.met.push_back({static_cast<Refusal>(i), explain::most_times, 1'772'445'600'000,
                                    std::string(explain::most_said, 'm')});
    screen.show(desk);
    CHECK(Shown::value_of("museum.count") == all + " of " + all + " met");
    CHECK(Shown::value_of("museum.row.0")
              .starts_with("Met 9999 times, last on 2 Mar 2026 10:00 simulated time\n"));
}

TEST_CASE("extremes: ten thousand ended orders, from the newest to the oldest") {
    State state = empty();
    for (OrderId i = 1; i <= 10'000; ++i) {
        Order order = order_with(first_order + i, i % 2 == 0 ? Side::buy : Side::sell);
        order.type = OrderType::limit;
        order.status = OrderStatus::canceled;
        order.price = {units("60000") + static_cast<std::int64_t>(i) * one};
        order.quantity = btc("9000");
        order.executed = order.locked = btc("0");
        order.total = usdt("0");
        order.placed_ms = order.updated_ms = state.time_ms();
        state.orders.push_back(order);
    }
    explain::Desk desk = desk_on(Page::orders);
    desk.orders.tab = explain::OrdersTab::order_history;
    Shown screen{state, 1366, 768};
    screen.show(desk);
    check_says(
        {{"orders.row.0",
          "2 Mar 10:00:00 | BTC/USDT | Limit | ▲ Buy | — | 70,000.00 | 0.00000 | 9,000.00000 | "
          "0.00 | — | ✗ Cancelled"}});
    CHECK(screen.views.orders.count.starts_with("10,000 records"));
    scroll_to_end(screen, "orders.row.0");
    check_says(
        {{"orders.row.9999",
          "2 Mar 10:00:00 | BTC/USDT | Limit | ▼ Sell | — | 60,001.00 | 0.00000 | 9,000.00000 "
          "| 0.00 | — | ✗ Cancelled"}});
    CHECK(Shown::can_see("orders.row.9999"));
}

TEST_CASE("extremes: ten thousand charges of interest, and none") {
    State state = empty();
    explain::Desk desk = desk_on(Page::orders);
    desk.orders.tab = explain::OrdersTab::interest;
    Shown screen{state, 1366, 768};
    screen.show(desk);
    CHECK(screen.views.orders.count.starts_with("0 records"));
    CHECK(ui::find_target("orders.row.0") == nullptr);
    CHECK(screen.views.orders.table.empty ==
          "No interest yet. The first hour is charged the moment you borrow.");
    for (std::int64_t i = 1; i <= 10'000; ++i)  // of 0.01 BTC, 0.02 BTC …
        state.records.push_back({static_cast<std::uint64_t>(i), state.time_ms(), 0,
                                 InterestCharged{Pair::btcusdt,
                                                 {Asset::btc, i * 10},
                                                 {Asset::btc, i * 1'000'000},
                                                 ratio("0.00001"),
                                                 InterestKind::periodic}});
    screen.state = state;
    screen.show(desk);
    check_says({{"orders.row.0",
                 "2 Mar 10:00:00 | BTC/USDT | BTC | 100.00000000 | 0.00100000 | 0.001% | "
                 "Full hour"}});
    CHECK(screen.views.orders.count.starts_with("10,000 records"));
    scroll_to_end(screen, "orders.row.0");
    check_says({{"orders.row.9999",
                 "2 Mar 10:00:00 | BTC/USDT | BTC | 0.01000000 | 0.00000010 | 0.001% | "
                 "Full hour"}});
    CHECK(Shown::can_see("orders.row.9999"));
}
