#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// Books each kind of event. Kinds that move no coin and change no debt do nothing.
struct Booking {
    Ledger& ledger;
    const Order* order;

    AccountLeg& leg(Pair pair, Asset asset) const {
        AccountLeg* found = ledger.at(pair).leg(asset);
        MW_CHECK(found != nullptr, "an event names a coin of its pair");
        return *found;
    }

    const Order& the_order() const {
        MW_CHECK(order != nullptr, "a fill or an ending belongs to an order");
        return *order;
    }

    void unlock(Pair pair, Amount amount) const {
        move(ledger, IsolatedLocked{pair}, IsolatedFree{pair}, amount);
    }

    void operator()(const Transferred& event) const {
        if (event.direction == Direction::into_isolated) {
            ledger.at(event.pair).exists = true;
            move(ledger, Spot{}, IsolatedFree{event.pair}, event.amount);
        } else {
            move(ledger, IsolatedFree{event.pair}, Spot{}, event.amount);
        }
    }

    void operator()(const Borrowed& event) const {
        move(ledger, Lenders{}, IsolatedFree{event.pair}, event.principal);
        leg(event.pair, event.principal.asset).principal += event.principal;
    }

    void operator()(const InterestCharged& event) const {
        leg(event.pair, event.amount.asset).interest += event.amount;
    }

    void operator()(const Repaid& event) const {
        AccountLeg& debt = leg(event.pair, event.principal.asset);
        MW_CHECK(event.interest <= debt.interest && event.principal <= debt.principal,
                 "nobody repays more than is owed");
        debt.interest -= event.interest;
        debt.principal -= event.principal;
        move(ledger, IsolatedFree{event.pair}, Fees{}, event.interest);
        move(ledger, IsolatedFree{event.pair}, Lenders{}, event.principal);
    }

    void operator()(const OrderPlaced& event) const {
        move(ledger, IsolatedFree{event.pair}, IsolatedLocked{event.pair}, event.locked);
    }

    void operator()(const OrderFilled& event) const {
        const Order& filled = the_order();
        const bool buys = filled.side == Side::buy;
        const Amount paid = buys ? event.total : event.quantity;
        const Amount received = buys ? event.quantity : event.total;
        move(ledger, IsolatedLocked{filled.pair}, Others{}, paid);
        move(ledger, Others{}, IsolatedFree{filled.pair}, received - event.fee);
        move(ledger, Others{}, Fees{}, event.fee);
        unlock(filled.pair, filled.locked - paid - lock_after(filled, event));
    }

    void operator()(const OrderCanceled&) const { unlock(the_order().pair, the_order().locked); }

    void operator()(const OrderExpired&) const { unlock(the_order().pair, the_order().locked); }

    void operator()(const ClearanceFeeCharged& event) const {
        move(ledger, IsolatedFree{event.pair}, Insurance{}, event.fee);
    }

    void operator()(const ShortfallCovered& event) const {
        move(ledger, Insurance{}, IsolatedFree{event.pair}, event.amount);
    }

    void operator()(const TransferredBetween& event) const {
        ledger.at(event.to).exists = true;
        move(ledger, IsolatedFree{event.from}, IsolatedFree{event.to}, event.amount);
    }

    void operator()(const AccountDisabled& event) const { ledger.at(event.pair).disabled = true; }
    void operator()(const AccountEnabled& event) const { ledger.at(event.pair).disabled = false; }
    void operator()(const AutoTopUpSet& event) const {
        ledger.at(event.pair).auto_top_up = event.on;
    }
    void operator()(const LeverageSet& event) const {
        ledger.at(event.pair).leverage = event.leverage;
    }

    void operator()(const OrderTriggered& event) const { lock(event.more); }
    void operator()(const OrderReleased& event) const { lock(event.locked); }
    void operator()(const OrderArrived& event) const { lock(event.more); }

    void operator()(const StockSet& event) const {
        const Asset asset = event.left.asset;
        const Amount before = held(ledger, Lenders{}, asset);
        if (before < event.left)
            move(ledger, Others{}, Lenders{}, event.left - before);
        else
            move(ledger, Lenders{}, Others{}, before - event.left);
    }

    // what moves no coin and changes no debt
    void operator()(const StatusChanged&) const {}
    void operator()(const MarginCallRepeated&) const {}
    void operator()(const LiquidationStarted&) const {}
    void operator()(const LiquidationEnded&) const {}
    void operator()(const TimePassed&) const {}
    void operator()(const SecondSkipped&) const {}
    void operator()(const MarketJumped&) const {}
    void operator()(const MarketWicked&) const {}
    void operator()(const MarketHalted&) const {}
    void operator()(const SpreadSet&) const {}
    void operator()(const PegSet&) const {}
    void operator()(const RealismSet&) const {}
    void operator()(const MarketSteered&) const {}
    void operator()(const OrderBooked&) const {}
    void operator()(const ListPlaced&) const {}
    void operator()(const RateSet&) const {}
    void operator()(const PricePinned&) const {}
    void operator()(const PriceReleased&) const {}

private:
    void lock(Amount amount) const {
        const Pair pair = the_order().pair;
        move(ledger, IsolatedFree{pair}, IsolatedLocked{pair}, amount);
    }
};

}  // namespace

void book(Ledger& ledger, const Event& event, const Order* order) {
    std::visit(Booking{ledger, order}, event);
}

Amount lock_after(const Order& order, const OrderFilled& fill) {
    const Amount rest = order.remaining() - fill.quantity;
    if (order.side == Side::sell) return rest;
    const PairRules& rules = rules_of(order.pair);
    if (rest.units == 0) return {rules.quote, 0};
    if (!has_limit(order.type)) return order.locked - fill.total;
    return notional_of(ticks_of(order.price, rules).count * lots_of(rest, rules).count, rules);
}

void fill(Order& order, const OrderFilled& event) {
    order.locked = lock_after(order, event);
    order.executed += event.quantity;
    order.total += event.total;
}

}  // namespace mw
