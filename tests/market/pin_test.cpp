#include <doctest/doctest.h>

#include "market/market.h"
#include "support/worlds.h"

using namespace mw;

namespace {

constexpr std::int64_t coin = 100'000;  // lots of 0.00001

Market market_of(std::uint64_t seed) {
    MarketWorld world;
    world.seed = seed;
    world.start_ms = 1'772'445'600'000;
    world.start_price = {6'000'000};
    world.tick = price("0.01");
    world.lot = btc("0.00001");
    world.history_days = 1;
    return Market{world};
}

BookOrder order(OrderId id, Side side, std::int64_t ticks, std::int64_t lots) {
    return {id, Owner::learner, side, {ticks}, {lots}};
}

std::uint64_t sum_of(const Market& market) {
    Fingerprint sum;
    market.add_to(sum);
    return sum.value();
}

}  // namespace

TEST_CASE("a held price is last and index, and the book stands evenly around it") {
    Market market = market_of(1);
    CHECK(market.pin({6'100'000}).empty());
    for (int i = 0; i < 1'000; ++i) {
        CHECK(market.last() == Ticks{6'100'000});
        CHECK(market.index() == Ticks{6'100'000});
        CHECK(market.book().best(Side::buy) == Ticks{6'099'999});
        CHECK(market.book().best(Side::sell) == Ticks{6'100'001});
        market.step();
    }
    CHECK(market.candles().of(Interval::m1).back().close == Ticks{6'100'000});
    // forty levels of one coin, forty of five
    CHECK(market.book().total(Side::buy) == Lots{240 * coin});
}

TEST_CASE("what the way to a price crosses fills at its own price, what it touches does not") {
    Market market = market_of(2);
    market.place(order(1, Side::sell, 6'050'000, 3 * coin));
    market.place(order(2, Side::sell, 6'020'000, 200 * coin));
    market.place(order(3, Side::sell, 6'100'000, coin));
    market.place(order(4, Side::buy, 5'900'000, coin));
    const auto executions = market.pin({6'100'000});
    REQUIRE(executions.size() == 2);
    CHECK(executions[0].maker == 2);
    CHECK(executions[0].price == Ticks{6'020'000});
    CHECK(executions[0].quantity == Lots{200 * coin});
    CHECK(executions[1].maker == 1);
    CHECK(executions[1].price == Ticks{6'050'000});
    CHECK(market.book().remaining(3) == Lots{coin});
    CHECK(market.book().remaining(4) == Lots{coin});
    CHECK(market.tape().back().price == Ticks{6'100'000});
    CHECK(market.pin({5'899'999}).front().maker == 4);
}

TEST_CASE("taking does not move a held price, and comes back with the next step") {
    Market market = market_of(3);
    market.pin({6'000'000});
    market.take(order(1, Side::buy, 0, 3 * coin));
    CHECK(market.last() == Ticks{6'000'000});
    CHECK(market.book().total(Side::sell) == Lots{237 * coin});
    CHECK(market.candles().of(Interval::m1).back().close == Ticks{6'000'000});
    market.step();
    CHECK(market.book().total(Side::sell) == Lots{240 * coin});
    CHECK(market.index() == Ticks{6'000'000});
}

TEST_CASE("an order that has taken the whole side and rests across the price is met in time") {
    Market market = market_of(4);
    market.pin({6'000'000});
    market.place(order(1, Side::sell, 5'000'000, 241 * coin));
    CHECK(market.book().remaining(1) == Lots{coin});
    const auto executions = market.step();
    REQUIRE(executions.size() == 1);
    CHECK(executions[0].maker == 1);
    CHECK(market.book().best(Side::buy) == Ticks{5'999'999});
}

TEST_CASE("a market that is let go lives on from there, the same every time") {
    Market one_way = market_of(5);
    one_way.pin({4'500'000});
    one_way.release();
    CHECK_FALSE(one_way.pinned());
    Market other = market_of(5);
    other.pin({4'500'000});
    other.release();
    for (int i = 0; i < 1'000; ++i) {
        one_way.step();
        other.step();
        REQUIRE(one_way.book().best(Side::buy) < one_way.book().best(Side::sell));
    }
    CHECK(sum_of(one_way) == sum_of(other));
    CHECK(one_way.last().count > 4'400'000);
    CHECK(one_way.last().count < 4'600'000);
    CHECK(one_way.last() != Ticks{4'500'000});
}

TEST_CASE("the lowest and the highest price can be held, and let go") {
    for (const std::int64_t ticks : {1, 2, 100, 100'000'000}) {
        CAPTURE(ticks);
        Market market = market_of(6);
        market.pin({ticks});
        CHECK(market.book().best(Side::buy) < market.book().best(Side::sell));
        for (int i = 0; i < 10; ++i) market.step();
        CHECK(market.last() == Ticks{ticks});
        market.release();
        for (int i = 0; i < 50; ++i) market.step();
        CHECK(market.index().count > 0);
    }
}
