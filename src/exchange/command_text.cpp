#include "exchange/command_text.h"

namespace mw {
namespace {

std::string text_of(Amount amount) {
    return write_shortest(amount.units) + " " + std::string{ticker_of(amount.asset)};
}

std::string symbol_of(Pair pair) { return std::string{rules_of(pair).symbol}; }

std::string text_of(Side side) { return side == Side::buy ? "buy" : "sell"; }

std::string text_of(TimeInForce time_in_force) {
    switch (time_in_force) {
        case TimeInForce::gtc: break;
        case TimeInForce::ioc: return " ioc";
        case TimeInForce::fok: return " fok";
    }
    return "";
}

std::string text_of(const Trigger& trigger) {
    std::string text;
    const bool trails_only = trigger.stop.units == 0 && trigger.trailing_bips != 0;
    if (!trails_only) text += " " + write_shortest(trigger.stop.units);
    if (trigger.trailing_bips != 0) text += " trailing " + std::to_string(trigger.trailing_bips);
    return text;
}

std::string text_of(const std::optional<StopLimit>& limit) {
    if (!limit) return "";
    return " limit " + write_shortest(limit->price.units) + text_of(limit->time_in_force);
}

std::string text_of(const LimitTerms& terms) {
    return write_shortest(terms.quantity.units) + " limit " + write_shortest(terms.price.units) +
           text_of(terms.time_in_force) + (terms.post_only ? " maker" : "");
}

std::string text_of(const StopTerms& terms) {
    return write_shortest(terms.quantity.units) +
           (terms.kind == StopKind::stop_loss ? " stop_loss" : " take_profit") +
           text_of(terms.trigger) + text_of(terms.limit);
}

std::string text_of(const Terms& terms) {
    if (const auto* limit = std::get_if<LimitTerms>(&terms)) return text_of(*limit);
    if (const auto* stop = std::get_if<StopTerms>(&terms)) return text_of(*stop);
    if (const auto* market = std::get_if<MarketTerms>(&terms))
        return write_shortest(market->quantity.units) + " market";
    return "for " + write_shortest(std::get<MarketByQuoteTerms>(terms).spend.units) + " market";
}

std::string text_of(const OcoTerms& terms) {
    return text_of(terms.side) + " " + write_shortest(terms.quantity.units) + " limit " +
           write_shortest(terms.limit.units) + " stop" + text_of(terms.stop) +
           text_of(terms.stop_limit);
}

std::string text_of(std::string_view word, const ClientId& name) {
    if (name.empty()) return "";
    return " " + std::string{word} + " " + std::string{name.text()};
}

std::string text_of(const OrderOptions& options) {
    std::string text;
    if (options.side_effect == SideEffect::margin_buy) text += " borrow";
    if (options.side_effect == SideEffect::auto_repay) text += " repay";
    if (options.side_effect == SideEffect::auto_borrow_repay) text += " auto";
    if (options.self_trade == SelfTrade::none) text += " self_trade none";
    if (options.self_trade == SelfTrade::expire_taker) text += " self_trade taker";
    if (options.self_trade == SelfTrade::expire_both) text += " self_trade both";
    if (!options.repay_at_cancel) text += " keep_loan";
    return text + text_of("as", options.name);
}

/// A number that may be below zero.
std::string signed_text(Ratio change) {
    return (change.units < 0 ? "-" : "") +
           write_shortest(change.units < 0 ? -change.units : change.units);
}

struct Writer {
    std::string operator()(const Transfer& command) const {
        const bool in = command.direction == Direction::into_isolated;
        return "transfer " + text_of(command.amount) + (in ? " to " : " from ") +
               symbol_of(command.pair);
    }
    std::string operator()(const TransferBetween& command) const {
        return "transfer " + text_of(command.amount) + " from " + symbol_of(command.from) + " to " +
               symbol_of(command.to);
    }
    std::string operator()(const Borrow& command) const {
        return "borrow " + text_of(command.amount) + in(command.pair);
    }
    std::string operator()(const Repay& command) const {
        return "repay " + text_of(command.amount) + in(command.pair);
    }
    std::string operator()(const PlaceOrder& command) const {
        return text_of(command.side) + " " + text_of(command.terms) + text_of(command.options) +
               in(command.pair);
    }
    std::string operator()(const PlaceOco& command) const {
        const OcoTerms& terms = command.terms;
        return "oco " + text_of(terms) + names_of(terms) + text_of(command.options) +
               in(command.pair);
    }
    std::string operator()(const PlaceOto& command) const {
        return "oto " + text_of(command.side) + " " + text_of(command.working) + " then " +
               text_of(command.pending_side) + " " + text_of(command.pending) +
               text_of("working_as", command.working_name) +
               text_of("pending_as", command.pending_name) + text_of(command.options) +
               in(command.pair);
    }
    std::string operator()(const PlaceOtoco& command) const {
        return "otoco " + text_of(command.side) + " " + text_of(command.working) + " then " +
               text_of(command.pending) + text_of("working_as", command.working_name) +
               names_of(command.pending) + text_of(command.options) + in(command.pair);
    }
    std::string operator()(const CancelOrder& command) const {
        return "cancel " + std::to_string(command.order);
    }
    std::string operator()(const CancelAll& command) const {
        return "cancel all" + in(command.pair);
    }
    std::string operator()(const DisableAccount& command) const {
        return "disable" + in(command.pair);
    }
    std::string operator()(const EnableAccount& command) const {
        return "enable" + in(command.pair);
    }
    std::string operator()(const SetAutoTopUp& command) const {
        return std::string{"auto_top_up "} + (command.on ? "on" : "off") + in(command.pair);
    }
    std::string operator()(const SetLeverage& command) const {
        return "leverage " +
               (command.leverage ? write_shortest(command.leverage->units) : std::string{"off"}) +
               in(command.pair);
    }
    std::string operator()(const Advance& command) const {
        return "advance " + std::to_string(command.elapsed_ms);
    }
    std::string operator()(const SteerMarket& command) const {
        return "steer " + symbol_of(command.pair) + " " + write_shortest(command.target.units) +
               " over " + std::to_string(command.duration_ms) + " noise " +
               write_shortest(command.noise.units);
    }
    std::string operator()(const SetRate& command) const {
        return "rate " + write_shortest(command.hourly_rate.units) + " " +
               std::string{ticker_of(command.asset)};
    }
    std::string operator()(const SetStock& command) const {
        return "stock " + text_of(command.left);
    }
    std::string operator()(const SkipTime& command) const {
        return "skip " + std::to_string(command.elapsed_ms);
    }
    std::string operator()(const JumpMarket& command) const {
        return "jump " + symbol_of(command.pair) + " by " + signed_text(command.change);
    }
    std::string operator()(const WickMarket& command) const {
        return "wick " + symbol_of(command.pair) + " by " + signed_text(command.size) + " over " +
               std::to_string(command.duration_ms);
    }
    std::string operator()(const HaltMarket& command) const {
        return "halt " + symbol_of(command.pair) + " for " + std::to_string(command.duration_ms);
    }
    std::string operator()(const SetSpread& command) const {
        return "spread " + symbol_of(command.pair) + " " + std::to_string(command.ticks);
    }
    std::string operator()(const SetPeg& command) const {
        return "peg " + write_shortest(command.usd.units) + " over " +
               std::to_string(command.duration_ms);
    }
    std::string operator()(const SetRealism& command) const {
        return "realism " + std::string{name_of(command.realism)};
    }
    std::string operator()(const PinPrice& command) const {
        return "pin " + symbol_of(command.pair) + " " + write_shortest(command.price.units);
    }
    std::string operator()(const ReleasePrice& command) const {
        return "release " + symbol_of(command.pair);
    }

private:
    static std::string in(Pair pair) { return " in " + symbol_of(pair); }

    static std::string names_of(const OcoTerms& terms) {
        return text_of("limit_as", terms.limit_name) + text_of("stop_as", terms.stop_name);
    }
};

}  // namespace

std::string write_command(const Command& command) { return std::visit(Writer{}, command); }

}  // namespace mw
