#pragma once

#include <array>
#include <string>
#include <string_view>

#include "ui/drawing.h"
#include "ui/panels.h"

// What the windows in front of the page share: frame, consequences, problems.

namespace mw::ui {

/// How a window is framed.
struct FrameSpec {
    std::string_view title;
    std::string_view subtitle{};
    std::string_view close;  ///< target name of the close button
    float width{0};          ///< CSS pixels; phones use the whole screen
    float height{0};
};

/// Draws a window's panel, title and close button, centred over the page left of the coach.
/// Closing puts desk.window to none. @return the room below the title row, inside the padding.
Rect draw_frame(const Canvas& canvas, const FrameSpec& spec);

/// Where a window may stand: the page without coach and time bar.
Rect front_area(const Layout& layout);

/// Cancel and the confirm button at the foot of a window, with a quiet sentence beside them.
struct FootSpec {
    const explain::Action& action;
    std::string_view name;      ///< target of the confirm button
    std::string_view sentence;  ///< may be empty
};

/// Draws the foot; Confirm sends its command, Cancel closes. Esc is the keyboard's Cancel.
void draw_foot(const Canvas& canvas, const FootSpec& spec, const Rect& area);

/// Where the numbers of lines "label … now -> after" stand: CSS size of the type, widths in pixels.
struct ChangeColumns {
    float css{12};
    float now{0}, arrow{0}, after{0};
};

/// The columns of such lines. The type gets smaller, down to 9, until the longest line fits.
/// @param room  width of a line. @param after_css,arrow_css  least widths.
ChangeColumns change_columns(const std::vector<explain::Change>& changes, float room,
                             float after_css, float arrow_css);

/// One line; `index` names it, so that a lesson can point at it and nothing is laid over it.
void draw_change(const explain::Change& change, std::size_t index, const ChangeColumns& columns,
                 Rect row);

/// "What changes": one line a consequence, now -> after. @return height used.
float draw_changes(const std::vector<explain::Change>& changes, const Rect& area);

/// Height draw_changes uses for so many lines.
float changes_height(std::size_t lines);

/// What is wrong or right about an amount, under its field.
struct VerdictSpec {
    std::string_view name;  ///< target of the problem
    std::string_view problem;
    std::string_view good;
    const explain::Action& action;  ///< for the fix and the code
};

/// Draws a verdict; its fix goes into `amount`. Takes the same room whatever it says.
void draw_verdict(const VerdictSpec& spec, std::string& amount, const Rect& area);

/// An amount with its unit and Max. @return true when the text changed.
struct AmountSpec {
    std::string_view name;      ///< target of the field
    std::string_view max_name;  ///< target of Max
    std::string_view unit;
    std::string_view max;  ///< what Max puts into the field; empty: nothing can move
    bool error{false};
};

/// Draws the field and its Max button.
bool draw_amount(const AmountSpec& spec, std::string& amount, const Rect& area);

/// A list of the two coins of a pair; another coin empties the amount.
void choose_coin(const DropdownSpec& spec, const std::array<Asset, 2>& coins, Asset& chosen,
                 std::string& amount, const Rect& area);

}  // namespace mw::ui
