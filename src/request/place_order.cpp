#include <array>

#include "request/order_terms.h"

// New orders. Every check that needs the market or the account is the exchange's own.

namespace mw::request {
namespace {

/// How much an answer to a new order says.
enum class Detail : std::uint8_t { ack, result, full };

constexpr std::array<std::pair<std::string_view, Detail>, 3> details = {{
    {"ACK", Detail::ack},
    {"RESULT", Detail::result},
    {"FULL", Detail::full},
}};

Json fills_json(const std::vector<Event>& events, OrderId order) {
    Json fills = Json::array();
    for (const Event& event : events) {
        const auto* fill = std::get_if<OrderFilled>(&event);
        if (fill == nullptr || fill->order != order) continue;
        fills.push_back({{"price", decimal(fill->price)},
                         {"qty", decimal(fill->quantity)},
                         {"commission", decimal(fill->fee)},
                         {"commissionAsset", coin_of(fill->fee.asset)},
                         {"tradeId", number_of_trade(fill->trade_id)}});
    }
    return fills;
}

Json placed_json(const Context& at, const Order& order, const std::vector<Event>& events,
                 Detail detail) {
    Json json = {{"symbol", symbol_of(order.pair)},
                 {"orderId", order.id},
                 {"clientOrderId", client_id_of(order)},
                 {"isIsolated", true},
                 {"transactTime", at.past.placed(order.id)}};
    if (detail == Detail::ack) return json;
    add_order_fields(json, order);
    json["selfTradePreventionMode"] = word_of(order.options.self_trade);
    add_loan(json, events);
    if (detail == Detail::full) json["fills"] = fills_json(events, order.id);
    return json;
}

}  // namespace

Outcome place_order(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    in.isolated();
    const PairRules& rules = rules_of(pair);
    const Names names{{}};
    const Side side = in.choice("side", side_words(), invalid_side);
    const OrderType type = in.choice("type", order_type_words(), invalid_order_type);
    const Terms terms = terms_of(in, names, rules);
    const OrderOptions options = options_of(in, "newClientOrderId");
    const bool says_all = type == OrderType::market || type == OrderType::limit;
    const Detail detail = in.choice_or("newOrderRespType", Words<Detail>{details},
                                       says_all ? Detail::full : Detail::ack);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const bool zero_stop = has_trigger(type) && stop_is_zero(in, names);
    const OrderId number = at.state().next_order;
    const Answer answer = at.submit(PlaceOrder{pair, side, terms, options});
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(order_problem(*refusal, zero_stop));
    return placed_json(at, *at.state().order(number), std::get<std::vector<Event>>(answer), detail);
}

}  // namespace mw::request
