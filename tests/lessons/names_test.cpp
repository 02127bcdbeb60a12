#include "lessons/names.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "margin/rules.h"

using namespace mw;
using namespace mw::lessons;

TEST_CASE("targets are recognised, rows, pairs, coins and lessons included") {
    for (const char* name :
         {"nav.trade.margin", "borrow.confirm", "pair.row.BTCUSDT", "open_orders.cancel.0",
          "orders.row.12", "transfer.asset.BTC", "lessons.card.first-walk.start", "time.speed.60",
          "wallet.margin.row.BTCUSDT", "chart.interval.15m", "book"})
        CHECK(is_target(name));
    for (const char* name :
         {"", "nav", "borrow.confirm.now", "pair.row.", "pair.row.btcusdt", "orders.row.x",
          "orders.row.12345", "lessons.card.First", "borrow..confirm", "<SYM>"})
        CHECK(!is_target(name));
}

TEST_CASE("no target stands twice on the list") {
    std::set<std::string_view> seen;
    for (const std::string_view pattern : target_patterns()) CHECK(seen.insert(pattern).second);
}

TEST_CASE("the nearest name differs in few letters, or there is none") {
    constexpr std::array<std::string_view, 3> names = {"borrow", "repay", "transfer"};
    CHECK(nearest("borow", names) == "borrow");
    CHECK(nearest("Repay", names) == "repay");
    CHECK(nearest("tranfser", names) == "transfer");
    CHECK(nearest("liquidation", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest(std::string(1'000, 'b'), names).empty());
}

TEST_CASE("long names are cut in messages") {
    constexpr std::array<std::string_view, 1> names = {"borrow"};
    CHECK(unknown("event", std::string(1'000, 'x'), names).size() < 100);
}

TEST_CASE("the words for pairs, coins and refusals are the exchange's own") {
    const FactName* pair = row_named(fact_names(), "pair");
    REQUIRE(pair != nullptr);
    for (const Pair known : all_pairs)
        CHECK(std::ranges::find(pair->words, rules_of(known).symbol) != pair->words.end());
    const EventName* borrow = row_named(event_names(), "borrow");
    REQUIRE(borrow != nullptr);
    CHECK(borrow->fields[0].words.size() == all_assets.size());
    for (const Asset asset : all_assets)
        CHECK(std::ranges::find(borrow->fields[0].words, ticker_of(asset)) !=
              borrow->fields[0].words.end());
    CHECK(refusal_names().front() == "pair_not_listed");
    CHECK(refusal_names().back() == "steer_invalid");
}

TEST_CASE("the screen at the start has a word for every fact, and a valid one") {
    for (const FactName& known : fact_names()) {
        CAPTURE(known.name);
        const UiFacts screen = screen_at_start();
        const std::string_view word = fact(screen, known.name);
        if (!known.words.empty()) CHECK(std::ranges::find(known.words, word) != known.words.end());
    }
    CHECK(screen_at_start().size() == fact_names().size());
}
