#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/icons.h"
#include "ui/late.h"
#include "ui/order_fields.h"

namespace mw::ui {
namespace {

using explain::AccountTab;
using explain::FormType;
using explain::OrderFormView;

// From the mock-ups.
constexpr FormMeasures full_form = {.head = 40,
                                    .side = 52,
                                    .side_h = 30,
                                    .types = 103,
                                    .modes = 122,
                                    .modes_h = 30,
                                    .available = 170,
                                    .most = 190,
                                    .fields = 204,
                                    .field_h = 36,
                                    .gap = 8,
                                    .percent_h = 32,
                                    .row = 20,
                                    .problem = 0,
                                    .problem_h = 0,
                                    .submit_h = 40,
                                    .foot = 12};
constexpr FormMeasures compact_form = {.head = 32,
                                       .side = 40,
                                       .side_h = 30,
                                       .types = 87,
                                       .modes = 102,
                                       .modes_h = 30,
                                       .available = 147,
                                       .most = 0,  // in the field of the amount
                                       .fields = 160,
                                       .field_h = 30,
                                       .gap = 3,
                                       .percent_h = 28,
                                       .row = 17,
                                       .problem = 133,
                                       .problem_h = 28,
                                       .submit_h = 32,
                                       .foot = 4};
constexpr FormMeasures touch_form = {.head = 44,
                                     .side = 52,
                                     .side_h = 44,
                                     .types = 118,
                                     .modes = 142,
                                     .modes_h = 44,
                                     .available = 208,
                                     .most = 239,
                                     .fields = 254,
                                     .field_h = 44,
                                     .gap = 8,
                                     .percent_h = 88,
                                     .row = 26,
                                     .problem = 0,
                                     .problem_h = 54,
                                     .submit_h = 48,
                                     .foot = 12};

/// A row of the form at a height from its top.
Rect row_at(const Rect& area, float top, float height) {
    return {area.x + sizes().pad, area.y + px(top), area.w - 2 * sizes().pad, px(height)};
}

Rect line_around(const Rect& area, float middle, float height) {
    return row_at(area, middle - height / 2, height);
}

void draw_head(const Canvas& canvas, const Rect& area) {
    static constexpr std::array choices = {Choice{"trade.tab.cross", "Cross"},
                                           Choice{"trade.tab.isolated", "Isolated"}};
    const Rect head{area.x, area.y, area.w, px(form_measures().head)};
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    Rect row = inset(head, sizes().pad, 0);
    explain::Desk& desk = canvas.desk;
    const int chosen =
        desk.account == AccountTab::none ? -1 : (desk.account == AccountTab::cross ? 0 : 1);
    const int pressed = tabs(choices, chosen, row);
    if (pressed >= 0) desk.account = pressed == 0 ? AccountTab::cross : AccountTab::isolated;
    if (canvas.desk.account != AccountTab::cross) draw_leverage_switch(canvas, row);
}

/// One half of the Buy and Sell switch.
void draw_side(const Canvas& canvas, Side side, const Rect& area) {
    const Theme& t = colours();
    const bool buys = side == Side::buy;
    const bool chosen = canvas.desk.order.side == side;
    const std::string_view label = buys ? "Buy" : "Sell";
    const Touch touch = pressable({.name = buys ? "order.side.buy" : "order.side.sell",
                                   .role = Role::radio,
                                   .label = label,
                                   .value = chosen ? "true" : "false"},
                                  area);
    if (touch.pressed) canvas.desk.order.side = side;
    ImU32 ink = touch.hovered ? t.t0 : t.t1;
    const Type type = chosen ? strong_type() : body_type();
    const float words = std::ceil(width_of(type, label));
    Rect middle = centred(area, chosen ? words + px(20) : words, area.h);
    if (chosen) {
        fill(area, buys ? t.up : t.down, px(3));
        ink = buys ? t.up_ink : t.down_ink;
        draw_icon(buys ? icon::arrow_up : icon::arrow_down, take_left(middle, px(14)), ink);
        take_left(middle, px(6));
    }
    write(type, label, {middle.x, middle.y, words + 1, middle.h}, ink);
}

void draw_sides(const Canvas& canvas, const Rect& track) {
    card(track, 4);
    const float half = std::floor(track.w / 2);
    draw_side(canvas, Side::buy, inset({track.x, track.y, half, track.h}, px(2), px(2)));
    draw_side(canvas, Side::sell,
              inset({track.x + half, track.y, track.w - half, track.h}, px(2), px(2)));
}

void draw_modes(const Canvas& canvas, const Rect& area) {
    static constexpr std::array choices = {
        Choice{"order.mode.normal", "Normal##mode", {}, "Uses what this account holds."},
        Choice{"order.mode.borrow",
               "Borrow",
               {},
               "Borrows what the order lacks, when it is accepted."},
        Choice{"order.mode.repay", "Repay", {}, "Pays your debt with what the order brings."},
        Choice{"order.mode.auto",
               "Auto",
               {},
               "Borrows what the order lacks, and pays debts with what it brings."}};
    static constexpr std::array modes = {SideEffect::none, SideEffect::margin_buy,
                                         SideEffect::auto_repay, SideEffect::auto_borrow_repay};
    const auto now = std::ranges::find(modes, canvas.desk.order.mode) - modes.begin();
    const int pressed = segments(choices, static_cast<int>(now), area);
    if (pressed >= 0) canvas.desk.order.mode = modes[static_cast<std::size_t>(pressed)];
}

/// What can be spent, and the most that is of what is traded.
void draw_available(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    if (m.most > 0) label_row(canvas.views.order.most, line_around(area, m.most, 18));
    Rect row = line_around(area, m.available, 18);
    const bool fingers = sizes().density == Density::touch;
    const Rect link = take_right(row, px(fingers ? 44 : 18));
    const Touch touch = pressable({.name = "order.transfer", .label = "Transfer"},
                                  fingers ? centred(link, px(44), px(44)) : inset(link, 0, px(1)));
    draw_icon(icon::arrow_left_right, {link.right() - px(14), link.y, px(14), link.h},
              touch.hovered ? colours().acc_hover : colours().acc, 12);
    tooltip("Transfer between spot and this account");
    if (touch.pressed) canvas.desk.window = explain::Window::transfer;
    label_row(canvas.views.order.available, row);
}

/// A small form has no room for the whole preview: its button tells the rest.
std::string said_on_button(const OrderFormView& view) {
    if (sizes().density != Density::compact) return {};
    std::string words;
    for (const explain::Row& row : view.preview)
        words += (words.empty() ? "" : "\n") + row.label + ": " + row.value.text;
    return words;
}

void draw_submit(const Canvas& canvas, const Rect& area) {
    const explain::Action& submit = canvas.views.order.submit;
    const bool buys = canvas.desk.order.side == Side::buy;
    push_face(Face::semibold, sizes().density == Density::compact ? 12 : 13);
    const bool pressed = button({.name = "order.submit",
                                 .label = submit.label,
                                 .fill = buys ? Fill::buy : Fill::sell,
                                 .enabled = submit.command.has_value(),
                                 .why_not = submit.why_not,
                                 .help = said_on_button(canvas.views.order)},
                                area);
    pop_face();
    if (!pressed || !submit.command) return;
    if (canvas.desk.confirm_orders)
        canvas.desk.window = explain::Window::confirm_order;
    else
        canvas.out.emplace_back(*submit.command);
}

/// Lines that a form of this type must have room for under its fields.
int least_lines(const explain::OrderDraft& draft) {
    const bool borrows =
        draft.mode == SideEffect::margin_buy || draft.mode == SideEffect::auto_borrow_repay;
    const bool repays =
        draft.mode == SideEffect::auto_repay || draft.mode == SideEffect::auto_borrow_repay;
    const bool starts_later = draft.type == FormType::trailing && !draft.stop_price.empty();
    return (has_time_in_force(draft.type) ? 1 : 0) + (has_stop(draft.type) ? 1 : 0) +
           (is_followed(draft.type) ? 1 : 0) + (starts_later ? 1 : 0) + (borrows ? 1 : 0) +
           (repays ? 1 : 0);
}

/// Top of the button from the top of the form, on a desk. The mock-ups' own place, or lower where
/// there is more to say.
float submit_top(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    const float lowest = area.h / sizes().scale - m.foot - m.submit_h;
    if (sizes().density == Density::compact) return lowest;
    constexpr float drawn = 444;
    return std::min(lowest, least_lines(canvas.desk.order) > 1 ? drawn + 20 : drawn);
}

/// Fields, lines and button of a form whose height is given.
void draw_below_modes(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    const bool wrong = !canvas.views.order.problem.empty();
    const bool over_available = wrong && m.problem_h > 0;
    if (over_available)
        draw_order_problem(canvas, row_at(area, m.problem, m.problem_h));
    else
        draw_available(canvas, area);
    const float end = draw_order_fields(canvas, row_at(area, m.fields, 0));
    const float submit = submit_top(canvas, area);
    const bool compact = sizes().density == Density::compact;
    Rect lines = row_at(area, 0, 0);
    lines.y = end + px(compact ? 1 : 3);
    lines.h = area.y + px(submit - 2) - lines.y;
    if (has_time_in_force(canvas.desk.order.type))
        draw_times_in_force(canvas, take_bottom(lines, px(compact ? 17 : 20)));
    if (!wrong || over_available)
        draw_order_preview(canvas, lines);
    else
        draw_order_problem(canvas, lines);
    draw_submit(canvas, row_at(area, submit, m.submit_h));
}

/// The same on a phone, where problem and button have their own place. @return where it ends.
float draw_below_modes_of_sheet(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    const OrderFormView& view = canvas.views.order;
    draw_available(canvas, area);
    Rect below = row_at(area, 0, 0);
    below.y = draw_order_fields(canvas, row_at(area, m.fields, 0));
    RowCutter rows{below};
    if (has_time_in_force(canvas.desk.order.type))
        draw_times_in_force(canvas, rows.next(44));
    else
        rows.next(8);
    draw_order_preview(canvas, rows.next(m.row * static_cast<float>(view.preview.size()), 8));
    return rows.y();
}

/// @return where the form ends.
float draw_form(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    const bool touch = sizes().density == Density::touch;
    draw_sides(canvas, row_at(area, m.side, m.side_h));
    draw_order_types(canvas, line_around(area, m.types, touch ? 40 : 22));
    draw_modes(canvas, row_at(area, m.modes, m.modes_h));
    if (touch) return draw_below_modes_of_sheet(canvas, area);
    draw_below_modes(canvas, area);
    return area.bottom();
}

}  // namespace

const FormMeasures& form_measures() {
    switch (sizes().density) {
        case Density::full: return full_form;
        case Density::compact: return compact_form;
        case Density::touch: break;
    }
    return touch_form;
}

void draw_order_foot(const Canvas& canvas, const Rect& area) {
    const FormMeasures& m = form_measures();
    Rect rest = inset(area, sizes().pad, 0);
    take_bottom(rest, px(m.foot));
    draw_submit(canvas, take_bottom(rest, px(m.submit_h)));
    if (canvas.views.order.problem.empty()) return;
    take_top(rest, px(4));
    draw_order_problem(canvas, rest);
}

float order_foot_height(const Canvas& canvas) {
    const FormMeasures& m = form_measures();
    const float words = canvas.views.order.problem.empty() ? 8 : m.problem_h + 6;
    return px(words + m.submit_h + m.foot);
}

float order_form_growth(const explain::Desk& desk) {
    if (sizes().density == Density::touch || desk.account == AccountTab::cross) return 0;
    constexpr float over_drawn = 8;                 // the slider
    const bool many = least_lines(desk.order) > 1;  // they push the button down
    if (sizes().density == Density::full) return px(over_drawn + (many ? 20 : 0));
    const FormMeasures& m = form_measures();
    const int more = std::max(0, least_lines(desk.order) - 1);
    const float row = has_second_limit(desk.order.type) ? m.field_h + m.gap : 0;
    return px(m.row * static_cast<float>(more) + row + over_drawn);
}

void draw_cross_panel(const Canvas& canvas, const Rect& area) {
    Rect rest = inset(area, sizes().pad, px(12));
    constexpr std::string_view title = "**Why there is no Cross account here**";
    constexpr std::string_view first =
        "Cross puts all your margin coins into one pot. Every position shares it, so one bad "
        "position can use up all of it.";
    constexpr std::string_view second =
        "**Isolated** keeps one pot for each pair. What happens in it stays in it, which makes it "
        "the clearer place to learn. This simulator is about that one.";
    for (const std::string_view words : {title, first, second})
        rest.y += paragraph(words, rest.x, rest.y, rest.w, colours().t1) + px(8);
    const Rect spot{rest.x, rest.y + px(4), std::min(rest.w, px(180)), sizes().button};
    if (button({.name = "trade.back_to_isolated", .label = "Go to Isolated"}, spot))
        canvas.desk.account = AccountTab::isolated;
}

float draw_order_form(const Canvas& canvas, const Rect& area) {
    panel(area);
    draw_head(canvas, area);
    const float head = px(form_measures().head);
    if (canvas.desk.account != explain::AccountTab::cross) return draw_form(canvas, area);
    const Rect below{area.x, area.y + head, area.w, area.h - head};
    if (const LateParts* late = late_parts())
        late->cross(canvas, below);
    else
        write_paragraph(body_type(), want_late(), inset(below, sizes().pad, px(12)), colours().t1);
    return area.bottom();
}

}  // namespace mw::ui
