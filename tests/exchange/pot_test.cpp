#include "exchange/pot.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

Pot::Coin& coin(Pot& pot, Asset asset) { return pot.coins[index_of(asset)]; }

/// 0.2 BTC at 60 000 against a loan of USDT.
Pot long_of_a_fifth(const State& state, std::string_view owed) {
    Pot pot = pot_of(state);
    coin(pot, Asset::usdt) = {};
    coin(pot, Asset::btc).held = units("0.2");
    coin(pot, Asset::usdt).principal = units(owed);
    return pot;
}

}  // namespace

TEST_CASE("pot: beside one account it holds and owes the same, whatever the learner does") {
    Session session = funded("2000");
    Pot pot = pot_of(session.state());
    must(session, Borrow{Pair::btcusdt, btc("0.10")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.10")}});
    must(session, Advance{2 * hour_ms + minute_ms});
    catch_up(pot, session.state());
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.05")}});
    must(session, Repay{Pair::btcusdt, btc("0.04")});
    must(session, Transfer{Pair::btcusdt, Direction::into_isolated, usdt("300")});
    catch_up(pot, session.state());
    const IsolatedAccount& account = account_of(session);
    CHECK(coin(pot, Asset::btc).held == account.base.owned().units);
    CHECK(coin(pot, Asset::btc).principal == account.base.principal.units);
    CHECK(coin(pot, Asset::btc).interest == account.base.interest.units);
    CHECK(coin(pot, Asset::usdt).held == account.quote.owned().units);
    CHECK(level_of(pot, session.state()) ==
          margin_level(account, session.state().index_price(Pair::btcusdt)));
}

TEST_CASE("pot: it is taken over at 1.05, pays its fees, and keeps the rest") {
    const Session session = funded("2000");
    const State& state = session.state();
    REQUIRE(state.index_price(Pair::btcusdt) == price("60000"));
    Pot pot = long_of_a_fifth(state, "11430");
    // 12 000 / 11 430 = 1.04986
    CHECK(level_of(pot, state)->units / 1'000 == 104'986);
    catch_up(pot, state);
    // sold for 12 000 less 0.1 %, 11 988; less 11 430 is 558; less 2 % of 12 000 is 318
    CHECK(pot.taken_over_ms == state.time_ms());
    CHECK(debt_of(pot, state) == usdt("0"));
    CHECK(assets_of(pot, state) == usdt("318"));
    CHECK(pot.lacked == 0);
}

TEST_CASE("pot: above its level it is left alone") {
    const Session session = funded("2000");
    Pot pot = long_of_a_fifth(session.state(), "11400");  // 1.0526
    catch_up(pot, session.state());
    CHECK(pot.taken_over_ms == 0);
}

TEST_CASE("pot: where its coins do not cover its debts, what was missing is told") {
    const Session session = funded("2000");
    Pot pot = long_of_a_fifth(session.state(), "12100");
    catch_up(pot, session.state());
    CHECK(assets_of(pot, session.state()) == usdt("0"));
    CHECK(pot.lacked == units("112"));  // 12 100 less 11 988
}

TEST_CASE("pot: the takeover of an isolated account does not touch it, and interest goes on") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.30")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.30")}});
    Pot pot = pot_of(session.state());
    coin(pot, Asset::usdt).held += units("5000");  // of another account
    must(session, SteerMarket{Pair::btcusdt, price("64500"), 20 * minute_ms, ratio("0.2")});
    must(session, Advance{2 * hour_ms});
    REQUIRE(account_of(session).free_of_debt());
    catch_up(pot, session.state());
    CHECK(pot.taken_over_ms == 0);
    CHECK(coin(pot, Asset::btc).principal == units("0.30"));
    // 0.30 * 0.001 % an hour: the first at the loan, and two full hours since 10:00
    CHECK(coin(pot, Asset::btc).interest == 3 * units("0.000003"));
}
