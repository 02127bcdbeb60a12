// Cards to put into bins, in the coach.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/drawing.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::QuestionView;

/// How the bins of a card stand: side by side, or in rows of about the same length.
struct Grid {
    std::size_t in_row{1}, rows{1};
    float row{0};  ///< height
};

/// As many bins in a row as are seen whole.
Grid grid_of(const std::vector<std::string>& bins, float width) {
    float widest = 0;
    for (const std::string& bin : bins) widest = std::max(widest, width_of(strong_type(), bin));
    const auto fit = static_cast<std::size_t>((width - px(4)) / (widest + px(8)));
    const std::size_t most = std::clamp(fit, std::size_t{1}, bins.size());
    const std::size_t rows = (bins.size() + most - 1) / most;
    const bool touch = sizes().density == Density::touch;
    return {.in_row = (bins.size() + rows - 1) / rows,
            .rows = rows,
            .row = px(touch ? 48 : 30)};  // 2 at each edge are the frame's
}

/// The bins of one card, its own marked. @return place of the bin pressed now, or -1.
int draw_bins(const QuestionView& view, std::size_t card, int chosen, const Grid& grid,
              const Rect& area) {
    const float width = std::floor(area.w / static_cast<float>(grid.in_row));
    int pressed = -1;
    Rect left = area;
    for (std::size_t first = 0; first < view.bins.size(); first += grid.in_row) {
        const std::size_t count = std::min(grid.in_row, view.bins.size() - first);
        std::vector<Name> names;
        std::vector<Choice> choices;
        names.reserve(count);  // the choices look into it
        choices.reserve(count);
        for (std::size_t i = first; i < first + count; ++i) {
            names.push_back(Name{"lesson.card."}.add(card).add(".bin.").add(i));
            choices.push_back({.name = names.back(), .label = view.bins[i]});
        }
        Rect row = take_top(left, grid.row);
        if (count < grid.in_row) row.w = width * static_cast<float>(count);
        const int before = static_cast<int>(first);
        const int now = segments(choices, chosen - before, row, view.choices[card]);
        outline(row, colours().line2, px(4));  // the coach has the segments' own ground
        if (now >= 0) pressed = before + now;
    }
    return pressed;
}

/// Where the cards lie: as put since the step began, or as they were answered before.
lessons::Arrangement arrangement_of(const Canvas& canvas, const QuestionView& view) {
    const lessons::Arrangement& draft = canvas.desk.sorted;
    lessons::Arrangement now = draft == lessons::Arrangement{} ? view.given : draft;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (i >= view.choices.size() || now[i] > view.bins.size()) now[i] = 0;
    return now;
}

}  // namespace

float draw_sort(const Canvas& canvas, const Rect& area) {
    const QuestionView& view = *canvas.views.coach->question;
    const Grid grid = grid_of(view.bins, area.w);
    lessons::Arrangement now = arrangement_of(canvas, view);
    bool whole = true;
    float y = area.y;
    for (std::size_t i = 0; i < view.choices.size(); ++i) {
        const float top = y;
        y += write_paragraph(coach_type, view.choices[i], {area.x, y, area.w, 0}, colours().t0);
        const Rect bins{area.x, y + px(3), area.w, grid.row * static_cast<float>(grid.rows)};
        y = bins.bottom();
        target_area(Name{"lesson.card."}.add(i), Role::status, "Card", view.choices[i],
                    {area.x, top, area.w, y - top});
        if (const int pressed = draw_bins(view, i, now[i] - 1, grid, bins); pressed >= 0) {
            now[i] = static_cast<std::uint8_t>(pressed + 1);
            canvas.desk.sorted = now;
        }
        whole = whole && now[i] != 0;
        y += px(10);
    }
    const bool touch = sizes().density == Density::touch;
    const Rect check{area.x, y, width_of(strong_type(), "Check") + px(28), px(touch ? 44 : 30)};
    if (button({.name = "lesson.check",
                .label = "Check",
                .fill = Fill::primary,
                .enabled = whole,
                .why_not = "Put each card in a place first."},
               check))
        canvas.out.emplace_back(AnswerQuestion{lessons::Reply{now}});
    return check.bottom() + px(6) - area.y;
}

}  // namespace mw::ui
