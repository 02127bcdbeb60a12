#pragma once

#include "ui/theme.h"

// What widgets need of the faces and pages do not.

namespace mw::ui {

/// Pushes the icon font at a CSS size; end it with pop_face.
void push_icons(float css_px);

/// Pushes another face at the size in use; end it with pop_face.
void push_same_size(Face face);

}  // namespace mw::ui
