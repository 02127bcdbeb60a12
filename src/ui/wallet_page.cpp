#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/money.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/names.h"
#include "ui/wallet_parts.h"

namespace mw::ui {
namespace {

using explain::WalletView;

struct Figure {
    std::string_view label;
    std::string_view value;
    std::string_view below;
};

/// Label, large number, the same in base coin. @param unit  behind the first; or empty
void draw_figure(const Figure& figure, std::string_view unit, float css, const Rect& area) {
    const Type type{Face::semibold, css};
    write(body_type(), figure.label, {area.x, area.y, area.w, px(18)}, colours().t1);
    const Rect row{area.x, area.y + px(16), area.w, px(34)};
    write(type, figure.value, row, colours().t0);
    if (!unit.empty())
        write(step_title_type, unit,
              {row.x + width_of(type, figure.value) + px(6), row.y + px(3), px(50), row.h},
              colours().t0);
    write(body_type(), figure.below, {area.x, area.y + px(50), area.w, px(18)}, colours().t2);
    target_area(Name{"wallet.margin."}.add_slug(figure.label), Role::status, figure.label,
                figure.value, area, figure.below);
}

/// Narrower than this, profit and loss stand under the totals: beside them are 728 px of figures
/// and 220 of spans.
float wide_totals() { return px(948); }

/// Room for profit and loss under the totals of a narrow screen.
float narrow_pnl_height() { return px(sizes().density == Density::touch ? 52 : 44); }

void draw_sign(const char* sign, const Rect& area) {
    write({Face::regular, 19}, sign, {area.x, area.y + px(16), area.w, px(34)}, colours().t2,
          Place::centre);
}

/// Over how much time profit and loss are counted.
void draw_spans(explain::Desk& desk, const Rect& area) {
    constexpr std::array spans = {
        Choice{"wallet.margin.pnl.today", "Today", {}, "Since 00:00 UTC"},
        Choice{"wallet.margin.pnl.week", "7 days", {}, "Today and six days before, from 00:00 UTC"},
        Choice{
            "wallet.margin.pnl.month", "1 month", {}, "Today and 29 days before, from 00:00 UTC"},
        Choice{"wallet.margin.pnl.all", "All", {}, "Since the start"}};
    const int pressed = segments(spans, static_cast<int>(desk.wallet_pnl), area);
    if (pressed >= 0) desk.wallet_pnl = static_cast<explain::PnlSpan>(pressed);
}

/// What the totals are counted in.
void draw_units(const Canvas& canvas, const Rect& area) {
    constexpr std::string_view help = "Counted at the index price. The last place is rounded.";
    const std::array units = {Choice{"wallet.margin.unit.USDT", "USDT", {}, help},
                              Choice{"wallet.margin.unit.USD", "USD", {}, help},
                              Choice{"wallet.margin.unit.BTC", canvas.views.wallet.base, {}, help}};
    explain::Desk& desk = canvas.desk;
    const int pressed = segments(units, static_cast<int>(desk.wallet_unit), area);
    if (pressed >= 0) desk.wallet_unit = static_cast<explain::WalletUnit>(pressed);
}

/// Equity = balance − debt on a narrow screen.
void draw_narrow_totals(const Canvas& canvas, const Rect& area) {
    const WalletView& view = canvas.views.wallet;
    Rect row = inset(area, px(12), px(10));
    const Rect below = take_bottom(row, narrow_pnl_height());
    Rect spans = inset(below, 0, px(4));
    Rect pnl = take_left(spans, std::floor(spans.w * 0.38F));
    write(body_type(), "PnL", take_top(pnl, px(18)), colours().t1);
    write(strong_type(), view.pnl.text, pnl, colour_of(view.pnl.tone));
    target_area("wallet.margin.pnl", Role::status, "PnL", view.pnl.text, pnl);
    draw_spans(canvas.desk, spans);
    const float column = std::floor(row.w / 3);
    draw_figure({"Account equity", view.equity.text, view.equity_base}, {}, 16,
                take_left(row, column));
    draw_figure({"Total balance", view.balance.text, view.balance_base}, {}, 16,
                take_left(row, column));
    draw_figure({"Total debt", view.debt.text, view.debt_base}, {}, 16, row);
}

/// Equity = balance − debt, and what was earned.
void draw_totals(const Canvas& canvas, const Rect& area) {
    const WalletView& view = canvas.views.wallet;
    panel(area);
    if (area.w < wide_totals()) return draw_narrow_totals(canvas, area);
    Rect row = inset(area, px(24), px(16));
    const std::string worth = view.equity_base + " " + view.equity_usd;
    draw_figure({"Account equity", view.equity.text, worth}, view.unit, 24,
                take_left(row, px(260)));
    draw_sign("=", take_left(row, px(32)));
    take_left(row, px(16));
    draw_figure({"Total balance", view.balance.text, view.balance_base}, {}, 18,
                take_left(row, px(200)));
    draw_sign("−", take_left(row, px(20)));
    take_left(row, px(20));
    draw_figure({"Total debt", view.debt.text, view.debt_base}, {}, 18, take_left(row, px(130)));
    draw_spans(canvas.desk, {row.right() - px(220), row.y - px(4), px(220), px(26)});
    write(page_title_type, view.pnl.text, {row.x, row.y + px(18), row.w, px(34)},
          colour_of(view.pnl.tone), Place::right);
    write(body_type(), view.pnl_note, {row.x, row.y + px(50), row.w, px(18)}, colours().t2,
          Place::right);
    target_area("wallet.margin.pnl", Role::status, "PnL", view.pnl.text,
                {row.x, row.y + px(18), row.w, px(34)});
}

void draw_filters(const Canvas& canvas, Rect row) {
    explain::Desk& desk = canvas.desk;
    const bool touch = sizes().density == Density::touch;
    constexpr std::array accounts = {Choice{"wallet.margin.tab.cross", "Cross"},
                                     Choice{"wallet.margin.tab.isolated", "Isolated"}};
    const float gap = px(16);
    const bool stacked = row.w < px(560);
    Rect first = stacked ? take_top(row, px(touch ? 44 : 30)) : row;
    const int chosen = desk.wallet_account == explain::AccountTab::cross ? 0 : 1;
    const float half = stacked ? (first.w - gap) / 2 : px(180);
    const int pressed = segments(accounts, chosen, take_left(first, half));
    if (pressed == 0) desk.wallet_account = explain::AccountTab::cross;
    if (pressed == 1) desk.wallet_account = explain::AccountTab::isolated;
    take_left(first, gap);
    field({.name = "wallet.margin.filter",
           .label = {},
           .unit = {},
           .hint = "Coin or pair",
           .numeric = false,
           .icon = icon::search},
          desk.wallet_filter, take_left(first, stacked ? first.w : px(220)));
    if (!stacked) take_left(first, gap);
    if (stacked) first = row;
    const float check = width_of(body_type(), "Hide empty accounts") + px(24);
    check_box("wallet.margin.hide_small", "Hide empty accounts", desk.wallet_hide_small,
              take_left(first, check));
    take_left(first, gap);
    constexpr std::string_view note =
        "Each pair is its own account. A loss here cannot reach another row.";
    if (!stacked && width_of(body_type(), note) < first.w)
        write(body_type(), note, first, colours().t2, Place::right);
}

float filters_height(float width) {
    const bool touch = sizes().density == Density::touch;
    return width < px(560) ? px(touch ? 88 : 64) : px(30);
}

/// The first row in words and as a formula.
void draw_reading(const WalletView& view, const Rect& area) {
    if (view.read_title.empty()) return;
    const float gap = px(24);
    const bool wide = area.w > px(700);
    const float width = wide ? (area.w - gap) / 2 : area.w;
    const Rect words{area.x, area.y, width, px(80)};
    const Rect sums = wide ? Rect{words.right() + gap, area.y, width, px(80)}
                           : Rect{area.x, words.bottom() + px(8), width, px(64)};
    for (const Rect& box : {words, sums}) {
        fill(box, colours().bg, px(6));
        if (colours().outlines) outline(box, colours().line, px(6));
    }
    Rect left = inset(words, px(12), px(10));
    write(strong_type(), view.read_title, take_top(left, px(20)), colours().t0);
    write_paragraph(body_type(), view.read_text, left, colours().t1);
    target_area("wallet.read", Role::status, view.read_title, view.read_text, words);
    left = inset(sums, px(12), px(12));
    write(code_type, in_language(view.formula), take_top(left, px(20)), colours().t0);
    write(code_type, in_language(view.formula_with_numbers), take_top(left, px(20)), colours().t1);
    target_area("wallet.sums", Role::status, view.formula, view.formula_with_numbers, sums);
}

/// What stands there instead of rows. @return height used.
float draw_empty(const Canvas& canvas, const Rect& area) {
    const WalletView& view = canvas.views.wallet;
    const float height = write_paragraph(body_type(), view.empty, area, colours().t1);
    const Rect link{area.x, area.y + height + px(6), px(140), px(30)};
    explain::Desk& desk = canvas.desk;
    if (!desk.wallet_filter.empty()) {
        if (button({.name = "wallet.margin.clear", .label = "Clear the filter"}, link))
            desk.wallet_filter.clear();
    } else if (desk.wallet_hide_small) {
        if (button({.name = "wallet.margin.clear", .label = "Show empty accounts"}, link))
            desk.wallet_hide_small = false;
    }
    return height + px(36);
}

void draw_accounts(const Canvas& canvas, const Rect& area) {
    const WalletView& view = canvas.views.wallet;
    const bool phone = canvas.layout.shape == Shape::phone;
    const bool narrow = phone || canvas.layout.shape == Shape::tablet;
    const float pad = px(phone ? 12 : 24);
    panel(area);
    Rect left = inset(area, pad, px(phone ? 10 : 12));
    draw_filters(canvas, take_top(left, filters_height(left.w)));
    take_top(left, px(10));
    const bool wide = left.w > px(700);
    const float reading = view.groups.empty() ? 0 : px(wide ? 80 : 152);
    const bool pinned = !phone && left.h > reading + px(180);
    const Rect foot = pinned ? take_bottom(left, reading + px(9)) : Rect{};
    const Rect body{area.x, left.y, area.w, left.h};
    if (begin_region("wallet.rows", body, true)) {
        Rect rows{left.x, left.y - ImGui::GetScrollY(), left.w, left.h};
        if (canvas.desk.wallet_account == explain::AccountTab::cross) {
            if (draw_cross_words("wallet.margin.back_to_isolated", rows))
                canvas.desk.wallet_account = explain::AccountTab::isolated;
            rows.y = body.y;  // the words end where they end
        } else if (view.groups.empty()) {
            take_top(rows, px(12));
            take_top(rows, draw_empty(canvas, rows));
        } else {
            rows.y += narrow ? draw_wallet_cards(canvas, rows) : draw_wallet_table(canvas, rows);
        }
        if (!pinned) {
            draw_reading(view, {rows.x, rows.y + px(12), rows.w, 0});
            rows.y += reading + px(24);
        }
        content_ends(rows.y);
    }
    end_region();
    if (pinned) draw_reading(view, foot);
}

}  // namespace

void draw_wallet_page(const Canvas& canvas) {
    Rect left = canvas.layout.content;
    const bool phone = canvas.layout.shape == Shape::phone;
    if (!phone) {
        const Rect head = take_top(left, px(52));
        panel(head);
        write(page_title_type, "Margin wallet", inset(head, px(24), 0), colours().t0);
        line_h(head.x, head.bottom() - 1, head.w, colours().line);
        draw_units(canvas, {head.right() - px(24 + 180), head.y + px(12), px(180), px(28)});
    } else {
        const Rect units = take_top(left, px(56));
        panel(units);
        draw_units(canvas, inset(units, px(12), px(4)));
    }
    const bool narrow = left.w < wide_totals();
    draw_totals(canvas, take_top(left, narrow ? px(88) + narrow_pnl_height() : px(104)));
    take_top(left, px(4));
    draw_accounts(canvas, left);
}

}  // namespace mw::ui
