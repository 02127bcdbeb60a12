#include <algorithm>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// Changes everything but the ledger, which `book` has changed already.
struct Evolver {
    State& state;
    Order* order;  // the order the event belongs to, or null

    Market& market(Pair pair) const { return state.markets[index_of(pair)]; }

    Liquidation& liquidation(Pair pair) const {
        auto& running = state.taken_over[index_of(pair)];
        MW_CHECK(running.has_value(), "a stage of a liquidation follows its start");
        return *running;
    }

    void end_order(OrderStatus status) const {
        order->status = status;
        order->locked.units = 0;
        order->updated_ms = state.time_ms();
        std::erase(state.open_orders, order->id);
    }

    void leave_book() const {
        if (order->type == OrderType::limit) market(order->pair).cancel(order->id);
    }

    void operator()(const Transferred&) const {}
    void operator()(const Repaid&) const {}
    void operator()(const ShortfallCovered&) const {}

    void operator()(const Borrowed&) const {}

    void operator()(const InterestCharged&) const {
        // a new loan's first hour moves the clock too: all that was due before a command is
        // booked before it is decided, so no hour is lost and none is charged that had no loan
        state.hours_charged = full_hours(state.time_ms());
    }

    void operator()(const OrderPlaced& event) const {
        MW_CHECK(event.order == state.next_order, "order numbers have no gaps");
        ++state.next_order;
        const PairRules& rules = rules_of(event.pair);
        const std::int64_t now = state.time_ms();
        state.orders.push_back({.id = event.order,
                                .pair = event.pair,
                                .side = event.side,
                                .type = event.type,
                                .price = event.price,
                                .quantity = event.quantity,
                                .executed = {rules.base, 0},
                                .total = {rules.quote, 0},
                                .locked = event.locked,
                                .forced = event.forced,
                                .placed_ms = now,
                                .updated_ms = now});
        state.open_orders.push_back(event.order);
        if (event.forced) liquidation(event.pair).ordered = true;
        const BookOrder incoming{.id = event.order,
                                 .owner = Owner::learner,
                                 .side = event.side,
                                 .price = ticks_of(event.price, rules),
                                 .quantity = lots_of(event.quantity, rules)};
        const auto matches = event.type == OrderType::limit ? market(event.pair).place(incoming)
                                                            : market(event.pair).take(incoming);
        state.unsettled.insert(state.unsettled.end(), matches.begin(), matches.end());
    }

    void operator()(const OrderFilled& event) const {
        MW_CHECK(!state.unsettled.empty() && state.unsettled.front().trade_id == event.trade_id,
                 "matches are booked in the order in which they happened");
        state.unsettled.erase(state.unsettled.begin());
        order->locked = lock_after(*order, event);
        order->executed += event.quantity;
        order->total += event.total;
        order->updated_ms = state.time_ms();
        order->status = OrderStatus::partially_filled;
        if (order->remaining().units == 0) end_order(OrderStatus::filled);
    }

    void operator()(const OrderCanceled&) const {
        leave_book();
        end_order(OrderStatus::canceled);
    }

    void operator()(const OrderExpired&) const {
        leave_book();
        end_order(OrderStatus::expired);
    }

    void operator()(const StatusChanged& event) const {
        state.status[index_of(event.pair)] = event.after;
    }

    void operator()(const LiquidationStarted& event) const {
        state.taken_over[index_of(event.pair)] = Liquidation{event.assets};
    }

    void operator()(const ClearanceFeeCharged& event) const {
        liquidation(event.pair).fee_charged = true;
    }

    void operator()(const LiquidationEnded& event) const {
        MW_CHECK(state.ledger.at(event.pair).free_of_debt(), "a liquidation ends without debt");
        state.taken_over[index_of(event.pair)].reset();
    }

    void operator()(const TimePassed& event) const {
        MW_CHECK(event.elapsed_ms == Market::step_ms, "time is applied step by step");
        for (Market& each : state.markets) {
            const auto matches = each.step();
            state.unsettled.insert(state.unsettled.end(), matches.begin(), matches.end());
        }
    }

    void operator()(const MarketSteered& event) const {
        market(event.pair)
            .steer({ticks_of(event.target, rules_of(event.pair)), event.duration_ms, event.noise});
    }
};

struct OrderOf {
    OrderId operator()(const OrderFilled& event) const { return event.order; }
    OrderId operator()(const OrderCanceled& event) const { return event.order; }
    OrderId operator()(const OrderExpired& event) const { return event.order; }
    OrderId operator()(const auto&) const { return 0; }
};

}  // namespace

OrderId order_of(const Event& event) { return std::visit(OrderOf{}, event); }

void evolve(State& state, const Event& event) {
    const OrderId id = order_of(event);
    // the order is found again for changing through its place in the list
    Order* order = id == 0 ? nullptr : &state.orders[static_cast<std::size_t>(id - first_order)];
    MW_CHECK(!order || order->is_open(), "only an open order can fill or end");
    book(state.ledger, event, order);
    std::visit(Evolver{state, order}, event);
    if (!std::holds_alternative<TimePassed>(event))
        state.records.push_back({state.records.size() + 1, state.time_ms(), state.commands, event});
}

}  // namespace mw
