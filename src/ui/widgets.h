#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "explain/views.h"
#include "imgui.h"
#include "ui/language.h"
#include "ui/targets.h"
#include "ui/theme.h"

// The house's own controls: drawn with ImDrawList over invisible items, so that they look as
// the design says and behave as Dear ImGui does (keyboard, focus, clipping). Each registers its
// target. Positions are screen coordinates; a Rect is where the control goes.

namespace mw::ui {

/// How a button is filled.
enum class Fill : std::uint8_t { quiet, primary, outline, buy, sell, link, bare };

/// What a button shows and is called.
struct ButtonSpec {
    std::string_view name;  ///< target name
    std::string_view label{};
    Fill fill{Fill::quiet};
    const char* icon{nullptr};  ///< UTF-8 of the icon font, or null
    bool enabled{true};
    std::string_view why_not{};  ///< tooltip when not enabled
    std::string_view help{};     ///< tooltip when enabled; may be empty
    std::string_view value{};    ///< state for the registry, such as "true"; may be empty
};

/// A button at a place. @return true when pressed.
bool button(const ButtonSpec& spec, const Rect& area);

/// One choice of a row of tabs or segments.
struct Choice {
    std::string_view name;  ///< target name
    std::string_view label;
    std::string_view why_not{};  ///< tooltip of a choice that cannot be made; empty when it can
    std::string_view help{};     ///< tooltip of one that can; may be empty
};

/// Tabs with a line under the chosen one. Items are laid out from area.x at their own width.
/// @return index of the choice pressed now, or -1.
int tabs(std::span<const Choice> choices, int chosen, const Rect& area);

/// Segmented control filling the area in equal parts. @return index pressed now, or -1.
/// @param about  what the choice is about, for who cannot see what stands beside it; may be empty.
int segments(std::span<const Choice> choices, int chosen, const Rect& area,
             std::string_view about = {});

/// What an input field shows.
struct FieldSpec {
    std::string_view name;      ///< target name
    std::string_view label{};   ///< left, quiet; may be empty
    std::string_view called{};  ///< for who cannot see it, where its name is not drawn in it
    std::string_view unit{};    ///< right; may be empty
    std::string_view hint{};    ///< shown while empty
    bool error{false};          ///< red edge
    bool numeric{true};         ///< digits and one point only, right-aligned
    const char* icon{nullptr};
    bool from_left{false};  ///< numeric, yet left-aligned
    float pad{12};          ///< left and right, CSS pixels
    float kept_free{0};     ///< room at the right for something of the caller's, such as Max
};

/// A text field that edits `text`. @return true when the text changed.
bool field(const FieldSpec& spec, std::string& text, const Rect& area);

/// A check box with its label. @return true when toggled.
bool check_box(std::string_view name, std::string_view label, bool& on, const Rect& area);

/// Where a text stands in its area.
enum class Place : std::uint8_t { left, centre, right };

/// One line of text, vertically centred, cut with "…" only when it does not fit.
void text(std::string_view words, const Rect& area, ImU32 colour, Place place = Place::left);

/// Width of one line in the current face.
float text_width(std::string_view words);

/// Wrapped text with **bold** parts. @return height used.
float paragraph(std::string_view words, float x, float y, float width, ImU32 colour);

/// Height `paragraph` would use.
float paragraph_height(std::string_view words, float width);

/// "label … value" on one line; a row with help gets a dotted line under its label and a tooltip.
void label_row(const explain::Row& row, const Rect& area);

/// The same under a target name of its own, where a label alone does not say whose number it is.
void named_row(std::string_view name, const explain::Row& row, const Rect& area);

/// An icon of the icon font ("ui/icons.h"), centred in its area. @param css  size of the glyph.
void draw_icon(const char* glyph, const Rect& area, ImU32 colour, float css = 14);

/// Up or down triangle 8×7, as used beside prices.
void triangle(bool up, float x, float y, ImU32 colour);

/// Fills a panel's background. Panels are flat; high contrast adds an outline.
void panel(const Rect& area);

/// A hairline.
void line_h(float x, float y, float width, ImU32 colour);

/// The texts of cells or column titles in one, in the language of the interface, such as for the
/// value of a table's row.
/// @param room  where they stand; who keeps it from row to row allocates nothing.
template <typename Part>
std::string_view joined(std::string& room, const std::vector<Part>& parts,
                        std::string Part::* words, std::string_view between = between_cells) {
    room.clear();
    for (const Part& part : parts) {
        if (!room.empty()) room += between;
        room += in_language(part.*words);
    }
    return room;
}

/// A table filling the area, scrolling when it must; drops columns by `keep` when narrow.
struct TableSpec {
    std::string_view row_prefix{};  ///< names rows ("orders.row")
    float pad{16};
    /// Names what can be pressed at the end of a row, from the left: "open_orders.cancel".
    std::array<std::string_view, 3> links{};
    std::string_view cell_prefix{};  ///< names cells ("funds.cell"), whose numbers have cards
};

/// What was pressed in a table.
struct TablePress {
    std::optional<OrderId> cancel;
    std::optional<OrderId> open;
    std::uint64_t record{0};         ///< record of the row that was pressed; 0: none
    std::optional<std::size_t> row;  ///< place in `rows` of the row whose link was pressed
    std::size_t link{0};             ///< which link
    bool empty_link{false};
    std::size_t first{0};  ///< about the first row in sight
};

/// Draws a table. @return what was pressed.
TablePress table(const explain::Table& shown, const TableSpec& spec, const Rect& area);

/// Something of one's own that can be pressed: a row, a card, a lone icon.
struct PressSpec {
    std::string_view name;  ///< target name
    Role role{Role::button};
    std::string_view label;
    std::string_view value{};
    bool enabled{true};  ///< a disabled item keeps its place in the Tab order
    float radius{4};     ///< of the focus ring
    bool drags{false};   ///< a finger on it drags instead of scrolling
};

/// How the pointer and the keyboard stand to an item.
struct Touch {
    bool pressed{false};  ///< now, by mouse, finger, Enter or Space
    bool hovered{false};
    bool held{false};
};

/// An invisible item, named as its spec says. The caller draws what is seen, the focus ring is
/// drawn here. Enabled or not, `hovered` tells; only an enabled item can be `pressed`.
Touch pressable(const PressSpec& spec, const Rect& area);

/// Words beside the item drawn last, once the pointer rests on it or the keyboard is there.
void tooltip(std::string_view words);

/// The same words beside a number, unless its card says them; see explaining.cpp.
/// @param target  name of the number, whose item was drawn last.
void number_tooltip(std::string_view target, std::string_view words);

/// True while the card of a number is about to be shown, or shown, under the pointer.
bool card_speaks(std::string_view target);

/// Tells that something drawn now moves by itself: another frame is wanted at once.
void keep_moving();

/// The learner asked their system for less motion: then nothing moves by itself.
bool reduced_motion();

/// Rounded rectangle of a card: filled `field`, outlined in high contrast.
void card(const Rect& area, float radius = 6);

/// Tells a scrolling region how far down its content reaches.
void content_ends(float y);

/// Begins a child region at a place, without scroll bars unless `scrolls`.
bool begin_region(const char* id, const Rect& area, bool scrolls = false);

/// Ends begin_region.
void end_region();

}  // namespace mw::ui
