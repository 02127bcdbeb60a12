#include <algorithm>

#include "explain/parts.h"

namespace mw::explain {
namespace {

struct Coins {
    std::int64_t base{0};
    std::int64_t quote{0};
};

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
        entry_.fill(order->side, event.quantity, event.total);
        flow(event.quantity, buys ? 1 : -1);
        flow(event.total, buys ? -1 : 1);
        flow(event.fee, -1);
        forget_when_flat();
    }
    void operator()(const Borrowed& event) { owe(event.pair, event.principal, 1); }
    void operator()(const InterestCharged& event) {
        if (event.pair != pair_) return;
        flow(event.amount, -1);
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

    [[nodiscard]] const Coins& all() const { return all_; }
    [[nodiscard]] const Coins& episode() const { return episode_; }
    [[nodiscard]] const Entry& entry() const { return entry_; }
    /// Place of the first record after the account was last flat.
    [[nodiscard]] std::size_t since() const { return since_; }

private:
    void flow(Amount amount, std::int64_t direction) {
        const bool is_base = amount.asset == rules_.base;
        (is_base ? all_.base : all_.quote) += direction * amount.units;
        (is_base ? episode_.base : episode_.quote) += direction * amount.units;
    }

    void owe(Pair pair, Amount amount, std::int64_t direction) {
        if (pair != pair_) return;
        (amount.asset == rules_.base ? owed_.base : owed_.quote) += direction * amount.units;
    }

    void forget_when_flat() {
        const std::int64_t left = episode_.base < 0 ? -episode_.base : episode_.base;
        if (owed_.base != 0 || owed_.quote != 0 || left >= rules_.lot.units) return;
        episode_ = {};
        entry_ = {};
        since_ = seen_;
    }

    const State& state_;
    Pair pair_;
    const PairRules& rules_;
    Coins all_;
    Coins episode_;
    Coins owed_;
    Entry entry_;
    std::size_t seen_{0};
    std::size_t since_{0};
};

Flows flows(const Coins& coins, std::size_t since, const State& state, Pair pair) {
    const PairRules& rules = rules_of(pair);
    const bool negative = coins.base < 0;
    const Amount worth = value_of({rules.base, negative ? -coins.base : coins.base},
                                  state.index_price(pair), rules.quote, Round::down);
    return {{rules.base, coins.base},
            {rules.quote, coins.quote},
            {rules.quote, coins.quote + (negative ? -worth.units : worth.units)},
            since};
}

}  // namespace

std::optional<Position> position_of(const State& state, Pair pair) {
    const PairRules& rules = rules_of(pair);
    const AccountLeg& base = state.ledger.at(pair).base;
    const Amount size = base.owned() - base.principal;
    const bool dust = size.units < rules.lot.units && -size.units < rules.lot.units;
    if (dust) return std::nullopt;
    const Walk walk{state, pair};
    Position position;
    position.size = size;
    position.flows = flows(walk.episode(), walk.since(), state, pair);
    position.pnl = position.flows.worth;
    const Entry& entry = walk.entry();
    if (entry.size != 0 && (entry.size < 0) == (size.units < 0)) {
        const std::int64_t filled = entry.size < 0 ? -entry.size : entry.size;
        position.entry_cost = {rules.quote, entry.total};
        position.entry_size = {rules.base, filled};
        position.entry = Price{mul_div(entry.total, one, filled, Round::down)};
    }
    return position;
}

Flows flows_of(const State& state, Pair pair) {
    return flows(Walk{state, pair}.all(), 0, state, pair);
}

Amount earned(const State& state, Pair pair) { return flows_of(state, pair).worth; }

}  // namespace mw::explain
