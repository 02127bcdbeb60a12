#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

Price beyond_best(const Session& session, Side side, std::int64_t ticks) {
    const Ticks best = *session.state().market(pair).book().best(side);
    return price_of({best.count + ticks}, rules_of(pair));
}

}  // namespace

TEST_CASE("an own order that a new one would hit expires first, and the crowd trades instead") {
    Session session = rich();
    const Book& book = session.state().market(pair).book();
    // behind what the crowd offers at the best ask
    const Lots crowd = book.levels(Side::sell, 1)[0].quantity;
    const Price ask = beyond_best(session, Side::sell, 0);
    must(session, PlaceOrder{pair, Side::sell, LimitTerms{ask, btc("0.02")}});
    REQUIRE(session.state().order(first_order)->status == OrderStatus::open);

    // as much as the crowd has before it: the own order is not reached
    const Amount before = amount_of(crowd, rules_of(pair));
    const Answer dry = decide(session.state(), PlaceOrder{pair, Side::buy, MarketTerms{before}});
    REQUIRE_FALSE(refused(dry).has_value());
    CHECK(std::get<std::vector<Event>>(dry).size() == 2);  // placed and booked

    // one lot more reaches it
    const Amount more = before + btc("0.00001");
    const auto events = must(session, PlaceOrder{pair, Side::buy, MarketTerms{more}});
    CHECK(std::get<OrderPlaced>(events[0]).quantity == more);
    CHECK(std::get<OrderExpired>(events[1]).order == first_order);
    CHECK(std::get<OrderExpired>(events[1]).reason == ExpiryReason::self_trade);
    CHECK(session.state().order(first_order)->status == OrderStatus::expired);
    CHECK(session.state().order(first_order + 1)->status == OrderStatus::filled);
    CHECK(account_of(session).base.locked == btc("0"));
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("a crossing limit order expires only own orders within its price and reach") {
    Session session = rich();
    must(session, PlaceOrder{pair, Side::sell,
                             LimitTerms{beyond_best(session, Side::sell, 0), btc("0.01")}});
    must(session, PlaceOrder{pair, Side::sell,
                             LimitTerms{beyond_best(session, Side::sell, 50'000), btc("0.01")}});
    // one tick below the best ask: nothing to hit, it rests
    const Price inside = beyond_best(session, Side::sell, -1);
    auto events = must(session, PlaceOrder{pair, Side::buy, LimitTerms{inside, btc("0.02")}});
    CHECK(events.size() == 2);
    must(session, CancelOrder{first_order + 2});
    // at the best ask, more than all that is there: the first own order goes, the far one stays
    const Lots level = session.state().market(pair).book().levels(Side::sell, 1)[0].quantity;
    const Amount quantity = amount_of(level, rules_of(pair));
    events = must(session, PlaceOrder{pair, Side::buy,
                                      LimitTerms{beyond_best(session, Side::sell, 0), quantity}});
    CHECK(std::get<OrderExpired>(events[1]).order == first_order);
    CHECK(session.state().order(first_order + 1)->status == OrderStatus::open);
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("a market order's lock leaves own orders out of the sum") {
    Session session = rich();
    const Price ask = beyond_best(session, Side::sell, 0);
    const Lots crowd = session.state().market(pair).book().levels(Side::sell, 1)[0].quantity;
    must(session, PlaceOrder{pair, Side::sell, LimitTerms{ask, btc("0.05")}});
    // 0.02 more than the crowd has at the best ask: the second level, not the own order
    const Amount quantity = amount_of(crowd, rules_of(pair)) + btc("0.02");
    const auto events = must(session, PlaceOrder{pair, Side::buy, MarketTerms{quantity}});
    REQUIRE(std::holds_alternative<OrderExpired>(events[1]));
    const Order* order = session.state().order(first_order + 1);
    CHECK(order->status == OrderStatus::filled);
    CHECK(std::get<OrderPlaced>(events[0]).locked == order->total);
    CHECK(order->total > value_of(quantity, ask, Asset::usdt, Round::down));
}

TEST_CASE("a market order by quote leaves own orders out too") {
    Session session = rich();
    const Price bid = beyond_best(session, Side::buy, 0);
    const Lots crowd = session.state().market(pair).book().levels(Side::buy, 1)[0].quantity;
    must(session, PlaceOrder{pair, Side::buy, LimitTerms{bid, btc("0.05")}});
    // the crowd's best level and about 0.02 BTC of the next one
    const Amount level = value_of(amount_of(crowd, rules_of(pair)), bid, Asset::usdt, Round::up);
    const Amount spend = level + usdt("1200");
    must(session, PlaceOrder{pair, Side::sell, MarketByQuoteTerms{spend}});
    CHECK(session.state().order(first_order)->status == OrderStatus::expired);
    const Order* sale = session.state().order(first_order + 1);
    CHECK(sale->status == OrderStatus::filled);
    CHECK(sale->total <= spend);
    CHECK(sale->total > spend - usdt("1"));
}
