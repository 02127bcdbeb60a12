// Prices stay inside the venue's price filter, whatever is asked of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "market/market.h"
#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t monday = 1'767'571'200'000;  // 2026-01-05 00:00 UTC
constexpr std::int64_t minute = 60'000;

// BTCUSDT, and ADAUSDT: few ticks at the start, and a range that ends at a single tick.
constexpr PriceRange wide{{1}, {100'000'000}};
constexpr PriceRange small{{1}, {10'000'000}};

MarketWorld bitcoin(std::uint64_t seed) {
    return {seed, monday, {6'000'000}, {1'000'000}, {Asset::btc, 1'000}, Preset::wild, 1, 1, wide};
}

MarketWorld cardano(std::uint64_t seed) {
    return {seed,         monday, {5'000}, {10'000}, {Asset::ada, 10'000'000},
            Preset::wild, 1,      120'000, small};
}

/// A price anywhere in the range, near and at its ends as likely as in the middle.
Ticks any_price(Dice& dice, const PriceRange& range) {
    const std::uint64_t kind = dice.below(5);
    if (kind == 0) return range.least;
    if (kind == 1) return range.most;
    const double span = log_of(static_cast<double>(range.most.count)) -
                        log_of(static_cast<double>(range.least.count));
    const double price = static_cast<double>(range.least.count) * exp_of(span * uniform(dice));
    return std::clamp(nearest_tick(price), range.least, range.most);
}

Leg any_leg(Dice& dice, const PriceRange& range, std::uint64_t most_minutes) {
    const auto minutes = static_cast<std::int64_t>(1 + dice.below(most_minutes));
    return {any_price(dice, range), minutes * minute,
            Ratio{static_cast<std::int64_t>(dice.below(5)) * one}};
}

bool inside(Ticks price, const PriceRange& range) {
    return price >= range.least && price <= range.most;
}

/// Sums of trades by minute.
struct Sums {
    std::int64_t lots{0};
    std::int64_t tick_lots{0};
    std::uint32_t trades{0};
    Ticks high;
    Ticks low{INT64_MAX};
    Ticks close;
};

/// Adds up what trades while a market runs, and checks all that must hold in every step.
class Watch {
public:
    Watch(Market& market, const PriceRange& range) : market_{market}, range_{range} {}

    void step() {
        market_.step();
        for (const Execution& e : market_.newest()) {
            REQUIRE(inside(e.price, range_));
            Sums& sums = minutes_[e.time_ms / minute];
            sums.lots += e.quantity.count;
            sums.tick_lots += e.quantity.count * e.price.count;
            sums.high = std::max(sums.high, e.price);
            sums.low = std::min(sums.low, e.price);
            sums.close = e.price;
            ++sums.trades;
        }
        REQUIRE(inside(market_.index(), range_));
        const Book& book = market_.book();
        REQUIRE(book.best(Side::buy).has_value());
        REQUIRE(book.best(Side::sell).has_value());
        REQUIRE(*book.best(Side::buy) < *book.best(Side::sell));
        REQUIRE(book.levels(Side::buy, SIZE_MAX).back().price >= range_.least);
        REQUIRE(book.levels(Side::sell, SIZE_MAX).back().price <= range_.most);
    }

    /// Every minute that was watched from its start is the sum of its trades.
    void check_candles() const {
        std::size_t checked = 0;
        for (const Candle& candle : market_.candles().of(Interval::m1)) {
            const auto at = minutes_.find(candle.open_ms / minute);
            if (at == minutes_.end() || candle.open_ms <= monday) continue;
            const Sums& sums = at->second;
            REQUIRE(candle.volume.count == sums.lots);
            REQUIRE(candle.tick_lots == sums.tick_lots);
            REQUIRE(candle.trades == sums.trades);
            REQUIRE(candle.high == sums.high);
            REQUIRE(candle.low == sums.low);
            REQUIRE(candle.close == sums.close);
            ++checked;
        }
        CHECK(checked > 0);
    }

private:
    Market& market_;
    PriceRange range_;
    std::map<std::int64_t, Sums> minutes_;
};

}  // namespace

TEST_CASE("a path stays in its range and arrives, through any legs one after another") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        const PriceRange range = seed % 3 == 0   ? wide
                                 : seed % 3 == 1 ? small
                                                 : PriceRange{{5}, {9}};
        Dice dice{seed, Stream::test};
        Path path{seed, Preset::wild, monday, static_cast<double>(any_price(dice, range).count)};
        path.keep_inside(range);
        for (int i = 0; i < 4; ++i) {
            const Leg leg = any_leg(dice, range, i == 3 ? 200 : 5);
            path.steer(leg);
            bool stayed = true;
            while (path.steering()) {
                path.second();
                for (const double price : {path.fair(), path.fundamental()})
                    stayed = stayed && inside(nearest_tick(price), range);
            }
            CHECK(stayed);
            const auto target = static_cast<double>(leg.target.count);
            CHECK(path.fundamental() == target);  // a leg of any size arrives exactly
            CHECK(path.fair() == target);
            for (int s = 0; s < 120; ++s) path.second();  // free for two minutes
            CHECK(inside(nearest_tick(path.fair()), range));
        }
    }
}

TEST_CASE("a leg two thousand times up in a minute does not overshoot absurdly") {
    // The most a natural leg may go beyond: its noise is at most a quarter of ln 2, four standard
    // deviations of that double the price.
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Path path{seed, Preset::normal, monday, 5'000};
        path.steer({Ticks{10'000'000}, minute, {one}});
        double highest = 0;
        while (path.steering()) {
            path.second();
            highest = std::max(highest, path.fair());
        }
        CHECK(highest < 20'000'000);
        CHECK(path.fundamental() == 10'000'000);
    }
}

TEST_CASE("a price at an end of its range comes back into it by itself") {
    for (const Ticks end : {wide.least, wide.most}) {
        Path path{3, Preset::wild, monday, static_cast<double>(end.count)};
        path.keep_inside(wide);
        int at_end = 0;
        for (int i = 0; i < 3'600; ++i) {
            path.second();
            REQUIRE(path.fair() >= 1);
            REQUIRE(path.fair() <= 1e8);
            at_end += path.fundamental() == static_cast<double>(end.count) ? 1 : 0;
        }
        CHECK(at_end < 60);
    }
}

TEST_CASE("whatever legs a market is led along, prices stay in the filter and the book is sound") {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        const bool big = seed % 2 == 0;
        const PriceRange range = big ? wide : small;
        Market market{big ? bitcoin(seed) : cardano(seed)};
        Watch watch{market, range};
        Dice dice{seed, Stream::test};
        for (int i = 0; i < 3; ++i) {
            const Leg leg = any_leg(dice, range, 3);
            market.steer(leg);
            while (market.steering()) watch.step();
            const auto target = static_cast<double>(leg.target.count);
            const auto bid = static_cast<double>(market.book().best(Side::buy)->count);
            const auto ask = static_cast<double>(market.book().best(Side::sell)->count);
            // the book follows within its band of 2 basis points, the basis adds up to 4; two
            // ticks where those are less than one
            const double near = std::max(2.5, target * 8e-4);
            CHECK(bid > target - near);
            CHECK(ask < target + near);
        }
        for (int i = 0; i < 300; ++i) watch.step();
        watch.check_candles();
    }
}

TEST_CASE("a learner's order at an end of the range leaves no room beyond it") {
    for (const Side side : {Side::buy, Side::sell}) {
        Market market{bitcoin(7)};
        const Ticks end = side == Side::buy ? wide.most : wide.least;
        market.steer({end, minute, {0}});
        for (int i = 0; i < 5 * 50; ++i) market.step();
        const Lots much{market.book().total(opposite(side)).count + 100'000};
        market.place({1, Owner::learner, side, end, much});
        for (int i = 0; i < 200; ++i) {
            market.step();
            for (const Side each : {Side::buy, Side::sell})
                for (const LevelView& level : market.book().levels(each, SIZE_MAX))
                    REQUIRE(inside(level.price, wide));
        }
    }
}

}  // namespace mw
