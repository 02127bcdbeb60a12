#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/state.h"

// The venue's words for what the exchange knows as enumerations.

namespace mw::request {

/// BUY or SELL.
std::string_view word_of(Side side);

/// LIMIT, MARKET and so on.
std::string_view word_of(OrderType type);

/// NEW, FILLED and so on.
std::string_view word_of(OrderStatus status);

/// GTC, IOC or FOK.
std::string_view word_of(TimeInForce time_in_force);

/// NONE, EXPIRE_TAKER and so on.
std::string_view word_of(SelfTrade self_trade);

/// EXCESSIVE, NORMAL and so on.
std::string_view word_of(MarginStatus status);

/// Words and what they mean, for reading.
template <typename Value>
using Words = std::span<const std::pair<std::string_view, Value>>;

/// What `side` may say.
Words<Side> side_words();

/// What `type` of an order may say.
Words<OrderType> order_type_words();

/// What `timeInForce` may say.
Words<TimeInForce> time_in_force_words();

/// What `sideEffectType` may say.
Words<SideEffect> side_effect_words();

/// What `selfTradePreventionMode` may say.
Words<SelfTrade> self_trade_words();

/// How the parameters of one order are called: "price", or "pendingPrice" where several are sent.
class Names {
public:
    /// @param prefix  "pending", "working" and so on; empty for an order that stands alone.
    explicit Names(std::string_view prefix) : prefix_{prefix} {}

    /// The name of a parameter. @param plain  "stopPrice".
    [[nodiscard]] std::string of(std::string_view plain) const;

private:
    std::string_view prefix_;
};

}  // namespace mw::request
