#include <doctest/doctest.h>

#include <array>

#include "explain/book_step.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

std::int64_t value(const std::string& text) { return units(text); }

BookView book_of(const State& state, std::int64_t step) {
    Desk desk = desk_on(Page::trade);
    desk.book_step = step;
    return book_view(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("the finest book shows the levels as they are, best first") {
    const State state = market_at("60000");
    const BookView view = book_of(state, 1);
    const auto asks = state.market(Pair::btcusdt).book().levels(Side::sell, 5);
    REQUIRE(view.asks.size() >= 20);
    REQUIRE(view.bids.size() >= 20);
    for (std::size_t i = 0; i < asks.size(); ++i) {
        CHECK(view.asks[i].price == price_text(asks[i].price, Pair::btcusdt));
        CHECK(value(view.asks[i].amount) == asks[i].quantity.count * 1'000);
    }
    CHECK(view.spread.starts_with("spread 0.0"));
    CHECK(view.step == "0.01");
}

TEST_CASE("grouping adds up quantities, asks upward and bids downward") {
    const State state = market_at("60000");
    const Book& book = state.market(Pair::btcusdt).book();
    for (const std::int64_t step : {10, 100, 1'000}) {
        CAPTURE(step);
        const BookView view = book_of(state, step);
        REQUIRE(view.asks.size() >= 2);
        const std::int64_t edge = value(view.asks[0].price) / 1'000'000;
        const std::int64_t bid_edge = value(view.bids[0].price) / 1'000'000;
        CHECK(edge % step == 0);
        CHECK(bid_edge % step == 0);
        CHECK(edge >= book.best(Side::sell)->count);
        CHECK(bid_edge <= book.best(Side::buy)->count);
        // everything up to the edge is in the first row
        const Sweep swept = book.sweep(Side::buy, {INT64_MAX / 2}, {edge});
        CHECK(value(view.asks[0].amount) == swept.quantity.count * 1'000);
    }
}

TEST_CASE("a step is said in the money of its pair: so many ticks of it") {
    struct Row {
        Pair pair;
        std::array<const char*, 4> said;
    };
    const Row rows[] = {{Pair::btcusdt, {"0.01", "0.1", "1", "10"}},           // its tick is 0.01
                        {Pair::adausdt, {"0.0001", "0.001", "0.01", "0.1"}}};  // 0.0001
    for (const Row& row : rows)
        for (std::size_t i = 0; i < book_steps.size(); ++i)
            CHECK(book_step_text(book_steps[i], row.pair) == row.said[i]);
}

TEST_CASE("sums run down the rows and the deepest bar is full") {
    const BookView view = book_of(market_at("60000"), 10);
    float deepest = 0;
    for (const auto* side : {&view.asks, &view.bids}) {
        std::int64_t sum = 0;
        for (const BookRow& row : *side) {
            sum += value(row.amount);
            CHECK(value(row.sum) == sum / 10'000 * 10'000);  // four places
            CHECK(row.depth > 0);
            CHECK(row.depth <= 1);
            deepest = row.depth > deepest ? row.depth : deepest;
        }
    }
    CHECK(deepest == 1);
}

TEST_CASE("pressing a row fills a price the exchange accepts") {
    const State state = funded_at("60000", "2000");
    const BookView view = book_of(state, 10);
    const Price filled{units(view.asks[3].fill_price)};
    const auto answer =
        decide(state, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{filled, btc("0.001")}});
    CHECK_FALSE(refused(answer).has_value());
}

TEST_CASE("the tape is newest first and the learner's own fills stand apart") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.01")}});
    const Desk desk = desk_on(Page::trade);
    const TradesView view = trades_view(scene_of(session.state(), desk, Pair::btcusdt));
    CHECK(view.market.size() == 40);
    CHECK(view.market.front().time == "10:00:00");
    REQUIRE_FALSE(view.mine.empty());
    CHECK(view.mine.front().price.tone == Tone::up);
    CHECK(view.market.front().price.text == view.mine.front().price.text);
}
