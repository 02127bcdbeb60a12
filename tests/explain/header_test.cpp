#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("the strip names the pair, its price and the loan rate with its next charge") {
    State state = market_at("60000");
    const Desk desk = desk_on(Page::trade);
    const HeaderView view = header_view(scene_of(state, desk, Pair::btcusdt));
    CHECK(view.pair == "BTC/USDT");
    CHECK(view.badge == "10x");
    CHECK(view.last.text == "60,000.00");
    CHECK(view.last_usd == "≈ 60,000.00 USD");
    CHECK(value_of_row(view.facts, "Index price") == "60,000.00");
    // the world opens at 10:00:00, so a whole hour is left
    CHECK(value_of_row(view.facts, "Loan rate, next charge") == "0.001% / h in 01:00:00");
}

TEST_CASE("the day's figures are those of the candles") {
    const State state = market_at("60000");
    const Desk desk = desk_on(Page::trade);
    const HeaderView view = header_view(scene_of(state, desk, Pair::btcusdt));
    const DayStats day = state.market(Pair::btcusdt).candles().last_24h();
    CHECK(value_of_row(view.facts, "24h high") == price_text(day.high, Pair::btcusdt));
    CHECK(value_of_row(view.facts, "24h low") == price_text(day.low, Pair::btcusdt));
    const Cell& change = view.facts.front().value;
    const bool rose = day.open.count < 6'000'000;
    CHECK(change.text.starts_with(rose ? "▲ +" : "▼ −"));
    CHECK(change.tone == (rose ? Tone::up : Tone::down));
}

TEST_CASE("the pair list keeps what fits the search") {
    const State state = market_at("60000");
    Desk desk = desk_on(Page::trade);
    desk.pair_search = "bitc";
    const auto rows = pair_rows(state, desk);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].symbol == "BTCUSDT");
    CHECK(rows[0].name == "BTC/USDT");
    desk.pair_search = "doge";
    CHECK(pair_rows(state, desk).empty());
}

TEST_CASE("the list of favourites holds the pairs with a star") {
    const State state = market_at("60000");
    Desk desk = desk_on(Page::trade);
    desk.favourites_only = true;
    CHECK(pair_rows(state, desk).empty());
    desk.favourites = favourite_bit(Pair::ethusdt);  // does not trade here
    CHECK(pair_rows(state, desk).empty());
    desk.favourites |= favourite_bit(Pair::btcusdt);
    CHECK(pair_rows(state, desk).size() == 1);
}

TEST_CASE("dollars follow the peg") {
    State state = market_at("60000");
    state.peg = ratio("0.95");
    const Desk desk = desk_on(Page::trade);
    // 60 000 * 0.95
    CHECK(header_view(scene_of(state, desk, Pair::btcusdt)).last_usd == "≈ 57,000.00 USD");
}
