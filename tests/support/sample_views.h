#pragma once

#include "explain/desk.h"
#include "explain/views.h"

namespace mw::samples {

/// Views of the moment that the mock-ups show: 2,000 USDT in, 0.10 BTC borrowed and sold at
/// 60,600. Written by hand, so that drawing can be tested without an exchange.
explain::Views short_position();

/// The desk of that moment: trade page, Isolated, BTC/USDT, positions below the chart.
explain::Desk trade_desk();

}  // namespace mw::samples
