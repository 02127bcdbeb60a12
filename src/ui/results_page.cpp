// How a lesson went: points, what was asked, answers, and the learner's own timeline.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::ResultsView;

/// Writes parts below each other in a column of the page.
class Sheet {
public:
    Sheet(float x, float y, float w) : x_{x}, y_{y}, w_{w} {}

    [[nodiscard]] float bottom() const { return y_; }
    void space(float css) { y_ += px(css); }

    void head(std::string_view words) {
        space(18);
        write(step_title_type, words, {x_, y_, w_, px(22)}, colours().t0);
        y_ += px(28);
    }

    void text(std::string_view words, ImU32 ink) {
        y_ += write_paragraph(coach_type, words, {x_, y_, w_, 0}, ink);
    }

    void figure(const explain::Row& row, std::string_view name) {
        y_ = draw_figure(row, name, 0, {x_, y_, w_});
    }

    /// A sign, and words beside it.
    void marked(const char* glyph, ImU32 ink, std::string_view words, std::string_view below = {}) {
        draw_icon(glyph, {x_, y_, px(15), px(20)}, ink, 15);
        const Rect place{x_ + px(24), y_ + px(1), w_ - px(24), 0};
        float height = write_paragraph(coach_type, words, place, colours().t0);
        if (!below.empty()) {
            const Rect under{place.x, place.y + height + px(1), place.w, 0};
            height += px(1) + write_paragraph(body_type(), below, under, colours().t1);
        }
        y_ += std::max(px(22), height + px(6));
    }

    void part(const explain::ScorePart& part) {
        const Rect row{x_, y_, w_, px(20)};
        write(strong_type(), part.label, row, colours().t0);
        write(strong_type(), part.points, row, colours().t0, Place::right);
        const Rect track{x_, y_ + px(22), w_, px(6)};
        fill(track, colours().line, px(3));
        const float share = std::clamp(part.share, 0.0F, 1.0F);
        if (share > 0) fill({track.x, track.y, track.w * share, track.h}, colours().acc, px(3));
        write(body_type(), part.words, {x_, y_ + px(31), w_, px(18)}, colours().t1);
        y_ += px(58);
    }

    void time_line(const explain::StoryLine& line) {
        const float time_w = px(128);
        write(body_type(), line.time, {x_, y_, time_w, px(20)}, colours().t2);
        const Rect dot{x_ + time_w, y_ + px(7), px(6), px(6)};
        fill(dot, line.good ? colours().up : colours().line2, px(3));
        const Rect words{dot.right() + px(10), y_, w_ - time_w - px(16), px(20)};
        write(body_type(), line.title, words, colours().t0);
        target_area(Name{"results.cell."}.add(static_cast<std::size_t>(line.record)), Role::status,
                    line.title, {}, words);
        y_ += px(22);
    }

    [[nodiscard]] Rect row(float height) {
        const Rect place{x_, y_, w_, height};
        y_ += height;
        return place;
    }

private:
    float x_, y_, w_;
};

void draw_total(const ResultsView& view, Sheet& sheet) {
    const Rect row = sheet.row(px(56));
    const std::string total = std::to_string(view.total);
    constexpr Type big{Face::semibold, 40};
    const float width = width_of(big, total);
    write(big, total, row, colours().t0);
    write(coach_type, "of 100", {row.x + width + px(8), row.y + px(14), px(60), px(32)},
          colours().t1);
    const Rect right{row.x + width + px(72), row.y + px(6), row.w - width - px(72), px(24)};
    const ImU32 ink = view.passed ? colours().up : colours().warn;
    draw_icon(view.passed ? icon::circle_check : icon::circle_dot,
              {right.x, right.y, px(18), right.h}, ink, 18);
    write(step_title_type, view.headline, inset(right, px(24), 0), colours().t0);
    write(body_type(), view.mark, {right.x + px(26), right.bottom(), right.w, px(18)},
          colours().t1);
    target_area("results.total", Role::status, "Points",
                total + " of 100, " + view.headline + ", " + view.mark, row);
}

void draw_buttons(const Canvas& canvas, const ResultsView& view, Sheet& sheet) {
    sheet.space(14);
    Rect row = sheet.row(sizes().submit);
    const float gap = px(8);
    const float width = std::min(px(190), std::floor((row.w - 2 * gap) / 3));
    const bool has_next = !view.next_id.empty();
    const Rect next = take_left(row, width);
    take_left(row, gap);
    const Rect again = take_left(row, width);
    take_left(row, gap);
    if (button({.name = "results.next",
                .label = "Next lesson",
                .fill = view.passed ? Fill::primary : Fill::outline,
                .enabled = has_next,
                .why_not = "This was the last one.",
                .help = view.next_title},
               next))
        canvas.out.emplace_back(StartLesson{view.next_id});
    if (button({.name = "results.again",
                .label = "Try again",
                .fill = view.passed ? Fill::outline : Fill::primary},
               again))
        canvas.out.emplace_back(StartLesson{view.id});
    if (button({.name = "results.lessons", .label = "All lessons", .fill = Fill::outline},
               take_left(row, width)))
        canvas.desk.page = explain::Page::lessons;
}

void draw_left(const Canvas& canvas, const ResultsView& view, Sheet& sheet) {
    draw_total(view, sheet);
    sheet.space(6);
    sheet.text(view.advice, colours().t1);
    draw_buttons(canvas, view, sheet);
    sheet.head("Points");
    for (const explain::ScorePart& part : view.parts) sheet.part(part);
    if (!view.asked.empty()) sheet.head("Conduct");
    for (const explain::AskedLine& line : view.asked)
        sheet.marked(line.kept ? icon::circle_check : icon::circle_x,
                     line.kept ? colours().up : colours().down, line.text,
                     line.kept ? "kept" : "not kept");
    if (!view.answers.empty()) sheet.head("Your answers");
    for (const explain::AnswerLine& line : view.answers)
        sheet.marked(line.right ? icon::circle_check : icon::circle_x,
                     line.right ? colours().up : colours().down, line.answer,
                     line.question + " · " + line.tries);
}

void draw_right(const ResultsView& view, Sheet& sheet) {
    sheet.head("What to take along");
    const float top = sheet.bottom();
    sheet.text(view.debrief, colours().t1);
    Rect words = sheet.row(0);
    words.h = words.y - top;
    words.y = top;
    target_area("results.debrief", Role::status, "What to take along", view.debrief, words);
    sheet.head("What you did");
    if (!view.lowest.empty()) {
        sheet.figure({"Lowest margin level on the way", {view.lowest}, {}}, "results.lowest");
        sheet.space(8);
    }
    if (view.timeline.empty())
        sheet.text("Nothing was moved, borrowed or traded in this lesson.", colours().t2);
    for (const explain::StoryLine& line : view.timeline) sheet.time_line(line);
}

void draw_nothing(const Canvas& canvas, Sheet& sheet) {
    sheet.text(
        "No lesson was finished since the page was opened. Results show here when one is; "
        "the best of each lesson stands in the list.",
        colours().t1);
    sheet.space(14);
    if (button({.name = "results.lessons", .label = "All lessons", .fill = Fill::primary},
               {sheet.row(0).x, sheet.bottom(), px(160), sizes().submit}))
        canvas.desk.page = explain::Page::lessons;
}

}  // namespace

void draw_results_page(const Canvas& canvas) {
    const Rect& area = canvas.layout.content;
    panel(area);
    if (begin_region("results", area, true)) {
        const bool wide = area.w > px(860);
        const float width = std::min(px(1040), area.w - px(32));
        const float x = std::floor(area.x + std::max(px(16), (area.w - width) / 2));
        const float y = area.y - ImGui::GetScrollY() + px(24);
        const auto& results = canvas.views.results;
        const std::string_view title = results ? std::string_view{results->lesson} : "Results";
        write(page_title_type, title, {x, y, width, px(24)}, colours().t0);
        Sheet left{x, y + px(36), wide ? std::floor(width * 0.55F) : width};
        if (!results) {
            draw_nothing(canvas, left);
            content_ends(left.bottom() + px(60));
        } else {
            draw_left(canvas, *results, left);
            const float gap = px(48);
            const float at = wide ? x + std::floor(width * 0.55F) + gap : x;
            Sheet right{at, wide ? y + px(36) : left.bottom(), wide ? x + width - at : width};
            draw_right(*results, right);
            content_ends(std::max(left.bottom(), right.bottom()) + px(36));
        }
    }
    end_region();
}

}  // namespace mw::ui
