#pragma once

#include <optional>
#include <span>
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

}  // namespace mw::request
