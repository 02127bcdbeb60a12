#pragma once

#include <optional>
#include <string>

#include "explain/parts.h"

// What the files of this room share about the order form. Not for other rooms.

namespace mw::explain {

/// The draft of the order form as numbers, and the command it means.
struct OrderReading {
    std::optional<Price> price;       ///< limit price, typed
    std::optional<Price> stop;        ///< price it waits for, typed
    std::optional<Price> stop_limit;  ///< OCO: limit price of the stop, typed
    std::optional<Price> each;        ///< what a coin costs in it; nullopt: the book, or not known
    std::optional<Amount> quantity;   ///< base coin, typed or derived
    std::optional<Amount> total;      ///< quote coin, typed or derived
    std::optional<Command> command;   ///< nullopt while something is missing
    std::string fault;                ///< what is missing, as a sentence
    OrderFormView::Field wrong{OrderFormView::Field::none};  ///< where it is missing
    bool untouched{false};                                   ///< no amount typed yet
};

/// Reads the draft. Asks the exchange what a market order by total would trade.
OrderReading read_order(const Scene& scene);

/// Best price an order of the draft's side could trade at now.
Price price_hint(const Scene& scene);

/// Whole lots an amount pays for at a price; nullopt when they are too many to count.
std::optional<Amount> lots_for(Amount total, Price price, const PairRules& rules);

/// What goes with the draft's order beside its terms.
OrderOptions options_of(const OrderDraft& draft);

/// What walking the book would cost or bring.
Sweep sweep_of(const Scene& scene, Amount quantity);

}  // namespace mw::explain
