#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

AccountView account_view_of(const State& state) {
    const Desk desk = desk_on(Page::trade);
    return account_view(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("the account after the short") {
    const AccountView view = account_view_of(short_at_60600());
    CHECK(view.title == "BTC/USDT · tier 1");
    CHECK(view.gauge.level == "1.3290");  // 8 053.94 / 6 060.0606 = 1.32902
    CHECK(view.gauge.status.text == "Normal");
    CHECK(view.gauge.needle == doctest::Approx(0.495).epsilon(0.001));
    CHECK(view.call.price == "73,217");
    CHECK(view.liquidation.price == "76,703");
    CHECK(view.call.far == "+20.8%");         // 73 217.3 / 60 600 = 1.2082
    CHECK(view.liquidation.far == "+26.6%");  // 76 703.8 / 60 600 = 1.2657
    CHECK(view.debt == "0.100001 BTC");
    CHECK(value_of_row(view.facts, "Equity") == "1,993.88 USDT");
    CHECK(value_of_row(view.facts, "Debt") == "0.100001 BTC ≈ 6,060.06");
    // (8 053.94 - 1.111 * 6 060.0606) / 0.111 = 11 902.81
    CHECK(value_of_row(view.facts, "Room to borrow") == "11,902.81 USDT");
    CHECK(value_of_row(view.facts, "Can be moved out") == "0.00 USDT");
    REQUIRE(view.assets.size() == 2);
    CHECK(view.assets[0].asset == "BTC");
    CHECK(view.assets[0].available == "0.00000");
    CHECK(view.assets[0].borrowed == "0.10000");
    CHECK(view.assets[0].interest == "0.000001");
    CHECK(view.assets[1].available == "8,053.94");
    CHECK(view.assets[1].interest == "0.00");
}

TEST_CASE("a price that is reached already is no way off") {
    State state = short_at_60600();
    // 6 600 / 6 060.06 = 1.0891: below the call at 1.10, above the liquidation at 1.05
    state.ledger.at(Pair::btcusdt).quote.free = usdt("6600");
    const AccountView view = account_view_of(state);
    CHECK(view.call.far == "reached");
    CHECK(view.liquidation.far ==
          "+3.7%");  // 6 600 / 0.100001 / 1.05 = 62 856.5; / 60 600 = 1.0372
}

TEST_CASE("an empty account has no debt, no prices and no room") {
    const AccountView view = account_view_of(market_at("60000"));
    CHECK(view.gauge.level == "no debt");
    CHECK(view.call.price == "—");
    CHECK(view.liquidation.price == "—");
    CHECK(view.liquidation.far.empty());
    CHECK(view.debt == "none");
    CHECK(value_of_row(view.facts, "Equity") == "0.00 USDT");
    CHECK(value_of_row(view.facts, "Room to borrow") == "0.00 USDT");
}

TEST_CASE("without debt everything free can be moved out") {
    const AccountView view = account_view_of(funded_at("60000", "2000"));
    CHECK(value_of_row(view.facts, "Can be moved out") == "2,000.00 USDT");
    CHECK(value_of_row(view.facts, "Debt") == "none");
}

TEST_CASE("long numbers keep their digits") {
    State state = funded_at("60000", "2000");
    state.ledger.at(Pair::btcusdt).quote.free = usdt("1234567890.12");
    state.ledger.at(Pair::btcusdt).base.free = btc("8999.99999");
    const AccountView view = account_view_of(state);
    CHECK(view.assets[1].available == "1,234,567,890.12");
    CHECK(view.assets[0].available == "8,999.99999");
    // 1 234 567 890.12 + 539 999 999.40
    CHECK(value_of_row(view.facts, "Equity") == "1,774,567,889.52 USDT");
}

TEST_CASE("the hour tells when interest is next charged and how much, while something is owed") {
    State state = short_at_60600();  // at 10:00:00, a full hour
    HourView hour = account_view_of(state).hour;
    CHECK(hour.text == "Next interest in 01:00:00");
    CHECK(hour.cost == "+0.000001 BTC");  // 0.10 * 0.001 %
    CHECK(hour.passed == 0.0F);
    CHECK(account_view_of(funded_at("60000", "2000")).hour.text.empty());
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.02")});
    must(session, Borrow{Pair::btcusdt, usdt("100")});
    must(session, Advance{45 * 60'000});
    hour = account_view_of(session.state()).hour;
    CHECK(hour.text == "Next interest in 15:00");
    CHECK(hour.passed == doctest::Approx(0.75));
    CHECK(hour.cost == "+0.0000002 BTC +0.001 USDT");  // 100 * 0.001 % = 0.001
}

TEST_CASE("the panel shows the index and each coin's own equity") {
    const AccountView view = account_view_of(short_at_60600());
    CHECK(value_of_row(view.facts, "Index price") == "60,600.00");
    CHECK(view.assets[0].equity == "−0.10001");  // rounded down, away from the learner
    CHECK(view.assets[1].equity == "8,053.94");
}
