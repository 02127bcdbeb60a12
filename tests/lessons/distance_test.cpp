#include <doctest/doctest.h>

#include "lessons/figures.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

std::string waits(std::string_view predicate, const Session& session, const UiFacts& ui = {}) {
    return distance(*read_predicate(predicate), sight_of(session, ui));
}

Session short_open() {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.1")}});
    return session;
}

}  // namespace

TEST_CASE("what holds waits for nothing") {
    const Session session = short_open();
    CHECK(waits("ev(borrow)", session).empty());
    CHECK(waits("st(account.base.free) = 0", session).empty());
    CHECK(waits("all(ev(borrow), ev(fill))", session).empty());
}

TEST_CASE("events are waited for by what they are") {
    const Session session{small_world()};
    CHECK(waits("ev(transfer, direction=in, asset=USDT)", session) == "a transfer");
    CHECK(waits("ev(transfer, asset=USDT, amount>=2000)", session) ==
          "a transfer of at least 2,000 USDT");
    CHECK(waits("ev(borrow, asset=BTC, amount=0.1)", session) == "a loan of 0.1 BTC");
    CHECK(waits("ev(repay)", session) == "a repayment");
    CHECK(waits("ev(order, side=sell)", session) == "an order to sell");
    CHECK(waits("ev(fill, side=sell)", session) == "the sale to fill");
    CHECK(waits("ev(fill, side=buy)", session) == "a purchase to fill");
    CHECK(waits("ev(status, after=margin_call)", session) == "the status of the account to change");
    CHECK(waits("ev(liquidation)", session) == "a liquidation");
    CHECK(waits("ev(order_list, kind=oco, side=sell)", session) == "an OCO to sell");
    CHECK(waits("ev(order_list, kind=otoco)", session) == "a list of orders");
    CHECK(waits("ev(trigger)", session) == "a waiting order to wake up");
}

TEST_CASE("numbers are waited for by what is missing, to the last unit") {
    const Session session = short_open();
    CHECK(waits("st(account.base.owed) = 0", session) == "0.100001 BTC more to repay");
    CHECK(waits("st(account.base.missing) = 0", session) == "0.100001 BTC more in the account");
    CHECK(waits("st(account.base.principal) >= 0.25", session) == "0.15 BTC more to borrow");
    CHECK(waits("st(entry.amount) >= 0.15", session) == "0.05 BTC more to be sold");
    CHECK(waits("st(account.base.locked) >= 0.1", session) == "0.1 BTC more in an open order");
    CHECK(waits("st(spot.USDT) >= 10000", session) == "2,000 USDT more in the spot wallet");
    CHECK(waits("st(account.exists) = 1", Session{small_world()}) == "a first transfer");
    CHECK(waits("st(orders.open) = 1", session) == "an open order");
    CHECK(waits("st(interest.hours) >= 6", session) == "5 more hours of interest to be charged");
}

TEST_CASE("prices and levels are waited for by their aim, with what they are now") {
    Session session = funded("2000");
    CHECK(waits("st(price.index) <= 57146.5", session) ==
          "the index price at 57,146.5 or less (now 60,000)");
    CHECK(waits("st(account.level) >= 1.5", session) == "the margin level at 1.5 or more");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    CHECK(waits("st(account.level) >= 1.5", session) ==
          "the margin level at 1.5 or more (now 1.3333)");
}

TEST_CASE("the screen is waited for by the words that stand on it") {
    const Session session{small_world()};
    const UiFacts ui = {{"page", "lessons"}, {"window", "transfer"}};
    CHECK(waits("ui(page=trade.margin, account=isolated)", session, ui) == "Trade › Margin");
    CHECK(waits("ui(page=lessons, account=isolated)", session, ui) == "the Isolated tab");
    CHECK(waits("ui(pair=BTCUSDT)", session, ui) == "the pair BTC/USDT");
    CHECK(waits("ui(window=borrow)", session, ui) == "the Borrow window");
    CHECK(waits("ui(window=none)", session, ui) == "the window to be closed");
    CHECK(waits("ui(wallet.filter=BTC)", session, ui) == "the filter BTC");
    CHECK(waits("ui(orders.tab=order_history)", session, ui) == "the Order history tab");
    CHECK(waits("ui(orders.time=1d)", session, ui) == "the time filter 1 day");
    CHECK(waits("ui(page!=lessons)", session, ui) == "something else than the list of lessons");
}

TEST_CASE("several are waited for by the first that is missing") {
    const Session session = short_open();
    CHECK(waits("all(ev(borrow), ev(repay), ev(cancel))", session) == "a repayment");
    CHECK(waits("any(ev(repay), ev(cancel))", session) == "a repayment");
    CHECK(!waits("never(ev(borrow))", session).empty());
    CHECK(waits("refused(over_debt)", session) == "a refusal");
}

TEST_CASE("texts are filled with the learner's own numbers") {
    const Session session = short_open();
    const Sight sight = sight_of(session);
    CHECK(filled("You owe {account.base.owed}; buy {buy.enough}.", sight) ==
          "You owe 0.100001 BTC; buy 0.10011 BTC.");
    CHECK(filled("Spot {spot.USDT}, level {account.level}", sight)
              .starts_with("Spot 8,000 USDT, level 1.3"));
    CHECK(filled("no {such} path, {", sight) == "no {such} path, {");
    const Session empty{small_world()};
    CHECK(filled("{account.level}", sight_of(empty)) == "none");
}

TEST_CASE("numbers are said in groups, without trailing zeros") {
    CHECK(said(units("1234567.891"), Unit::price, Pair::btcusdt) == "1,234,567.89");
    CHECK(said(units("60600"), Unit::price, Pair::btcusdt) == "60,600");
    CHECK(said(units("0.10000000"), Unit::base, Pair::btcusdt) == "0.1 BTC");
    CHECK(said(-units("1234"), Unit::quote, Pair::btcusdt) == "−1,234 USDT");
    CHECK(said(units("999"), Unit::quote, Pair::btcusdt) == "999 USDT");
    CHECK(said(2 * one, Unit::count, Pair::btcusdt) == "2");
}

TEST_CASE("switches, cards and the what-if line are waited for by what they are called") {
    Session session = funded("2000");
    CHECK(waits("ev(leverage, times=5)", session) == "the leverage to be set");
    CHECK(waits("st(account.leverage) = 5", session) == "the leverage to be set to 5x");
    must(session, SetLeverage{Pair::btcusdt, ratio("5")});
    CHECK(waits("st(account.leverage) = 0", session) == "the leverage to be switched off");
    CHECK(waits("ui(card=room)", session, {{"card", "none"}}) == "the card of what you can borrow");
    CHECK(waits("ui(page=wallet.margin, wallet.unit=USD)", session,
                {{"page", "wallet.margin"}, {"wallet.unit", "USDT"}}) == "the wallet in USD");
    CHECK(waits("st(what_if.price) >= 63000", session, {{"what_if", "none"}}) ==
          "the what-if line at 63,000 or more");
    CHECK(waits("st(what_if.price) <= 57000", session, {{"what_if", "60000"}}) ==
          "the what-if line at 57,000 or less (now 60,000)");
}
