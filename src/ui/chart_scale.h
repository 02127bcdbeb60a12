#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "explain/indicators.h"
#include "explain/views.h"
#include "ui/targets.h"

// What the chart shows where: computed apart from drawing, so that it can be tested without.

namespace mw::ui {

/// What the scale depends on. Lengths in CSS pixels, already times the interface scale.
struct ChartInput {
    Rect area;           ///< below the legend: plot, volume and both axes
    float step{8};       ///< from candle to candle
    int shift{0};        ///< candles the newest one stands right of its place
    bool volume{true};   ///< volume bars below
    float volume_h{74};  ///< their height
    float pane_h{64};    ///< of ATR and RSI, below the volume
    bool atr{false};
    bool rsi{false};
    Ticks low{INT64_MAX};   ///< lowest price that must be in sight, for the what-if line
    Ticks high{INT64_MIN};  ///< highest
    float price_axis{72};   ///< width
    float time_axis{20};    ///< height
    float free{60};         ///< right of the newest candle
    float rail{22};         ///< height of a risk rail row
};

/// Whether a line is where the venue acts: margin call or liquidation.
bool is_risk(const explain::PriceLine& line);

/// Lines that lie outside the shown prices, one row each.
struct Rail {
    std::array<const explain::PriceLine*, 4> lines{};  ///< highest price first
    std::size_t count{0};
    Rect area;
};

/// Where candles, prices and lines are on the screen.
struct ChartScale {
    Rect plot;        ///< candles: between the rails, above the volume
    Rect volume;      ///< no height when switched off
    Rect atr, rsi;    ///< below it; no height when switched off
    Rect price_axis;  ///< right of all of these
    Rect time_axis;
    Rail above, below;
    std::size_t first{0}, last{0};  ///< candles in sight: [first, last)
    float step{8};
    float anchor_x{0};             ///< middle of the candle `anchor`
    std::int64_t anchor{0};        ///< near the right edge; beyond the newest when pushed there
    std::size_t newest{0};         ///< index of the newest candle
    std::int64_t low{0}, high{1};  ///< ticks at the bottom and the top of the plot
    std::int64_t most_volume{1};   ///< lots, of the candles in sight
    std::int64_t atr_low{0}, atr_high{1};  ///< ticks at the bottom and the top of that pane

    /// Middle of a candle.
    [[nodiscard]] float x_of(std::size_t index) const;
    /// Height of a price; may lie outside the plot.
    [[nodiscard]] float y_of(Ticks price) const;
    /// Price at a height.
    [[nodiscard]] Ticks price_at(float y) const;
    /// Whether a price lies on the plot.
    [[nodiscard]] bool shows(Ticks price) const;
    /// Candle in sight that is nearest to x. Only when there is one.
    [[nodiscard]] std::size_t candle_near(float x) const;
    /// Candle at x with its part: 3.5 is half-way from candle 3 to candle 4. May lie outside.
    [[nodiscard]] double candle_at(float x) const;
};

/// Computes the scale for the candles in sight.
/// @param indicators  made ready for these candles, so that their lines are in sight; may be null
ChartScale chart_scale(const explain::ChartView& view, const ChartInput& input,
                       explain::Indicators* indicators = nullptr,
                       const explain::Desk* desk = nullptr);

/// A price in a box on the price axis.
struct AxisTag {
    const void* owner{nullptr};  ///< what in the view has this price: a line, the last price
    float middle{0};             ///< beside the price, or as near as there is room
    float half{0};               ///< of its height
};

/// Boxes on the price axis, none over another. The first comer stands where its price is.
class AxisTags {
public:
    /// @param top  of what the boxes must stay within. @param bottom  of it.
    AxisTags(float top, float bottom) : top_{top}, bottom_{bottom} {}

    /// Finds the place of a box. @return nullopt when there is none near its price.
    std::optional<float> place(const void* owner, float middle, float half);
    /// Middle of a box as it was placed; nullopt when there is none.
    [[nodiscard]] std::optional<float> of(const void* owner) const;
    /// Whether something of that height there would touch a box.
    [[nodiscard]] bool taken(float middle, float half) const;

private:
    std::array<AxisTag, 16> tags_{};
    std::size_t count_{0};
    float top_, bottom_;
};

/// Height of a figure in a pane that reaches from `low` to `high`.
float pane_y(const Rect& pane, std::int64_t low, std::int64_t high, std::int64_t figure);

/// Whether a day begins where the time axis has room to say so.
/// @param margin  between the middle of that candle and the edges of the plot, CSS pixels
bool has_midnight(const explain::ChartView& view, const ChartScale& scale, float margin);

/// A round number of ticks (1, 2 or 5 times a power of ten) that is at least `least_px` high.
std::int64_t grid_step(const ChartScale& scale, float least_px);

/// The same for a pane of this height. @param range  from its bottom to its top
std::int64_t round_step(double range, float height, float least_px);

/// The push that keeps a candle where it is when the step changes.
int shift_around(const ChartScale& scale, std::size_t candle, float new_step);

/// The push that brings a candle, counted as by candle_at, as near to x as whole candles allow.
int shift_to(const ChartScale& scale, double candle, float x, float new_step);

/// What two fingers hold on the chart: the candle between them, and how wide candles are.
struct Grip {
    double candle{0};
    float step{0};  ///< CSS pixels, with its part, so that small moves add up
};

/// The grip after the fingers moved apart `factor` times. @return within what candles can be.
Grip pinched(const Grip& grip, float factor);

/// Narrowest a candle with its gap can be, CSS pixels.
inline constexpr int least_step = 2;
/// Widest.
inline constexpr int most_step = 24;

/// Farthest the chart may be pushed: the oldest candles then start at its left edge.
int most_shift(std::size_t candles, const ChartScale& scale);

}  // namespace mw::ui
