#pragma once

#include <bit>
#include <cstdint>

#include "core/money.h"
#include "core/random.h"

// The price process may use double, with + - * / and square root only: those five are exact to
// the last bit on every compiler, while the exp and log of a system library are not.

namespace mw {

/// Square root; negative numbers are a bug.
inline double root(double x) { return __builtin_sqrt(x); }

/// e to the power x, relative error below 1e-8, for x in -700..700 (clamped outside).
constexpr double exp_of(double x) {
    x = x < -700 ? -700 : x > 700 ? 700 : x;
    const double in_twos = x * 1.4426950408889634;
    const auto twos = static_cast<std::int64_t>(in_twos + (x < 0 ? -0.5 : 0.5));
    const double r = x - static_cast<double>(twos) * 0.6931471805599453;  // -0.347..0.347
    const double series =
        1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4 * (1 + r / 5 * (1 + r / 6 * (1 + r / 7))))));
    return series * std::bit_cast<double>(static_cast<std::uint64_t>(twos + 1023) << 52U);
}

/// Natural logarithm of a positive, normal number; absolute error below 1e-8.
constexpr double log_of(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto twos = static_cast<double>(static_cast<std::int64_t>((bits >> 52U) & 0x7ffU) - 1023);
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m > 1.4142135623730951) {  // keep m within 0.707..1.414, where the series is short
        m *= 0.5;
        twos += 1;
    }
    const double s = (m - 1) / (m + 1);
    const double q = s * s;
    const double series = s * (1 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9)))));
    return 2 * series + twos * 0.6931471805599453;
}

/// The whole tick nearest to a price, halves up, at least one.
/// @param price  in ticks, below 2^63.
constexpr Ticks nearest_tick(double price) {
    if (price < 1) return {1};
    const auto whole = static_cast<std::int64_t>(price);
    return {whole + (price - static_cast<double>(whole) >= 0.5 ? 1 : 0)};
}

/// A number between 0 and 1, both excluded.
constexpr double uniform(Dice& dice) {
    return (static_cast<double>(dice.bits() >> 11U) + 0.5) * 0x1p-53;
}

/// A number from `low` to `high`.
constexpr double uniform(Dice& dice, double low, double high) {
    return low + (high - low) * uniform(dice);
}

/// Normal with mean 0 and variance 1: the number of ones among 48 bits, smoothed by 16 more.
constexpr double gaussian(Dice& dice) {
    const std::uint64_t bits = dice.bits();
    const auto ones = static_cast<double>(std::popcount(bits & 0xffffffffffffULL));
    const double part = (static_cast<double>(bits >> 48U) + 0.5) * 0x1p-16 - 0.5;
    return (ones - 24 + part) * 0.287678;  // 1 / sqrt(48/4 + 1/12)
}

/// Exponential with mean 1.
constexpr double exponential(Dice& dice) { return -log_of(uniform(dice)); }

/// Lognormal by its median and the standard deviation of its logarithm.
constexpr double lognormal(Dice& dice, double median, double log_sd) {
    return median * exp_of(log_sd * gaussian(dice));
}

/// Pareto with least value 1 and this tail index.
constexpr double pareto(Dice& dice, double index) { return exp_of(exponential(dice) / index); }

/// True with this probability.
constexpr bool happens(Dice& dice, double probability) { return uniform(dice) < probability; }

}  // namespace mw
