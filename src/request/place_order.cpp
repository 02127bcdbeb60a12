#include <algorithm>
#include <array>

#include "request/parts.h"

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

/// What the type asks for, read before anybody knows whether its word is known.
struct Wanted {
    OrderType type{OrderType::limit};
    bool known{false};

    [[nodiscard]] bool limit() const { return known && has_limit(type); }
    [[nodiscard]] bool trigger() const { return known && has_trigger(type); }
};

Wanted wanted_type(Fields& in) {
    for (const auto& [word, type] : order_type_words())
        if (in.text("type") == word) return {type, true};
    return {};
}

/// A stop price is on the tick like any other; zero would mean that there is none.
Trigger trigger_of(Fields& in) {
    Trigger trigger;
    const auto trailing = in.optional_whole("trailingDelta");
    const auto stop = in.optional_decimal("stopPrice");
    if (!stop && !trailing) in.complain(missing("stopPrice"));
    trigger.stop.units = stop.value_or(0);
    trigger.trailing_bips =
        static_cast<int>(std::min<std::int64_t>(trailing.value_or(0), 1'000'000));
    return trigger;
}

/// True when a stop price was sent that is nothing.
bool stop_is_zero(Fields& in) {
    const auto stop = in.optional_decimal("stopPrice");
    return stop && *stop == 0;
}

OrderOptions options_of(Fields& in, std::string_view name) {
    OrderOptions options;
    options.name = in.client_id(name);
    options.repay_at_cancel = in.flag("autoRepayAtCancel", true);
    options.side_effect = in.choice_or("sideEffectType", side_effect_words(), SideEffect::none);
    options.self_trade =
        in.choice_or("selfTradePreventionMode", self_trade_words(), options.self_trade);
    return options;
}

/// The terms of a market order: a quantity, or what it may cost.
Terms market_terms(Fields& in, const PairRules& rules) {
    const auto spend = in.optional_decimal("quoteOrderQty");
    if (!spend) return MarketTerms{{rules.base, in.decimal("quantity")}};
    if (in.text("quantity")) in.complain(bad_combination());
    return MarketByQuoteTerms{{rules.quote, *spend}};
}

Terms terms_of(Fields& in, const Wanted& wanted, const PairRules& rules) {
    if (wanted.known && wanted.type == OrderType::market) return market_terms(in, rules);
    const bool maker = wanted.known && wanted.type == OrderType::limit_maker;
    TimeInForce time = TimeInForce::gtc;
    if (wanted.limit() && !maker)
        time = in.choice("timeInForce", time_in_force_words(), invalid_time_in_force);
    if (!wanted.known) return LimitTerms{};
    const Amount quantity{rules.base, in.decimal("quantity")};
    Price price;
    if (wanted.limit()) price.units = in.decimal("price");
    if (!wanted.trigger()) return LimitTerms{price, quantity, time, maker};
    StopTerms stop;
    const bool loss =
        wanted.type == OrderType::stop_loss || wanted.type == OrderType::stop_loss_limit;
    stop.kind = loss ? StopKind::stop_loss : StopKind::take_profit;
    stop.trigger = trigger_of(in);
    stop.quantity = quantity;
    if (wanted.limit()) stop.limit = StopLimit{price, time};
    return stop;
}

/// More than collateral, tier or cap allow is too much, whatever the lenders have left.
Problem order_problem(Refusal refusal, bool zero_stop) {
    if (refusal == Refusal::terms_invalid && zero_stop) return filter_failed("PRICE_FILTER");
    if (refusal == Refusal::lender_stock_too_low) refusal = Refusal::over_borrow_limit;
    return problem_of(refusal, Purpose::order);
}

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

/// Tells of the loan that an order or a list took.
void add_loan(Json& to, const std::vector<Event>& events) {
    for (const Event& event : events) {
        const auto* loan = std::get_if<Borrowed>(&event);
        if (loan == nullptr) continue;
        to["marginBuyBorrowAmount"] = decimal(loan->principal);
        to["marginBuyBorrowAsset"] = coin_of(loan->principal.asset);
    }
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
    const Side side = in.choice("side", side_words(), invalid_side);
    const OrderType type = in.choice("type", order_type_words(), invalid_order_type);
    const Terms terms = terms_of(in, wanted_type(in), rules);
    const OrderOptions options = options_of(in, "newClientOrderId");
    const bool says_all = type == OrderType::market || type == OrderType::limit;
    const Detail detail = in.choice_or("newOrderRespType", Words<Detail>{details},
                                       says_all ? Detail::full : Detail::ack);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const bool zero_stop = has_trigger(type) && stop_is_zero(in);
    const OrderId number = at.state().next_order;
    const Answer answer = at.submit(PlaceOrder{pair, side, terms, options});
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(order_problem(*refusal, zero_stop));
    return placed_json(at, *at.state().order(number), std::get<std::vector<Event>>(answer), detail);
}

Outcome place_oco(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    in.isolated();
    PlaceOco command{.pair = pair, .terms = {}};
    OcoTerms& terms = command.terms;
    terms.side = in.choice("side", side_words(), invalid_side);
    terms.quantity = {rules_of(pair).base, in.decimal("quantity")};
    terms.limit.units = in.decimal("price");
    terms.stop = trigger_of(in);
    if (const auto price = in.optional_decimal("stopLimitPrice")) {
        const TimeInForce time =
            in.choice("stopLimitTimeInForce", time_in_force_words(), invalid_time_in_force);
        terms.stop_limit = StopLimit{{*price}, time};
    }
    terms.limit_name = in.client_id("limitClientOrderId");
    terms.stop_name = in.client_id("stopClientOrderId");
    command.options = options_of(in, "listClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const bool zero_stop = stop_is_zero(in);
    const Answer answer = at.submit(command);
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(order_problem(*refusal, zero_stop));
    Json json = list_with_reports(at, at.state().lists.back(), Reported::placed);
    add_loan(json, std::get<std::vector<Event>>(answer));
    return json;
}

}  // namespace mw::request
