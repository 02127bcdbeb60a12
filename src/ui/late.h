#pragma once

#include <string_view>

#include "ui/chart_parts.h"
#include "ui/panels.h"
#include "ui/ui.h"

// What is seldom opened. The page fetches its code when it is first opened, together with the code
// of src/request (scripts/split-program.py): nothing of it may be reached but through this table.

namespace mw::ui {

/// Draws one part of the screen.
using DrawPart = void (*)(const Canvas&);

/// One function a part. Each draws like the function of the same name in panels.h.
struct LateParts {
    DrawPart help{};       ///< window
    DrawPart settings{};   ///< window
    DrawPart faults{};     ///< window
    DrawPart inspector{};  ///< window
    DrawPart confirm{};    ///< window
    DrawPart results{};    ///< page
    DrawPart wallet{};     ///< page
    DrawPart orders{};     ///< page
    DrawPart lessons{};    ///< page
    /// On the chart.
    void (*what_if)(const Canvas&, const ChartScale&, const Rect&){};
    /// What stands in the order form under Cross.
    void (*cross)(const Canvas&, const Rect&){};
    /// The menu of the leverage switch, at what opened it.
    void (*leverage)(const Canvas&, const Rect&){};
    DrawPart card{};         ///< of a number
    DrawPart audit{};        ///< window
    DrawPart museum{};       ///< window
    DrawPart practice{};     ///< where the coach of a lesson stands
    DrawPart toast_links{};  ///< on messages
    DrawPart frames{};       ///< window
    DrawPart pairs{};        ///< window
    DrawPart cells{};        ///< numbers of book and tapes, and the keyboard among cells
    /// In the coach: a twin, or the ticket of a contract. @return height used.
    float (*beside)(const Canvas&, const Rect&){};
    /// Cards and bins, in the coach. @return height used.
    float (*sort)(const Canvas&, const Rect&){};
};

/// The parts, or null while their code is not here.
const LateParts* late_parts();

/// Draws a part; while its code is not here, asks for it and says so in a window.
void draw_late(const Canvas& canvas, DrawPart LateParts::* part);

/// Draws the list of lessons. A lesson begins on that page; while the list's code is not here, it
/// is not fetched for that alone: a few words stand in its place.
void draw_lessons(const Canvas& canvas);

/// Draws the card of a number; while its code is not here, asks for it and draws nothing.
void draw_card(const Canvas& canvas);
/// The same, saying so in an area of the page.
void draw_late(const Canvas& canvas, DrawPart LateParts::* part, const Rect& area);

}  // namespace mw::ui
