#include <doctest/doctest.h>

#include "explain/numbers.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("the wallet after the short adds up and explains its row") {
    const WalletView view = wallet_view(short_at_60600(), desk_on(Page::wallet));
    CHECK(view.equity.text == "1,993.88");
    CHECK(view.balance.text == "8,053.94");
    CHECK(view.debt.text == "6,060.06");
    CHECK(view.equity_base == "≈ 0.03290 BTC");   // 1 993.88 / 60 600
    CHECK(view.balance_base == "≈ 0.13290 BTC");  // 8 053.94 / 60 600
    CHECK(view.pnl.text == "▼ −6.12 USDT");
    CHECK(view.pnl.tone == Tone::down);
    REQUIRE(view.groups.size() == 1);
    const WalletGroup& group = view.groups[0];
    CHECK(group.name == "BTC/USDT");
    CHECK(group.gauge.level == "1.3290");
    CHECK(group.index_price == "60,600.00");
    CHECK(group.liquidation_price == "76,703");
    REQUIRE(group.coins.size() == 2);
    CHECK(group.coins[0].cells.size() == view.columns.size());
    CHECK(view.read_text ==
          "You hold 8,053.94 USDT and owe 0.100001 BTC. What you owe is worth 6,060.06 USDT at the "
          "index price, so 1,993.88 USDT is yours.");
    CHECK(view.formula_with_numbers == "1.3290 = 8,053.94 ÷ 6,060.06");
}

TEST_CASE("the filter takes a coin or a pair and says when nothing fits") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::wallet);
    for (const char* text : {"BTC", "btc/usdt", "usdt", ""}) {
        desk.wallet_filter = text;
        CHECK(wallet_view(state, desk).groups.size() == 1);
    }
    desk.wallet_filter = "ETH";
    const WalletView none = wallet_view(state, desk);
    CHECK(none.groups.empty());
    CHECK(none.empty == "No account fits “ETH”. Clear the filter.");
    CHECK(none.equity.text == "1,993.88");  // totals are of all accounts
}

TEST_CASE("empty accounts can be hidden") {
    const State state = market_at("60000");
    Desk desk = desk_on(Page::wallet);
    CHECK(wallet_view(state, desk).groups.size() == 1);
    CHECK(wallet_view(state, desk).read_text ==
          "No collateral here yet. A transfer from spot opens this account. You have 10,000.00 "
          "USDT in spot.");
    desk.wallet_hide_small = true;
    CHECK(wallet_view(state, desk).groups.empty());
    desk.wallet_account = AccountTab::cross;
    CHECK(wallet_view(state, desk).groups.empty());
}

TEST_CASE("money moved in is no profit") {
    const WalletView view = wallet_view(funded_at("60000", "2000"), desk_on(Page::wallet));
    CHECK(view.pnl.text == "0.00 USDT");
    CHECK(view.equity.text == "2,000.00");
    CHECK(view.formula_with_numbers == "no debt: 2,000.00 and nothing to divide by");
}

TEST_CASE("profit is counted from 00:00 UTC of the chosen span") {
    State state = short_at_60600();  // everything happened on 2 Mar 2026
    Desk desk = desk_on(Page::wallet);
    for (const PnlSpan span : {PnlSpan::today, PnlSpan::week, PnlSpan::month, PnlSpan::all}) {
        desk.wallet_pnl = span;
        CHECK(wallet_view(state, desk).pnl.text == "▼ −6.12 USDT");
    }
    CHECK(wallet_view(state, desk).pnl_note == "equity now − money moved in");

    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.10")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.10")}});
    must(session, SkipTime{24 * hour_ms});
    const std::int64_t midnight = session.state().time_ms() / (24 * hour_ms) * (24 * hour_ms);
    const Amount today = earned(session.state(), Pair::btcusdt, midnight);
    const Amount all = earned(session.state(), Pair::btcusdt, 0);
    const Amount before = all - today;
    CHECK(today != all);
    CHECK(before.units != 0);
    desk.wallet_pnl = PnlSpan::today;
    CHECK(wallet_view(session.state(), desk).pnl_note ==
          "since 3 Mar 00:00 UTC, less money moved in");
    must(session, Transfer{Pair::btcusdt, Direction::into_isolated, usdt("500")});
    CHECK(earned(session.state(), Pair::btcusdt, midnight) == today);  // moved in is not earned
}

TEST_CASE("a dollar is what the peg says") {
    State state = short_at_60600();
    CHECK(wallet_view(state, desk_on(Page::wallet)).equity_usd == "≈ 1,993.88 USD");
    state.peg = ratio("0.9");
    // 1 993.88 * 0.9 = 1 794.492
    CHECK(wallet_view(state, desk_on(Page::wallet)).equity_usd == "≈ 1,794.49 USD");
}

TEST_CASE("auto top-up is offered as the exchange allows it") {
    Session session = funded("2000");
    WalletView view = wallet_view(session.state(), desk_on(Page::wallet));
    REQUIRE(view.groups[0].top_up.command.has_value());
    CHECK_FALSE(view.groups[0].tops_up);
    must(session, *view.groups[0].top_up.command);
    view = wallet_view(session.state(), desk_on(Page::wallet));
    CHECK(view.groups[0].tops_up);
    must(session, *view.groups[0].top_up.command);
    CHECK_FALSE(wallet_view(session.state(), desk_on(Page::wallet)).groups[0].tops_up);
    const WalletView none = wallet_view(market_at("60000"), desk_on(Page::wallet));
    CHECK_FALSE(none.groups[0].top_up.command.has_value());
    CHECK_FALSE(none.groups[0].top_up.why_not.empty());
}

TEST_CASE("the totals are counted in USDT, dollars or the base coin; the other two stand below") {
    State state = short_at_60600();
    state.peg = ratio("0.97");
    Desk desk = desk_on(Page::wallet);
    desk.wallet_unit = WalletUnit::usd;
    WalletView view = wallet_view(state, desk);
    CHECK(view.unit == "USD");
    CHECK(view.equity.text == "1,934.06");   // 1 993.8794 * 0.97 = 1 934.063018
    CHECK(view.balance.text == "7,812.32");  // 8 053.94 * 0.97 = 7 812.3218
    CHECK(view.debt.text == "5,878.26");     // 0.100001 * 60 600 * 0.97 = 5 878.258782
    CHECK(view.equity_base == "≈ 0.03290 BTC");
    CHECK(view.equity_usd == "≈ 1,993.88 USDT");
    CHECK(view.pnl.text == "▼ −6.12 USDT");  // that one keeps its coin

    desk.wallet_unit = WalletUnit::base;
    view = wallet_view(state, desk);
    CHECK(view.unit == "BTC");
    CHECK(view.equity.text == "0.03290");   // 1 993.8794 / 60 600 = 0.03290230
    CHECK(view.balance.text == "0.13290");  // 8 053.94 / 60 600 = 0.13290330
    CHECK(view.debt.text == "0.10000");
    CHECK(view.equity_base == "≈ 1,993.88 USDT");
    CHECK(view.equity_usd == "≈ 1,934.06 USD");
    CHECK(view.debt_base == "≈ 6,060.06 USDT");
}
