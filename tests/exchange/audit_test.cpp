// Whether the books balance, and whether it is noticed when they do not.
#include "exchange/audit.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

TEST_CASE("audit: no coin is made or lost by a loan, a sale, interest and a repayment") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.03")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.02")}});
    must(session, Advance{2 * 60 * minute_ms});
    must(session, Repay{Pair::btcusdt, account_of(session).base.free});
    for (const Asset asset : all_assets) CHECK(surplus(session.state(), asset).units == 0);
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("audit: a unit too many or too few anywhere is told, with its sign") {
    const State sound = funded("2000").state();
    State more = sound;
    more.ledger.fees[index_of(Asset::usdt)].units += 1;
    CHECK(surplus(more, Asset::usdt) == Amount{Asset::usdt, 1});
    CHECK(surplus(more, Asset::btc) == Amount{Asset::btc, 0});
    CHECK(fault_of(more) == "coins were made or lost");
    State less = sound;
    less.ledger.at(Pair::btcusdt).quote.free -= usdt("0.5");
    CHECK(surplus(less, Asset::usdt) == Amount{Asset::usdt, -50'000'000});
}

TEST_CASE("audit: what is locked must be what the open orders hold") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{price("50000"), btc("0.01")}});
    // 0.01 * 50 000 = 500
    CHECK(held_by_orders(session.state(), Pair::btcusdt, Asset::usdt) == usdt("500"));
    CHECK(held_by_orders(session.state(), Pair::btcusdt, Asset::btc) == btc("0"));
    CHECK(held_by_orders(session.state(), Pair::ethusdt, Asset::usdt) == usdt("0"));
    State moved = session.state();
    moved.ledger.at(Pair::btcusdt).quote.locked -= usdt("1");
    moved.ledger.at(Pair::btcusdt).quote.free += usdt("1");
    CHECK(surplus(moved, Asset::usdt).units == 0);
    CHECK(fault_of(moved) == "locked funds are not what the open orders hold");
}

TEST_CASE("audit: nothing may be below zero") {
    State state = funded("2000").state();
    state.ledger.at(Pair::btcusdt).base.interest.units = -1;
    CHECK(fault_of(state) == "a balance or a debt is negative");
}
