#include <algorithm>
#include <string>

#include "ui/icons.h"
#include "ui/names.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::AuditCoin;
using explain::Row;

float row_height() { return px(sizes().density == Density::touch ? 28 : 22); }

/// "audit.cell.BTC.lent_to_you": each coin has such rows.
void draw_row(const AuditCoin& coin, const Row& row, Rect& left) {
    const Name name = Name{"audit.cell."}.add(coin.ticker).add(".").add_slug(row.label);
    named_row(name, row, take_top(left, row_height()));
}

void draw_rows(const AuditCoin& coin, const std::vector<Row>& rows, Rect& left) {
    for (const Row& row : rows) draw_row(coin, row, left);
}

/// One coin: the beginning, where it is now, the sum, and what is told besides. @return y below.
float draw_coin(const AuditCoin& coin, Rect left) {
    const float top = left.y;
    write(step_title_type, coin.title, take_top(left, px(26)), colours().t0);
    draw_row(coin, {"There at the beginning", coin.began, {}}, left);
    line_h(left.x, left.y + px(3), left.w, colours().line);
    take_top(left, px(8));
    draw_rows(coin, coin.places, left);
    line_h(left.x, left.y + px(3), left.w, colours().line);
    take_top(left, px(8));
    draw_row(coin, {"All of it now", coin.sum, {}}, left);
    draw_row(coin, {"Difference", coin.difference, {}}, left);
    target_area("audit.coin." + coin.ticker, Role::status, coin.title,
                "difference " + coin.difference.text, {left.x, top, left.w, left.y - top});
    take_top(left, px(8));
    write(body_type(), "Told besides, and in no sum", take_top(left, row_height()), colours().t2);
    draw_rows(coin, coin.of_interest, left);
    return left.y;
}

/// Whether all is well, with its icon. @return height used.
float draw_verdict_line(const explain::AuditView& audit, const Rect& area) {
    const ImU32 tone = audit.balances ? colours().up : colours().down;
    draw_icon(audit.balances ? icon::circle_check : icon::triangle_alert,
              {area.x, area.y, px(18), px(20)}, tone, 16);
    const Rect words{area.x + px(26), area.y, area.w - px(26), 0};
    const float height =
        write_paragraph(coach_type, audit.verdict, words, audit.balances ? colours().t0 : tone);
    target_area("audit.verdict", Role::status, "Audit", audit.verdict,
                {area.x, area.y, area.w, height});
    return height;
}

}  // namespace

void draw_audit_window(const Canvas& canvas) {
    const bool balances = canvas.views.time.books_off.empty();
    const Rect inside = draw_frame(
        canvas,
        {balances ? "The books balance" : "The books do not balance", {}, "audit.close", 600, 640});
    if (!canvas.views.late.audit) return;
    const Rect place{inside.x, inside.y, inside.w + px(10), inside.h - px(8)};
    if (begin_region("audit.body", place, true)) {
        Rect left = inside;
        left.y -= ImGui::GetScrollY();
        left.y += draw_verdict_line(*canvas.views.late.audit, left) + px(18);
        for (const AuditCoin& coin : canvas.views.late.audit->coins)
            left.y = draw_coin(coin, left) + px(20);
        content_ends(left.y);
    }
    end_region();
}

}  // namespace mw::ui
