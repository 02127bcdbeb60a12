#include <algorithm>

#include "request/parts.h"

// Looking at orders, lists and fills, and ending them.

namespace mw::request {
namespace {

Pair isolated_symbol(Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    in.isolated();
    return pair;
}

/// An order named by number or by its client's name.
struct Named {
    std::optional<std::int64_t> number;
    std::string name;
};

Named named(Fields& in, std::string_view number, std::string_view name) {
    Named who{in.optional_whole(number), std::string{in.text(name).value_or("")}};
    if (!who.number && who.name.empty()) in.complain(order_not_named());
    return who;
}

const Order* find(const State& state, Pair pair, const Named& who) {
    if (!who.number) return order_named(state, pair, who.name);
    const Order* order = state.order(static_cast<OrderId>(*who.number));
    return order != nullptr && order->pair == pair ? order : nullptr;
}

const OrderList* find_list(const State& state, Pair pair, const Named& who) {
    const OrderList* list =
        who.number ? state.list(static_cast<ListId>(*who.number)) : list_named(state, who.name);
    return list != nullptr && list->pair == pair ? list : nullptr;
}

/// What a cancel answers for one order: itself, or the whole list it took along.
Json canceled(const Context& at, OrderId id, std::string_view client_id) {
    const Order& order = *at.state().order(id);
    if (order.list == 0) return cancel_view(order, client_id);
    return list_with_reports(at, *at.state().list(order.list), Reported::canceled);
}

Json trade_json(const Context& at, const Record& record, const OrderFilled& fill) {
    const Order& order = *at.state().order(fill.order);
    return {{"symbol", symbol_of(order.pair)},
            {"id", number_of_trade(fill.trade_id)},
            {"orderId", fill.order},
            {"price", decimal(fill.price)},
            {"qty", decimal(fill.quantity)},
            {"quoteQty", decimal(fill.total)},
            {"commission", decimal(fill.fee)},
            {"commissionAsset", coin_of(fill.fee.asset)},
            {"time", at.past.time_of(record.id)},
            {"isBuyer", order.side == Side::buy},
            {"isMaker", fill.role == Role::maker},
            {"isBestMatch", true},
            {"isIsolated", true}};
}

/// The first rows, or the last.
Json kept(Json&& rows, std::size_t count, bool first) {
    if (rows.size() <= count) return std::move(rows);
    const auto too_many = static_cast<std::ptrdiff_t>(rows.size() - count);
    if (first)
        rows.erase(rows.end() - too_many, rows.end());
    else
        rows.erase(rows.begin(), rows.begin() + too_many);
    return std::move(rows);
}

}  // namespace

Outcome query_order(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const Named who = named(in, "orderId", "origClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const Order* order = find(at.state(), pair, who);
    if (order == nullptr) return std::unexpected(order_missing());
    return order_view(at, *order);
}

Outcome cancel_order(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const Named who = named(in, "orderId", "origClientOrderId");
    const ClientId name = in.client_id("newClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const Order* order = find(at.state(), pair, who);
    if (order == nullptr) return std::unexpected(order_unknown());
    const OrderId id = order->id;
    const Answer answer = at.submit(CancelOrder{id});
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(problem_of(*refusal, Purpose::order));
    return canceled(at, id, name.text());
}

Outcome open_orders(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const OrderId id : at.state().open_orders) {
        const Order& order = *at.state().order(id);
        if (order.pair == pair) rows.push_back(order_view(at, order));
    }
    return rows;
}

Outcome cancel_open_orders(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    std::vector<OrderId> singles_and_lists;  // of each list, the first order
    std::vector<ListId> lists;
    for (const OrderId id : at.state().open_orders) {
        const Order& order = *at.state().order(id);
        if (order.pair != pair || std::ranges::contains(lists, order.list)) continue;
        if (order.list != 0) lists.push_back(order.list);
        singles_and_lists.push_back(id);
    }
    const Answer answer = at.submit(CancelAll{pair});
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(problem_of(*refusal, Purpose::order));
    Json rows = Json::array();
    for (const OrderId id : singles_and_lists) rows.push_back(canceled(at, id, ""));
    return rows;
}

Outcome all_orders(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const auto from = static_cast<OrderId>(in.optional_whole("orderId").value_or(0));
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 500));
    const Page span = span_of(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    std::vector<const Order*> wanted;
    for (const Order& order : at.state().orders)
        if (order.pair == pair && order.id >= from && span.covers(at.past.placed(order.id)))
            wanted.push_back(&order);
    Json rows = Json::array();
    for (const Order* order : std::span{wanted}.last(std::min(count, wanted.size())))
        rows.push_back(order_view(at, *order));
    return rows;
}

Outcome my_trades(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const auto order = in.optional_whole("orderId");
    const auto from = in.optional_whole("fromId");
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 1'000));
    const Page span = span_of(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const Record& record : at.state().records) {
        const auto* fill = std::get_if<OrderFilled>(&record.event);
        if (fill == nullptr || at.state().order(fill->order)->pair != pair) continue;
        if (order && fill->order != static_cast<OrderId>(*order)) continue;
        if (!span.covers(at.past.time_of(record.id))) continue;
        if (from && number_of_trade(fill->trade_id) < static_cast<std::uint64_t>(*from)) continue;
        rows.push_back(trade_json(at, record, *fill));
    }
    return kept(std::move(rows), count, from.has_value());
}

Outcome query_list(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const Named who = named(in, "orderListId", "origClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const OrderList* list = find_list(at.state(), pair, who);
    if (list == nullptr) return std::unexpected(order_missing());
    return list_view(at, *list);
}

Outcome cancel_list(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const Named who = named(in, "orderListId", "listClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const OrderList* list = find_list(at.state(), pair, who);
    if (list == nullptr) return std::unexpected(order_unknown());
    const ListId id = list->id;
    for (const OrderId order : list->orders) {
        if (!at.state().order(order)->is_open()) continue;
        const Answer answer = at.submit(CancelOrder{order});
        if (const auto* refusal = std::get_if<Refusal>(&answer))
            return std::unexpected(problem_of(*refusal, Purpose::order));
        return list_with_reports(at, *at.state().list(id), Reported::canceled);
    }
    return std::unexpected(order_unknown());
}

Outcome open_lists(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const ListId id : at.state().open_lists)
        if (at.state().list(id)->pair == pair) rows.push_back(list_view(at, *at.state().list(id)));
    return rows;
}

Outcome all_lists(const Context& at, Fields& in) {
    const Pair pair = isolated_symbol(in);
    const auto from = in.optional_whole("fromId");
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 1'000));
    const Page span = span_of(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const OrderList& list : at.state().lists) {
        if (list.pair != pair || !span.covers(at.past.listed(list.id))) continue;
        if (!from || list.id >= static_cast<ListId>(*from)) rows.push_back(list_view(at, list));
    }
    return kept(std::move(rows), count, from.has_value());
}

}  // namespace mw::request
