#include <algorithm>
#include <string>

#include "imgui_internal.h"
#include "ui/names.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::MuseumRow;

constexpr const char* what_it_is =
    "Each time the exchange says no, its reason is hung up here: the code a program would get, "
    "what "
    "it means, and how to put it right. A refusal costs nothing, so collect them.";

float pad() { return px(14); }

/// The texts of a frame below its head.
struct Part {
    const char* label;
    const std::string& words;
};

float part_height(const Part& part, float width) {
    return part.words.empty() ? 0 : px(16) + height_of(coach_type, part.words, width) + px(8);
}

float frame_height(const MuseumRow& row, float width) {
    const float inner = width - 2 * pad();
    if (!row.met) return px(44);
    return px(52) + part_height({"", row.said}, inner) + part_height({"", row.meaning}, inner) +
           part_height({"", row.fix}, inner) + px(6);
}

void draw_part(const Part& part, Rect& left) {
    if (part.words.empty()) return;
    write(small_type, part.label, take_top(left, px(16)), colours().t2);
    take_top(left, write_paragraph(coach_type, part.words, left, colours().t0) + px(8));
}

/// Code, name and, at the right or below, when it was met.
void draw_head(const MuseumRow& row, Rect& left) {
    Rect line = take_top(left, px(22));
    const float code = width_of(code_type, row.code) + px(14);
    const Rect box = centred(take_left(line, code), code, px(20));
    outline(box, row.met ? colours().down : colours().line2, px(3));
    write(code_type, row.code, box, row.met ? colours().down : colours().t2, Place::centre);
    take_left(line, px(10));
    if (!row.met) {
        const float when = width_of(small_type, row.when) + 1;
        write(small_type, row.when, take_right(line, when), colours().t2, Place::right);
        write(coach_type, row.name, line, colours().t2);
        return;
    }
    write(coach_strong_type, row.name, line, colours().t0);
    write(small_type, row.when, take_top(left, px(18)), colours().t1);
}

Name row_name(std::size_t index) { return Name{"museum.row."}.add(index); }

void draw_row(const MuseumRow& row, std::size_t index, bool asked, const Rect& area) {
    if (row.met) fill(area, colours().field, px(6));
    outline(area, asked ? colours().acc : row.met ? colours().line2 : colours().line, px(6));
    Rect left = inset(area, pad(), px(10));
    draw_head(row, left);
    if (row.met) {
        take_top(left, px(6));
        draw_part({"It said", row.said}, left);
        draw_part({"What it means", row.meaning}, left);
        draw_part({"How to put it right", row.fix}, left);
    }
    std::string about = row.when;  // what its cells say, in an order for the ear
    if (row.met) (about += "\n") += row.meaning + " " + row.fix;
    target_area(row_name(index), Role::row, row.code + std::string{between_cells} + row.name, about,
                area);
}

/// How many were met, as words and a bar. @return y below.
float draw_count(const explain::MuseumView& museum, const Rect& area) {
    write(strong_type(), museum.count, {area.x, area.y, px(120), px(20)}, colours().t0);
    const Rect bar{area.x + px(120), area.y + px(7), std::min(px(220), area.w - px(120)), px(6)};
    fill(bar, colours().line, px(3));
    if (museum.share > 0) fill({bar.x, bar.y, bar.w * museum.share, bar.h}, colours().acc, px(3));
    target_area("museum.count", Role::status, "Collection", museum.count,
                {area.x, area.y, area.w, px(20)});
    return area.y + px(20);
}

}  // namespace

void draw_museum_window(const Canvas& canvas) {
    const Rect inside = draw_frame(canvas, {"Error museum", {}, "museum.close", 640, 640});
    if (!canvas.views.late.museum) return;
    const explain::MuseumView& museum = *canvas.views.late.museum;
    const Rect place{inside.x, inside.y, inside.w + px(10), inside.h - px(8)};
    if (begin_region("museum.body", place, true)) {
        Rect left = inside;
        left.y -= ImGui::GetScrollY();
        left.y += write_paragraph(coach_type, what_it_is, left, colours().t1) + px(12);
        left.y = draw_count(museum, left) + px(12);
        if (!museum.rows.empty() && !museum.rows.front().met)
            left.y += write_paragraph(coach_type,
                                      "Nothing hangs here yet. For a first one, try to borrow "
                                      "before there is any collateral.",
                                      left, colours().t0) +
                      px(12);
        for (std::size_t i = 0; i < museum.rows.size(); ++i) {
            const float height = frame_height(museum.rows[i], left.w);
            const bool asked = canvas.desk.museum_at == museum.rows[i].refusal;
            if (asked && ImGui::IsWindowAppearing()) reveal(row_name(i));
            draw_row(museum.rows[i], i, asked, {left.x, left.y, left.w, height});
            left.y += height + px(8);
        }
        content_ends(left.y);
    }
    end_region();
}

}  // namespace mw::ui
