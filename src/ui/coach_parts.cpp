#include "ui/coach_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/late.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::CoachView;

/// An icon and a wrapped text beside it. @return y below.
float draw_marked_text(const char* glyph, ImU32 colour, std::string_view words,
                       const Column& column) {
    const float line = px(18);
    draw_icon(glyph, {column.x, column.y, px(14), line}, colour);
    const Rect rest{column.x + px(21), column.y + px(1), column.w - px(21), 0};
    return column.y + std::max(line, write_paragraph(body_type(), words, rest, colours().t1));
}

/// A box with a coloured edge, an icon and text. @return y below.
struct Note {
    const char* glyph;
    ImU32 edge;
    std::string_view title;
    std::string_view words;
    ImU32 back;
    std::string_view name;    ///< target
    std::string_view spoken;  ///< what it is, for who does not see the icon
};
float draw_note(const Note& note, const Column& column) {
    const float inner = column.w - px(12) - px(21) - px(12);
    const float title = note.title.empty() ? 0 : px(20);
    const float height = title + height_of(coach_type, note.words, inner) + px(18);
    const Rect box{column.x, column.y, column.w, height};
    fill(box, note.back, px(4));
    fill({box.x, box.y, px(2), box.h}, note.edge);
    if (colours().outlines) outline(box, colours().line, px(4));
    float y = box.y + px(9);
    draw_icon(note.glyph, {box.x + px(12), y, px(14), px(18)}, note.edge);
    const float x = box.x + px(33);
    if (title > 0) write(coach_strong_type, note.title, {x, y, inner, px(18)}, colours().t0);
    y += title;
    write_paragraph(coach_type, note.words, {x, y, inner, 0}, colours().t0);
    target_area(note.name, Role::status, note.spoken, note.words, box);
    return box.bottom();
}

void draw_check_line(const explain::CheckLine& check, const Rect& row) {
    const char* glyph = check.ticked    ? icon::circle_check
                        : check.current ? icon::circle_dot
                                        : icon::circle;
    const ImU32 mark = check.ticked ? colours().up : check.current ? colours().acc : colours().t2;
    if (check.current) {
        const Rect back{row.x - px(8), row.y, row.w + px(16), row.h};
        fill(back, colours().acc_soft, px(4));
    }
    draw_icon(glyph, {row.x, row.y, px(15), row.h}, mark, 15);
    const ImU32 ink = check.current ? colours().t0 : check.ticked ? colours().t1 : colours().t2;
    write(check.current ? strong_type() : body_type(), check.title,
          {row.x + px(23), row.y, row.w - px(23), row.h}, ink);
}

}  // namespace

float draw_checklist(const CoachView& coach, const Column& column) {
    float y = column.y;
    for (const explain::CheckLine& check : coach.checklist) {
        const bool now = check.current && !coach.done;
        const float height = now ? sizes().current_row : sizes().check_row;
        draw_check_line(check, {column.x, y, column.w, height});
        y += height;
        if (now) y += px(2);
    }
    return y;
}

float draw_exploring(const Canvas& canvas, const Column& column) {
    constexpr std::string_view words =
        "The lesson waits. Try what you like: when you go back to it, everything is put back as it "
        "was when you left.";
    float y = column.y;
    y += write_paragraph(coach_type, words, {column.x, y, column.w, 0}, colours().t1) + px(10);
    const Rect place{column.x, y, std::min(column.w, px(200)), sizes().button};
    if (button({.name = "lesson.resume", .label = "Back to the lesson", .fill = Fill::primary},
               place))
        canvas.out.emplace_back(CoachAsk::back_to_lesson);
    return place.bottom();
}

float draw_step_text(const Canvas& canvas, const Column& column) {
    const CoachView& coach = *canvas.views.coach;
    if (coach.exploring) return draw_exploring(canvas, column);
    float y = column.y;
    y += write_paragraph(coach_type, coach.say, {column.x, y, column.w, 0}, colours().t1);
    if (!coach.figures.empty()) y = draw_figures(coach, {column.x, y, column.w});
    const bool beside = coach.twin || coach.ticket;
    if (beside && late_parts() != nullptr)
        y += px(10) + late_parts()->beside(canvas, {column.x, y + px(10), column.w, 0});
    else if (beside)
        want_late();
    if (coach.question) y = draw_question(canvas, {column.x, y, column.w});
    if (!coach.waiting.empty() && (!coach.question || coach.goes_back)) {
        y += px(8);
        const char* glyph = coach.goes_back ? icon::circle_check : icon::circle_dot;
        const float top = y;
        y = draw_marked_text(glyph, coach.goes_back ? colours().up : colours().acc, coach.waiting,
                             {column.x, y, column.w});
        target_area("lesson.waiting", Role::status, {}, coach.waiting,
                    {column.x, top, column.w, y - top});
    }
    if (coach.remark.empty()) return y;
    y += px(10);
    const Note note{icon::triangle_alert, colours().warn,  {},      coach.remark,
                    colours().panel,      "lesson.remark", "Remark"};
    return draw_note(note, {column.x, y, column.w});
}

float draw_notes(const Canvas& canvas, const Column& column) {
    const CoachView& coach = *canvas.views.coach;
    float y = column.y;
    if (!coach.news.empty()) {
        const Note note{icon::trending_up, colours().t1,  "News", coach.news,
                        colours().field,   "lesson.news", "News"};
        y = draw_note(note, {column.x, y, column.w}) + px(10);
    }
    for (std::size_t i = 0; i < coach.hints.size(); ++i) {
        const Name name = Name{"lesson.hint."}.add(i);
        const Note note{icon::lightbulb, colours().acc, {},    coach.hints[i],
                        colours().field, name,          "Hint"};
        y = draw_note(note, {column.x, y, column.w}) + px(10);
    }
    if (canvas.desk.why_open && !coach.why.empty()) {
        const Note note{icon::circle_help, colours().acc,     "Why", coach.why,
                        colours().field,   "lesson.why_text", "Why"};
        y = draw_note(note, {column.x, y, column.w}) + px(10);
    }
    return y;
}

float draw_debrief(const CoachView& coach, const Column& column) {
    float y = column.y;
    if (!coach.score_text.empty()) {
        const ImU32 ink = coach.passed ? colours().up : colours().warn;
        draw_icon(coach.passed ? icon::circle_check : icon::circle_dot,
                  {column.x, y, px(15), px(20)}, ink, 15);
        const Rect words{column.x + px(23), y, column.w - px(23), 0};
        const float height =
            write_paragraph(coach_strong_type, coach.score_text, words, colours().t0);
        target_area("lesson.score", Role::status, "Score", coach.score_text,
                    {column.x, y, column.w, height});
        y += height + px(6);
    }
    return y + write_paragraph(coach_type, coach.debrief, {column.x, y, column.w, 0}, colours().t1);
}

void draw_help_buttons(const Canvas& canvas, const Rect& area) {
    const CoachView& coach = *canvas.views.coach;
    if (coach.exploring) return;
    constexpr std::string_view in_exam = "In an exam the coach gives no help.";
    const bool open = canvas.desk.why_open;
    const std::array buttons = {
        ButtonSpec{.name = "lesson.hint",
                   .label = "Hint",
                   .icon = icon::lightbulb,
                   .enabled = coach.more_hints && !coach.exam,
                   .why_not = coach.exam            ? in_exam
                              : coach.hints.empty() ? "This step needs no hint."
                                                    : "That was the last hint."},
        ButtonSpec{.name = "lesson.show_me",
                   .label = "Show me",
                   .icon = icon::mouse_pointer_click,
                   .enabled = !coach.exam,
                   .why_not = in_exam},
        ButtonSpec{.name = "lesson.why",
                   .label = "Why",
                   .icon = icon::circle_help,
                   .enabled = !coach.why.empty() && !coach.exam,
                   .why_not = coach.exam ? in_exam : "There is no more to say here.",
                   .value = open ? "true" : "false"},
    };
    const float gap = px(6);
    float natural = gap * static_cast<float>(buttons.size() - 1);
    for (const ButtonSpec& spec : buttons) natural += px(20) + width_of(strong_type(), spec.label);
    const float spare = (area.w - natural) / static_cast<float>(buttons.size());
    std::array<bool, buttons.size()> pressed{};
    Rect left = area;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const float width = px(20) + width_of(strong_type(), buttons[i].label) + spare;
        const Rect place = i + 1 < buttons.size() ? take_left(left, std::floor(width)) : left;
        pressed[i] = button(buttons[i], place);
        if (i == 2 && open && buttons[i].enabled) outline(place, colours().acc, px(4));
        take_left(left, gap);
    }
    if (pressed[0]) canvas.out.emplace_back(CoachAsk::hint);
    if (pressed[1]) canvas.out.emplace_back(CoachAsk::show_me);
    if (pressed[2]) canvas.desk.why_open = !open;
}

float draw_step_buttons(const Canvas& canvas, const Rect& area) {
    const CoachView& coach = *canvas.views.coach;
    const float next_w = width_of(strong_type(), "Next") + px(26);
    const float back_w = width_of(strong_type(), "Back") + px(26);
    const Rect next{area.right() - next_w, area.y, next_w, area.h};
    const Rect back{next.x - px(8) - back_w, area.y, back_w, area.h};
    if (button({.name = "lesson.back",
                .label = "Back",
                .fill = Fill::outline,
                .enabled = coach.can_go_back,
                .why_not = "This is the first step."},
               back))
        canvas.out.emplace_back(CoachAsk::back);
    if (button({.name = "lesson.next",
                .label = "Next",
                .fill = coach.needs_next ? Fill::primary : Fill::quiet,
                .enabled = coach.needs_next,
                .why_not = "This step goes on by itself when it is done."},
               next))
        canvas.out.emplace_back(CoachAsk::next);
    return back.x;
}

void draw_done_buttons(const Canvas& canvas, const Rect& area) {
    const bool scored = !canvas.views.coach->score_text.empty();
    const float gap = px(6);
    const float count = scored ? 3 : 2;
    const float width = std::floor((area.w - (count - 1) * gap) / count);
    Rect left = area;
    const Rect again = take_left(left, width);
    take_left(left, gap);
    const Rect results = scored ? take_left(left, width) : Rect{};
    if (scored) take_left(left, gap);
    if (button({.name = "lesson.restart", .label = scored ? "Again" : "Walk it again"}, again))
        canvas.out.emplace_back(CoachAsk::restart);
    if (scored &&
        button({.name = "lesson.results", .label = "Results", .fill = Fill::primary}, results)) {
        canvas.out.emplace_back(CoachAsk::results);
        // a sheet over the page would say the same again
        if (canvas.layout.shape == Shape::phone) canvas.desk.coach_folded = true;
    }
    if (button({.name = "lesson.exit",
                .label = "Finish",
                .fill = scored ? Fill::quiet : Fill::primary},
               left))
        canvas.out.emplace_back(CoachAsk::exit);
}

void draw_side_ways(const Canvas& canvas, Rect area) {
    const CoachView& coach = *canvas.views.coach;
    if (coach.exploring || coach.done) return;
    const float size = area.h;
    if (button({.name = "lesson.explore",
                .label = {},
                .fill = Fill::bare,
                .icon = icon::compass,
                .help = "Let me explore: the lesson waits, and nothing you do counts"},
               take_left(area, size)))
        canvas.out.emplace_back(CoachAsk::explore);
    if (button({.name = "lesson.skip",
                .label = {},
                .fill = Fill::bare,
                .icon = icon::skip_forward,
                .enabled = !coach.exam,
                .why_not = "In an exam no step is left out.",
                .help = "Skip this step: it is done for you and earns no points"},
               take_left(area, size)))
        canvas.out.emplace_back(CoachAsk::skip);
}

namespace {

struct Tool {
    const char* name;
    const char* label;
    const char* icon;
    const char* question;  ///< what accepting does
    const char* about;
    CoachAsk ask;
};

/// An icon that asks once more before it throws the learner's run away.
void draw_asking_tool(const Canvas& canvas, const Tool& tool, const Rect& area) {
    if (button({.name = tool.name,
                .label = {},
                .fill = Fill::bare,
                .icon = tool.icon,
                .help = tool.label},
               area))
        open_menu(tool.question);
    const MenuEntry entries[] = {{"dialog.ok", tool.question, tool.about},
                                 {"dialog.cancel", "Stay here", "Nothing changes"}};
    if (draw_menu(tool.question, entries, area) == 0) canvas.out.emplace_back(tool.ask);
}

}  // namespace

void draw_lesson_tools(const Canvas& canvas, const Rect& restart, const Rect& exit) {
    if (canvas.views.coach->done) return;
    draw_asking_tool(canvas,
                     {"lesson.restart", "Restart the lesson", icon::rotate_ccw, "Start again",
                      "The lesson begins anew, with a new market", CoachAsk::restart},
                     restart);
    draw_asking_tool(canvas,
                     {"lesson.exit", "Leave the lesson", icon::x, "Leave the lesson",
                      "This run ends. You can start again any time", CoachAsk::exit},
                     exit);
}

void draw_progress(const CoachView& coach, const Rect& area) {
    fill(area, colours().line, area.h / 2);
    const float part = std::clamp(coach.done ? 1.0F : coach.progress, 0.0F, 1.0F);
    if (part > 0) fill({area.x, area.y, area.w * part, area.h}, colours().acc, area.h / 2);
    target_area("lesson.progress", Role::progressbar, "Progress", coach.step_text, area);
}

std::string short_step(const CoachView& coach) {
    std::string words = coach.step_text;
    if (words.starts_with("Step ")) words.erase(0, 5);
    const std::size_t of = words.find(" of ");
    if (of != std::string::npos) words.replace(of, 4, "/");
    return words;
}

void toggle_fold(explain::Desk& desk) {
    desk.coach_folded = !desk.coach_folded;
    desk.coach_turned = false;
}

}  // namespace mw::ui
