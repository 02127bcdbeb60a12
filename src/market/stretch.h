#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "market/candles.h"

namespace mw {

/// What is measured of some days of one-minute candles. Steps and lags are in minutes and in
/// steps; returns are differences of the logarithms of closes. All is as section and names in
/// facts.h say.
class Stretch {
public:
    /// @param minutes  without gaps, whole days from 00:00 UTC on.
    explicit Stretch(std::span<const Candle> minutes);

    /// Returns from close to close, every so many minutes: 1, 5, 60, 240 or 1440.
    [[nodiscard]] const std::vector<double>& returns(int minutes) const;
    /// Their absolute values.
    [[nodiscard]] const std::vector<double>& sizes(int minutes) const;

    /// Yearly volatility.
    [[nodiscard]] double volatility(int minutes) const;
    /// Share of returns beyond four standard deviations.
    [[nodiscard]] double beyond_four(int minutes) const;
    /// Quantile of the size in standard deviations.
    [[nodiscard]] double size_quantile(int minutes, double share) const;
    /// Correlation of a return with the size of the next one.
    [[nodiscard]] double leverage(int minutes) const;
    /// How many returns a year are larger than this.
    [[nodiscard]] double moves_a_year(int minutes, double size) const;
    /// Share of returns that are exactly zero.
    [[nodiscard]] double unchanged(int minutes) const;

    /// Half the logarithm of each day's sum of squared five-minute returns.
    [[nodiscard]] std::vector<double> log_realised() const;
    /// Each day's return in units of its realised volatility.
    [[nodiscard]] std::vector<double> scaled_days() const;
    /// Five-minute moves a day beyond `times` the deviation of the 24 hours before.
    [[nodiscard]] double jumps_a_day(double times) const;
    /// Part of the variance that jumps make.
    [[nodiscard]] double jump_share() const;

    /// Mean size of hourly returns in the liveliest hour of the day over that in the calmest.
    [[nodiscard]] double hour_ratio() const;
    /// The same, weekend over weekdays.
    [[nodiscard]] double weekend_ratio() const;

    /// Volatility seen by ranges (Parkinson) over that seen by returns.
    [[nodiscard]] double range_ratio(int minutes) const;
    /// Mean part of the range of one-minute bars that is body.
    [[nodiscard]] double body_share() const;

    /// Correlation of the logarithms of volume and range of one-minute bars that have both.
    [[nodiscard]] double volume_follows_range() const;
    /// Standard deviation of the logarithm of their volume.
    [[nodiscard]] double volume_spread() const;
    /// How the logarithm of their volume goes on from minute to minute.
    [[nodiscard]] double volume_memory() const;

private:
    static constexpr std::array<int, 5> steps = {1, 5, 60, 240, 1440};

    std::span<const Candle> minutes_;
    std::vector<double> log_volumes_;
    std::vector<double> log_ranges_;
    std::array<std::vector<double>, steps.size()> returns_;
    std::array<std::vector<double>, steps.size()> sizes_;
};

}  // namespace mw
