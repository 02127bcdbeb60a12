#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::AccountTab;
using explain::OrderFormView;

/// Where the parts stand, from the mock-ups; CSS pixels from the top of the form.
struct Measures {
    float head;
    float side, side_h;
    float types;  ///< middle of the words
    float modes, modes_h;
    float available;  ///< middle
    float price, amount;
    float percent, percent_h;
    float total;
    float preview, preview_h;  ///< no height: not shown
    float problem, problem_h;
    float submit;
    float height;
};

constexpr Measures full_form = {.head = 40,
                                .side = 52,
                                .side_h = 30,
                                .types = 103,
                                .modes = 122,
                                .modes_h = 30,
                                .available = 170,
                                .price = 184,
                                .amount = 228,
                                .percent = 272,
                                .percent_h = 24,
                                .total = 304,
                                .preview = 347,
                                .preview_h = 64,
                                .problem = 346,
                                .problem_h = 66,
                                .submit = 416,
                                .height = 468};
constexpr Measures compact_form = {.head = 32,
                                   .side = 40,
                                   .side_h = 30,
                                   .types = 87,
                                   .modes = 102,
                                   .modes_h = 30,
                                   .available = 148,
                                   .price = 162,
                                   .amount = 198,
                                   .percent = 234,
                                   .percent_h = 22,
                                   .total = 262,
                                   .preview = 0,
                                   .preview_h = 0,
                                   .problem = 133,
                                   .problem_h = 28,
                                   .submit = 298,
                                   .height = 336};
constexpr Measures touch_form = {.head = 44,
                                 .side = 52,
                                 .side_h = 44,
                                 .types = 118,
                                 .modes = 142,
                                 .modes_h = 44,
                                 .available = 204,
                                 .price = 222,
                                 .amount = 274,
                                 .percent = 326,
                                 .percent_h = 44,
                                 .total = 378,
                                 .preview = 430,
                                 .preview_h = 108,
                                 .problem = 542,
                                 .problem_h = 54,
                                 .submit = 600,
                                 .height = 660};

const Measures& measures() {
    switch (sizes().density) {
        case Density::full: return full_form;
        case Density::compact: return compact_form;
        case Density::touch: break;
    }
    return touch_form;
}

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
    const Rect head{area.x, area.y, area.w, px(measures().head)};
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    Rect row = inset(head, sizes().pad, 0);
    explain::Desk& desk = canvas.desk;
    const int chosen =
        desk.account == AccountTab::none ? -1 : (desk.account == AccountTab::cross ? 0 : 1);
    const int pressed = tabs(choices, chosen, row);
    if (pressed >= 0) desk.account = pressed == 0 ? AccountTab::cross : AccountTab::isolated;
    const std::string_view badge = canvas.views.header.badge;
    const Rect box = centred(take_right(row, std::ceil(width_of(strong_type(), badge)) + px(12)),
                             std::ceil(width_of(strong_type(), badge)) + px(12), px(16));
    fill(box, colours().acc_soft, px(3));
    write(strong_type(), badge, box, colours().acc, Place::centre);
    pressable({.name = "pair.leverage",
               .role = Role::status,
               .label = "Most leverage of this pair",
               .value = badge},
              box);
    tooltip("The most this pair can be worth, counted in your own money. It is fixed here.");
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

void draw_type(const Canvas& canvas, explain::FormType type, const Choice& choice,
               const Rect& spot) {
    const bool chosen = canvas.desk.order.type == type;
    const Touch touch = pressable({.name = choice.name,
                                   .role = Role::radio,
                                   .label = choice.label,
                                   .value = chosen ? "true" : "false"},
                                  spot);
    if (touch.pressed) canvas.desk.order.type = type;
    write(chosen ? strong_type() : body_type(), choice.label, inset(spot, px(8), 0),
          chosen || touch.hovered ? colours().t0 : colours().t1);
}

void draw_types(const Canvas& canvas, const Rect& row) {
    Rect left = row;
    left.x -= px(8);
    const Choice limit{"order.type.limit", "Limit"};
    const Choice market{"order.type.market", "Market"};
    draw_type(canvas, explain::FormType::limit, limit,
              take_left(left, std::ceil(width_of(strong_type(), limit.label)) + px(17)));
    draw_type(canvas, explain::FormType::market, market,
              take_left(left, std::ceil(width_of(strong_type(), market.label)) + px(17)));
}

void draw_modes(const Rect& area) {
    constexpr std::string_view later =
        "Not in this version. Normal uses what the account holds; "
        "borrow and repay yourself.";
    static constexpr std::array choices = {
        Choice{"order.mode.normal", "Normal"}, Choice{"order.mode.borrow", "Borrow", later},
        Choice{"order.mode.repay", "Repay", later}, Choice{"order.mode.auto", "Auto", later}};
    segments(choices, 0, area);
}

void draw_available(const Canvas& canvas, Rect row) {
    Rect link = take_right(row, px(14 + 4));
    link.x += px(4);
    link.w = px(14);
    const Rect spot = inset(link, -px(3), px(1));
    const Touch touch = pressable({.name = "order.transfer", .label = "Transfer"}, spot);
    draw_icon(icon::arrow_left_right, link, touch.hovered ? colours().acc_hover : colours().acc,
              12);
    tooltip("Transfer between spot and this account");
    if (touch.pressed) canvas.desk.window = explain::Window::transfer;
    label_row(canvas.views.order.available, row);
}

void draw_price(const Canvas& canvas, const Rect& area, bool is_wrong) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    if (draft.type == explain::FormType::limit) {
        field({.name = "order.price",
               .label = "Price",
               .unit = view.quote,
               .hint = view.price_hint,
               .error = is_wrong},
              draft.price, area);
        return;
    }
    card(area, 4);
    const Rect inside = inset(area, px(12), 0);
    text("Price", inside, colours().t2);
    text("Best in the book", inside, colours().t1, Place::right);
    target_area("order.price", Role::status, "Price", "market", area);
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

void draw_amounts(const Canvas& canvas, const Rect& area, bool is_wrong) {
    const Measures& m = measures();
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    const float height = sizes().field / sizes().scale;
    if (draw_derived({.name = "order.quantity",
                      .label = "Amount",
                      .unit = view.base,
                      .error = is_wrong && !draft.by_total},
                     !draft.by_total, draft.quantity, view.quantity_shown,
                     row_at(area, m.amount, height)))
        draft.by_total = false;
    if (draw_derived({.name = "order.total",
                      .label = "Total",
                      .unit = view.quote,
                      .error = is_wrong && draft.by_total},
                     draft.by_total, draft.total, view.total_shown, row_at(area, m.total, height)))
        draft.by_total = true;
}

void draw_percents(const Canvas& canvas, const Rect& row) {
    static constexpr std::array choices = {
        Choice{"order.percent.25", "25%"}, Choice{"order.percent.50", "50%"},
        Choice{"order.percent.75", "75%"}, Choice{"order.percent.100", "100%"}};
    const float gap = px(4);
    const float width = (row.w - 3 * gap) / 4;
    explain::OrderDraft& draft = canvas.desk.order;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const float left = std::round(row.x + static_cast<float>(i) * (width + gap));
        const float right = std::round(row.x + static_cast<float>(i) * (width + gap) + width);
        const Rect spot{left, row.y, right - left, row.h};
        const Touch touch = pressable({.name = choices[i].name, .label = choices[i].label}, spot);
        const Theme& t = colours();
        fill(spot, touch.held ? t.line : (touch.hovered ? t.quiet_hover : t.raised), px(4));
        if (t.outlines) outline(spot, t.line, px(4));
        text(choices[i].label, spot, touch.hovered ? t.t0 : t.t1, Place::centre);
        if (!touch.pressed) continue;
        draft.quantity = canvas.views.order.percent[i];
        draft.by_total = false;
    }
}

void draw_preview(const OrderFormView& view, Rect area) {
    if (view.preview.empty()) return;
    const auto count = static_cast<float>(view.preview.size());
    const float height = std::min(px(sizes().density == Density::touch ? 28 : 20), area.h / count);
    for (const explain::Row& row : view.preview) label_row(row, take_top(area, height));
}

/// As many whole sentences as two small lines hold; the rest is in the tooltip.
void draw_short_problem(std::string_view problem, const Rect& area) {
    push_face(Face::regular, 11);
    std::string_view shown = problem;
    while (paragraph_height(shown, area.w) > area.h + 1) {
        const std::size_t end = shown.substr(0, shown.size() - 1).rfind(". ");
        if (end == std::string_view::npos) break;
        shown = shown.substr(0, end + 1);
    }
    ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom() + px(1)}, true);
    paragraph(shown, area.x, area.y, area.w, colours().down);
    ImGui::PopClipRect();
    pop_face();
}

/// Why the order would be refused, and the act that mends it where there is room.
void draw_problem(const Canvas& canvas, const Rect& area) {
    const OrderFormView& view = canvas.views.order;
    explain::OrderDraft& draft = canvas.desk.order;
    pressable({.name = "order.error",
               .role = Role::status,
               .label = "Problem with the order",
               .value = view.problem},
              {area.x, area.y, px(14), px(14)});
    tooltip(view.problem);
    const Rect mark{area.x, area.y, px(14), px(14)};
    draw_icon(icon::circle_x, mark, colours().down, 12);
    const Rect words{area.x + px(18), area.y, area.w - px(18), area.h};
    if (area.h < px(50)) return draw_short_problem(view.problem, words);
    const std::array pieces = {
        Piece{.words = view.problem, .colour = colours().down},
        Piece{.words = view.submit.fix_label, .colour = colours().acc, .link = "order.fix"}};
    const std::size_t count = view.submit.fix_label.empty() ? 1 : 2;
    if (flow(std::span{pieces}.first(count), words, 16) != 1) return;
    (draft.by_total ? draft.total : draft.quantity) = view.submit.fix_value;
}

void draw_submit(const Canvas& canvas, const Rect& area) {
    const explain::Action& submit = canvas.views.order.submit;
    const bool buys = canvas.desk.order.side == Side::buy;
    push_face(Face::semibold, sizes().density == Density::compact ? 12 : 13);
    const bool pressed = button({.name = "order.submit",
                                 .label = submit.label,
                                 .fill = buys ? Fill::buy : Fill::sell,
                                 .enabled = submit.command.has_value(),
                                 .why_not = submit.why_not},
                                area);
    pop_face();
    if (pressed && submit.command) canvas.out.emplace_back(*submit.command);
}

void draw_form(const Canvas& canvas, const Rect& area) {
    const Measures& m = measures();
    const OrderFormView& view = canvas.views.order;
    const explain::OrderDraft& draft = canvas.desk.order;
    const bool wrong = !view.problem.empty();
    const bool price_missing = draft.type == explain::FormType::limit && draft.price.empty();
    const float height = sizes().field / sizes().scale;
    draw_sides(canvas, row_at(area, m.side, m.side_h));
    draw_types(canvas, line_around(area, m.types, sizes().density == Density::touch ? 40 : 22));
    draw_modes(row_at(area, m.modes, m.modes_h));
    const bool is_compact = sizes().density == Density::compact;
    if (!wrong || !is_compact) draw_available(canvas, line_around(area, m.available, 20));
    draw_price(canvas, row_at(area, m.price, height), wrong && price_missing);
    draw_amounts(canvas, area, wrong && !price_missing);
    draw_percents(canvas, row_at(area, m.percent, m.percent_h));
    const bool shares_place = m.problem < m.preview + m.preview_h;
    if (m.preview_h > 0 && !(wrong && shares_place))
        draw_preview(view, row_at(area, m.preview, m.preview_h));
    if (wrong) draw_problem(canvas, row_at(area, m.problem, m.problem_h));
    draw_submit(canvas, row_at(area, m.submit, sizes().submit / sizes().scale));
}

}  // namespace

void draw_cross_panel(const Canvas& canvas, const Rect& area) {
    Rect rest = inset(area, sizes().pad, px(14));
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

void draw_order_form(const Canvas& canvas, const Rect& area) {
    panel(area);
    draw_head(canvas, area);
    const float head = px(measures().head);
    if (canvas.desk.account == AccountTab::cross)
        return draw_cross_panel(canvas, {area.x, area.y + head, area.w, area.h - head});
    draw_form(canvas, area);
    if (sizes().density == Density::touch) content_ends(area.y + px(measures().height));
}

}  // namespace mw::ui
