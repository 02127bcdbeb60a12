#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "imgui.h"
#include "ui/language.h"
#include "ui/names.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

constexpr std::size_t most_columns = 16;
constexpr std::size_t measured_rows = 40;  // enough to know how wide a column is
constexpr std::size_t most_heard = 25;     // rows that are named though they are scrolled away

/// Where each column stands; dropped ones have no width.
struct Columns {
    std::array<Rect, most_columns> at{};
    std::array<bool, most_columns> shown{};
    std::size_t count{0};
};

float cell_width(const explain::Table& table, std::size_t column) {
    push_face(Face::regular, 11);
    float widest = text_width(table.columns[column].title);
    pop_face();
    push_face(Face::regular, 12);
    const std::size_t rows = std::min(table.rows.size(), measured_rows);
    for (std::size_t i = 0; i < rows; ++i)
        if (column < table.rows[i].cells.size())
            widest = std::max(widest, text_width(table.rows[i].cells[column].text));
    pop_face();
    return std::ceil(widest) + 1;
}

float total_width(const Columns& columns, const std::array<float, most_columns>& natural,
                  float gap) {
    float sum = -gap;
    for (std::size_t i = 0; i < columns.count; ++i)
        if (columns.shown[i]) sum += natural[i] + gap;
    return sum;
}

/// Leaves out the columns that matter least until the rest fits.
void drop_columns(Columns& columns, const explain::Table& table,
                  const std::array<float, most_columns>& natural, float room) {
    while (total_width(columns, natural, px(12)) > room) {
        std::size_t least = columns.count;
        for (std::size_t i = 0; i < columns.count; ++i) {
            const bool candidate = columns.shown[i] && table.columns[i].keep > 0;
            if (candidate &&
                (least == columns.count || table.columns[i].keep >= table.columns[least].keep))
                least = i;
        }
        if (least == columns.count) return;
        columns.shown[least] = false;
    }
}

/// What a column was wide before: a row that scrolls into sight may widen it, never narrow it.
float widest_yet(const explain::Table& table, std::size_t column, float now) {
    ImGuiStorage& memory = *ImGui::GetStateStorage();
    const std::string& title = table.columns[column].title;
    const ImGuiID key = ImGui::GetID(Name{title}.add(column).add(table.columns.size()).c_str());
    const float before = table.total > table.rows.size() ? memory.GetFloat(key) : 0;
    if (now > before) memory.SetFloat(key, now);
    return std::max(now, before);
}

/// How many of a row's last cells can be pressed.
std::size_t links_of(const explain::TableRow& row) { return row.cancels ? 1 : row.links; }

/// Where not even the columns that must stay fit, those of numbers get narrower: the numbers in
/// them are set smaller.
void narrow(const Columns& columns, const explain::Table& table,
            std::array<float, most_columns>& widths, float room) {
    const float over = total_width(columns, widths, px(8)) - room;
    const std::size_t links = table.rows.empty() ? 0 : links_of(table.rows.front());
    const auto is_number = [&](std::size_t i) {
        return columns.shown[i] && table.columns[i].align == explain::Align::right &&
               i + links < columns.count;
    };
    float numbers = 0;
    for (std::size_t i = 0; i < columns.count; ++i)
        if (is_number(i)) numbers += widths[i];
    if (over <= 0 || numbers <= over) return;
    for (std::size_t i = 0; i < columns.count; ++i)
        if (is_number(i)) widths[i] = std::floor(widths[i] * (1 - over / numbers));
}

Columns place_columns(const explain::Table& table, const Rect& area, float pad) {
    Columns columns;
    columns.count = std::min(table.columns.size(), most_columns);
    std::array<float, most_columns> natural{};
    for (std::size_t i = 0; i < columns.count; ++i) {
        natural[i] = widest_yet(table, i, cell_width(table, i));
        columns.shown[i] = true;
    }
    const float room = area.w - 2 * pad;
    drop_columns(columns, table, natural, room);
    narrow(columns, table, natural, room);
    const auto last = columns.shown.begin() + static_cast<std::ptrdiff_t>(columns.count);
    const auto shown = static_cast<float>(std::count(columns.shown.begin(), last, true));
    const float spare = room - total_width(columns, natural, 0);
    const float gap = shown > 1 ? std::max(px(8), spare / (shown - 1)) : 0;
    float x = area.x + pad;
    for (std::size_t i = 0; i < columns.count; ++i) {
        if (!columns.shown[i]) continue;
        const float width = std::min(natural[i], std::max(0.0F, area.right() - pad - x));
        columns.at[i] = {std::round(x), area.y, width, 0};
        x += natural[i] + gap;
    }
    return columns;
}

Place place_of(explain::Align align) {
    return align == explain::Align::right ? Place::right : Place::left;
}

void draw_head(const explain::Table& table, const Columns& columns, const Rect& head) {
    push_face(Face::regular, 11);
    for (std::size_t i = 0; i < columns.count; ++i)
        if (columns.shown[i])
            text(table.columns[i].title, {columns.at[i].x, head.y, columns.at[i].w, head.h},
                 colours().t2, place_of(table.columns[i].align));
    pop_face();
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
}

/// One table, while it is drawn.
class Drawing {
public:
    Drawing(const explain::Table& table, const TableSpec& spec, const Columns& columns)
        : table_{table}, spec_{spec}, columns_{columns} {}

    TablePress press;

    void row(std::size_t index, const Rect& area) {
        const explain::TableRow& row = table_.rows[index - table_.first];
        const Name name = Name{spec_.row_prefix}.add(".").add(index);
        // "10:42, BTC/USDT, Limit, Buy", and cell by cell
        static std::string label_room;  // kept, so that a steady frame allocates nothing
        static std::string value_room;
        const auto label = joined(label_room, row.cells, &explain::Cell::text, ", ");
        const auto value = joined(value_room, row.cells, &explain::Cell::text);
        bool lit = row.chosen;
        if ((row.opens || row.record != 0) && !spec_.row_prefix.empty()) {
            ImGui::SetNextItemAllowOverlap();
            const Touch touch = pressable(
                {.name = name, .role = Role::row, .label = label, .value = value, .radius = 0},
                area);
            lit = lit || touch.hovered;
            if (touch.pressed) {
                press.open = row.opens;
                press.record = row.record;
            }
        } else if (!spec_.row_prefix.empty()) {
            target_area(name, Role::row, label, value, area);
        }
        if (lit)
            ImGui::GetWindowDrawList()->AddRectFilled(
                {area.x, area.y}, {area.right(), area.bottom() - 1}, colours().field);
        line_h(area.x, area.bottom() - 1, area.w, colours().line);
        cells(row, index, area);
    }

private:
    void cells(const explain::TableRow& row, std::size_t index, const Rect& area) {
        const std::size_t count = std::min(row.cells.size(), columns_.count);
        const std::size_t links = links_of(row);
        for (std::size_t i = 0; i < count; ++i) {
            if (!columns_.shown[i]) continue;
            const Rect spot{columns_.at[i].x, area.y, columns_.at[i].w, area.h};
            if (i + links >= count && !spec_.links[i + links - count].empty()) {
                link(row, index, i + links - count, spot);
                continue;
            }
            text(row.cells[i].text, spot, colour_of(row.cells[i].tone),
                 place_of(table_.columns[i].align));
            const bool in_sight =
                ImGui::IsRectVisible({spot.x, spot.y}, {spot.right(), spot.y + 1});
            if (i == 0 || spec_.cell_prefix.empty() || !in_sight) continue;
            const std::string_view title = table_.columns[i].title;
            const Name name = Name{spec_.cell_prefix}.add(".").add(index).add(".").add_slug(title);
            target_area(name, Role::status, title, row.cells[i].text, spot);
        }
    }

    void link(const explain::TableRow& row, std::size_t index, std::size_t which,
              const Rect& spot) {
        const std::size_t links = links_of(row);
        const std::string& words = row.cells[row.cells.size() - links + which].text;
        const Name name = Name{spec_.links[which]}.add(".").add(index);
        const float width = std::min(spot.w, text_width(words)) + px(12);
        const float inset = px(4);
        const Rect area{spot.right() + px(6) - width, spot.y + inset, width, spot.h - 2 * inset};
        if (!button({.name = name, .label = words, .fill = Fill::link}, area)) return;
        press.cancel = row.cancels;
        press.row = index - table_.first;
        press.link = which;
    }

    const explain::Table& table_;
    const TableSpec& spec_;
    const Columns& columns_;
};

/// One quiet sentence, and the act that fills the table: beside it, below where it is narrow.
bool draw_empty(const explain::Table& table, const TableSpec& spec, const Rect& area) {
    Rect spot{area.x + px(spec.pad), area.y, area.w - 2 * px(spec.pad), sizes().table_row};
    const float link = text_width(table.empty_link) + 2;
    const float words = text_width(table.empty) + 1;
    if (words + px(6) + link <= spot.w) {
        text(table.empty, spot, colours().t2);
        spot.x += words + px(6);
    } else {
        spot.y += px(8) + paragraph(table.empty, spot.x, spot.y + px(8), spot.w, colours().t2);
    }
    if (table.empty_link.empty()) return false;
    spot.w = link;
    return button({.name = Name{spec.row_prefix}.add(".empty_link"),
                   .label = table.empty_link,
                   .fill = Fill::link},
                  spot);
}

}  // namespace

TablePress table(const explain::Table& shown, const TableSpec& spec, const Rect& area) {
    const Columns columns = place_columns(shown, area, px(spec.pad));
    const Rect head{area.x, area.y, area.w, sizes().table_head};
    draw_head(shown, columns, head);
    static std::string titles;  // kept, so that a steady frame allocates nothing
    if (!shown.rows.empty())
        target_area(Name{spec.row_prefix}.add(".columns"), Role::row, "Table",
                    joined(titles, shown.columns, &explain::Column::title), head);
    push_face(Face::regular, 12);
    TablePress press;
    const Rect body{area.x, head.bottom(), area.w, area.bottom() - head.bottom()};
    if (shown.rows.empty()) {
        press.empty_link = draw_empty(shown, spec, body);
        pop_face();
        return press;
    }
    const float height = sizes().table_row;
    const Name id = Name{"rows "}.add(spec.row_prefix);
    if (begin_region(id.c_str(), body, true)) {
        Drawing drawing{shown, spec, columns};
        const float top = ImGui::GetCursorScreenPos().y;
        const auto past = static_cast<std::size_t>(std::max(0.0F, (body.y - top) / height));
        const auto seen = static_cast<std::size_t>(body.h / height) + 2;
        const std::size_t built = shown.first + shown.rows.size();
        const std::size_t last = std::min(built, past + seen);
        for (std::size_t i = shown.first; i < std::min(built, std::max(last, most_heard)); ++i)
            if (i < most_heard || (i >= past && i < last))
                drawing.row(i, {body.x, top + static_cast<float>(i) * height, body.w, height});
        content_ends(top + static_cast<float>(std::max(shown.total, built)) * height);
        press = drawing.press;
        press.first = past / 16 * 16;  // not every row that scrolls by asks for other rows
    }
    end_region();
    pop_face();
    return press;
}

}  // namespace mw::ui
