#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// 2 000 USDT in the account and 0.10 BTC borrowed, at 10:00.
Session indebted() {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.10")});
    return session;
}

}  // namespace

TEST_CASE("the first transfer in creates the account and moves the coins") {
    Session session{small_world()};
    CHECK_FALSE(account_of(session).exists);
    const auto events = must(session, Transfer{pair, Direction::into_isolated, usdt("2000")});
    REQUIRE(events.size() == 1);
    CHECK(std::get<Transferred>(events[0]).amount == usdt("2000"));
    CHECK(account_of(session).exists);
    CHECK(account_of(session).quote.free == usdt("2000"));
    CHECK(held(session.state().ledger, Spot{}, Asset::usdt) == usdt("8000"));
}

TEST_CASE("coins go back to spot") {
    Session session = funded("2000");
    must(session, Transfer{pair, Direction::out_of_isolated, usdt("100")});
    CHECK(account_of(session).quote.free == usdt("1900"));
    CHECK(held(session.state().ledger, Spot{}, Asset::usdt) == usdt("8100"));
    CHECK(account_of(session).exists);
}

TEST_CASE("transfer: when several refusals apply, the documented first one is given") {
    const Session fresh{small_world()};
    const Session debtor = indebted();
    struct Row {
        const Session& session;
        Direction direction;
        Amount amount;
        Refusal expected;
    };
    const Row rows[] = {
        // each row repairs the fault of the row above it
        {fresh, Direction::out_of_isolated, usdt("0"), Refusal::amount_not_positive},
        {fresh, Direction::out_of_isolated, usdt("9000"), Refusal::account_missing},
        {debtor, Direction::out_of_isolated, usdt("9000"), Refusal::over_transfer_out_limit},
        {debtor, Direction::into_isolated, usdt("9000"), Refusal::balance_too_low},
        {fresh, Direction::into_isolated, {Asset::btc, INT64_MIN}, Refusal::amount_not_positive},
        {fresh, Direction::into_isolated, {Asset::usdt, INT64_MAX}, Refusal::balance_too_low},
    };
    for (const Row& row : rows)
        CHECK(refused(decide(row.session.state(), Transfer{pair, row.direction, row.amount})) ==
              row.expected);
}

TEST_CASE("a debtor below a level of 2 cannot take a single unit out") {
    const Session session = indebted();  // level 1.33332
    CHECK(refused(decide(session.state(),
                         Transfer{pair, Direction::out_of_isolated, usdt("0.00000001")})) ==
          Refusal::over_transfer_out_limit);
}

TEST_CASE("borrowing 0.10 BTC on 2 000 USDT charges the first hour at once") {
    Session session = funded("2000");
    const auto events = must(session, Borrow{pair, btc("0.10")});
    REQUIRE(events.size() == 3);  // the loan, its interest, and the level fell below 2
    CHECK(std::get<Borrowed>(events[0]).principal == btc("0.10"));
    const auto& charge = std::get<InterestCharged>(events[1]);
    CHECK(charge.amount == btc("0.000001"));  // 0.10 * 0.001 %
    CHECK(charge.principal == btc("0.10"));
    CHECK(charge.hourly_rate == ratio("0.00001"));
    CHECK(charge.kind == InterestKind::on_borrow);
    const auto& change = std::get<StatusChanged>(events[2]);
    CHECK(change.before == MarginStatus::excessive);
    CHECK(change.after == MarginStatus::normal);

    const IsolatedAccount& account = account_of(session);
    CHECK(account.base.free == btc("0.10"));
    CHECK(account.base.principal == btc("0.10"));
    CHECK(account.base.interest == btc("0.000001"));
    CHECK(held(session.state().ledger, Lenders{}, Asset::btc) == btc("1999.9"));
    // owned 8 000, owed 6 000.06 at the start index of 60 000
    CHECK(margin_level(account, price("60000")) == ratio("1.33332"));
}

TEST_CASE("either coin of the pair can be borrowed") {
    Session session = funded("1000");
    must(session, Borrow{pair, usdt("4000")});
    CHECK(account_of(session).quote.free == usdt("5000"));
    CHECK(account_of(session).quote.principal == usdt("4000"));
    CHECK(account_of(session).quote.interest == usdt("0.04"));
}

TEST_CASE("borrow: when several refusals apply, the documented first one is given") {
    const Session fresh{small_world()};
    const Session ready = funded("2000");
    struct Row {
        const Session& session;
        Amount amount;
        Refusal expected;
    };
    const Row rows[] = {
        // each row repairs the fault of the row above it
        {fresh, btc("0"), Refusal::amount_not_positive},
        {fresh, btc("0.00000001"), Refusal::account_missing},
        {ready, btc("0.00000001"), Refusal::below_minimum_borrow},
        {ready, btc("2000.00000001"), Refusal::lender_stock_too_low},
        {ready, btc("2000"), Refusal::over_borrow_limit},
        {ready, {Asset::btc, INT64_MAX}, Refusal::lender_stock_too_low},
        {ready, {Asset::usdt, INT64_MIN}, Refusal::amount_not_positive},
    };
    for (const Row& row : rows)
        CHECK(refused(decide(row.session.state(), Borrow{pair, row.amount})) == row.expected);
}

TEST_CASE("the borrow limit is open to its last unit and closed beyond it") {
    const Session session = funded("1000");
    CHECK_FALSE(refused(decide(session.state(), Borrow{pair, btc("0.15015015")})).has_value());
    CHECK(refused(decide(session.state(), Borrow{pair, btc("0.15015016")})) ==
          Refusal::over_borrow_limit);
}

TEST_CASE("a repayment pays interest first") {
    Session session = indebted();
    const auto events = must(session, Repay{pair, btc("0.0000005")});  // half of the interest
    CHECK(std::get<Repaid>(events[0]).interest == btc("0.0000005"));
    CHECK(std::get<Repaid>(events[0]).principal == btc("0"));
    CHECK(account_of(session).base.interest == btc("0.0000005"));

    must(session, Repay{pair, btc("0.0300005")});
    CHECK(account_of(session).base.interest == btc("0"));
    CHECK(account_of(session).base.principal == btc("0.07"));
    CHECK(account_of(session).base.free == btc("0.069999"));  // 0.10 - 0.0000005 - 0.0300005
    // principal went back to the lenders, interest to the venue
    CHECK(held(session.state().ledger, Lenders{}, Asset::btc) == btc("1999.93"));
    CHECK(held(session.state().ledger, Fees{}, Asset::btc) == btc("0.000001"));
}

TEST_CASE("repay: when several refusals apply, the documented first one is given") {
    const Session fresh{small_world()};
    Session debtor = funded("2000");
    must(debtor, Borrow{pair, usdt("100")});
    const Session poor = indebted();  // owes 0.100001 and holds 0.10
    struct Row {
        const Session& session;
        Amount amount;
        Refusal expected;
    };
    const Row rows[] = {
        // each row repairs the fault of the row above it
        {fresh, usdt("0"), Refusal::amount_not_positive},
        {fresh, usdt("0.001"), Refusal::account_missing},
        {debtor, usdt("0.001"), Refusal::below_minimum_repay},
        {debtor, usdt("100.00100001"), Refusal::over_debt},
        {poor, btc("0.100001"), Refusal::balance_too_low},
        {debtor, {Asset::usdt, INT64_MAX}, Refusal::over_debt},
    };
    for (const Row& row : rows)
        CHECK(refused(decide(row.session.state(), Repay{pair, row.amount})) == row.expected);
}

TEST_CASE("a repayment may not leave a debt that is too small to repay") {
    Session session = funded("2000");
    must(session, Borrow{pair, usdt("100")});
    // 100.001 owed; 99.996 would leave 0.005, and the minimum is 0.01
    CHECK(refused(session.submit(Repay{pair, usdt("99.996")})) == Refusal::debt_left_too_small);
    must(session, Repay{pair, usdt("99.991")});  // 0.01 left is enough
    CHECK(refused(session.submit(Repay{pair, usdt("0.004")})) == Refusal::below_minimum_repay);
    must(session, Repay{pair, usdt("0.01")});
    CHECK(account_of(session).free_of_debt());
}

TEST_CASE("repaying everything brings the status back to excessive") {
    Session session = funded("2000");
    must(session, Borrow{pair, usdt("6000")});
    CHECK(session.state().status[index_of(pair)] == MarginStatus::normal);
    must(session, Repay{pair, usdt("6000.06")});
    CHECK(session.state().status[index_of(pair)] == MarginStatus::excessive);
    CHECK_FALSE(all_of<StatusChanged>(session.state()).back().level.has_value());
}
