#include <doctest/doctest.h>

#include "exchange/bench.h"
#include "exchange/parts.h"

// Orders that borrow and repay by themselves. Source: S9 S10 S11 A1; domain reference 5.3. Loans
// cost 0.001 % an hour, the first hour at once; the market stands at 60 000 / 60 000.01.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

State with_usdt(std::string_view amount) { return funded(amount).state(); }

std::optional<Refusal> answer(const State& state, const Command& command) {
    return refused(decide(state, command));
}

void see(State& state, std::string_view at) {
    see_price(state, pair, ticks_of(price(at), rules_of(pair)));
    settle(state);
}

/// 0.1 BTC sold short at 60 000 on 2 000 USDT: 7 994 USDT, 0.100001 BTC owed.
State short_seller() {
    State state = with_usdt("2000");
    carry_out(state, Borrow{pair, btc("0.1")});
    carry_out(state, market_order(Side::sell, btc("0.1")));
    return state;
}

/// A purchase of 0.1 BTC at 59 000 on 1 000 USDT: 4 900 are missing.
PlaceOrder resting_purchase(OrderOptions options = doing(SideEffect::margin_buy)) {
    return limit_order(Side::buy, price("59000"), btc("0.1"), options);
}

}  // namespace

TEST_CASE("MARGIN_BUY borrows exactly what is missing when the order is accepted") {
    Session session = funded("1000");
    const auto events = must(
        session, limit_order(Side::buy, price("60000"), btc("0.1"), doing(SideEffect::margin_buy)));
    // 0.1 * 60 000 - 1 000 = 5 000; its first hour 0.05
    REQUIRE(events.size() >= 4);
    CHECK(std::get<Borrowed>(events[0]).principal == usdt("5000"));
    CHECK(std::get<Borrowed>(events[0]).order == first_order);
    CHECK(std::get<InterestCharged>(events[1]).amount == usdt("0.05"));
    CHECK(std::get<InterestCharged>(events[1]).kind == InterestKind::on_borrow);
    CHECK(std::get<OrderPlaced>(events[2]).borrowed == usdt("5000"));
    const AccountLeg& leg = account_of(session).quote;
    CHECK(leg.free == usdt("0"));
    CHECK(leg.locked == usdt("6000"));
    CHECK(leg.principal == usdt("5000"));
    CHECK(leg.interest == usdt("0.05"));
    CHECK(session.state().order(first_order)->borrowed == usdt("5000"));
    CHECK(session.state().order(first_order)->executed == btc("0"));  // it has not traded yet
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("a MARGIN_BUY sale borrows the coin it sells") {
    State state = with_usdt("1000");
    carry_out(state, market_order(Side::sell, btc("0.1"), doing(SideEffect::margin_buy)));
    CHECK(account_in(state).base.principal == btc("0.1"));
    CHECK(account_in(state).base.interest == btc("0.000001"));
    CHECK(account_in(state).quote.free == usdt("6994"));  // 1 000 + 6 000 - 6: row 3 of 6.8
    CHECK(fault_of(state).empty());
}

TEST_CASE("nothing is borrowed when nothing is missing") {
    State state = with_usdt("6000");
    carry_out(state,
              limit_order(Side::buy, price("60000"), btc("0.1"), doing(SideEffect::margin_buy)));
    CHECK(all_of<Borrowed>(state).empty());
    CHECK(account_in(state).free_of_debt());
}

TEST_CASE("where less than the least loan is missing, the least loan is taken (3.4)") {
    State state = with_usdt("5999.995");
    carry_out(state,
              limit_order(Side::buy, price("60000"), btc("0.1"), doing(SideEffect::margin_buy)));
    CHECK(account_in(state).quote.principal == usdt("0.01"));  // 0.005 would have been enough
    CHECK(account_in(state).quote.free == usdt("0.005"));
}

TEST_CASE("a waiting order borrows when it is accepted, not when it wakes") {
    State state = with_usdt("1000");
    carry_out(state, stop_order(Side::buy, StopKind::stop_loss, price("61000"), btc("0.1"),
                                doing(SideEffect::margin_buy)));
    CHECK(account_in(state).quote.principal == usdt("5100"));  // 6 100 - 1 000
    see(state, "61000");
    CHECK(all_of<Borrowed>(state).size() == 1);
    CHECK(account_in(state).quote.free == usdt("99.999"));  // 6 100 - 0.1 * 60 000.01
    CHECK(fault_of(state).empty());
}

TEST_CASE("AUTO_REPAY pays with what the fill brought, interest first, and the rest stays owed") {
    State state = short_seller();
    carry_out(state, market_order(Side::buy, btc("0.05"), doing(SideEffect::auto_repay)));
    // 0.05 less 0.1 % is 0.04995: 0.000001 interest and 0.049949 principal
    const auto repaid = all_of<Repaid>(state);
    REQUIRE(repaid.size() == 1);
    CHECK(repaid[0].interest == btc("0.000001"));
    CHECK(repaid[0].principal == btc("0.049949"));
    CHECK(repaid[0].order == first_order + 1);
    CHECK_FALSE(repaid[0].forced);
    CHECK(account_in(state).base.owed() == btc("0.050051"));
    CHECK(account_in(state).base.free == btc("0"));
}

TEST_CASE("AUTO_REPAY never pays more than is owed") {
    State state = short_seller();
    carry_out(state, market_order(Side::buy, btc("0.12"), doing(SideEffect::auto_repay)));
    CHECK(account_in(state).free_of_debt());
    CHECK(account_in(state).base.free == btc("0.019879"));  // 0.12 - 0.00012 - 0.100001
    carry_out(state, market_order(Side::buy, btc("0.001"), doing(SideEffect::auto_repay)));
    CHECK(all_of<Repaid>(state).size() == 1);
    CHECK(fault_of(state).empty());
}

TEST_CASE("AUTO_REPAY pays after each fill, and only debts in the coin that came in") {
    State state = rich().state();
    carry_out(state, Borrow{pair, btc("2")});
    carry_out(state, Borrow{pair, usdt("1000")});
    const Amount first = offered_at_best(state, Side::sell);
    carry_out(state, market_order(Side::buy, first + btc("0.01"), doing(SideEffect::auto_repay)));
    const auto fills = all_of<OrderFilled>(state);
    const auto repaid = all_of<Repaid>(state);
    REQUIRE(fills.size() >= 2);
    REQUIRE(repaid.size() == fills.size());
    for (std::size_t i = 0; i < fills.size(); ++i)
        CHECK(repaid[i].interest + repaid[i].principal == fills[i].quantity - fills[i].fee);
    CHECK(account_in(state).quote.principal == usdt("1000"));
    // 20 + 2 borrowed: all that was bought has gone into the debt
    CHECK(account_in(state).base.free == btc("22"));
}

TEST_CASE("without AUTO_REPAY a fill pays no debt") {
    State state = short_seller();
    carry_out(state, market_order(Side::buy, btc("0.05")));
    carry_out(state, market_order(Side::buy, btc("0.01"), doing(SideEffect::margin_buy)));
    CHECK(all_of<Repaid>(state).empty());
    CHECK(account_in(state).base.owed() == btc("0.100001"));
}

TEST_CASE("AUTO_BORROW_REPAY opens a long with a loan and pays it back when it is sold") {
    State state = with_usdt("1000");
    const OrderOptions both = doing(SideEffect::auto_borrow_repay);
    carry_out(state, market_order(Side::buy, btc("0.1"), both));
    // 0.1 * 60 000.01 = 6 000.001; 5 000.001 are borrowed, for 0.05000001 in the first hour
    CHECK(account_in(state).quote.principal == usdt("5000.001"));
    CHECK(account_in(state).quote.interest == usdt("0.05000001"));
    CHECK(account_in(state).base.free == btc("0.0999"));
    carry_out(state, market_order(Side::sell, btc("0.0999"), both));
    CHECK(account_in(state).free_of_debt());
    // 0.0999 * 60 000 * 0.999 = 5 988.006; less 5 000.001 and 0.05000001
    CHECK(account_in(state).quote.free == usdt("987.95499999"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("cancelling before any fill pays the loan back; the hour's interest stays (S9)") {
    State state = with_usdt("1000");
    carry_out(state, resting_purchase());
    REQUIRE(account_in(state).quote.principal == usdt("4900"));  // 5 900 - 1 000
    carry_out(state, CancelOrder{first_order});
    const auto repaid = all_of<Repaid>(state);
    REQUIRE(repaid.size() == 1);
    CHECK(repaid[0].interest + repaid[0].principal == usdt("4900"));
    CHECK(repaid[0].interest == usdt("0.049"));  // 4 900 * 0.001 %, paid first
    CHECK(repaid[0].order == first_order);
    CHECK(account_in(state).quote.owed() == usdt("0.049"));
    CHECK(account_in(state).quote.free == usdt("1000"));
    CHECK(fault_of(state).empty());
}

TEST_CASE("autoRepayAtCancel switched off leaves the loan where it is (A1)") {
    State state = with_usdt("1000");
    OrderOptions options = doing(SideEffect::margin_buy);
    options.repay_at_cancel = false;
    carry_out(state, resting_purchase(options));
    carry_out(state, CancelOrder{first_order});
    CHECK(all_of<Repaid>(state).empty());
    CHECK(account_in(state).quote.principal == usdt("4900"));
    CHECK(account_in(state).quote.free == usdt("5900"));
}

TEST_CASE("a partly filled order keeps its loan when it is cancelled") {
    State state = rich().state();
    carry_out(state, Transfer{pair, Direction::out_of_isolated, usdt("500000")});
    const Price ask = beside_best(state, Side::sell, 0);
    const Amount quantity = offered_at_best(state, Side::sell) + btc("0.01");
    carry_out(state, limit_order(Side::buy, ask, quantity, doing(SideEffect::margin_buy)));
    REQUIRE(state.order(first_order)->status == OrderStatus::partially_filled);
    carry_out(state, CancelOrder{first_order});
    CHECK(all_of<Repaid>(state).empty());
    CHECK(account_in(state).quote.principal == state.order(first_order)->borrowed);
}

TEST_CASE("cancelling all pays every loan back that bought nothing") {
    State state = with_usdt("1000");
    carry_out(state, resting_purchase());
    carry_out(state,
              limit_order(Side::sell, price("61000"), btc("0.01"), doing(SideEffect::margin_buy)));
    carry_out(state, CancelAll{pair});
    CHECK(account_in(state).quote.owed() == usdt("0.049"));
    CHECK(account_in(state).base.owed() == btc("0.0000001"));  // 0.01 * 0.001 %
    CHECK(account_in(state).quote.free == usdt("1000"));
    CHECK(account_in(state).base.free == btc("0"));
}

TEST_CASE("an IOC or FOK order that fills nothing pays its loan back") {
    for (const TimeInForce how_long : {TimeInForce::ioc, TimeInForce::fok}) {
        State state = with_usdt("1000");
        PlaceOrder order = resting_purchase();
        std::get<LimitTerms>(order.terms).time_in_force = how_long;
        carry_out(state, order);
        CHECK(state.order(first_order)->status == OrderStatus::expired);
        CHECK(account_in(state).quote.owed() == usdt("0.049"));
        CHECK(account_in(state).quote.free == usdt("1000"));
        order.options.repay_at_cancel = false;
        State keeps = with_usdt("1000");
        carry_out(keeps, order);
        CHECK(account_in(keeps).quote.principal == usdt("4900"));
        CHECK(fault_of(state).empty());
    }
}

TEST_CASE("the two legs of an OCO borrow once, and cancelling pays it back") {
    State state = with_usdt("1000");
    const PlaceOco oco{pair,
                       {Side::buy,
                        btc("0.1"),
                        price("59000"),
                        {price("61000")},
                        StopLimit{price("59500")},
                        {},
                        {}},
                       doing(SideEffect::margin_buy)};
    carry_out(state, oco);
    CHECK(account_in(state).quote.principal == usdt("4950"));  // 0.1 * 59 500 - 1 000
    State woken = state;
    carry_out(state, CancelOrder{first_order + 1});
    CHECK(account_in(state).quote.owed() == usdt("0.0495"));
    CHECK(account_in(state).quote.free == usdt("1000"));
    // the stop leg woke, rests at 59 500 and is cancelled before any fill: the loan of the list
    // has bought nothing either
    see(woken, "61000");
    REQUIRE(woken.order(first_order + 1)->status == OrderStatus::open);
    CHECK(account_in(woken).quote.principal == usdt("4950"));
    carry_out(woken, CancelOrder{first_order + 1});
    CHECK(account_in(woken).quote.owed() == usdt("0.0495"));
    CHECK(account_in(woken).quote.free == usdt("1000"));
    CHECK(fault_of(woken).empty());
}

TEST_CASE("the working order of an OTO borrows, what follows it does not") {
    State state = with_usdt("1000");
    carry_out(state, PlaceOto{pair,
                              Side::buy,
                              {price("60000.01"), btc("0.1")},
                              Side::sell,
                              LimitTerms{price("61000"), btc("0.1")},
                              {},
                              {},
                              doing(SideEffect::margin_buy)});
    CHECK(account_in(state).quote.principal == usdt("5000.001"));
    // 0.0999 BTC are there and 0.1 are asked for: it does not borrow the rest
    CHECK(state.order(first_order + 1)->expired_by == ExpiryReason::balance_ran_out);
    CHECK(account_in(state).base.principal == btc("0"));
}

TEST_CASE("a loan by an order is refused for the reasons of a loan by hand") {
    Session session = funded("1000");
    const auto buy = [](std::string_view quantity, SideEffect effect) {
        return limit_order(Side::buy, price("60000"), btc(quantity), doing(effect));
    };
    const State& state = session.state();
    // 1 000 / 0.111 = 9 009.009009 can be borrowed: 10 008 can be paid for and 10 009.2 cannot
    CHECK_FALSE(answer(state, buy("0.1668", SideEffect::margin_buy)).has_value());
    CHECK(answer(state, buy("0.16682", SideEffect::margin_buy)) == Refusal::over_borrow_limit);
    CHECK(answer(state, buy("0.16682", SideEffect::auto_borrow_repay)) ==
          Refusal::over_borrow_limit);
    CHECK(answer(state, buy("0.1668", SideEffect::none)) == Refusal::order_balance_too_low);
    CHECK(answer(state, buy("0.1668", SideEffect::auto_repay)) == Refusal::order_balance_too_low);
    must(session, SetLeverage{pair, ratio("3")});  // 2 000 can be borrowed
    CHECK_FALSE(answer(state, buy("0.05", SideEffect::margin_buy)).has_value());
    CHECK(answer(state, buy("0.05001", SideEffect::margin_buy)) == Refusal::over_borrow_limit);
    must(session, SetStock{usdt("1999.99")});
    CHECK(answer(state, buy("0.05", SideEffect::margin_buy)) == Refusal::lender_stock_too_low);
}
