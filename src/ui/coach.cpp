#include <algorithm>
#include <string>

#include "imgui_internal.h"
#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/late.h"

namespace mw::ui {

/// The coach below the work, on phones and tablets. In coach_sheet.cpp.
void draw_coach_sheet(const Canvas& canvas);

namespace {

using explain::CoachView;

bool fingers_press() { return sizes().density == Density::touch; }

float pad() { return px(sizes().density == Density::full ? 16 : 12); }

void draw_rail(const Canvas& canvas) {
    const Rect& area = canvas.layout.coach;
    const CoachView& coach = *canvas.views.coach;
    const Touch press = pressable(
        {.name = "lesson.fold", .label = "Open the coach", .value = coach.step_text}, area);
    if (press.hovered) fill(area, colours().field);
    if (press.pressed) toggle_fold(canvas.desk);
    Rect left = inset(area, 0, px(10));
    draw_icon(icon::footprints, take_top(left, px(22)), colours().acc, 16);
    const Rect badge = centred(take_top(left, px(34)), px(34), px(18));
    fill(badge, colours().acc_soft, px(3));
    write(small_strong_type, short_step(coach), badge, colours().acc, Place::centre);
    const Rect track = centred(take_top(left, px(188)), px(4), px(180));
    fill(track, colours().line, px(2));
    fill({track.x, track.y, track.w, track.h * std::clamp(coach.progress, 0.0F, 1.0F)},
         colours().acc, px(2));
    draw_icon(icon::chevron_left, take_top(left, px(32)), colours().t1);
}

void draw_head(const Canvas& canvas, const Rect& row) {
    const CoachView& coach = *canvas.views.coach;
    Rect left = inset(row, pad(), 0);
    draw_icon(icon::footprints, take_left(left, px(15)), colours().acc);
    take_left(left, px(8));
    const float size = px(fingers_press() ? 40 : 26);
    left.w += px(6);
    const Rect exit = centred(take_right(left, size), size, size);
    const Rect fold = centred(take_right(left, size), size, size);
    const Rect restart = centred(take_right(left, size), size, size);
    write(coach_strong_type, coach.lesson, left, colours().t0);
    draw_lesson_tools(canvas, restart, exit);
    if (button({.name = "lesson.fold",
                .label = {},
                .fill = Fill::bare,
                .icon = icon::panel_right_open,
                .help = "Fold the coach"},
               fold))
        toggle_fold(canvas.desk);
    line_h(row.x, row.bottom() - 1, row.w, colours().line);
}

/// Title, text and buttons of the step, on a card. @return y below it.
float draw_card(const Canvas& canvas, const Column& column) {
    const CoachView& coach = *canvas.views.coach;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSplit(2);
    list->ChannelsSetCurrent(1);
    const float edge = px(14);
    const Column inner{column.x + edge, column.y + px(12), column.w - edge - px(12)};
    float y =
        inner.y + px(4) +
        write_paragraph(step_title_type, coach.title, {inner.x, inner.y, inner.w, 0}, colours().t0);
    y = coach.done ? draw_debrief(coach, {inner.x, y, inner.w})
                   : draw_step_text(canvas, {inner.x, y, inner.w});
    y += px(12);
    const Rect buttons{inner.x, y, inner.w, px(fingers_press() ? 44 : 32)};
    coach.done ? draw_done_buttons(canvas, buttons) : draw_help_buttons(canvas, buttons);
    const Rect box{column.x, column.y, column.w, buttons.bottom() + px(12) - column.y};
    list->ChannelsSetCurrent(0);
    card(box);
    fill({box.x, box.y, px(2), box.h}, coach.done ? colours().up : colours().acc);
    list->ChannelsMerge();
    target_area("lesson.panel", Role::status, coach.title, coach.done ? coach.debrief : coach.say,
                box);
    return box.bottom();
}

/// Scrolls so that the card is in sight when something new stands in the coach.
void follow_news(const Canvas& canvas, float card_top, float card_bottom, float height) {
    const CoachView& coach = *canvas.views.coach;
    ImGuiID id = ImGui::GetID(coach.title.c_str());
    for (const std::string* words : {&coach.remark, &coach.news})
        id = ImHashData(words->data(), words->size(), id);
    id += static_cast<ImGuiID>(coach.hints.size() * 2) + (canvas.desk.why_open ? 1U : 0U);
    const int seen = static_cast<int>(id);
    int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("seen"), 0);
    if (*last == seen) return;
    *last = seen;
    ImGui::SetScrollY(std::clamp(card_bottom - height, 0.0F, std::max(0.0F, card_top - px(8))));
}

void draw_body(const Canvas& canvas, const Rect& area) {
    if (begin_region("coach.body", area, true)) {
        const CoachView& coach = *canvas.views.coach;
        const float top = area.y - ImGui::GetScrollY();
        Column column{area.x + pad(), top + px(8), area.w - 2 * pad()};
        const Rect row{column.x, column.y, column.w, px(20)};
        write(body_type(), coach.step_text, row, colours().t1);
        write(body_type(), coach.left_text, row, colours().t2, Place::right);
        target_area("lesson.step", Role::status, "Step", coach.step_text, row);
        draw_progress(coach, {column.x, row.bottom() + px(4), column.w, px(4)});
        column.y = draw_checklist(coach, {column.x, row.bottom() + px(16), column.w}) + px(10);
        const float card_top = column.y - top;
        column.y = draw_card(canvas, column) + px(12);
        column.y = draw_notes(canvas, column) + px(4);
        content_ends(column.y);
        follow_news(canvas, card_top, column.y - top, area.h);
    }
    end_region();
}

}  // namespace

void draw_coach(const Canvas& canvas) {
    const Rect& area = canvas.layout.coach;
    if (area.w <= 0) return;
    if (practice_coach_is_called(canvas.views, canvas.desk))
        return draw_late(canvas, &LateParts::practice, area);
    if (!canvas.views.coach) return;
    if (canvas.layout.shape == Shape::phone || canvas.layout.shape == Shape::tablet)
        return draw_coach_sheet(canvas);
    panel(area);
    if (canvas.layout.coach_folded) return draw_rail(canvas);
    Rect left = area;
    const bool wide = sizes().density == Density::full;
    draw_head(canvas, take_top(left, px(fingers_press() ? 44 : (wide ? 40 : 36))));
    if (canvas.views.coach->done) return draw_body(canvas, left);
    const Rect foot = take_bottom(left, px(fingers_press() ? 52 : 40));
    line_h(foot.x, foot.y, foot.w, colours().line);
    draw_body(canvas, left);
    const Rect buttons =
        centred(inset(foot, pad(), 0), foot.w - 2 * pad(), px(fingers_press() ? 44 : 28));
    draw_side_ways(canvas, buttons);
    if (!canvas.views.coach->exploring) draw_step_buttons(canvas, buttons);
}

}  // namespace mw::ui
