#pragma once

#include <string>
#include <string_view>

#include "explain/desk.h"
#include "explain/views.h"

// The page for who does not see it: the targets of the last frame as lines of text, which
// web/mirror.js keeps a hidden DOM in step with; and hands that need no pointer.

namespace mw::ui {

/// The page as text. Fields are separated by tabs; the words in them hold no control characters
/// and no "**". The first line is the language and the title of the page. Then, part by part in
/// the order in which the parts are drawn:
///
///     # <id> <kind> <title>       kind: n pages, c coach, d window in front, p other part
///     <role> <name> <state> <place> <label> <value> <help>      each target of the part
///
/// State holds e when enabled, a when it can be pressed or typed into, f when it has the keyboard,
/// n when a field takes only a number. Place is "x y width height" in whole CSS pixels of what is
/// seen of it. What a window covers is left out.
std::string mirror_text(const explain::Views& views, const explain::Desk& desk);

/// Presses a target wherever it is scrolled, in the next frame.
/// @return why it cannot be pressed now, as a sentence; empty when it is pressed.
std::string press(std::string_view name);

/// Replaces what stands in a field, in the next frame. @return as press does.
std::string type_into(std::string_view name, std::string_view text);

/// Puts the keyboard on the first control of the page itself, after the bar of pages.
void go_to_page();

/// Puts the keyboard on the first control of the next part of the page, or of the one before.
void go_to_part(bool back);

}  // namespace mw::ui
