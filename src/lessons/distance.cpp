// What a predicate still waits for, in words that fit behind "Waiting for:".
#include <algorithm>
#include <array>

#include "lessons/figures.h"

namespace mw::lessons {
namespace {

using Kind = Predicate::Kind;
using Words = std::string_view;

// ---- events -------------------------------------------------------------------------------------

const Condition* condition_on(const Predicate& predicate, Words field) {
    for (const Condition& condition : predicate.conditions)
        if (condition.field == field) return &condition;
    return nullptr;
}

bool asks_for(const Predicate& predicate, Words field, Words word) {
    const Condition* condition = condition_on(predicate, field);
    return condition != nullptr && condition->word == word && condition->compare == Compare::equal;
}

std::string thing_of(const Predicate& predicate) {
    const bool sell = asks_for(predicate, "side", "sell");
    const bool buy = asks_for(predicate, "side", "buy");
    if (predicate.name == "transfer")
        return asks_for(predicate, "direction", "out") ? "a transfer out" : "a transfer";
    if (predicate.name == "borrow") return "a loan";
    if (predicate.name == "repay") return "a repayment";
    if (predicate.name == "order")
        return sell ? "an order to sell" : buy ? "an order to buy" : "an order";
    if (predicate.name == "order_list") {
        if (!asks_for(predicate, "kind", "oco")) return "a list of orders";
        return sell ? "an OCO to sell" : buy ? "an OCO to buy" : "an OCO";
    }
    if (predicate.name == "trigger") return "a waiting order to wake up";
    if (predicate.name == "leverage") return "the leverage to be set";
    if (predicate.name == "fill")
        return sell ? "the sale to fill" : buy ? "a purchase to fill" : "an order to fill";
    if (predicate.name == "cancel") return "a cancelled order";
    if (predicate.name == "expire") return "an order to expire";
    if (predicate.name == "interest") return "interest to be charged";
    if (predicate.name == "status") return "the status of the account to change";
    return "a liquidation";
}

/// " of at least 2,000 USDT", when the predicate asks for an amount.
std::string size_of(const Predicate& predicate, const Sight& sight) {
    const Condition* amount = condition_on(predicate, "amount");
    if (amount == nullptr) return {};
    const auto value = amount->operand->value(sight);
    if (!value) return {};
    const bool quote = asks_for(predicate, "asset", ticker_of(rules_of(sight.pair).quote));
    const std::string size = said(*value, quote ? Unit::quote : Unit::base, sight.pair);
    const bool least = amount->compare == Compare::at_least || amount->compare == Compare::more;
    return (least ? " of at least " : " of ") + size;
}

// ---- state --------------------------------------------------------------------------------------

/// What is still to be done for a number that is too small or too large.
struct PathWords {
    Words ending;      ///< the path is this or ends with it
    Words when_small;  ///< behind the missing amount
    Words when_large;  ///< behind the amount too much; empty: no such words
};

constexpr std::array path_words = {
    PathWords{"interest.hours", "more hours of interest to be charged", ""},
    PathWords{"time.hours", "more hours to pass", ""},
    PathWords{"contract.hours", "more hours to hold the contract", ""},
    PathWords{"frames.before", "seconds further back in Frames", "seconds too early in Frames"},
    PathWords{".owed", "more to owe", "more to repay"},
    PathWords{".principal", "more to borrow", "more to repay"},
    PathWords{".interest", "more interest", "of interest to pay"},
    PathWords{".missing", "more to be short", "more in the account"},
    PathWords{".free", "more free in the account", "to move or spend"},
    PathWords{".locked", "more in an open order", "less in open orders"},
    PathWords{".owned", "more in the account", "less in the account"},
    PathWords{".net", "more of your own", "less of your own"},
    PathWords{"account.debt", "more debt", "of debt to repay"},
    PathWords{"entry.amount", "more to be sold", ""},
    PathWords{"order.last.executed", "more to trade", ""},
    PathWords{"spot.USDT", "more in the spot wallet", "to move out of the spot wallet"},
    PathWords{"spot.BTC", "more in the spot wallet", "to move out of the spot wallet"},
};

constexpr std::int64_t minute_ms = 60'000;

Words path_or_source(const Formula& formula) {
    return formula.path().empty() ? Words{formula.source()} : formula.path();
}

Words name_of_path(Words path) {
    if (path == "price.last") return "the price";
    if (path == "price.index") return "the index price";
    if (path == "account.level") return "the margin level";
    if (path == "usdt.usd") return "one USDT in dollars";
    if (path == "what_if.price") return "the what-if line";
    if (path.starts_with("limit.")) return "the room to borrow";
    if (path.ends_with(".principal")) return "what is borrowed";
    return path;
}

/// "the price at 57,146 or less (now 58,900)"
std::string aim(const Predicate& predicate, Unit unit, const Sight& sight) {
    const auto right = predicate.right.value(sight);
    const auto left = predicate.left.value(sight);
    std::string text{name_of_path(path_or_source(predicate.left))};
    if (!right) return text;
    text += " at " + said(*right, unit, sight.pair);
    if (predicate.compare == Compare::at_most || predicate.compare == Compare::less)
        text += " or less";
    if (predicate.compare == Compare::at_least || predicate.compare == Compare::more)
        text += " or more";
    if (left) text += " (now " + said(*left, unit, sight.pair) + ")";
    return text;
}

std::string distance_of_state(const Predicate& predicate, const Sight& sight) {
    const std::string_view path = predicate.left.path();
    const Unit unit = unit_of_path(path).value_or(Unit::count);
    if (path == "account.exists") return "a first transfer";
    const auto left = predicate.left.value(sight);
    const auto right = predicate.right.value(sight);
    if (path == "frames.before" && !left) return "a moment before the takeover, in Frames";
    if (path == "contract.long") return "a long contract";
    if (path == "contract.short") return "a short contract";
    if (path == "contract.closed") return "the contract to be closed";
    if (path == "orders.open" && left)
        return *left == 0 ? "an open order" : "your open order to be done";
    if (path == "account.leverage" && right && predicate.compare == Compare::equal)
        return *right == 0 ? "the leverage to be switched off"
                           : "the leverage to be set to " + said(*right, unit, sight.pair) + "x";
    if (!left || !right || predicate.compare == Compare::not_equal)
        return aim(predicate, unit, sight);
    for (const PathWords& words : path_words) {
        const Words rest = *left < *right ? words.when_small : words.when_large;
        if (!path.ends_with(words.ending) || rest.empty() || *left == *right) continue;
        const std::int64_t apart =
            *left < *right ? checked_sub(*right, *left) : checked_sub(*left, *right);
        return said(apart, unit, sight.pair) + " " + std::string{rest};
    }
    return aim(predicate, unit, sight);
}

// ---- screen -------------------------------------------------------------------------------------

/// How a screen fact's word is written on the screen.
struct FactWords {
    Words fact;
    Words word;
    Words said;
};

constexpr std::array fact_words = {
    FactWords{"page", "start", "the first page"},
    FactWords{"page", "trade.margin", "Trade › Margin"},
    FactWords{"page", "wallet.margin", "Wallet › Margin"},
    FactWords{"page", "orders.margin", "Orders › Margin orders"},
    FactWords{"page", "lessons", "the list of lessons"},
    FactWords{"account", "isolated", "the Isolated tab"},
    FactWords{"account", "cross", "the Cross tab"},
    FactWords{"window", "none", "the window to be closed"},
    FactWords{"window", "transfer", "the Transfer window"},
    FactWords{"window", "borrow", "the Borrow window"},
    FactWords{"window", "repay", "the Repay tab"},
    FactWords{"window", "pairs", "the list of pairs"},
    FactWords{"window", "frames", "the Frames window"},
    FactWords{"frames.at", "takeover", "the takeover in Frames"},
    FactWords{"frames.at", "order", "the forced order in Frames"},
    FactWords{"frames.at", "fill", "a fill in Frames"},
    FactWords{"frames.at", "repay", "the repayment in Frames"},
    FactWords{"frames.at", "fee", "the clearance fee in Frames"},
    FactWords{"frames.at", "end", "what is left, in Frames"},
    FactWords{"wallet.account", "isolated", "the Isolated tab of the wallet"},
    FactWords{"wallet.account", "cross", "the Cross tab of the wallet"},
    FactWords{"wallet.unit", "USDT", "the wallet in USDT"},
    FactWords{"wallet.unit", "USD", "the wallet in USD"},
    FactWords{"wallet.unit", "BTC", "the wallet in BTC"},
    FactWords{"card", "room", "the card of what you can borrow"},
    FactWords{"card", "level", "the card of the margin level"},
    FactWords{"card", "liquidation", "the card of the liquidation price"},
    FactWords{"orders.tab", "open", "the Open orders tab"},
    FactWords{"orders.tab", "order_history", "the Order history tab"},
    FactWords{"orders.tab", "trade_history", "the Trade history tab"},
    FactWords{"orders.tab", "borrowing", "the Borrowing tab"},
    FactWords{"orders.tab", "repayment", "the Repayment tab"},
    FactWords{"orders.tab", "transfer", "the Transfer tab"},
    FactWords{"orders.tab", "interest", "the Interest tab"},
    FactWords{"orders.tab", "margin_call", "the Margin call tab"},
    FactWords{"orders.tab", "liquidation", "the Liquidation tab"},
    FactWords{"orders.side", "all", "the side filter All"},
    FactWords{"orders.side", "buy", "the side filter Buy"},
    FactWords{"orders.side", "sell", "the side filter Sell"},
    FactWords{"orders.time", "1d", "the time filter 1 day"},
    FactWords{"orders.time", "1w", "the time filter 1 week"},
    FactWords{"orders.time", "1m", "the time filter 1 month"},
    FactWords{"orders.time", "3m", "the time filter 3 months"},
    FactWords{"orders.time", "custom", "two dates of your own"},
    FactWords{"orders.exported", "order_history", "the Order history saved as a file"},
    FactWords{"order.side", "buy", "the side Buy"},
    FactWords{"order.side", "sell", "the side Sell"},
    FactWords{"order.type", "limit", "the type Limit"},
    FactWords{"order.type", "market", "the type Market"},
    FactWords{"order.type", "stop_limit", "the type Stop limit"},
    FactWords{"order.type", "oco", "the type OCO"},
    FactWords{"order.type", "stop_market", "the type Stop market"},
    FactWords{"order.type", "limit_maker", "the type Limit maker"},
    FactWords{"order.type", "trailing", "the type Trailing stop"},
    FactWords{"order.type", "oto", "the type OTO"},
    FactWords{"order.type", "otoco", "the type OTOCO"},
    FactWords{"order.mode", "normal", "the mode Normal"},
    FactWords{"order.mode", "borrow", "the mode Borrow"},
    FactWords{"order.mode", "repay", "the mode Repay"},
    FactWords{"order.mode", "auto", "the mode Auto"},
};

std::string said_fact(const Condition& wanted) {
    for (const FactWords& row : fact_words)
        if (row.fact == wanted.field && row.word == wanted.word) return std::string{row.said};
    const auto pair = pair_named(wanted.word);
    const std::string word = pair ? said(*pair) : wanted.word;
    if (wanted.field == "pair") return "the pair " + word;
    if (wanted.field == "orders.pair") return "the pair filter " + word;
    if (wanted.field == "orders.exported") return "the table saved as a file";
    if (wanted.field == "wallet.filter" && word.empty()) return "an empty filter";
    if (wanted.field == "wallet.filter") return "the filter " + word;
    return wanted.field + " " + word;
}

std::string distance_of_screen(const Predicate& predicate, const UiFacts& ui) {
    for (const Condition& condition : predicate.conditions) {
        const bool same = fact(ui, condition.field) == condition.word;
        if (same == (condition.compare == Compare::equal)) continue;
        if (condition.compare == Compare::equal) return said_fact(condition);
        return "something else than " + said_fact(condition);
    }
    return {};
}

// ---- several ------------------------------------------------------------------------------------

std::string first_distance(const Predicate& predicate, const Sight& sight) {
    for (const Predicate& inner : predicate.inner)
        if (std::string words = distance(inner, sight); !words.empty()) return words;
    return {};
}

/// "12 more minutes of: …"
std::string distance_of_hold(const Predicate& predicate, const Sight& sight) {
    const Predicate& inner = predicate.inner.front();
    const Memory::Trace* trace =
        sight.memory != nullptr ? sight.memory->trace(predicate.source) : nullptr;
    if (trace == nullptr || !trace->held) return distance(inner, sight);
    const std::int64_t left_ms = predicate.duration_ms - (sight.state.time_ms() - trace->since_ms);
    const std::int64_t minutes = (left_ms + minute_ms - 1) / minute_ms;
    return std::to_string(minutes) + (minutes == 1 ? " more minute" : " more minutes") +
           " like this";
}

std::string distance_of_sequence(const Predicate& predicate, const Sight& sight) {
    const Memory::Trace* trace =
        sight.memory != nullptr ? sight.memory->trace(predicate.source) : nullptr;
    const std::size_t reached = trace != nullptr ? trace->reached : 0;
    return distance(predicate.inner[std::min(reached, predicate.inner.size() - 1)], sight);
}

}  // namespace

std::string distance(const Predicate& predicate, const Sight& sight) {
    if (holds(predicate, sight)) return {};
    switch (predicate.kind) {
        case Kind::event: return thing_of(predicate) + size_of(predicate, sight);
        case Kind::state: return distance_of_state(predicate, sight);
        case Kind::screen: return distance_of_screen(predicate, sight.ui);
        case Kind::refused: return "a refusal";
        case Kind::never: return "a fresh start: this must not have happened";
        case Kind::answer: return "your answer";
        case Kind::hold: return distance_of_hold(predicate, sight);
        case Kind::seq: return distance_of_sequence(predicate, sight);
        case Kind::either:
        case Kind::every: break;
    }
    return first_distance(predicate, sight);
}

}  // namespace mw::lessons
