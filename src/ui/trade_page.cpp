#include <algorithm>
#include <array>

#include "ui/drawing.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::PhoneTab;

/// Tablets: chart, book and trades take turns in one place.
void draw_shared_place(const Canvas& canvas, Rect area) {
    static constexpr std::array choices = {Choice{"chart.tab.chart", "Chart"},
                                           Choice{"chart.tab.book", "Book"},
                                           Choice{"chart.tab.trades", "Trades"}};
    panel(area);
    const Rect head = take_top(area, sizes().panel_head);
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    const PhoneTab now = canvas.desk.phone;
    const int chosen = now == PhoneTab::book ? 1 : (now == PhoneTab::trades ? 2 : 0);
    const int pressed = tabs(choices, chosen, inset(head, sizes().pad, 0));
    if (chosen == 0) draw_chart_panel(canvas, area);
    if (chosen == 1) draw_book_panel(canvas, area);
    if (chosen == 2) draw_trades_panel(canvas, area);
    if (pressed >= 0) canvas.desk.phone = static_cast<PhoneTab>(pressed);
}

/// What the account panel's place shows while Cross is looked at.
void draw_no_account(const Rect& area) {
    panel(area);
    const Rect rest = inset(area, sizes().pad, px(12));
    paragraph("Choose **Isolated** above to see your account of this pair.", rest.x, rest.y, rest.w,
              colours().t1);
}

}  // namespace

void draw_trade_page(const Canvas& canvas) {
    const Layout& layout = canvas.layout;
    if (layout.shape == Shape::phone) return draw_phone_trade_page(canvas);
    draw_header_strip(canvas, layout.strip);
    if (layout.chart_tabs) {
        draw_shared_place(canvas, layout.chart);
    } else {
        draw_chart_panel(canvas, layout.chart);
        draw_book_panel(canvas, layout.book);
    }
    if (layout.trades.w > 0) draw_trades_panel(canvas, layout.trades);
    draw_tables_panel(canvas, layout.tables);
    // An order with more to say takes room from the account panel, which scrolls if it must.
    const float more = std::min(order_form_growth(canvas.desk), layout.account.h / 2);
    Rect form = layout.form;
    Rect account = layout.account;
    form.h += more;
    take_top(account, more);
    if (sizes().density == Density::touch)
        draw_scrolling_order_form(canvas, form);
    else
        draw_order_form(canvas, form);
    if (canvas.desk.account == explain::AccountTab::cross) return draw_no_account(account);
    draw_account_panel(canvas, account);
}

}  // namespace mw::ui
