#include <algorithm>
#include <cmath>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::LessonCard;

/// What a card shows, for a lesson or for practice.
struct Shown {
    std::string name;
    std::string act_name;
    const char* icon;
    std::string_view title;
    std::string_view about;
    std::string_view facts;
    std::string_view state;
    const char* act;
};

float card_height(const Shown& shown, float width) {
    return px(20) + px(24) + px(4) + height_of(coach_type, shown.about, width - px(92)) + px(8) +
           px(18) + px(14) + sizes().submit + px(18);
}

/// @return true when its button was pressed.
bool draw_card(const Shown& shown, const Rect& area) {
    fill(area, colours().panel, px(6));
    outline(area, colours().line, px(6));
    target_area(shown.name, Role::status, shown.title, shown.state, area);
    const Rect square{area.x + px(20), area.y + px(20), px(36), px(36)};
    fill(square, colours().acc_soft, px(6));
    draw_icon(shown.icon, square, colours().acc, 18);
    Rect left{area.x + px(72), area.y + px(20), area.w - px(92), area.h - px(38)};
    Rect title = take_top(left, px(24));
    if (!shown.state.empty()) {
        const float width = width_of(small_type, shown.state) + px(12);
        const Rect badge = centred(take_right(title, width), width, px(20));
        fill(badge, colours().acc_soft, px(3));
        write(small_type, shown.state, badge, colours().acc, Place::centre);
    }
    write({Face::semibold, 16}, shown.title, title, colours().t0);
    take_top(left, px(4));
    const float about = write_paragraph(coach_type, shown.about, left, colours().t1);
    take_top(left, about + px(8));
    write(body_type(), shown.facts, take_top(left, px(18)), colours().t2);
    take_top(left, px(14));
    const float width = std::min(left.w, px(180));
    return button({.name = shown.act_name, .label = shown.act, .fill = Fill::primary},
                  {left.x, left.y, width, sizes().submit});
}

Shown shown_lesson(const LessonCard& lesson) {
    const char* act = lesson.state.empty() ? "Start" : "Start again";
    return {"lessons.card." + lesson.id,
            "lessons.card." + lesson.id + ".start",
            icon::footprints,
            lesson.title,
            lesson.about,
            lesson.facts,
            lesson.state,
            act};
}

const Shown practice{"lessons.card.practice",
                     "lessons.practice",
                     icon::compass,
                     "Free practice",
                     "10,000 play USDT and a moving market, without instructions. Rewind takes "
                     "back your last action.",
                     "No steps · as long as you like",
                     {},
                     "Open the desk"};

}  // namespace

void draw_lessons_page(const Canvas& canvas) {
    const Rect& area = canvas.layout.content;
    panel(area);
    if (begin_region("lessons", area, true)) {
        const float width = std::min(px(720), area.w - px(32));
        const float x = std::floor(area.x + std::max(px(16), (area.w - width) / 2));
        float y = area.y - ImGui::GetScrollY() + px(24);
        write(page_title_type, "Lessons", {x, y, width, px(24)}, colours().t0);
        target_area("lessons.title", Role::status, "Lessons", {}, {x, y, px(120), px(24)});
        y += px(28);
        const Rect words{x, y, width, 0};
        y += write_paragraph(coach_type,
                             "Each lesson happens on the real screen. Steps tick when the account "
                             "shows that they are done, never because a button was pressed.",
                             words, colours().t1) +
             px(18);
        bool market_told = false;
        for (const LessonCard& lesson : canvas.views.lessons) {
            if (lesson.scenario && !market_told) {
                market_told = true;
                y += px(12);
                write(page_title_type, "Markets to practise in", {x, y, width, px(24)},
                      colours().t0);
                target_area("lessons.markets", Role::status, "Markets to practise in", {},
                            {x, y, px(240), px(24)});
                y += px(36);
            }
            const Shown shown = shown_lesson(lesson);
            const Rect place{x, y, width, card_height(shown, width)};
            if (draw_card(shown, place)) canvas.out.emplace_back(StartLesson{lesson.id});
            y = place.bottom() + px(12);
        }
        const Rect place{x, y, width, card_height(practice, width)};
        if (draw_card(practice, place)) canvas.out.emplace_back(StartPractice{});
        y = place.bottom() + px(16);
        write(body_type(), "More lessons are being written.", {x, y, width, px(20)}, colours().t2);
        content_ends(y + px(36));
    }
    end_region();
}

}  // namespace mw::ui
