#include "explain/late.h"

#include "explain/cards.h"

namespace mw::explain::late {

void build(Views& views, const State& state, const Desk& desk) {
    views.late.card = desk.card.target.empty() ? CardView{} : cards::card_view(state, desk);
}

}  // namespace mw::explain::late
