#include "explain/late.h"

#include "explain/cards.h"

namespace mw::explain::late {

void build(Views& views, const State& state, const Desk& desk) {
    views.late.card = desk.card.target.empty() ? CardView{} : cards::card_view(state, desk);
    if (desk.page == Page::orders && desk.orders.opened_record != 0)
        fill_record_story(views.orders, state, desk.orders.opened_record);
}

}  // namespace mw::explain::late
