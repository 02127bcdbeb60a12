#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// 9 000 USDT and 0.10 borrowed BTC in the account.
Session trader() {
    Session session = funded("9000");
    must(session, Borrow{pair, btc("0.10")});
    return session;
}

PlaceOrder limit(Side side, std::string_view at, std::string_view quantity) {
    return {pair, side, LimitTerms{price(at), btc(quantity)}};
}

PlaceOrder market(Side side, std::string_view quantity) {
    return {pair, side, MarketTerms{btc(quantity)}};
}

/// Best price of a side as a price.
Price best(const Session& session, Side side) {
    return price_of(*session.state().market(pair).book().best(side), rules_of(pair));
}

Amount sum_of_totals(const State& state) {
    Amount sum = usdt("0");
    for (const OrderFilled& fill : all_of<OrderFilled>(state)) sum += fill.total;
    return sum;
}

}  // namespace

TEST_CASE("a resting sale locks what it sells, a resting purchase what it may cost") {
    Session session = trader();
    must(session, limit(Side::sell, "60600", "0.04"));
    CHECK(account_of(session).base.free == btc("0.06"));
    CHECK(account_of(session).base.locked == btc("0.04"));
    must(session, limit(Side::buy, "59400", "0.05"));
    CHECK(account_of(session).quote.locked == usdt("2970"));  // 0.05 * 59 400
    CHECK(account_of(session).quote.free == usdt("6030"));
    CHECK(session.state().order(first_order)->status == OrderStatus::open);
    CHECK(session.state().market(pair).book().remaining(first_order) == Lots{4'000});
}

TEST_CASE("cancelling gives the lock back and takes the order out of the book") {
    Session session = trader();
    must(session, limit(Side::buy, "59400", "0.05"));
    must(session, CancelOrder{first_order});
    CHECK(account_of(session).quote.free == usdt("9000"));
    CHECK(account_of(session).quote.locked == usdt("0"));
    CHECK(session.state().order(first_order)->status == OrderStatus::canceled);
    CHECK_FALSE(session.state().market(pair).book().remaining(first_order).has_value());
    CHECK(session.state().open_orders.empty());
}

TEST_CASE("only an open order can be cancelled") {
    Session session = trader();
    CHECK(refused(session.submit(CancelOrder{first_order})) == Refusal::order_unknown);
    CHECK(refused(session.submit(CancelOrder{0})) == Refusal::order_unknown);
    CHECK(refused(session.submit(CancelOrder{UINT64_MAX})) == Refusal::order_unknown);
    must(session, limit(Side::buy, "59400", "0.05"));
    must(session, CancelOrder{first_order});
    CHECK(refused(session.submit(CancelOrder{first_order})) == Refusal::order_unknown);
    must(session, market(Side::buy, "0.01"));
    CHECK(refused(session.submit(CancelOrder{first_order + 1})) == Refusal::order_unknown);
}

TEST_CASE("a market purchase pays the book's prices and its fee in BTC") {
    Session session = trader();
    const Price ask = best(session, Side::sell);
    const auto events = must(session, market(Side::buy, "0.001"));
    const auto& placed = std::get<OrderPlaced>(events[0]);
    const auto& fill = std::get<OrderFilled>(events[2]);
    CHECK(fill.price == ask);
    CHECK(fill.role == Role::taker);
    CHECK(placed.locked == sum_of_totals(session.state()));
    CHECK(session.state().order(first_order)->status == OrderStatus::filled);
    CHECK(account_of(session).base.free == btc("0.100999"));  // 0.10 + 0.001 less 0.1 %
    CHECK(account_of(session).quote.owned() ==
          usdt("9000") - session.state().order(first_order)->total);
    CHECK(account_of(session).quote.locked == usdt("0"));
    CHECK(held(session.state().ledger, Fees{}, Asset::btc) == btc("0.000001"));
}

TEST_CASE("a market sale brings the bid less a fee in USDT, rounded up") {
    Session session = trader();
    const Price bid = best(session, Side::buy);
    must(session, market(Side::sell, "0.00123"));
    const auto fills = all_of<OrderFilled>(session.state());
    REQUIRE_FALSE(fills.empty());
    CHECK(fills[0].price == bid);
    Amount received = usdt("0");
    for (const OrderFilled& fill : fills) {
        // the total is exact: price times quantity, and a tenth of a percent of it is the fee
        CHECK(fill.total.units == fill.price.units / 1'000'000 * (fill.quantity.units / 100));
        CHECK(fill.fee.units == (fill.total.units + 999) / 1'000);
        received += fill.total - fill.fee;
    }
    CHECK(account_of(session).quote.free == usdt("9000") + received);
    CHECK(account_of(session).base.free == btc("0.09877"));
}

TEST_CASE("a purchase above the market pays less and gets the difference back") {
    Session session = trader();
    must(session, limit(Side::buy, "61000", "0.01"));
    const Order* order = session.state().order(first_order);
    CHECK(order->status == OrderStatus::filled);
    CHECK(order->total < usdt("610"));  // it was ready to pay 0.01 * 61 000
    CHECK(account_of(session).quote.locked == usdt("0"));
    CHECK(account_of(session).quote.free == usdt("9000") - order->total);
}

TEST_CASE("what a limit order does not find at once rests, and only that stays locked") {
    Session session = rich();
    const Price ask = best(session, Side::sell);
    const Lots there = session.state().market(pair).book().levels(Side::sell, 1)[0].quantity;
    const Amount offered = amount_of(there, rules_of(pair));
    const Amount quantity = offered + btc("0.01");
    must(session, PlaceOrder{pair, Side::buy, LimitTerms{ask, quantity}});
    const Order* order = session.state().order(first_order);
    CHECK(order->status == OrderStatus::partially_filled);
    CHECK(order->executed == offered);
    CHECK(order->locked.units == ask.units / 100);  // 0.01 BTC at the ask
    CHECK(account_of(session).quote.locked == order->locked);
    CHECK(fault_of(session.state()).empty());
    must(session, CancelOrder{first_order});
    CHECK(session.state().order(first_order)->executed == offered);
    CHECK(account_of(session).quote.locked == usdt("0"));
}

TEST_CASE("a resting order fills as a maker at its own price, each fee rounded up") {
    Session session = trader();
    must(session, limit(Side::sell, "60300.01", "0.00017"));
    trade_at_target(session, first_order, price("60500"));
    const auto fills = all_of<OrderFilled>(session.state());
    Amount fees = usdt("0");
    for (const OrderFilled& fill : fills) {
        CHECK(fill.price == price("60300.01"));
        CHECK(fill.role == Role::maker);
        fees += fill.fee;
    }
    // 0.00017 * 60 300.01 = 10.2510017; a tenth of a percent is 0.0102510017, so 0.01025101
    CHECK(session.state().order(first_order)->total == usdt("10.2510017"));
    REQUIRE(fills.size() == 1);
    CHECK(fees == usdt("0.01025101"));
    // 9 000 + 10.2510017 - 0.01025101
    CHECK(account_of(session).quote.free == usdt("9010.24075069"));
}

TEST_CASE("a market order by quote spends at most what was said, to the last whole lot") {
    Session session = trader();
    must(session, PlaceOrder{pair, Side::buy, MarketByQuoteTerms{usdt("600")}});
    const Order* order = session.state().order(first_order);
    CHECK(order->status == OrderStatus::filled);
    CHECK(order->type == OrderType::market);
    CHECK(order->total <= usdt("600"));
    const Price last = all_of<OrderFilled>(session.state()).back().price;
    CHECK(order->total + Amount{Asset::usdt, last.units / 100'000} > usdt("600"));

    must(session, PlaceOrder{pair, Side::sell, MarketByQuoteTerms{usdt("600")}});
    const Order* sale = session.state().order(first_order + 1);
    CHECK(sale->status == OrderStatus::filled);
    CHECK(sale->total <= usdt("600"));
    CHECK(sale->total > usdt("599"));
}

TEST_CASE("a market order beyond the book fills what is there and the rest expires") {
    World world = small_world();
    world.spot[index_of(Asset::btc)] = btc("9000");
    Session session{world};
    must(session, Transfer{pair, Direction::into_isolated, btc("9000")});
    CHECK(refused(decide(session.state(), market(Side::sell, "130.00001"))) ==
          Refusal::market_lot_size);
    Amount sold = btc("0");
    Amount offered = btc("0");
    for (int i = 0; i < 5; ++i) {  // one market order may not empty the book, several can
        offered = amount_of(session.state().market(pair).book().total(Side::buy), rules_of(pair));
        if (offered < btc("130")) break;
        must(session, market(Side::sell, "130"));
        sold += btc("130");
    }
    REQUIRE(offered < btc("130"));
    const auto events = must(session, market(Side::sell, "130"));
    CHECK(std::get<OrderExpired>(events.back()).reason == ExpiryReason::book_ran_out);
    const Order* order = &session.state().orders.back();
    CHECK(order->status == OrderStatus::expired);
    CHECK(order->executed == offered);
    CHECK(account_of(session).base.locked == btc("0"));
    CHECK(account_of(session).base.free == btc("9000") - sold - offered);
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("order: when several refusals apply, the documented first one is given") {
    const Session fresh{small_world()};
    const Session ready = funded("2000");
    Session crowded = funded("2000");
    for (int i = 0; i < 200; ++i) must(crowded, limit(Side::buy, "40000", "0.0002"));
    struct Row {
        const Session& session;
        Price at;
        Amount quantity;
        Refusal expected;
    };
    const Row rows[] = {
        // each row repairs the fault of the row above it
        {fresh, price("0.005"), {Asset::usdt, -1}, Refusal::amount_not_positive},
        {fresh, price("0.005"), usdt("0.000015"), Refusal::asset_not_in_pair},
        {fresh, price("0.005"), btc("0.000015"), Refusal::account_missing},
        {crowded, price("0.005"), btc("0.000015"), Refusal::price_filter},
        {crowded, price("200000"), btc("0.000015"), Refusal::lot_size},
        {crowded, price("200000"), btc("0.00001"), Refusal::notional},
        {crowded, price("200000"), btc("1"), Refusal::percent_price},
        {crowded, price("60000"), btc("1"), Refusal::too_many_orders},
        {ready, price("60000"), btc("1"), Refusal::order_balance_too_low},
    };
    for (const Row& row : rows)
        CHECK(refused(decide(row.session.state(),
                             PlaceOrder{pair, Side::buy, LimitTerms{row.at, row.quantity}})) ==
              row.expected);
    CHECK_FALSE(refused(decide(ready.state(), limit(Side::buy, "60000", "0.01"))).has_value());
}

TEST_CASE("market order: when several refusals apply, the documented first one is given") {
    const Session fresh{small_world()};
    const Session ready = funded("2000");
    struct Row {
        const Session& session;
        Terms terms;
        Refusal expected;
    };
    const Row rows[] = {
        // each row repairs the fault of the row above it
        {fresh, MarketTerms{usdt("0")}, Refusal::amount_not_positive},
        {fresh, MarketTerms{usdt("0.000015")}, Refusal::asset_not_in_pair},
        {fresh, MarketTerms{btc("0.000015")}, Refusal::account_missing},
        {ready, MarketTerms{btc("0.000015")}, Refusal::lot_size},
        {ready, MarketTerms{btc("0.00001")}, Refusal::notional},
        {ready, MarketTerms{btc("1")}, Refusal::order_balance_too_low},
        {ready, MarketTerms{{Asset::btc, INT64_MAX}}, Refusal::lot_size},
        {fresh, MarketByQuoteTerms{btc("0")}, Refusal::amount_not_positive},
        {fresh, MarketByQuoteTerms{btc("0.5")}, Refusal::asset_not_in_pair},
        {fresh, MarketByQuoteTerms{usdt("0.5")}, Refusal::account_missing},
        {ready, MarketByQuoteTerms{usdt("0.5")}, Refusal::lot_size},
        {ready, MarketByQuoteTerms{usdt("4")}, Refusal::notional},
        {ready, MarketByQuoteTerms{usdt("5000")}, Refusal::order_balance_too_low},
        {ready, MarketByQuoteTerms{{Asset::usdt, INT64_MAX}}, Refusal::lot_size},
    };
    for (const Row& row : rows)
        CHECK(refused(decide(row.session.state(), PlaceOrder{pair, Side::buy, row.terms})) ==
              row.expected);
    CHECK(refused(decide(ready.state(), market(Side::sell, "0.001"))) ==
          Refusal::order_balance_too_low);
}

TEST_CASE("filters refuse just beyond their bound and not on it") {
    const Session session = funded("2000");
    const auto answer = [&](Side side, Price at, Amount quantity) {
        return refused(decide(session.state(), PlaceOrder{pair, side, LimitTerms{at, quantity}}));
    };
    CHECK(answer(Side::buy, price("60000.005"), btc("0.01")) == Refusal::price_filter);
    CHECK(answer(Side::buy, price("1000000.01"), btc("0.01")) == Refusal::price_filter);
    CHECK(answer(Side::buy, {INT64_MIN}, btc("0.01")) == Refusal::price_filter);
    CHECK(answer(Side::buy, price("50000"), btc("0.00009")) == Refusal::notional);  // 4.5
    CHECK_FALSE(answer(Side::buy, price("50000"), btc("0.0001")).has_value());      // 5
    CHECK(answer(Side::buy, price("50000"), btc("180.00001")) == Refusal::notional);
    CHECK(answer(Side::buy, price("50000"), btc("180")) == Refusal::order_balance_too_low);
    const Price middle = session.state().average_price(pair);  // of the last five minutes
    const Price twice{middle.units * 2 / 1'000'000 * 1'000'000};
    CHECK(answer(Side::sell, twice, btc("0.01")) == Refusal::order_balance_too_low);
    CHECK(answer(Side::sell, {twice.units + 1'000'000}, btc("0.01")) == Refusal::percent_price);
    const Price half{(middle.units / 2 + 999'999) / 1'000'000 * 1'000'000};
    CHECK_FALSE(answer(Side::buy, half, btc("0.01")).has_value());
    CHECK(answer(Side::buy, {half.units - 1'000'000}, btc("0.01")) == Refusal::percent_price);
}
