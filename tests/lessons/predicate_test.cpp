#include "lessons/predicate.h"

#include <doctest/doctest.h>

#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

/// 2 000 USDT in, 0.10 BTC borrowed.
Session borrowed() {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    return session;
}

std::string fault_in(std::string_view predicate) {
    const auto read = read_predicate(predicate);
    return read ? "none" : read.error();
}

}  // namespace

TEST_CASE("ev: an event of the kind, with fields as asked, since the records begin") {
    const Session session = borrowed();
    CHECK(is_true("ev(borrow)", session));
    CHECK(is_true("ev(borrow, asset=BTC, amount>=0.1)", session));
    CHECK(is_true("ev( borrow , asset != USDT , amount = 0.10 )", session));
    CHECK(!is_true("ev(borrow, amount>0.1)", session));
    CHECK(!is_true("ev(borrow, asset=USDT)", session));
    CHECK(is_true("ev(transfer, direction=in, amount=2000)", session));
    CHECK(!is_true("ev(transfer, direction=out)", session));
    CHECK(is_true("ev(interest, kind=on_borrow, amount=0.000001)", session));
    CHECK(!is_true("ev(repay)", session));

    const auto predicate = read_predicate("ev(borrow)");
    Sight later = sight_of(session);
    later.records = later.records.last(0);  // a step that begins only now
    CHECK(!holds(*predicate, later));
}

TEST_CASE("ev: a number may be compared with the state of now") {
    const Session session = borrowed();
    CHECK(is_true("ev(borrow, amount=account.base.principal)", session));
    CHECK(is_true("ev(borrow, amount<account.base.owed)", session));
    CHECK(!is_true("ev(borrow, amount=account.base.principal * 2)", session));
}

TEST_CASE("ev: orders and fills carry side, type and role") {
    Session session = borrowed();
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, LimitTerms{price("60600"), btc("0.05")}});
    CHECK(is_true("ev(order, side=sell, type=limit, price=60600, amount=0.05)", session));
    CHECK(!is_true("ev(fill)", session));
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.05")}});
    CHECK(is_true("ev(order, type=market, price=0)", session));
    CHECK(is_true("ev(fill, side=sell, role=taker)", session));
    CHECK(!is_true("ev(fill, role=maker)", session));
    CHECK(!is_true("ev(cancel)", session));
    must(session, CancelOrder{first_order});
    CHECK(is_true("ev(cancel)", session));
}

TEST_CASE("ev: what a liquidation does is not the learner's doing") {
    Session session = borrowed();
    must(session, Borrow{Pair::btcusdt, btc("0.15")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.25")}});
    move_market(session, price("66000"), 600'000);
    CHECK(is_true("ev(liquidation)", session));
    CHECK(is_true("ev(status, after=force_liquidation)", session));
    CHECK(!is_true("ev(repay)", session));
    CHECK(!is_true("ev(order, side=buy)", session));
    CHECK(!is_true("ev(fill, side=buy)", session));
}

TEST_CASE("st: a number of the state, compared with a number or another path") {
    const Session session = borrowed();
    CHECK(is_true("st(account.base.owed) = 0.100001", session));
    CHECK(is_true("st(account.base.owed) != 0.1", session));
    CHECK(is_true("st(account.base.owed) > account.base.free", session));
    CHECK(is_true("st(account.base.owed) >= account.base.free * 1.00001", session));
    CHECK(!is_true("st(account.base.owed) > account.base.free * 1.00001", session));
    CHECK(is_true("st(account.base.net) < 0", session));
    CHECK(is_true("st(account.base.net) = -0.000001", session));
    CHECK(is_true("st(account.base.net) <= -0.000001", session));
}

TEST_CASE("st: without a value now, no comparison holds") {
    const Session session = funded("2000");  // no debt, so no level
    CHECK(!is_true("st(account.level) > 0", session));
    CHECK(!is_true("st(account.level) <= 1000", session));
    CHECK(!is_true("st(account.quote.free) > entry.price", session));
}

TEST_CASE("ui: the screen shows all of this now") {
    const Session session = funded("2000");
    const UiFacts ui = {{"page", "wallet.margin"}, {"wallet.filter", "BTC"}};
    CHECK(is_true("ui(page=wallet.margin)", session, ui));
    CHECK(is_true("ui(page=wallet.margin, wallet.filter=BTC)", session, ui));
    CHECK(!is_true("ui(page=wallet.margin, wallet.filter=ETH)", session, ui));
    CHECK(is_true("ui(wallet.filter!=BTC/USDT)", session, ui));
    CHECK(!is_true("ui(window=borrow)", session, ui));
}

TEST_CASE("refused: the last command was refused so") {
    const Session session = funded("2000");
    const auto predicate = read_predicate("refused(over_borrow_limit)");
    Sight sight = sight_of(session);
    CHECK(!holds(*predicate, sight));
    sight.refused = Refusal::over_borrow_limit;
    CHECK(holds(*predicate, sight));
    sight.refused = Refusal::over_debt;
    CHECK(!holds(*predicate, sight));
}

TEST_CASE("never, any and all put predicates together") {
    const Session session = borrowed();
    CHECK(is_true("never(ev(repay))", session));
    CHECK(!is_true("never(ev(borrow, asset=BTC))", session));
    CHECK(is_true("any(ev(repay), ev(borrow))", session));
    CHECK(!is_true("any(ev(repay), ev(cancel))", session));
    CHECK(is_true("all(ev(borrow), never(ev(repay)), st(account.debt) > 0)", session));
    CHECK(!is_true("all(ev(borrow), any(ev(repay), ev(cancel)))", session));
}

TEST_CASE("a predicate keeps its text as it was written") {
    CHECK(read_predicate(" any(ev(repay),  st(account.debt) = 0) ")->source ==
          "any(ev(repay),  st(account.debt) = 0)");
    CHECK(read_predicate("any(ev(repay), st(price.last) > 1)")->inner[1].source ==
          "st(price.last) > 1");
}

TEST_CASE("a predicate that cannot be read says why, with the nearest name") {
    CHECK(fault_in("") == "a predicate such as ev(borrow) or st(account.debt) = 0 is missing");
    CHECK(fault_in("ev borrow") == "after \"ev\" comes a bracket");
    CHECK(fault_in("evt(borrow)") == "there is no predicate \"evt\"; did you mean \"ev\"?");
    CHECK(fault_in("ev(borow)") == "there is no event \"borow\"; did you mean \"borrow\"?");
    CHECK(fault_in("ev(borrow, aset=BTC)") ==
          "there is no field of borrow \"aset\"; did you mean \"asset\"?");
    CHECK(fault_in("ev(borrow, asset=BTX)") == "there is no asset \"BTX\"; did you mean \"BTC\"?");
    CHECK(fault_in("ev(borrow, asset>BTC)") == "a word is compared with = or != only");
    CHECK(fault_in("ev(borrow, amount>=lots)") == "there is no path \"lots\"");
    CHECK(fault_in("ev(borrow") == "a closing bracket is missing");
    CHECK(fault_in("ev(borrow) now") == "\"now\" is too much here");
    CHECK(fault_in("st(account.base.fre) > 0") ==
          "there is no path \"account.base.fre\"; did you mean \"account.base.free\"?");
    CHECK(fault_in("st(account.debt)") == "one of = != < <= > >= is missing");
    CHECK(fault_in("st(account.debt) = ") == "a number or a path is missing");
    CHECK(fault_in("st(account.debt) = 1,000") == "\",000\" is too much here");
    CHECK(fault_in("st(account.debt) = price.last * x") == "there is no path \"x\"");
    CHECK(fault_in("ui(pages=lessons)") ==
          "there is no screen fact \"pages\"; did you mean \"page\"?");
    CHECK(fault_in("ui(page=wallet)") ==
          "there is no page \"wallet\"; there is start, trade.margin, wallet.margin, "
          "orders.margin, lessons, results");
    CHECK(fault_in("refused(over_dept)") ==
          "there is no refusal \"over_dept\"; did you mean \"over_debt\"?");
    CHECK(fault_in("never(ev(borrow), ev(repay))") == "never(…) holds one predicate");
    CHECK(fault_in("hold(ev(borrow))") == "hold is written as: hold(PREDICATE, 10m)");
    CHECK(fault_in("hold(ev(borrow), soon)") == "hold is written as: hold(PREDICATE, 10m)");
    CHECK(fault_in("ans()") == "ans(…) holds the id of a question");
    CHECK(fault_in("any(any(any(any(ev(borrow)))))") == "this is nested too deep");
}

TEST_CASE("an order tells its mode, and a loan whether an order took it") {
    Session session = funded("2000");
    must(session, PlaceOrder{.pair = Pair::btcusdt,
                             .side = Side::sell,
                             .terms = MarketTerms{btc("0.05")},
                             .options = {.side_effect = SideEffect::margin_buy}});
    CHECK(is_true("ev(order, mode=borrow, side=sell)", session));
    CHECK_FALSE(is_true("ev(order, mode=normal)", session));
    CHECK(is_true("ev(borrow, auto=yes, amount=0.05)", session));
    CHECK_FALSE(is_true("ev(borrow, auto=no)", session));
    must(session, Borrow{Pair::btcusdt, btc("0.01")});
    CHECK(is_true("ev(borrow, auto=no, amount=0.01)", session));
    must(session, PlaceOrder{.pair = Pair::btcusdt,
                             .side = Side::buy,
                             .terms = MarketTerms{btc("0.02")},
                             .options = {.side_effect = SideEffect::auto_repay}});
    CHECK(is_true("ev(order, mode=repay)", session));
    CHECK(is_true("ev(repay, auto=yes)", session));
    CHECK_FALSE(is_true("ev(repay, auto=no)", session));
    must(session, Repay{Pair::btcusdt, btc("0.01")});
    CHECK(is_true("ev(repay, auto=no)", session));
}

TEST_CASE("a list of orders is one event, its orders are others") {
    Session session = funded("2000");
    CHECK_FALSE(is_true("ev(order_list)", session));
    must(session, PlaceOco{Pair::btcusdt,
                           {.side = Side::buy,
                            .quantity = btc("0.01"),
                            .limit = price("57000"),
                            .stop = {price("62000")},
                            .stop_limit = StopLimit{price("62100")}}});
    CHECK(is_true("ev(order_list, kind=oco, side=buy)", session));
    CHECK_FALSE(is_true("ev(order_list, side=sell)", session));
    CHECK_FALSE(is_true("ev(order_list, kind=oto)", session));
    CHECK(is_true("ev(order, type=limit_maker, price=57000)", session));
    CHECK(is_true("ev(order, type=stop_loss_limit, price=62100)", session));
}

TEST_CASE("ev: the leverage setting, and how many times it says") {
    Session session = funded("2000");
    CHECK(!is_true("ev(leverage)", session));
    must(session, SetLeverage{Pair::btcusdt, ratio("5")});
    CHECK(is_true("ev(leverage, times=5)", session));
    CHECK(!is_true("ev(leverage, times=0)", session));
    must(session, SetLeverage{Pair::btcusdt, std::nullopt});
    CHECK(is_true("ev(leverage, times=0)", session));
}
