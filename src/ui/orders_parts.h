#pragma once

#include "ui/drawing.h"
#include "ui/panels.h"

// The filters of the orders page.

namespace mw::ui {

/// Account, pair, side, time and reset, wrapping where there is no room. @return height used.
float draw_order_filters(const Canvas& canvas, const Rect& area);

/// Everything but the tab as it was at the start.
void reset_filters(explain::OrdersFilter& filter);

/// Closes the story of the opened row.
void close_story(explain::OrdersFilter& filter);

}  // namespace mw::ui
