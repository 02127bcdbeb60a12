#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

}  // namespace

TEST_CASE("the whole walk: borrow, sell at 60 600, buy back at 57 000, repay, take 347.67 home") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.10")});

    must(session, PlaceOrder{pair, Side::sell, LimitTerms{price("60600"), btc("0.10")}});
    CHECK(account_of(session).base.free == btc("0"));
    CHECK(account_of(session).base.locked == btc("0.10"));
    trade_at_target(session, first_order, price("60800"));
    // 0.10 * 60 600 = 6 060, less 0.1 % = 6 053.94
    const Order* sale = session.state().order(first_order);
    CHECK(sale->status == OrderStatus::filled);
    CHECK(sale->total == usdt("6060"));
    CHECK(account_of(session).quote.free == usdt("8053.94"));
    CHECK(account_of(session).base.owned() == btc("0"));

    // five hours on: 11:00 to 15:00 add five charges to the first
    must(session, SteerMarket{pair, price("58000"), 4 * hour_ms, ratio("0.2")});
    must(session, Advance{4 * hour_ms + 50 * minute_ms});
    CHECK(account_of(session).base.owed() == btc("0.100006"));
    const Amount needed = purchase_to_receive(account_of(session).base.owed(),
                                              rules_of(pair).maker_fee, rules_of(pair).lot);
    CHECK(needed == btc("0.10011"));
    must(session, PlaceOrder{pair, Side::buy, LimitTerms{price("57000"), needed}});
    CHECK(account_of(session).quote.locked == usdt("5706.27"));  // 0.10011 * 57 000
    trade_at_target(session, first_order + 1, price("56800"));
    CHECK(account_of(session).quote.free == usdt("2347.67"));   // 8 053.94 - 5 706.27
    CHECK(account_of(session).base.free == btc("0.10000989"));  // 0.10011 less 0.1 %

    const Amount owed = account_of(session).base.owed();
    must(session, Repay{pair, owed});
    CHECK(all_of<Repaid>(session.state()).back().principal == btc("0.10"));
    CHECK(account_of(session).free_of_debt());
    must(session, Transfer{pair, Direction::out_of_isolated, usdt("2347.67")});
    // 10 000 - 2 000 + 2 347.67: the walk earned 347.67
    CHECK(held(session.state().ledger, Spot{}, Asset::usdt) == usdt("10347.67"));
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("buying exactly what was borrowed leaves a remainder owed") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.10")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.10")}});
    must(session, PlaceOrder{pair, Side::buy, MarketTerms{btc("0.10")}});
    // 0.10 less 0.1 % = 0.0999 of 0.100001
    CHECK(account_of(session).base.free == btc("0.0999"));
    must(session, Repay{pair, btc("0.0999")});
    CHECK(account_of(session).base.owed() == btc("0.000101"));
}

TEST_CASE("records say what happened, when and by which command") {
    Session session = funded("2000");                                       // command 0
    must(session, Advance{1'000});                                          // command 1
    must(session, Borrow{pair, btc("0.10")});                               // command 2
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.10")}});  // command 3
    const std::vector<Record>& records = session.state().records;
    REQUIRE(records.size() >= 7);
    for (std::size_t i = 0; i < records.size(); ++i) CHECK(records[i].id == i + 1);
    CHECK(std::holds_alternative<Transferred>(records[0].event));
    CHECK(records[0].command == 0);
    CHECK(records[0].time_ms == session.state().world.start_ms);
    CHECK(std::holds_alternative<Borrowed>(records[1].event));
    CHECK(records[1].command == 2);
    CHECK(records[1].time_ms == session.state().world.start_ms + 1'000);
    CHECK(std::holds_alternative<OrderPlaced>(records[4].event));
    CHECK(std::holds_alternative<OrderBooked>(records[5].event));
    CHECK(std::holds_alternative<OrderFilled>(records[6].event));
    CHECK(records[6].command == 3);
}
