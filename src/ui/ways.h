#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "explain/desk.h"

namespace mw::ui {

/// Whether a target is laid out now.
using IsLaidOut = std::function<bool(std::string_view)>;

/// What to press first to get nearer to a target: the target itself when it can be pressed or
/// scrolled to now, else the tab, page, menu or window button that leads there, or the close
/// button of a window, or of the coach's tall sheet, that stands in front. Asked again after each
/// press, it finds its way from anywhere on any layout.
/// @return empty when no press leads there (a row that does not exist, an error that is not
///         shown).
std::string next_press_toward(std::string_view target, const explain::Desk& desk);

/// The same, with the screen given as a question.
std::string next_press_toward(std::string_view target, const explain::Desk& desk,
                              const IsLaidOut& is_laid_out);

}  // namespace mw::ui
