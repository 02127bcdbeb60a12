#include "exchange/worth.h"

namespace mw {

Worth worth_of_all(const State& state) {
    const Asset quote = rules_of(state.world.pairs.front()).quote;
    Worth sum{{quote, 0}, {quote, 0}, {quote, 0}};
    for (const Pair pair : state.world.pairs) {
        const Worth each = worth_of(state.ledger.at(pair), state.index_price(pair));
        sum.assets += each.assets;
        sum.debt += each.debt;
        sum.equity += each.equity;
    }
    return sum;
}

}  // namespace mw
