#include <algorithm>

#include "core/check.h"
#include "exchange/state.h"

// What loans cost, hour by hour. A rate is a pure function of the world, the coin, the hour and
// the usual rate at that moment: nothing has to be stored, and the next hour is known.

namespace mw {
namespace {

/// A bell-like number from -one to one that belongs to a coin and a stretch of hours.
std::int64_t swing_of(std::uint64_t seed, Asset asset, std::int64_t stretch, std::int64_t length) {
    const auto place =
        (static_cast<std::uint64_t>(stretch) * asset_count + index_of(asset)) * 1'000 +
        static_cast<std::uint64_t>(length);
    Dice dice{seed ^ (0x9e3779b97f4a7c15ULL * place), Stream::rates};
    const auto half = static_cast<std::uint64_t>(one) + 1;
    return static_cast<std::int64_t>(dice.below(half) + dice.below(half)) - one;
}

/// A swing that runs straight from stretch to stretch, so that neighbouring hours are alike.
std::int64_t wave(std::uint64_t seed, Asset asset, std::int64_t hour, std::int64_t length) {
    const std::int64_t stretch = hour / length;
    const std::int64_t done = hour % length;
    const std::int64_t here = swing_of(seed, asset, stretch, length);
    const std::int64_t there = swing_of(seed, asset, stretch + 1, length);
    return here + (there - here) * done / length;
}

/// The usual rate times 0.4 to 1.6: slow waves over weeks and days, small ones over hours. Rounded
/// down; how far rates swing is our choice.
Ratio rate_in_hour(const World& world, Asset asset, std::int64_t hour, Ratio usual) {
    if (!world.rates_float) return usual;
    const std::int64_t swing = wave(world.seed, asset, hour, 336) * 30 +
                               wave(world.seed, asset, hour, 48) * 20 +
                               wave(world.seed, asset, hour, 6) * 10;
    return {mul_div(usual.units, one + swing / 100, one, Round::down)};
}

}  // namespace

Ratio hourly_rate(const State& state, Asset asset) {
    return rate_in_hour(state.world, asset, full_hours(state.time_ms()),
                        state.usual_rates[index_of(asset)]);
}

Ratio next_hourly_rate(const State& state, Asset asset) {
    return rate_in_hour(state.world, asset, full_hours(state.time_ms()) + 1,
                        state.usual_rates[index_of(asset)]);
}

std::vector<RatePoint> rate_history(const State& state, Asset asset, std::int64_t from_ms,
                                    std::int64_t to_ms) {
    MW_CHECK(from_ms >= state.world.start_ms && to_ms <= state.time_ms(),
             "rates are known from the start of the world until now");
    std::vector<RatePoint> points;
    Ratio usual = state.world.hourly_rates[index_of(asset)];
    std::int64_t at_ms = state.world.start_ms;
    const auto until = [&](std::int64_t end_ms) {  // every hour that begins before then
        while (at_ms < end_ms) {
            const std::int64_t next_ms = std::min((full_hours(at_ms) + 1) * hour_ms, end_ms);
            if (next_ms > from_ms && at_ms <= to_ms)
                points.push_back(
                    {at_ms, rate_in_hour(state.world, asset, full_hours(at_ms), usual)});
            at_ms = next_ms;
        }
    };
    for (const Record& record : state.records) {
        const auto* set = std::get_if<RateSet>(&record.event);
        if (set == nullptr || set->asset != asset) continue;
        until(record.time_ms);
        usual = set->hourly_rate;
    }
    until(to_ms + 1);
    return points;
}

}  // namespace mw
