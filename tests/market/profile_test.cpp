#include "market/profile.h"

#include <doctest/doctest.h>

namespace mw {
namespace {

constexpr std::int64_t monday = 1'767'571'200'000;  // 2026-01-05 00:00 UTC
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 1'440 * minute;

double mean_season(std::int64_t from_ms, int minutes) {
    double sum = 0;
    for (int i = 0; i < minutes; ++i) sum += season(from_ms + i * minute);
    return sum / minutes;
}

}  // namespace

TEST_CASE("the season adds no volatility over a week") {
    double squares = 0;
    for (int i = 0; i < 7 * 1'440; ++i) {
        const double s = season(monday + i * minute);
        REQUIRE(s > 0.2);
        REQUIRE(s < 2.6);
        squares += s * s;
    }
    CHECK(squares / 10'080 > 0.999);
    CHECK(squares / 10'080 < 1.001);
}

TEST_CASE("weekends are quieter than weekdays, and Saturday is the quietest") {
    const double wednesday = mean_season(monday + 2 * day, 1'440);
    const double saturday = mean_season(monday + 5 * day, 1'440);
    const double sunday = mean_season(monday + 6 * day, 1'440);
    CHECK(saturday < sunday);
    CHECK(sunday < wednesday);
    CHECK(saturday / wednesday > 0.45);  // .58 / 1.2 = 0.483, both hour tables have mean near 1
    CHECK(saturday / wednesday < 0.52);
}

TEST_CASE("weekdays step up when the American stock exchanges open at 13:30") {
    const std::int64_t half_past_one = monday + (13 * 60 + 30) * minute;
    // 1.65 against about 1.26; the minutes 29 and 30 also differ: 1.12 - .189 - .0638 = 0.867
    // and 1.12 - .066 = 1.054, so the ratio is 1.31 * 1.215 = 1.59
    const double step = season(half_past_one) / season(half_past_one - minute);
    CHECK(step > 1.5);
    CHECK(step < 1.7);
    const std::int64_t on_sunday = half_past_one + 6 * day;
    CHECK(season(on_sunday) / season(on_sunday - minute) < 1.3);  // only the quarter of an hour
}

}  // namespace mw
