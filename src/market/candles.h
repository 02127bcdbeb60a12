#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/fingerprint.h"
#include "core/money.h"
#include "market/order.h"

namespace mw {

/// How much time one candle covers.
enum class Interval : std::uint8_t { m1, m5, m15, h1, h4, d1 };

/// Every interval, shortest first.
inline constexpr std::array all_intervals = {Interval::m1, Interval::m5, Interval::m15,
                                             Interval::h1, Interval::h4, Interval::d1};

/// How many intervals there are; for arrays indexed by `index_of`.
inline constexpr std::size_t interval_count = all_intervals.size();

/// Place of an interval in arrays of `interval_count`.
constexpr std::size_t index_of(Interval interval) { return static_cast<std::size_t>(interval); }

/// Length in milliseconds. Candles open at whole multiples of it since 1970 UTC.
constexpr std::int64_t length_ms(Interval interval) {
    constexpr std::array<std::int64_t, interval_count> minutes = {1, 5, 15, 60, 240, 1440};
    return minutes[index_of(interval)] * 60'000;
}

/// Short name as on an exchange: "1m", "5m", "15m", "1h", "4h", "1d".
std::string_view name_of(Interval interval);

/// The interval with this short name, or nullopt.
std::optional<Interval> interval_named(std::string_view name);

/// The trades of one stretch of time, summed up.
struct Candle {
    std::int64_t open_ms{0};           ///< when it opened, UTC milliseconds
    Ticks open;                        ///< first price; the close before when nothing traded
    Ticks high;                        ///< highest price
    Ticks low;                         ///< lowest price
    Ticks close;                       ///< last price
    Lots volume;                       ///< sum of quantities
    std::int64_t tick_lots{0};         ///< sum of price ticks times lots: exact quote volume
    std::uint32_t trades{0};           ///< how many
    Lots bought;                       ///< of the volume, what takers bought
    std::int64_t bought_tick_lots{0};  ///< of the quote volume, what takers bought for
    friend bool operator==(const Candle&, const Candle&) = default;
};

/// What a header strip shows about the last 24 hours.
struct DayStats {
    Ticks open;                 ///< price 24 hours ago
    Ticks high;                 ///< highest since
    Ticks low;                  ///< lowest since
    Lots volume;                ///< base volume
    std::int64_t tick_lots{0};  ///< quote volume: sum of price ticks times lots
    std::int64_t trades{0};     ///< how many
    friend bool operator==(const DayStats&, const DayStats&) = default;
};

/// Candles of all intervals, built up trade by trade. Each candle is exactly the sum of its
/// trades, so the intervals always agree. Keeps the newest `kept` of each or a few more.
class Candles {
public:
    /// Candles of each interval that are never dropped.
    static constexpr std::size_t kept = 1'500;

    /// Adds one trade. @param time_ms  not before the trade before; not negative.
    /// @param taker  what the taker did; nullopt where nobody knows: below the price before it is
    ///               taken for a sale, else for a purchase.
    void trade(std::int64_t time_ms, Ticks price, Lots quantity,
               std::optional<Side> taker = std::nullopt);

    /// Brings the last price of the forming candles back to a price that is held.
    void hold_at(Ticks price);

    /// Lets time pass without a trade: candles that should have opened by `time_ms` open empty
    /// at the last close. Before the first trade there is no price, so nothing opens.
    void quiet_until(std::int64_t time_ms);

    /// Candles of one interval, oldest first; the last is still forming. Valid until the next
    /// change.
    [[nodiscard]] std::span<const Candle> of(Interval interval) const;

    /// Sums the newest 1 440 one-minute candles, the forming one included.
    [[nodiscard]] DayStats last_24h() const;

    /// Adds all closed one-minute candles ever (as a running sum) and the forming ones.
    void add_to(Fingerprint& sum) const;

    friend bool operator==(const Candles&, const Candles&) = default;

private:
    struct Series {
        std::int64_t next_open_ms{0};  // when the forming candle is over
        std::vector<Candle> candles;
        friend bool operator==(const Series&, const Series&) = default;
    };

    void open_until(Interval interval, std::int64_t time_ms, Ticks price);
    void push(Interval interval, const Candle& candle);

    std::array<Series, interval_count> series_;
    std::uint64_t closed_sum_{0};  // running fingerprint of closed one-minute candles
};

}  // namespace mw
