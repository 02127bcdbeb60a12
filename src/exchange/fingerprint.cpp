#include "exchange/state.h"

namespace mw {
namespace {

/// Adds events field by field, in the order of their declaration.
struct Adder {
    Fingerprint& sum;

    void add(Amount amount) const { sum.add(amount.asset).add(amount.units); }
    void add(Price price) const { sum.add(price.units); }
    void add(Ratio ratio) const { sum.add(ratio.units); }
    template <typename T>
        requires(std::is_integral_v<T> || std::is_enum_v<T>)
    void add(T value) const {
        sum.add(value);
    }
    template <typename T>
    void add(const std::optional<T>& value) const {
        sum.add(value.has_value());
        if (value) add(*value);
    }
    void all(const auto&... fields) const { (add(fields), ...); }

    void operator()(const Transferred& e) const { all(e.pair, e.direction, e.amount); }
    void operator()(const Borrowed& e) const { all(e.pair, e.principal); }
    void operator()(const InterestCharged& e) const {
        all(e.pair, e.amount, e.principal, e.hourly_rate, e.kind);
    }
    void operator()(const Repaid& e) const { all(e.pair, e.interest, e.principal, e.forced); }
    void operator()(const OrderPlaced& e) const {
        all(e.order, e.pair, e.side, e.type, e.price, e.quantity, e.locked, e.forced);
    }
    void operator()(const OrderFilled& e) const {
        all(e.order, e.trade_id, e.price, e.quantity, e.total, e.fee, e.role);
    }
    void operator()(const OrderCanceled& e) const { all(e.order); }
    void operator()(const OrderExpired& e) const { all(e.order, e.reason); }
    void operator()(const StatusChanged& e) const {
        all(e.pair, e.before, e.after, e.level, e.index);
    }
    void operator()(const LiquidationStarted& e) const { all(e.pair, e.level, e.index, e.assets); }
    void operator()(const ClearanceFeeCharged& e) const { all(e.pair, e.fee); }
    void operator()(const ShortfallCovered& e) const { all(e.pair, e.amount); }
    void operator()(const LiquidationEnded& e) const { all(e.pair, e.left); }
    void operator()(const TimePassed& e) const { all(e.elapsed_ms); }
    void operator()(const MarketSteered& e) const { all(e.pair, e.target, e.duration_ms, e.noise); }

    void operator()(const Order& o) const {
        all(o.id, o.pair, o.side, o.type, o.status, o.price, o.quantity, o.executed, o.total,
            o.locked, o.forced, o.placed_ms, o.updated_ms);
    }
    void operator()(const Execution& m) const {
        all(m.trade_id, m.time_ms, m.price.count, m.quantity.count, m.taker_side, m.maker, m.taker,
            m.maker_owner, m.taker_owner);
    }
    void operator()(const Liquidation& l) const { all(l.assets, l.ordered, l.fee_charged); }
};

}  // namespace

std::uint64_t fingerprint(const State& state) {
    Fingerprint sum;
    const Adder adder{sum};
    for (const Ratio rate : state.world.hourly_rates) adder.add(rate);
    for (const Market& market : state.markets) market.add_to(sum);
    add_to(sum, state.ledger);
    sum.add(state.orders.size());
    for (const Order& order : state.orders) adder(order);
    sum.add(state.records.size());
    for (const Record& record : state.records) {
        adder.all(record.id, record.time_ms, record.command, record.event.index());
        std::visit(adder, record.event);
    }
    sum.add(state.unsettled.size());
    for (const Execution& match : state.unsettled) adder(match);
    for (const MarginStatus status : state.status) sum.add(status);
    for (const auto& liquidation : state.taken_over) {
        sum.add(liquidation.has_value());
        if (liquidation) adder(*liquidation);
    }
    adder.all(state.hours_charged, state.commands, state.next_order);
    return sum.value();
}

}  // namespace mw
