#include <utility>

#include "request/programs.h"
#include "request/words.h"

// The call behind each command. The tests carry both out and compare the worlds.

namespace mw::request {
namespace {

std::string plain(Amount amount) { return write_shortest(amount.units); }
std::string plain(Price price) { return write_shortest(price.units); }

/// A call as it is put together.
class Sending {
public:
    Sending(const char* method, const char* path) : call_{method, path} {}

    Sending& set(std::string name, std::string_view value) {
        call_.params[std::move(name)] = value;
        return *this;
    }
    /// Which pair, of isolated margin.
    Sending& isolated(Pair pair) {
        return set("symbol", rules_of(pair).symbol).set("isIsolated", "TRUE");
    }
    /// A client's own name, if there is one.
    Sending& named(std::string name, const ClientId& id) {
        return id.empty() ? *this : set(std::move(name), id.text());
    }
    /// What goes with an order where it is not what the venue assumes.
    Sending& options(const OrderOptions& options, const char* name) {
        named(name, options.name);
        for (const auto& [word, effect] : side_effect_words())
            if (effect == options.side_effect && effect != SideEffect::none)
                set("sideEffectType", word);
        if (options.self_trade != OrderOptions{}.self_trade)
            set("selfTradePreventionMode", word_of(options.self_trade));
        return options.repay_at_cancel ? *this : set("autoRepayAtCancel", "FALSE");
    }
    [[nodiscard]] const Call& call() const { return call_; }

private:
    Call call_;
};

/// Writes the terms of one order.
class TermsWriter {
public:
    /// @param prefix  "pending" and so on, where the terms of several are sent.
    TermsWriter(Sending& to, std::string_view prefix) : to_{to}, prefix_{prefix} {}

    void operator()(const LimitTerms& terms) {
        set("type", word_of(terms.post_only ? OrderType::limit_maker : OrderType::limit));
        set("quantity", plain(terms.quantity));
        set("price", plain(terms.price));
        if (!terms.post_only) set("timeInForce", word_of(terms.time_in_force));
    }
    void operator()(const MarketTerms& terms) {
        set("type", word_of(OrderType::market));
        set("quantity", plain(terms.quantity));
    }
    void operator()(const MarketByQuoteTerms& terms) {
        set("type", word_of(OrderType::market));
        set("quoteOrderQty", plain(terms.spend));
    }
    void operator()(const StopTerms& terms) {
        const bool loss = terms.kind == StopKind::stop_loss;
        const OrderType plain_type = loss ? OrderType::stop_loss : OrderType::take_profit;
        const OrderType limit_type =
            loss ? OrderType::stop_loss_limit : OrderType::take_profit_limit;
        set("type", word_of(terms.limit ? limit_type : plain_type));
        set("quantity", plain(terms.quantity));
        wake(terms.trigger);
        if (terms.limit) become(*terms.limit);
    }

    /// What wakes an order.
    void wake(const Trigger& trigger) {
        if (trigger.stop.units != 0) set("stopPrice", plain(trigger.stop));
        if (trigger.trailing_bips != 0) set("trailingDelta", std::to_string(trigger.trailing_bips));
    }

    /// The limit order that it becomes.
    void become(const StopLimit& limit) {
        set("price", plain(limit.price));
        set("timeInForce", word_of(limit.time_in_force));
    }

    void set(std::string_view plain_name, std::string_view value) {
        to_.set(Names{prefix_}.of(plain_name), value);
    }

private:
    Sending& to_;
    std::string_view prefix_;
};

Call call_of(const Transfer& it, const State&) {
    const bool in = it.direction == Direction::into_isolated;
    return Sending{"POST", "/sapi/v1/asset/transfer"}
        .set("type", in ? "MAIN_ISOLATED_MARGIN" : "ISOLATED_MARGIN_MAIN")
        .set("asset", ticker_of(it.amount.asset))
        .set("amount", plain(it.amount))
        .set(in ? "toSymbol" : "fromSymbol", rules_of(it.pair).symbol)
        .call();
}

Call loan_call(Pair pair, Amount amount, const char* type) {
    return Sending{"POST", "/sapi/v1/margin/borrow-repay"}
        .isolated(pair)
        .set("asset", ticker_of(amount.asset))
        .set("amount", plain(amount))
        .set("type", type)
        .call();
}

Call call_of(const Borrow& it, const State&) { return loan_call(it.pair, it.amount, "BORROW"); }
Call call_of(const Repay& it, const State&) { return loan_call(it.pair, it.amount, "REPAY"); }

Call call_of(const PlaceOrder& it, const State&) {
    Sending to{"POST", "/sapi/v1/margin/order"};
    to.isolated(it.pair).set("side", word_of(it.side));
    std::visit(TermsWriter{to, {}}, it.terms);
    return to.options(it.options, "newClientOrderId").call();
}

Call call_of(const CancelOrder& it, const State& state) {
    const Order* order = state.order(it.order);
    return Sending{"DELETE", "/sapi/v1/margin/order"}
        .isolated(order == nullptr ? state.world.pairs.front() : order->pair)
        .set("orderId", std::to_string(it.order))
        .call();
}

Call call_of(const CancelAll& it, const State&) {
    return Sending{"DELETE", "/sapi/v1/margin/openOrders"}.isolated(it.pair).call();
}

Call account_call(const char* method, Pair pair) {
    return Sending{method, "/sapi/v1/margin/isolated/account"}
        .set("symbol", rules_of(pair).symbol)
        .call();
}

Call call_of(const EnableAccount& it, const State&) { return account_call("POST", it.pair); }
Call call_of(const DisableAccount& it, const State&) { return account_call("DELETE", it.pair); }

Call call_of(const PlaceOco& it, const State&) {
    Sending to{"POST", "/sapi/v1/margin/order/oco"};
    to.isolated(it.pair).set("side", word_of(it.terms.side));
    to.set("quantity", plain(it.terms.quantity)).set("price", plain(it.terms.limit));
    TermsWriter{to, {}}.wake(it.terms.stop);
    if (it.terms.stop_limit) {
        to.set("stopLimitPrice", plain(it.terms.stop_limit->price));
        to.set("stopLimitTimeInForce", word_of(it.terms.stop_limit->time_in_force));
    }
    to.named("limitClientOrderId", it.terms.limit_name);
    to.named("stopClientOrderId", it.terms.stop_name);
    return to.options(it.options, "listClientOrderId").call();
}

/// The order that works first.
void add_working(Sending& to, Side side, const LimitTerms& terms, const ClientId& name) {
    to.set("workingSide", word_of(side)).named("workingClientOrderId", name);
    TermsWriter{to, "working"}(terms);
}

Call call_of(const PlaceOto& it, const State&) {
    Sending to{"POST", "/sapi/v1/margin/order/oto"};
    add_working(to.isolated(it.pair), it.side, it.working, it.working_name);
    to.set("pendingSide", word_of(it.pending_side)).named("pendingClientOrderId", it.pending_name);
    std::visit(TermsWriter{to, "pending"}, it.pending);
    return to.options(it.options, "listClientOrderId").call();
}

/// Sells take profit above and stop below, purchases the other way round.
Call call_of(const PlaceOtoco& it, const State&) {
    Sending to{"POST", "/sapi/v1/margin/order/otoco"};
    add_working(to.isolated(it.pair), it.side, it.working, it.working_name);
    const OcoTerms& legs = it.pending;
    to.set("pendingSide", word_of(legs.side)).set("pendingQuantity", plain(legs.quantity));
    const bool sells = legs.side == Side::sell;
    const char* const limit_place = sells ? "pendingAbove" : "pendingBelow";
    const char* const stop_place = sells ? "pendingBelow" : "pendingAbove";
    TermsWriter limit{to, limit_place};
    limit.set("type", word_of(OrderType::limit_maker));
    limit.set("price", plain(legs.limit));
    to.named(Names{limit_place}.of("clientOrderId"), legs.limit_name);
    TermsWriter stop{to, stop_place};
    stop.set("type", word_of(legs.stop_limit ? OrderType::stop_loss_limit : OrderType::stop_loss));
    stop.wake(legs.stop);
    if (legs.stop_limit) stop.become(*legs.stop_limit);
    to.named(Names{stop_place}.of("clientOrderId"), legs.stop_name);
    return to.options(it.options, "listClientOrderId").call();
}

}  // namespace

std::optional<Call> call_for(const Command& command, const State& state) {
    return std::visit(
        [&](const auto& it) -> std::optional<Call> {
            if constexpr (requires { call_of(it, state); })
                return call_of(it, state);
            else
                return std::nullopt;
        },
        command);
}

}  // namespace mw::request
