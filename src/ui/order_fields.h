#pragma once

#include "ui/drawing.h"
#include "ui/panels.h"

// What the files of the order form share. Not for other files.

namespace mw::ui {

/// The order form's places that do not depend on the order's type; CSS pixels from its top.
struct FormMeasures {
    float head;
    float side, side_h;
    float types;  ///< middle of the words
    float modes, modes_h;
    float available;  ///< middle
    float most;       ///< middle
    float fields;     ///< top of the first
    float field_h, gap, percent_h;
    float row;                 ///< height of a line under the fields
    float problem, problem_h;  ///< no height: over the lines under the fields
    float submit_h, foot;
};

/// Those of the density in use.
const FormMeasures& form_measures();

/// Cuts rows off the top of an area, CSS pixels high and apart.
class RowCutter {
public:
    /// Starts at the top of an area.
    explicit RowCutter(const Rect& area) : area_{area}, y_{area.y} {}
    /// The next row. @param gap  below it, in CSS pixels.
    Rect next(float height, float gap = 0);
    /// Where the next row begins.
    [[nodiscard]] float y() const { return y_; }

private:
    Rect area_;
    float y_;
};

/// The types of order: two plain ones, the chosen or first other one, and a list of the rest.
void draw_order_types(const Canvas& canvas, const Rect& row);

/// Prices, amount, parts of it and total. @return where they end.
float draw_order_fields(const Canvas& canvas, const Rect& area);

/// How long the limit price waits: three words to choose from.
void draw_times_in_force(const Canvas& canvas, const Rect& area);

/// As many lines of the preview as there is room for, the first ones first.
void draw_order_preview(const Canvas& canvas, const Rect& area);

/// Why the order would be refused, and the act that mends it where there is room.
void draw_order_problem(const Canvas& canvas, const Rect& area);

}  // namespace mw::ui
