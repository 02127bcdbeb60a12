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
                           .most_facts = 4,
                           .assets = 11,
                           .head_h = 25,
                           .coin_h = 26,
                           .buttons = 7};
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
                              .buttons = 3};

const Measures& measures() { return sizes().density == Density::compact ? compact : full; }

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
    const ImU32 colour = colour_of(gauge.status.tone);
    draw_icon(status_icon(gauge.status.tone), take_left(row, px(14)), colour);
    take_left(row, px(4));
    write(strong_type(), gauge.status.text, row, colour);
}

void draw_trigger(std::string_view label, std::string_view price, const Rect& row) {
    text(label, row, colours().t1);
    write(strong_type(), price, row, colours().t0, Place::right);
}

void draw_level(const explain::AccountView& view, const Rect& area) {
    const Measures& m = measures();
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
    draw_trigger("Call", view.call_price, call);
    target_area("account.call_price", Role::status, "Margin call price", view.call_price, call);
    const Rect liquidation = line_at(area, m.side_x, m.liquidation);
    draw_trigger("Liquidation", view.liquidation_price, liquidation);
    target_area("account.liquidation_price", Role::status, "Liquidation price",
                view.liquidation_price, liquidation);
}

/// Label rows, most important first. @return height used.
float draw_facts(const explain::AccountView& view, const Rect& area, std::size_t most) {
    const std::size_t count = std::min(most, view.facts.size());
    Rect rows = area;
    for (std::size_t i = 0; i < count; ++i) {
        const Rect row = take_top(rows, sizes().label_row);
        label_row(view.facts[i], row);
        if (view.facts[i].label == "Debt")
            target_area("account.debt", Role::status, "Debt", view.debt, row);
    }
    return rows.y - area.y;
}

struct CoinCell {
    std::string_view words;
    float right;  ///< end as a part of the width; 0 is left-aligned
};

void draw_coin_row(const std::array<CoinCell, 4>& cells, const Rect& row, const Type& type,
                   ImU32 colour) {
    float left = row.x;
    for (const CoinCell& cell : cells) {
        if (cell.right == 0) {
            write(type, cell.words, row, colour);
            left += row.w * 0.15F;
            continue;
        }
        const float right = row.x + std::floor(row.w * cell.right);
        write(type, cell.words, {left, row.y, right - left, row.h}, colour, Place::right);
        left = right;
    }
}

/// The two coins of the account. @return height used.
float draw_coins(const explain::AccountView& view, const Rect& area) {
    const Measures& m = measures();
    constexpr float available = 0.405F, borrowed = 0.687F;
    Rect rows = area;
    draw_coin_row(
        {{{"Asset", 0}, {"Available", available}, {"Borrowed", borrowed}, {"Interest", 1}}},
        take_top(rows, px(m.head_h)), small_type, colours().t2);
    for (const explain::AssetRow& coin : view.assets) {
        line_h(rows.x, rows.y - 1, rows.w, colours().line);
        const Rect row = take_top(rows, px(m.coin_h));
        draw_coin_row({{{coin.asset, 0},
                        {coin.available, available},
                        {coin.borrowed, borrowed},
                        {coin.interest, 1}}},
                      row, small_type, colours().t0);
        const Name name = Name{"account.coin."}.add(coin.asset);
        target_area(name, Role::row, coin.asset, coin.available, row);
    }
    return rows.y - area.y;
}

/// Everything above the buttons. @return height used, from the top of the panel.
float draw_body(const explain::AccountView& view, const Rect& area) {
    const Measures& m = measures();
    draw_level(view, area);
    Rect rest = inset(area, sizes().pad, 0);
    rest.y += px(m.facts);
    rest.y += draw_facts(view, rest, m.most_facts);
    rest.y += px(m.assets);
    return rest.y + draw_coins(view, rest) - area.y;
}

float body_height(const explain::AccountView& view) {
    const Measures& m = measures();
    const auto facts = static_cast<float>(std::min(m.most_facts, view.facts.size()));
    const auto coins = static_cast<float>(view.assets.size());
    return px(m.facts) + facts * sizes().label_row + px(m.assets) + px(m.head_h) +
           coins * px(m.coin_h);
}

void draw_head(const explain::AccountView& view, Rect head) {
    line_h(head.x, head.bottom() - 1, head.w, colours().line);
    head = inset(head, sizes().pad, 0);
    write(strong_type(), "Isolated account", head, colours().t0);
    text(view.title, head, colours().t1, Place::right);
}

/// What to choose before there is an account to show.
void draw_choose(const Canvas& canvas, const Rect& area) {
    Rect rest = inset(area, sizes().pad, px(14));
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
    const float gap = px(measures().buttons);
    const float wanted = body_height(view) + gap + buttons + px(8);
    Rect row{area.x + sizes().pad, area.y + body_height(view) + gap, area.w - 2 * sizes().pad,
             buttons};
    if (wanted <= area.h) {
        draw_body(view, area);
        return draw_account_buttons(canvas, row);
    }
    // too low: the buttons stay, what is above them scrolls
    row.y = area.bottom() - px(8) - buttons;
    const Rect window{area.x, below.y, area.w, row.y - px(6) - below.y};
    if (begin_region("account body", window, true)) {
        const float top = ImGui::GetCursorScreenPos().y - head.h;
        content_ends(top + draw_body(view, {area.x, top, area.w, area.h}));
    }
    end_region();
    draw_account_buttons(canvas, row);
}

}  // namespace mw::ui
