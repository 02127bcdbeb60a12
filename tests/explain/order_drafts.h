#pragma once

#include <string>
#include <utility>

#include "scenes.h"

// Filled-in order forms, for the tests of the form.

namespace mw::drafts {

using namespace mw::explain;

/// The form as it stands with this draft.
inline OrderFormView form_of(const State& state, const OrderDraft& draft) {
    Desk desk = desk_on(Page::trade);
    desk.order = draft;
    return order_form_view(scene_of(state, desk, Pair::btcusdt));
}

/// The amount that so many percent of all come to; empty when there is nothing to trade.
inline std::string part_of(const State& state, OrderDraft draft, int percent) {
    draft.percent = percent;
    return form_of(state, draft).part;
}

/// A draft with these fields.
inline OrderDraft typed(Side side, FormType type, std::string price, std::string quantity,
                        std::string total, bool by_total) {
    OrderDraft draft;
    draft.side = side;
    draft.type = type;
    draft.price = std::move(price);
    draft.quantity = std::move(quantity);
    draft.total = std::move(total);
    draft.by_total = by_total;
    return draft;
}

/// Types that are named often.
inline constexpr FormType limit = FormType::limit;
/// Types that are named often.
inline constexpr FormType market = FormType::market;

/// 0.10 BTC and 2 000 USDT of one's own at a market of 60 000.
inline State holding_both() {
    State state = funded_at("60000", "2000");
    state.ledger.at(Pair::btcusdt).base.free = btc("0.10");
    return state;
}

/// A draft that waits for a price.
inline OrderDraft waiting(Side side, FormType type, std::string price, std::string stop,
                          std::string quantity) {
    OrderDraft draft = typed(side, type, std::move(price), std::move(quantity), "", false);
    draft.stop_price = std::move(stop);
    return draft;
}

/// The same draft in a mode.
inline OrderDraft in_mode(OrderDraft draft, SideEffect mode) {
    draft.mode = mode;
    return draft;
}

}  // namespace mw::drafts
