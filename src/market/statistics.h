#pragma once

#include <span>
#include <vector>

// Estimators for measuring a made-up market against a real one. They judge prices and never make
// any, so nothing of them reaches a run.

namespace mw {

/// Mean; 0 of nothing.
double mean_of(std::span<const double> values);

/// Standard deviation about the mean.
double deviation_of(std::span<const double> values);

/// Root of the mean square.
double size_of(std::span<const double> values);

/// Third and fourth moment about the mean in units of the standard deviation; the fourth minus 3.
double skewness_of(std::span<const double> values);
/// See skewness_of.
double excess_kurtosis_of(std::span<const double> values);

/// Hill's tail index of positive sizes: over the largest hundredth, or twentieth when there are
/// fewer than 5 000, but at least 20 values.
double tail_index_of(std::span<const double> sizes);

/// The value below which this share of the values lies.
double quantile_of(std::span<const double> values, double share);

/// Correlation of two series of one length.
double correlation_of(std::span<const double> a, std::span<const double> b);

/// Correlation of a series with itself `lag` steps later, about the mean of the whole.
double memory_of(std::span<const double> values, std::size_t lag);

/// Absolute values.
std::vector<double> sizes_of(std::span<const double> values);

}  // namespace mw
