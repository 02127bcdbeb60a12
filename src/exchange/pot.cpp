#include "exchange/pot.h"

#include <algorithm>

#include "exchange/parts.h"

namespace mw {
namespace {

constexpr Asset quote = Asset::usdt;

/// Index price of a coin, where its pair trades.
std::optional<Price> index_of_coin(const State& state, Asset asset) {
    for (const Pair pair : state.world.pairs)
        if (rules_of(pair).base == asset) return state.index_price(pair);
    return std::nullopt;
}

/// Worth of so much of a coin in USDT.
std::int64_t worth(const State& state, Asset asset, std::int64_t units, Round round) {
    if (asset == quote || units == 0) return units;
    const auto index = index_of_coin(state, asset);
    return index ? value_of({asset, units}, *index, quote, round).units : 0;
}

Pot::Coin& coin(Pot& pot, Asset asset) { return pot.coins[index_of(asset)]; }

/// Puts coins in, or takes them out; what is not there is borrowed.
void add(Pot& pot, Amount amount) {
    Pot::Coin& into = coin(pot, amount.asset);
    into.held = checked_add(into.held, amount.units);
    if (into.held >= 0) return;
    into.principal -= into.held;
    into.held = 0;
}

void charge_hours(Pot& pot, const State& state, std::int64_t until_ms) {
    for (; pot.hours_charged < full_hours(until_ms); ++pot.hours_charged)
        for (const Asset asset : all_assets)
            if (Pot::Coin& owed = coin(pot, asset); owed.principal > 0)
                owed.interest +=
                    hour_of_interest({asset, owed.principal}, hourly_rate(state, asset)).units;
}

Amount less(Amount amount) { return {amount.asset, -amount.units}; }

void repay(Pot& pot, const Repaid& event) {
    Pot::Coin& debt = coin(pot, event.principal.asset);
    const std::int64_t paid = event.interest.units + event.principal.units;
    const std::int64_t interest = std::min(paid, debt.interest);
    const std::int64_t principal = std::min(paid - interest, debt.principal);
    debt.interest -= interest;
    debt.principal -= principal;
    add(pot, {event.principal.asset, -(interest + principal)});
}

void trade(Pot& pot, const OrderFilled& event, Side side) {
    const bool buys = side == Side::buy;
    add(pot, (buys ? event.quantity : event.total) - event.fee);
    add(pot, less(buys ? event.total : event.quantity));
}

/// Does to the pot what the learner did. What belongs to an isolated takeover, or to a margin call
/// of an isolated account, is left out.
void follow(Pot& pot, const State& state, const Event& event) {
    if (const auto* moved = std::get_if<Transferred>(&event)) {
        const bool in = moved->direction == Direction::into_isolated;
        if (!moved->automatic) add(pot, in ? moved->amount : less(moved->amount));
    } else if (const auto* loan = std::get_if<Borrowed>(&event)) {
        add(pot, loan->principal);
        coin(pot, loan->principal.asset).principal += loan->principal.units;
    } else if (const auto* charge = std::get_if<InterestCharged>(&event)) {
        if (charge->kind == InterestKind::on_borrow)
            coin(pot, charge->amount.asset).interest += charge->amount.units;
    } else if (const auto* repaid = std::get_if<Repaid>(&event)) {
        if (!repaid->forced) repay(pot, *repaid);
    } else if (const auto* fill = std::get_if<OrderFilled>(&event)) {
        const Order& order = *state.order(fill->order);
        if (!order.forced) trade(pot, *fill, order.side);
    }
}

/// Taker fee and clearance fee of the dearest pair that trades.
Ratio dearest(const State& state, Ratio PairRules::* fee) {
    Ratio most;
    for (const Pair pair : state.world.pairs) most = std::max(most, rules_of(pair).*fee);
    return most;
}

void take_over(Pot& pot, const State& state) {
    const Amount clearance =
        times(assets_of(pot, state), dearest(state, &PairRules::clearance_fee), Round::up);
    const std::int64_t kept = one - dearest(state, &PairRules::taker_fee).units;
    std::int64_t left =
        coin(pot, quote).held - coin(pot, quote).principal - coin(pot, quote).interest;
    for (const Asset asset : all_assets) {
        if (asset == quote) continue;
        const Pot::Coin& each = coin(pot, asset);
        const std::int64_t net = each.held - each.principal - each.interest;
        if (net >= 0)
            left += mul_div(worth(state, asset, net, Round::down), kept, one, Round::down);
        else
            left -= mul_div(worth(state, asset, -net, Round::up), one, kept, Round::up);
    }
    pot.coins = {};
    pot.lacked = std::max<std::int64_t>(-left, 0);
    coin(pot, quote).held = std::max<std::int64_t>(left - clearance.units, 0);
    pot.taken_over_ms = state.time_ms();
}

}  // namespace

Pot pot_of(const State& state) {
    Pot pot;
    for (const IsolatedAccount& account : state.ledger.isolated)
        for (const AccountLeg* leg : {&account.base, &account.quote}) {
            Pot::Coin& into = coin(pot, leg->free.asset);
            into.held += leg->owned().units;
            into.principal += leg->principal.units;
            into.interest += leg->interest.units;
        }
    pot.seen = state.records.size();
    pot.hours_charged = full_hours(state.time_ms());
    return pot;
}

Amount assets_of(const Pot& pot, const State& state) {
    Amount sum{quote, 0};
    for (const Asset asset : all_assets)
        sum.units = checked_add(sum.units,
                                worth(state, asset, pot.coins[index_of(asset)].held, Round::down));
    return sum;
}

Amount debt_of(const Pot& pot, const State& state) {
    Amount sum{quote, 0};
    for (const Asset asset : all_assets) {
        const Pot::Coin& each = pot.coins[index_of(asset)];
        sum.units = checked_add(
            sum.units, worth(state, asset, checked_add(each.principal, each.interest), Round::up));
    }
    return sum;
}

std::optional<Ratio> level_of(const Pot& pot, const State& state) {
    const Amount debt = debt_of(pot, state);
    if (debt.units == 0) return std::nullopt;
    return Ratio{mul_div(assets_of(pot, state).units, one, debt.units, Round::down)};
}

Ratio liquidation_ratio(const State& state) {
    Ratio highest;
    for (const Pair pair : state.world.pairs)
        highest = std::max(highest, rules_of(pair).ladder.liquidation);
    return highest;
}

void catch_up(Pot& pot, const State& state) {
    if (pot.taken_over_ms != 0) return;  // a pot that is gone stays as it was left
    for (; pot.seen < state.records.size(); ++pot.seen) {
        const Record& record = state.records[pot.seen];
        charge_hours(pot, state, record.time_ms);
        follow(pot, state, record.event);
    }
    charge_hours(pot, state, state.time_ms());
    const auto level = level_of(pot, state);
    if (level && *level <= liquidation_ratio(state)) take_over(pot, state);
}

}  // namespace mw
