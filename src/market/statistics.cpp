#include "market/statistics.h"

#include <algorithm>

#include "core/check.h"
#include "market/numerics.h"

namespace mw {
namespace {

/// Mean of a power of the distances from the mean.
double moment_of(std::span<const double> values, int power) {
    const double mean = mean_of(values);
    double sum = 0;
    for (const double value : values) {
        double product = 1;
        for (int i = 0; i < power; ++i) product *= value - mean;
        sum += product;
    }
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace

double mean_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double deviation_of(std::span<const double> values) { return root(moment_of(values, 2)); }

double size_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value * value;
    return values.empty() ? 0 : root(sum / static_cast<double>(values.size()));
}

double skewness_of(std::span<const double> values) {
    const double variance = moment_of(values, 2);
    return variance > 0 ? moment_of(values, 3) / (variance * root(variance)) : 0;
}

double excess_kurtosis_of(std::span<const double> values) {
    const double variance = moment_of(values, 2);
    return variance > 0 ? moment_of(values, 4) / (variance * variance) - 3 : 0;
}

double tail_index_of(std::span<const double> sizes) {
    const std::size_t share = sizes.size() < 5'000 ? 20 : 100;
    const std::size_t count = std::max<std::size_t>(20, sizes.size() / share);
    if (sizes.size() <= count) return 0;
    std::vector<double> largest{sizes.begin(), sizes.end()};
    const auto threshold = largest.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::nth_element(largest, threshold, std::greater{});
    if (*threshold <= 0) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += log_of(largest[i] / *threshold);
    return static_cast<double>(count) / sum;
}

double quantile_of(std::span<const double> values, double share) {
    MW_CHECK(!values.empty() && share >= 0 && share <= 1, "a quantile lies among the values");
    std::vector<double> sorted{values.begin(), values.end()};
    const auto at = static_cast<std::ptrdiff_t>(static_cast<double>(sorted.size() - 1) * share);
    std::ranges::nth_element(sorted, sorted.begin() + at);
    return sorted[static_cast<std::size_t>(at)];
}

double correlation_of(std::span<const double> a, std::span<const double> b) {
    MW_CHECK(a.size() == b.size(), "two series of one length");
    const double mean_a = mean_of(a);
    const double mean_b = mean_of(b);
    double both = 0;
    double squares_a = 0;
    double squares_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (a[i] - mean_a) * (b[i] - mean_b);
        squares_a += (a[i] - mean_a) * (a[i] - mean_a);
        squares_b += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return squares_a > 0 && squares_b > 0 ? both / root(squares_a * squares_b) : 0;
}

double memory_of(std::span<const double> values, std::size_t lag) {
    const double mean = mean_of(values);
    double both = 0;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        squares += (values[i] - mean) * (values[i] - mean);
        if (i >= lag) both += (values[i] - mean) * (values[i - lag] - mean);
    }
    return squares > 0 ? both / squares : 0;
}

std::vector<double> sizes_of(std::span<const double> values) {
    std::vector<double> sizes;
    sizes.reserve(values.size());
    for (const double value : values) sizes.push_back(value < 0 ? -value : value);
    return sizes;
}

}  // namespace mw
