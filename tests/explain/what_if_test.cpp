#include "explain/what_if.h"

#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

// Lesson L05: the account holds 8 053.94 USDT and owes 0.100001 BTC.

namespace {

const IsolatedAccount& account_of(const State& state) { return state.ledger.at(Pair::btcusdt); }

/// 0.1332 BTC bought with 2 000 of the learner's and 6 000 borrowed USDT (lesson L13, no interest).
IsolatedAccount long_account() {
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.exists = true;
    account.base.free = btc("0.1332");
    account.quote.principal = usdt("6000");
    return account;
}

bool reaches(const IsolatedAccount& account, Ratio level, Price index) {
    const auto now = margin_level(account, index);
    return now && *now >= level;
}

IsolatedAccount with_quote(IsolatedAccount account, std::int64_t units) {
    account.quote.free.units += units;
    return account;
}

/// The short after buying coins back at an index of whole USDT, and repaying them.
IsolatedAccount repaid(IsolatedAccount account, std::int64_t units, std::int64_t whole_price) {
    account.base.principal.units -= units;
    account.quote.free.units -= units * whole_price;
    return account;
}

WhatIfView view_of(const State& state, const WhatIfDraft& draft) {
    Desk desk = desk_on(Page::trade);
    desk.what_if = draft;
    desk.what_if.open = true;
    return what_if_view(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("a short: the price that gives a level, rounded down to the tick") {
    const State state = short_at_60600();
    struct Row {
        const char* level;
        std::int64_t ticks;
    };
    // 8 053.94 / (level * 0.100001)
    for (const Row& row : {Row{"1.10", 7'321'690},    // 73 216.904
                           Row{"1.05", 7'670'342},    // 76 703.423
                           Row{"1.2", 6'711'549},     // 67 115.495
                           Row{"1.4", 5'752'756}}) {  // 57 527.567
        CAPTURE(row.level);
        const Ratio level = ratio(row.level);
        const auto found = price_for_level(account_of(state), level);
        REQUIRE(found);
        CHECK(found->price.count == row.ticks);
        CHECK(found->or_lower);
        const PairRules& rules = rules_of(Pair::btcusdt);
        CHECK(reaches(account_of(state), level, price_of({row.ticks}, rules)));
        CHECK_FALSE(reaches(account_of(state), level, price_of({row.ticks + 1}, rules)));
    }
}

TEST_CASE("a long: the price that gives a level, rounded up to the tick") {
    const IsolatedAccount account = long_account();
    const auto found = price_for_level(account, ratio("1.10"));
    REQUIRE(found);
    CHECK(found->price.count == 4'954'955);  // 1.10 * 6 000 / 0.1332 = 49 549.5495
    CHECK_FALSE(found->or_lower);
    const PairRules& rules = rules_of(Pair::btcusdt);
    CHECK(reaches(account, ratio("1.10"), price_of({4'954'955}, rules)));
    CHECK_FALSE(reaches(account, ratio("1.10"), price_of({4'954'954}, rules)));
}

TEST_CASE("the top-up reaches the level, one unit less does not") {
    const State state = short_at_60600();
    const Ratio level = ratio("1.4");
    const auto amount = top_up_for_level(account_of(state), level, price("60600"));
    // 1.4 * 60 600 * 0.100001 - 8 053.94 = 8 484.08484 - 8 053.94
    REQUIRE(amount);
    CHECK(*amount == usdt("430.14484"));
    CHECK(reaches(with_quote(account_of(state), amount->units), level, price("60600")));
    CHECK_FALSE(reaches(with_quote(account_of(state), amount->units - 1), level, price("60600")));
}

TEST_CASE("the repayment reaches the level, one unit less does not") {
    const State state = short_at_60600();
    const Ratio level = ratio("1.4");
    const auto amount = repayment_for_level(account_of(state), level, price("60600"));
    // 430.14484 / ((1.4 - 1) * 60 600) = 0.017745249…
    REQUIRE(amount);
    CHECK(*amount == btc("0.01774525"));
    CHECK(reaches(repaid(account_of(state), amount->units, 60'600), level, price("60600")));
    CHECK_FALSE(
        reaches(repaid(account_of(state), amount->units - 1, 60'600), level, price("60600")));
}

TEST_CASE("a long repays the coin it owes by selling the one it holds") {
    // assets 0.1332 * 60 000 = 7 992, debt 6 000; (7 992 - r) / (6 000 - r) = 1.5 at r = 2 016
    const auto amount = repayment_for_level(long_account(), ratio("1.5"), price("60000"));
    REQUIRE(amount);
    CHECK(*amount == usdt("2016"));
}

TEST_CASE("a level that is reached already needs nothing") {
    const State state = short_at_60600();
    CHECK(top_up_for_level(account_of(state), ratio("1.3"), price("60600")) == usdt("0"));
    CHECK(repayment_for_level(account_of(state), ratio("1.3"), price("60600")) == btc("0"));
}

TEST_CASE("no debt: no level, no price, no way to one") {
    const State state = funded_at("60600", "2000");
    CHECK_FALSE(price_for_level(account_of(state), ratio("1.5")));
    CHECK_FALSE(top_up_for_level(account_of(state), ratio("1.5"), price("60600")));
    CHECK_FALSE(repayment_for_level(account_of(state), ratio("1.5"), price("60600")));
    const WhatIfView view = view_of(state, {});
    CHECK_FALSE(view.owes);
    CHECK(view.level == "no debt");
    CHECK(view.ways.empty());
    CHECK(value_of_row(view.facts, "Equity") == "2,000.00 USDT");
}

TEST_CASE("a repayment that the account cannot pay for is no way") {
    IsolatedAccount account = long_account();
    account.base.free = btc("0.09");  // 5 400 against 6 000: bankrupt
    CHECK_FALSE(repayment_for_level(account, ratio("1.05"), price("60000")));
    account = long_account();
    account.base.locked = account.base.free;  // everything waits in an order
    account.base.free = btc("0");
    CHECK_FALSE(repayment_for_level(account, ratio("1.5"), price("60000")));
}

TEST_CASE("no price gives a level that today's balances miss at every price") {
    // owed in both coins and held in both, each 1.2 times: the level is 1.2 wherever the index is
    IsolatedAccount account = empty_account(Pair::btcusdt);
    account.base.free = btc("0.12");
    account.base.principal = btc("0.1");
    account.quote.free = usdt("1200");
    account.quote.principal = usdt("1000");
    CHECK_FALSE(price_for_level(account, ratio("1.3")));
    CHECK_FALSE(price_for_level(account, ratio("1.1")));
    CHECK(top_up_for_level(account, ratio("1.1"), price("60000")) == usdt("0"));
}

TEST_CASE("the line at 70 000 shows the short as it would be there") {
    const State state = short_at_60600();
    const WhatIfView view = view_of(state, {true, Ticks{7'000'000}, {}});
    CHECK(view.shown);
    CHECK(view.price.count == 7'000'000);
    CHECK(view.price_text == "70,000.00");
    CHECK(view.change == "index +15.51%");  // 9 400 / 60 600
    CHECK(view.level == "1.1505");          // 8 053.94 / 7 000.07
    CHECK(view.status.text == "Normal");
    CHECK(value_of_row(view.facts, "Equity") == "1,053.87 USDT");  // 8 053.94 - 7 000.07
    // 76 703.42 / 70 000
    CHECK(value_of_row(view.facts, "Liquidation") == "index must rise 9.6%");
}

TEST_CASE("the status at the line follows the ladder") {
    const State state = short_at_60600();
    const auto status = [&](std::int64_t ticks) {
        return view_of(state, {true, Ticks{ticks}, {}}).status.text;
    };
    CHECK(status(6'060'000) == "Normal");
    CHECK(status(7'321'690) == "Normal");            // 1.10000006
    CHECK(status(7'321'691) == "Margin call");       // 1.09999991
    CHECK(status(7'600'000) == "Near liquidation");  // 8 053.94 / 7 600.076 = 1.0597
    CHECK(status(7'670'343) == "Liquidation");
}

TEST_CASE("a wished level moves the line to its price and names the other ways") {
    const State state = short_at_60600();
    const WhatIfView view = view_of(state, {true, Ticks{7'000'000}, ratio("1.4")});
    CHECK(view.price_text == "57,527.56");
    CHECK(view.level == "1.4000");
    CHECK(view.wish_text == "1.4000");
    CHECK(value_of_row(view.ways, "Price") == "57,527.56 or lower");
    CHECK(value_of_row(view.ways, "or top up") == "430.15 USDT");  // 430.14484, up
    CHECK(value_of_row(view.ways, "or repay") == "0.01774525 BTC");
}

TEST_CASE("the line begins at the index") {
    const State state = short_at_60600();
    const WhatIfView view = view_of(state, {});
    CHECK(view.price_text == "60,600.00");
    CHECK(view.change == "the index now");
    CHECK(view.level == "1.3290");
    CHECK(value_of_row(view.ways, "or top up") == "not needed");
}

TEST_CASE("a line dragged beyond the venue's prices stays at the last one") {
    const State state = short_at_60600();
    CHECK(view_of(state, {true, Ticks{0}, {}}).price.count == 1);
    CHECK(view_of(state, {true, Ticks{900'000'000}, {}}).price.count == 100'000'000);
}
