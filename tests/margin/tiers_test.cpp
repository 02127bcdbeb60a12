#include <doctest/doctest.h>

#include "margin/margin.h"
#include "support/worlds.h"

// Leverage classes and their tiers. Domain reference 2.3, 2.4, 3.1, 3.3; sources S1 S2.

using namespace mw;

namespace {

Amount coins(Asset asset, std::string_view decimal) { return {asset, units(decimal)}; }

/// An account of a pair with this much quote coin and no debt.
IsolatedAccount holding(Pair pair, std::string_view quote) {
    IsolatedAccount account = empty_account(pair);
    account.exists = true;
    account.quote.free.units = units(quote);
    return account;
}

IsolatedAccount owing(std::string_view owed_btc, std::string_view owed_usdt) {
    IsolatedAccount account = holding(Pair::btcusdt, "0");
    account.base.principal = btc(owed_btc);
    account.quote.principal = usdt(owed_usdt);
    return account;
}

/// Limit of an account when the lenders have plenty of everything.
BorrowLimit limit_of(const IsolatedAccount& account, Asset asset, std::string_view index) {
    Ledger ledger = empty_ledger();
    ledger.at(account.pair) = account;
    for (Amount& stock : ledger.lenders) stock.units = units("50000000");
    return borrow_limit(ledger, account.pair, asset, price(index));
}

struct Expected {
    std::string_view amount;
    BorrowBound bound;
    int tier;
};

void check_limit(const BorrowLimit& limit, const Expected& expected) {
    CHECK(limit.amount.units == units(expected.amount));
    CHECK(limit.bound == expected.bound);
    CHECK(limit.tier == expected.tier);
}

}  // namespace

TEST_CASE("the leverage of every tier is IR / (IR - 1), cut after two decimals (2.3)") {
    for (const Pair pair : all_pairs) {
        for (const Tier& tier : rules_of(pair).ladder.tiers) {
            CAPTURE(tier.initial.units);
            // 1.1264 / 0.1264 = 8.9113..., named 8.91
            const std::int64_t exact =
                mul_div(tier.initial.units, one, tier.initial.units - one, Round::down);
            CHECK(tier.leverage.units == exact / 1'000'000 * 1'000'000);
        }
    }
}

TEST_CASE("10x has ten tiers, 5x and 3x have five; each asks for more than the one before") {
    struct Row {
        Pair pair;
        std::size_t tiers;
        std::string_view first;
        std::string_view step;
    };
    const Row rows[] = {
        {Pair::btcusdt, 10, "1.111", "0.0154"},  // up to 1.2496
        {Pair::solusdt, 5, "1.25", "0.0625"},    // up to 1.5
        {Pair::adausdt, 5, "1.5", "0.375"},      // up to 3
    };
    for (const Row& row : rows) {
        CAPTURE(row.first);
        const auto tiers = rules_of(row.pair).ladder.tiers;
        REQUIRE(tiers.size() == row.tiers);
        for (std::size_t i = 0; i < tiers.size(); ++i)
            CHECK(tiers[i].initial.units ==
                  units(row.first) + static_cast<std::int64_t>(i) * units(row.step));
        CHECK(rules_of(row.pair).ladder.initial == tiers.front().initial);
        CHECK(tiers.front().leverage.units == rules_of(row.pair).leverage * one);
    }
}

TEST_CASE("the bands of 5x and 3x lie where S1 puts them") {
    struct Row {
        Pair pair;
        std::string_view level;
        MarginStatus expected;
    };
    const Row rows[] = {
        {Pair::solusdt, "2", MarginStatus::normal},
        {Pair::solusdt, "1.19000001", MarginStatus::normal},
        {Pair::solusdt, "1.19", MarginStatus::margin_call},
        {Pair::solusdt, "1.17", MarginStatus::pre_liquidation},
        {Pair::solusdt, "1.15", MarginStatus::force_liquidation},
        {Pair::adausdt, "1.22000001", MarginStatus::normal},
        {Pair::adausdt, "1.22", MarginStatus::margin_call},
        {Pair::adausdt, "1.20", MarginStatus::pre_liquidation},
        {Pair::adausdt, "1.18", MarginStatus::force_liquidation},
    };
    for (const Row& row : rows) {
        CAPTURE(row.level);
        CHECK(status_of(ratio(row.level), rules_of(row.pair).ladder) == row.expected);
    }
}

TEST_CASE("tier n lends n times as much as tier 1 (S2)") {
    const PairRules& rules = rules_of(Pair::btcusdt);
    CHECK(tier_limit(rules, Asset::btc, 1) == btc("7.2"));
    CHECK(tier_limit(rules, Asset::btc, 2) == btc("14.4"));
    CHECK(tier_limit(rules, Asset::btc, 10) == btc("72"));
    CHECK(tier_limit(rules, Asset::usdt, 1) == usdt("90000"));
    CHECK(tier_limit(rules, Asset::usdt, 2) == usdt("180000"));
    CHECK(tier_limit(rules, Asset::usdt, 10) == usdt("900000"));
}

TEST_CASE("an account stands on the tier of the coin it owes more of, unpaid interest aside") {
    CHECK(tier_of(owing("0", "0")) == 1);
    CHECK(tier_of(owing("7.2", "90000")) == 1);
    CHECK(tier_of(owing("7.20000001", "0")) == 2);
    CHECK(tier_of(owing("0", "90000.00000001")) == 2);
    CHECK(tier_of(owing("7.20000001", "180000.00000001")) == 3);  // the higher of 2 and 3
    CHECK(tier_of(owing("57.6", "90000")) == 8);                  // 8 * 7.2
    CHECK(tier_of(owing("72", "0")) == 10);
    CHECK(tier_of(owing("9000", "0")) == 10);  // there is none above the last
    IsolatedAccount account = owing("7.2", "0");
    account.base.interest = btc("1");
    CHECK(tier_of(account) == 1);
}

TEST_CASE("the limit is the best over all tiers, and says what binds there") {
    // 1 000 / 0.111 = 9 009.009...: far from tier 1's limit
    check_limit(limit_of(holding(Pair::btcusdt, "1000"), Asset::usdt, "60000"),
                {"9009.009009", BorrowBound::collateral, 1});
    // 10 000 / 0.111 = 90 090.09 is cut to 90 000; tier 2: 10 000 / 0.1264 = 79 113.92 is less
    check_limit(limit_of(holding(Pair::btcusdt, "10000"), Asset::usdt, "60000"),
                {"90000", BorrowBound::tier, 1});
    // tier 2: 20 000 / 0.1264 = 158 227.848..., within its 180 000
    check_limit(limit_of(holding(Pair::btcusdt, "20000"), Asset::usdt, "60000"),
                {"158227.84810126", BorrowBound::collateral, 2});
    // tier 2: 25 000 / 0.1264 = 197 784.81 is cut to 180 000; tier 3: 25 000 / 0.1418 = 176 304.65
    check_limit(limit_of(holding(Pair::btcusdt, "25000"), Asset::usdt, "60000"),
                {"180000", BorrowBound::tier, 2});
    // tier 10: 10 000 000 / 0.2496 is far more than 10 * 90 000, or 10 * 7.2 BTC
    check_limit(limit_of(holding(Pair::btcusdt, "10000000"), Asset::usdt, "60000"),
                {"900000", BorrowBound::tier, 10});
    check_limit(limit_of(holding(Pair::btcusdt, "10000000"), Asset::btc, "60000"),
                {"72", BorrowBound::tier, 10});
}

TEST_CASE("what is owed counts against the tier's limit and raises the ratio") {
    IsolatedAccount account = holding(Pair::btcusdt, "130000");
    account.quote.principal = usdt("100000");  // tier 2
    // tier 2: (130 000 - 1.1264 * 100 000) / 0.1264 = 137 341.77, cut to 180 000 - 100 000
    // tier 3: (130 000 - 1.1418 * 100 000) / 0.1418 = 111 565.585..., within 270 000 - 100 000
    // tier 4: (130 000 - 1.1572 * 100 000) / 0.1572 = 90 839.69...
    check_limit(limit_of(account, Asset::usdt, "60000"),
                {"111565.58533145", BorrowBound::collateral, 3});
    // of BTC nothing is owed, but the account stands on tier 2: 137 341.77... / 60 000
    check_limit(limit_of(account, Asset::btc, "60000"), {"2.28902953", BorrowBound::collateral, 2});
}

TEST_CASE("the lenders' stock binds where it is less than every other bound") {
    Ledger ledger = empty_ledger();
    ledger.at(Pair::btcusdt) = holding(Pair::btcusdt, "20000");
    ledger.lenders[index_of(Asset::usdt)] = usdt("50000");
    const BorrowLimit limit = borrow_limit(ledger, Pair::btcusdt, Asset::usdt, price("60000"));
    CHECK(limit.amount == usdt("50000"));
    CHECK(limit.bound == BorrowBound::stock);
}

TEST_CASE("a leverage between two tiers means the limit of the lower leverage's tier (S2)") {
    const PairRules& rules = rules_of(Pair::btcusdt);
    CHECK(tier_of_leverage(rules, ratio("10")) == 1);
    CHECK(tier_of_leverage(rules, ratio("8.92")) == 1);
    CHECK(tier_of_leverage(rules, ratio("8.91")) == 2);
    CHECK(tier_of_leverage(rules, ratio("8.5")) == 2);
    CHECK(tier_of_leverage(rules, ratio("8.05")) == 3);
    CHECK(tier_of_leverage(rules, ratio("5")) == 10);
    CHECK(tier_of_leverage(rules, ratio("1.01")) == 10);
    // more than enough collateral: 10x stops at 90 000 or 7.2, 8.5x at 180 000 or 14.4
    IsolatedAccount account = holding(Pair::btcusdt, "10000000");
    account.leverage = ratio("10");
    check_limit(limit_of(account, Asset::usdt, "60000"), {"90000", BorrowBound::tier, 1});
    check_limit(limit_of(account, Asset::btc, "60000"), {"7.2", BorrowBound::tier, 1});
    account.leverage = ratio("8.5");
    check_limit(limit_of(account, Asset::usdt, "60000"), {"180000", BorrowBound::tier, 2});
    check_limit(limit_of(account, Asset::btc, "60000"), {"14.4", BorrowBound::tier, 2});
    account.leverage = std::nullopt;
    check_limit(limit_of(account, Asset::usdt, "60000"), {"900000", BorrowBound::tier, 10});
}

TEST_CASE("own 1 000 at a leverage of L borrow about 1 000 * (L - 1): the seed's formula (3.2)") {
    IsolatedAccount account = holding(Pair::btcusdt, "1000");
    account.leverage = ratio("5");
    check_limit(limit_of(account, Asset::usdt, "60000"), {"4000", BorrowBound::collateral, 1});
    account.leverage = ratio("3");
    check_limit(limit_of(account, Asset::usdt, "60000"), {"2000", BorrowBound::collateral, 1});
    // 8.5 / 7.5 = 1.13333334 rounded up; 1 000 / 0.13333334 = 7 499.999625...
    account.leverage = ratio("8.5");
    CHECK(initial_ratio(account, 1) == ratio("1.13333334"));
    check_limit(limit_of(account, Asset::usdt, "60000"),
                {"7499.999625", BorrowBound::collateral, 1});
    // at 10x the class's own ratio stays: 1.111, not 10 / 9
    account.leverage = ratio("10");
    CHECK(initial_ratio(account, 1) == ratio("1.111"));
    check_limit(limit_of(account, Asset::usdt, "60000"),
                {"9009.009009", BorrowBound::collateral, 1});
}

TEST_CASE("a leverage chosen below where an account stands lends it no more of that coin (S2)") {
    IsolatedAccount account = holding(Pair::btcusdt, "130000");
    account.quote.principal = usdt("100000");  // tier 2, whose limit is 180 000
    account.leverage = ratio("10");            // tier 1: 90 000 are owed already
    check_limit(limit_of(account, Asset::usdt, "60000"), {"0", BorrowBound::tier, 2});
    // tier 1 lends 7.2 BTC; the account's ratio is that of tier 2: 137 341.77... / 60 000
    check_limit(limit_of(account, Asset::btc, "60000"), {"2.28902953", BorrowBound::collateral, 2});
}

TEST_CASE("a 5x pair lends at 1.25 and upwards") {
    // 10 000 / 0.25 = 40 000, within tier 1's 50 000; over an index of 150
    check_limit(limit_of(holding(Pair::solusdt, "10000"), Asset::usdt, "150"),
                {"40000", BorrowBound::collateral, 1});
    check_limit(limit_of(holding(Pair::solusdt, "10000"), Asset::sol, "150"),
                {"266.66666666", BorrowBound::collateral, 1});
    // tier 2: 20 000 / 0.3125 = 64 000, within 100 000
    check_limit(limit_of(holding(Pair::solusdt, "20000"), Asset::usdt, "150"),
                {"64000", BorrowBound::collateral, 2});
    check_limit(limit_of(holding(Pair::solusdt, "900000"), Asset::sol, "150"),
                {"2500", BorrowBound::tier, 5});  // 5 * 500
}

TEST_CASE("a 3x pair lends at 1.5 and upwards") {
    // 1 000 / 0.5 = 2 000, or 4 000 ADA at 0.50
    check_limit(limit_of(holding(Pair::adausdt, "1000"), Asset::usdt, "0.5"),
                {"2000", BorrowBound::collateral, 1});
    check_limit(limit_of(holding(Pair::adausdt, "1000"), Asset::ada, "0.5"),
                {"4000", BorrowBound::collateral, 1});
    // tier 1: 10 000 / 0.5 = 20 000, cut to 10 000; tier 2: 10 000 / 0.875 = 11 428.57...
    check_limit(limit_of(holding(Pair::adausdt, "10000"), Asset::usdt, "0.5"),
                {"11428.57142857", BorrowBound::collateral, 2});
    IsolatedAccount account = holding(Pair::adausdt, "10000");
    account.leverage = ratio("3");
    check_limit(limit_of(account, Asset::usdt, "0.5"), {"10000", BorrowBound::tier, 1});
    CHECK(tier_limit(rules_of(Pair::adausdt), Asset::ada, 3) == coins(Asset::ada, "60000"));
}
