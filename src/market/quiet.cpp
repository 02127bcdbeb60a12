#include "market/quiet.h"

#include <algorithm>

#include "core/check.h"
#include "market/history.h"
#include "market/market.h"
#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t minute_ms = 60'000;

// Close to what the crowd trades live at usual activity, so that volume goes on as it was.
constexpr double coins_a_second = 21.0 / 60;

// Path::traded follows the range of the fundamental price; what is traded follows that of quotes,
// which stay where they are in a calm minute. The power is the one there, the mean is measured.
constexpr double by_range = 1.3;
constexpr double least_range = 0.08;
constexpr double quote_mean = 1.13;

/// Lowest and highest of some prices.
struct Range {
    double low;
    double high;

    explicit Range(double price) : low{price}, high{price} {}
    void add(double price) {
        low = std::min(low, price);
        high = std::max(high, price);
    }
    [[nodiscard]] double width() const { return high - low; }
};

}  // namespace

QuietTrade::QuietTrade(std::uint64_t seed, std::int64_t lots_per_coin, const PriceRange& range)
    : lots_per_coin_{lots_per_coin}, range_{range}, dice_{seed, Stream::history} {
    MW_CHECK(lots_per_coin > 0, "a coin is some lots");
}

std::span<Ticks> QuietTrade::walk_minute(PairPath& path, std::int64_t end_ms) {
    const std::int64_t until_ms = std::min(end_ms, (path.time_ms() / minute_ms + 1) * minute_ms);
    const double band = path.quote_band(path.fair());
    Range fundamental{path.fundamental()};
    std::size_t seconds = 0;
    while (path.time_ms() < until_ms) {
        path.second();
        fundamental.add(path.fundamental());
        const double fair = path.fair();
        const double gap = fair - static_cast<double>(quote_.count);
        if (gap > band || gap < -band) quote_ = priced(fair);
        prices_[seconds++] = quote_;
    }
    const auto prices = std::span{prices_}.first(seconds);
    const auto [low, high] = std::ranges::minmax(prices);
    const double usual = path.sigma() * path.fundamental() * root(60.0);
    const double quoted = static_cast<double>(high.count - low.count) / usual + least_range;
    const double believed = fundamental.width() / usual + least_range;
    traded_ = path.traded() * quote_mean * exp_of(by_range * log_of(quoted / believed));
    return prices;
}

Lots QuietTrade::some_of(double seconds, double activity) {
    const double lots = coins_a_second * seconds * activity * static_cast<double>(lots_per_coin_);
    return {1 + static_cast<std::int64_t>(lots * uniform(dice_, 0.1, 1.9))};
}

bool QuietTrade::buys() { return happens(dice_, 0.5); }

Ticks QuietTrade::priced(double price_ticks) const {
    return std::clamp(nearest_tick(price_ticks), range_.least, range_.most);
}

QuietMarket::QuietMarket(const MarketWorld& world)
    : path_{path_of(past_of(world), world.start_ms)},
      trade_{world.seed, past_of(world).lots_per_coin, world.range} {
    path_.keep_inside(world.range, world.leader.value_or(Leader{}).range);
    trade_.open(path_);
}

Candle QuietMarket::minute() {
    Candle candle;
    candle.open_ms = path_.time_ms();
    const auto prices = trade_.walk_minute(path_, INT64_MAX);
    candle.open = prices.front();
    candle.high = *std::ranges::max_element(prices);
    candle.low = *std::ranges::min_element(prices);
    candle.close = prices.back();
    for (const Ticks price : prices) {
        const Lots lots = trade_.traded(1);
        candle.volume.count += lots.count;
        candle.tick_lots += lots.count * price.count;
        ++candle.trades;
    }
    return candle;
}

}  // namespace mw
