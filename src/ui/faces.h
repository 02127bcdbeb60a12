#pragma once

#include <string_view>

#include "ui/targets.h"
#include "ui/theme.h"

// What widgets need of the faces and pages do not.

namespace mw::ui {

/// Pushes the icon font at a CSS size; end it with pop_face.
void push_icons(float css_px);

/// Pushes another face at the size in use; end it with pop_face.
void push_same_size(Face face);

/// Pushes another CSS size of the face in use; end it with pop_face.
void push_size(float css_px);

/// Whether the face in use is that of code, which is the same in every language.
bool code_in_use();

/// Width of one line in the current face, of words that are in the language in use already.
float width_as_is(std::string_view words);

/// Draws such words as one line, vertically centred, without cutting them.
void text_as_is(std::string_view words, const Rect& area, ImU32 colour);

}  // namespace mw::ui
