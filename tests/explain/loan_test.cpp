#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

LoanView borrow_of(const State& state, Asset asset, const char* amount) {
    Desk desk = desk_on(Page::trade);
    desk.window = Window::borrow;
    desk.borrow = {asset, amount};
    return borrow_view(scene_of(state, desk, Pair::btcusdt));
}

LoanView repay_of(const State& state, const char* amount) {
    Desk desk = desk_on(Page::trade);
    desk.window = Window::repay;
    desk.repay = {Asset::btc, amount};
    return repay_view(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("borrowing 0.10 BTC on 2 000 USDT shows every consequence before the press") {
    const State state = funded_at("60000", "2000");
    const LoanView view = borrow_of(state, Asset::btc, "0.10");
    CHECK(view.pair == "Isolated · BTC/USDT");
    CHECK(view.coin == "BTC");
    CHECK(view.coin_name == "Bitcoin");
    CHECK(view.limit == "0.30030");  // 2 000 / 0.111 / 60 000
    CHECK(view.max == "0.30030");
    CHECK(value_of_row(view.rows, "Interest rate") == "0.001% / h · 8.76% / year");
    CHECK(value_of_row(view.rows, "Charged at once (1 h)") == "0.00000100 BTC");
    CHECK(value_of_row(view.rows, "Then every full hour") == "0.00000100 BTC");
    CHECK(value_of_row(view.rows, "You hold") == "0.00000000 BTC");
    CHECK(value_of_row(view.rows, "You owe") == "0.00000000 BTC");
    CHECK(change_of(view.changes, "Margin level") == "no debt -> 1.3333");  // 8 000 / 6 000.06
    CHECK(change_of(view.changes, "Total assets") == "2,000.00 -> 8,000.00");
    CHECK(change_of(view.changes, "Total debt") == "0.00 -> 6,000.06");
    CHECK(change_of(view.changes, "Equity (USDT)") == "2,000.00 -> 1,999.94");
    CHECK(change_of(view.changes, "Leverage in use") == "1.00x -> 4.00x");
    CHECK(change_of(view.changes, "Margin call at") == "none -> 199,978");
    CHECK(change_of(view.changes, "Liquidation at") == "none -> 399,916");
    // (8 000 - 1.111 * 6 000.06) / 0.111 / 60 000 = 0.200290
    CHECK(change_of(view.changes, "Room left (BTC)") == "0.30030 -> 0.20029");
    CHECK(view.good == "Within your limit. Worth 6,000.00 USDT now.");
    CHECK(view.problem.empty());
    CHECK(view.confirm.command.has_value());
    CHECK(view.note.starts_with("Liquidation is far away because you hold the same BTC you owe."));
}

TEST_CASE("a loan over the limit still shows what it would do, in warning colours") {
    const LoanView view = borrow_of(funded_at("60000", "2000"), Asset::btc, "0.32");
    CHECK(view.problem ==
          "0.32 is 0.01970 BTC above your limit. The level after the loan must stay at 1.111 or "
          "more.");
    CHECK(view.confirm.fix_label == "Use 0.30030");
    CHECK(change_of(view.changes, "Total assets") == "2,000.00 -> 21,200.00");
    CHECK(change_of(view.changes, "Total debt") == "0.00 -> 19,200.19");
    CHECK(change_of(view.changes, "Equity (USDT)") == "2,000.00 -> 1,999.81");
    CHECK(change_of(view.changes, "Leverage in use") == "1.00x -> 10.60x");
    CHECK(change_of(view.changes, "Margin call at") == "none -> 62,493");
    CHECK(change_of(view.changes, "Room left (BTC)") == "0.30030 -> none");
    CHECK(view.changes[0].after.tone == Tone::down);
    // 21 200 / 19 200.192 = 1.10415, cut down; 62 493 / 60 000 = 4.2 %; 66 593 / 60 000 = 11 %
    CHECK(view.note ==
          "At 1.1041 a rise of 4.2% would bring the margin call. At your limit of "
          "0.30030 a rise of 11% would bring the margin call.");
}

TEST_CASE("the Max of a loan is accepted") {
    const State state = funded_at("60000", "2000");
    for (const Asset asset : {Asset::btc, Asset::usdt}) {
        const std::string most = borrow_of(state, asset, "").max;
        CAPTURE(most);
        CHECK(borrow_of(state, asset, most.c_str()).confirm.command.has_value());
    }
}

TEST_CASE("an untouched loan window is quiet and its After column empty") {
    const LoanView view = borrow_of(funded_at("60000", "2000"), Asset::btc, "");
    CHECK(view.problem.empty());
    CHECK(view.confirm.why_not == "Type an amount.");
    CHECK(change_of(view.changes, "Total assets") == "2,000.00 -> —");
    CHECK(view.note.empty());
}

TEST_CASE("amounts nobody has do not stop the window") {
    const State state = funded_at("60000", "2000");
    for (const char* amount : {"92000000000", "999999999999999999999", "1000000", "0"}) {
        CAPTURE(amount);
        const LoanView view = borrow_of(state, Asset::btc, amount);
        CHECK_FALSE(view.confirm.command.has_value());
        CHECK_FALSE(view.problem.empty());
        CHECK_FALSE(repay_of(state, amount).confirm.command.has_value());
    }
    CHECK_FALSE(borrow_of(market_at("60000"), Asset::btc, "0.1").confirm.command.has_value());
}

TEST_CASE("borrowing USDT is harmless until something is bought with it") {
    const LoanView view = borrow_of(funded_at("60000", "2000"), Asset::usdt, "6000");
    CHECK(view.limit == "18,018.01");  // 2 000 / 0.111 = 18 018.018
    CHECK(view.good == "Within your limit. Worth 0.10000 BTC now.");
    CHECK(change_of(view.changes, "Liquidation at") == "none -> none");
    CHECK(view.note.starts_with("The price cannot hurt yet"));
}

TEST_CASE("repaying everything brings the account back to no debt") {
    State state = short_at_60600();
    state.ledger.at(Pair::btcusdt).base.free = btc("0.10000989");
    const LoanView view = repay_of(state, "0.100001");
    CHECK(view.limit == "0.10000100");
    CHECK(view.max == "0.100001");  // what is owed is less than what is free
    CHECK(value_of_row(view.rows, "Total debt") == "0.10000100 BTC");
    CHECK(value_of_row(view.rows, "Borrowed") == "0.10000000 BTC");
    CHECK(value_of_row(view.rows, "Interest") == "0.00000100 BTC");
    CHECK(value_of_row(view.rows, "Available") == "0.10000989 BTC");
    CHECK(value_of_row(view.rows, "Remaining after") == "0.00000000 BTC");
    CHECK(change_of(view.changes, "Available (BTC)") == "0.10000989 -> 0.00000889");
    CHECK(change_of(view.changes, "Liquidation at").ends_with("-> none"));
    CHECK(change_of(view.changes, "Margin level").ends_with("-> no debt"));
    CHECK(view.good == "Pays 0.000001 interest first, then 0.1 borrowed. Nothing is owed then.");
    CHECK(view.confirm.command.has_value());
}

TEST_CASE("repaying without coins says how many to buy") {
    const LoanView view = repay_of(short_at_60600(), "0.100001");
    CHECK(view.problem == "You owe 0.100001 BTC and hold 0. Buy at least 0.10011 BTC first.");
    CHECK(view.note ==
          "You hold less than you owe. Buying 0.10011 BTC gives enough for all of it, "
          "fee included.");
    CHECK(view.max == "0");
    CHECK(repay_of(funded_at("60000", "2000"), "").confirm.why_not ==
          "Nothing owed. Nothing to repay.");
}

TEST_CASE("parts of a repayment are of what can be repaid, rounded down") {
    State state = short_at_60600();
    state.ledger.at(Pair::btcusdt).base.free = btc("0.03");
    const LoanView view = repay_of(state, "");
    CHECK(view.percent[0] == "0.0075");  // of 0.03, less than the 0.100001 owed
    CHECK(view.percent[1] == "0.015");
    CHECK(view.percent[3] == "0.03");
    CHECK(view.percent[3] == view.max);
    CHECK(repay_of(funded_at("60000", "2000"), "").percent[3].empty());
}

TEST_CASE("a loan names its tier") {
    const LoanView view = borrow_of(funded_at("60000", "2000"), Asset::btc, "");
    CHECK(value_of_row(view.rows, "Tier and leverage") == "tier 1 · up to 10x");
}

TEST_CASE("the windows take the coins of their pair, whatever was chosen before") {
    World world = full_world(7);
    world.history_days = 1;
    Session session{world};
    must(session, Transfer{Pair::ethusdt, Direction::into_isolated, usdt("2000")});
    Desk desk = desk_on(Page::trade);
    desk.pair = Pair::ethusdt;
    desk.borrow = desk.repay = {Asset::btc, "0.1"};
    const Scene scene = scene_of(session.state(), desk, Pair::ethusdt);
    CHECK(borrow_view(scene).coin == "ETH");
    CHECK(repay_view(scene).coins == std::array{Asset::eth, Asset::usdt});
    desk.transfer.asset = Asset::btc;
    CHECK(transfer_view(scene).unit == "ETH");
}
