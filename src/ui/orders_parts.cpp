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
    Rect left = inset(area, px(11), 0);
    draw_icon(icon::calendar, take_left(left, px(14)), custom ? colours().acc : colours().t1);
    take_left(left, px(8));
    if (!custom) write(body_type(), range, left, colours().t1);
    if (press.pressed) filter.time = TimeFilter::custom;
    if (!custom) return;
    field({.name = "orders.filter.from",
           .label = "From",
           .unit = {},
           .hint = "2026-03-02",
           .numeric = false},
          filter.from, wrap.next(px(150)));
    field({.name = "orders.filter.to",
           .label = "To",
           .unit = {},
           .hint = "2026-03-02",
           .numeric = false},
          filter.to, wrap.next(px(140)));
}

}  // namespace

float draw_order_filters(const Canvas& canvas, const Rect& area) {
    OrdersFilter& filter = canvas.desk.orders;
    const OrdersFilter before = filter;
    constexpr std::array accounts = {Choice{"orders.filter.account.isolated", "Isolated"}};
    Wrap wrap{area};
    segments(accounts, 0, wrap.next(px(76)));
    draw_pairs(filter, wrap.next(px(140)));
    const int side = segments(side_choices, static_cast<int>(filter.side), wrap.next(px(132)));
    if (side >= 0) filter.side = static_cast<SideFilter>(side);
    const int time = segments(time_choices, static_cast<int>(filter.time), wrap.next(px(176)));
    if (time >= 0) filter.time = static_cast<TimeFilter>(time);
    draw_range(canvas, wrap);
    if (button({.name = "orders.filter.reset", .label = "Reset", .fill = Fill::link},
               wrap.next(px(48))))
        reset_filters(filter);
    // Another filter may leave the opened order out of the table.
    if (!(before == filter)) filter.opened.reset();
    return wrap.used();
}

}  // namespace mw::ui
