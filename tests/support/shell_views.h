#pragma once

#include <utility>

#include "explain/desk.h"
#include "explain/views.h"
#include "support/headless.h"

namespace mw::samples {

/// A screen of each shape, in CSS pixels: large, laptop, tablet, phone.
inline constexpr std::pair<float, float> shapes[] = {
    {1920, 1080}, {1366, 768}, {768, 1024}, {390, 844}};

/// The moment of `short_position`, with everything that stands around the trade page too: coach,
/// windows, wallet, orders, lessons and time bar. Written by hand.
explain::Views whole_page();

/// Puts that moment on a screen with this window in front, to be drawn.
void show(headless::Screen& screen, explain::Window window);

}  // namespace mw::samples
