#include <array>

#include "request/order_terms.h"

// New orders that depend on each other.

namespace mw::request {
namespace {

/// What the working order of a list may be.
constexpr std::array<std::pair<std::string_view, OrderType>, 2> working_types = {{
    {"LIMIT", OrderType::limit},
    {"LIMIT_MAKER", OrderType::limit_maker},
}};

/// What a leg of an OCO may be.
constexpr std::array<std::pair<std::string_view, OrderType>, 3> leg_types = {{
    {"LIMIT_MAKER", OrderType::limit_maker},
    {"STOP_LOSS", OrderType::stop_loss},
    {"STOP_LOSS_LIMIT", OrderType::stop_loss_limit},
}};

/// Submits a list and tells of it.
Outcome placed_list(const Context& at, const Command& command, bool zero_stop) {
    const Answer answer = at.submit(command);
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(order_problem(*refusal, zero_stop));
    Json json = list_with_reports(at, at.state().lists.back(), Reported::placed);
    add_loan(json, std::get<std::vector<Event>>(answer));
    return json;
}

/// The working order of a list: a limit of either kind.
LimitTerms working_terms(Fields& in, const PairRules& rules) {
    in.choice("workingType", Words<OrderType>{working_types}, invalid_order_type);
    const Terms terms = terms_of(in, Names{"working"}, rules);
    const auto* limit = std::get_if<LimitTerms>(&terms);
    return limit == nullptr ? LimitTerms{} : *limit;
}

/// One leg of the OCO that follows: the limit or the stop, by its type.
void read_leg(Fields& in, const Names& names, OcoTerms& legs) {
    const OrderType type =
        in.choice(names.of("type"), Words<OrderType>{leg_types}, invalid_order_type);
    if (type == OrderType::limit_maker) {
        legs.limit.units = in.decimal(names.of("price"));
        legs.limit_name = in.client_id(names.of("clientOrderId"));
        return;
    }
    legs.stop = trigger_of(in, names);
    legs.stop_name = in.client_id(names.of("clientOrderId"));
    if (type != OrderType::stop_loss_limit) return;
    legs.stop_limit =
        StopLimit{{in.decimal(names.of("price"))},
                  in.choice(names.of("timeInForce"), time_in_force_words(), invalid_time_in_force)};
}

/// The two legs that follow: one must be the limit, the other the stop.
OcoTerms pending_legs(Fields& in, const PairRules& rules) {
    OcoTerms legs;
    legs.side = in.choice("pendingSide", side_words(), invalid_side);
    legs.quantity = {rules.base, in.decimal("pendingQuantity")};
    for (const std::string_view place : {"pendingAbove", "pendingBelow"})
        read_leg(in, Names{place}, legs);
    const auto above = in.text("pendingAboveType").value_or(std::string_view{});
    const auto below = in.text("pendingBelowType").value_or(std::string_view{});
    const auto is_limit = [](std::string_view type) { return type == "LIMIT_MAKER"; };
    const auto is_stop = [](std::string_view type) { return type.starts_with("STOP_LOSS"); };
    if ((is_limit(above) && is_limit(below)) || (is_stop(above) && is_stop(below)))
        in.complain(bad_combination());
    return legs;
}

}  // namespace

Outcome place_oco(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    in.isolated();
    const Names names{{}};
    PlaceOco command{.pair = pair, .terms = {}};
    OcoTerms& terms = command.terms;
    terms.side = in.choice("side", side_words(), invalid_side);
    terms.quantity = {rules_of(pair).base, in.decimal("quantity")};
    terms.limit.units = in.decimal("price");
    terms.stop = trigger_of(in, names);
    if (const auto price = in.optional_decimal("stopLimitPrice")) {
        const TimeInForce time =
            in.choice("stopLimitTimeInForce", time_in_force_words(), invalid_time_in_force);
        terms.stop_limit = StopLimit{{*price}, time};
    }
    terms.limit_name = in.client_id("limitClientOrderId");
    terms.stop_name = in.client_id("stopClientOrderId");
    command.options = options_of(in, "listClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return placed_list(at, command, stop_is_zero(in, names));
}

Outcome place_oto(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    in.isolated();
    const PairRules& rules = rules_of(pair);
    const Names pending{"pending"};
    PlaceOto command{.pair = pair};
    command.side = in.choice("workingSide", side_words(), invalid_side);
    command.working = working_terms(in, rules);
    command.working_name = in.client_id("workingClientOrderId");
    command.pending_side = in.choice("pendingSide", side_words(), invalid_side);
    in.choice("pendingType", order_type_words(), invalid_order_type);
    command.pending = terms_of(in, pending, rules);
    command.pending_name = in.client_id("pendingClientOrderId");
    command.options = options_of(in, "listClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return placed_list(at, command, stop_is_zero(in, pending));
}

Outcome place_otoco(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    in.isolated();
    const PairRules& rules = rules_of(pair);
    PlaceOtoco command{.pair = pair};
    command.side = in.choice("workingSide", side_words(), invalid_side);
    command.working = working_terms(in, rules);
    command.working_name = in.client_id("workingClientOrderId");
    command.pending = pending_legs(in, rules);
    command.options = options_of(in, "listClientOrderId");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const bool zero_stop =
        stop_is_zero(in, Names{"pendingAbove"}) || stop_is_zero(in, Names{"pendingBelow"});
    return placed_list(at, command, zero_stop);
}

}  // namespace mw::request
