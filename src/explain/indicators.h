#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "explain/desk.h"
#include "market/candles.h"

namespace mw::explain {

/// Lines that indicators add to the chart. The first nine share the candles' prices.
enum class Plot : std::uint8_t {
    ema_20,
    ema_50,
    ma_7,
    ma_25,
    ma_99,
    band_high,
    band_middle,
    band_low,
    vwap,
    atr,
    rsi,
};

/// How many lines there are.
inline constexpr std::size_t plot_count = 11;

/// How many of them lie on the candles.
inline constexpr std::size_t overlay_count = 9;

/// The indicators of the candles in sight, from `market/indicators.h`. What came before the
/// chart's left edge is read as far as it matters: a day for VWAP, the length of a mean, 768
/// candles for the averages that never forget (what lies before weighs less than 1e-12). So a
/// frame costs the same over a million candles as over a thousand. Remembers what it counted and
/// counts again only when those candles changed.
class Indicators {
public:
    /// Candles after which an average has forgotten.
    static constexpr std::size_t memory = 768;

    /// Makes the figures of candles [first, last) ready, of the indicators the desk shows.
    void update(std::span<const Candle> candles, std::size_t first, std::size_t last,
                const Desk& desk);

    /// Whether a line is switched on.
    [[nodiscard]] bool shows(Plot plot) const;

    /// Figure of a candle in ticks, nearest; of the RSI in hundredths, rounded down.
    /// @return nullopt before the first figure, outside of what was made ready, and when off.
    [[nodiscard]] std::optional<std::int64_t> at(Plot plot, std::size_t candle) const;

private:
    std::uint64_t known_{0};  // fingerprint of what the figures were counted from
    std::size_t from_{0}, to_{0};
    std::array<std::vector<std::int64_t>, plot_count> figures_;
};

/// "EMA 20 60,211.89", "RSI 14 55.30"; "—" for no figure.
std::string plot_text(Plot plot, std::optional<std::int64_t> figure, Pair pair);

/// "60,211.89", "35.20", "55.30": a figure as its axis writes it.
std::string figure_text(Plot plot, std::int64_t figure, Pair pair);

}  // namespace mw::explain
