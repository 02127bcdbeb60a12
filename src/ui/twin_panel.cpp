// Isolated accounts and one pot, side by side in the coach.
#include <algorithm>
#include <cmath>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::TwinCell;
using explain::TwinRow;

/// Where the two columns begin and how wide they are.
struct Columns {
    Rect label, isolated, pooled;
};

Columns columns_of(const Rect& row) {
    Rect left = inset(row, px(6), 0);
    Columns columns;
    columns.label = take_left(left, std::floor(left.w * 0.25F));
    columns.isolated = take_left(left, std::floor(left.w / 2));
    columns.isolated.w -= px(4);
    columns.pooled = left;
    columns.pooled.x += px(4);
    columns.pooled.w -= px(4);
    return columns;
}

bool has_status(const TwinRow& row) {
    return !row.isolated.status.empty() || !row.pooled.status.empty();
}

/// A number; below it its bar and what the level is called, or when it was taken over.
void draw_cell(const TwinCell& cell, Rect area) {
    if (cell.taken) {
        const Rect mark{area.x - px(4), area.y + px(1), area.w + px(8), area.h - px(2)};
        outline(mark, colours().down, px(4));
    }
    write(strong_type(), cell.value.text, take_top(area, std::min(area.h, px(22))),
          colour_of(cell.value.tone), Place::right);
    if (cell.status.empty()) return;
    if (cell.gauge.has_debt) draw_level_bar(cell.gauge, {area.x, area.y + px(1), area.w, px(4)});
    area.y += px(7);
    write(small_type, cell.status, {area.x, area.y, area.w, px(15)}, colours().t1, Place::right);
}

/// Its number has a card; what was taken over has none.
void name_cell(const TwinRow& row, const TwinCell& cell, std::string_view side, const Rect& area) {
    if (cell.taken) return;
    const Name name = Name{"lesson.twin.cell."}.add(row.name).add(".").add(side);
    target_area(name, Role::status, row.label, cell.value.text, area);
}

std::string spoken(const TwinCell& cell) {
    return cell.status.empty() ? cell.value.text : cell.value.text + ", " + cell.status;
}

/// @return y below.
float draw_row(const TwinRow& row, std::size_t place, const Rect& top) {
    const Rect area{top.x, top.y, top.w, has_status(row) ? px(48) : px(24)};
    if (place % 2 == 0) fill(area, colours().field, px(3));
    const Columns columns = columns_of(area);
    write(body_type(), row.label, {columns.label.x, area.y, columns.label.w, px(22)}, colours().t1);
    draw_cell(row.isolated, columns.isolated);
    draw_cell(row.pooled, columns.pooled);
    target_area("lesson.twin." + row.name, Role::status, row.label,
                spoken(row.isolated) + std::string{between_cells} + spoken(row.pooled), area);
    name_cell(row, row.isolated, "isolated", columns.isolated);
    name_cell(row, row.pooled, "pooled", columns.pooled);
    return area.bottom();
}

}  // namespace

float draw_twin(const Canvas& canvas, const Rect& area) {
    if (!canvas.views.late.twin) return 0;
    const explain::TwinView& twin = *canvas.views.late.twin;
    const Columns heads = columns_of({area.x, area.y, area.w, px(20)});
    const float middle = heads.isolated.right();  // a title may begin over the labels
    write(small_type, twin.isolated, {area.x, area.y, middle - area.x, px(20)}, colours().t1,
          Place::right);
    write(small_type, twin.pooled,
          {middle + px(2), area.y, heads.pooled.right() - middle - px(2), px(20)}, colours().t1,
          Place::right);
    float y = area.y + px(22);
    for (std::size_t i = 0; i < twin.rows.size(); ++i)
        y = draw_row(twin.rows[i], i, {area.x, y, area.w, 0});
    y += px(4);
    y += write_paragraph(small_type, twin.note, {area.x, y, area.w, 0}, colours().t2);
    return y - area.y;
}

}  // namespace mw::ui
