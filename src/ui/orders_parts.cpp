#include "ui/orders_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "exchange/protocol.h"
#include "ui/icons.h"

namespace mw::ui {
namespace {

using explain::OrdersFilter;
using explain::SideFilter;
using explain::TimeFilter;

constexpr std::array side_choices = {Choice{"orders.filter.side.all", "All"},
                                     Choice{"orders.filter.side.buy", "Buy"},
                                     Choice{"orders.filter.side.sell", "Sell"}};
constexpr std::array time_choices = {
    Choice{"orders.filter.time.1d", "1 d"}, Choice{"orders.filter.time.1w", "1 w"},
    Choice{"orders.filter.time.1m", "1 m"}, Choice{"orders.filter.time.3m", "3 m"}};

/// Puts parts side by side and begins a new line where one has no room.
class Wrap {
public:
    explicit Wrap(const Rect& area)
        : area_{area}, height_{px(sizes().density == Density::touch ? 44 : 30)} {}

    Rect next(float width) {
        width = std::min(width, area_.w);
        if (x_ > 0 && x_ + width > area_.w) {
            x_ = 0;
            y_ += height_ + px(8);
        }
        const Rect place{area_.x + x_, area_.y + y_, width, height_};
        x_ += width + px(8);
        return place;
    }

    [[nodiscard]] float used() const { return y_ + height_; }

private:
    Rect area_;
    float height_;
    float x_{0};
    float y_{0};
};

std::string name_of(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return std::string{ticker_of(rules.base)} + "/" + std::string{ticker_of(rules.quote)};
}

void draw_pairs(OrdersFilter& filter, const Rect& area) {
    std::vector<std::string> texts;  // two a pair: target and label
    for (const Pair pair : all_pairs) {
        texts.push_back("orders.filter.pair." + std::string{rules_of(pair).symbol});
        texts.push_back(name_of(pair));
    }
    std::vector<MenuEntry> entries{{"orders.filter.pair.all", "All pairs", {}, !filter.pair}};
    for (std::size_t i = 0; i < all_pairs.size(); ++i)
        entries.push_back({texts[2 * i], texts[2 * i + 1], {}, filter.pair == all_pairs[i]});
    const std::string shown = filter.pair ? name_of(*filter.pair) : "All pairs";
    const int chosen = dropdown({"orders.filter.pair", "Pair", shown}, entries, area);
    if (chosen == 0) filter.pair.reset();
    if (chosen > 0) filter.pair = all_pairs[static_cast<std::size_t>(chosen - 1)];
}

/// The range as dates; pressing it lets them be typed.
void draw_range(const Canvas& canvas, Wrap& wrap) {
    OrdersFilter& filter = canvas.desk.orders;
    const bool custom = filter.time == TimeFilter::custom;
    const std::string& range = canvas.views.orders.range;
    const float words = custom ? 0 : width_of(body_type(), range) + px(20);
    const Rect area = wrap.next(px(36) + words);
    const Touch press = pressable({.name = "orders.filter.time.custom",
                                   .role = Role::radio,
                                   .label = "Choose dates",
                                   .value = custom ? "true" : "false"},
                                  area);
    card(area, 4);
    if (press.hovered) outline(area, colours().line2, px(4));
    Rect left = inset(area, px(12), 0);
    draw_icon(icon::calendar, take_left(left, px(14)), custom ? colours().acc : colours().t1);
    take_left(left, px(8));
    if (!custom) write(body_type(), range, left, colours().t1);
    if (press.pressed) filter.time = TimeFilter::custom;
    if (!custom) return;
    field({.name = "orders.filter.from",
           .label = "From",
           .unit = {},
           .hint = "2026-03-02",
           .error = canvas.views.orders.from_wrong,
           .numeric = false},
          filter.from, wrap.next(px(150)));
    field({.name = "orders.filter.to",
           .label = "To",
           .unit = {},
           .hint = "2026-03-02",
           .error = canvas.views.orders.to_wrong,
           .numeric = false},
          filter.to, wrap.next(px(140)));
}

/// Orders by what became of them.
void draw_statuses(OrdersFilter& filter, const Rect& area) {
    using explain::StatusFilter;
    std::array entries = {MenuEntry{"orders.filter.status.all", "All statuses"},
                          MenuEntry{"orders.filter.status.filled", "Filled"},
                          MenuEntry{"orders.filter.status.canceled", "Cancelled"},
                          MenuEntry{"orders.filter.status.expired", "Expired"}};
    MenuEntry& now = entries[static_cast<std::size_t>(filter.status)];
    now.chosen = true;
    const int chosen = dropdown({"orders.filter.status", "Status", now.label}, entries, area);
    if (chosen >= 0) filter.status = static_cast<StatusFilter>(chosen);
}

bool has_sides(explain::OrdersTab tab) {
    using explain::OrdersTab;
    return tab <= OrdersTab::trade_history || tab == OrdersTab::liquidation;
}

/// What is wrong with the dates, under the filters. @return height used.
float draw_problem(const Canvas& canvas, const Rect& row) {
    const std::string& problem = canvas.views.orders.problem;
    if (problem.empty()) return 0;
    draw_icon(icon::circle_x, {row.x, row.y, px(14), row.h}, colours().down);
    write(body_type(), problem, {row.x + px(20), row.y, row.w - px(20), row.h}, colours().down);
    target_area("orders.filter.problem", Role::status, "Problem", problem, row);
    return row.h;
}

}  // namespace

float draw_order_filters(const Canvas& canvas, const Rect& area) {
    OrdersFilter& filter = canvas.desk.orders;
    const OrdersFilter before = filter;
    constexpr std::array accounts = {Choice{"orders.filter.account.cross", "Cross"},
                                     Choice{"orders.filter.account.isolated", "Isolated"}};
    Wrap wrap{area};
    const int account = segments(accounts, filter.cross ? 0 : 1, wrap.next(px(130)));
    if (account >= 0) filter.cross = account == 0;
    if (filter.cross) return wrap.used();
    draw_pairs(filter, wrap.next(px(140)));
    if (has_sides(filter.tab)) {
        const int side = segments(side_choices, static_cast<int>(filter.side), wrap.next(px(132)));
        if (side >= 0) filter.side = static_cast<SideFilter>(side);
    }
    if (filter.tab == explain::OrdersTab::order_history) draw_statuses(filter, wrap.next(px(140)));
    const int time = segments(time_choices, static_cast<int>(filter.time), wrap.next(px(176)));
    if (time >= 0) filter.time = static_cast<TimeFilter>(time);
    draw_range(canvas, wrap);
    field({.name = "orders.filter.search",
           .label = {},
           .unit = {},
           .hint = "Order or record number",
           .icon = icon::search,
           .from_left = true},
          filter.search, wrap.next(px(220)));
    if (button({.name = "orders.filter.reset", .label = "Reset", .fill = Fill::link},
               wrap.next(px(48))))
        reset_filters(filter);
    // Another filter may leave the opened row out of the table.
    if (!(before == filter)) close_story(filter);
    const float used = wrap.used();
    return used + draw_problem(canvas, {area.x, area.y + used + px(4), area.w, px(20)});
}

}  // namespace mw::ui
