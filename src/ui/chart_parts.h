#pragma once

#include "ui/chart_scale.h"
#include "ui/panels.h"
#include "ui/widgets.h"

// What the chart is put together from, beside its layers (chart_paint.h).

namespace mw::ui {

/// Intervals, indicators, risk lines and the what-if line, above the chart.
void draw_chart_head(explain::Desk& desk, const Rect& head);

/// Wheel, drag, double click and, once the chart has the keyboard, arrows, plus and minus, Home
/// and End. Call right after the chart's item. @param own_step  the layout's, in CSS pixels
/// @param older  candles that can be had before the shown ones
void move_chart(explain::Desk& desk, const ChartScale& scale, const Touch& touch, int own_step,
                std::size_t older);

/// Most that the risk rails take at one edge of the candles.
float rails_height();

/// How high all is that can stand below the candles, down to the time axis.
float below_candles(const Canvas& canvas);

/// Whether a key was pressed for the item drawn last, which has the keyboard. The item keeps that
/// key from moving the keyboard elsewhere: Tab does that.
bool item_key(ImGuiKey key);

/// Whether the what-if line stands on the chart. An exam has none.
bool what_if_shown(const Canvas& canvas);

/// The what-if line, its handle on the price axis, and its panel.
void draw_what_if(const Canvas& canvas, const ChartScale& scale, const Rect& area);

}  // namespace mw::ui
