#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/money.h"
#include "core/random.h"
#include "market/candles.h"
#include "market/pair_path.h"

namespace mw {

struct MarketWorld;

/// Trading without an order book: one price a second and a volume, for the past and for long
/// stretches that nobody watches. Quotes stay where they are until the fair price has left a band
/// around them, as in the live book.
class QuietTrade {
public:
    /// @param seed  of the quantities. @param lots_per_coin  positive.
    QuietTrade(std::uint64_t seed, std::int64_t lots_per_coin, const PriceRange& range);

    /// Starts quoting at the fair price.
    void open(const PairPath& path) { quote_ = priced(path.fair()); }

    /// Walks the path to the end of its minute, or to `end_ms` if that is sooner.
    /// @return the price at the end of each second. Valid until the next call.
    std::span<Ticks> walk_minute(PairPath& path, std::int64_t end_ms);

    /// A random quantity for some seconds of the newest minute, at least one lot.
    Lots traded(double seconds) { return some_of(seconds, traded_); }

    /// A random quantity for some seconds. @param activity  1 is usual.
    Lots some_of(double seconds, double activity);

    /// Whether the taker of the next trade buys.
    bool buys();

    /// The nearest price that may be.
    [[nodiscard]] Ticks priced(double price_ticks) const;

private:
    std::int64_t lots_per_coin_;
    PriceRange range_;
    Ticks quote_;
    Dice dice_;
    double traded_{1};  // in the newest minute; 1 is usual
    std::array<Ticks, 60> prices_{};
};

/// A market from its start on that nobody disturbs, minute by minute; for measuring it.
class QuietMarket {
public:
    /// Starts at the start price, at a whole minute, without a past.
    explicit QuietMarket(const MarketWorld& world);

    /// The next minute: the sum of its 60 trades.
    Candle minute();

private:
    PairPath path_;
    QuietTrade trade_;
};

}  // namespace mw
