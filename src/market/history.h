#pragma once

#include <cstdint>
#include <optional>

#include "core/money.h"
#include "market/candles.h"
#include "market/nature.h"
#include "market/pair_path.h"
#include "market/tape.h"

namespace mw {

struct MarketWorld;

/// Which past to make up.
struct PastPlan {
    std::uint64_t seed{0};
    Preset preset{Preset::normal};
    std::int64_t end_ms{0};          ///< whole second, UTC milliseconds
    Ticks end_price;                 ///< last trade and fundamental price at the end
    int days{0};                     ///< whole days before the day of the end, at least 1
    std::int64_t lots_per_coin{0};   ///< positive
    PriceRange range{};              ///< prices stay inside, from the past's first trade on
    Nature nature{};                 ///< how lively it is next to BTC
    std::optional<Leader> leader{};  ///< whom it follows; without one all it does is its own
};

/// The past that a world asks for.
PastPlan past_of(const MarketWorld& world);

/// A path at the beginning of a plan's past, at the price that it should have at the end: where it
/// ends is only known when it has been walked.
/// @param begin_ms  a whole minute, UTC.
PairPath path_of(const PastPlan& plan, std::int64_t begin_ms);

/// A market's past: its candles and newest trades, and the price path ready to go on.
struct Past {
    PairPath path;
    Candles candles;
    Tape tape;
    std::uint64_t trades{0};  ///< id of the newest trade on the tape
};

/// Makes up a past that ends at a given price. The last five days and a bit are walked second by
/// second, older ones in draws of a minute, and what lies more than 200 days back in draws of a
/// quarter hour. All become trades, and the candles are their sums, so intervals agree. The path is
/// walked once to see where it ends and is then scaled to fit.
Past make_past(const PastPlan& plan);

}  // namespace mw
