#include "market/indicators.h"

#include <algorithm>
#include <cstddef>

#include "core/check.h"

namespace mw {
namespace {

using Wide = __int128;
constexpr std::int64_t day_ms = 86'400'000;

/// Ticks as a figure.
Fine exactly(std::int64_t ticks) { return {ticks * one}; }

Fine narrow(Wide value) {
    MW_CHECK(value <= INT64_MAX && value >= INT64_MIN, "a figure fits");
    return {static_cast<std::int64_t>(value)};
}

/// Quotient rounded down, for negative numbers too. `below` is positive.
Wide floor_div(Wide above, Wide below) {
    const Wide quotient = above / below;
    return above % below < 0 ? quotient - 1 : quotient;
}

/// The largest whole number whose square is not above `square`, which is not negative. Newton's
/// steps from above get nearer until they are there.
Wide whole_root(Wide square) {
    if (square < 2) return square;
    int bits = 0;
    for (Wide rest = square; rest > 0; rest /= 4) ++bits;
    Wide guess = Wide{1} << bits;
    for (;;) {
        const Wide next = (guess + square / guess) / 2;
        if (next >= guess) return guess;
        guess = next;
    }
}

/// Wilder's average: the mean of the first `length` values, then a part of each new one.
class Wilder {
public:
    explicit Wilder(int length) : length_{length} {}

    void add(Fine value) {
        if (count_ < length_) {
            sum_ += value.parts;
            if (++count_ == length_) average_ = narrow(sum_ / length_);
        } else {
            average_ = narrow((Wide{average_.parts} * (length_ - 1) + value.parts) / length_);
        }
    }

    [[nodiscard]] bool known() const { return count_ == length_; }
    [[nodiscard]] Fine average() const { return average_; }

private:
    int length_;
    int count_{0};
    Wide sum_{0};
    Fine average_;
};

std::int64_t true_range(std::span<const Candle> candles, std::size_t i) {
    const Candle& candle = candles[i];
    if (i == 0) return candle.high.count - candle.low.count;
    const std::int64_t before = candles[i - 1].close.count;
    return std::max(candle.high.count, before) - std::min(candle.low.count, before);
}

/// 100 - 100 / (1 + gain / loss) is 100 * gain / (gain + loss).
Fine strength(Fine gain, Fine loss) {
    const Wide both = Wide{gain.parts} + loss.parts;
    if (both == 0) return {50 * one};
    return narrow(Wide{100} * one * gain.parts / both);
}

}  // namespace

Ticks nearest_tick(Fine figure) { return {figure.parts / one + (figure.parts % one * 2 >= one)}; }

Line simple_average(std::span<const Candle> candles, int length) {
    MW_CHECK(length > 0, "an average has a length");
    const auto many = static_cast<std::size_t>(length);
    Line line(candles.size());
    Wide sum = 0;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        sum += candles[i].close.count;
        if (i >= many) sum -= candles[i - many].close.count;
        if (i + 1 >= many) line[i] = narrow(sum * one / length);
    }
    return line;
}

Line exponential_average(std::span<const Candle> candles, int length) {
    MW_CHECK(length > 0, "an average has a length");
    const auto many = static_cast<std::size_t>(length);
    Line line(candles.size());
    Wide sum = 0;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        if (i < many) {
            sum += candles[i].close.count;
            if (i + 1 == many) line[i] = narrow(sum * one / length);
            continue;
        }
        const Wide before = line[i - 1]->parts;
        const Wide way = exactly(candles[i].close.count).parts - before;
        line[i] = narrow(before + floor_div(2 * way, length + 1));
    }
    return line;
}

Line relative_strength(std::span<const Candle> candles, int length) {
    MW_CHECK(length > 0, "an average has a length");
    Line line(candles.size());
    Wilder gain{length};
    Wilder loss{length};
    for (std::size_t i = 1; i < candles.size(); ++i) {
        const std::int64_t change = candles[i].close.count - candles[i - 1].close.count;
        gain.add(exactly(std::max<std::int64_t>(change, 0)));
        loss.add(exactly(std::max<std::int64_t>(-change, 0)));
        if (gain.known()) line[i] = strength(gain.average(), loss.average());
    }
    return line;
}

Line average_true_range(std::span<const Candle> candles, int length) {
    MW_CHECK(length > 0, "an average has a length");
    Line line(candles.size());
    Wilder average{length};
    for (std::size_t i = 0; i < candles.size(); ++i) {
        average.add(exactly(true_range(candles, i)));
        if (average.known()) line[i] = average.average();
    }
    return line;
}

Bollinger bollinger(std::span<const Candle> candles, int length, int deviations) {
    MW_CHECK(length > 0 && deviations >= 0, "bands have a length and a width");
    const auto many = static_cast<std::size_t>(length);
    Bollinger bands{Line(candles.size()), simple_average(candles, length), Line(candles.size())};
    for (std::size_t i = many - 1; i < candles.size(); ++i) {
        // n^2 * variance = n * sum of squares - square of the sum, about the first close so that
        // the numbers stay small
        const std::int64_t base = candles[i].close.count;
        Wide sum = 0;
        Wide squares = 0;
        for (std::size_t k = i + 1 - many; k <= i; ++k) {
            const Wide off = candles[k].close.count - base;
            sum += off;
            squares += off * off;
        }
        const Wide spread = Wide{length} * squares - sum * sum;
        MW_CHECK(spread < Wide{1} << 72U, "closes of one band are near each other");
        // the root to 1e-8: of the spread times 1e16
        const Wide wide = whole_root(spread * one * one) * deviations / length;
        bands.upper[i] = narrow(bands.middle[i]->parts + wide);
        bands.lower[i] = narrow(bands.middle[i]->parts - wide);
    }
    return bands;
}

Line volume_weighted_average(std::span<const Candle> candles) {
    Line line(candles.size());
    Wide tick_lots = 0;
    Wide lots = 0;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        const std::int64_t day = candles[i].open_ms / day_ms;
        if (i > 0 && day != candles[i - 1].open_ms / day_ms) tick_lots = lots = 0;
        tick_lots += candles[i].tick_lots;
        lots += candles[i].volume.count;
        if (lots > 0) line[i] = narrow(tick_lots * one / lots);
    }
    return line;
}

}  // namespace mw
