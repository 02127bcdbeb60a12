#include "explain/indicators.h"

#include <algorithm>

#include "core/fingerprint.h"
#include "explain/numbers.h"
#include "explain/views.h"
#include "market/indicators.h"

namespace mw::explain {
namespace {

constexpr std::size_t block = 256;  // figures are made ready in blocks, so that a pan is free
constexpr std::int64_t none = INT64_MIN;

constexpr std::size_t place_of(Plot plot) { return static_cast<std::size_t>(plot); }

/// The bits of the lines from one to another.
constexpr std::uint32_t bits(Plot first, Plot last) {
    return (2U << place_of(last)) - (1U << place_of(first));
}

/// Which lines are switched on, a bit each.
std::uint32_t plots_on(const Desk& desk) {
    std::uint32_t on = 0;
    if (desk.show_ema) on |= bits(Plot::ema_20, Plot::ema_50);
    if (desk.show_ma) on |= bits(Plot::ma_7, Plot::ma_99);
    if (desk.show_bollinger) on |= bits(Plot::band_high, Plot::band_low);
    if (desk.show_vwap) on |= bits(Plot::vwap, Plot::vwap);
    if (desk.show_atr) on |= bits(Plot::atr, Plot::atr);
    if (desk.show_rsi) on |= bits(Plot::rsi, Plot::rsi);
    return on;
}

/// Where reading must begin so that candle `from` is right.
std::size_t reading_begins(std::span<const Candle> candles, std::size_t from) {
    const std::size_t far = from > Indicators::memory ? from - Indicators::memory : 0;
    const std::int64_t day = candles[from].open_ms / day_ms * day_ms;
    const auto dawn = std::ranges::lower_bound(candles.first(from), day, {}, &Candle::open_ms);
    return std::min(far, static_cast<std::size_t>(dawn - candles.begin()));
}

/// Whether two stretches of candles are the same, at the price of reading them once.
std::uint64_t sum_of(std::span<const Candle> candles) {
    std::uint64_t sum = candles.size();
    for (const Candle& candle : candles) {
        sum = (sum ^ static_cast<std::uint64_t>(candle.close.count)) * 0x9e3779b97f4a7c15ULL;
        sum = (sum ^ (sum >> 29U) ^ static_cast<std::uint64_t>(candle.tick_lots)) *
              0xbf58476d1ce4e5b9ULL;
    }
    const Candle& last = candles.back();
    return Fingerprint{}
        .add(sum)
        .add(candles.front().open_ms)
        .add(last.open_ms)
        .add(last.high.count)
        .add(last.low.count)
        .value();
}

/// Keeps the figures from a place on, as whole ticks; those of the RSI, below 100 tick, in
/// hundredths.
void keep(std::vector<std::int64_t>& figures, const Line& line, std::size_t skipped,
          bool hundredths) {
    figures.clear();
    for (std::size_t i = skipped; i < line.size(); ++i) {
        if (!line[i])
            figures.push_back(none);
        else
            figures.push_back(hundredths ? line[i]->parts / (one / 100)
                                         : nearest_tick(*line[i]).count);
    }
}

}  // namespace

void Indicators::update(std::span<const Candle> candles, std::size_t first, std::size_t last,
                        const Desk& desk) {
    const std::uint32_t on = plots_on(desk);
    if (candles.empty() || first >= last || on == 0) {
        known_ = 0;
        for (auto& figures : figures_) figures.clear();
        return;
    }
    from_ = first / block * block;
    to_ = std::min(candles.size(), (last + block - 1) / block * block);
    const std::size_t begin = reading_begins(candles, from_);
    const auto read = candles.subspan(begin, to_ - begin);
    const std::uint64_t now = Fingerprint{}.add(sum_of(read)).add(on).add(from_).add(to_).value();
    if (now == known_) return;
    known_ = now;
    const std::size_t skipped = from_ - begin;
    // a mean needs no more than its own length before the first candle
    const std::size_t spare = skipped - std::min(skipped, std::size_t{98});
    const auto near = read.subspan(spare);
    const auto take = [&](Plot plot, const Line& line) {
        const std::size_t before = line.size() == read.size() ? skipped : skipped - spare;
        keep(figures_[place_of(plot)], line, before, plot == Plot::rsi);
    };
    for (auto& figures : figures_) figures.clear();
    if (desk.show_ema) {
        take(Plot::ema_20, exponential_average(read, 20));
        take(Plot::ema_50, exponential_average(read, 50));
    }
    if (desk.show_ma) {
        take(Plot::ma_7, simple_average(near, 7));
        take(Plot::ma_25, simple_average(near, 25));
        take(Plot::ma_99, simple_average(near, 99));
    }
    if (desk.show_bollinger) {
        const Bollinger bands = bollinger(near, 20, 2);
        take(Plot::band_high, bands.upper);
        take(Plot::band_middle, bands.middle);
        take(Plot::band_low, bands.lower);
    }
    if (desk.show_vwap) take(Plot::vwap, volume_weighted_average(read));
    if (desk.show_atr) take(Plot::atr, average_true_range(read, 14));
    if (desk.show_rsi) take(Plot::rsi, relative_strength(read, 14));
}

bool Indicators::shows(Plot plot) const { return !figures_[place_of(plot)].empty(); }

std::optional<std::int64_t> Indicators::at(Plot plot, std::size_t candle) const {
    const auto& figures = figures_[place_of(plot)];
    if (candle < from_ || candle - from_ >= figures.size()) return std::nullopt;
    const std::int64_t figure = figures[candle - from_];
    return figure == none ? std::nullopt : std::optional{figure};
}

std::string figure_text(Plot plot, std::int64_t figure, Pair pair) {
    if (plot == Plot::rsi) return number(figure * (one / 100), 2, Cut::down);
    return price_text(Ticks{figure}, pair);
}

std::string plot_text(Plot plot, std::optional<std::int64_t> figure, Pair pair) {
    constexpr std::array<const char*, plot_count> names = {
        "EMA 20 ", "EMA 50 ", "MA 7 ", "MA 25 ",  "MA 99 ", "BOLL 20 ",
        "",        "",        "VWAP ", "ATR 14 ", "RSI 14 "};
    return names[place_of(plot)] + (figure ? figure_text(plot, *figure, pair) : absent);
}

}  // namespace mw::explain
