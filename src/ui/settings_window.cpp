#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "explain/realism.h"
#include "ui/names.h"
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

/// The languages there are, three in a row.
void draw_languages(const Canvas& canvas, Rect& left, float control) {
    write(strong_type(), "Language", take_top(left, px(26)), colours().t0);
    constexpr std::size_t in_row = 3;
    const std::span all{canvas.views.languages};
    for (std::size_t first = 0; first < all.size(); first += in_row) {
        const std::span row = all.subspan(first, std::min(in_row, all.size() - first));
        std::vector<Name> names;
        std::vector<Choice> choices;
        int now = -1;
        names.reserve(row.size());
        for (const explain::LanguageView& language : row) {
            if (language.tag == canvas.desk.language) now = static_cast<int>(names.size());
            names.push_back(Name{"settings.language."}.add(language.tag));
            choices.push_back({names.back(), language.label});
        }
        const int pressed = segments(choices, now, take_top(left, control));
        if (pressed >= 0) canvas.desk.language = row[static_cast<std::size_t>(pressed)].tag;
    }
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
    write(strong_type(), "Trading conditions", take_top(left, px(26)), colours().t0);
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
