#include <algorithm>
#include <array>

#include "explain/realism.h"
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

/// The language of the lessons. Its own name is written in signs that may not be here yet.
void draw_languages(const Canvas& canvas, Rect& left, float control) {
    using explain::Language;
    constexpr std::array choices = {Choice{"settings.language.en", "English"},
                                    Choice{"settings.language.zh", "Chinese (simplified)"}};
    write(strong_type(), "Language of the lessons", take_top(left, px(26)), colours().t0);
    const int now = canvas.desk.language == Language::chinese ? 1 : 0;
    const int pressed = segments(choices, now, take_top(left, control));
    if (pressed >= 0) canvas.desk.language = pressed == 1 ? Language::chinese : Language::english;
}

/// A setting with a sentence under it.
void draw_note(std::string_view words, const Rect& area) {
    write_paragraph(body_type(), words, area, colours().t1);
}

/// How hard the market is to trade in, and each friction in words.
void draw_realism(const Canvas& canvas, Rect& left, float control) {
    constexpr std::array choices = {Choice{"settings.realism.frictionless", "Frictionless"},
                                    Choice{"settings.realism.realistic", "Realistic"},
                                    Choice{"settings.realism.harsh", "Harsh"}};
    const Realism now = canvas.views.time.realism;
    write(strong_type(), "Market", take_top(left, px(26)), colours().t0);
    const int pressed = segments(choices, static_cast<int>(now), take_top(left, control));
    if (pressed >= 0 && static_cast<Realism>(pressed) != now)
        canvas.out.emplace_back(Command{SetRealism{static_cast<Realism>(pressed)}});
    take_top(left, px(6));
    const float said = write_paragraph(body_type(), explain::purpose_of(now), left, colours().t1);
    take_top(left, said + px(4));
    for (const explain::FrictionWords& friction : explain::frictions_in_words(now)) {
        write(body_type(), friction.name, {left.x, left.y, px(76), px(20)}, colours().t2);
        const Rect words{left.x + px(76), left.y, left.w - px(76), 0};
        const float height = write_paragraph(body_type(), friction.says, words, colours().t1);
        take_top(left, std::max(height, px(20)));
    }
}

}  // namespace

void draw_settings_window(const Canvas& canvas) {
    const bool touch = sizes().density == Density::touch;
    const float control = px(touch ? 44 : 34);
    Rect inside = draw_frame(canvas, {"Settings", {}, "settings.close", 420, 700});
    draw_themes(canvas, take_top(inside, px(26) + control));
    take_top(inside, px(20));
    draw_languages(canvas, inside, control);
    take_top(inside, px(16));
    draw_realism(canvas, inside, control);
    take_top(inside, px(16));
    write(strong_type(), "Size", take_top(inside, px(24)), colours().t0);
    check_box("settings.present", "Larger type, for a projector or tired eyes", canvas.desk.present,
              take_top(inside, control));
    take_top(inside, px(16));
    write(strong_type(), "Orders", take_top(inside, px(24)), colours().t0);
    check_box("settings.confirm_orders", "Show an order once more before it is sent",
              canvas.desk.confirm_orders, take_top(inside, control));
    take_top(inside, px(16));
    write(strong_type(), "Motion", take_top(inside, px(24)), colours().t0);
    draw_note(reduced_motion()
                  ? "Your system asks for less motion, so nothing here moves by itself."
                  : "When your system asks for less motion, nothing here moves by itself.",
              inside);
}

}  // namespace mw::ui
