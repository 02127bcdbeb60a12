#include <algorithm>
#include <ranges>

#include "request/parts.h"

// Orders and lists as clients read them.

namespace mw::request {
namespace {

constexpr std::string_view made_order_name = "mw_";
constexpr std::string_view made_list_name = "mwl_";

std::string name_or_made(const ClientId& name, std::string_view prefix, std::uint64_t number) {
    if (!name.empty()) return std::string{name.text()};
    return std::string{prefix} + std::to_string(number);
}

/// A stop that has not been reached is not working yet.
bool is_working(const Order& order) { return !has_trigger(order.type) || order.booked; }

bool is_over(const State& state, const OrderList& list) {
    return std::ranges::none_of(list.orders,
                                [&](OrderId id) { return state.order(id)->is_open(); });
}

Json report(const Context& at, const Order& order, Reported why) {
    Json json = {{"symbol", symbol_of(order.pair)},
                 {"orderId", order.id},
                 {"orderListId", order.list},
                 {"clientOrderId", client_id_of(order)}};
    if (why == Reported::placed)
        json["transactTime"] = at.past.placed(order.id);
    else
        json["origClientOrderId"] = client_id_of(order);
    add_order_fields(json, order);
    json["stopPrice"] = decimal(order.trigger.stop);
    json["selfTradePreventionMode"] = word_of(order.options.self_trade);
    return json;
}

}  // namespace

std::string client_id_of(const Order& order) {
    return name_or_made(order.options.name, made_order_name, order.id);
}

std::string client_id_of(const OrderList& list) {
    return name_or_made(list.name, made_list_name, list.id);
}

const Order* order_named(const State& state, Pair pair, std::string_view name) {
    const Order* newest = nullptr;
    for (const Order& order : state.orders | std::views::reverse) {
        if (order.pair != pair || client_id_of(order) != name) continue;
        if (order.is_open()) return &order;
        if (newest == nullptr) newest = &order;
    }
    return newest;
}

const OrderList* list_named(const State& state, std::string_view name) {
    const OrderList* newest = nullptr;
    for (const OrderList& list : state.lists | std::views::reverse) {
        if (client_id_of(list) != name) continue;
        if (!is_over(state, list)) return &list;
        if (newest == nullptr) newest = &list;
    }
    return newest;
}

void add_order_fields(Json& to, const Order& order) {
    to["price"] = decimal(order.price);
    to["origQty"] = decimal(order.quantity);
    to["executedQty"] = decimal(order.executed);
    to["cummulativeQuoteQty"] = decimal(order.total);
    to["status"] = word_of(order.status);
    to["timeInForce"] = word_of(order.time_in_force);
    to["type"] = word_of(order.type);
    to["side"] = word_of(order.side);
}

Json order_view(const Context& at, const Order& order) {
    Json json = {{"symbol", symbol_of(order.pair)},
                 {"orderId", order.id},
                 {"orderListId", order.list == 0 ? Json(-1) : Json(order.list)},
                 {"clientOrderId", client_id_of(order)}};
    add_order_fields(json, order);
    json["stopPrice"] = decimal(order.trigger.stop);
    json["icebergQty"] = decimal(0);
    json["time"] = at.past.placed(order.id);
    json["updateTime"] = at.past.updated(order.id);
    json["isWorking"] = is_working(order);
    json["isIsolated"] = true;
    json["selfTradePreventionMode"] = word_of(order.options.self_trade);
    return json;
}

Json cancel_view(const Order& order, std::string_view client_id) {
    Json json = {
        {"symbol", symbol_of(order.pair)},
        {"isIsolated", true},
        {"orderId", order.id},
        {"origClientOrderId", client_id_of(order)},
        {"clientOrderId", client_id.empty() ? client_id_of(order) : std::string{client_id}}};
    add_order_fields(json, order);
    return json;
}

Json list_view(const Context& at, const OrderList& list) {
    const bool over = is_over(at.state(), list);
    Json orders = Json::array();
    for (const OrderId id : list.orders)
        orders.push_back({{"symbol", symbol_of(list.pair)},
                          {"orderId", id},
                          {"clientOrderId", client_id_of(*at.state().order(id))}});
    return {{"orderListId", list.id},
            {"contingencyType", list.kind == ListKind::oco ? "OCO" : "OTO"},
            {"listStatusType", over ? "ALL_DONE" : "EXEC_STARTED"},
            {"listOrderStatus", over ? "ALL_DONE" : "EXECUTING"},
            {"listClientOrderId", client_id_of(list)},
            {"transactionTime", at.past.listed(list.id)},
            {"symbol", symbol_of(list.pair)},
            {"isIsolated", true},
            {"orders", std::move(orders)}};
}

Json list_with_reports(const Context& at, const OrderList& list, Reported why) {
    Json json = list_view(at, list);
    json["orderReports"] = Json::array();
    for (const OrderId id : list.orders)
        json["orderReports"].push_back(report(at, *at.state().order(id), why));
    return json;
}

}  // namespace mw::request
