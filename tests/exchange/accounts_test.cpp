#include <doctest/doctest.h>

#include "exchange/bench.h"
#include "exchange/parts.h"

// Accounts are made, emptied, switched off and on. Domain reference 1.4, 1.6, 3.3, 3.5.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

std::optional<Refusal> answer(const Session& session, const Command& command) {
    return refused(decide(session.state(), command));
}

Transfer into(Pair to, Amount amount) { return {to, Direction::into_isolated, amount}; }

Transfer out_of(Pair from, Amount amount) { return {from, Direction::out_of_isolated, amount}; }

/// Two accounts, each with 1 000 USDT, where no more than two are allowed.
Session two_of_two() {
    World world = wide_world();
    world.max_accounts = 2;
    Session session{world};
    must(session, into(pair, usdt("1000")));
    must(session, into(Pair::ethusdt, usdt("1000")));
    return session;
}

/// A session whose account was used and is empty again.
Session emptied() {
    Session session = wide_session();
    must(session, into(pair, usdt("1000")));
    must(session, out_of(pair, usdt("1000")));
    return session;
}

}  // namespace

TEST_CASE("the first transfer in creates the account; before it every command misses it (A8)") {
    Session session = wide_session();
    const Command commands[] = {
        out_of(pair, usdt("1")),
        TransferBetween{pair, Pair::ethusdt, usdt("1")},
        Borrow{pair, usdt("1")},
        Repay{pair, usdt("1")},
        market_order(Side::buy, btc("0.01")),
        PlaceOco{pair, {Side::sell, btc("0.01"), price("61000"), {price("59000")}}},
        PlaceOto{pair,
                 Side::buy,
                 {price("59000"), btc("0.01")},
                 Side::sell,
                 LimitTerms{price("61000"), btc("0.01")}},
        PlaceOtoco{pair,
                   Side::buy,
                   {price("59000"), btc("0.01")},
                   {Side::sell, btc("0.01"), price("61000"), {price("58000")}}},
        CancelAll{pair},
        DisableAccount{pair},
        EnableAccount{pair},
        SetAutoTopUp{pair, true},
        SetLeverage{pair, ratio("5")},
    };
    for (const Command& command : commands) {
        CAPTURE(command.index());
        CHECK(answer(session, command) == Refusal::account_missing);
    }
    must(session, into(pair, btc("0.5")));
    CHECK(account_of(session).exists);
    CHECK(account_of(session).active());
    CHECK_FALSE(account_of(session).auto_top_up);           // off by default: S12
    CHECK_FALSE(account_of(session).leverage.has_value());  // off by default: S2
    CHECK_FALSE(session.state().ledger.at(Pair::ethusdt).exists);
    CHECK(account_of(session).base.free == btc("0.5"));
    CHECK(held(session.state().ledger, Spot{}, Asset::btc) == btc("0.5"));
}

TEST_CASE("no more accounts are switched on than the venue allows (A1)") {
    Session session = two_of_two();
    CHECK(answer(session, into(Pair::bnbusdt, usdt("1"))) == Refusal::account_limit);
    CHECK(answer(session, TransferBetween{pair, Pair::bnbusdt, usdt("1")}) ==
          Refusal::account_limit);
    CHECK_FALSE(answer(session, into(pair, usdt("1"))).has_value());  // it is there already

    // an empty account still counts; one that is switched off does not
    must(session, out_of(Pair::ethusdt, usdt("1000")));
    CHECK(answer(session, into(Pair::bnbusdt, usdt("1"))) == Refusal::account_limit);
    must(session, DisableAccount{Pair::ethusdt});
    must(session, into(Pair::bnbusdt, usdt("1")));
    CHECK(answer(session, EnableAccount{Pair::ethusdt}) == Refusal::account_limit);
    must(session, out_of(Pair::bnbusdt, usdt("1")));
    must(session, DisableAccount{Pair::bnbusdt});
    must(session, EnableAccount{Pair::ethusdt});
    CHECK(session.state().ledger.at(Pair::ethusdt).active());
}

TEST_CASE("money moves from one account to another, which is created on the way") {
    Session session = wide_session();
    must(session, into(pair, usdt("1000")));
    const auto events = must(session, TransferBetween{pair, Pair::solusdt, usdt("300.5")});
    CHECK(events.size() == 1);
    CHECK(account_of(session).quote.free == usdt("699.5"));  // 1 000 - 300.5
    CHECK(session.state().ledger.at(Pair::solusdt).quote.free == usdt("300.5"));
    CHECK(session.state().ledger.at(Pair::solusdt).exists);
    CHECK(held(session.state().ledger, Spot{}, Asset::usdt) == usdt("9000"));
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("with debt an account gives another no more than it could give spot: rule 3.5") {
    Session session = wide_session();
    must(session, into(pair, usdt("10000")));
    must(session, Borrow{pair, btc("0.05")});
    // assets 10 000 + 0.05 * 60 000 = 13 000; debt 0.0500005 * 60 000 = 3 000.03
    // 13 000 - 2 * 3 000.03 = 6 999.94
    const auto ask = [&](std::string_view amount) {
        return answer(session, TransferBetween{pair, Pair::ethusdt, usdt(amount)});
    };
    CHECK(ask("6999.94000001") == Refusal::over_transfer_out_limit);
    CHECK_FALSE(ask("6999.94").has_value());
    must(session, TransferBetween{pair, Pair::ethusdt, usdt("6999.94")});
    CHECK(margin_level(account_of(session), price("60000")) == ratio("2"));
    CHECK(ask("0.00000001") == Refusal::over_transfer_out_limit);
    // the account that gets it owes nothing and may give it all back
    must(session, TransferBetween{Pair::ethusdt, pair, usdt("6999.94")});
    CHECK(account_of(session).quote.free == usdt("10000"));
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("transfer between: when several refusals apply, the documented first one is given") {
    Session narrow = funded("1000");
    Session off = emptied();
    must(off, DisableAccount{pair});
    Session indebted = wide_session();
    must(indebted, into(pair, usdt("1000")));
    must(indebted, Borrow{pair, usdt("5000")});
    Session target_off = indebted;
    must(target_off, into(Pair::ethusdt, usdt("1")));
    must(target_off, out_of(Pair::ethusdt, usdt("1")));
    must(target_off, DisableAccount{Pair::ethusdt});
    const Session fresh = wide_session();
    struct Row {
        const Session& session;
        Pair to;
        Amount amount;
        Refusal expected;
    };
    const Row rows[] = {
        // each row repairs the fault of the row above it
        {narrow, Pair::ethusdt, {Asset::ada, 0}, Refusal::pair_not_listed},
        {fresh, pair, {Asset::ada, 0}, Refusal::amount_not_positive},
        {fresh, pair, {Asset::ada, 1}, Refusal::asset_not_in_pair},
        {fresh, Pair::ethusdt, btc("0.1"), Refusal::asset_not_in_pair},  // of one of the two only
        {fresh, pair, usdt("9000"), Refusal::same_account},
        {fresh, Pair::ethusdt, usdt("9000"), Refusal::account_missing},
        {off, Pair::ethusdt, usdt("9000"), Refusal::account_disabled},
        {target_off, Pair::ethusdt, usdt("9000"), Refusal::account_disabled},
        {indebted, Pair::ethusdt, usdt("9000"), Refusal::over_transfer_out_limit},
    };
    for (const Row& row : rows)
        CHECK(answer(row.session, TransferBetween{pair, row.to, row.amount}) == row.expected);
}

TEST_CASE("transfer: when several refusals apply, the documented first one is given") {
    const Session narrow = funded("1000");
    const Session full = two_of_two();
    Session off = emptied();
    must(off, DisableAccount{pair});
    const Session ready = emptied();
    struct Row {
        const Session& session;
        Transfer command;
        Refusal expected;
    };
    const Row rows[] = {
        {narrow, into(Pair::bnbusdt, {Asset::ada, 0}), Refusal::pair_not_listed},
        {full, into(Pair::bnbusdt, {Asset::ada, 0}), Refusal::amount_not_positive},
        {full, into(Pair::bnbusdt, {Asset::ada, 1}), Refusal::asset_not_in_pair},
        {full, into(Pair::bnbusdt, usdt("10001")), Refusal::account_limit},
        {off, into(pair, usdt("10001")), Refusal::account_disabled},
        {ready, into(pair, usdt("10000.00000001")), Refusal::balance_too_low},
        {off, out_of(pair, usdt("1")), Refusal::account_disabled},
        {ready, out_of(pair, usdt("1")), Refusal::over_transfer_out_limit},
    };
    for (const Row& row : rows) CHECK(answer(row.session, row.command) == row.expected);
    CHECK_FALSE(answer(ready, into(pair, usdt("10000"))).has_value());
}

TEST_CASE("only an empty account without debt or orders can be switched off") {
    Session session = wide_session();
    must(session, into(pair, usdt("1000")));
    CHECK(answer(session, DisableAccount{pair}) == Refusal::account_in_use);
    must(session, Borrow{pair, btc("0.001")});
    must(session, out_of(pair, usdt("600")));  // 1 060 - 2 * 60.0006 would be the most
    must(session, limit_order(Side::sell, price("61000"), btc("0.001")));
    CHECK(answer(session, DisableAccount{pair}) == Refusal::account_in_use);
    must(session, CancelAll{pair});
    must(session, Repay{pair, btc("0.001")});
    must(session, market_order(Side::buy, btc("0.0001")));  // to pay the hour of interest
    must(session, Repay{pair, account_of(session).base.owed()});
    must(session, out_of(pair, account_of(session).quote.free));
    CHECK(answer(session, DisableAccount{pair}) == Refusal::account_in_use);  // dust of BTC
    must(session, out_of(pair, account_of(session).base.free));
    const auto events = must(session, DisableAccount{pair});
    REQUIRE(events.size() == 1);
    CHECK(std::get<AccountDisabled>(events[0]).pair == pair);
    CHECK_FALSE(account_of(session).active());
    CHECK(account_of(session).exists);
}

TEST_CASE("a switched-off account can do nothing but be switched on") {
    Session session = emptied();
    must(session, DisableAccount{pair});
    const Command commands[] = {
        into(pair, usdt("1")),
        out_of(pair, usdt("1")),
        Borrow{pair, usdt("1")},
        Repay{pair, usdt("1")},
        limit_order(Side::buy, price("59000"), btc("0.01")),
        PlaceOco{pair, {Side::sell, btc("0.01"), price("61000"), {price("59000")}}},
        CancelAll{pair},
        DisableAccount{pair},
        SetAutoTopUp{pair, true},
        SetLeverage{pair, std::nullopt},
    };
    for (const Command& command : commands) {
        CAPTURE(command.index());
        CHECK(answer(session, command) == Refusal::account_disabled);
    }
    must(session, EnableAccount{pair});
    CHECK(account_of(session).active());
    must(session, into(pair, usdt("1")));
}

TEST_CASE("an account is switched off at most once in 24 hours, each pair for itself (A1)") {
    Session session = emptied();
    must(session, DisableAccount{pair});
    must(session, EnableAccount{pair});
    CHECK(answer(session, DisableAccount{pair}) == Refusal::disabled_lately);
    must(session, into(Pair::ethusdt, usdt("1")));
    must(session, out_of(Pair::ethusdt, usdt("1")));
    CHECK_FALSE(answer(session, DisableAccount{Pair::ethusdt}).has_value());

    State state = session.state();
    auto& last_ms = state.disabled_ms[index_of(pair)];
    REQUIRE(last_ms == state.time_ms());
    last_ms = state.time_ms() - 24 * hour_ms + 1;
    CHECK(refused(decide(state, DisableAccount{pair})) == Refusal::disabled_lately);
    last_ms = state.time_ms() - 24 * hour_ms;
    CHECK_FALSE(refused(decide(state, DisableAccount{pair})).has_value());
    carry_out(state, into(pair, usdt("1")));  // being in use comes before the pause
    last_ms = state.time_ms();
    CHECK(refused(decide(state, DisableAccount{pair})) == Refusal::account_in_use);
}

TEST_CASE("only a switched-off account can be switched on") {
    const Session narrow = funded("1000");
    CHECK(answer(narrow, EnableAccount{Pair::adausdt}) == Refusal::pair_not_listed);
    CHECK(answer(narrow, DisableAccount{Pair::adausdt}) == Refusal::pair_not_listed);
    const Session full = two_of_two();
    CHECK(answer(full, EnableAccount{Pair::bnbusdt}) == Refusal::account_missing);
    CHECK(answer(full, EnableAccount{pair}) == Refusal::account_enabled_already);
}

TEST_CASE("a leverage setting lies between 1.01 and the class of the pair") {
    Session session = wide_session();
    for (const Pair each : all_pairs) must(session, into(each, usdt("10")));
    struct Row {
        Pair pair;
        std::string_view most;
        std::string_view too_much;
    };
    const Row rows[] = {{Pair::btcusdt, "10", "10.00000001"},
                        {Pair::solusdt, "5", "5.00000001"},
                        {Pair::adausdt, "3", "3.00000001"}};
    for (const Row& row : rows) {
        CAPTURE(row.most);
        CHECK_FALSE(answer(session, SetLeverage{row.pair, ratio(row.most)}).has_value());
        CHECK(answer(session, SetLeverage{row.pair, ratio(row.too_much)}) ==
              Refusal::leverage_invalid);
        CHECK_FALSE(answer(session, SetLeverage{row.pair, ratio("1.01")}).has_value());
        CHECK(answer(session, SetLeverage{row.pair, ratio("1.00999999")}) ==
              Refusal::leverage_invalid);
        CHECK(answer(session, SetLeverage{row.pair, Ratio{-one}}) == Refusal::leverage_invalid);
    }
    CHECK(answer(funded("10"), SetLeverage{Pair::ethusdt, ratio("99")}) ==
          Refusal::pair_not_listed);
}

TEST_CASE("settings hold until they are changed and belong to one account") {
    Session session = wide_session();
    must(session, into(pair, usdt("10")));
    must(session, into(Pair::ethusdt, usdt("10")));
    const std::uint64_t before = fingerprint(session.state());
    must(session, SetLeverage{pair, ratio("8.5")});
    must(session, SetAutoTopUp{pair, true});
    CHECK(account_of(session).leverage == ratio("8.5"));
    CHECK(account_of(session).auto_top_up);
    CHECK_FALSE(session.state().ledger.at(Pair::ethusdt).auto_top_up);
    CHECK_FALSE(session.state().ledger.at(Pair::ethusdt).leverage.has_value());
    CHECK(fingerprint(session.state()) != before);
    must(session, SetLeverage{pair, std::nullopt});
    must(session, SetAutoTopUp{pair, false});
    CHECK_FALSE(account_of(session).leverage.has_value());
    CHECK_FALSE(account_of(session).auto_top_up);
}
