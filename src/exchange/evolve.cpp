#include <algorithm>
#include <optional>
#include <span>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// Changes everything but the ledger, which `book` has changed already.
struct Evolver {
    State& state;
    Order* order;  // the order the event belongs to, or null

    Market& market(Pair pair) const { return state.market(pair); }

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
        if (has_trigger(order->type)) std::erase(state.waiting, order->id);
        std::erase(state.under_way, order->id);
        if (state.leftover && state.leftover->order == order->id) state.leftover.reset();
        if (order->list != 0) close_list(order->list);
    }

    /// Takes a list off the open ones once none of its orders can trade.
    void close_list(ListId id) const {
        const auto is_open = [this](OrderId each) { return state.order(each)->is_open(); };
        if (std::ranges::none_of(state.list(id)->orders, is_open)) std::erase(state.open_lists, id);
    }

    void change(Pair pair, const Frictions& frictions) const {
        Market& each = market(pair);
        const auto matches = each.set_frictions(frictions);
        see_trades(each, pair, matches);
    }

    void leave_book() const {
        if (order->booked && has_limit(order->type)) market(order->pair).cancel(order->id);
    }

    /// An order without a stop price trails from here; others wait for theirs.
    void begin_to_wait() const {
        state.waiting.push_back(order->id);
        if (order->trigger.stop.units != 0) return;
        order->trailing = true;
        order->best = market(order->pair).last();
    }

    /// The learner's matches are to be booked, and every trade may wake an order.
    void see_trades(const Market& from, Pair pair, std::span<const Execution> mine) const {
        state.unsettled.insert(state.unsettled.end(), mine.begin(), mine.end());
        if (state.waiting.empty()) return;
        for (const Execution& each : from.newest()) see_price(state, pair, each.price);
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

    void operator()(const OrderPlaced& event) {
        MW_CHECK(event.order == state.next_order, "order numbers have no gaps");
        ++state.next_order;
        const PairRules& rules = rules_of(event.pair);
        const std::int64_t now = state.time_ms();
        state.orders.push_back({.id = event.order,
                                .pair = event.pair,
                                .side = event.side,
                                .type = event.type,
                                .status = event.pending ? OrderStatus::pending : OrderStatus::open,
                                .price = event.price,
                                .quantity = event.quantity,
                                .executed = {rules.base, 0},
                                .total = {rules.quote, 0},
                                .locked = event.locked,
                                .forced = event.forced,
                                .placed_ms = now,
                                .updated_ms = now,
                                .time_in_force = event.time_in_force,
                                .trigger = event.trigger,
                                .options = event.options,
                                .borrowed = event.borrowed,
                                .list = event.list,
                                .arrives_ms = event.arrives_ms});
        order = &state.orders.back();
        state.open_orders.push_back(event.order);
        if (event.list != 0) state.lists.back().orders.push_back(event.order);
        if (event.forced) liquidation(event.pair).ordered = true;
        if (event.arrives_ms > 0) state.under_way.push_back(event.order);
        if (has_trigger(event.type) && !event.pending) begin_to_wait();
    }

    void operator()(const OrderBooked& event) const {
        order->booked = true;
        if (event.rest) state.leftover = Leftover{order->id, *event.rest};
        if (event.lots.count == 0) return;
        const PairRules& rules = rules_of(order->pair);
        std::optional<Ticks> limit;
        if (has_limit(order->type)) limit = ticks_of(order->price, rules);
        const BookOrder incoming{.id = order->id,
                                 .owner = Owner::learner,
                                 .side = order->side,
                                 .price = limit.value_or(Ticks{}),
                                 .quantity = event.lots};
        Market& venue = market(order->pair);
        const auto matches = event.rest ? venue.take(incoming, limit) : venue.place(incoming);
        see_trades(venue, order->pair, matches);
    }

    void operator()(const OrderFilled& event) const {
        MW_CHECK(!state.unsettled.empty() && state.unsettled.front().trade_id == event.trade_id,
                 "matches are booked in the order in which they happened");
        // a trade with oneself has two fills: the maker's comes first
        const bool of_both = state.unsettled.front().maker_owner == Owner::learner &&
                             state.unsettled.front().taker_owner == Owner::learner;
        if (!of_both || event.role == Role::taker) state.unsettled.erase(state.unsettled.begin());
        fill(*order, event);
        order->updated_ms = state.time_ms();
        order->status = OrderStatus::partially_filled;
        if (order->remaining().units == 0) end_order(OrderStatus::filled);
    }

    void operator()(const OrderCanceled&) const {
        leave_book();
        end_order(OrderStatus::canceled);
    }

    void operator()(const OrderExpired& event) const {
        leave_book();
        order->expired_by = event.reason;
        end_order(OrderStatus::expired);
    }

    void operator()(const OrderTriggered& event) const {
        std::erase(state.waiting, order->id);
        order->locked += event.more;
        order->updated_ms = state.time_ms();
    }

    void operator()(const OrderArrived& event) const {
        std::erase(state.under_way, order->id);
        order->locked += event.more;
    }

    void operator()(const OrderReleased& event) const {
        order->status = OrderStatus::open;
        order->locked = event.locked;
        order->updated_ms = state.time_ms();
        if (has_trigger(order->type)) begin_to_wait();
    }

    void operator()(const ListPlaced& event) const {
        state.lists.push_back(
            {event.list, event.pair, event.kind, event.name, state.time_ms(), {}});
        state.open_lists.push_back(event.list);
    }

    void operator()(const AccountDisabled& event) const {
        state.disabled_ms[index_of(event.pair)] = state.time_ms();
    }

    void operator()(const MarginCallRepeated& event) const {
        state.called_ms[index_of(event.pair)] = state.time_ms();
    }

    void operator()(const RateSet& event) const {
        state.usual_rates[index_of(event.asset)] = event.hourly_rate;
    }

    // what changes the ledger only
    void operator()(const TransferredBetween&) const {}
    void operator()(const AccountEnabled&) const {}
    void operator()(const AutoTopUpSet&) const {}
    void operator()(const LeverageSet&) const {}
    void operator()(const StockSet&) const {}

    void operator()(const StatusChanged& event) const {
        state.status[index_of(event.pair)] = event.after;
        const bool called = event.after >= MarginStatus::margin_call;
        if (called && event.before < MarginStatus::margin_call)
            state.called_ms[index_of(event.pair)] = state.time_ms();
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
        for (const Pair pair : state.world.pairs) {
            Market& each = market(pair);
            const auto matches = each.step();
            see_trades(each, pair, matches);
        }
    }

    void operator()(const SecondSkipped&) const {
        for (const Pair pair : state.world.pairs) {
            Market& each = market(pair);
            each.skip_second();
            see_trades(each, pair, {});
        }
    }

    void operator()(const MarketJumped& event) const {
        market(event.pair).jump(event.change);
        if (event.pair == leading_pair)
            for (Market& follower : state.markets) follower.jump_leader(event.change);
    }
    void operator()(const MarketWicked& event) const {
        market(event.pair).wick(event.size, event.duration_ms);
    }
    void operator()(const MarketHalted& event) const {
        market(event.pair).halt_until(event.until_ms);
    }
    void operator()(const SpreadSet& event) const {
        Frictions frictions = market(event.pair).frictions();
        frictions.spread = event.ticks;
        change(event.pair, frictions);
    }
    void operator()(const PegSet& event) const { state.peg = event.usd; }
    void operator()(const RealismSet& event) const {
        state.realism = event.realism;
        for (const Pair pair : state.world.pairs)
            change(pair, frictions_of(event.realism, usual_price(state.world, pair)));
    }

    void operator()(const PricePinned& event) const {
        const Ticks price = ticks_of(event.price, rules_of(event.pair));
        Market& pinned = market(event.pair);
        const auto matches = pinned.pin(price);
        see_trades(pinned, event.pair, matches);
    }

    void operator()(const PriceReleased& event) const {
        Market& released = market(event.pair);
        const auto matches = released.release();
        see_trades(released, event.pair, matches);
    }

    void operator()(const MarketSteered& event) const {
        const Leg leg{ticks_of(event.target, rules_of(event.pair)), event.duration_ms, event.noise};
        market(event.pair).steer(leg);
        if (event.pair == leading_pair)
            for (Market& follower : state.markets) follower.steer_leader(leg);
    }
};

struct OrderOf {
    OrderId operator()(const OrderFilled& event) const { return event.order; }
    OrderId operator()(const OrderCanceled& event) const { return event.order; }
    OrderId operator()(const OrderExpired& event) const { return event.order; }
    OrderId operator()(const OrderBooked& event) const { return event.order; }
    OrderId operator()(const OrderTriggered& event) const { return event.order; }
    OrderId operator()(const OrderReleased& event) const { return event.order; }
    OrderId operator()(const OrderArrived& event) const { return event.order; }
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
    if (!std::holds_alternative<TimePassed>(event) && !std::holds_alternative<SecondSkipped>(event))
        state.records.push_back({state.records.size() + 1, state.time_ms(), state.commands, event});
}

}  // namespace mw
