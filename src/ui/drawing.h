#pragma once

#include <span>
#include <string_view>

#include "imgui.h"
#include "ui/targets.h"
#include "ui/theme.h"
#include "ui/widgets.h"

// What pages, windows and coach share above the controls of widgets.h: kinds of text, cutting
// rectangles, flowing text with links, and small menus.

namespace mw::ui {

/// A kind of text: face and CSS size.
struct Type {
    Face face{Face::regular};
    float css{12};
};

/// Table heads, axis.
inline constexpr Type small_type{Face::regular, 11};
/// The same, where it stands out.
inline constexpr Type small_strong_type{Face::semibold, 11};
/// Coach text, field values.
inline constexpr Type coach_type{Face::regular, 13};
/// The same, for titles.
inline constexpr Type coach_strong_type{Face::semibold, 13};
/// Title of a step or of a part of a page.
inline constexpr Type step_title_type{Face::semibold, 14};
/// Title of a window or of a card, and the last price beside the book.
inline constexpr Type title_type{Face::semibold, 16};
/// Title of a page.
inline constexpr Type page_title_type{Face::semibold, 18};
/// The number of a panel: the last price, the margin level.
inline constexpr Type number_type{Face::semibold, 19};
/// Formulas, ids and keys.
inline constexpr Type code_type{Face::mono, 12};

/// Body text: 12, on a phone 13.
Type body_type();
/// Body text that stands out: titles, chosen entries.
Type strong_type();

/// One line of text of a kind. See `text` for how it is placed.
void write(const Type& type, std::string_view words, const Rect& area, ImU32 colour,
           Place place = Place::left);

/// Wrapped text of a kind. @return height used.
float write_paragraph(const Type& type, std::string_view words, const Rect& area, ImU32 colour);

/// Height write_paragraph would use.
float height_of(const Type& type, std::string_view words, float width);

/// Width of one line of a kind.
float width_of(const Type& type, std::string_view words);

/// A run of words in flowing text.
struct Piece {
    std::string_view words;
    ImU32 colour{0};
    bool strong{false};
    std::string_view link{};  ///< target name when the words can be pressed, else empty
};

/// Pieces one after the other, wrapped as one paragraph; lines are `line` CSS pixels apart.
/// @return index of the link pressed now, or -1.
int flow(std::span<const Piece> pieces, const Rect& area, float line = 18);

/// Lines `flow` would use.
int flow_lines(std::span<const Piece> pieces, float width);

/// The part of an area inside a margin.
Rect inset(const Rect& area, float dx, float dy);

/// Cuts a row from the top of an area and returns it.
Rect take_top(Rect& area, float height);

/// Cuts a strip from the bottom of an area and returns it.
Rect take_bottom(Rect& area, float height);

/// Cuts a column from the left of an area and returns it.
Rect take_left(Rect& area, float width);

/// Cuts a column from the right of an area and returns it.
Rect take_right(Rect& area, float width);

/// An area of this size in the middle of another, on whole pixels.
Rect centred(const Rect& outer, float width, float height);

/// Fills an area.
void fill(const Rect& area, ImU32 colour, float rounding = 0);

/// A line round an area, inside it.
void outline(const Rect& area, ImU32 colour, float rounding = 0, float thickness = 1);

/// A star that can be given and taken. @return true when pressed.
bool star_button(std::string_view name, bool given, const Rect& area);

/// One entry of a small menu.
struct MenuEntry {
    std::string_view name;  ///< target name
    std::string_view label;
    std::string_view about{};  ///< quiet second line; empty for one line
    bool chosen{false};
};

/// Opens a menu under this id; call in the same window as draw_menu.
void open_menu(const char* id);

/// Draws a menu while it is open, under (or, at the foot of the screen, over) what opened it.
/// Esc or a press elsewhere closes it. @return index of the entry chosen now, or -1.
int draw_menu(const char* id, std::span<const MenuEntry> entries, const Rect& anchor);

/// A field that shows a choice and opens a menu of others.
struct DropdownSpec {
    std::string_view name;     ///< target name
    std::string_view label;    ///< what a person calls it
    std::string_view shown;    ///< the choice
    std::string_view quiet{};  ///< after the choice, in the quiet colour
};

/// Draws such a field and, while it is open, its menu. @return index chosen now, or -1.
int dropdown(const DropdownSpec& spec, std::span<const MenuEntry> entries, const Rect& area);

}  // namespace mw::ui
