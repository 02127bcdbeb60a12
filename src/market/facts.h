#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "market/candles.h"
#include "market/nature.h"

namespace mw {

/// Where a figure of a real market lies, widened for the noise of one year.
struct Band {
    double low{0};
    double high{0};
};

/// One stylised fact of a market, measured.
struct Fact {
    std::string_view name;       ///< such as "aac 5m 288"
    Band band;                   ///< where it should be
    bool key{false};             ///< one of the few that every build checks
    std::vector<double> values;  ///< of the whole time, or of each 91 days

    /// The middle one of the values.
    [[nodiscard]] double middle() const;
    /// True when the middle value is in the band.
    [[nodiscard]] bool inside() const;
};

/// Measures the stylised facts of a market on its one-minute candles, without gaps, from a Monday
/// 00:00 UTC on and for a whole number of days; a year is what the bands are made for.
///
/// Names: vol yearly volatility; exk excess kurtosis; hill tail index; p4s share beyond four
/// standard deviations; q999/sd and med/sd quantiles of the size; acf memory of returns; aac L
/// memory of their sizes after L steps; lev correlation of a return with the next size; VR ratio
/// of variances; RVol daily realised volatility; zret daily return in units of it; n|h|>p how often
/// a year; jump k moves beyond k local deviations, a day; jv part of the variance in jumps; hr
/// liveliest over calmest hour; we weekend over weekday; zero unchanged closes; pk range over
/// return; b/r body over range.
/// @param nature  bands of levels and sizes grow with `whole`; see facts.cpp for what else differs.
/// Source: docs/sources.md, market model.
std::vector<Fact> facts_of(std::span<const Candle> minutes, const Nature& nature);

}  // namespace mw
