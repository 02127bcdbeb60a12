#pragma once

#include "explain/indicators.h"
#include "ui/chart_scale.h"
#include "ui/panels.h"
#include "ui/theme.h"

// The layers of the chart, back to front. Each draws on the current window.

namespace mw::ui {

/// Everything a layer needs to know.
struct ChartPaint {
    const explain::ChartView& view;
    const ChartScale& scale;
    const explain::Desk& desk;
    const explain::Indicators& indicators;
    const AxisTags& tags;
};

/// How the line of an indicator is drawn: by colour, width and gaps, so that colour is never the
/// only sign.
struct PlotLook {
    ImU32 colour;
    float width;
    bool dashed;
};
/// The look of an indicator.
PlotLook look_of(explain::Plot plot);

/// Finds the places of all boxes on the price axis: of the what-if line, the last price, and the
/// lines in sight, those of risk first.
AxisTags axis_tags(const explain::ChartView& view, const ChartScale& scale);

/// Lines at round prices and times, with their labels on the axes.
void paint_grid(const ChartPaint& paint);

/// Volume bars and candles.
void paint_candles(const ChartPaint& paint);

/// Averages, bands and VWAP on the candles.
void paint_overlays(const ChartPaint& paint);

/// Names the figure of an indicator, so that it can be explained. @param words  as written there.
void name_plot(const ChartPaint& paint, explain::Plot plot, std::size_t candle,
               std::string_view words, const Rect& area);

/// ATR and RSI below the volume, each with its axis and the figure of one candle.
void paint_panes(const ChartPaint& paint, std::size_t candle);

/// Rails of far triggers, and lines of near ones, entries and orders.
void paint_lines(const ChartPaint& paint);

/// Signs where something happened; the one under the pointer says what.
void paint_marks(const ChartPaint& paint, bool hovered);

/// Whether the what-if line covers what would stand at this height.
bool under_what_if(const explain::ChartView& view, const ChartScale& scale, float y);

/// Width of the panel beside the what-if line.
float what_if_width(const ChartScale& scale);

/// The last price and the time until the candle closes, on the axis.
void paint_last(const ChartPaint& paint);

/// Cross hair under the pointer, with its price and time.
void paint_cross(const ChartPaint& paint, float x, float y);

/// On whole device pixels, so that one-pixel lines are sharp at any density.
float snap(float v);

/// An upright hairline.
void line_v(float x, float y, float height, ImU32 colour);

/// Height of the box of a price on the axis.
inline float price_box_height() { return px(17); }

/// Where the words of a box on the axis stand: below each other with those of the axis.
inline Rect in_box(const Rect& box) { return {box.x + px(8), box.y, box.w - px(12), box.h}; }

/// Words on the panel's colour, so that the line behind does not cross them. @return right edge
float plate(std::string_view words, float x, float y, float room, ImU32 colour);

/// A line of dashes. `on` and `off` in CSS pixels.
struct Dash {
    float on{6}, off{4};
};

/// Level dashes across [x, right).
void dashes_h(float x, float right, float y, Dash dash, ImU32 colour);

}  // namespace mw::ui
