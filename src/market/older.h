#pragma once

#include <cstddef>
#include <vector>

#include "market/candles.h"

// Short candles of a time of which only longer ones are kept. A market keeps about a day of minutes
// and a year of days; whoever pushes the chart back further sees these: made up, always the same,
// and in agreement with the candles they are cut from.

namespace mw {

/// Cuts a candle into equal parts. The parts open, turn and close at its prices: the first opens
/// where it opens, the last closes where it closes, one each reaches its high and its low, and
/// volumes, purchases and trades add up to it. The quote volume of a part is at its middle price,
/// rounded down. The same candle gives the same parts.
/// @param whole  its four prices in order, none below a tick. @param length_ms  of a part,
/// positive.
/// @param count  of parts, 1 to 1 440. @param parts  they are appended here.
void cut_candle(const Candle& whole, std::int64_t length_ms, std::size_t count,
                std::vector<Candle>& parts);

/// How many candles `older_candles` can make.
std::size_t older_count(const Candles& candles, Interval interval);

/// Candles for the time before the first kept one of an interval, oldest first, without a gap up to
/// that one. Where a longer candle is kept in part as shorter ones, only the rest of it is cut.
/// @param most  the newest so many, or a few more.
std::vector<Candle> older_candles(const Candles& candles, Interval interval, std::size_t most);

}  // namespace mw
