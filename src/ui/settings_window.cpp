#include <algorithm>
#include <array>
#include <cmath>
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

/// Which two colours say up and down, each with a sample of both.
void draw_palettes(const Canvas& canvas, Rect area) {
    constexpr std::array choices = {Choice{"settings.palette.green_red", "Green and red"},
                                    Choice{"settings.palette.blue_orange", "Blue and orange"}};
    Rect row = take_top(area, px(26));
    write(strong_type(), "Up and down", row, colours().t0);
    const float words = width_of(strong_type(), "Up and down");
    for (const bool up : {true, false})
        triangle(up, std::ceil(row.x + words + px(up ? 10 : 22)), row.y + row.h / 2 - px(3),
                 up ? colours().up : colours().down);
    explain::Palette& palette = canvas.desk.palette;
    const int pressed = segments(choices, static_cast<int>(palette), area);
    if (pressed >= 0) palette = static_cast<explain::Palette>(pressed);
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
    const Rect inside = draw_frame(canvas, {"Settings", {}, "settings.close", 420, 700});
    const Rect place{inside.x, inside.y, inside.w + px(10), inside.h - px(8)};
    if (begin_region("settings.body", place, true)) {
        Rect left = inside;
        left.y -= ImGui::GetScrollY();
        draw_themes(canvas, take_top(left, px(26) + control));
        take_top(left, px(12));
        draw_palettes(canvas, take_top(left, px(26) + control));
        take_top(left, px(16));
        write(strong_type(), "Size", take_top(left, px(24)), colours().t0);
        check_box("settings.present", "Larger type, for a projector or tired eyes",
                  canvas.desk.present, take_top(left, control));
        take_top(left, px(12));
        write(strong_type(), "Keyboard", take_top(left, px(24)), colours().t0);
        check_box("settings.letter_keys", "Letters alone are shortcuts, such as B for Borrow",
                  canvas.desk.letter_keys, take_top(left, control));
        take_top(left, px(12));
        write(strong_type(), "Orders", take_top(left, px(24)), colours().t0);
        check_box("settings.confirm_orders", "Show an order once more before it is sent",
                  canvas.desk.confirm_orders, take_top(left, control));
        take_top(left, px(12));
        draw_languages(canvas, left, control);
        take_top(left, px(16));
        draw_realism(canvas, left, control);
        take_top(left, px(16));
        write(strong_type(), "Motion", take_top(left, px(24)), colours().t0);
        const float said = write_paragraph(
            body_type(),
            reduced_motion()
                ? "Your system asks for less motion, so nothing here moves by itself."
                : "When your system asks for less motion, nothing here moves by itself.",
            left, colours().t1);
        content_ends(left.y + said);
    }
    end_region();
}

}  // namespace mw::ui
