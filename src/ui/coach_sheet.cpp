#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::CoachView;

constexpr float tallest = 600;
constexpr float title_h = 23;
constexpr float tall_foot = 52;      // back, restart and exit
constexpr float lowest_chart = 150;  // on a phone

float wish = 0;  // height of a low sheet that shows the step whole

/// A question that the sheet's own place in the layout is too low for.
bool asks_for_more(const Canvas& canvas) {
    return canvas.views.coach->question && wish > canvas.layout.coach.h + 1;
}

/// With the checklist: the learner pulled the sheet up.
bool lists_steps(const Canvas& canvas) {
    return canvas.desk.coach_turned && !asks_for_more(canvas);
}

/// Where the sheet stands: its place in the layout, or higher, over the page.
Rect sheet_area(const Canvas& canvas) {
    Rect area = canvas.layout.coach;
    if (!sheet_is_tall(canvas)) return area;
    const float bottom = area.bottom();
    const float room = bottom - canvas.layout.nav.bottom() - px(8);
    const float wanted = lists_steps(canvas) ? px(tallest) : wish + px(tall_foot);
    area.h = std::max(area.h, std::min(wanted, room));
    area.y = bottom - area.h;
    return area;
}

/// "Step 6 of 10" and the button that opens the checklist, or folds back.
void draw_sheet_head(const Canvas& canvas, Rect row) {
    const CoachView& coach = *canvas.views.coach;
    const bool folded = canvas.layout.coach_folded;
    Rect handle = row;
    if (!folded) {
        const Rect more = take_right(handle, px(112));
        const bool tall = sheet_is_tall(canvas);
        const std::string_view label = !asks_for_more(canvas) ? "Checklist"
                                       : tall                 ? "Smaller"
                                                              : "Larger";
        const Touch press = pressable(
            {.name = "lesson.checklist", .label = label, .value = tall ? "true" : "false"}, more);
        if (press.pressed) canvas.desk.coach_turned = !canvas.desk.coach_turned;
        Rect inner = inset(more, px(12), 0);
        draw_icon(tall ? icon::chevron_down : icon::chevron_up, take_right(inner, px(18)),
                  colours().t1);
        write(body_type(), label, {inner.x, inner.y, inner.w - px(6), inner.h}, colours().t1,
              Place::right);
    }
    const Touch press = pressable({.name = "lesson.fold",
                                   .label = folded ? "Open the coach" : "Fold the coach",
                                   .value = coach.step_text},
                                  handle);
    if (press.pressed) toggle_fold(canvas.desk);
    Rect inner = inset(handle, px(16), 0);
    draw_icon(icon::footprints, take_left(inner, px(16)), colours().acc);
    take_left(inner, px(8));
    if (folded) draw_icon(icon::chevron_up, take_right(inner, px(18)), colours().t1);
    const std::string title = folded ? coach.step_text + " · " + coach.title : coach.step_text;
    write(strong_type(), coach.done ? std::string_view{coach.title} : title, inner, colours().t0);
}

/// Brings what is new in the step into sight: the next step's beginning, a hint, or why.
void follow_help(const Canvas& canvas) {
    const CoachView& coach = *canvas.views.coach;
    const int help = static_cast<int>(coach.hints.size() * 2) + (canvas.desk.why_open ? 1 : 0);
    const int step = static_cast<int>(ImGui::GetID(coach.title.c_str()));
    ImGuiStorage* kept = ImGui::GetStateStorage();
    const int seen = std::exchange(*kept->GetIntRef(ImGui::GetID("help"), 0), help);
    if (std::exchange(*kept->GetIntRef(ImGui::GetID("step"), step), step) != step)
        return ImGui::SetScrollY(0);
    if (help <= seen) return;
    if (canvas.desk.why_open && seen % 2 == 0) return reveal("lesson.why_text");
    reveal(Name{"lesson.hint."}.add(coach.hints.size() - 1));
}

/// As much of a height as holds whole lines below the title.
float whole_lines(float height) {
    const float line = height_of(coach_type, "1", px(tallest));
    return px(title_h) + std::floor((height - px(title_h)) / line) * line;
}

/// Text, notes and, pulled up, the checklist, in a region that scrolls.
/// @return height of text and notes.
float draw_sheet_text(const Canvas& canvas, Rect area, float needed) {
    float height = needed;
    if (needed > area.h) area.h = whole_lines(area.h);
    if (begin_region("coach.text", area, true)) {
        follow_help(canvas);
        const CoachView& coach = *canvas.views.coach;
        Column column{area.x + px(16), area.y - ImGui::GetScrollY(), area.w - px(32)};
        const bool lists = lists_steps(canvas) && sheet_is_tall(canvas);
        const bool lists_last = coach.question || canvas.layout.low;
        if (lists && !lists_last) column.y = draw_checklist(coach, column) + px(12);
        const float begin = column.y;
        write(step_title_type, coach.title, {column.x, column.y, column.w, px(22)}, colours().t0);
        column.y += px(title_h);
        const float top = column.y;
        column.y = coach.done ? draw_debrief(coach, column) : draw_step_text(canvas, column);
        target_area("lesson.panel", Role::status, coach.title,
                    coach.done ? coach.debrief : coach.say,
                    {column.x, top, column.w, column.y - top});
        const float said = column.y;
        column.y = draw_notes(canvas, {column.x, column.y + px(8), column.w});
        if (column.y <= said + px(8)) column.y = said;  // there are none
        height = column.y - begin;
        if (lists && lists_last)
            column.y = draw_checklist(coach, {column.x, column.y + px(8), column.w});
        content_ends(column.y);
    }
    end_region();
    return height;
}

/// What can be pressed at the foot: help, and Next where the step asks for it.
void draw_sheet_buttons(const Canvas& canvas, Rect row) {
    const CoachView& coach = *canvas.views.coach;
    if (coach.done) return draw_done_buttons(canvas, row);
    if (coach.needs_next) {
        const float width = px(64);
        if (button({.name = "lesson.next", .label = "Next", .fill = Fill::primary},
                   take_right(row, width)))
            canvas.out.emplace_back(CoachAsk::next);
        row.w -= px(6);
    }
    draw_help_buttons(canvas, row);
}

/// Tall: back, restart and exit below the help buttons.
void draw_tall_foot(const Canvas& canvas, Rect row) {
    const CoachView& coach = *canvas.views.coach;
    const float size = px(44);
    if (coach.done) return;
    const Rect exit = take_right(row, size);
    const Rect restart = take_right(row, size);
    draw_lesson_tools(canvas, restart, exit);
    if (button({.name = "lesson.back",
                .label = "Back",
                .fill = Fill::outline,
                .enabled = coach.can_go_back,
                .why_not = "This is the first step."},
               take_left(row, px(96))))
        canvas.out.emplace_back(CoachAsk::back);
    draw_side_ways(canvas, inset(row, px(8), 0));
}

void draw_sheet(const Canvas& canvas, const Rect& area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImDrawFlags top = ImDrawFlags_RoundCornersTop;
    list->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, colours().panel, px(12),
                        top);
    list->AddRect({area.x, area.y}, {area.right(), area.bottom() + px(12)}, colours().line2, px(12),
                  top);
    Rect left = area;
    const Rect grip{area.x + area.w / 2 - px(18), area.y + px(6), px(36), px(4)};
    fill(grip, colours().line2, px(2));
    const bool folded = canvas.layout.coach_folded;
    take_top(left, px(folded ? 6 : 8));
    draw_sheet_head(canvas, take_top(left, px(folded ? 36 : 32)));
    const CoachView& coach = *canvas.views.coach;
    draw_progress(coach, inset(take_top(left, px(4)), px(16), 0));
    if (folded) return;
    take_top(left, px(10));
    take_bottom(left, px(8));
    const float foot = sheet_is_tall(canvas) ? px(tall_foot) : 0;
    if (foot > 0) {
        Rect row = take_bottom(left, foot);
        draw_tall_foot(canvas, inset(take_bottom(row, px(44)), px(16), 0));
    }
    draw_sheet_buttons(canvas, inset(take_bottom(left, px(44)), px(16), 0));
    take_bottom(left, px(6));
    const float around = area.h - left.h - foot + px(2);
    wish = around + std::ceil(draw_sheet_text(canvas, left, wish - around));
}

/// Tablet: text at the left, buttons at the right.
void draw_strip(const Canvas& canvas, Rect area) {
    const CoachView& coach = *canvas.views.coach;
    panel(area);
    const bool touch = sizes().density == Density::touch;
    Rect side = inset(take_right(area, px(276)), px(16), px(touch ? 6 : 12));
    const float size = px(touch ? 44 : 28);
    const float gap = px(touch ? 8 : 12);
    const float button_h = px(touch ? 44 : 36);
    Rect head = take_top(side, size);
    const Rect exit = take_right(head, size);
    const Rect fold = take_right(head, size);
    const Rect restart = take_right(head, size);
    write(body_type(), coach.left_text, head, colours().t2);
    draw_lesson_tools(canvas, restart, exit);
    if (button({.name = "lesson.fold",
                .label = {},
                .fill = Fill::bare,
                .icon = icon::chevron_down,
                .help = "Fold the coach"},
               fold))
        toggle_fold(canvas.desk);
    take_top(side, gap);
    if (coach.done) return draw_done_buttons(canvas, take_top(side, button_h));
    draw_help_buttons(canvas, take_top(side, button_h));
    take_top(side, gap);
    const Rect foot = take_top(side, button_h);
    draw_side_ways(canvas, foot);
    if (!coach.exploring) draw_step_buttons(canvas, foot);
}

void draw_tablet(const Canvas& canvas, Rect area) {
    const CoachView& coach = *canvas.views.coach;
    draw_strip(canvas, area);
    area.w -= px(276);
    Rect head = take_top(area, px(36));
    head = inset(head, px(16), 0);
    draw_icon(icon::footprints, take_left(head, px(16)), colours().acc);
    take_left(head, px(8));
    write(strong_type(), coach.step_text, head, colours().t0);
    draw_progress(coach, inset(take_top(area, px(4)), px(16), 0));
    take_top(area, px(8));
    draw_sheet_text(canvas, area, 0);
}

}  // namespace

void fit_sheet(Layout& layout) {
    if (layout.shape != Shape::phone || layout.low || layout.coach.w <= 0 || layout.coach_folded)
        return;
    const float room = std::max(0.0F, layout.chart.h - px(lowest_chart));
    const float more = std::clamp(wish - layout.coach.h, 0.0F, room);
    layout.chart.h -= more;
    layout.content.h -= more;
    for (Rect* below : {&layout.phone_account, &layout.phone_trade, &layout.coach})
        below->y -= more;
    layout.coach.h += more;
}

bool sheet_is_tall(const Canvas& canvas) {
    if (!canvas.views.coach || canvas.layout.coach_folded) return false;
    return canvas.desk.coach_turned != asks_for_more(canvas);
}

bool begin_tall_sheet(const char* id, const Rect& area) {
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.w, area.h});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground;
    return ImGui::Begin(id, nullptr, flags);
}

void draw_coach_sheet(const Canvas& canvas) {
    if (canvas.layout.shape == Shape::tablet && !canvas.layout.coach_folded)
        return draw_tablet(canvas, canvas.layout.coach);
    const Rect area = sheet_area(canvas);
    if (!sheet_is_tall(canvas)) return draw_sheet(canvas, area);
    if (begin_tall_sheet("coach.sheet", area)) draw_sheet(canvas, area);
    ImGui::End();
}

}  // namespace mw::ui
