#include <algorithm>

#include "exchange/parts.h"

namespace mw {

Endings::Endings(const State& state, Pair pair) : state_{state}, after_{state.ledger.at(pair)} {}

void Endings::cancel(const Order& order) {
    events_.emplace_back(OrderCanceled{order.id});
    give_back(order);
}

void Endings::expire(const Order& order, ExpiryReason reason) {
    events_.emplace_back(OrderExpired{order.id, reason});
    give_back(order);
}

void Endings::give_back(const Order& order) {
    ended_.push_back(order.id);
    after_.leg(order.locked.asset)->free += order.locked;
    const Order* borrower = borrower_of(order);
    if (borrower == nullptr || !borrower->options.repay_at_cancel) return;
    AccountLeg* leg = after_.leg(borrower->borrowed.asset);
    const Amount payment = std::min({borrower->borrowed, leg->owed(), leg->free});
    if (payment.units <= 0) return;
    const Repaid repaid = repayment(after_, payment, false, borrower->id);
    leg->free -= payment;
    leg->interest -= repaid.interest;
    leg->principal -= repaid.principal;
    events_.emplace_back(repaid);
}

/// The order whose loan has bought nothing once this one is gone, or null. An OCO borrows once for
/// both legs: its loan is idle when neither leg is left and neither has traded.
const Order* Endings::borrower_of(const Order& order) const {
    const OrderList* list = state_.list(order.list);
    if (list == nullptr || list->kind != ListKind::oco)
        return order.borrowed.units > 0 && order.executed.units == 0 ? &order : nullptr;
    const Order* borrower = nullptr;
    for (const OrderId id : list->orders) {
        const Order* leg = state_.order(id);
        const bool is_left = leg->is_open() && !std::ranges::contains(ended_, id);
        if (is_left || leg->executed.units > 0) return nullptr;
        if (leg->borrowed.units > 0) borrower = leg;
    }
    return borrower;
}

}  // namespace mw
