#include <doctest/doctest.h>

#include "exchange/bench.h"
#include "exchange/parts.h"

// OCO: two orders of which one cancels the other, and what all lists have in common. Source: A6
// A4; domain reference 6.2, 6.4. OTO and OTOCO: lists_pending_test.cpp.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;
constexpr OrderId limit_leg = first_order;
constexpr OrderId stop_leg = first_order + 1;

/// 500 000 USDT and 20 BTC; the last price is 60 000, the spread 60 000 to 60 000.01.
State trader() {
    static const Session session = rich();
    return session.state();
}

std::optional<Refusal> answer(const State& state, const Command& command) {
    return refused(decide(state, command));
}

void see(State& state, std::string_view at) {
    see_price(state, pair, ticks_of(price(at), rules_of(pair)));
    settle(state);
}

PlaceOco oco(Side side, std::string_view limit, std::string_view stop,
             std::optional<StopLimit> stop_limit = std::nullopt) {
    return {pair, {side, btc("0.1"), price(limit), {price(stop)}, stop_limit, {}, {}}, {}};
}

/// Fills this much of an own order that rests behind all others at the best price of a side.
void fill_own_at_best(State& state, Side side, Amount quantity, Amount own) {
    const Amount crowd = offered_at_best(state, side) - own;
    carry_out(state,
              market_order(opposite(side), crowd + quantity, {.self_trade = SelfTrade::none}));
}

}  // namespace

TEST_CASE("an OCO is a limit maker and a stop order of one list") {
    State state = trader();
    carry_out(state, oco(Side::sell, "61000", "59000"));
    carry_out(state, oco(Side::buy, "59000", "61000", StopLimit{price("61100")}));
    REQUIRE(state.lists.size() == 2);
    CHECK(state.lists[0].kind == ListKind::oco);
    CHECK(state.lists[0].orders == std::vector<OrderId>{limit_leg, stop_leg});
    CHECK(state.open_lists == std::vector<ListId>{1, 2});
    const OrderType types[] = {OrderType::limit_maker, OrderType::stop_loss, OrderType::limit_maker,
                               OrderType::stop_loss_limit};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(state.orders[i].type == types[i]);
        CHECK(state.orders[i].list == i / 2 + 1);
        CHECK(state.orders[i].status == OrderStatus::open);
    }
    CHECK(state.market(pair).book().remaining(limit_leg) == Lots{10'000});
    CHECK(state.waiting == std::vector<OrderId>{stop_leg, stop_leg + 2});
}

TEST_CASE("SELL: limit above last above stop; BUY: limit below last below stop (6.2)") {
    const State state = trader();  // last price 60 000
    struct Row {
        Side side;
        std::string_view limit;
        std::string_view stop;
        bool fits;
    };
    const Row rows[] = {
        {Side::sell, "60000.01", "59999.99", true}, {Side::sell, "60000", "59000", false},
        {Side::sell, "61000", "60000", false},      {Side::sell, "61000", "61500", false},
        {Side::sell, "59000", "58000", false},      {Side::buy, "59999.99", "60000.01", true},
        {Side::buy, "60000", "61000", false},       {Side::buy, "59000", "60000", false},
        {Side::buy, "59000", "58500", false},       {Side::buy, "61000", "62000", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.limit);
        CAPTURE(row.stop);
        const auto refusal = answer(state, oco(row.side, row.limit, row.stop));
        if (row.fits) CHECK_FALSE(refusal.has_value());
        if (!row.fits) CHECK(refusal == Refusal::price_relation);
    }
    // a leg that only trails has no stop that could be out of order
    PlaceOco trailing = oco(Side::sell, "61000", "0");
    trailing.terms.stop = {{}, 100};
    CHECK_FALSE(answer(state, trailing).has_value());
}

TEST_CASE("the two legs share one lock (6.4)") {
    State state = trader();
    carry_out(state, oco(Side::sell, "61000", "59000"));
    CHECK(account_in(state).base.locked == btc("0.1"));
    CHECK(account_in(state).base.free == btc("19.9"));
    struct Row {
        PlaceOco command;
        Amount locked;
    };
    const Row rows[] = {
        // the larger of 0.1 * 59 000 and 0.1 * 61 000; then by the stop's limit, both ways
        {oco(Side::buy, "59000", "61000"), usdt("6100")},
        {oco(Side::buy, "59000", "61000", StopLimit{price("61500")}), usdt("6150")},
        {oco(Side::buy, "59000", "61000", StopLimit{price("58000")}), usdt("5900")},
    };
    for (const Row& row : rows) {
        State each = trader();
        carry_out(each, row.command);
        CHECK(account_in(each).quote.locked == row.locked);
        CHECK(fault_of(each).empty());
    }
    CHECK(answer(funded("6099.99").state(), rows[0].command) == Refusal::order_balance_too_low);
    CHECK_FALSE(answer(funded("6100").state(), rows[0].command).has_value());
}

TEST_CASE("when the limit leg trades, even in part, the stop leg expires") {
    State state = trader();
    carry_out(state, oco(Side::sell, "60000.01", "59000"));
    fill_own_at_best(state, Side::sell, btc("0.04"), btc("0.1"));
    CHECK(state.order(limit_leg)->status == OrderStatus::partially_filled);
    CHECK(state.order(limit_leg)->executed == btc("0.04"));
    CHECK(state.order(stop_leg)->status == OrderStatus::expired);
    CHECK(state.order(stop_leg)->expired_by == ExpiryReason::other_leg);
    CHECK(account_in(state).base.locked == btc("0.06"));
    CHECK(state.waiting.empty());
    CHECK(state.open_lists.size() == 1);  // the limit leg goes on
    carry_out(state, CancelOrder{limit_leg});
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("when the limit leg is filled the list is done") {
    State state = trader();
    carry_out(state, oco(Side::sell, "60000.01", "59000"));
    fill_own_at_best(state, Side::sell, btc("0.1"), btc("0.1"));
    CHECK(state.order(limit_leg)->status == OrderStatus::filled);
    CHECK(state.order(stop_leg)->expired_by == ExpiryReason::other_leg);
    CHECK(state.open_lists.empty());
    CHECK(account_in(state).base.locked == btc("0"));
}

TEST_CASE("when a sale's stop wakes, the limit leg expires and hands its lock over") {
    State state = trader();
    carry_out(state, oco(Side::sell, "61000", "59000"));
    see(state, "59000");
    CHECK(state.order(limit_leg)->status == OrderStatus::expired);
    CHECK(state.order(limit_leg)->expired_by == ExpiryReason::other_leg);
    CHECK_FALSE(state.market(pair).book().remaining(limit_leg).has_value());
    CHECK(state.order(stop_leg)->status == OrderStatus::filled);
    CHECK(account_in(state).base.owned() == btc("19.9"));
    CHECK(account_in(state).base.locked == btc("0"));
    // 500 000 + 0.1 * 60 000 less a tenth of a percent
    CHECK(account_in(state).quote.free == usdt("505994"));
    CHECK(state.open_lists.empty());
    CHECK(fault_of(state).empty());
}

TEST_CASE("when a purchase's stop wakes, it pays the book out of the shared lock") {
    State state = funded("6100").state();  // all of it is locked: 0.1 * 61 000
    carry_out(state, oco(Side::buy, "59000", "61000"));
    REQUIRE(account_in(state).quote.free == usdt("0"));
    see(state, "61000");
    CHECK(state.order(limit_leg)->expired_by == ExpiryReason::other_leg);
    CHECK(state.order(stop_leg)->status == OrderStatus::filled);
    CHECK(account_in(state).quote.free == usdt("99.999"));  // 6 100 - 0.1 * 60 000.01
    CHECK(account_in(state).quote.locked == usdt("0"));
    CHECK(account_in(state).base.free == btc("0.0999"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("a stop leg with a limit rests after it woke, alone") {
    State state = trader();
    carry_out(state, oco(Side::buy, "59000", "61000", StopLimit{price("59500")}));
    see(state, "61000");
    CHECK(state.order(limit_leg)->expired_by == ExpiryReason::other_leg);
    CHECK(state.order(stop_leg)->status == OrderStatus::open);
    CHECK(state.order(stop_leg)->locked == usdt("5950"));  // 0.1 * 59 500
    CHECK(account_in(state).quote.locked == usdt("5950"));
    CHECK(state.market(pair).book().remaining(stop_leg) == Lots{10'000});
    CHECK(fault_of(state).empty());
}

TEST_CASE("cancelling either leg cancels both and frees the lock") {
    for (const OrderId leg : {limit_leg, stop_leg}) {
        State state = trader();
        carry_out(state, oco(Side::buy, "59000", "61000"));
        carry_out(state, CancelOrder{leg});
        CHECK(all_of<OrderCanceled>(state).size() == 2);
        CHECK(state.order(limit_leg)->status == OrderStatus::canceled);
        CHECK(state.order(stop_leg)->status == OrderStatus::canceled);
        CHECK(account_in(state) == trader().ledger.at(pair));
        CHECK(state.open_lists.empty());
        CHECK(answer(state, CancelOrder{leg}) == Refusal::order_unknown);
    }
}

TEST_CASE("an OCO counts as two orders and one stop") {
    State state = trader();
    for (int i = 0; i < 199; ++i)
        carry_out(state, limit_order(Side::buy, price("40000"), btc("0.0002")));
    CHECK(answer(state, oco(Side::sell, "61000", "59000")) == Refusal::too_many_orders);
    carry_out(state, CancelOrder{first_order});
    CHECK_FALSE(answer(state, oco(Side::sell, "61000", "59000")).has_value());
    carry_out(state, CancelAll{pair});
    for (int i = 0; i < 5; ++i) carry_out(state, oco(Side::sell, "61000", "59000"));
    CHECK(answer(state, oco(Side::sell, "61000", "59000")) == Refusal::too_many_stops);
}

TEST_CASE("twenty lists may be open at a time") {
    State state = trader();
    // two limit orders each, so that neither stops nor orders are the bound
    const PlaceOto oto{pair,
                       Side::buy,
                       {price("50000"), btc("0.001")},
                       Side::sell,
                       LimitTerms{price("61000"), btc("0.001")},
                       {},
                       {},
                       {}};
    for (int i = 0; i < 20; ++i) carry_out(state, oto);
    CHECK(answer(state, oto) == Refusal::too_many_lists);
    CHECK(answer(state, oco(Side::sell, "61000", "59000")) == Refusal::too_many_lists);
    CHECK_FALSE(answer(state, limit_order(Side::buy, price("50000"), btc("0.001"))).has_value());
    carry_out(state, CancelOrder{first_order});
    CHECK_FALSE(answer(state, oto).has_value());
}

TEST_CASE("a name belongs to one open order at a time, in lists too (-2010)") {
    State state = trader();
    PlaceOco command = oco(Side::sell, "61000", "59000");
    command.options.name = called("list");
    command.terms.limit_name = called("up");
    command.terms.stop_name = called("down");
    carry_out(state, command);
    CHECK(state.lists[0].name == called("list"));
    CHECK(state.order(limit_leg)->options.name == called("up"));
    CHECK(state.order(stop_leg)->options.name == called("down"));
    const auto order_called = [](std::string_view name) {
        return limit_order(Side::buy, price("59000"), btc("0.1"), {.name = called(name)});
    };
    CHECK(answer(state, order_called("up")) == Refusal::name_taken);
    CHECK(answer(state, order_called("down")) == Refusal::name_taken);
    CHECK_FALSE(answer(state, order_called("Up")).has_value());
    CHECK(answer(state, command) == Refusal::name_taken);
    // new legs do not help while a list of the same name is open
    command.terms.limit_name = called("up2");
    command.terms.stop_name = called("down2");
    CHECK(answer(state, command) == Refusal::name_taken);
    command.options.name = called("list2");
    CHECK_FALSE(answer(state, command).has_value());
    command.terms.stop_name = called("up2");  // twice in one list
    CHECK(answer(state, command) == Refusal::name_taken);
    carry_out(state, CancelAll{pair});
    command.options.name = called("list");
    command.terms.limit_name = called("up");
    CHECK_FALSE(answer(state, command).has_value());
}

TEST_CASE("OCO: when several refusals apply, the documented first one is given") {
    const State missing = Session{small_world()}.state();
    State crowded = trader();
    for (int i = 0; i < 199; ++i)
        carry_out(crowded, limit_order(Side::buy, price("40000"), btc("0.0002")));
    State named = funded("2000").state();
    carry_out(named, limit_order(Side::buy, price("40000"), btc("0.001"), {.name = called("a")}));
    const State ready = funded("2000").state();
    PlaceOco bad = oco(Side::buy, "0.005", "61000");
    bad.terms.limit_name = bad.terms.stop_name = called("a");
    bad.terms.stop = {};
    bad.terms.quantity = usdt("0");
    struct Row {
        const State& state;
        Refusal expected;
        void (*repair)(PlaceOco&);
    };
    const Row rows[] = {
        // each row shows the first fault and repairs it for the next
        {missing, Refusal::amount_not_positive, [](PlaceOco& c) { c.terms.quantity = usdt("1"); }},
        {missing, Refusal::asset_not_in_pair,
         [](PlaceOco& c) { c.terms.quantity = btc("0.000015"); }},
        {missing, Refusal::account_missing, [](PlaceOco&) {}},
        {crowded, Refusal::terms_invalid, [](PlaceOco& c) { c.terms.stop = {price("59000")}; }},
        {crowded, Refusal::price_filter, [](PlaceOco& c) { c.terms.limit = price("60000"); }},
        {crowded, Refusal::lot_size, [](PlaceOco& c) { c.terms.quantity = btc("0.00001"); }},
        {crowded, Refusal::notional, [](PlaceOco& c) { c.terms.quantity = btc("0.1"); }},
        {crowded, Refusal::too_many_orders, [](PlaceOco&) {}},
        {named, Refusal::name_taken, [](PlaceOco& c) { c.terms.stop_name = called("b"); }},
        {named, Refusal::name_taken, [](PlaceOco& c) { c.terms.limit_name = called("c"); }},
        {ready, Refusal::price_relation,
         [](PlaceOco& c) { c.terms.limit = price("59000"), c.terms.stop = {price("61000")}; }},
        {ready, Refusal::order_balance_too_low,
         [](PlaceOco& c) { c.terms.quantity = btc("0.03"); }},
    };
    for (const Row& row : rows) {
        CHECK(answer(row.state, bad) == row.expected);
        row.repair(bad);
    }
    CHECK_FALSE(answer(ready, bad).has_value());  // 0.03 * 61 000 = 1 830
}
