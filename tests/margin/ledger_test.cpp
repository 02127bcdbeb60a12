#include "margin/ledger.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

Ledger ledger_with_spot(Amount amount) {
    Ledger ledger = empty_ledger();
    ledger.spot[index_of(amount.asset)] = amount;
    return ledger;
}

}  // namespace

TEST_CASE("a new ledger holds nothing anywhere and knows every coin") {
    const Ledger ledger = empty_ledger();
    for (const Asset asset : all_assets) {
        CHECK(everywhere(ledger, asset) == Amount{asset, 0});
        for (const Place& place :
             {Place{Spot{}}, Place{Others{}}, Place{Lenders{}}, Place{Fees{}}, Place{Insurance{}}})
            CHECK(held(ledger, place, asset) == Amount{asset, 0});
    }
    for (const Pair pair : all_pairs) {
        for (const Asset asset : {rules_of(pair).base, rules_of(pair).quote}) {
            CHECK(held(ledger, IsolatedFree{pair}, asset) == Amount{asset, 0});
            CHECK(held(ledger, IsolatedLocked{pair}, asset) == Amount{asset, 0});
        }
        CHECK_FALSE(ledger.at(pair).exists);
    }
}

TEST_CASE("coins that move leave one place and arrive in another") {
    Ledger ledger = ledger_with_spot(usdt("10000"));
    move(ledger, Spot{}, IsolatedFree{Pair::btcusdt}, usdt("2000"));
    CHECK(held(ledger, Spot{}, Asset::usdt) == usdt("8000"));
    CHECK(held(ledger, IsolatedFree{Pair::btcusdt}, Asset::usdt) == usdt("2000"));
    CHECK(ledger.at(Pair::btcusdt).quote.free == usdt("2000"));
    CHECK(ledger.at(Pair::btcusdt).base.free == btc("0"));
}

TEST_CASE("all places count: moving through each of them keeps the sum") {
    Ledger ledger = ledger_with_spot(btc("3"));
    const std::array places = {Place{Spot{}},
                               Place{Others{}},
                               Place{Lenders{}},
                               Place{Fees{}},
                               Place{Insurance{}},
                               Place{IsolatedFree{Pair::btcusdt}},
                               Place{IsolatedLocked{Pair::btcusdt}}};
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        move(ledger, places[i], places[i + 1], btc("3"));
        CHECK(held(ledger, places[i], Asset::btc) == btc("0"));
        CHECK(held(ledger, places[i + 1], Asset::btc) == btc("3"));
        CHECK(everywhere(ledger, Asset::btc) == btc("3"));
        CHECK(everywhere(ledger, Asset::usdt) == usdt("0"));
    }
}

TEST_CASE("an account has a leg for the two coins of its pair") {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    CHECK(account.leg(Asset::btc) == &account.base);
    CHECK(account.leg(Asset::usdt) == &account.quote);
}

TEST_CASE("a leg sums up what is owned, owed and left") {
    const AccountLeg leg{btc("0.5"), btc("0.25"), btc("1"), btc("0.00001")};
    CHECK(leg.owned() == btc("0.75"));
    CHECK(leg.owed() == btc("1.00001"));
    CHECK(leg.net().units == -25'001'000);  // 0.75 - 1.00001
}

TEST_CASE("an account owing only interest is not free of debt") {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    CHECK(account.free_of_debt());
    account.quote.interest = usdt("0.00000001");
    CHECK_FALSE(account.free_of_debt());
}

TEST_CASE("every balance and every debt changes the fingerprint of a ledger") {
    const auto sum_of = [](const Ledger& ledger) {
        Fingerprint sum;
        add_to(sum, ledger);
        return sum.value();
    };
    const Ledger start = ledger_with_spot(usdt("1"));
    const std::uint64_t before = sum_of(start);
    for (const Place& place :
         {Place{Others{}}, Place{Lenders{}}, Place{Fees{}}, Place{Insurance{}},
          Place{IsolatedFree{Pair::btcusdt}}, Place{IsolatedLocked{Pair::btcusdt}}}) {
        Ledger moved = start;
        move(moved, Spot{}, place, usdt("1"));
        CHECK(sum_of(moved) != before);
    }
    for (Amount AccountLeg::* debt : {&AccountLeg::principal, &AccountLeg::interest}) {
        Ledger indebted = start;
        (indebted.at(Pair::btcusdt).quote.*debt).units = 1;
        CHECK(sum_of(indebted) != before);
    }
    Ledger created = start;
    created.at(Pair::btcusdt).exists = true;
    CHECK(sum_of(created) != before);
}
