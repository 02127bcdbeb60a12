#pragma once

#include <optional>
#include <vector>

#include "exchange/exchange.h"

// What the files of this room share about orders that may be refused. Not for other rooms.

namespace mw::explain {

/// An order, or two of which one cancels the other, as refusals speak of it.
struct AskedOrder {
    Pair pair{};                  ///< market and isolated account
    Side side{};                  ///< buy or sell the base coin
    Amount quantity;              ///< base coin; 0 for one by total, whose lots the venue counts
    std::optional<Amount> spend;  ///< quote coin, for one by total
    std::optional<Price> each;    ///< what a coin is worth to it; nullopt: what the book says
    std::vector<Price> prices{};  ///< limit, stop, limit of the stop: those it has
    SideEffect side_effect{};     ///< whether it may borrow
};

/// An order in these terms.
AskedOrder asked_order(const State& state, const PlaceOrder& command);

/// An OCO in these terms.
AskedOrder asked_order(const PlaceOco& command);

/// What a command asks for in these terms: none, an order or an OCO, or an order and what follows
/// it.
std::vector<AskedOrder> asked_orders(const State& state, const Command& command);

/// What it sets aside. Only for an order whose price and quantity passed the filters: others may
/// be worth more than can be counted.
Amount need_of(const State& state, const AskedOrder& order);

/// True when it borrows what it lacks.
constexpr bool may_borrow(SideEffect effect) {
    return effect == SideEffect::margin_buy || effect == SideEffect::auto_borrow_repay;
}

/// True when what it brings pays debts.
constexpr bool may_repay(SideEffect effect) {
    return effect == SideEffect::auto_repay || effect == SideEffect::auto_borrow_repay;
}

/// What an order of this side can set aside: what is free, and what can be borrowed if it may.
Amount spendable(const State& state, Pair pair, Side side, SideEffect effect);

/// Whole lots in a quantity of base coin.
Amount whole_lots(Amount quantity, const PairRules& rules, Round round);

/// Whole lots that an amount pays for: of the base coin itself, or of quote coin at `each`.
Amount lots_paid_by(Amount amount, Price each, const PairRules& rules);

/// Whole lots a market order could trade for so much quote coin; none when it is refused.
Amount lots_at_market(const State& state, const PlaceOrder& by_quote);

/// The first price that PRICE_FILTER would not take; nullopt when it takes all.
std::optional<Price> price_off_filter(const AskedOrder& order);

}  // namespace mw::explain
