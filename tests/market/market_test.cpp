#include "market/market.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mw {
namespace {

constexpr std::int64_t start = 1'767'605'400'000;  // 2026-01-05 09:30 UTC
constexpr std::int64_t coin = 100'000;             // lots

MarketWorld world(std::uint64_t seed) {
    return {seed, start, {6'000'000}, {1'000'000}, {Asset::btc, 1'000}, Preset::normal, 2};
}

BookOrder learner(OrderId id, Side side, std::int64_t price, std::int64_t lots) {
    return {id, Owner::learner, side, {price}, {lots}};
}

std::uint64_t fingerprint(const Market& market) {
    Fingerprint sum;
    market.add_to(sum);
    return sum.value();
}

bool healthy(const Market& market) {
    const Book& book = market.book();
    return book.best(Side::buy) < book.best(Side::sell) && book.level_count(Side::buy) >= 20 &&
           book.level_count(Side::sell) >= 20 && book.total(Side::buy).count >= 60 * coin &&
           book.total(Side::sell).count >= 60 * coin;
}

std::int64_t filled(const std::vector<Execution>& executions) {
    std::int64_t lots = 0;
    for (const Execution& e : executions) lots += e.quantity.count;
    return lots;
}

double off_bps(Ticks a, Ticks b) {
    const double off = (static_cast<double>(a.count) / static_cast<double>(b.count) - 1) * 10'000;
    return off < 0 ? -off : off;
}

}  // namespace

TEST_CASE("a market opens at its price, with tape and book full") {
    const Market market{world(1)};
    CHECK(market.time_ms() == start);
    CHECK(market.last() == Ticks{6'000'000});
    CHECK(market.index() == Ticks{6'000'000});
    CHECK(market.tape().size() == 200);
    CHECK(market.book().best(Side::buy) == Ticks{6'000'000});
    CHECK(market.book().best(Side::sell) == Ticks{6'000'001});
    CHECK(healthy(market));
    CHECK(market.candles().of(Interval::m1).back().close == Ticks{6'000'000});
}

TEST_CASE("over two hours the book is never crossed or thin, and candles are sums of the trades") {
    Market market{world(2)};
    const std::uint64_t first_trade = market.book().last_trade_id() + 1;
    std::uint64_t next_trade = first_trade;
    std::int64_t lots = 0;
    std::int64_t tick_lots = 0;
    Ticks high = market.last();
    int one_tick = 0;
    constexpr int steps = 5 * 7'200;
    for (int i = 0; i < steps; ++i) {
        market.step();
        REQUIRE(healthy(market));
        const Book& book = market.book();
        one_tick += book.best(Side::sell)->count - book.best(Side::buy)->count == 1 ? 1 : 0;
        CHECK(market.last() == market.tape().back().price);
        for (const Print& print : market.tape()) {
            if (print.trade_id < next_trade) continue;
            REQUIRE(print.trade_id == next_trade);  // no trade is missing on the tape
            ++next_trade;
            if (print.time_ms >= start + 7'200'000) continue;
            lots += print.quantity.count;
            tick_lots += print.quantity.count * print.price.count;
            high = std::max(high, print.price);
        }
    }
    CHECK(one_tick > steps * 95 / 100);
    const std::uint64_t trades = next_trade - first_trade;
    CHECK(trades > 7'200);  // more than one a second
    CHECK(trades < 200'000);
    std::int64_t candle_lots = 0;
    std::int64_t candle_tick_lots = 0;
    Ticks candle_high = market.last();
    for (const Candle& minute : market.candles().of(Interval::m1)) {
        if (minute.open_ms < start || minute.open_ms >= start + 7'200'000) continue;
        candle_lots += minute.volume.count;
        candle_tick_lots += minute.tick_lots;
        candle_high = std::max(candle_high, minute.high);
    }
    // the minute that opened with the last trade of the past holds that trade too
    const std::int64_t before = candle_lots - lots;
    CHECK(before > 0);
    CHECK(candle_tick_lots - tick_lots == before * 6'000'000);
    CHECK(candle_high == high);
}

TEST_CASE("depth near the touch is like that of a large venue") {
    Market market{world(3)};
    double one_bp = 0;
    double ten_bps = 0;
    for (int i = 0; i < 300; ++i) {
        for (int j = 0; j < 10; ++j) market.step();
        const std::int64_t bid = market.book().best(Side::buy)->count;
        const Lots all{INT32_MAX};
        const Lots near = market.book().sweep(Side::sell, all, {bid - bid / 10'000}).quantity;
        const Lots far = market.book().sweep(Side::sell, all, {bid - bid / 1'000}).quantity;
        one_bp += static_cast<double>(near.count) / coin / 300;
        ten_bps += static_cast<double>(far.count) / coin / 300;
    }
    CHECK(one_bp > 3);
    CHECK(one_bp < 7);
    CHECK(ten_bps > 30);
    CHECK(ten_bps < 60);
}

TEST_CASE("a learner's order rests behind the queue and fills as it comes to the front") {
    Market market{world(4)};
    const std::int64_t bid = market.book().best(Side::buy)->count;
    const Lots queue = market.book().quantity_at(Side::buy, {bid});
    CHECK(market.place(learner(1, Side::buy, bid, 5'000)).empty());
    CHECK(market.book().remaining(1) == Lots{5'000});
    CHECK(market.book().queue_ahead(1) == queue);
    std::int64_t got = 0;
    std::uint64_t last_trade = 0;
    for (int i = 0; i < 5 * 600 && got < 5'000; ++i)
        for (const Execution& e : market.step()) {
            CHECK(e.maker == 1);
            CHECK(e.maker_owner == Owner::learner);
            CHECK(e.taker_owner == Owner::crowd);
            CHECK(e.price == Ticks{bid});
            CHECK(e.time_ms == market.time_ms());
            CHECK(e.trade_id > last_trade);
            last_trade = e.trade_id;
            got += e.quantity.count;
        }
    CHECK(got == 5'000);
    CHECK(market.book().remaining(1) == std::nullopt);
}

TEST_CASE("a price that runs through a resting order fills all of it") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Market market{world(seed)};
        const bool down = seed % 2 == 0;
        const Side side = down ? Side::buy : Side::sell;
        const std::int64_t sign = down ? -1 : 1;
        CHECK(market.place(learner(1, side, 6'000'000 + sign * 30'000, 8 * coin)).empty());
        market.steer({Ticks{6'000'000 + sign * 60'000}, 60'000, {one}});
        std::int64_t got = 0;
        while (market.steering()) {
            for (const Execution& e : market.step()) {
                CHECK(e.price == Ticks{6'000'000 + sign * 30'000});
                got += e.quantity.count;
            }
            REQUIRE(healthy(market));
        }
        CHECK(got == 8 * coin);
    }
}

TEST_CASE("at the end of a leg last and index are at the target") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        Market market{world(seed)};
        const Ticks target{seed % 2 == 0 ? 5'910'000 : 6'060'000};
        market.steer({target, 120'000, {one}});
        int steps = 0;
        while (market.steering()) {
            market.step();
            ++steps;
        }
        CHECK(steps == 600);
        CHECK(off_bps(market.book().best(Side::buy).value(), target) < 8);
        for (int i = 0; i < 50; ++i) market.step();
        CHECK(off_bps(market.last(), target) < 30);
        CHECK(off_bps(market.index(), target) < 30);
    }
}

TEST_CASE("the book stays deep through a crash of five percent in ten seconds") {
    Market market{world(5)};
    market.steer({Ticks{5'700'000}, 10'000, {one}});
    for (int i = 0; i < 100; ++i) {
        market.step();
        REQUIRE(healthy(market));
    }
    CHECK(market.last().count < 5'750'000);
    CHECK(market.candles().of(Interval::m1).back().low.count < 5'710'000);
}

TEST_CASE("a market order of 50 coins fills at worse prices, again and again") {
    Market market{world(6)};
    for (OrderId id = 1; id <= 10; ++id) {
        const Side side = id % 3 == 0 ? Side::sell : Side::buy;
        const Sweep expected = market.book().sweep(side, {50 * coin});
        const std::int64_t before = market.book().total(opposite(side)).count;
        const auto executions = market.take(learner(id, side, 0, 50 * coin));
        CHECK(filled(executions) == 50 * coin);
        CHECK(executions.back().price == expected.last);
        CHECK(market.last() == executions.back().price);
        CHECK(market.tape().back().trade_id == executions.back().trade_id);
        CHECK(market.book().total(opposite(side)).count == before - 50 * coin);
        market.step();
        CHECK(healthy(market));
    }
}

TEST_CASE("a sweep of 20 coins costs a few basis points, and the gap closes") {
    Market market{world(7)};
    const auto executions = market.take(learner(1, Side::buy, 0, 20 * coin));
    CHECK(filled(executions) == 20 * coin);
    CHECK(off_bps(executions.back().price, Ticks{6'000'000}) > 1);
    CHECK(off_bps(executions.back().price, Ticks{6'000'000}) < 20);
    for (int i = 0; i < 25; ++i) market.step();
    CHECK(market.book().best(Side::sell)->count - market.book().best(Side::buy)->count < 10);
}

TEST_CASE("a limit far through the book takes what is there, rests, and is met by the market") {
    Market market{world(8)};
    const Lots all = market.book().total(Side::sell);
    const auto taken = market.place(learner(1, Side::buy, 7'000'000, all.count + 10 * coin));
    CHECK(filled(taken) == all.count);
    CHECK(market.book().remaining(1) == Lots{10 * coin});
    CHECK(market.book().level_count(Side::sell) == 0);
    std::int64_t got = 0;
    for (int i = 0; i < 50; ++i) {
        got += filled(market.step());
        REQUIRE(healthy(market));
    }
    CHECK(got == 10 * coin);  // somebody sells at 70 000 what is worth 60 000
}

TEST_CASE("cancel returns what is left of a learner's order and leaves the crowd's alone") {
    Market market{world(9)};
    market.place(learner(1, Side::sell, 6'300'000, 700));
    CHECK(market.cancel(1) == Lots{700});
    CHECK(market.cancel(1) == std::nullopt);
    std::vector<RestingOrder> crowd;
    market.book().orders_to(Side::buy, {6'000'000}, crowd);
    REQUIRE_FALSE(crowd.empty());
    CHECK(market.cancel(crowd[0].id) == std::nullopt);
    CHECK(market.book().remaining(crowd[0].id).has_value());
}

TEST_CASE("a learner's trade does not change tomorrow's fair price") {
    Market still{world(10)};
    Market traded = still;
    traded.take(learner(1, Side::buy, 0, coin / 100));
    for (int i = 0; i < 5 * 600; ++i) {
        still.step();
        traded.step();
    }
    // 0.01 coin shifts the venue by a tenth of a basis point and the index by a third of that
    CHECK(off_bps(still.index(), traded.index()) < 0.1);
}

TEST_CASE("the same calls give the same market, and a copy goes on like the original") {
    Market a{world(11)};
    Market b{world(11)};
    CHECK(a == b);
    for (int i = 0; i < 1'000; ++i) {
        a.step();
        b.step();
    }
    a.place(learner(1, Side::buy, a.last().count - 50, 2'000));
    b.place(learner(1, Side::buy, b.last().count - 50, 2'000));
    CHECK(a == b);
    Market copy = a;
    for (int i = 0; i < 2'000; ++i) CHECK(copy.step() == a.step());
    CHECK(copy == a);
    CHECK(fingerprint(copy) == fingerprint(a));
    CHECK(fingerprint(copy) != fingerprint(b));
    CHECK_FALSE(a == b);
}

TEST_CASE("an hour of a fixed seed has the fingerprint it always had, on every machine") {
    Market market{world(20'261'124)};
    CHECK(fingerprint(market) == 3'966'848'593'273'135'639ULL);
    for (int i = 0; i < 5 * 3'600; ++i) market.step();
    CHECK(fingerprint(market) == 14'258'516'309'946'667'523ULL);
}

}  // namespace mw
