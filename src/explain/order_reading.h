#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/parts.h"

// What the files of this room share about the order form. Not for other rooms.

namespace mw::explain {

/// The draft of the order form as numbers, and the command it means.
struct OrderReading {
    std::optional<Price> price;      ///< limit price, typed
    std::optional<Price> stop;       ///< price it waits for, typed
    std::optional<Price> second;     ///< limit price of an OCO's stop, or of what follows, typed
    std::optional<int> trail_bips;   ///< distance of a trailing stop, typed; 1 is 0.01 %
    std::optional<Price> each;       ///< what a coin costs in it; nullopt: the book, or not known
    std::optional<Amount> quantity;  ///< base coin, typed or derived
    std::optional<Amount> total;     ///< quote coin, typed or derived
    std::optional<Command> command;  ///< nullopt while something is missing
    std::string fault;               ///< what is missing, as a sentence
    OrderFormView::Field wrong{OrderFormView::Field::none};  ///< where it is missing
    bool untouched{false};                                   ///< no amount typed yet
};

/// Reads the draft. Asks the exchange what a market order by total would trade.
OrderReading read_order(const Scene& scene);

/// Best price an order of the draft's side could trade at now.
Price price_hint(const Scene& scene);

/// Whole lots an amount pays for at a price; nullopt when they are too many to count.
std::optional<Amount> lots_for(Amount total, Price price, const PairRules& rules);

/// The amount that an order of the draft has for so many percent of what can be spent, in whole
/// lots.
Amount part_of_all(const Scene& scene, const OrderReading& reading, int percent);

/// Base coin of the order that follows one of this quantity: what a purchase brings after the fee,
/// in whole lots; of a sale, as much as was sold.
Amount quantity_after(Side side, Amount quantity, const PairRules& rules);

/// How far a trailing stop follows behind: "1.5% below the high".
std::string trail_text(Side side, int bips);

/// Every term of the draft's order as rows "label … value", for who is asked to confirm it; empty
/// while something is missing.
std::vector<Row> asked_rows(const Scene& scene);

/// What goes with the draft's order beside its terms.
OrderOptions options_of(const OrderDraft& draft);

/// What walking the book would cost or bring.
Sweep sweep_of(const Scene& scene, Amount quantity);

}  // namespace mw::explain
