#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "market/candles.h"

namespace mw {

/// A figure of an indicator in 1e-8 of a tick, or of a bare number for the RSI. Whole numbers
/// only: what is shown is the same on every machine.
struct Fine {
    std::int64_t parts{0};
    friend auto operator<=>(const Fine&, const Fine&) = default;
};

/// One figure a candle; empty before the first.
using Line = std::vector<std::optional<Fine>>;

/// The whole tick nearest to a figure that is not negative, halves up.
Ticks nearest_tick(Fine figure);

// Every indicator reads candles oldest first, of which the last may still be forming: the figures
// before it do not depend on it. Averages are rounded down to 1e-8 of a tick in each step, so a
// running one is below the exact one by less than (length / 1e8) ticks. Prices are below 9e10
// ticks. Source: docs/sources.md, indicators.

/// Mean of the newest `length` closes; from candle length - 1 on.
Line simple_average(std::span<const Candle> candles, int length);

/// Exponential average of closes: first the mean of `length` closes at candle length - 1, then
/// moved by 2 / (length + 1) of the distance to each close.
Line exponential_average(std::span<const Candle> candles, int length);

/// Relative strength of closes, 0 to 100: means of gains and losses over the first `length` changes
/// at candle `length`, then (before * (length - 1) + new) / length. 100 without losses, 50 without
/// any change, which is our choice.
Line relative_strength(std::span<const Candle> candles, int length);

/// Average true range: the mean of the first `length` true ranges at candle length - 1, then
/// (before * (length - 1) + new) / length. The first candle's true range is its range (Wilder).
Line average_true_range(std::span<const Candle> candles, int length);

/// The simple average, and as many standard deviations (of the `length` closes themselves, not
/// of a sample) above and below.
struct Bollinger {
    Line upper;   ///< rounded down
    Line middle;  ///< the simple average
    Line lower;   ///< as far below the middle as `upper` is above
};

/// Bollinger bands; usually 20 candles and 2 deviations.
Bollinger bollinger(std::span<const Candle> candles, int length, int deviations);

/// Mean price of what was traded since 00:00 UTC, weighted by quantity and rounded down; exact
/// but for that, as candles keep the sum of price times quantity. Empty until something trades.
Line volume_weighted_average(std::span<const Candle> candles);

}  // namespace mw
