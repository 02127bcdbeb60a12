#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::AccountTab;
using explain::PhoneTab;

bool is_ready(const explain::Desk& desk) {
    return desk.account == AccountTab::isolated && desk.pair;
}

/// Last price on the left, margin level on the right.
void draw_strip(const Canvas& canvas, const Rect& area) {
    panel(area);
    const explain::HeaderView& header = canvas.views.header;
    const explain::GaugeView& gauge = canvas.views.account.gauge;
    const Rect inside = inset(area, sizes().pad, 0);
    const float middle = area.y + area.h / 2;
    const Rect price{inside.x, middle - px(19), inside.w / 2, px(24)};
    write(number_type, header.last.text, price, colour_of(header.last.tone));
    target_area("pair.last", Role::status, "Last price", header.last.text, price);
    if (!header.facts.empty()) {
        const explain::Row& change = header.facts[0];
        const Rect below{inside.x, middle + px(6), inside.w / 2, px(14)};
        write(small_type, change.value.text, below, colour_of(change.value.tone));
        target_area(Name{"fact."}.add_slug(change.label), Role::status, change.label,
                    change.value.text, below);
    }
    if (!is_ready(canvas.desk)) return;
    constexpr float ring = 22;
    draw_gauge(gauge, inside.right() - px(ring), middle + px(13), ring);
    const float right = inside.right() - px(2 * ring + 16);
    const Rect words{inside.x + inside.w / 2, area.y, right - inside.x - inside.w / 2, area.h};
    write(small_type, "Margin level", {words.x, middle - px(18), words.w, px(14)}, colours().t1,
          Place::right);
    const Rect line{words.x, middle - px(3), words.w, px(22)};
    const std::string_view said = gauge.has_debt ? std::string_view{gauge.status.text} : "";
    const float status = std::ceil(width_of(small_type, said));
    write(small_type, said, {right - status, line.y + px(1), status + 1, line.h},
          colour_of(gauge.status.tone));
    float from = width_of(number_type, header.last.text);  // may be long
    if (!header.facts.empty())
        from = std::max(from, width_of(small_type, header.facts[0].value.text));
    from += inside.x + px(8);
    const Rect number{from, line.y, right - status - px(5) - from, line.h};
    write(title_type, gauge.level, number, colours().t0, Place::right);
    target_area("account.level", Role::status, "Margin level", gauge.level, line, said);
}

/// "5m ⌄": the interval, behind one button.
void draw_interval_menu(explain::Desk& desk, const Rect& row) {
    static constexpr std::array names = {"chart.interval.1m",  "chart.interval.5m",
                                         "chart.interval.15m", "chart.interval.1h",
                                         "chart.interval.4h",  "chart.interval.1d"};
    const std::string_view shown = name_of(desk.interval);
    const float width = std::ceil(text_width(shown)) + px(4 + 14 + 16);
    const Rect spot{row.right() - width, row.y, width, row.h};
    const Touch touch =
        pressable({.name = "chart.interval", .label = "Interval", .value = shown}, spot);
    const ImU32 ink = touch.hovered ? colours().t0 : colours().t1;
    Rect words = inset(spot, px(8), 0);
    draw_icon(icon::chevron_down, take_right(words, px(14)), ink);
    text(shown, words, ink);
    if (touch.pressed) open_menu("intervals");
    std::array<MenuEntry, names.size()> entries;
    for (std::size_t i = 0; i < names.size(); ++i)
        entries[i] = {.name = names[i],
                      .label = name_of(all_intervals[i]),
                      .chosen = all_intervals[i] == desk.interval};
    const int chosen = draw_menu("intervals", entries, spot);
    if (chosen < 0) return;
    desk.interval = all_intervals[static_cast<std::size_t>(chosen)];
    desk.chart_shift = 0;
}

void draw_tabs(const Canvas& canvas, const Rect& area) {
    panel(area);
    Name positions = Name{"Positions ("};
    positions.add(canvas.views.tables.positions).add(")");
    const std::array choices = {
        Choice{"phone.tab.chart", "Chart"}, Choice{"phone.tab.book", "Book"},
        Choice{"phone.tab.trades", "Trades"}, Choice{"phone.tab.positions", positions}};
    const Rect row = inset(area, sizes().pad, 0);
    const int pressed = tabs(choices, static_cast<int>(canvas.desk.phone), row);
    if (canvas.desk.phone == PhoneTab::chart) {
        Rect left = row;
        const Rect sliders = take_right(left, px(44));
        draw_indicator_menu(canvas.desk, {sliders.x + px(8), row.y, px(44), row.h}, true);
        draw_interval_menu(canvas.desk, left);
    }
    if (pressed < 0) return;
    canvas.desk.phone = static_cast<PhoneTab>(pressed);
    if (canvas.desk.phone == PhoneTab::positions) canvas.desk.tables = explain::TableTab::positions;
}

void draw_market(const Canvas& canvas, const Rect& area) {
    switch (canvas.desk.phone) {
        case PhoneTab::chart: return draw_chart_panel(canvas, area);
        case PhoneTab::book: return draw_book_panel(canvas, area);
        case PhoneTab::trades: return draw_trades_panel(canvas, area);
        case PhoneTab::positions: break;
    }
    draw_tables_panel(canvas, area);
}

struct Figure {
    std::string_view name;  ///< target name
    std::string_view label;
    std::string_view value;
    ImU32 colour;
    Place place;
};

void draw_figures(const explain::AccountView& view, const Rect& area) {
    const Theme& t = colours();
    const bool owes = view.gauge.has_debt;
    const std::array figures = {Figure{"account.debt", "Debt", view.debt, t.t0, Place::left},
                                Figure{"account.call_price", "Margin call", view.call.price,
                                       owes ? t.warn : t.t2, Place::right},
                                Figure{"account.liquidation_price", "Liquidation",
                                       view.liquidation.price, owes ? t.down : t.t2, Place::right}};
    // the debt is the longest; the two prices share the rest
    const float debt = std::floor(area.w * 0.42F);
    const float price = std::floor((area.w - debt) / 2);
    float x = area.x;
    for (const Figure& figure : figures) {
        const float width = figure.place == Place::left ? debt : price;
        write(small_type, figure.label, {x, area.y, width, px(16)}, t.t1, figure.place);
        const Rect line{x, area.y + px(16), width, px(18)};
        write(coach_strong_type, figure.value, line, figure.colour, figure.place);
        target_area(figure.name, Role::status, figure.label, figure.value, line);
        x += width;
    }
}

/// Before there is an account to show: Cross or Isolated, and what to do.
void draw_choose(const Canvas& canvas, const Rect& area) {
    static constexpr std::array choices = {Choice{"trade.tab.cross", "Cross"},
                                           Choice{"trade.tab.isolated", "Isolated"}};
    explain::Desk& desk = canvas.desk;
    Rect rest = inset(area, sizes().pad, px(8));
    const int chosen =
        desk.account == AccountTab::none ? -1 : (desk.account == AccountTab::cross ? 0 : 1);
    const int pressed = segments(choices, chosen, take_top(rest, sizes().button));
    if (pressed >= 0) desk.account = pressed == 0 ? AccountTab::cross : AccountTab::isolated;
    rest.y += px(6);
    const std::string_view words =
        desk.account == AccountTab::cross
            ? "Cross shares one pot between all pairs. This simulator is about Isolated: one pot "
              "for each pair."
            : (desk.account == AccountTab::none
                   ? "Choose **Isolated** to see your account of this pair."
                   : "Now press the pair at the top and pick **BTC/USDT**.");
    paragraph(words, rest.x, rest.y, rest.w, colours().t1);
}

void draw_account(const Canvas& canvas, const Rect& area) {
    panel(area);
    target_area("account", Role::img, "Isolated account", canvas.views.account.title, area);
    if (!is_ready(canvas.desk)) return draw_choose(canvas, area);
    const explain::HourView& hour = canvas.views.account.hour;
    const bool owes = !hour.text.empty();  // then the figures make room for the hour
    Rect rest = inset(area, sizes().pad, px(owes ? 6 : 12));
    draw_figures(canvas.views.account, take_top(rest, px(owes ? 34 : 36)));
    if (owes) draw_hour(hour, take_top(rest, px(24)));
    take_top(rest, px(owes ? 2 : 6));
    draw_account_buttons(canvas, {rest.x, rest.y, rest.w, sizes().button});
}

/// Buy and Sell open the order form as a sheet.
void draw_trade_buttons(const Canvas& canvas, const Rect& area) {
    panel(area);
    const Rect row = inset(area, sizes().pad, px(8));
    const float half = std::floor((row.w - px(8)) / 2);
    struct Open {
        ButtonSpec spec;
        Side side;
    };
    static constexpr std::array opens = {
        Open{{.name = "order.open.buy", .label = "Buy", .fill = Fill::buy, .icon = icon::arrow_up},
             Side::buy},
        Open{{.name = "order.open.sell",
              .label = "Sell",
              .fill = Fill::sell,
              .icon = icon::arrow_down},
             Side::sell}};
    float x = row.x;
    for (const Open& open : opens) {
        if (button(open.spec, {x, row.y, half, row.h})) {
            canvas.desk.order.side = open.side;
            canvas.desk.window = explain::Window::order_sheet;
        }
        x = row.right() - half;
    }
}

}  // namespace

void draw_phone_trade_page(const Canvas& canvas) {
    const Layout& layout = canvas.layout;
    draw_strip(canvas, layout.strip);
    if (layout.chart.w > 0) {
        draw_tabs(canvas, layout.phone_tabs);
        draw_market(canvas, layout.chart);
    }
    draw_account(canvas, layout.phone_account);
    draw_trade_buttons(canvas, layout.phone_trade);
}

}  // namespace mw::ui
