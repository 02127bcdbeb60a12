#include "explain/late.h"

#include "explain/parts.h"

namespace mw::explain::late {

void build(Views& views, const State& state, const Desk& desk, const LateFacts& facts) {
    views.late = {};
    if (desk.window == Window::audit) views.late.audit = audit_view(state);
    if (desk.window == Window::museum) views.late.museum = museum_view(facts.met);
    if (desk.coach_called)
        views.late.practice =
            practice_view(facts.practice, state, desk.pair.value_or(state.world.pairs.front()));
    if (desk.page == Page::orders && desk.orders.opened_record != 0)
        fill_record_story(views.orders, state, desk.orders.opened_record);
}

}  // namespace mw::explain::late
