#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

/// An account that owes 1 000 USDT and holds enough USDT for this level.
IsolatedAccount at_level(std::string_view level) {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.exists = true;
    account.quote.principal = usdt("1000");
    account.quote.free = {Asset::usdt, units(level) * 1000};
    return account;
}

}  // namespace

TEST_CASE("the gauge shows the share of the assets that is the learner's own") {
    struct Row {
        const char* level;
        double needle;
        const char* status;
    };
    // (1 - 1 / level) / 0.5
    const Row rows[] = {
        {"0.9", 0, "Liquidation"},
        {"1.05", 0.0952, "Liquidation"},
        {"1.06", 0.1132, "Near liquidation"},
        {"1.086", 0.1584, "Margin call"},
        {"1.10", 0.1818, "Margin call"},
        {"1.3290", 0.4951, "Normal"},
        {"2", 1, "Normal"},
        {"2.4", 1, "Excessive"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.level);
        const GaugeView gauge = gauge_of(at_level(row.level), price("60000"));
        CHECK(gauge.has_debt);
        CHECK(gauge.needle == doctest::Approx(row.needle).epsilon(0.001));
        CHECK(gauge.status.text == row.status);
    }
    const GaugeView gauge = gauge_of(at_level("1.5"), price("60000"));
    CHECK(gauge.liquidation == doctest::Approx(0.0952).epsilon(0.001));
    CHECK(gauge.pre == doctest::Approx(0.1308).epsilon(0.001));  // 1.07
    CHECK(gauge.call == doctest::Approx(0.1818).epsilon(0.001));
}

TEST_CASE("without debt the gauge is empty and says so") {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.quote.free = usdt("2000");
    const GaugeView gauge = gauge_of(account, price("60000"));
    CHECK_FALSE(gauge.has_debt);
    CHECK(gauge.level == "no debt");
    CHECK(gauge.status.text == "No debt");
    CHECK(gauge.status.tone == Tone::up);
}

TEST_CASE("a short is called and taken over above, and its distance is a rise") {
    const State state = short_at_60600();
    const IsolatedAccount& account = state.ledger.at(Pair::btcusdt);
    // 8 053.94 / (1.10 * 0.100001) = 73 216.9; 8 053.94 / (1.05 * 0.100001) = 76 703.4
    const auto call = call_trigger(account);
    const auto liquidation = liquidation_trigger(account);
    REQUIRE(call.has_value());
    REQUIRE(liquidation.has_value());
    CHECK(call->text == "73,217");
    CHECK(liquidation->text == "76,703");
    CHECK(liquidation->far(price("60600")) == "index must rise 26.6%");
    CHECK(call->far(price("60600")) == "index must rise 20.8%");
    CHECK(call->far(price("73300")) == "reached");
}

TEST_CASE("a long is taken over below, and that price is rounded up, toward the danger") {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.quote.principal = usdt("6000");
    account.base.free = btc("0.13");
    // 1.05 * 6 000 / 0.13 = 48 461.54; 1.10 * 6 000 / 0.13 = 50 769.23
    CHECK(text_of(liquidation_trigger(account), "none") == "48,462");
    CHECK(text_of(call_trigger(account), "none") == "50,769");
    // 48 461.54 / 60 000 = 0.80769
    CHECK(liquidation_trigger(account)->far(price("60000")) == "index must fall 19.2%");
}

TEST_CASE("no price endangers an account without debt") {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.quote.free = usdt("2000");
    CHECK(text_of(liquidation_trigger(account), "none") == "none");
}

TEST_CASE("what is shown of an account adds up to the cent") {
    const State state = short_at_60600();
    // debt 0.100001 * 60 600 = 6 060.0606, shown 6 060.06; 8 053.94 - 6 060.06 = 1 993.88
    const Worth worth = worth_of(state.ledger.at(Pair::btcusdt), price("60600"));
    CHECK(worth.assets == usdt("8053.94"));
    CHECK(worth.debt == usdt("6060.06"));
    CHECK(worth.equity == usdt("1993.88"));
}

TEST_CASE("debts are named in their own coins") {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    CHECK(debt_text(account) == "none");
    account.base.principal = btc("0.1");
    account.base.interest = btc("0.000001");
    CHECK(debt_text(account) == "0.100001 BTC");
    account.quote.principal = usdt("20");
    CHECK(debt_text(account) == "0.100001 BTC + 20.00 USDT");
}
