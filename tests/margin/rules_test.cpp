#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

TEST_CASE("a pair is found by its symbol and by nothing else") {
    CHECK(pair_named("BTCUSDT") == Pair::btcusdt);
    CHECK_FALSE(pair_named("BTC/USDT").has_value());
    CHECK_FALSE(pair_named("btcusdt").has_value());
    CHECK_FALSE(pair_named("").has_value());
}

TEST_CASE("the ladder falls from the transfer floor to the liquidation ratio") {
    for (const Pair pair : all_pairs) {
        const Ladder& ladder = rules_of(pair).ladder;
        CHECK(ladder.transfer_floor > ladder.initial);
        CHECK(ladder.initial > ladder.margin_call);
        CHECK(ladder.margin_call > ladder.pre_liquidation);
        CHECK(ladder.pre_liquidation > ladder.liquidation);
        CHECK(ladder.liquidation > Ratio{one});
        // the initial ratio of a class L is L / (L - 1), printed with at most 4 decimals
        const std::int64_t ideal = one * rules_of(pair).leverage / (rules_of(pair).leverage - 1);
        CHECK(ladder.initial.units <= ideal);
        CHECK(ladder.initial.units > ideal - 100'000);
    }
}

TEST_CASE("one tick of one lot of BTCUSDT is 0.0000001 USDT") {
    const PairRules& rules = rules_of(Pair::btcusdt);
    CHECK(tick_lot_units(rules) == 10);  // 0.01 * 0.00001 = 0.0000001
    // 6 060 000 ticks * 10 000 lots = 60 600 * 0.10 = 6 060 USDT
    CHECK(notional_of(6'060'000LL * 10'000, rules) == usdt("6060"));
}

TEST_CASE("prices and quantities turn into ticks and lots and back") {
    const PairRules& rules = rules_of(Pair::btcusdt);
    CHECK(ticks_of(price("60600.01"), rules) == Ticks{6'060'001});
    CHECK(price_of(Ticks{6'060'001}, rules) == price("60600.01"));
    CHECK(lots_of(btc("0.10011"), rules) == Lots{10'011});
    CHECK(amount_of(Lots{10'011}, rules) == btc("0.10011"));
}

TEST_CASE("loan rules name their own coin") {
    for (const Asset asset : all_assets) {
        CHECK(loan_rules_of(asset).min_borrow.asset == asset);
        CHECK(loan_rules_of(asset).min_repay.asset == asset);
        CHECK(loan_rules_of(asset).account_cap.asset == asset);
        CHECK(loan_rules_of(asset).min_borrow <= loan_rules_of(asset).account_cap);
    }
}
