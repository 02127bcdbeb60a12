#include "margin/margin.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

/// Holds `base` BTC and `quote` USDT free; debts are set by the tests.
IsolatedAccount holding(std::string_view base, std::string_view quote) {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.exists = true;
    account.base.free = btc(base);
    account.quote.free = usdt(quote);
    return account;
}

IsolatedAccount short_of(std::string_view quote, std::string_view owed, std::string_view interest) {
    IsolatedAccount account = holding("0", quote);
    account.base.principal = btc(owed);
    account.base.interest = btc(interest);
    return account;
}

Ledger ledger_with(const IsolatedAccount& account, Amount stock) {
    Ledger ledger = empty_ledger();
    ledger.at(Pair::btcusdt) = account;
    ledger.lenders[index_of(stock.asset)] = stock;
    return ledger;
}

const Ladder& ladder = rules_of(Pair::btcusdt).ladder;

}  // namespace

TEST_CASE("without debt there is no margin level") {
    CHECK_FALSE(margin_level(holding("1", "2000"), price("60000")).has_value());
}

TEST_CASE("L04: 0.10 BTC borrowed on 2 000 USDT at 60 000 is a level of 1.33332") {
    IsolatedAccount account = short_of("2000", "0.10", "0.000001");
    account.base.free = btc("0.10");
    // owned 0.10 * 60 000 + 2 000 = 8 000; owed 0.100001 * 60 000 = 6 000.06
    CHECK(assets_value(account, price("60000")) == usdt("8000"));
    CHECK(debt_value(account, price("60000")) == usdt("6000.06"));
    CHECK(equity_value(account, price("60000")) == usdt("1999.94"));
    CHECK(margin_level(account, price("60000")) == ratio("1.33332"));
}

TEST_CASE("locked coins count as collateral") {
    IsolatedAccount account = short_of("1000", "0.10", "0");
    account.quote.locked = usdt("8000");
    CHECK(margin_level(account, price("60000")) == ratio("1.5"));  // 9 000 / 6 000
}

TEST_CASE("a level is never shown safer than it is") {
    // owned 2, owed 3: 0.666... rounds down
    IsolatedAccount account = holding("0", "2");
    account.quote.principal = usdt("3");
    CHECK(margin_level(account, price("60000")) == ratio("0.66666666"));
    // a debt of one unit of BTC is worth 0.0006 USDT; at 60 000.01 it rounds up to 0.00060001
    account = short_of("0", "0.00000001", "0");
    CHECK(debt_value(account, price("60000.01")) == usdt("0.00060001"));
    // what is held rounds the other way
    account = holding("0.00000001", "0");
    CHECK(assets_value(account, price("60000.01")) == usdt("0.0006"));
}

TEST_CASE("each status begins exactly at its ratio") {
    struct Row {
        std::string_view level;
        MarginStatus expected;
    };
    const Row rows[] = {
        {"2.00000001", MarginStatus::excessive},       {"2", MarginStatus::normal},
        {"1.10000001", MarginStatus::normal},          {"1.10", MarginStatus::margin_call},
        {"1.07000001", MarginStatus::margin_call},     {"1.07", MarginStatus::pre_liquidation},
        {"1.05000001", MarginStatus::pre_liquidation}, {"1.05", MarginStatus::force_liquidation},
        {"0", MarginStatus::force_liquidation},
    };
    for (const Row& row : rows) {
        CAPTURE(row.level);
        CHECK(status_of(ratio(row.level), ladder) == row.expected);
    }
    CHECK(status_of(std::nullopt, ladder) == MarginStatus::excessive);
}

TEST_CASE("a short of 0.10 BTC with 6 994 USDT: domain reference 7.3") {
    const IsolatedAccount account = short_of("6994", "0.10", "0.00000109");
    // 6 994 / (ratio * 0.10000109), cut after 8 decimals because a rise is the danger
    CHECK(trigger_price(account, ladder.liquidation) == price("66608.79777362"));
    CHECK(trigger_price(account, ladder.pre_liquidation) == price("65363.77351617"));
    CHECK(trigger_price(account, ladder.margin_call) == price("63581.12514755"));
}

TEST_CASE("a long of 0.08324667 BTC with 4 000 USDT borrowed: domain reference 7.4") {
    IsolatedAccount account = holding("0.08324667", "0.20");
    account.quote.principal = usdt("4000");
    account.quote.interest = usdt("0.07916667");
    // (1.05 * 4 000.07916667 - 0.20) / 0.08324667, rounded up because a fall is the danger
    CHECK(trigger_price(account, ladder.liquidation) == price("50451.06458918"));
    CHECK(trigger_price(account, ladder.margin_call) == price("52853.61064097"));
    // (0.08324667 * 60 000 + 0.20) / 4 000.07916667
    CHECK(margin_level(account, price("60000")) == ratio("1.24872533"));
}

TEST_CASE("L05: 0.10 BTC sold at 60 600 on 2 000 USDT") {
    const IsolatedAccount account = short_of("8053.94", "0.10", "0.000001");
    // 8 053.94 / (0.100001 * 60 600) = 8 053.94 / 6 060.0606
    const auto level = margin_level(account, price("60600"));
    REQUIRE(level.has_value());
    CHECK(write_decimal(level->units, 4) == "1.3290");
    // 8 053.94 / (1.1 * 0.100001) = 73 216.90; 8 053.94 / (1.05 * 0.100001) = 76 703.42
    CHECK(trigger_price(account, ladder.margin_call) == price("73216.90419459"));
    CHECK(trigger_price(account, ladder.liquidation) == price("76703.42344195"));
}

TEST_CASE("L11: 0.25 BTC sold at 60 000 on 2 000 USDT") {
    // 2 000 + 0.25 * 60 000 * 0.999 = 16 985; the lesson's figures leave the interest out
    const IsolatedAccount account = short_of("16985", "0.25", "0");
    CHECK(margin_level(account, price("60000")) == ratio("1.13233333"));
    CHECK(trigger_price(account, ladder.margin_call) == price("61763.63636363"));
    CHECK(trigger_price(account, ladder.liquidation) == price("64704.76190476"));
}

TEST_CASE("L13: 0.1332 BTC bought with 6 000 borrowed USDT") {
    IsolatedAccount account = holding("0.1332", "0");
    account.quote.principal = usdt("6000");
    account.quote.interest = usdt("0.06");
    CHECK(margin_level(account, price("60000")) == ratio("1.33198668"));  // 7 992 / 6 000.06
    CHECK(trigger_price(account, ladder.margin_call) == price("49550.04504505"));
    CHECK(trigger_price(account, ladder.liquidation) == price("47297.77027028"));
}

TEST_CASE("an unsold loan of BTC has its trigger where the collateral no longer counts") {
    // S7's shape: 100 USDT, 0.4 borrowed and still held, 0.00004 interest, ratio 1.1:
    // 100 / (1.1 * 0.40004 - 0.4) = 2 497.2530...
    IsolatedAccount account = short_of("100", "0.4", "0.00004");
    account.base.free = btc("0.4");
    CHECK(trigger_price(account, ratio("1.1")) == price("2497.25302167"));
}

TEST_CASE("some accounts have no trigger price") {
    CHECK_FALSE(trigger_price(holding("1", "2000"), ladder.liquidation).has_value());
    CHECK_FALSE(trigger_price(holding("0", "0"), ladder.liquidation).has_value());
    IsolatedAccount safe = short_of("1000", "0.10", "0");
    safe.base.free = btc("0.105");  // exactly 1.05 times the debt: the price does not matter
    CHECK_FALSE(trigger_price(safe, ladder.liquidation).has_value());
    IsolatedAccount far = short_of("10000000000", "0.00000001", "0");  // beyond 64 bits
    CHECK_FALSE(trigger_price(far, ladder.liquidation).has_value());
}

TEST_CASE("1 000 USDT alone borrow 0.15015015 BTC or 9 009.009009 USDT: domain reference 3.1") {
    const IsolatedAccount account = holding("0", "1000");
    // 1 000 / 0.111 = 9 009.009009009..., over 60 000 = 0.150150150...
    const BorrowLimit base =
        borrow_limit(ledger_with(account, btc("500")), Pair::btcusdt, Asset::btc, price("60000"));
    CHECK(base.amount == btc("0.15015015"));
    CHECK(base.bound == BorrowBound::collateral);
    const BorrowLimit quote = borrow_limit(ledger_with(account, usdt("900000")), Pair::btcusdt,
                                           Asset::usdt, price("60000"));
    CHECK(quote.amount == usdt("9009.009009"));
    CHECK(quote.bound == BorrowBound::collateral);
}

TEST_CASE("debt takes away from the room to borrow, interest included") {
    IsolatedAccount account = holding("0", "12000");
    account.quote.principal = usdt("3000");
    account.quote.interest = usdt("0.03");
    // (12 000 - 1.111 * 3 000.03) / 0.111 = 8 666.96667 / 0.111 = 78 080.7808..., / 60 000
    CHECK(borrow_limit(ledger_with(account, btc("500")), Pair::btcusdt, Asset::btc, price("60000"))
              .amount == btc("1.30134634"));
    account.quote.principal = usdt("20000");  // 12 000 < 1.111 * 20 000: no room at all
    CHECK(borrow_limit(ledger_with(account, btc("500")), Pair::btcusdt, Asset::btc, price("60000"))
              .amount == btc("0"));
}

TEST_CASE("a loan of the full limit leaves the level at the initial ratio or above") {
    Dice dice{7, Stream::test};
    for (int i = 0; i < 500; ++i) {
        CAPTURE(i);
        IsolatedAccount account = empty_account(Pair::btcusdt);
        account.quote.free.units = static_cast<std::int64_t>(dice.below(1'000'000'000'000));
        account.base.free.units = static_cast<std::int64_t>(dice.below(30'000'000));
        account.base.principal.units = static_cast<std::int64_t>(dice.below(10'000'000));
        const Price index{static_cast<std::int64_t>(dice.below(9'000'000) + 100'000) * 1'000'000};
        const Ledger ledger = ledger_with(account, btc("500"));
        for (const Asset asset : {Asset::btc, Asset::usdt}) {
            const Amount limit = borrow_limit(ledger, Pair::btcusdt, asset, index).amount;
            IsolatedAccount after = account;
            after.leg(asset)->free += limit;
            after.leg(asset)->principal += limit;
            const auto level = margin_level(after, index);
            if (limit.units > 0) CHECK(level.value_or(ratio("999")) >= ladder.initial);
        }
    }
}

TEST_CASE("each of the four bounds can be the one that binds") {
    // 1 000 000 / 0.2496 / 60 000 = 66.77350427 BTC on tier 10, whose limit is 72; tier 9 would
    // lend 71.16 by collateral but stops at 64.8
    BorrowLimit best = borrow_limit(ledger_with(holding("0", "1000000"), btc("500")), Pair::btcusdt,
                                    Asset::btc, price("60000"));
    CHECK(best.amount == btc("66.77350427"));
    CHECK(best.bound == BorrowBound::collateral);
    CHECK(best.tier == 10);
    const IsolatedAccount rich = holding("0", "10000000");
    // ten times that by collateral; tier 10 allows 10 * 7.2
    BorrowLimit limit =
        borrow_limit(ledger_with(rich, btc("500")), Pair::btcusdt, Asset::btc, price("60000"));
    CHECK(limit.amount == btc("72"));
    CHECK(limit.bound == BorrowBound::tier);
    limit = borrow_limit(ledger_with(rich, btc("3")), Pair::btcusdt, Asset::btc, price("60000"));
    CHECK(limit.amount == btc("3"));
    CHECK(limit.bound == BorrowBound::stock);
    // 71.8 of 72 borrowed already; unpaid interest is not a loan
    IsolatedAccount borrowed = rich;
    borrowed.base.principal = btc("71.8");
    borrowed.base.interest = btc("0.1");
    limit =
        borrow_limit(ledger_with(borrowed, btc("500")), Pair::btcusdt, Asset::btc, price("60000"));
    CHECK(limit.amount == btc("0.2"));
    CHECK(limit.bound == BorrowBound::tier);
    // of equal bounds the first is named: exactly 900 000 by tier and by stock
    limit =
        borrow_limit(ledger_with(rich, usdt("900000")), Pair::btcusdt, Asset::usdt, price("60000"));
    CHECK(limit.amount == usdt("900000"));
    CHECK(limit.bound == BorrowBound::tier);
}

TEST_CASE("without debt all that is free may leave") {
    IsolatedAccount account = holding("0.5", "1000");
    account.quote.locked = usdt("300");
    CHECK(transfer_out_limit(account, Asset::usdt, price("60000")) == usdt("1000"));
    CHECK(transfer_out_limit(account, Asset::btc, price("60000")) == btc("0.5"));
}

TEST_CASE("with debt the level must stay at 2: 6 997 USDT may leave, domain reference 3.5") {
    // 12 997 - 2 * 0.05 * 60 000 = 6 997
    const IsolatedAccount account = short_of("12997", "0.05", "0");
    CHECK(transfer_out_limit(account, Asset::usdt, price("60000")) == usdt("6997"));
    IsolatedAccount after = account;
    after.quote.free -= usdt("6997");
    CHECK(margin_level(after, price("60000")) == ratio("2"));
    // in BTC: 0.1 free, assets 0.1 * 60 000 + 1 000, room 7 000 - 6 000 = 1 000 = 0.01666666 BTC
    IsolatedAccount in_btc = short_of("1000", "0.05", "0");
    in_btc.base.free = btc("0.1");
    CHECK(transfer_out_limit(in_btc, Asset::btc, price("60000")) == btc("0.01666666"));
}

TEST_CASE("below a level of 2 nothing may leave") {
    const IsolatedAccount account = short_of("5999", "0.05", "0");
    CHECK(transfer_out_limit(account, Asset::usdt, price("60000")) == usdt("0"));
}

TEST_CASE("an hour of interest is rounded up, so no loan is free") {
    CHECK(hour_of_interest(btc("0.10"), ratio("0.00001")) == btc("0.000001"));
    // domain reference 6.8: 0.10 * 0.026125 % / 24 = 0.00000108854...
    CHECK(hour_of_interest(btc("0.10"), {1'089}) == btc("0.00000109"));
    CHECK(hour_of_interest(btc("0.00000001"), ratio("0.00001")) == btc("0.00000001"));
    CHECK(hour_of_interest(btc("0"), ratio("0.00001")) == btc("0"));
    CHECK(hour_of_interest(usdt("1000"), ratio("0.00001")) == usdt("0.01"));  // S5's example
}

TEST_CASE("full hours count from 1970") {
    CHECK(full_hours(0) == 0);
    CHECK(full_hours(hour_ms - 1) == 0);
    CHECK(full_hours(hour_ms) == 1);
}

TEST_CASE("a purchase covers the debt, the fee and nothing more than a lot") {
    const Amount lot = btc("0.00001");
    // 0.10000654 / 0.999 = 0.1001066..., up to the lot: domain reference 5.2
    CHECK(purchase_to_receive(btc("0.10000654"), ratio("0.001"), lot) == btc("0.10011"));
    // L07: 0.100006 / 0.999 = 0.10010611 up to 0.10011
    CHECK(purchase_to_receive(btc("0.100006"), ratio("0.001"), lot) == btc("0.10011"));
    // 0.0999 / 0.999 = 0.1 exactly: no lot more
    CHECK(purchase_to_receive(btc("0.0999"), ratio("0.001"), lot) == btc("0.1"));
    CHECK(purchase_to_receive(btc("0.09990001"), ratio("0.001"), lot) == btc("0.10001"));
    CHECK(purchase_to_receive(btc("0"), ratio("0.001"), lot) == btc("0"));
    CHECK(purchase_to_receive(btc("0.1"), ratio("0"), lot) == btc("0.1"));
}
