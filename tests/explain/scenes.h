#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explain/explain.h"
#include "explain/parts.h"
#include "support/worlds.h"

// States and look-ups that the tests of this room share.

namespace mw {

/// A fresh market whose last and index price are exactly this, with nothing transferred.
inline State market_at(std::string_view start_price) {
    World world = small_world();
    world.start_prices[index_of(Pair::btcusdt)] = price(start_price);
    return make_state(world);
}

/// The account after `usdt_amount` was moved in and nothing else.
inline State funded_at(std::string_view start_price, std::string_view usdt_amount) {
    State state = market_at(start_price);
    evolve(state, Transferred{Pair::btcusdt, Direction::into_isolated, usdt(usdt_amount)});
    return state;
}

/// An order of the only pair with this number and side, and nothing else filled in.
inline Order order_with(OrderId id, Side side) {
    Order order;
    order.id = id;
    order.pair = Pair::btcusdt;
    order.side = side;
    return order;
}

/// The walk of the lessons after its sale, at an index of 60 600: 2 000 USDT in, 0.10 BTC
/// borrowed, first hour 0.000001 charged, 0.10 sold at 60 600, fee 6.06.
inline State short_at_60600() {
    State state = funded_at("60600", "2000");
    evolve(state, Borrowed{Pair::btcusdt, btc("0.10")});
    evolve(state, InterestCharged{Pair::btcusdt, btc("0.000001"), btc("0.10"), ratio("0.00001"),
                                  InterestKind::on_borrow});
    AccountLeg& base = state.ledger.at(Pair::btcusdt).base;
    AccountLeg& quote = state.ledger.at(Pair::btcusdt).quote;
    base.free = btc("0");
    quote.free = usdt("8053.94");  // 2 000 + 6 060 - 6.06
    Order sale = order_with(first_order, Side::sell);
    sale.type = OrderType::limit;
    sale.status = OrderStatus::filled;
    sale.price = price("60600");
    sale.quantity = sale.executed = btc("0.10");
    sale.total = usdt("6060");
    sale.locked = btc("0");
    sale.placed_ms = sale.updated_ms = state.time_ms();
    state.orders.push_back(sale);
    state.next_order = first_order + 1;
    const std::vector<Event> events = {
        OrderPlaced{first_order, Pair::btcusdt, Side::sell, OrderType::limit, price("60600"),
                    btc("0.10"), btc("0.10")},
        OrderFilled{first_order, 1, price("60600"), btc("0.10"), usdt("6060"), usdt("6.06"),
                    Role::maker}};
    for (const Event& event : events)
        state.records.push_back({state.records.size() + 1, state.time_ms(), 0, event});
    return state;
}

/// A desk with this page in front and BTC/USDT chosen.
inline explain::Desk desk_on(explain::Page page) {
    explain::Desk desk;
    desk.page = page;
    desk.account = explain::AccountTab::isolated;
    desk.pair = Pair::btcusdt;
    return desk;
}

/// Value of the row with this label, or "no such row".
inline std::string value_of_row(const std::vector<explain::Row>& rows, std::string_view label) {
    for (const explain::Row& row : rows)
        if (row.label == label) return row.value.text;
    return "no such row";
}

/// "now -> after" of the change with this label.
inline std::string change_of(const std::vector<explain::Change>& changes, std::string_view label) {
    for (const explain::Change& change : changes)
        if (change.label == label) return change.now.text + " -> " + change.after.text;
    return "no such change";
}

/// Cells of a row as one line: "a | b | c".
inline std::string line_of(const explain::TableRow& row) {
    std::string line;
    for (const explain::Cell& cell : row.cells) line += (line.empty() ? "" : " | ") + cell.text;
    return line;
}

}  // namespace mw
