#include <algorithm>
#include <array>
#include <cmath>

#include "ui/chart_paint.h"
#include "ui/drawing.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::ChartMark;
using explain::PriceLine;

struct LineLook {
    ImU32 colour;
    Dash dash;
    bool boxed;  ///< its price stands in a box on the axis
};

LineLook look_of(const PriceLine& line) {
    const Theme& t = colours();
    switch (line.kind) {
        case PriceLine::Kind::liquidation: return {t.down, {6, 4}, true};
        case PriceLine::Kind::margin_call: return {t.warn, {2, 3}, true};
        case PriceLine::Kind::entry: return {t.acc, {3, 3}, false};
        case PriceLine::Kind::order: break;
    }
    return {colour_of(line.tone), {10, 3}, true};
}

void price_box(const PriceLine& line, const ChartScale& scale, float y, ImU32 colour) {
    const Rect box{scale.price_axis.x, std::floor(y - price_box_height() / 2), scale.price_axis.w,
                   price_box_height()};
    fill(box, colours().panel);
    outline(box, colour);
    write(small_type, line.price_text, in_box(box), colour);
}

}  // namespace

float plate(std::string_view words, float x, float y, float room, ImU32 colour) {
    const float width = std::min(std::ceil(width_of(small_type, words)) + px(10), room);
    const Rect box{x, y - px(8), width, px(17)};
    fill(box, colours().panel, px(2));
    write(small_type, words, {box.x + px(5), box.y, box.w - px(9), box.h}, colour);
    return box.right();
}

namespace {

/// Names a line where its words stand, so that its number can be explained.
void name_line(const PriceLine& line, const Rect& area) {
    static constexpr std::array kinds = {"liquidation", "margin_call", "entry", "order."};
    Name name = Name{"chart.line."}.add(kinds[static_cast<std::size_t>(line.kind)]);
    if (line.order != 0) name.add(static_cast<std::size_t>(line.order));
    target_area(name, Role::status, line.label, line.price_text, area);
}

/// "↑ Liquidation at 76,703 · index must rise 26.6%", as much of it as fits.
void rail_words(const PriceLine& line, bool above, const Rect& row, ImU32 colour) {
    static std::string words;  // kept, so that a steady frame allocates nothing
    words = above ? "↑ " : "↓ ";
    words += line.label;
    const std::size_t short_end = words.size();
    words += " · ";
    words += line.far_label;
    const float room = row.w - px(16);
    const bool fits = width_of(small_type, words) + px(10) <= room;
    const std::string_view shown{words.data(), fits ? words.size() : short_end};
    plate(shown, row.x + px(8), row.y + row.h / 2, room, colour);
}

/// Shows that the scale is broken between the rail and the candles.
void zigzag(float x, float right, float y) {
    const float half = px(3);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PathClear();
    for (bool up = true; x < right + half; x += half, up = !up)
        list.PathLineTo({x, up ? y : y + half});
    list.PathStroke(colours().line2, 0, 1);
}

void paint_rail(const ChartPaint& paint, const Rail& rail, bool above) {
    if (rail.count == 0) return;
    Rect rows = rail.area;
    const float height = rail.area.h / static_cast<float>(rail.count);
    for (std::size_t i = 0; i < rail.count; ++i) {
        const PriceLine& line = *rail.lines[i];
        const LineLook look = look_of(line);
        const Rect row = take_top(rows, height);
        const float y = std::floor(row.y + row.h / 2);
        fill(row, faded(look.colour, 0.07F));
        dashes_h(row.x, row.right(), y, look.dash, look.colour);
        rail_words(line, above, row, look.colour);
        price_box(line, paint.scale, y, look.colour);
        name_line(line, row);
    }
    zigzag(rail.area.x, rail.area.right(), above ? rail.area.bottom() - 1 : rail.area.y - px(3));
}

/// Words of lines near each other stand side by side.
struct Plates {
    std::array<Rect, 8> used{};
    std::size_t count{0};

    [[nodiscard]] float left_for(float y, float left) const {
        for (std::size_t i = 0; i < count; ++i)
            if (std::abs(used[i].y - y) < px(17)) left = std::max(left, used[i].right() + px(6));
        return left;
    }
    void add(float y, float left, float right) {
        if (count < used.size()) used[count++] = {left, y, right - left, 0};
    }
};

/// Where the words of lines begin: beside the panel of the what-if line where there is room.
float words_left(const ChartPaint& paint) {
    const ChartScale& scale = paint.scale;
    const float beside = scale.plot.x + px(20) + what_if_width(scale);
    const bool moved = paint.view.what_if.shown && scale.plot.right() - beside > px(200);
    return moved ? beside : scale.plot.x + px(8);
}

void paint_line(const ChartPaint& paint, const PriceLine& line, Plates& plates) {
    const ChartScale& scale = paint.scale;
    if (!scale.shows(line.price)) return;
    const LineLook look = look_of(line);
    const float y = std::floor(scale.y_of(line.price));
    dashes_h(scale.plot.x, scale.plot.right(), y, look.dash, look.colour);
    const float left = plates.left_for(y, words_left(paint));
    const float room = scale.plot.right() - left - px(8);
    if (room > px(40) && !under_what_if(paint.view, paint.scale, y)) {
        const bool brief = sizes().density == Density::touch && !line.brief.empty();
        const float right = plate(brief ? line.brief : line.label, left, y, room, look.colour);
        plates.add(y, left, right);
        name_line(line, {left, y - px(8), right - left, px(17)});
    }
    const auto box = look.boxed ? paint.tags.of(&line) : std::nullopt;
    if (box) price_box(line, scale, *box, look.colour);
}

/// "↑ 2 orders above" in the corner, where some of the learner's stand out of sight.
void paint_far_orders(const ChartPaint& paint, bool above) {
    static std::array<std::size_t, 2> counts;  // the words of a steady frame are kept
    static std::array<std::string, 2> words;
    const ChartScale& scale = paint.scale;
    std::size_t count = 0;
    for (const PriceLine& line : paint.view.lines)
        if (line.order != 0 &&
            (above ? line.price.count > scale.high : line.price.count < scale.low))
            ++count;
    const float y = std::floor(above ? scale.plot.y + px(12) : scale.plot.bottom() - px(12));
    if (count == 0 || scale.plot.h < px(100) || under_what_if(paint.view, paint.scale, y)) return;
    std::string& text = words[above ? 1 : 0];
    if (std::size_t& told = counts[above ? 1 : 0]; told != count) {
        text = explain::far_orders_text(count, above);
        told = count;
    }
    const float width = std::ceil(width_of(small_type, text)) + px(10);
    const bool pushed = !above && paint.desk.chart_shift != 0;  // the way back stands there
    const float left = scale.plot.right() - width - px(pushed ? 92 : 8);
    plate(text, left, y, width, colours().t1);
    target_area(above ? "chart.orders.above" : "chart.orders.below", Role::status, text, {},
                {left, y - px(8), width, px(17)});
}

/// Index of the candle a moment fell into.
std::size_t candle_at(const explain::ChartView& view, std::int64_t time_ms) {
    const auto later = std::ranges::upper_bound(view.candles, time_ms, {}, &Candle::open_ms);
    const auto past = static_cast<std::size_t>(later - view.candles.begin());
    return past == 0 ? 0 : past - 1;
}

/// A sign in its circle. @return where the circle is
Rect paint_mark(const ChartPaint& paint, const ChartMark& mark, std::size_t index, int stacked) {
    const ChartScale& scale = paint.scale;
    const float radius = px(7.5F);
    const float away = radius + px(6) + static_cast<float>(stacked) * px(17);
    const Candle& candle = paint.view.candles[index];
    const float x = std::floor(scale.x_of(index)) + 0.5F;
    float y = scale.y_of(candle.low) + away;
    if (y + radius > scale.plot.bottom()) y = scale.y_of(candle.high) - away;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool bought = mark.letter == '+';
    const ImU32 fills = bought ? colours().up : colours().down;
    const ImU32 colour = bought || mark.letter == 'S' ? fills : colours().t0;
    list.AddCircleFilled({x, y}, radius, colours().panel, 24);
    list.AddCircle({x, y}, radius, colour, 24, 1);
    const Rect spot{x - radius, y - radius, 2 * radius, 2 * radius};
    if (bought)
        triangle(true, x - px(4), y - px(4), colour);
    else
        write({Face::semibold, 10}, {&mark.letter, 1}, spot, colour, Place::centre);
    return spot;
}

}  // namespace

void paint_lines(const ChartPaint& paint) {
    paint_rail(paint, paint.scale.above, true);
    paint_rail(paint, paint.scale.below, false);
    Plates plates;
    for (const PriceLine& line : paint.view.lines) paint_line(paint, line, plates);
    for (const bool above : {true, false}) paint_far_orders(paint, above);
}

void paint_marks(const ChartPaint& paint, bool hovered) {
    const ChartScale& scale = paint.scale;
    if (paint.view.candles.empty()) return;
    ImGui::PushClipRect({scale.plot.x, scale.plot.y}, {scale.plot.right(), scale.plot.bottom()},
                        true);
    std::size_t before = SIZE_MAX;
    int stacked = 0;
    const ChartMark* pointed = nullptr;
    const std::string_view explained = paint.desk.card.target;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (const ChartMark& mark : paint.view.marks) {
        const std::size_t index = candle_at(paint.view, mark.time_ms);
        if (index < scale.first || index >= scale.last) continue;
        stacked = index == before ? stacked + 1 : 0;
        before = index;
        const Rect spot = paint_mark(paint, mark, index, stacked);
        const bool over = mouse.x >= spot.x && mouse.x < spot.right() && mouse.y >= spot.y &&
                          mouse.y < spot.bottom();
        if (hovered && over) pointed = &mark;
        // what it says has a card, from when it is pointed at until the card goes
        const Name name = Name{"chart.mark."}.add(static_cast<std::size_t>(mark.record));
        if ((hovered && over) || std::string_view{name} == explained)
            target_area(name, Role::status, mark.about, {}, spot);
    }
    if (pointed != nullptr) {
        const float width = width_of(small_type, pointed->about) + px(12);
        const float left = std::min(mouse.x + px(12), scale.plot.right() - width);
        plate(pointed->about, std::max(left, scale.plot.x), mouse.y - px(16), width, colours().t0);
    }
    ImGui::PopClipRect();
}

}  // namespace mw::ui
