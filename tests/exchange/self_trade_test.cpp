#include <doctest/doctest.h>

#include "exchange/bench.h"

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

namespace {

constexpr OrderId maker = first_order;
constexpr OrderId taker = first_order + 1;

/// An own sale of 0.02 BTC behind all that the crowd offers at the best ask.
State with_own_sale() {
    State state = rich().state();
    carry_out(state, limit_order(Side::sell, beside_best(state, Side::sell, 0), btc("0.02"),
                                 {.self_trade = SelfTrade::none}));
    return state;
}

Amount crowd_before(const State& state) {
    return offered_at_best(state, Side::sell) - state.order(maker)->remaining();
}

}  // namespace

TEST_CASE("EXPIRE_MAKER is the usual mode (A9)") {
    CHECK(OrderOptions{}.self_trade == SelfTrade::expire_maker);
}

TEST_CASE("NONE: an order trades with an own one, each side pays its fee, no coin is lost") {
    State state = with_own_sale();
    const Amount crowd = crowd_before(state);
    const Price ask = beside_best(state, Side::sell, 0);
    carry_out(state, market_order(Side::buy, crowd + btc("0.01"), {.self_trade = SelfTrade::none}));
    CHECK(state.order(maker)->status == OrderStatus::partially_filled);
    CHECK(state.order(maker)->executed == btc("0.01"));
    CHECK(state.order(taker)->status == OrderStatus::filled);
    const auto fills = all_of<OrderFilled>(state);
    REQUIRE(fills.size() >= 3);
    const OrderFilled& sold = fills[fills.size() - 2];
    const OrderFilled& bought = fills.back();
    CHECK(sold.order == maker);
    CHECK(sold.role == Role::maker);
    CHECK(bought.order == taker);
    CHECK(bought.role == Role::taker);
    CHECK(sold.trade_id == bought.trade_id);
    CHECK(sold.quantity == btc("0.01"));
    CHECK(sold.total == bought.total);
    // the purchase of the crowd's coins costs their price; of the own ones only the fees are gone:
    // 0.00001 BTC and a tenth of a percent of 0.01 at the ask
    const Amount paid = value_of(crowd, ask, Asset::usdt, Round::down);
    CHECK(account_in(state).quote.owned() == usdt("500000") - paid - sold.fee);
    Amount fees = btc("0");
    for (const OrderFilled& fill : fills)
        if (fill.order == taker) fees += fill.fee;
    CHECK(bought.fee == btc("0.00001"));
    CHECK(account_in(state).base.owned() == btc("20") + crowd - fees);
    CHECK(account_in(state).base.locked == btc("0.01"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("EXPIRE_TAKER: the new order takes what is before the own one, the rest expires") {
    State state = with_own_sale();
    const Amount crowd = crowd_before(state);
    carry_out(state, market_order(Side::buy, crowd + btc("0.01"),
                                  {.self_trade = SelfTrade::expire_taker}));
    CHECK(state.order(taker)->executed == crowd);
    CHECK(state.order(taker)->expired_by == ExpiryReason::self_trade);
    CHECK(state.order(maker)->status == OrderStatus::open);
    CHECK(state.order(maker)->executed == btc("0"));
    CHECK(account_in(state).quote.locked == usdt("0"));
    // nothing is before it any more, so the next one trades nothing at all
    carry_out(state, market_order(Side::buy, btc("0.01"), {.self_trade = SelfTrade::expire_taker}));
    CHECK(state.order(taker + 1)->executed == btc("0"));
    CHECK(state.order(taker + 1)->expired_by == ExpiryReason::self_trade);
    CHECK(state.order(maker)->status == OrderStatus::open);
    CHECK(fault_of(state).empty());
}

TEST_CASE("EXPIRE_TAKER: what is left of a limit order does not rest either") {
    State state = with_own_sale();
    const Amount crowd = crowd_before(state);
    carry_out(state, limit_order(Side::buy, beside_best(state, Side::sell, 0), crowd + btc("0.5"),
                                 {.self_trade = SelfTrade::expire_taker}));
    CHECK(state.order(taker)->executed == crowd);
    CHECK(state.order(taker)->expired_by == ExpiryReason::self_trade);
    CHECK_FALSE(state.market(pair).book().remaining(taker).has_value());
    CHECK(account_in(state).quote.locked == usdt("0"));
}

TEST_CASE("EXPIRE_BOTH: both end where they would meet") {
    State state = with_own_sale();
    const Amount crowd = crowd_before(state);
    carry_out(state,
              market_order(Side::buy, crowd + btc("0.01"), {.self_trade = SelfTrade::expire_both}));
    CHECK(state.order(taker)->executed == crowd);
    CHECK(state.order(taker)->expired_by == ExpiryReason::self_trade);
    CHECK(state.order(maker)->expired_by == ExpiryReason::self_trade);
    CHECK(account_in(state).base.locked == btc("0"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("the mode of the new order decides, not that of the resting one (6.6)") {
    State state = with_own_sale();  // its own mode is NONE
    carry_out(state, market_order(Side::buy, crowd_before(state) + btc("0.01")));
    CHECK(state.order(maker)->expired_by == ExpiryReason::self_trade);
    CHECK(state.order(taker)->status == OrderStatus::filled);
}

TEST_CASE("FOK stays all or nothing when an own order is in its way") {
    struct Row {
        SelfTrade mode;
        bool reaches_further;  // up to prices at which the crowd offers enough
        OrderStatus taker;
        OrderStatus maker;
    };
    const Row rows[] = {
        {SelfTrade::expire_taker, true, OrderStatus::expired, OrderStatus::open},
        {SelfTrade::expire_both, true, OrderStatus::expired, OrderStatus::open},
        {SelfTrade::expire_maker, true, OrderStatus::filled, OrderStatus::expired},
        {SelfTrade::expire_maker, false, OrderStatus::expired, OrderStatus::open},
        {SelfTrade::none, false, OrderStatus::filled, OrderStatus::partially_filled},
    };
    for (const Row& row : rows) {
        CAPTURE(static_cast<int>(row.mode));
        State state = with_own_sale();
        const Price limit = beside_best(state, Side::sell, row.reaches_further ? 100'000 : 0);
        const LimitTerms terms{limit, crowd_before(state) + btc("0.01"), TimeInForce::fok};
        carry_out(state, PlaceOrder{pair, Side::buy, terms, {.self_trade = row.mode}});
        CHECK(state.order(taker)->status == row.taker);
        CHECK(state.order(maker)->status == row.maker);
        if (row.taker == OrderStatus::expired) CHECK(all_of<OrderFilled>(state).empty());
        CHECK(fault_of(state).empty());
    }
}
