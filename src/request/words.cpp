#include "request/words.h"

#include <array>

namespace mw::request {
namespace {

template <typename Value>
using Row = std::pair<std::string_view, Value>;

constexpr std::array sides = {Row<Side>{"BUY", Side::buy}, Row<Side>{"SELL", Side::sell}};

constexpr std::array order_types = {
    Row<OrderType>{"LIMIT", OrderType::limit},
    Row<OrderType>{"LIMIT_MAKER", OrderType::limit_maker},
    Row<OrderType>{"MARKET", OrderType::market},
    Row<OrderType>{"STOP_LOSS", OrderType::stop_loss},
    Row<OrderType>{"STOP_LOSS_LIMIT", OrderType::stop_loss_limit},
    Row<OrderType>{"TAKE_PROFIT", OrderType::take_profit},
    Row<OrderType>{"TAKE_PROFIT_LIMIT", OrderType::take_profit_limit},
};

constexpr std::array times_in_force = {
    Row<TimeInForce>{"GTC", TimeInForce::gtc},
    Row<TimeInForce>{"IOC", TimeInForce::ioc},
    Row<TimeInForce>{"FOK", TimeInForce::fok},
};

constexpr std::array side_effects = {
    Row<SideEffect>{"NO_SIDE_EFFECT", SideEffect::none},
    Row<SideEffect>{"MARGIN_BUY", SideEffect::margin_buy},
    Row<SideEffect>{"AUTO_REPAY", SideEffect::auto_repay},
    Row<SideEffect>{"AUTO_BORROW_REPAY", SideEffect::auto_borrow_repay},
};

constexpr std::array self_trades = {
    Row<SelfTrade>{"NONE", SelfTrade::none},
    Row<SelfTrade>{"EXPIRE_TAKER", SelfTrade::expire_taker},
    Row<SelfTrade>{"EXPIRE_MAKER", SelfTrade::expire_maker},
    Row<SelfTrade>{"EXPIRE_BOTH", SelfTrade::expire_both},
};

template <typename Value>
std::string_view word_in(Words<Value> words, Value value) {
    for (const auto& [word, meaning] : words)
        if (meaning == value) return word;
    return {};
}

}  // namespace

Words<Side> side_words() { return sides; }
Words<OrderType> order_type_words() { return order_types; }
Words<TimeInForce> time_in_force_words() { return times_in_force; }
Words<SideEffect> side_effect_words() { return side_effects; }
Words<SelfTrade> self_trade_words() { return self_trades; }

std::string_view word_of(Side side) { return word_in(side_words(), side); }
std::string_view word_of(OrderType type) { return word_in(order_type_words(), type); }
std::string_view word_of(TimeInForce time) { return word_in(time_in_force_words(), time); }
std::string_view word_of(SelfTrade self_trade) { return word_in(self_trade_words(), self_trade); }

std::string_view word_of(OrderStatus status) {
    switch (status) {
        case OrderStatus::open: return "NEW";
        case OrderStatus::partially_filled: return "PARTIALLY_FILLED";
        case OrderStatus::filled: return "FILLED";
        case OrderStatus::canceled: return "CANCELED";
        case OrderStatus::expired: return "EXPIRED";
        case OrderStatus::pending: break;
    }
    return "PENDING_NEW";
}

std::string_view word_of(MarginStatus status) {
    switch (status) {
        case MarginStatus::excessive: return "EXCESSIVE";
        case MarginStatus::normal: return "NORMAL";
        case MarginStatus::margin_call: return "MARGIN_CALL";
        case MarginStatus::pre_liquidation: return "PRE_LIQUIDATION";
        case MarginStatus::force_liquidation: break;
    }
    return "FORCE_LIQUIDATION";
}

std::string Names::of(std::string_view plain) const {
    std::string name{prefix_};
    name += plain;
    if (!prefix_.empty()) name[prefix_.size()] = static_cast<char>(plain.front() - 'a' + 'A');
    return name;
}

}  // namespace mw::request
