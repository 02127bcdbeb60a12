// By itself, so that the page, which fetches this font later, does not hold it.
#include "ui/fonts_data.h"

namespace mw::ui {
namespace {

constexpr unsigned char mono_regular_bytes[] = {
#include "fonts/mono_regular.inc"
};

}  // namespace

std::span<const unsigned char> mono_regular() { return mono_regular_bytes; }

}  // namespace mw::ui
