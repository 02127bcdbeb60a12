#include "market/path.h"

#include <doctest/doctest.h>

#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t monday = 1'767'571'200'000;  // 2026-01-05 00:00 UTC
constexpr double sixty_thousand = 6'000'000;        // in ticks of 0.01

Path fresh(std::uint64_t seed, Preset preset = Preset::normal) {
    return {seed, preset, monday, sixty_thousand};
}

void walk(Path& path, std::int64_t seconds) {
    for (std::int64_t i = 0; i < seconds; ++i) path.second();
}

double off_bps(double price, double target) {
    const double off = (price / target - 1) * 10'000;
    return off < 0 ? -off : off;
}

/// Yearly volatility from one-hour returns, over `days` in draws of a minute.
double yearly_volatility(Path path, int days) {
    path.set_block_minutes(15);
    double squares = 0;
    for (int hour = 0; hour < days * 24; ++hour) {
        const double before = path.fair();
        for (int i = 0; i < 60; ++i) path.advance(60);
        const double r = log_of(path.fair() / before);
        squares += r * r;
    }
    return root(squares / (days * 24) * 24 * 365);
}

}  // namespace

TEST_CASE("two paths of one seed are equal at every second, and seeds differ") {
    Path a = fresh(7);
    Path b = fresh(7);
    Path other = fresh(8);
    for (int i = 0; i < 10'000; ++i) {
        a.second();
        b.second();
        other.second();
        REQUIRE(a == b);
    }
    CHECK(a.fair() != other.fair());
    CHECK(a.time_ms() == monday + 10'000'000);
    Fingerprint fa;
    Fingerprint fb;
    a.add_to(fa);
    b.add_to(fb);
    CHECK(fa.value() == fb.value());
}

TEST_CASE("prices stay positive and quiet seconds move them by little") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Path path = fresh(seed, Preset::wild);
        for (int i = 0; i < 50'000; ++i) {
            const double before = path.fair();
            path.second();
            REQUIRE(path.fair() > 0);
            REQUIRE(off_bps(path.fair(), before) < 200);
        }
    }
}

TEST_CASE("a path scales: the same returns from another price") {
    Path a = fresh(3);
    Path b = a;
    b.scale(2);
    walk(a, 5'000);
    walk(b, 5'000);
    CHECK(off_bps(b.fair(), 2 * a.fair()) < 1e-6);
}

TEST_CASE("sixty days of hours are about as volatile as the preset says") {
    // Volatility itself wanders, so single seeds scatter; the mean of twelve must be near.
    struct Row {
        Preset preset;
        double low;
        double high;
    };
    const Row rows[] = {
        {Preset::calm, 0.27, 0.48}, {Preset::normal, 0.39, 0.68}, {Preset::wild, 0.66, 1.16}};
    for (const Row& row : rows) {
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const double volatility = yearly_volatility(fresh(seed, row.preset), 60);
            CHECK(volatility > row.low / 2);
            CHECK(volatility < row.high * 2);
            sum += volatility;
        }
        CHECK(sum / 12 > row.low);
        CHECK(sum / 12 < row.high);
    }
}

TEST_CASE("every leg ends within 5 basis points of its target, whatever the seed") {
    struct Row {
        double factor;
        std::int64_t seconds;
    };
    const Row rows[] = {{0.985, 600}, {1.04, 900}, {0.95, 300}, {1.01, 60}, {0.999, 7}, {1.002, 1}};
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Path path = fresh(seed);
        walk(path, 60 + static_cast<std::int64_t>(seed));
        const Row& row = rows[seed % 6];
        const Ticks target{static_cast<std::int64_t>(path.fundamental() * row.factor)};
        path.steer({target, row.seconds * 1'000, {one}});
        walk(path, row.seconds - 1);
        CHECK(path.steering());
        path.second();
        CHECK_FALSE(path.steering());
        const auto wanted = static_cast<double>(target.count);
        CHECK(off_bps(path.fair(), wanted) < 5);
        CHECK(off_bps(path.fundamental(), wanted) < 0.001);
    }
}

TEST_CASE("a leg is rough on the way, and smooth when asked to be") {
    for (const std::int64_t noise : {one, std::int64_t{0}}) {
        int backward_minutes = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Path path = fresh(seed);
            path.steer({Ticks{5'900'000}, 1'800'000, {noise}});
            for (int minute = 0; minute < 30; ++minute) {
                const double before = path.fundamental();
                walk(path, 60);
                backward_minutes += path.fundamental() > before ? 1 : 0;
            }
        }
        // of 600 minutes about a third go the other way by nature, none in a smooth leg
        if (noise == 0) CHECK(backward_minutes == 0);
        if (noise == one) CHECK(backward_minutes > 120);
    }
}

TEST_CASE("a new leg replaces a running one") {
    Path path = fresh(4);
    path.steer({Ticks{6'600'000}, 600'000, {one}});
    walk(path, 100);
    path.steer({Ticks{5'800'000}, 120'500, {one}});  // 120.5 s are rounded up to 121
    walk(path, 120);
    CHECK(path.steering());
    path.second();
    CHECK_FALSE(path.steering());
    CHECK(off_bps(path.fundamental(), 5'800'000) < 0.001);
}

TEST_CASE("a big leg leaves the market livelier and busier than it was") {
    int livelier = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Path path = fresh(seed);
        walk(path, 3'600);
        const double before = path.sigma();
        path.steer({Ticks{static_cast<std::int64_t>(path.fundamental() * 0.95)}, 600'000, {one}});
        CHECK(path.activity() > 1.5);
        walk(path, 660);
        livelier += path.sigma() > 1.3 * before ? 1 : 0;
    }
    CHECK(livelier >= 18);
}

}  // namespace mw
