#include <array>

#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::Theme;

void draw_themes(const Canvas& canvas, Rect area) {
    constexpr std::array choices = {Choice{"settings.theme.dark", "Dark"},
                                    Choice{"settings.theme.light", "Light"},
                                    Choice{"settings.theme.contrast", "High contrast"}};
    constexpr std::array themes = {Theme::dark, Theme::light, Theme::contrast};
    write(strong_type(), "Colours", take_top(area, px(26)), colours().t0);
    int chosen = 0;
    for (std::size_t i = 0; i < themes.size(); ++i)
        if (themes[i] == canvas.desk.theme) chosen = static_cast<int>(i);
    const int pressed = segments(choices, chosen, area);
    if (pressed >= 0) canvas.desk.theme = themes[static_cast<std::size_t>(pressed)];
}

/// A setting with a sentence under it.
void draw_note(std::string_view words, const Rect& area) {
    write_paragraph(body_type(), words, area, colours().t1);
}

}  // namespace

void draw_settings_window(const Canvas& canvas) {
    const bool touch = sizes().density == Density::touch;
    const float control = px(touch ? 44 : 34);
    Rect inside = draw_frame(canvas, {"Settings", {}, "settings.close", 420, 330});
    draw_themes(canvas, take_top(inside, px(26) + control));
    take_top(inside, px(20));
    write(strong_type(), "Size", take_top(inside, px(24)), colours().t0);
    check_box("settings.present", "Larger type, for a projector or tired eyes", canvas.desk.present,
              take_top(inside, control));
    take_top(inside, px(16));
    write(strong_type(), "Motion", take_top(inside, px(24)), colours().t0);
    draw_note(reduced_motion()
                  ? "Your system asks for less motion, so nothing here moves by itself."
                  : "When your system asks for less motion, nothing here moves by itself.",
              inside);
}

}  // namespace mw::ui
