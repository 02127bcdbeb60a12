#include "exchange/state.h"

namespace mw {
namespace {

/// Adds events field by field, in the order of their declaration.
struct Adder {
    Fingerprint& sum;

    void add(Amount amount) const { sum.add(amount.asset).add(amount.units); }
    void add(Price price) const { sum.add(price.units); }
    void add(Ratio ratio) const { sum.add(ratio.units); }
    void add(const Trigger& trigger) const { all(trigger.stop, trigger.trailing_bips); }
    void add(const ClientId& name) const { sum.add(name.text()); }
    void add(const OrderOptions& options) const {
        all(options.side_effect, options.self_trade, options.repay_at_cancel, options.name);
    }
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

    void operator()(const Transferred& e) const { all(e.pair, e.direction, e.amount, e.automatic); }
    void operator()(const Borrowed& e) const { all(e.pair, e.principal, e.order); }
    void operator()(const InterestCharged& e) const {
        all(e.pair, e.amount, e.principal, e.hourly_rate, e.kind);
    }
    void operator()(const Repaid& e) const {
        all(e.pair, e.interest, e.principal, e.forced, e.order);
    }
    void operator()(const OrderPlaced& e) const {
        all(e.order, e.pair, e.side, e.type, e.price, e.quantity, e.locked, e.forced,
            e.time_in_force, e.trigger, e.options, e.borrowed, e.list, e.pending, e.arrives_ms);
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
    void operator()(const TransferredBetween& e) const { all(e.from, e.to, e.amount); }
    void operator()(const AccountDisabled& e) const { all(e.pair); }
    void operator()(const AccountEnabled& e) const { all(e.pair); }
    void operator()(const AutoTopUpSet& e) const { all(e.pair, e.on); }
    void operator()(const LeverageSet& e) const { all(e.pair, e.leverage); }
    void operator()(const OrderBooked& e) const { all(e.order, e.lots.count, e.rest); }
    void operator()(const OrderTriggered& e) const { all(e.order, e.more); }
    void operator()(const OrderReleased& e) const { all(e.order, e.locked); }
    void operator()(const ListPlaced& e) const { all(e.list, e.pair, e.kind, e.name); }
    void operator()(const MarginCallRepeated& e) const { all(e.pair, e.level, e.index); }
    void operator()(const RateSet& e) const { all(e.asset, e.hourly_rate); }
    void operator()(const StockSet& e) const { all(e.left); }
    void operator()(const SecondSkipped&) const {}
    void operator()(const MarketJumped& e) const { all(e.pair, e.change); }
    void operator()(const MarketWicked& e) const { all(e.pair, e.size, e.duration_ms); }
    void operator()(const MarketHalted& e) const { all(e.pair, e.until_ms); }
    void operator()(const SpreadSet& e) const { all(e.pair, e.ticks); }
    void operator()(const PegSet& e) const { all(e.usd); }
    void operator()(const RealismSet& e) const { all(e.realism); }
    void operator()(const OrderArrived& e) const { all(e.order, e.more); }
    void operator()(const PricePinned& e) const { all(e.pair, e.price); }
    void operator()(const PriceReleased& e) const { all(e.pair); }

    void operator()(const Order& o) const {
        all(o.id, o.pair, o.side, o.type, o.status, o.price, o.quantity, o.executed, o.total,
            o.locked, o.forced, o.placed_ms, o.updated_ms);
        all(o.time_in_force, o.trigger, o.options, o.borrowed, o.list, o.booked, o.trailing,
            o.touched, o.best.count, o.expired_by, o.arrives_ms);
    }
    void operator()(const OrderList& l) const {
        all(l.id, l.pair, l.kind, l.name, l.placed_ms, l.orders.size());
        for (const OrderId order : l.orders) add(order);
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
    for (const Ratio rate : state.usual_rates) adder.add(rate);
    adder.all(state.world.rates_float, state.world.max_accounts);
    for (const Market& market : state.markets) market.add_to(sum);
    add_to(sum, state.ledger);
    sum.add(state.orders.size());
    for (const Order& order : state.orders) adder(order);
    sum.add(state.records.size());
    for (const Record& record : state.records) {
        adder.all(record.id, record.time_ms, record.command, record.event.index());
        std::visit(adder, record.event);
    }
    sum.add(state.lists.size());
    for (const OrderList& list : state.lists) adder(list);
    for (const auto* ids :
         {&state.open_orders, &state.waiting, &state.under_way, &state.open_lists}) {
        sum.add(ids->size());
        for (const std::uint64_t id : *ids) sum.add(id);
    }
    sum.add(state.unsettled.size());
    for (const Execution& match : state.unsettled) adder(match);
    for (const MarginStatus status : state.status) sum.add(status);
    for (const auto& liquidation : state.taken_over) {
        sum.add(liquidation.has_value());
        if (liquidation) adder(*liquidation);
    }
    for (const Pair pair : all_pairs)
        adder.all(state.called_ms[index_of(pair)], state.disabled_ms[index_of(pair)]);
    adder.all(state.realism, state.peg);
    adder.all(state.hours_charged, state.commands, state.next_order);
    return sum.value();
}

}  // namespace mw
