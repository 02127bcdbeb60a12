#include <algorithm>
#include <array>
#include <cmath>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

/// Measures of the panel, from the mock-ups; CSS pixels from the top.
struct Measures {
    float ring_x, ring_base, ring;             ///< centre, base line and outer radius of the gauge
    float side_x;                              ///< words beside it
    float status, caption, call, liquidation;  ///< middles of those lines; 0: not shown
    float facts;                               ///< top of the label rows
    std::size_t most_facts;
    float assets;          ///< from the last label row to the head of the coins
    float head_h, coin_h;  ///< rows of the table of coins
    float buttons;         ///< from the table to the buttons
    float head;            ///< height of the panel's head that these are measured with
    float closer;          ///< how much lower a label row is than usual
};

constexpr Measures full = {.ring_x = 72,
                           .ring_base = 114,
                           .ring = 56,
                           .side_x = 148,
                           .status = 56,
                           .caption = 72,
                           .call = 93,
                           .liquidation = 111,
                           .facts = 132,
                           .most_facts = 5,
                           .assets = 11,
                           .head_h = 25,
                           .coin_h = 26,
                           .buttons = 7,
                           .head = 36,
                           .closer = 0};
constexpr Measures compact = {.ring_x = 60,
                              .ring_base = 90,
                              .ring = 44,
                              .side_x = 120,
                              .status = 48,
                              .caption = 0,
                              .call = 65,
                              .liquidation = 83,
                              .facts = 99,
                              .most_facts = 2,
                              .assets = 7,
                              .head_h = 24,
                              .coin_h = 22,
                              .buttons = 3,
                              .head = 32,
                              .closer = 0};

/// Closer rows, for a form above that has a line more.
constexpr Measures tight = [] {
    Measures m = compact;
    m.facts = 97;
    m.assets = 3;
    m.head_h = 20;
    m.coin_h = 19;
    m.closer = 2;
    return m;
}();

const Measures& usual() { return sizes().density == Density::full ? full : compact; }

/// A line of the panel whose middle is given from the top.
Rect line_at(const Rect& area, float left, float middle) {
    const float height = px(18);
    const float x = area.x + px(left);
    return {x, area.y + px(middle) - height / 2, area.right() - sizes().pad - x, height};
}

const char* status_icon(explain::Tone tone) {
    return tone == explain::Tone::warn || tone == explain::Tone::down ? icon::triangle_alert
                                                                      : icon::circle_check;
}

void draw_status(const explain::GaugeView& gauge, Rect row) {
    target_area("account.status", Role::status, "Status", gauge.status.text, row);
    const ImU32 colour = colour_of(gauge.status.tone);
    draw_icon(status_icon(gauge.status.tone), take_left(row, px(14)), colour);
    take_left(row, px(4));
    write(strong_type(), gauge.status.text, row, colour);
}

/// A price at which the venue acts, and how far the index is from it. @param brief  of the label,
/// where room is short.
void draw_trigger(std::string_view label, std::string_view brief, const explain::TriggerView& view,
                  Rect row) {
    write(strong_type(), view.price, row, colours().t0, Place::right);
    row.w -= width_of(strong_type(), view.price) + px(6);
    const float room = row.w - width_of(small_type, view.far) - px(6);
    const std::string_view shown = width_of(body_type(), label) <= room ? label : brief;
    const bool fits = !view.far.empty() && width_of(body_type(), shown) <= room;
    write(body_type(), fits ? shown : label, row, colours().t1);
    if (fits) write(small_type, view.far, row, colours().t1, Place::right);
}

void draw_level(const explain::AccountView& view, const Measures& m, const Rect& area) {
    const float x = area.x + px(m.ring_x);
    draw_gauge(view.gauge, x, area.y + px(m.ring_base), m.ring);
    const Rect ring{x - px(m.ring), area.y + px(m.ring_base - m.ring), px(2 * m.ring), px(m.ring)};
    pressable({.name = "account.level",
               .role = Role::status,
               .label = "Margin level",
               .value = view.gauge.level},
              ring);
    number_tooltip("account.level",
                   "How many times what this account holds covers what it owes. Higher is safer.");
    draw_status(view.gauge, line_at(area, m.side_x, m.status));
    if (m.caption > 0)
        write(small_type, "margin level", line_at(area, m.side_x, m.caption), colours().t1);
    const Rect call = line_at(area, m.side_x, m.call);
    draw_trigger("Call", "Call", view.call, call);
    target_area("account.call_price", Role::status, "Margin call price", view.call.price, call);
    const Rect liquidation = line_at(area, m.side_x, m.liquidation);
    draw_trigger("Liquidation", "Liq.", view.liquidation, liquidation);
    target_area("account.liquidation_price", Role::status, "Liquidation price",
                view.liquidation.price, liquidation);
}

/// Label rows, most important first. @return height used.
float draw_facts(const explain::AccountView& view, const Measures& m, const Rect& area,
                 std::size_t most) {
    const std::size_t count = std::min(most, view.facts.size());
    Rect rows = area;
    for (std::size_t i = 0; i < count; ++i) {
        const Rect row = take_top(rows, sizes().label_row - px(m.closer));
        label_row(view.facts[i], row);
        if (view.facts[i].label == "Debt")
            target_area("account.debt", Role::status, "Debt", view.debt, row);
    }
    return rows.y - area.y;
}

/// The coins: asset, equity, available, borrowed, interest. Equity goes where room is short.
constexpr std::size_t coin_columns = 5;
constexpr std::array<std::string_view, coin_columns> coin_heads = {"Asset", "Equity", "Available",
                                                                   "Borrowed", "Interest"};

std::array<std::string_view, coin_columns> cells_of(const explain::AssetRow& coin) {
    return {coin.asset, coin.equity, coin.available, coin.borrowed, coin.interest};
}

/// Widths by what stands in the columns, so that long numbers keep their digits.
std::array<float, coin_columns> coin_widths(const explain::AccountView& view) {
    std::array<float, coin_columns> widths{};
    const auto widen = [&widths](const std::array<std::string_view, coin_columns>& cells) {
        for (std::size_t i = 0; i < coin_columns; ++i)
            widths[i] = std::max(widths[i], std::ceil(width_of(small_type, cells[i])) + 1);
    };
    widen(coin_heads);
    for (const explain::AssetRow& coin : view.assets) widen(cells_of(coin));
    return widths;
}

void draw_coin_row(const std::array<std::string_view, coin_columns>& cells,
                   const std::array<float, coin_columns>& widths, float gap, const Rect& row,
                   ImU32 colour) {
    float x = row.x;
    for (std::size_t i = 0; i < coin_columns; ++i) {
        if (widths[i] == 0) continue;
        write(small_type, cells[i], {x, row.y, widths[i], row.h}, colour,
              i == 0 ? Place::left : Place::right);
        x += widths[i] + gap;
    }
}

/// The two coins of the account. @return height used.
float draw_coins(const explain::AccountView& view, const Measures& m, const Rect& area) {
    std::array<float, coin_columns> widths = coin_widths(view);
    const auto spare = [&] {
        float sum = 0;
        float gaps = -1;
        for (const float width : widths) {
            sum += width;
            gaps += width > 0 ? 1 : 0;
        }
        return (area.w - sum) / gaps;
    };
    if (spare() < px(6)) widths[1] = 0;
    const float gap = spare();
    Rect rows = area;
    draw_coin_row(coin_heads, widths, gap, take_top(rows, px(m.head_h)), colours().t2);
    std::string heads;
    for (const std::string_view head : coin_heads)
        (heads += heads.empty() ? std::string_view{} : between_cells) += head;
    target_area("account.coin.columns", Role::row, "Coins", heads,
                {area.x, area.y, area.w, px(m.head_h)});
    for (const explain::AssetRow& coin : view.assets) {
        line_h(rows.x, rows.y - 1, rows.w, colours().line);
        const Rect row = take_top(rows, px(m.coin_h));
        draw_coin_row(cells_of(coin), widths, gap, row, colours().t0);
        const Name name = Name{"account.coin."}.add(coin.asset);
        std::string cells;
        for (const std::string_view cell : cells_of(coin))
            (cells += cells.empty() ? std::string_view{} : between_cells) += cell;
        target_area(name, Role::row, coin.asset, cells, row);
    }
    return rows.y - area.y;
}

/// Whether what the hour's end costs needs a line of its own: a debt in both coins makes it long.
bool takes_two_lines(const explain::HourView& hour, float width) {
    return width_of(small_type, hour.text) + width_of(small_type, hour.cost) + px(12) > width;
}

float hour_height(const explain::HourView& hour, float width) {
    if (hour.text.empty()) return 0;
    return px(takes_two_lines(hour, width) ? 46 : 30);
}

/// How the account is shown in the room there is.
struct Plan {
    const Measures& m;
    std::size_t facts;  ///< label rows

    /// What the head is higher than the measures think: fingers want it so.
    [[nodiscard]] float lower() const { return std::max(0.0F, sizes().panel_head - px(m.head)); }
};

/// Everything above the buttons. @return height used, from the top of the panel.
float draw_body(const explain::AccountView& view, const Plan& plan, Rect area) {
    const float top = area.y;
    const Measures& m = plan.m;
    area.y += plan.lower();
    draw_level(view, m, area);
    Rect rest = inset(area, sizes().pad, 0);
    rest.y += px(m.facts);
    rest.y += draw_facts(view, m, rest, plan.facts);
    rest.y += px(m.assets);
    rest.y += draw_coins(view, m, rest);
    if (!view.hour.text.empty())
        draw_hour(view.hour, take_top(rest, hour_height(view.hour, rest.w)));
    return rest.y - top;
}

float body_height(const explain::AccountView& view, const Plan& plan, float width) {
    const Measures& m = plan.m;
    const auto facts = static_cast<float>(std::min(plan.facts, view.facts.size()));
    const auto coins = static_cast<float>(view.assets.size());
    return plan.lower() + px(m.facts) + facts * (sizes().label_row - px(m.closer)) + px(m.assets) +
           px(m.head_h) + coins * px(m.coin_h) + hour_height(view.hour, width - 2 * sizes().pad);
}

/// All facts, or the first ones, or those with their rows closer together. The last one may be
/// too high still.
Plan plan_for(const explain::AccountView& view, float width, float room) {
    const Plan all{usual(), view.facts.size()};
    if (body_height(view, all, width) <= room) return all;
    const Plan first{usual(), usual().most_facts};
    if (sizes().density != Density::compact || body_height(view, first, width) <= room)
        return first;
    const Plan closer{tight, tight.most_facts};
    return body_height(view, closer, width) <= room ? closer : first;
}

void draw_head(const explain::AccountView& view, Rect head) {
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    head = inset(head, sizes().pad, 0);
    write(strong_type(), "Isolated account", head, colours().t0);
    text(view.title, head, colours().t1, Place::right);
}

/// What to choose before there is an account to show.
void draw_choose(const Canvas& canvas, const Rect& area) {
    Rect rest = inset(area, sizes().pad, px(12));
    const bool account_chosen = canvas.desk.account == explain::AccountTab::isolated;
    const std::string_view first =
        account_chosen ? "**Isolated** is chosen." : "Choose **Isolated** above the order form.";
    const std::string_view second = canvas.desk.pair
                                        ? "Then this panel shows what you hold and owe."
                                        : "Press the pair at the top left and pick **BTC/USDT**. "
                                          "Then this panel shows what you hold and owe.";
    rest.y += paragraph(first, rest.x, rest.y, rest.w, colours().t1) + px(8);
    paragraph(second, rest.x, rest.y, rest.w, colours().t1);
}

}  // namespace

void draw_hour(const explain::HourView& hour, const Rect& area) {
    constexpr float text_h = 18;
    constexpr float bar_h = 3;
    const Rect row{area.x, area.bottom() - px(text_h + 6), area.w, px(text_h)};
    const float up = takes_two_lines(hour, area.w) ? px(text_h - 2) : 0;
    write(small_type, hour.text, {row.x, row.y - up, row.w, row.h}, colours().t1);
    write(small_type, hour.cost, row, colours().t0, Place::right);
    const Rect bar{area.x, row.bottom() + px(1), area.w, px(bar_h)};
    fill(bar, colours().line, px(1));
    fill({bar.x, bar.y, std::round(bar.w * std::clamp(hour.passed, 0.0F, 1.0F)), bar.h},
         colours().acc, px(1));
    pressable(
        {.name = "account.interest", .role = Role::status, .label = hour.text, .value = hour.cost},
        area);
    tooltip("Each time the clock strikes a full hour, an hour of interest is added to the debt.");
}

void draw_account_buttons(const Canvas& canvas, const Rect& area) {
    struct Act {
        ButtonSpec spec;
        explain::Window window;
    };
    static constexpr std::array acts = {
        Act{{.name = "account.transfer", .label = "Transfer", .icon = icon::arrow_left_right},
            explain::Window::transfer},
        Act{{.name = "account.borrow", .label = "Borrow"}, explain::Window::borrow},
        Act{{.name = "account.repay", .label = "Repay"}, explain::Window::repay},
    };
    const float gap = px(8);
    const float room = area.w - 2 * gap;
    std::array<float, acts.size()> words{};
    for (std::size_t i = 0; i < acts.size(); ++i)
        words[i] = std::ceil(text_width(acts[i].spec.label)) +
                   (acts[i].spec.icon != nullptr ? px(14 + 6) : 0);
    const bool narrow = words[0] + px(24) > room / 3;  // equal parts would press on the words
    const float spare = room - words[0] - words[1] - words[2];
    float left = area.x;
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const float right = left + (narrow ? words[i] + spare / 3 : room / 3);
        const float x = std::round(left);
        if (button(acts[i].spec, {x, area.y, std::round(right) - x, area.h}))
            canvas.desk.window = acts[i].window;
        left = right + gap;
    }
}

void draw_account_panel(const Canvas& canvas, const Rect& area) {
    panel(area);
    const explain::AccountView& view = canvas.views.account;
    target_area("account", Role::img, "Isolated account", view.title, area);
    const Rect head{area.x, area.y, area.w, sizes().panel_head};
    draw_head(view, head);
    const Rect below{area.x, head.bottom(), area.w, area.bottom() - head.bottom()};
    const bool ready = canvas.desk.account == explain::AccountTab::isolated && canvas.desk.pair;
    if (!ready) return draw_choose(canvas, below);

    const float buttons = sizes().button;
    const float gap = px(usual().buttons);
    const float below_body = gap + buttons + px(8);
    const Plan plan = plan_for(view, area.w, area.h - below_body);
    const float body = body_height(view, plan, area.w);
    Rect row{area.x + sizes().pad, area.y + body + gap, area.w - 2 * sizes().pad, buttons};
    if (body + below_body <= area.h) {
        draw_body(view, plan, area);
        return draw_account_buttons(canvas, row);
    }
    // too low: the buttons stay, what is above them scrolls
    row.y = area.bottom() - px(8) - buttons;
    const Rect window{area.x, below.y, area.w, row.y - px(6) - below.y};
    if (begin_region("account body", window, true)) {
        const float top = ImGui::GetCursorScreenPos().y - head.h;
        content_ends(top + draw_body(view, plan, {area.x, top, area.w, area.h}));
    }
    end_region();
    draw_account_buttons(canvas, row);
}

}  // namespace mw::ui
