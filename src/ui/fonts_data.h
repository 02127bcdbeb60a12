#pragma once
#include <span>

namespace mw::ui {

/// Inter 400 as a TTF, digits all of one width. Lives as long as the program.
std::span<const unsigned char> inter_regular();

/// Inter 600 as a TTF, digits all of one width. Lives as long as the program.
std::span<const unsigned char> inter_semibold();

/// JetBrains Mono NL 400 as a TTF, for ids, seeds and formulas. Lives as long as the program.
std::span<const unsigned char> mono_regular();

/// The lucide icons named in "ui/icons.h" as a TTF. Lives as long as the program.
std::span<const unsigned char> icons_font();

}  // namespace mw::ui
