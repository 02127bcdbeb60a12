// The question of a step, and its live figures.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "core/money.h"
#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/late.h"

namespace mw::ui {
namespace {

using explain::QuestionView;

float control_height() { return px(sizes().density == Density::touch ? 44 : 30); }

/// One choice: a ring, and its words on as many lines as they take. @return its height.
float draw_choice(const Canvas& canvas, const QuestionView& view, std::size_t place,
                  const Column& column) {
    const std::string& words = view.choices[place];
    const float inner = column.w - px(40);
    const float height = std::max(control_height(), height_of(coach_type, words, inner) + px(12));
    const Rect area{column.x, column.y, column.w, height};
    const bool chosen = view.chosen == static_cast<int>(place);
    const std::string name = "lesson.choice." + std::to_string(place);
    const Touch touch = pressable({name, Role::radio, words, chosen ? "true" : "false"}, area);
    fill(area, touch.hovered ? colours().acc_soft : colours().panel, px(4));
    const ImU32 ink = !chosen ? colours().t2 : view.right ? colours().up : colours().warn;
    outline(area, chosen ? ink : colours().line2, px(4));
    const char* glyph = !chosen ? icon::circle : view.right ? icon::circle_check : icon::circle_x;
    draw_icon(glyph, {area.x + px(9), area.y, px(15), area.h}, ink);
    const float text = height_of(coach_type, words, inner);
    write_paragraph(coach_type, words,
                    {area.x + px(32), area.y + std::floor((height - text) / 2), inner, 0},
                    colours().t0);
    if (touch.pressed) canvas.out.emplace_back(AnswerQuestion{lessons::Reply{place}});
    return height;
}

float draw_choices(const Canvas& canvas, const QuestionView& view, const Column& column) {
    float y = column.y;
    for (std::size_t i = 0; i < view.choices.size(); ++i)
        y += draw_choice(canvas, view, i, {column.x, y, column.w}) + px(6);
    return y;
}

/// The slider of a prediction writes into the same draft as the field. @return y below.
float draw_slider(const Canvas& canvas, const QuestionView& view, const Column& column) {
    const lessons::Prediction& range = view.range;
    const Rect area{column.x, column.y, column.w, control_height()};
    const auto typed = read_decimal(canvas.desk.answer, 8);
    const std::int64_t middle = range.from + (range.to - range.from) / 2;
    const std::int64_t now = std::clamp(typed.value_or(middle), range.from, range.to);
    const Touch touch = pressable({.name = "lesson.slider",
                                   .role = Role::slider,
                                   .label = "Your prediction",
                                   .value = canvas.desk.answer,
                                   .drags = true},
                                  area);
    const float part =
        static_cast<float>(now - range.from) / static_cast<float>(range.to - range.from);
    const Rect track{area.x, area.y + area.h / 2 - px(2), area.w, px(4)};
    fill(track, colours().line2, px(2));
    fill({track.x, track.y, track.w * part, track.h}, colours().acc, px(2));
    const float knob = px(touch.held ? 9 : 8);
    ImGui::GetWindowDrawList()->AddCircleFilled({track.x + track.w * part, area.y + area.h / 2},
                                                knob, colours().acc);
    if (touch.held || touch.pressed) {
        const float at = std::clamp((ImGui::GetIO().MousePos.x - area.x) / area.w, 0.0F, 1.0F);
        const std::int64_t steps = (range.to - range.from) / range.step;
        const auto place = std::llround(at * static_cast<float>(steps));
        canvas.desk.answer = write_shortest(range.from + place * range.step);
    }
    write(small_type, write_shortest(range.from), {area.x, area.bottom(), area.w, px(14)},
          colours().t2);
    write(small_type, write_shortest(range.to), {area.x, area.bottom(), area.w, px(14)},
          colours().t2, Place::right);
    return area.bottom() + px(20);
}

float draw_number(const Canvas& canvas, const QuestionView& view, const Column& column) {
    float y = column.y;
    const bool guess = view.kind == QuestionView::Kind::prediction;
    if (guess) y = draw_slider(canvas, view, {column.x, y, column.w});
    const std::string_view label = guess ? "Set" : "Check";
    const float button_w = width_of(strong_type(), label) + px(28);
    Rect row{column.x, y, column.w, control_height()};
    const Rect press = take_right(row, button_w);
    row.w -= px(8);
    field({.name = "lesson.answer",
           .unit = view.unit,
           .hint = guess ? "Your number" : "Your answer",
           .error = view.wrong},
          canvas.desk.answer, row);
    const auto number = read_decimal(canvas.desk.answer, 8);
    const bool pressed = button({.name = "lesson.check",
                                 .label = label,
                                 .fill = Fill::primary,
                                 .enabled = number.has_value(),
                                 .why_not = "Type a number first."},
                                press);
    if (pressed && number) canvas.out.emplace_back(AnswerQuestion{lessons::Reply{*number}});
    return row.bottom() + px(6);
}

/// Cards and bins, whose code comes later. @return y below.
float draw_late_sort(const Canvas& canvas, const Column& column) {
    const Rect area{column.x, column.y, column.w, 0};
    if (late_parts() != nullptr) return column.y + late_parts()->sort(canvas, area);
    return column.y + write_paragraph(coach_type, want_late(), area, colours().t1);
}

/// Brings what is said about an answer into sight when it is new.
void follow_verdict(const std::string& verdict) {
    const int seen = static_cast<int>(ImGui::GetID(verdict.c_str()));
    int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("verdict"), 0);
    if (std::exchange(*last, seen) != seen) reveal("lesson.verdict");
}

/// A question by its kind. @return y below.
float draw_reply(const Canvas& canvas, const QuestionView& view, const Column& column) {
    switch (view.kind) {
        case QuestionView::Kind::choice: return draw_choices(canvas, view, column);
        case QuestionView::Kind::sort: return draw_late_sort(canvas, column);
        case QuestionView::Kind::number:
        case QuestionView::Kind::prediction: break;
    }
    return draw_number(canvas, view, column);
}

}  // namespace

float draw_question(const Canvas& canvas, const Column& column) {
    const QuestionView& view = *canvas.views.coach->question;
    float y = column.y + px(10);
    y += write_paragraph(coach_strong_type, view.text, {column.x, y, column.w, 0}, colours().t0);
    target_area("lesson.question", Role::status, "Question", view.text,
                {column.x, column.y, column.w, y - column.y});
    y += px(8);
    y = draw_reply(canvas, view, {column.x, y, column.w});
    if (view.verdict.empty()) return y;
    const Rect words{column.x + px(21), y + px(2), column.w - px(21), 0};
    draw_icon(view.right ? icon::circle_check : icon::triangle_alert, {column.x, y, px(14), px(18)},
              view.right ? colours().up : colours().warn);
    const float height = write_paragraph(coach_type, view.verdict, words, colours().t0);
    follow_verdict(view.verdict);
    target_area("lesson.verdict", Role::status, "About your answer", view.verdict,
                {column.x, y, column.w, height + px(4)});
    return y + height + px(6);
}

float draw_figure(const explain::Row& row, std::string_view name, std::size_t place,
                  const Column& column) {
    const float value_w = width_of(strong_type(), row.value.text) + px(2);
    const float room = column.w - 2 * px(8) - px(6);
    const bool fits = width_of(body_type(), row.label) + value_w <= room;
    const Rect area{column.x, column.y, column.w, fits ? px(22) : px(40)};
    fill(area, place % 2 == 0 ? colours().field : colours().panel, px(3));
    Rect left = inset(area, px(8), fits ? 0 : px(2));
    Rect label = fits ? left : take_top(left, px(18));
    write(strong_type(), row.value.text, take_right(left, value_w), colour_of(row.value.tone),
          Place::right);
    if (fits) label.w -= value_w + px(6);
    write(body_type(), row.label, label, colours().t1);
    target_area(name, Role::status, row.label, row.value.text, area);
    return area.bottom();
}

float draw_figures(const explain::CoachView& coach, const Column& column) {
    float y = column.y + px(10);
    for (std::size_t i = 0; i < coach.figures.size(); ++i)
        y = draw_figure(coach.figures[i], "lesson.figure." + std::to_string(i), i,
                        {column.x, y, column.w});
    return y;
}

}  // namespace mw::ui
