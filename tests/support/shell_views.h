#pragma once

#include "explain/desk.h"
#include "explain/views.h"

namespace mw::samples {

/// The moment of `short_position`, with everything that stands around the trade page too: coach,
/// windows, wallet, orders, lessons and time bar. Written by hand.
explain::Views whole_page();

}  // namespace mw::samples
