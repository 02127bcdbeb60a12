#include <algorithm>

#include "exchange/parts.h"

// Moving money in and out, switching accounts on and off, and their settings.

namespace mw {
namespace {

constexpr Ratio least_leverage{101'000'000};

int active_accounts(const State& state) {
    return static_cast<int>(std::ranges::count_if(state.ledger.isolated, &IsolatedAccount::active));
}

/// Whether money may move in: into an account that is on, or a new one within the limit.
std::optional<Refusal> check_way_in(const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    if (account.exists && account.disabled) return Refusal::account_disabled;
    if (!account.exists && active_accounts(state) >= state.world.max_accounts)
        return Refusal::account_limit;
    return std::nullopt;
}

bool is_empty(const State& state, const IsolatedAccount& account) {
    const auto holds = [](const AccountLeg& leg) { return leg.owned().units + leg.owed().units; };
    return holds(account.base) == 0 && holds(account.quote) == 0 &&
           std::ranges::none_of(state.open_orders,
                                [&](OrderId id) { return state.order(id)->pair == account.pair; });
}

}  // namespace

std::optional<Refusal> check_account(const State& state, Pair pair) {
    if (!state.lists_pair(pair)) return Refusal::pair_not_listed;
    const IsolatedAccount& account = state.ledger.at(pair);
    if (!account.exists) return Refusal::account_missing;
    if (account.disabled) return Refusal::account_disabled;
    return std::nullopt;
}

Answer decide_transfer(const State& state, const Transfer& command) {
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Amount amount = command.amount;
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    if (!account.leg(amount.asset)) return Refusal::asset_not_in_pair;
    if (command.direction == Direction::into_isolated) {
        if (const auto refusal = check_way_in(state, command.pair)) return *refusal;
        if (held(state.ledger, Spot{}, amount.asset) < amount) return Refusal::balance_too_low;
    } else {
        if (const auto refusal = check_account(state, command.pair)) return *refusal;
        const Price index = state.index_price(command.pair);
        if (transfer_out_limit(account, amount.asset, index) < amount)
            return Refusal::over_transfer_out_limit;
    }
    return std::vector<Event>{Transferred{command.pair, command.direction, amount}};
}

Answer decide_transfer_between(const State& state, const TransferBetween& command) {
    const Amount amount = command.amount;
    if (!state.lists_pair(command.from) || !state.lists_pair(command.to))
        return Refusal::pair_not_listed;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    const IsolatedAccount& giver = state.ledger.at(command.from);
    if (!giver.leg(amount.asset) || !state.ledger.at(command.to).leg(amount.asset))
        return Refusal::asset_not_in_pair;
    if (command.from == command.to) return Refusal::same_account;
    if (const auto refusal = check_account(state, command.from)) return *refusal;
    if (const auto refusal = check_way_in(state, command.to)) return *refusal;
    if (transfer_out_limit(giver, amount.asset, state.index_price(command.from)) < amount)
        return Refusal::over_transfer_out_limit;
    return std::vector<Event>{TransferredBetween{command.from, command.to, amount}};
}

Answer decide_disable(const State& state, const DisableAccount& command) {
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    if (!is_empty(state, state.ledger.at(command.pair))) return Refusal::account_in_use;
    const auto last_ms = state.disabled_ms[index_of(command.pair)];
    if (last_ms && state.time_ms() - *last_ms < disable_pause_ms) return Refusal::disabled_lately;
    return std::vector<Event>{AccountDisabled{command.pair}};
}

Answer decide_enable(const State& state, const EnableAccount& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const IsolatedAccount& account = state.ledger.at(command.pair);
    if (!account.exists) return Refusal::account_missing;
    if (account.active()) return Refusal::account_enabled_already;
    if (active_accounts(state) >= state.world.max_accounts) return Refusal::account_limit;
    return std::vector<Event>{AccountEnabled{command.pair}};
}

Answer decide_auto_top_up(const State& state, const SetAutoTopUp& command) {
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    return std::vector<Event>{AutoTopUpSet{command.pair, command.on}};
}

Answer decide_leverage(const State& state, const SetLeverage& command) {
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    const Ratio most{rules_of(command.pair).leverage * one};
    if (command.leverage && (*command.leverage < least_leverage || *command.leverage > most))
        return Refusal::leverage_invalid;
    return std::vector<Event>{LeverageSet{command.pair, command.leverage}};
}

}  // namespace mw
