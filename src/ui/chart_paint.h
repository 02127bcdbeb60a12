#pragma once

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
};

/// Lines at round prices and times, with their labels on the axes.
void paint_grid(const ChartPaint& paint);

/// Volume bars, candles and averages.
void paint_candles(const ChartPaint& paint);

/// Rails of far triggers, and lines of near ones, entries and orders.
void paint_lines(const ChartPaint& paint);

/// Signs where something happened.
void paint_marks(const ChartPaint& paint);

/// The last price and the time until the candle closes, on the axis.
void paint_last(const ChartPaint& paint);

/// Cross hair under the pointer, with its price and time.
void paint_cross(const ChartPaint& paint, float x, float y);

/// A line of dashes. `on` and `off` in CSS pixels.
struct Dash {
    float on{6}, off{4};
};

/// Level dashes across [x, right).
void dashes_h(float x, float right, float y, Dash dash, ImU32 colour);

}  // namespace mw::ui
