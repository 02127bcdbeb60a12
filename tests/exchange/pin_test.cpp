#include <doctest/doctest.h>

#include "support/worlds.h"

// A price that is set: what it refuses, fills, wakes and liquidates.

using namespace mw;

TEST_CASE("pin: a price off the tick or out of range is refused, and so is letting go of none") {
    Session session = funded("2000");
    CHECK(refused(session.submit(PinPrice{Pair::btcusdt, price("60000.001")})) ==
          Refusal::price_filter);
    CHECK(refused(session.submit(PinPrice{Pair::btcusdt, {0}})) == Refusal::price_filter);
    CHECK(refused(session.submit(PinPrice{Pair::btcusdt, price("1000000.01")})) ==
          Refusal::price_filter);
    CHECK(refused(session.submit(PinPrice{Pair::ethusdt, price("3000")})) ==
          Refusal::pair_not_listed);
    CHECK(refused(session.submit(ReleasePrice{Pair::btcusdt})) == Refusal::steer_invalid);
}

TEST_CASE("pin: the index is the price at once, and a loan that it sinks is taken over") {
    Session session = funded("1000");
    must(session, PinPrice{Pair::btcusdt, price("60000")});
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.1")}});
    CHECK(session.state().index_price(Pair::btcusdt) == price("60000"));
    // 1 000 + 5 994 over 0.100001 * 1.05: 66 609 or so
    must(session, PinPrice{Pair::btcusdt, price("66600")});
    CHECK_FALSE(account_of(session).free_of_debt());
    must(session, PinPrice{Pair::btcusdt, price("66620")});
    CHECK(account_of(session).free_of_debt());
    CHECK(all_of<LiquidationEnded>(session.state()).size() == 1);
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("pin: filters measure with the held price") {
    Session session = funded("9000");
    must(session, PinPrice{Pair::btcusdt, price("10000")});
    CHECK(session.state().average_price(Pair::btcusdt) == price("10000"));
    const LimitTerms far{price("20000.01"), btc("0.01")};
    CHECK(refused(session.submit(PlaceOrder{Pair::btcusdt, Side::sell, far})) ==
          Refusal::percent_price);
}

TEST_CASE("pin: a run with held prices replays to the same state") {
    Session session = funded("5000");
    must(session, PinPrice{Pair::btcusdt, price("61000")});
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{price("60500"), btc("0.02")}});
    must(session, PinPrice{Pair::btcusdt, price("60000")});
    must(session, Advance{minute_ms});
    must(session, ReleasePrice{Pair::btcusdt});
    must(session, Advance{minute_ms});
    const Session again = session.rewound_to(session.log().size());
    CHECK(fingerprint(again.state()) == fingerprint(session.state()));
    CHECK(session.state().orders.front().total == usdt("1210"));  // 0.02 * 60 500
}
