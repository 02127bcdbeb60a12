#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::ui {

/// A rectangle in CSS pixels from the top left of the page.
struct Rect {
    float x{0}, y{0}, w{0}, h{0};
    /// x + w
    [[nodiscard]] float right() const { return x + w; }
    /// y + h
    [[nodiscard]] float bottom() const { return y + h; }
};

/// ARIA role of a target.
enum class Role : std::uint8_t {
    button,
    textbox,
    tab,
    checkbox,
    slider,
    row,
    img,
    status,
    dialog,
    link,
    radio,
    option,
    progressbar,
};

/// ARIA name of a role.
std::string_view name_of(Role role);

/// A named thing on the screen: what lessons point at, the show-me cursor presses, a screen
/// reader announces and a test drives.
struct Target {
    std::string name;   ///< as listed in the lesson guide, such as "borrow.confirm"
    std::string label;  ///< what a person calls it
    std::string plain;  ///< the same in English, where the label is not
    std::string value;  ///< shown text of a field, "true"/"false" of a toggle or chosen tab
    std::string help;   ///< what its tooltip says: what it does, or why it cannot be used now
    Role role{};
    Rect rect;   ///< the part that is really visible
    Rect whole;  ///< unclipped
    bool enabled{true};
    bool visible{false};  ///< a mouse could press it now
    bool focused{false};
    bool covered{false};  ///< a window is in front of it; what is scrolled away is not covered
    bool acts{false};     ///< it can be pressed or typed into, once enabled
    bool numeric{false};  ///< a field that takes nothing but a number
};

/// Names the item that was drawn last. Call right after the widget.
/// @param value  shown text or state; may be empty.
void target(std::string_view name, Role role, std::string_view label, std::string_view value = {},
            bool enabled = true);

/// Adds what a tooltip says to the target named last, if that is the item drawn last.
void describe(std::string_view help);

/// Tells that the field named last takes nothing but a number.
void only_numbers();

/// Stands between the cells in the value of a table's row, and of "<table>.columns" before them.
inline constexpr std::string_view between_cells = " | ";

/// Names a rectangle that is no item (a line of a chart, a status text).
void target_area(std::string_view name, Role role, std::string_view label, std::string_view value,
                 const Rect& area, std::string_view help = {});

/// Names a text that is read and no more, "text.0" and so on; one in a tooltip stays nameless.
void target_text(std::string_view words, const Rect& area);

/// Whether a target is one of those: lessons and hands have no business with it.
bool is_text(const Target& target);

/// Tells that the item drawn last is no control and needs no name.
void no_target();

/// All targets of the last complete frame, in drawing order.
const std::vector<Target>& targets();

/// A target of the last complete frame, or null when it is not laid out.
const Target* find_target(std::string_view name);

/// What a finger at this point would touch: 0 nothing of these, 1 a text field, 2 something to
/// drag, 3 a picture that two fingers zoom, too, 4 a field for numbers alone.
int hit_at(float x, float y);

/// Asks that a target which is scrolled out of sight be scrolled to, in the next frame.
void reveal(std::string_view name);

/// Presses a target, or puts the caret into a field, as if by keyboard, in the next frame.
void activate(std::string_view name);

/// Puts the ring of the keyboard round a target in the next frame, wherever it is scrolled.
void focus(std::string_view name);

/// Tells that the keyboard is at an area that was named in this frame.
void focus_area(std::string_view name);

/// Replaces the text of a field in the next frame, as if it were typed.
void write_into(std::string_view field, std::string_view text);

/// The text that write_into has for a field now, or null.
const std::string* written_into(std::string_view field);

/// Starts recording a frame; call just before ImGui::NewFrame.
void begin_targets();

/// Where the last complete frame has items that nobody named. Scroll bars are such; anything
/// else is a control that lessons and screen readers cannot find.
std::vector<Rect> unnamed_items();

}  // namespace mw::ui
