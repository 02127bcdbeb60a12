#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include "ui/chart_parts.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/order_fields.h"

namespace mw::ui {
namespace {

using explain::FormType;
using explain::OrderFormView;
using Field = OrderFormView::Field;

/// An input of the form; the red edge says that the problem is in it.
void price_field(const Canvas& canvas, FieldSpec spec, Field which, std::string& text,
                 const Rect& area) {
    spec.error = canvas.views.order.wrong == which;
    field(spec, text, area);
}

void draw_stop(const Canvas& canvas, const Rect& area, bool narrow) {
    FieldSpec spec{.name = "order.stop_price", .label = "Stop"};
    if (narrow)
        spec.pad = 8;
    else
        spec.unit = canvas.views.order.quote;
    price_field(canvas, spec, Field::stop, canvas.desk.order.stop_price, area);
}

void draw_price(const Canvas& canvas, const Rect& area) {
    const OrderFormView& view = canvas.views.order;
    price_field(
        canvas,
        {.name = "order.price", .label = "Price", .unit = view.quote, .hint = view.price_hint},
        Field::price, canvas.desk.order.price, area);
}

void draw_market_price(const Rect& area) {
    card(area, 4);
    const Rect inside = inset(area, px(12), 0);
    text("Price", inside, colours().t2);
    text("Best in the book", inside, colours().t1, Place::right);
    target_area("order.price", Role::status, "Price", "market", area);
}

/// The stop beside the limit price it becomes.
void draw_stop_and_limit(const Canvas& canvas, const Rect& area) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    const float gap = px(4);
    const float half = std::floor((area.w - gap) / 2);
    draw_stop(canvas, {area.x, area.y, half, area.h}, true);
    const Rect right{area.x + half + gap, area.y, area.w - half - gap, area.h};
    FieldSpec spec{.name = "order.price", .label = "Limit", .hint = view.price_hint, .pad = 8};
    if (draft.type == FormType::stop_limit)
        return price_field(canvas, spec, Field::price, draft.price, right);
    spec.name = "order.limit_price";
    spec.hint = draft.type == FormType::oco ? "at market" : "";
    price_field(canvas, spec, Field::stop_limit, draft.limit_price, right);
}

/// How far a trailing stop stays behind, and the price from where it does.
void draw_trail(const Canvas& canvas, const Rect& area) {
    explain::OrderDraft& draft = canvas.desk.order;
    const float gap = px(4);
    const float half = std::floor((area.w - gap) / 2);
    price_field(canvas,
                {.name = "order.trail", .label = "Trail", .unit = "%", .hint = "1", .pad = 8},
                Field::trail, draft.trail, {area.x, area.y, half, area.h});
    price_field(canvas, {.name = "order.stop_price", .label = "From", .hint = "at once", .pad = 8},
                Field::stop, draft.stop_price,
                {area.x + half + gap, area.y, area.w - half - gap, area.h});
}

/// The limit price of the order that follows.
void draw_next_price(const Canvas& canvas, const Rect& area) {
    explain::OrderDraft& draft = canvas.desk.order;
    price_field(canvas,
                {.name = "order.limit_price",
                 .label = draft.side == Side::buy ? "Then sell" : "Then buy",
                 .unit = canvas.views.order.quote},
                Field::stop_limit, draft.limit_price, area);
}

void draw_prices(const Canvas& canvas, RowCutter& rows, float height, float gap) {
    switch (canvas.desk.order.type) {
        case FormType::market: return draw_market_price(rows.next(height, gap));
        case FormType::limit:
        case FormType::limit_maker: return draw_price(canvas, rows.next(height, gap));
        case FormType::stop_market: return draw_stop(canvas, rows.next(height, gap), false);
        case FormType::stop_limit: return draw_stop_and_limit(canvas, rows.next(height, gap));
        case FormType::trailing: return draw_trail(canvas, rows.next(height, gap));
        case FormType::oto:
            draw_price(canvas, rows.next(height, gap));
            return draw_next_price(canvas, rows.next(height, gap));
        case FormType::oco:
        case FormType::otoco: break;
    }
    draw_price(canvas, rows.next(height, gap));
    draw_stop_and_limit(canvas, rows.next(height, gap));
}

/// A field that shows what the other one implies until it is typed into itself.
bool draw_derived(const FieldSpec& spec, bool typed, std::string& own, std::string_view derived,
                  const Rect& area) {
    if (typed) return field(spec, own, area);
    static std::string shown;
    shown = derived;
    if (!field(spec, shown, area)) return false;
    own = shown;
    return true;
}

void draw_quantity(const Canvas& canvas, const Rect& area) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    const std::string_view most = view.most.value.text;
    Name hint{""};  // where the most has no line of its own
    if (sizes().density == Density::compact && view.no_part.empty())
        hint.add("Max ").add(most.substr(0, most.find(' ')));
    if (draw_derived({.name = "order.quantity",
                      .label = "Amount",
                      .unit = view.base,
                      .hint = hint,
                      .error = view.wrong == Field::amount && !draft.by_total},
                     !draft.by_total, draft.quantity, view.quantity_shown, area))
        draft.by_total = false;
}

void draw_total(const Canvas& canvas, const Rect& area) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    if (draw_derived({.name = "order.total",
                      .label = "Total",
                      .unit = view.quote,
                      .error = view.wrong == Field::amount && draft.by_total},
                     draft.by_total, draft.total, view.total_shown, area))
        draft.by_total = true;
}

/// Puts the part that was asked for into the amount, once it is counted.
void take_part(const Canvas& canvas) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    if (draft.percent == 0 || draft.percent != view.percent) return;
    draft.quantity = view.part;
    draft.by_total = false;
    draft.percent = 0;
}

/// Asks for so many percent of all as the amount; none empties it.
void ask_for_part(explain::OrderDraft& draft, int percent) {
    draft.percent = std::clamp(percent, 0, 100);
    if (draft.percent != 0) return;
    draft.quantity.clear();
    draft.by_total = false;
}

/// Where the slider's line lies in its row: its knob and its words need room beside it.
Rect slider_line(const Rect& row) { return {row.x + px(8), row.y, row.w - px(8 + 48), row.h}; }

/// The five marks under the line, each as wide as the way to the next.
void draw_percent_marks(const Canvas& canvas, const Rect& row) {
    static constexpr std::array marks = {
        Choice{"order.percent.0", "0"}, Choice{"order.percent.25", "25%"},
        Choice{"order.percent.50", "50%"}, Choice{"order.percent.75", "75%"},
        Choice{"order.percent.100", "100%"}};
    const Rect line = slider_line(row);
    const std::string& why_not = canvas.views.order.no_part;
    const Theme& t = colours();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const float middle = line.x + line.w * static_cast<float>(i) / 4;
        const float left = std::max(row.x, std::round(middle - line.w / 8));
        const Rect spot{left, row.y, std::round(middle + line.w / 8) - left, row.h};
        const Touch touch = pressable(
            {.name = marks[i].name, .label = marks[i].label, .enabled = why_not.empty()}, spot);
        if (!why_not.empty()) tooltip(why_not);
        const float words = width_of(small_type, marks[i].label);
        const bool lit = touch.hovered && why_not.empty();
        write(small_type, marks[i].label,
              {std::max(row.x, middle - words / 2), row.y, words + 1, row.h}, lit ? t.t0 : t.t1);
        if (touch.pressed) ask_for_part(canvas.desk.order, static_cast<int>(i) * 25);
    }
}

/// How much of all is traded, as a line with a knob. Arrows: left and right 1, up and down 10.
void draw_percent_slider(const Canvas& canvas, const Rect& row) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    const bool enabled = view.no_part.empty();
    const int now = draft.percent != 0 ? draft.percent : view.share;
    const Name words = Name{""}.add(static_cast<std::size_t>(now)).add("%");
    const Touch touch = pressable({.name = "order.percent",
                                   .role = Role::slider,
                                   .label = "Part of the most",
                                   .value = words,
                                   .enabled = enabled,
                                   .drags = true},
                                  row);
    if (!enabled) tooltip(view.no_part);
    const Rect line = slider_line(row);
    const Theme& t = colours();
    const ImU32 tone = enabled ? t.acc : t.line2;
    const float y = std::floor(line.y + line.h / 2);
    const float at = line.w * static_cast<float>(now) / 100;
    fill({line.x, y - px(1), line.w, px(2)}, t.line2, px(1));
    fill({line.x, y - px(1), at, px(2)}, tone, px(1));
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int i = 0; i <= 4; ++i)
        list->AddCircleFilled({line.x + line.w * static_cast<float>(i) / 4, y}, px(2.5F),
                              now >= i * 25 ? tone : t.line2);
    list->AddCircleFilled({line.x + at, y}, px(touch.held ? 7 : 6), tone);
    write(body_type(), words, row, enabled ? t.t0 : t.t2, Place::right);
    if (!enabled) return;
    if (item_key(ImGuiKey_LeftArrow)) ask_for_part(draft, now - 1);
    if (item_key(ImGuiKey_RightArrow)) ask_for_part(draft, now + 1);
    if (item_key(ImGuiKey_DownArrow)) ask_for_part(draft, now - 10);
    if (item_key(ImGuiKey_UpArrow)) ask_for_part(draft, now + 10);
    // by the keyboard a press changes nothing: the arrows do
    if (!touch.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const float part = (ImGui::GetIO().MousePos.x - line.x) / line.w;
    ask_for_part(draft, static_cast<int>(std::lround(std::clamp(part, 0.0F, 1.0F) * 100)));
}

void draw_percents(const Canvas& canvas, const Rect& row) {
    Rect marks = row;
    draw_percent_slider(canvas, take_top(marks, std::floor(row.h / 2)));
    draw_percent_marks(canvas, marks);
}

/// As many whole sentences as two small lines hold, and under one line what would be accepted; the
/// rest is in the tooltip. @return whether that was pressed.
bool draw_short_problem(std::string_view problem, std::string_view fix, const Rect& area) {
    push_face(Face::regular, 11);
    std::string_view shown = problem;
    const float line = paragraph_height("0", area.w);
    const float room = fix.empty() ? area.h : line;
    const auto height = [&] { return paragraph_height(shown, area.w); };
    while (height() > room + 1) {
        const std::size_t end = shown.substr(0, shown.size() - 1).rfind(". ");
        if (end == std::string_view::npos) break;
        shown = shown.substr(0, end + 1);
    }
    ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom() + px(1)}, true);
    const float used = paragraph(shown, area.x, area.y, area.w, colours().down);
    ImGui::PopClipRect();
    bool pressed = false;
    if (!fix.empty() && used < 1.5F * line) {
        const Rect row{area.x, area.y + used, std::min(area.w, std::ceil(text_width(fix)) + 1),
                       line};
        const Touch touch = pressable({"order.fix", Role::link, fix}, row);
        text(fix, row, colours().acc);
        if (touch.hovered) line_h(row.x, row.bottom() - px(2), row.w, colours().acc);
        pressed = touch.pressed;
    }
    pop_face();
    return pressed;
}

}  // namespace

void draw_order_problem(const Canvas& canvas, const Rect& area) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    ImGui::SetNextItemAllowOverlap();  // a link may stand among the words
    pressable({.name = "order.error",
               .role = Role::status,
               .label = "Problem with the order",
               .value = view.problem},
              area);
    tooltip(view.problem);
    const auto take_fix = [&] {
        (draft.by_total ? draft.total : draft.quantity) = view.submit.fix_value;
    };
    const Rect mark{area.x, area.y, px(14), px(14)};
    draw_icon(icon::circle_x, mark, colours().down, 12);
    const Rect words{area.x + px(18), area.y, area.w - px(18), area.h};
    if (area.h < px(50)) {
        if (draw_short_problem(view.problem, view.submit.fix_label, words)) take_fix();
        return;
    }
    const std::array pieces = {
        Piece{.words = view.problem, .colour = colours().down},
        Piece{.words = view.submit.fix_label, .colour = colours().acc, .link = "order.fix"}};
    const std::size_t count = view.submit.fix_label.empty() ? 1 : 2;
    if (flow(std::span{pieces}.first(count), words, 16) == 1) take_fix();
}

Rect RowCutter::next(float height, float gap) {
    const Rect row{area_.x, y_, area_.w, px(height)};
    y_ += px(height + gap);
    return row;
}

float draw_order_fields(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    // Some have one row more; a full-sized form makes room for it by lower ones.
    const bool tight = sizes().density == Density::full && has_second_limit(canvas.desk.order.type);
    const float height = tight ? m.field_h - 4 : m.field_h;
    const float gap = tight ? m.gap - 3 : m.gap;
    RowCutter rows{area};
    take_part(canvas);
    draw_prices(canvas, rows, height, gap);
    draw_quantity(canvas, rows.next(height, gap));
    draw_percents(canvas, rows.next(m.percent_h, gap));
    draw_total(canvas, rows.next(height));
    return rows.y();
}

void draw_times_in_force(const Canvas& canvas, const Rect& area) {
    struct Time {
        TimeInForce time;
        Choice choice;
    };
    static constexpr std::array times = {
        Time{TimeInForce::fok,
             {"order.tif.fok", "FOK", {}, "Fill or kill: all of it at once, or nothing."}},
        Time{TimeInForce::ioc,
             {"order.tif.ioc",
              "IOC",
              {},
              "Immediate or cancel: what trades at once; the rest expires."}},
        Time{TimeInForce::gtc,
             {"order.tif.gtc", "GTC", {}, "Good till cancelled: the rest waits in the book."}}};
    const Theme& t = colours();
    Rect row = area;
    for (const Time& each : times) {  // from the right
        const bool chosen = canvas.desk.order.time_in_force == each.time;
        const float words = std::ceil(width_of(strong_type(), each.choice.label));
        const float least = sizes().density == Density::touch ? px(44) : words + px(12);
        const Rect spot = take_right(row, std::max(least, words + px(12)));
        const Touch touch = pressable({.name = each.choice.name,
                                       .role = Role::radio,
                                       .label = each.choice.label,
                                       .value = chosen ? "true" : "false"},
                                      spot);
        tooltip(each.choice.help);
        if (chosen) {
            const Rect pill = centred(spot, words + px(12), std::min(spot.h, px(18)));
            fill(pill, t.outlines ? t.t0 : t.raised, px(3));
        }
        const ImU32 on_pill = t.outlines ? t.panel : t.t0;
        write(chosen ? strong_type() : body_type(), each.choice.label, spot,
              chosen ? on_pill : (touch.hovered ? t.t0 : t.t1), Place::centre);
        if (touch.pressed) canvas.desk.order.time_in_force = each.time;
    }
    text("Time in force", row, t.t1);
}

void draw_order_preview(const Canvas& canvas, const Rect& area) {
    const std::vector<explain::Row>& preview = canvas.views.order.preview;
    const float full = px(form_measures().row);
    const float least = std::min(full, px(17));
    const auto fits = static_cast<std::size_t>(std::max(0.0F, std::floor(area.h / least)));
    const std::size_t count = std::min(preview.size(), fits);
    if (count == 0) return;
    const float height = std::min(full, std::floor(area.h / static_cast<float>(count)));
    Rect rest = area;
    for (std::size_t i = 0; i < count; ++i) label_row(preview[i], take_top(rest, height));
}

}  // namespace mw::ui
