#include <algorithm>
#include <array>

#include "ui/icons.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::LoanView;
using explain::Window;

/// What differs between the two tabs.
struct Half {
    const LoanView& view;
    explain::LoanDraft& draft;
    const char* asset;
    const char* amount;
    const char* max;
    const char* confirm;
    const char* error;
    const char* limit;
    const char* note;
};

Half half_in_front(const Canvas& canvas) {
    if (canvas.desk.window == Window::repay)
        return {canvas.views.repay, canvas.desk.repay, "repay.asset", "repay.amount", "repay.max",
                "repay.confirm",    "repay.error",     "repay.limit", "repay.note"};
    return {canvas.views.borrow, canvas.desk.borrow, "borrow.asset", "borrow.amount", "borrow.max",
            "borrow.confirm",    "borrow.error",     "borrow.limit", "borrow.note"};
}

void draw_tabs(const Canvas& canvas, const Rect& row) {
    constexpr std::array choices = {Choice{"borrow.tab.borrow", "Borrow"},
                                    Choice{"borrow.tab.repay", "Repay"}};
    push_face(Face::regular, 13);
    const int chosen = canvas.desk.window == Window::repay ? 1 : 0;
    const int pressed = tabs(choices, chosen, row);
    pop_face();
    if (pressed == 0) canvas.desk.window = Window::borrow;
    if (pressed == 1) canvas.desk.window = Window::repay;
}

void draw_coin(const Half& half, Rect area) {
    write(body_type(), "Coin", take_top(area, px(24)), colours().t1);
    take_top(area, px(4));
    choose_coin({half.asset, "Coin", half.view.coin, half.view.coin_name}, half.view.coins,
                half.draft.asset, half.draft.amount, area);
}

/// Repay: a quarter, a half, three quarters or all of what can be repaid.
void draw_parts(const Half& half, Rect row) {
    constexpr std::array names = {"repay.percent.25", "repay.percent.50", "repay.percent.75",
                                  "repay.percent.100"};
    constexpr std::array labels = {"25%", "50%", "75%", "100%"};
    const float gap = px(8);
    const float width = (row.w - 3 * gap) / 4;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& amount = half.view.percent[i];
        if (button({.name = names[i],
                    .label = labels[i],
                    .enabled = !amount.empty(),
                    .why_not = "There is nothing to repay with, or nothing owed."},
                   take_left(row, width)))
            half.draft.amount = amount;
        take_left(row, gap);
    }
}

void draw_limit(const LoanView& view, std::string_view name, const Rect& row) {
    write(body_type(), "Amount", row, colours().t1);
    const float value = width_of(strong_type(), view.limit);
    write(strong_type(), view.limit, row, colours().t0, Place::right);
    write(body_type(), view.limit_label, {row.x, row.y, row.w - value - px(4), row.h}, colours().t1,
          Place::right);
    target_area(name, Role::status, view.limit_label, view.limit, row);
}

/// Lower than this, form and consequences scroll.
float lowest_body() { return px(370); }

/// Coin, amount and verdict; a low area keeps no room for a verdict there is none of. @return
/// height used.
float draw_entry(const Half& half, bool repays, const Rect& area) {
    const bool touch = sizes().density == Density::touch;
    const float control = px(touch ? 44 : 40);
    Rect left{area.x, area.y, area.w, 4'000};
    take_top(left, px(12));
    draw_coin(half, take_top(left, px(27) + control));
    take_top(left, px(8));
    draw_limit(half.view, half.limit, take_top(left, px(24)));
    take_top(left, px(2));
    draw_amount({half.amount, half.max, half.view.coin, half.view.max, !half.view.problem.empty()},
                half.draft.amount, take_top(left, control));
    if (repays) {
        take_top(left, px(6));
        draw_parts(half, take_top(left, px(touch ? 44 : 26)));
    }
    take_top(left, px(8));
    const bool silent = half.view.problem.empty() && half.view.good.empty();
    if (silent && area.h < lowest_body()) return left.y - area.y;
    draw_verdict({half.error, half.view.problem, half.view.good, half.view.confirm},
                 half.draft.amount, take_top(left, px(repays ? 44 : 46)));
    return left.y - area.y;
}

/// The terms under a line. @return height used.
float draw_terms(const Half& half, bool repays, const Rect& area) {
    Rect left{area.x, area.y, area.w, 4'000};
    take_top(left, px(repays ? 2 : 4));
    line_h(left.x, left.y, left.w, colours().line);
    take_top(left, px(8));
    for (const explain::Row& row : half.view.rows) label_row(row, take_top(left, px(24)));
    return left.y - area.y;
}

/// Entry and terms. @return height used.
float draw_form(const Half& half, bool repays, Rect area) {
    const float entry = draw_entry(half, repays, area);
    area.y += entry;
    return entry + draw_terms(half, repays, area);
}

/// What changes, and advice below it. @return height used.
float draw_sheet(const Half& half, const Rect& area) {
    float y = area.y + px(17);
    y += draw_changes(half.view.changes, {area.x, y, area.w, 0}) + px(10);
    if (half.view.note.empty()) return y - area.y;
    const bool warns = !half.view.confirm.code.empty();
    const float line = px(18);
    draw_icon(warns ? icon::triangle_alert : icon::info, {area.x, y, px(14), line},
              warns ? colours().warn : colours().t1);
    const Piece piece{half.view.note, colours().t1};
    const Rect words{area.x + px(22), y, area.w - px(22), 0};
    flow({&piece, 1}, words);
    const float height = static_cast<float>(flow_lines({&piece, 1}, words.w)) * line;
    target_area(half.note, Role::status, "Advice", half.view.note, {words.x, y, words.w, height});
    y += height;
    return y - area.y;
}

/// @return height used.
float draw_side_by_side(const Half& half, bool repays, Rect area) {
    const float form = draw_form(half, repays, take_left(area, std::min(px(340), area.w * 0.47F)));
    take_left(area, px(24));
    return std::max(form, draw_sheet(half, area));
}

/// One below the other; on a low screen what changes follows the amount at once. @return height
/// used.
float draw_one_below_the_other(const Half& half, bool repays, Rect area) {
    const float top = area.y;
    const bool low = area.h < lowest_body();
    area.y += low ? draw_entry(half, repays, area) : draw_form(half, repays, area);
    area.y += draw_sheet(half, area);
    if (low) area.y += draw_terms(half, repays, area);
    return area.y - top;
}

/// Small screens: what there is, scrolling.
void draw_scrolling(const Half& half, bool repays, bool beside, const Rect& area) {
    const Rect place{area.x, area.y, area.w + px(10), area.h};  // the scroll bar is in the margin
    if (begin_region("loan.body", place, true)) {
        const Rect left{area.x, area.y - ImGui::GetScrollY(), area.w, area.h};
        const float height = beside ? draw_side_by_side(half, repays, left)
                                    : draw_one_below_the_other(half, repays, left);
        content_ends(left.y + height + px(8));
    }
    end_region();
}

}  // namespace

void draw_loan_window(const Canvas& canvas) {
    const Half half = half_in_front(canvas);
    const bool repays = canvas.desk.window == Window::repay;
    const bool touch = sizes().density == Density::touch;
    Rect inside = draw_frame(canvas, {"Borrow / Repay", half.view.pair, "borrow.close", 764, 524});
    const float edge = px(touch ? 12 : 20);
    const Rect row = take_top(inside, px(touch ? 44 : 34));
    draw_tabs(canvas, row);
    line_h(row.x - edge, row.bottom() - 1, row.w + 2 * edge, colours().line);
    const Rect foot = take_bottom(inside, px(touch ? 72 : 64));
    line_h(foot.x - edge, foot.y, foot.w + 2 * edge, colours().line);
    const bool beside = inside.w >= px(640);
    if (beside && inside.h >= lowest_body())
        draw_side_by_side(half, repays, inside);
    else
        draw_scrolling(half, repays, beside, inside);
    draw_foot(canvas, {half.view.confirm, half.confirm, half.view.footer}, foot);
}

}  // namespace mw::ui
