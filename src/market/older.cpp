#include "market/older.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "core/check.h"
#include "core/fingerprint.h"
#include "core/random.h"
#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::size_t most_parts = 1'440;

/// Shares a whole out in proportion to weights: every share of the sum so far is rounded down, so
/// the shares add up to the whole.
class Shares {
public:
    Shares(std::int64_t whole, std::int64_t weights) : whole_{whole}, weights_{weights} {}

    std::int64_t next(std::int64_t weight) {
        so_far_ += weight;
        const std::int64_t until = mul_div(whole_, so_far_, weights_, Round::down);
        const std::int64_t share = until - given_;
        given_ = until;
        return share;
    }

private:
    std::int64_t whole_;
    std::int64_t weights_;
    std::int64_t so_far_{0};
    std::int64_t given_{0};
};

/// A way of prices through a candle, with one point more than parts.
class Way {
public:
    Way(const Candle& whole, std::size_t count, Dice& dice)
        : low_{whole.low.count}, high_{whole.high.count}, count_{count}, dice_{dice} {
        const std::int64_t range = high_ - low_;
        top_ = place();
        bottom_ = place();
        point_[0] = whole.open.count;
        point_[count] = whole.close.count;
        // near the turns, not at them: the wick of a part reaches the turn itself
        if (top_ > 0) point_[top_] = high_ - random_below(range / 16 + 1);
        if (bottom_ > 0 && bottom_ != top_) point_[bottom_] = low_ + random_below(range / 16 + 1);
        const auto [first, second] = std::minmax(top_, bottom_);
        bend(0, first);
        bend(first, second);
        bend(second, count);
    }

    /// Price between part `at - 1` and part `at`.
    [[nodiscard]] std::int64_t at(std::size_t at) const { return point_[at]; }
    /// Which part reaches the high, and which the low.
    [[nodiscard]] std::size_t top() const { return std::min(top_, count_ - 1); }
    [[nodiscard]] std::size_t bottom() const { return std::min(bottom_, count_ - 1); }

    /// How far a price may well go within so many parts: of a random walk, whose range in the whole
    /// is known, the deviation in the middle between two known points.
    [[nodiscard]] std::int64_t reach(std::size_t parts) const {
        const double part = static_cast<double>(parts) / static_cast<double>(count_);
        return static_cast<std::int64_t>(static_cast<double>(high_ - low_) * root(part) / 2.0);
    }

private:
    [[nodiscard]] std::size_t place() {
        return static_cast<std::size_t>(dice_.below(static_cast<std::uint64_t>(count_)));
    }
    std::int64_t random_below(std::int64_t below) {
        return static_cast<std::int64_t>(dice_.below(static_cast<std::uint64_t>(below)));
    }

    /// Midpoint displacement between two known points; what leaves the candle is thrown back.
    void bend(std::size_t from, std::size_t to) {
        if (to - from < 2) return;
        const std::size_t middle = (from + to) / 2;
        const std::int64_t sway = reach(to - from);
        std::int64_t price = (point_[from] + point_[to]) / 2 + random_below(sway + 1) +
                             random_below(sway + 1) - sway;
        if (price > high_) price = 2 * high_ - price;
        if (price < low_) price = 2 * low_ - price;
        point_[middle] = std::clamp(price, low_, high_);
        bend(from, middle);
        bend(middle, to);
    }

    std::int64_t low_;
    std::int64_t high_;
    std::size_t count_;
    Dice& dice_;
    std::size_t top_{0};
    std::size_t bottom_{0};
    std::array<std::int64_t, most_parts + 1> point_{};
};

Dice dice_for(const Candle& whole, std::int64_t length_ms) {
    const std::uint64_t seed = Fingerprint{}
                                   .add(whole.open_ms)
                                   .add(whole.open.count)
                                   .add(whole.close.count)
                                   .add(whole.volume.count)
                                   .add(length_ms)
                                   .value();
    return Dice{seed, Stream::candles};
}

/// What is left of a candle, of whose time the end is kept as shorter candles.
/// @return nullopt when nothing is.
std::optional<Candle> rest_of(Candle whole, std::int64_t end_ms, std::span<const Candle> kept) {
    if (kept.front().open_ms <= whole.open_ms) return std::nullopt;
    if (kept.front().open_ms >= end_ms) return whole;
    const auto end = std::ranges::lower_bound(kept, end_ms, {}, &Candle::open_ms);
    Candle known = kept.front();
    for (const Candle& candle : std::span{kept.begin(), end}) {
        known.high = std::max(known.high, candle.high);
        known.low = std::min(known.low, candle.low);
        whole.volume.count -= candle.volume.count;
        whole.tick_lots -= candle.tick_lots;
        whole.trades -= candle.trades;
        whole.bought.count -= candle.bought.count;
        whole.bought_tick_lots -= candle.bought_tick_lots;
    }
    whole.close = kept.front().open;
    // a turn that the kept ones reach need not have been in the rest
    const auto [low, high] = std::minmax(whole.open, whole.close);
    if (known.high >= whole.high) whole.high = high;
    if (known.low <= whole.low) whole.low = low;
    whole.high = std::max(whole.high, high);
    whole.low = std::min(whole.low, low);
    return whole;
}

/// A stretch of time and the candle that it is to be cut from.
struct Stretch {
    Candle whole;
    std::size_t parts{0};
};

}  // namespace

void cut_candle(const Candle& whole, std::int64_t length_ms, std::size_t count,
                std::vector<Candle>& parts) {
    MW_CHECK(length_ms > 0 && count > 0 && count <= most_parts, "a candle is cut into some parts");
    Dice dice = dice_for(whole, length_ms);
    const Way way{whole, count, dice};
    std::array<std::int64_t, most_parts> weight{};
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < count; ++i) {  // trading is livelier where the price moves
        const auto luck = static_cast<std::int64_t>(dice.below(1'000));
        const std::int64_t moved = way.at(i + 1) - way.at(i);
        const std::int64_t usual = way.reach(1) + 1;
        weight[i] = 300 + luck * luck / 1'000 + 500 * (moved < 0 ? -moved : moved) / usual;
        weights += weight[i];
    }
    Shares bought{whole.bought.count, weights};
    Shares sold{whole.volume.count - whole.bought.count, weights};
    Shares trades{whole.trades, weights};
    const std::int64_t wick = way.reach(1) / 2 + 1;
    const auto some = [&] {
        return static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(wick)));
    };
    for (std::size_t i = 0; i < count; ++i) {
        Candle part;
        part.open_ms = whole.open_ms + static_cast<std::int64_t>(i) * length_ms;
        part.open = {way.at(i)};
        part.close = {way.at(i + 1)};
        const auto [low, high] = std::minmax(part.open, part.close);
        part.high = i == way.top() ? whole.high : std::min(whole.high, Ticks{high.count + some()});
        part.low = i == way.bottom() ? whole.low : std::max(whole.low, Ticks{low.count - some()});
        const std::int64_t bought_lots = bought.next(weight[i]);
        part.bought = {bought_lots};
        part.volume = {bought_lots + sold.next(weight[i])};
        part.trades = static_cast<std::uint32_t>(trades.next(weight[i]));
        const std::int64_t middle = (part.high.count + part.low.count) / 2;
        part.tick_lots = middle * part.volume.count;
        part.bought_tick_lots = middle * bought_lots;
        parts.push_back(part);
    }
}

std::size_t older_count(const Candles& candles, Interval interval) {
    const auto kept = candles.of(interval);
    if (kept.empty()) return 0;
    std::int64_t oldest_ms = kept.front().open_ms;
    for (const Interval longer : all_intervals)
        if (longer > interval) oldest_ms = std::min(oldest_ms, candles.of(longer).front().open_ms);
    return static_cast<std::size_t>((kept.front().open_ms - oldest_ms) / length_ms(interval));
}

std::vector<Candle> older_candles(const Candles& candles, Interval interval, std::size_t most) {
    std::vector<Candle> made;
    auto shorter = candles.of(interval);
    if (shorter.empty()) return made;
    const std::int64_t length = length_ms(interval);
    std::vector<Stretch> back;  // newest first
    std::size_t count = 0;
    for (const Interval longer : all_intervals) {
        if (longer <= interval) continue;
        const auto kept = candles.of(longer);
        for (std::size_t i = kept.size(); i-- > 0 && count < most;) {
            const std::int64_t end_ms = kept[i].open_ms + length_ms(longer);
            const auto rest = rest_of(kept[i], end_ms, shorter);
            if (!rest) continue;
            const std::int64_t until_ms = std::min(end_ms, shorter.front().open_ms);
            const auto parts = static_cast<std::size_t>((until_ms - rest->open_ms) / length);
            back.push_back({*rest, parts});
            count += parts;
        }
        if (kept.front().open_ms < shorter.front().open_ms) shorter = kept;
    }
    made.reserve(count);
    for (std::size_t i = back.size(); i-- > 0;)
        cut_candle(back[i].whole, length, back[i].parts, made);
    return made;
}

}  // namespace mw
