#include <algorithm>
#include <array>
#include <string>

#include "ui/icons.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::TransferView;

/// Where the coins come from or go to.
void draw_wallet_box(std::string_view name, std::string_view label, std::string_view wallet,
                     const Rect& area) {
    Rect left = area;
    write(small_type, label, take_top(left, px(18)), colours().t1);
    card(left, 4);
    write(body_type(), wallet, inset(left, px(8), 0), colours().t0);
    target_area(name, Role::status, label, wallet, left);
}

void draw_swap(const Canvas& canvas, const Rect& area) {
    if (!button({.name = "transfer.swap",
                 .label = {},
                 .fill = Fill::bare,
                 .icon = icon::arrow_left_right,
                 .help = "Turn the direction round"},
                area))
        return;
    explain::TransferDraft& draft = canvas.desk.transfer;
    draft.direction = draft.direction == Direction::into_isolated ? Direction::out_of_isolated
                                                                  : Direction::into_isolated;
    draft.amount.clear();
}

/// Whether From and To stand one below the other, as fingers want where it is narrow.
bool stacks_route(float width) { return sizes().density == Density::touch && width < px(480); }

/// From and To side by side, or (phone) one below the other.
void draw_route(const Canvas& canvas, Rect& left, float control) {
    const TransferView& view = canvas.views.transfer;
    const float height = px(18) + control;
    if (stacks_route(left.w)) {
        Rect rows = take_top(left, 2 * height + px(8));
        const Rect side = take_right(rows, px(52));
        draw_swap(canvas, centred(side, px(44), px(44)));
        draw_wallet_box("transfer.from", "From", view.from, take_top(rows, height));
        take_top(rows, px(8));
        draw_wallet_box("transfer.to", "To", view.to, rows);
        return;
    }
    Rect row = take_top(left, height);
    const bool touch = sizes().density == Density::touch;
    const float middle_w = px(touch ? 60 : 36);
    const float side = (row.w - middle_w) / 2;
    draw_wallet_box("transfer.from", "From", view.from, take_left(row, side));
    Rect middle = take_left(row, middle_w);
    take_top(middle, px(16));
    draw_swap(canvas, centred(middle, px(touch ? 44 : 32), middle.h));
    draw_wallet_box("transfer.to", "To", view.to, row);
}

void draw_amount_row(const Canvas& canvas, Rect row) {
    const TransferView& view = canvas.views.transfer;
    explain::TransferDraft& draft = canvas.desk.transfer;
    Rect coin = take_left(row, px(112));
    take_left(row, px(8));
    write(small_type, "Coin", take_top(coin, px(18)), colours().t1);
    const Rect head = take_top(row, px(18));
    write(small_type, "Amount", head, colours().t1);
    write(small_type, "Can move " + view.available,
          {head.x + px(56), head.y, head.w - px(56), head.h}, colours().t1, Place::right);
    target_area("transfer.available", Role::status, "Can move", view.available, head);
    choose_coin({"transfer.asset", "Coin", view.unit}, view.coins, draft.asset, draft.amount, coin);
    draw_amount({"transfer.amount", "transfer.max", view.unit, view.max, !view.problem.empty()},
                draft.amount, row);
}

/// now -> after, without a card: the window is small.
void draw_lines(const std::vector<explain::Change>& changes, Rect area) {
    const float height = std::min(px(22), area.h / static_cast<float>(changes.size() + 1));
    Rect head = take_top(area, height);
    const ChangeColumns columns = change_columns(changes, area.w, 84, 26);
    const float half = columns.after + columns.arrow;
    write(small_type, "What changes", head, colours().t1);
    write(small_type, "After", head, colours().t1, Place::right);
    write(small_type, "Now", {head.x, head.y, head.w - half, head.h}, colours().t1, Place::right);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Rect row = take_top(area, height);
        line_h(row.x, row.y, row.w, colours().line);
        draw_change(changes[i], i, columns, row);
    }
}

/// Route, coin and amount, verdict, and what changes. @return where it ends.
float draw_body(const Canvas& canvas, float control, Rect inside) {
    const TransferView& view = canvas.views.transfer;
    draw_route(canvas, inside, control);
    take_top(inside, px(8));
    draw_amount_row(canvas, take_top(inside, px(18) + control));
    take_top(inside, px(4));
    draw_verdict({"transfer.error", view.problem, view.good, view.confirm},
                 canvas.desk.transfer.amount, take_top(inside, px(36)));
    if (view.changes.empty()) return inside.y;
    const float lines = static_cast<float>(view.changes.size() + 1);
    inside.h = std::min(inside.h, lines * px(22));
    draw_lines(view.changes, inside);
    return inside.bottom();
}

/// The least room draw_body has to have: lower, it scrolls.
float least_body(const TransferView& view, float control, float width) {
    const float box = px(18) + control;
    const float route = stacks_route(width) ? 2 * box + px(8) : box;
    const float lines = view.changes.empty() ? 0 : static_cast<float>(view.changes.size() + 1);
    return route + px(8) + box + px(5 + 36) + lines * px(16);
}

}  // namespace

void draw_transfer_window(const Canvas& canvas) {
    const TransferView& view = canvas.views.transfer;
    const bool touch = sizes().density == Density::touch;
    const float control = px(touch ? 44 : 36);
    const float height = touch ? 492 : 380;
    Rect inside = draw_frame(canvas, {"Transfer", "Free, at once", "transfer.close", 420, height});
    Rect foot = take_bottom(inside, px(touch ? 72 : 56));
    if (inside.h >= least_body(view, control, inside.w)) {
        draw_body(canvas, control, inside);
    } else {
        const Rect place{inside.x, inside.y, inside.w + px(10), inside.h};  // and the scroll bar
        if (begin_region("transfer.body", place, true)) {
            constexpr float endless = 4'000;
            const float top = inside.y - ImGui::GetScrollY();
            content_ends(draw_body(canvas, control, {inside.x, top, inside.w, endless}) + px(8));
        }
        end_region();
    }
    line_h(foot.x - px(20), foot.y, foot.w + px(40), colours().line);
    draw_foot(canvas, {view.confirm, "transfer.confirm", {}}, foot);
}

}  // namespace mw::ui
