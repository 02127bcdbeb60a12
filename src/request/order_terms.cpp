#include "request/order_terms.h"

#include <algorithm>

namespace mw::request {
namespace {

/// What the type asks for, read before anybody knows whether its word is known.
struct Wanted {
    OrderType type{OrderType::limit};
    bool known{false};

    [[nodiscard]] bool limit() const { return known && has_limit(type); }
    [[nodiscard]] bool trigger() const { return known && has_trigger(type); }
};

Wanted wanted_type(Fields& in, const Names& names) {
    for (const auto& [word, type] : order_type_words())
        if (in.text(names.of("type")) == word) return {type, true};
    return {};
}

/// The terms of a market order: a quantity, or what it may cost.
Terms market_terms(Fields& in, const Names& names, const PairRules& rules) {
    const auto spend = in.optional_decimal(names.of("quoteOrderQty"));
    if (!spend) return MarketTerms{{rules.base, in.decimal(names.of("quantity"))}};
    if (in.text(names.of("quantity"))) in.complain(bad_combination());
    return MarketByQuoteTerms{{rules.quote, *spend}};
}

}  // namespace

Terms terms_of(Fields& in, const Names& names, const PairRules& rules) {
    const Wanted wanted = wanted_type(in, names);
    if (wanted.known && wanted.type == OrderType::market) return market_terms(in, names, rules);
    const bool maker = wanted.known && wanted.type == OrderType::limit_maker;
    TimeInForce time = TimeInForce::gtc;
    if (wanted.limit() && !maker)
        time = in.choice(names.of("timeInForce"), time_in_force_words(), invalid_time_in_force);
    if (!wanted.known) return LimitTerms{};
    const Amount quantity{rules.base, in.decimal(names.of("quantity"))};
    Price price;
    if (wanted.limit()) price.units = in.decimal(names.of("price"));
    if (!wanted.trigger()) return LimitTerms{price, quantity, time, maker};
    StopTerms stop;
    const bool loss =
        wanted.type == OrderType::stop_loss || wanted.type == OrderType::stop_loss_limit;
    stop.kind = loss ? StopKind::stop_loss : StopKind::take_profit;
    stop.trigger = trigger_of(in, names);
    stop.quantity = quantity;
    if (wanted.limit()) stop.limit = StopLimit{price, time};
    return stop;
}

/// A stop price is on the tick like any other; zero would mean that there is none.
Trigger trigger_of(Fields& in, const Names& names) {
    Trigger trigger;
    const auto trailing = in.optional_whole(names.of("trailingDelta"));
    const auto stop = in.optional_decimal(names.of("stopPrice"));
    if (!stop && !trailing) in.complain(missing(names.of("stopPrice")));
    trigger.stop.units = stop.value_or(0);
    trigger.trailing_bips =
        static_cast<int>(std::min<std::int64_t>(trailing.value_or(0), 1'000'000));
    return trigger;
}

bool stop_is_zero(Fields& in, const Names& names) {
    const auto stop = in.optional_decimal(names.of("stopPrice"));
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

/// More than collateral, tier or cap allow is too much, whatever the lenders have left.
Problem order_problem(Refusal refusal, bool zero_stop) {
    if (refusal == Refusal::terms_invalid && zero_stop) return filter_failed("PRICE_FILTER");
    if (refusal == Refusal::lender_stock_too_low) refusal = Refusal::over_borrow_limit;
    return problem_of(refusal, Purpose::order);
}

void add_loan(Json& to, const std::vector<Event>& events) {
    for (const Event& event : events) {
        const auto* loan = std::get_if<Borrowed>(&event);
        if (loan == nullptr) continue;
        to["marginBuyBorrowAmount"] = decimal(loan->principal);
        to["marginBuyBorrowAsset"] = coin_of(loan->principal.asset);
    }
}

}  // namespace mw::request
