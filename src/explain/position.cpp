#include <algorithm>

#include "explain/parts.h"

namespace mw::explain {
namespace {

struct Coins {
    std::int64_t base{0};
    std::int64_t quote{0};
    std::int64_t& of(bool is_base) { return is_base ? base : quote; }
};

std::int64_t size_of(std::int64_t units) { return units < 0 ? -units : units; }

/// Fills that point one way, and what they cost.
struct Entry {
    std::int64_t size{0};   ///< signed base units
    std::int64_t total{0};  ///< quote units paid or received for them

    void fill(Side side, Amount quantity, Amount paid) {
        const std::int64_t change = side == Side::buy ? quantity.units : -quantity.units;
        const bool same_way = (size < 0) == (change < 0) || size == 0;
        if (same_way) {
            size += change;
            total += paid.units;
            return;
        }
        const std::int64_t held = size < 0 ? -size : size;
        const std::int64_t closing = std::min(held, quantity.units);
        total -= mul_div(total, closing, held, Round::down);
        size += change;
        if (quantity.units > held)  // through zero: what is left opens the other way
            total = mul_div(paid.units, quantity.units - held, quantity.units, Round::down);
    }
};

/// Reads one account's history from its beginning.
class Walk {
public:
    Walk(const State& state, Pair pair) : state_{state}, pair_{pair}, rules_{rules_of(pair)} {
        for (const Record& record : state.records) {
            ++seen_;
            std::visit(*this, record.event);
        }
    }

    void operator()(const OrderFilled& event) {
        const Order* order = state_.order(event.order);
        if (order == nullptr || order->pair != pair_) return;
        const bool buys = order->side == Side::buy;
        Coins change{buys ? event.quantity.units : -event.quantity.units,
                     buys ? -event.total.units : event.total.units};
        const bool fee_in_base = event.fee.asset == rules_.base;
        change.of(fee_in_base) -= event.fee.units;
        const std::int64_t after = episode_.base + change.base;
        const bool was_open = size_of(episode_.base) >= rules_.lot.units;
        const bool turns = (episode_.base < 0 && after > 0) || (episode_.base > 0 && after < 0);
        if (was_open && turns) return begin_again(event, order->side, change, after);
        entry_.fill(order->side, event.quantity, event.total);
        episode_ = {after, episode_.quote + change.quote};
        fees_.of(fee_in_base) -= event.fee.units;
        forget_when_flat();
    }
    void operator()(const Borrowed& event) { owe(event.pair, event.principal, 1); }
    void operator()(const InterestCharged& event) {
        if (event.pair != pair_) return;
        flow(event.amount, -1);
        interest_.of(event.amount.asset == rules_.base) -= event.amount.units;
        owe(event.pair, event.amount, 1);
    }
    void operator()(const Repaid& event) {
        owe(event.pair, event.interest + event.principal, -1);
        if (event.pair == pair_) forget_when_flat();
    }
    void operator()(const ClearanceFeeCharged& event) {
        if (event.pair == pair_) flow(event.fee, -1);
    }
    void operator()(const ShortfallCovered& event) {
        if (event.pair == pair_) flow(event.amount, 1);
    }
    void operator()(const LiquidationEnded& event) {
        if (event.pair == pair_) forget_when_flat();
    }
    template <typename Other>
    void operator()(const Other&) {}

    [[nodiscard]] const Coins& fees() const { return fees_; }
    [[nodiscard]] const Coins& interest() const { return interest_; }
    [[nodiscard]] const Coins& episode() const { return episode_; }
    [[nodiscard]] const Entry& entry() const { return entry_; }
    /// Place of the first record that counts.
    [[nodiscard]] std::size_t since() const { return since_; }
    /// What that record did to the position before; nothing where the account was flat.
    [[nodiscard]] const Coins& closed() const { return closed_; }
    /// Of that, what was traded.
    [[nodiscard]] std::int64_t closed_total() const { return closed_total_; }

private:
    void flow(Amount amount, std::int64_t direction) {
        episode_.of(amount.asset == rules_.base) += direction * amount.units;
    }

    /// A fill that closes what there was and goes on the other way: only what goes on counts for
    /// the new position, and the result of the old one is no part of it.
    void begin_again(const OrderFilled& event, Side side, const Coins& change, std::int64_t after) {
        const auto rest = [&](std::int64_t units) {  // its share of the fill
            const std::int64_t part =
                mul_div(size_of(units), size_of(after), size_of(change.base), Round::down);
            return units < 0 ? -part : part;
        };
        episode_ = {after, rest(change.quote)};
        closed_ = {change.base - episode_.base, change.quote - episode_.quote};
        const std::int64_t coins = rest(event.quantity.units);
        const std::int64_t paid = mul_div(event.total.units, coins, event.quantity.units,
                                          Round::down);  // at the price of the fill
        closed_total_ = event.total.units - paid;
        since_ = seen_ - 1;
        const bool fee_in_base = event.fee.asset == rules_.base;
        fees_ = interest_ = {};
        fees_.of(fee_in_base) = -rest(event.fee.units);
        entry_ = {};
        entry_.fill(side, {rules_.base, coins}, {rules_.quote, paid});
        forget_when_flat();
    }

    void owe(Pair pair, Amount amount, std::int64_t direction) {
        if (pair != pair_) return;
        owed_.of(amount.asset == rules_.base) += direction * amount.units;
    }

    void forget_when_flat() {
        const std::int64_t left = size_of(episode_.base);
        if (owed_.base != 0 || owed_.quote != 0 || left >= rules_.lot.units) return;
        episode_ = fees_ = interest_ = closed_ = {};
        closed_total_ = 0;
        entry_ = {};
        since_ = seen_;
    }

    const State& state_;
    Pair pair_;
    const PairRules& rules_;
    Coins episode_;
    Coins fees_;
    Coins interest_;
    Coins owed_;
    Entry entry_;
    std::size_t seen_{0};
    std::size_t since_{0};
    Coins closed_;
    std::int64_t closed_total_{0};
};

Amount worth(const Coins& flows, const PairRules& rules, Price index) {
    const std::int64_t size = flows.base < 0 ? -flows.base : flows.base;
    const Amount base = value_of({rules.base, size}, index, rules.quote, Round::down);
    return {rules.quote, flows.quote + (flows.base < 0 ? -base.units : base.units)};
}

/// Price of the last trade at a moment: what the candles remember, finest first.
Price price_at(const Market& market, std::int64_t time_ms, const PairRules& rules) {
    for (const Interval interval : all_intervals) {
        const auto candles = market.candles().of(interval);
        if (candles.empty() || candles.front().open_ms > time_ms) continue;
        const auto after = std::ranges::upper_bound(candles, time_ms, {}, &Candle::open_ms);
        const Candle& candle = *(after - 1);
        return price_of(candle.open_ms == time_ms ? candle.open : candle.close, rules);
    }
    return price_of(market.candles().of(Interval::d1).front().open, rules);
}

/// Coins that came into an account and left it, debts counted as gone, up to a moment and since.
class Span {
public:
    Span(const State& state, Pair pair, std::int64_t from_ms)
        : state_{state}, pair_{pair}, rules_{rules_of(pair)}, from_ms_{from_ms} {
        for (const Record& record : state.records) {
            time_ms_ = record.time_ms;
            std::visit(*this, record.event);
        }
    }

    void operator()(const Transferred& event) {
        if (event.pair == pair_)
            moved(event.amount, event.direction == Direction::into_isolated ? 1 : -1);
    }
    void operator()(const TransferredBetween& event) {
        if (event.from == pair_) moved(event.amount, -1);
        if (event.to == pair_) moved(event.amount, 1);
    }
    void operator()(const OrderFilled& event) {
        const Order* order = state_.order(event.order);
        if (order == nullptr || order->pair != pair_) return;
        const int sign = order->side == Side::buy ? 1 : -1;
        add(event.quantity, sign);
        add(event.total, -sign);
        add(event.fee, -1);
    }
    void operator()(const InterestCharged& event) {
        if (event.pair == pair_) add(event.amount, -1);
    }
    void operator()(const ClearanceFeeCharged& event) {
        if (event.pair == pair_) add(event.fee, -1);
    }
    void operator()(const ShortfallCovered& event) {
        if (event.pair == pair_) add(event.amount, 1);
    }
    template <typename Other>
    void operator()(const Other&) {}

    [[nodiscard]] Earnings earnings() const {
        return {worth(now_, rules_, state_.index_price(pair_)),
                worth(then_, rules_, price_at(state_.market(pair_), from_ms_, rules_)), moved_};
    }

private:
    void add(Amount amount, std::int64_t sign) {
        const bool is_base = amount.asset == rules_.base;
        now_.of(is_base) += sign * amount.units;
        if (time_ms_ < from_ms_) then_.of(is_base) += sign * amount.units;
    }

    void moved(Amount amount, std::int64_t sign) {
        add(amount, sign);
        if (time_ms_ < from_ms_) return;
        if (amount.asset == rules_.base) {
            constexpr std::int64_t minute_ms = 60'000;
            const bool just_now = state_.time_ms() / minute_ms == time_ms_ / minute_ms;
            amount = value_of(amount,
                              just_now ? state_.index_price(pair_)
                                       : price_at(state_.market(pair_), time_ms_, rules_),
                              rules_.quote, Round::down);
        }
        moved_.units += sign * amount.units;
    }

    const State& state_;
    Pair pair_;
    const PairRules& rules_;
    std::int64_t from_ms_;
    std::int64_t time_ms_{0};
    Coins then_;
    Coins now_;
    Amount moved_{rules_.quote, 0};
};

}  // namespace

std::optional<Position> position_of(const State& state, Pair pair) {
    const PairRules& rules = rules_of(pair);
    const AccountLeg& base = state.ledger.at(pair).base;
    const Amount size = base.owned() - base.principal;
    const bool dust = size.units < rules.lot.units && -size.units < rules.lot.units;
    if (dust) return std::nullopt;
    const Walk walk{state, pair};
    const Price index = state.index_price(pair);
    Position position{size, std::nullopt, worth(walk.episode(), rules, index),
                      worth(walk.fees(), rules, index), worth(walk.interest(), rules, index)};
    position.flows = {{rules.base, walk.episode().base},
                      {rules.quote, walk.episode().quote},
                      walk.since(),
                      {rules.base, walk.closed().base},
                      {rules.quote, walk.closed().quote},
                      {rules.quote, walk.closed_total()}};
    const Entry& entry = walk.entry();
    if (entry.size != 0 && (entry.size < 0) == (size.units < 0)) {
        const std::int64_t filled = entry.size < 0 ? -entry.size : entry.size;
        position.entry_cost = {rules.quote, entry.total};
        position.entry_size = {rules.base, filled};
        position.entry = Price{mul_div(entry.total, one, filled, Round::down)};
    }
    return position;
}

Amount earned(const State& state, Pair pair, std::int64_t from_ms) {
    const Earnings parts = earnings_of(state, pair, from_ms);
    return parts.now - parts.moved - parts.then;
}

Earnings earnings_of(const State& state, Pair pair, std::int64_t from_ms) {
    return Span{state, pair, from_ms}.earnings();
}

}  // namespace mw::explain
