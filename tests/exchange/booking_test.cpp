#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// 100 000 USDT and 2 BTC with everybody else, 1 BTC with the lenders, 10 000 USDT and 1 BTC
/// free in the account.
Ledger small_ledger() {
    Ledger ledger = empty_ledger();
    ledger.others = {usdt("100000"), btc("2")};
    ledger.lenders[index_of(Asset::btc)] = btc("1");
    ledger.insurance = {usdt("50"), btc("1")};
    ledger.at(pair).exists = true;
    ledger.at(pair).base.free = btc("1");
    ledger.at(pair).quote.free = usdt("10000");
    return ledger;
}

Order limit_order(Side side, Amount locked) {
    Order order;
    order.id = first_order;
    order.pair = pair;
    order.side = side;
    order.price = price("60000");
    order.quantity = btc("0.1");
    order.executed = btc("0");
    order.total = usdt("0");
    order.locked = locked;
    return order;
}

/// A fill of 0.04 at this price with a fee of a tenth of a percent of what is received.
OrderFilled fill(Price at, Amount total, Amount fee) {
    OrderFilled event;
    event.order = first_order;
    event.price = at;
    event.quantity = btc("0.04");
    event.total = total;
    event.fee = fee;
    return event;
}

}  // namespace

TEST_CASE("a placed order moves its lock from free to locked") {
    Ledger ledger = small_ledger();
    OrderPlaced placed;
    placed.pair = pair;
    placed.locked = usdt("6000");
    book(ledger, placed, nullptr);
    CHECK(ledger.at(pair).quote.free == usdt("4000"));
    CHECK(ledger.at(pair).quote.locked == usdt("6000"));
}

TEST_CASE("a purchase better than its limit pays the price and frees the difference") {
    Ledger ledger = small_ledger();
    move(ledger, IsolatedFree{pair}, IsolatedLocked{pair}, usdt("6000"));
    const Order order = limit_order(Side::buy, usdt("6000"));
    // 0.04 at 59 000 = 2 360; the rest of 0.06 may still cost 3 600, so 40 come free
    book(ledger, fill(price("59000"), usdt("2360"), btc("0.00004")), &order);
    CHECK(ledger.at(pair).quote.locked == usdt("3600"));
    CHECK(ledger.at(pair).quote.free == usdt("4040"));
    CHECK(ledger.at(pair).base.free == btc("1.03996"));
    CHECK(held(ledger, Others{}, Asset::usdt) == usdt("102360"));
    CHECK(held(ledger, Others{}, Asset::btc) == btc("1.96"));
    CHECK(held(ledger, Fees{}, Asset::btc) == btc("0.00004"));
}

TEST_CASE("a sale hands over the base coin and receives quote less the fee") {
    Ledger ledger = small_ledger();
    move(ledger, IsolatedFree{pair}, IsolatedLocked{pair}, btc("0.1"));
    const Order order = limit_order(Side::sell, btc("0.1"));
    book(ledger, fill(price("60000"), usdt("2400"), usdt("2.4")), &order);
    CHECK(ledger.at(pair).base.locked == btc("0.06"));
    CHECK(ledger.at(pair).quote.free == usdt("12397.6"));
    CHECK(held(ledger, Fees{}, Asset::usdt) == usdt("2.4"));
}

TEST_CASE("an ended order gives back all that is still locked") {
    for (const Event& event : {Event{OrderCanceled{first_order}},
                               Event{OrderExpired{first_order, ExpiryReason::book_ran_out}}}) {
        Ledger ledger = small_ledger();
        move(ledger, IsolatedFree{pair}, IsolatedLocked{pair}, btc("0.06"));
        const Order order = limit_order(Side::sell, btc("0.06"));
        book(ledger, event, &order);
        CHECK(ledger == small_ledger());
    }
}

TEST_CASE("a loan comes from the lenders and goes back to them, interest to the venue") {
    Ledger ledger = small_ledger();
    book(ledger, Borrowed{pair, btc("0.5")}, nullptr);
    CHECK(held(ledger, Lenders{}, Asset::btc) == btc("0.5"));
    CHECK(ledger.at(pair).base.owed() == btc("0.5"));
    InterestCharged charge;
    charge.pair = pair;
    charge.amount = btc("0.000005");
    book(ledger, charge, nullptr);
    CHECK(ledger.at(pair).base.owed() == btc("0.500005"));
    CHECK(ledger.at(pair).base.free == btc("1.5"));  // charging moves no coin
    book(ledger, Repaid{pair, btc("0.000005"), btc("0.5")}, nullptr);
    CHECK(ledger.at(pair).free_of_debt());
    CHECK(held(ledger, Lenders{}, Asset::btc) == btc("1"));
    CHECK(held(ledger, Fees{}, Asset::btc) == btc("0.000005"));
}

TEST_CASE("the insurance fund takes clearance fees and pays shortfalls") {
    Ledger ledger = small_ledger();
    book(ledger, ClearanceFeeCharged{pair, usdt("139.88")}, nullptr);
    CHECK(held(ledger, Insurance{}, Asset::usdt) == usdt("189.88"));
    book(ledger, ShortfallCovered{pair, btc("0.25")}, nullptr);
    CHECK(held(ledger, Insurance{}, Asset::btc) == btc("0.75"));
    CHECK(ledger.at(pair).base.free == btc("1.25"));
}

TEST_CASE("events that only say something leave the ledger alone") {
    Ledger ledger = small_ledger();
    for (const Event& event :
         {Event{StatusChanged{}}, Event{LiquidationStarted{}}, Event{LiquidationEnded{}},
          Event{TimePassed{}}, Event{MarketSteered{}}})
        book(ledger, event, nullptr);
    CHECK(ledger == small_ledger());
}
