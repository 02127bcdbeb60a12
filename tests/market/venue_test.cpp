#include "market/venue.h"

#include <doctest/doctest.h>

#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t monday = 1'767'571'200'000;  // 2026-01-05 00:00 UTC

PairPath path_of(std::uint64_t seed) {
    return PairPath{Path{seed, Preset::normal, monday, 6'000'000}};
}

double size_of(double x) { return x < 0 ? -x : x; }

}  // namespace

TEST_CASE("a venue opens at its path's price") {
    const Venue venue{path_of(1), 1};
    CHECK(venue.index() == Ticks{6'000'000});
    CHECK(venue.price() == 6'000'000);
    CHECK(venue.time_ms() == monday);
}

TEST_CASE("five steps make a second of the path, and the venue stays close to it") {
    Venue venue{path_of(2), 2};
    PairPath path = path_of(2);
    for (int second = 0; second < 2'000; ++second) {
        for (int i = 0; i < 5; ++i) venue.step();
        path.second();
        REQUIRE(venue.time_ms() == path.time_ms());
        // the basis has a standard deviation of 1 basis point
        CHECK(size_of(venue.price() / path.fair() - 1) < 6e-4);
    }
}

TEST_CASE("a second at once leads to the bit where five steps lead") {
    Venue stepped{path_of(4), 4};
    Venue at_once = stepped;
    stepped.steer({Ticks{6'060'000}, 600'000, {one}});
    at_once.steer({Ticks{6'060'000}, 600'000, {one}});
    for (Venue* venue : {&stepped, &at_once}) venue->learner_took(Side::buy, 40);
    for (int second = 0; second < 3'000; ++second) {
        for (int i = 0; i < 5; ++i) stepped.step();
        at_once.second();
        REQUIRE(at_once == stepped);
    }
}

TEST_CASE("a wick moves the venue's price and not the index") {
    Venue plain{path_of(5), 5};
    Venue wicked = plain;
    wicked.wick(0.015, 10'000);
    double tip = 0;
    for (int i = 0; i < 50; ++i) {
        plain.step();
        wicked.step();
        CHECK(wicked.index() == plain.index());
        tip = wicked.price() / plain.price() - 1 > tip ? wicked.price() / plain.price() - 1 : tip;
    }
    CHECK(size_of(tip - 0.015) < 1e-9);  // the tip is at two fifths, which is a step
    CHECK_FALSE(wicked.wicking());
    CHECK(wicked.price() == plain.price());
}

TEST_CASE("the index follows about five seconds behind") {
    Venue venue{path_of(3), 3};
    venue.steer({Ticks{6'060'000}, 1'000, {0}});
    CHECK(venue.steering());
    for (int i = 0; i < 4; ++i) venue.step();
    CHECK(venue.steering());
    CHECK(venue.index() == Ticks{6'000'000});
    venue.step();
    CHECK_FALSE(venue.steering());
    CHECK(venue.index() == Ticks{6'012'000});  // a fifth of 60 000 ticks
    for (int i = 0; i < 100; ++i) venue.step();
    // after 20 more seconds 0.8^21 = 0.9 % of the way is missing, give or take the noise
    CHECK(venue.index().count > 6'050'000);
    CHECK(venue.index().count < 6'070'000);
}

TEST_CASE("impact follows the square root of what was taken and fades over hours") {
    const double sigma = 0.5 / root(365.0 * 86'400);
    Impact none;
    CHECK(none.shift(sigma) == 0);

    Impact impact;
    impact.took(Side::buy, 10);
    // 0.5 * (0.5 / sqrt(365)) * sqrt(10 / 16 000) = 0.5 * 0.0261712 * 0.025 = 3.2714e-4
    const double fresh = impact.shift(sigma);
    CHECK(size_of(fresh - 3.2714e-4) < 1e-7);

    Impact four_times;
    four_times.took(Side::sell, 40);
    CHECK(size_of(four_times.shift(sigma) + 2 * fresh) < 1e-9);

    for (int i = 0; i < 3'600; ++i) impact.second();
    // left: 0.6 / e + 0.4 * e^(-1/12) = 0.22073 + 0.36802 = 0.58875; its root is 0.7673
    CHECK(size_of(impact.shift(sigma) / fresh - 0.7673) < 1e-3);
}

TEST_CASE("buying and selling back leaves no impact") {
    Impact impact;
    impact.took(Side::buy, 3);
    impact.took(Side::sell, 3);
    CHECK(impact.shift(1e-4) == 0);
}

TEST_CASE("a learner's buying lifts the venue, and the index by less") {
    Venue still{path_of(5), 5};
    Venue pushed = still;
    pushed.learner_took(Side::buy, 40);
    for (int i = 0; i < 300; ++i) {
        still.step();
        pushed.step();
    }
    const double venue_lift = pushed.price() / still.price() - 1;
    const auto index_lift = static_cast<double>(pushed.index().count - still.index().count) /
                            static_cast<double>(still.index().count);
    CHECK(venue_lift > 6e-4);  // fresh 6.54e-4, a little faded after a minute
    CHECK(venue_lift < 6.6e-4);
    CHECK(index_lift > 0.25 * venue_lift);
    CHECK(index_lift < 0.31 * venue_lift);
}

}  // namespace mw
