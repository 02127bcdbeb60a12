#pragma once

#include <string_view>

#include "ui/panels.h"

// What is seldom opened. The page fetches its code when it is first opened, together with the code
// of src/request (scripts/split-program.py): nothing of it may be reached but through this table.

namespace mw::ui {

/// One function a part. Each draws like the function of the same name in panels.h.
struct LateParts {
    void (*help)(const Canvas&);
    void (*settings)(const Canvas&);
    void (*faults)(const Canvas&);
    void (*inspector)(const Canvas&);
    void (*confirm)(const Canvas&);
    void (*results)(const Canvas&);
    void (*card)(const Canvas&);  ///< of a number
};

/// Asks for the code, for something on a page that waits for it. @return words about that.
std::string_view want_late();

/// Draws a part; while its code is not here, asks for it and says so in a window.
void draw_late(const Canvas& canvas, void (*LateParts::*part)(const Canvas&));

/// Draws the card of a number; while its code is not here, asks for it and draws nothing.
void draw_card(const Canvas& canvas);

/// True once that code is here.
bool late_code_here();

}  // namespace mw::ui
