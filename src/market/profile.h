#pragma once

#include <cstdint>

namespace mw {

/// How lively this moment of the week usually is, as a factor on volatility: busy when Europe
/// and America trade, quiet at weekends, a little busier at each quarter of an hour. The mean
/// square over a week is 1, so the factor moves volatility around without adding any.
/// @param time_ms  UTC milliseconds since 1970, not negative. @return about 0.25..2.5.
double season(std::int64_t time_ms);

}  // namespace mw
