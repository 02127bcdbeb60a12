#include "ui/fonts_data.h"

namespace mw::ui {
namespace {

// Written by scripts/make-fonts.py into the build folder, as numbers between commas.
constexpr unsigned char inter_regular_bytes[] = {
#include "fonts/inter_regular.inc"
};
constexpr unsigned char inter_semibold_bytes[] = {
#include "fonts/inter_semibold.inc"
};
constexpr unsigned char icons_bytes[] = {
#include "fonts/icons.inc"
};

}  // namespace

std::span<const unsigned char> inter_regular() { return inter_regular_bytes; }
std::span<const unsigned char> inter_semibold() { return inter_semibold_bytes; }
std::span<const unsigned char> icons_font() { return icons_bytes; }

}  // namespace mw::ui
