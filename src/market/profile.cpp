#include "market/profile.h"

#include <array>
#include <cstddef>

namespace mw {
namespace {

using Hours = std::array<double, 24>;

// Mean absolute return of BTC/USDT by UTC hour relative to the mean, measured on five-minute
// bars of 2024 to 2026.
constexpr Hours weekday_hours = {1.03, 1.05, .94,  .79,  .75,  .72,  .76,  .79,
                                 .85,  .80,  .76,  .78,  .97,  1.26, 1.65, 1.49,
                                 1.29, 1.24, 1.16, 1.14, 1.10, 1.01, .90,  .78};
constexpr Hours weekend_hours = {1.07, 1.04, .96,  .89, .84,  .81,  .77,  .82,
                                 .85,  .87,  .83,  .85, .91,  1.05, 1.14, 1.11,
                                 1.18, 1.10, 1.04, .99, 1.06, 1.18, 1.36, 1.27};

// Monday first. The weekend hour tables are relative to the weekend's own mean.
constexpr std::array<double, 7> days = {1.2, 1.2, 1.2, 1.2, 1.2, .58, .80};

// Root of the mean square of day x hour x minute over the 10 080 minutes of a week.
constexpr double normal_size = 1.080139832;

constexpr std::int64_t minute_ms = 60'000;
constexpr int stock_exchange_opens = 13 * 60 + 30;  // minute of the day, UTC

/// Linear between the centres of hours (minute 30 of each).
double hour_factor(const Hours& hours, int minute_of_day) {
    const int shifted = minute_of_day + 24 * 60 - 30;
    const auto before = static_cast<std::size_t>(shifted / 60 % 24);
    const double part = static_cast<double>(shifted % 60) / 60;
    return hours[before] + (hours[(before + 1) % 24] - hours[before]) * part;
}

}  // namespace

double season(std::int64_t time_ms) {
    const std::int64_t minutes = time_ms / minute_ms;
    const auto weekday = static_cast<std::size_t>((minutes / 1440 + 3) % 7);  // 1970 began Thursday
    const int minute_of_day = static_cast<int>(minutes % 1440);
    const int minute = minute_of_day % 60;
    const bool weekend = weekday >= 5;
    double hour = hour_factor(weekend ? weekend_hours : weekday_hours, minute_of_day);
    if (!weekend && minute_of_day >= stock_exchange_opens &&
        minute_of_day < stock_exchange_opens + 60)
        hour = weekday_hours[14];  // a step up when the American stock exchanges open
    const double quarter = 1.12 - 0.0135 * (minute % 15) - 0.0022 * minute;
    return days[weekday] * hour * quarter / normal_size;
}

}  // namespace mw
