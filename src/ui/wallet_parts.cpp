#include "ui/wallet_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "ui/names.h"

namespace mw::ui {
namespace {

using explain::WalletGroup;
using explain::WalletView;
using explain::Window;

constexpr float pair_w = 130;
constexpr float level_w = 139;
constexpr float line_h_css = 30;  // of one coin

/// Links at the end of a row: what can be done with this account.
struct Act {
    const char* part;
    const char* label;
    Window window;
    bool needs_account;
};
constexpr std::array acts = {Act{"borrow.", "Borrow", Window::borrow, true},
                             Act{"repay.", "Repay", Window::repay, true},
                             Act{"transfer.", "Transfer", Window::transfer, false},
                             Act{"trade.", "Trade", Window::none, false}};

void follow(const Canvas& canvas, const WalletGroup& group, const Act& act) {
    canvas.desk.pair = group.pair;
    if (act.window == Window::none) canvas.desk.page = explain::Page::trade;
    canvas.desk.window = act.window;
}

/// Columns of the coin lines that have room, with their right (or left) edges.
struct Columns {
    struct One {
        std::size_t cell;
        float x, w;
    };
    std::vector<One> coins;
    float index_right{0}, liquidation_right{0};
    bool index_shown{true}, liquidation_shown{true};
};

float cell_width(const WalletView& view, std::size_t column) {
    float widest = width_of(small_type, view.columns[column].title);
    for (const WalletGroup& group : view.groups)
        for (const explain::TableRow& coin : group.coins)
            if (column < coin.cells.size())
                widest = std::max(widest, width_of(body_type(), coin.cells[column].text));
    return std::ceil(widest) + 1;
}

float acts_width() {
    float width = 0;
    for (const Act& act : acts) width += width_of(body_type(), act.label) + px(14);
    return width;
}

/// Leaves out what matters least until the rest fits.
std::vector<std::size_t> fitting(const WalletView& view, const std::vector<float>& widths,
                                 float room) {
    std::vector<std::size_t> kept(widths.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    const auto needed = [&] {
        float sum = 0;
        for (const std::size_t i : kept) sum += widths[i] + px(12);
        return sum;
    };
    while (needed() > room) {
        const auto least = std::ranges::max_element(
            kept, {}, [&view](std::size_t i) { return int{view.columns[i].keep}; });
        if (least == kept.end() || view.columns[*least].keep == 0) break;
        kept.erase(least);
    }
    return kept;
}

Columns place_columns(const WalletView& view, const Rect& area) {
    Columns columns;
    const float price_w = px(78);
    const float start = area.x + px(pair_w + level_w);
    float room = area.right() - acts_width() - start;
    columns.index_shown = room > px(520);
    columns.liquidation_shown = room > px(420);
    if (columns.index_shown) room -= price_w;
    if (columns.liquidation_shown) room -= price_w;
    std::vector<float> widths(view.columns.size());
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = cell_width(view, i);
    const std::vector<std::size_t> kept = fitting(view, widths, room);
    float used = 0;
    for (const std::size_t i : kept) used += widths[i];
    const float gap =
        kept.empty() ? 0 : std::max(px(8), (room - used) / static_cast<float>(kept.size()));
    float x = start;
    for (const std::size_t i : kept) {
        columns.coins.push_back({i, x, widths[i]});
        x += widths[i] + std::min(gap, px(72));
    }
    columns.index_right = x - px(8) + (columns.index_shown ? price_w : 0);
    columns.liquidation_right = columns.index_right + (columns.liquidation_shown ? price_w : 0);
    return columns;
}

Place place_of(explain::Align align) {
    return align == explain::Align::right ? Place::right : Place::left;
}

void draw_heads(const WalletView& view, const Columns& columns, const Rect& row) {
    const ImU32 ink = colours().t1;
    write(small_type, "Pair", {row.x, row.y, px(pair_w), row.h}, ink);
    write(small_type, "Margin level", {row.x + px(pair_w), row.y, px(level_w), row.h}, ink);
    for (const Columns::One& column : columns.coins)
        write(small_type, view.columns[column.cell].title, {column.x, row.y, column.w, row.h}, ink,
              place_of(view.columns[column.cell].align));
    const auto price_head = [&](const char* words, float right) {
        write(small_type, words, {right - px(78), row.y, px(78), row.h}, ink, Place::right);
    };
    if (columns.index_shown) price_head("Index price", columns.index_right);
    if (columns.liquidation_shown) price_head("Liq. price", columns.liquidation_right);
    write(small_type, "Action", row, ink, Place::right);
}

/// Names a number of an account, so that it can be explained. @param coin  empty: of the whole.
void name_number(const WalletGroup& group, std::string_view coin, std::string_view title,
                 std::string_view value, const Rect& area) {
    Name name = Name{"wallet.cell."}.add(group.symbol).add(".");
    if (!coin.empty()) name.add(coin).add(".");
    target_area(name.add_slug(title), Role::status, title, value, area);
}

/// Level with its word, and the bar under it.
void draw_level(const WalletGroup& group, const Rect& area) {
    const explain::GaugeView& gauge = group.gauge;
    name_number(group, {}, "Margin level", gauge.level, area);
    const ImU32 ink = gauge.has_debt ? colour_of(gauge.status.tone) : colours().t2;
    Rect row{area.x, area.y, area.w, px(line_h_css)};
    write(gauge.has_debt ? strong_type() : body_type(), gauge.level, row, ink);
    if (!gauge.has_debt) return;
    take_left(row, width_of(strong_type(), gauge.level) + px(5));
    write(small_type, gauge.status.text, row, colours().t1);
    draw_level_bar(gauge, {area.x, area.y + px(28), px(110), px(4)});
}

void draw_name(const WalletGroup& group, const Rect& row) {
    Rect left = row;
    write(strong_type(), group.name, take_left(left, width_of(strong_type(), group.name) + px(6)),
          colours().t0);
    const float badge = width_of(small_type, group.badge) + px(10);
    const Rect box = centred(take_left(left, badge), badge, px(17));
    fill(box, colours().acc_soft, px(3));
    write(small_type, group.badge, box, colours().acc, Place::centre);
}

void draw_acts(const Canvas& canvas, const WalletGroup& group, const Rect& row) {
    float right = row.right();
    for (std::size_t i = acts.size(); i-- > 0;) {
        const Act& act = acts[i];
        if (act.needs_account && !group.exists) continue;
        const float width = width_of(body_type(), act.label);
        const std::string name = "wallet.margin." + std::string{act.part} + group.symbol;
        if (button({.name = name, .label = act.label, .fill = Fill::link},
                   {right - width, row.y + px(3), width, row.h - px(6)}))
            follow(canvas, group, act);
        right -= width + px(14);
    }
}

/// The coins of an account as a table for a screen reader, columns that found no room included.
void name_coins(const WalletView& view, const WalletGroup& group, const Rect& area) {
    const std::string prefix = "wallet.margin.coin." + group.symbol + ".";
    std::string room;
    target_area(prefix + "columns", Role::row, group.name,
                joined(room, view.columns, &explain::Column::title), area);
    for (std::size_t i = 0; i < group.coins.size(); ++i) {
        const auto& cells = group.coins[i].cells;
        target_area(Name{prefix}.add(i), Role::row, cells.empty() ? "" : cells.front().text,
                    joined(room, cells, &explain::Cell::text), area);
    }
}

/// Whether a margin call may take coins from spot; grey with the reason where it cannot be set.
void draw_top_up(const Canvas& canvas, const WalletGroup& group, const Rect& row) {
    const std::string name = "wallet.margin.top_up." + group.symbol;
    const explain::Action& action = group.top_up;
    if (!action.command) {
        button({.name = name,
                .label = "Auto top-up",
                .fill = Fill::link,
                .enabled = false,
                .why_not = action.why_not},
               row);
        return;
    }
    bool on = group.tops_up;
    const bool pressed = check_box(name, "Auto top-up", on, row);
    tooltip("At a margin call the venue moves what is needed from spot into this account.");
    if (pressed) canvas.out.emplace_back(*action.command);
}

float top_up_width() { return std::ceil(width_of(body_type(), "Auto top-up")) + px(22); }

void draw_group(const Canvas& canvas, const WalletGroup& group, const Columns& columns,
                const Rect& area) {
    const WalletView& view = canvas.views.wallet;
    line_h(area.x - px(24), area.y, area.w + px(48), colours().line);
    const Rect first{area.x, area.y, area.w, px(line_h_css)};
    draw_name(group, {first.x, first.y, px(pair_w), first.h});
    draw_level(group, {area.x + px(pair_w), area.y, px(level_w), area.h});
    Rect row = first;
    for (const explain::TableRow& coin : group.coins) {
        for (const Columns::One& column : columns.coins) {
            if (column.cell >= coin.cells.size()) continue;
            const explain::Cell& cell = coin.cells[column.cell];
            const ImU32 ink = group.exists ? colour_of(cell.tone) : colours().t2;
            const Rect spot{column.x, row.y, column.w, row.h};
            write(body_type(), cell.text, spot, ink, place_of(view.columns[column.cell].align));
            if (column.cell > 0)
                name_number(group, coin.cells[0].text, view.columns[column.cell].title, cell.text,
                            spot);
        }
        row.y += row.h;
    }
    const ImU32 ink = group.exists ? colours().t0 : colours().t2;
    const auto price = [&](const char* title, const std::string& text, float right) {
        const Rect spot{right - px(78), first.y, px(78), first.h};
        write(body_type(), text, spot, ink, Place::right);
        name_number(group, {}, title, text, spot);
    };
    if (columns.index_shown) price("Index price", group.index_price, columns.index_right);
    if (columns.liquidation_shown)
        price("Liq. price", group.liquidation_price, columns.liquidation_right);
    draw_acts(canvas, group, first);
    const float top_up = top_up_width();
    draw_top_up(canvas, group,
                {first.right() - top_up, first.bottom() + px(3), top_up, first.h - px(6)});
    target_area("wallet.margin.row." + group.symbol, Role::row, group.name, group.gauge.level,
                area);
    name_coins(view, group, area);
}

}  // namespace

float draw_wallet_table(const Canvas& canvas, const Rect& area) {
    const WalletView& view = canvas.views.wallet;
    const Columns columns = place_columns(view, area);
    Rect left{area.x, area.y, area.w, area.h};
    draw_heads(view, columns, take_top(left, sizes().table_head));
    for (const WalletGroup& group : view.groups) {
        const float height = static_cast<float>(group.coins.size()) * px(line_h_css);
        draw_group(canvas, group, columns, take_top(left, height));
    }
    line_h(area.x - px(24), left.y, area.w + px(48), colours().line);
    return left.y + 1 - area.y;
}

// ---- cards ------------------------------------------------------------------------------------

namespace {

/// One coin: its name, then the other cells as a grid of two. @return height used.
float draw_coin(const WalletView& view, const WalletGroup& group, const explain::TableRow& coin,
                const Rect& area) {
    Rect left = area;
    line_h(left.x, left.y, left.w, colours().line);
    take_top(left, px(4));
    write(strong_type(), coin.cells.empty() ? std::string_view{} : coin.cells[0].text,
          take_top(left, px(24)), colours().t0);
    const float gap = px(20);
    const float width = (left.w - gap) / 2;
    float y = left.y;
    for (std::size_t i = 1; i < coin.cells.size() && i < view.columns.size(); ++i) {
        const bool second = i % 2 == 0;
        const Rect row{left.x + (second ? width + gap : 0), y, width, px(22)};
        write({Face::regular, 12}, view.columns[i].title, row, colours().t1);
        write({Face::regular, 12}, coin.cells[i].text, row, colour_of(coin.cells[i].tone),
              Place::right);
        name_number(group, coin.cells[0].text, view.columns[i].title, coin.cells[i].text, row);
        if (second) y += px(22);
    }
    if (coin.cells.size() % 2 == 0) y += px(22);
    return y + px(6) - area.y;
}

void draw_card_acts(const Canvas& canvas, const WalletGroup& group, Rect row) {
    const float gap = px(6);
    const auto count = static_cast<float>(acts.size());
    const float width = (row.w - gap * (count - 1)) / count;
    for (const Act& act : acts) {
        const bool enabled = group.exists || !act.needs_account;
        const std::string name = "wallet.margin." + std::string{act.part} + group.symbol;
        if (button({.name = name,
                    .label = act.label,
                    .enabled = enabled,
                    .why_not = "Transfer collateral in first."},
                   take_left(row, width)))
            follow(canvas, group, act);
        take_left(row, gap);
    }
}

float draw_card(const Canvas& canvas, const WalletGroup& group, const Rect& area) {
    Rect left = area;
    const Rect top = take_top(left, px(40));
    draw_name(group, top);
    const float level = width_of(strong_type(), group.gauge.level) +
                        width_of(small_type, group.gauge.status.text) + px(8);
    draw_level(group, {top.right() - std::max(px(110), level), top.y + px(3),
                       std::max(px(110), level), top.h});
    for (const explain::TableRow& coin : group.coins)
        take_top(left, draw_coin(canvas.views.wallet, group, coin, left));
    const Rect prices = take_top(left, px(26));
    line_h(prices.x, prices.y, prices.w, colours().line);
    write({Face::regular, 12}, "Index " + group.index_price, prices, colours().t1);
    write({Face::regular, 12}, "Liquidation " + group.liquidation_price, prices, colours().t1,
          Place::right);
    const float half = prices.w / 2;
    name_number(group, {}, "Index price", group.index_price, {prices.x, prices.y, half, prices.h});
    name_number(group, {}, "Liq. price", group.liquidation_price,
                {prices.x + half, prices.y, half, prices.h});
    Rect top_up = take_top(left, px(44));
    draw_top_up(canvas, group, take_left(top_up, top_up_width()));
    draw_card_acts(canvas, group, take_top(left, px(44)));
    const Rect whole{area.x, area.y, area.w, left.y - area.y};
    target_area("wallet.margin.row." + group.symbol, Role::row, group.name, group.gauge.level,
                whole);
    name_coins(canvas.views.wallet, group, whole);
    return whole.h;
}

}  // namespace

float draw_wallet_cards(const Canvas& canvas, const Rect& area) {
    Rect left = area;
    for (const WalletGroup& group : canvas.views.wallet.groups) {
        take_top(left, draw_card(canvas, group, left));
        take_top(left, px(12));
    }
    return left.y - area.y;
}

}  // namespace mw::ui
