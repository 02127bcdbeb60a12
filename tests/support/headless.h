#pragma once

#include <string>
#include <string_view>

#include "explain/desk.h"
#include "explain/views.h"
#include "imgui.h"
#include "ui/targets.h"
#include "ui/ui.h"

namespace mw::headless {

/// Gets a context ready that ui::start() has made.
void open_screen(float width, float height, bool fingers = false);

/// Ends a frame: draws it into nothing.
void render();

/// Lets go of what was drawn and ends the user interface.
void close_screen();

/// The page without a window and without a graphics card: the real user interface, drawn into
/// nothing, with a mouse and a keyboard that a test moves. One at a time.
class Screen {
public:
    /// @param width,height  CSS pixels  @param fingers  it is mostly pressed with fingers
    Screen(float width, float height, bool fingers = false);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Draws this many frames, 1/60 s each. What was asked for gathers in `asked`.
    void frames(int count = 1);

    /// Presses a target in its middle, as a mouse does, and lets go.
    /// @return false when it is not laid out, not visible or not enabled.
    bool press(std::string_view name);

    /// Presses a field, replaces what it holds and types a text, letter by letter.
    /// @return false when the field cannot be pressed.
    bool type(std::string_view name, std::string_view text);

    /// Presses a key and lets go.
    void key(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);

    /// Moves the mouse to the middle of a target. @return false when it is not laid out.
    bool hover(std::string_view name);

    /// Whether a target is laid out and a mouse could press it.
    [[nodiscard]] static bool can_see(std::string_view name);

    /// What a target shows; empty when it is not laid out.
    [[nodiscard]] static std::string value_of(std::string_view name);

    explain::Views views;  ///< what is shown; a test may change it between frames
    explain::Desk desk;    ///< what the page writes
    ui::Intents asked;     ///< everything asked for since the test last cleared it
};

}  // namespace mw::headless
