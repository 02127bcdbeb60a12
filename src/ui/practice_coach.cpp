#include <algorithm>
#include <string>

#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::GoalRow;
using explain::PracticeView;

bool below_the_work(const Canvas& canvas) {
    return canvas.layout.shape == Shape::phone || canvas.layout.shape == Shape::tablet;
}

bool is_touch() { return sizes().density == Density::touch; }

float pad() { return px(sizes().density == Density::compact ? 12 : 16); }

/// Title, the button that makes a sheet taller, and the one that closes.
void draw_head(const Canvas& canvas, const Rect& row) {
    Rect left = inset(row, pad(), 0);
    draw_icon(icon::compass, take_left(left, px(16)), colours().acc);
    take_left(left, px(8));
    left.w += px(6);
    const float size = px(is_touch() ? 40 : 26);
    const Rect close = centred(take_right(left, size), size, size);
    if (button({.name = "practice.close",
                .label = {},
                .fill = Fill::bare,
                .icon = icon::x,
                .help = "Send the coach away"},
               close))
        canvas.desk.coach_called = false;
    if (below_the_work(canvas)) {
        const bool tall = canvas.desk.coach_turned;
        if (button({.name = "practice.tall",
                    .label = {},
                    .fill = Fill::bare,
                    .icon = tall ? icon::chevron_down : icon::chevron_up,
                    .help = tall ? "Smaller" : "Larger",
                    .value = tall ? "true" : "false"},
                   centred(take_right(left, size), size, size)))
            canvas.desk.coach_turned = !tall;
    }
    write(coach_strong_type, "Coach", left, colours().t0);
    line_h(row.x, row.bottom() - 1, row.w, colours().line);
}

/// A small heading. @return y below.
float heading(std::string_view words, const Column& at) {
    write(strong_type(), words, {at.x, at.y, at.w, px(20)}, colours().t1);
    return at.y + px(24);
}

float words_at(std::string_view words, const Column& at, ImU32 colour) {
    return at.y + write_paragraph(coach_type, words, {at.x, at.y, at.w, 0}, colour);
}

/// What happened last, and what would be sensible now. @return y below.
float draw_advice(const PracticeView& view, Column at) {
    at.y = heading("Now", at);
    const float top = at.y;
    if (!view.happened.words.empty()) {
        at.y = words_at(view.happened.words, at, colours().t1) + px(8);
        target_area("practice.happened", Role::status, "What happened", view.happened.words,
                    {at.x, top, at.w, at.y - top});
    }
    for (std::size_t i = 0; i < view.advice.size(); ++i) {
        const float from = at.y;
        draw_icon(icon::lightbulb, {at.x, at.y, px(14), px(18)}, colours().acc);
        at.y = words_at(view.advice[i].words, {at.x + px(22), at.y, at.w - px(22)}, colours().t0);
        target_area(Name{"practice.advice."}.add(i), Role::status, "Advice", view.advice[i].words,
                    {at.x, from, at.w, at.y - from});
        at.y += px(8);
    }
    return at.y;
}

/// Hint and Give up, side by side.
void draw_goal_buttons(const Canvas& canvas, const PracticeView& view, Rect row) {
    const float half = (row.w - px(8)) / 2;
    if (!view.done && button({.name = "practice.hint",
                              .label = "Hint",
                              .fill = Fill::outline,
                              .icon = icon::lightbulb,
                              .enabled = view.more_hints,
                              .why_not = "There are no more hints."},
                             take_left(row, half)))
        canvas.out.emplace_back(GoalHint{});
    if (!view.done) take_left(row, px(8));
    if (button({.name = "practice.give_up",
                .label = view.done ? "Another goal" : "Give it up",
                .fill = view.done ? Fill::primary : Fill::quiet},
               row))
        canvas.out.emplace_back(PickGoal{});
}

/// The chosen goal, what it waits for, hints and remarks. @return y below.
float draw_goal(const Canvas& canvas, const PracticeView& view, Column at) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSplit(2);
    list->ChannelsSetCurrent(1);
    const Rect box{at.x, at.y, at.w, 0};
    Column in{at.x + px(14), at.y + px(12), at.w - px(26)};
    in.y +=
        write_paragraph(step_title_type, view.title, {in.x, in.y, in.w, 0}, colours().t0) + px(4);
    in.y = words_at(view.done ? view.debrief : view.say, in, colours().t0) + px(8);
    for (std::size_t i = 0; i < view.figures.size(); ++i) {
        const explain::Row& row = view.figures[i];
        const Rect place{in.x, in.y, in.w, px(22)};
        label_row(row, place);
        target_area(Name{"lesson.figure."}.add(i), Role::status, row.label, row.value.text, place);
        in.y += px(22);
    }
    if (view.done) {
        write(strong_type(), "Reached", {in.x, in.y, in.w, px(20)}, colours().up);
        in.y += px(24);
    } else if (!view.waiting.empty()) {
        in.y = words_at("Still missing: " + view.waiting + ".", in, colours().acc) + px(8);
    }
    if (!view.remark.empty()) in.y = words_at(view.remark, in, colours().warn) + px(8);
    for (const std::string& hint : view.hints)
        in.y = words_at("Hint: " + hint, in, colours().t1) + px(8);
    const float height = px(is_touch() ? 44 : 30);
    draw_goal_buttons(canvas, view, {in.x, in.y, in.w, height});
    const Rect all{box.x, box.y, box.w, in.y + height + px(12) - box.y};
    list->ChannelsSetCurrent(0);
    card(all);
    fill({all.x, all.y, px(2), all.h}, view.done ? colours().up : colours().acc);
    list->ChannelsMerge();
    target_area("practice.goal", Role::status, view.title,
                view.done ? "Reached. " + view.debrief : "Still missing: " + view.waiting, all);
    return all.bottom();
}

/// A goal of the list, to be picked. @return y below.
float draw_choice(const Canvas& canvas, const GoalRow& goal, const Column& at) {
    const float words = height_of(coach_type, goal.title, at.w - px(34));
    const Rect row{at.x, at.y, at.w, std::max(px(is_touch() ? 44 : 30), words + px(10))};
    const Touch press = pressable({.name = "practice.goal." + goal.id,
                                   .role = Role::radio,
                                   .label = goal.title,
                                   .value = goal.chosen ? "true" : "false"},
                                  row);
    if (press.hovered) fill(row, colours().field, px(4));
    const char* sign = goal.reached  ? icon::circle_check
                       : goal.chosen ? icon::circle_dot
                                     : icon::circle;
    const ImU32 tone = goal.reached ? colours().up : goal.chosen ? colours().acc : colours().t2;
    draw_icon(sign, {row.x + px(4), row.y, px(18), row.h}, tone);
    write_paragraph(coach_type, goal.title,
                    {row.x + px(30), row.y + (row.h - words) / 2, row.w - px(34), 0},
                    goal.chosen ? colours().acc : colours().t0);
    if (press.pressed) canvas.out.emplace_back(PickGoal{goal.id});
    return row.bottom();
}

/// Every goal. @return y below.
float draw_goals(const Canvas& canvas, const PracticeView& view, Column at) {
    if (!view.note.empty()) return words_at(view.note, at, colours().t1);
    const Rect title{at.x, at.y, at.w, px(20)};
    write(body_type(), view.count, title, colours().t2, Place::right);
    target_area("practice.count", Role::status, "Goals", view.count, title);
    at.y = heading(view.has_goal ? "Other goals" : "Pick a goal", at);
    for (const GoalRow& goal : view.goals) at.y = draw_choice(canvas, goal, at);
    return at.y;
}

void draw_body(const Canvas& canvas, const Rect& area) {
    if (begin_region("practice.body", area, true)) {
        const PracticeView& view = *canvas.views.late.practice;
        Column at{area.x + pad(), area.y - ImGui::GetScrollY() + px(10), area.w - 2 * pad()};
        if (view.has_goal) at.y = draw_goal(canvas, view, at) + px(16);
        at.y = draw_advice(view, at) + px(12);
        at.y = draw_goals(canvas, view, at) + px(12);
        content_ends(at.y);
    }
    end_region();
}

/// Docked beside the work, or in its place below it.
void draw_panel(const Canvas& canvas, Rect area) {
    panel(area);
    if (below_the_work(canvas)) line_h(area.x, area.y, area.w, colours().line2);
    draw_head(canvas, take_top(area, px(sizes().density == Density::compact ? 36 : 40)));
    if (canvas.views.late.practice && area.h > px(20)) draw_body(canvas, area);
}

}  // namespace

void draw_practice_coach(const Canvas& canvas) {
    Rect area = canvas.layout.coach;
    if (!below_the_work(canvas) || !canvas.desk.coach_turned) return draw_panel(canvas, area);
    const float bottom = area.bottom();
    area.h = std::max(area.h, std::min(px(600), bottom - canvas.layout.nav.bottom() - px(8)));
    area.y = bottom - area.h;
    if (begin_tall_sheet("practice.sheet", area)) draw_panel(canvas, area);
    ImGui::End();
}

}  // namespace mw::ui
