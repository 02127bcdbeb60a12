#include "core/check.h"
#include "exchange/parts.h"

namespace mw {

Answer decide_borrow(const State& state, const Borrow& command) {
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Amount amount = command.amount;
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    if (!account.leg(amount.asset)) return Refusal::asset_not_in_pair;
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    if (amount < loan_rules_of(amount.asset).min_borrow) return Refusal::below_minimum_borrow;
    if (held(state.ledger, Lenders{}, amount.asset) < amount) return Refusal::lender_stock_too_low;
    const Price index = state.index_price(command.pair);
    if (borrow_limit(state.ledger, command.pair, amount.asset, index).amount < amount)
        return Refusal::over_borrow_limit;
    return loan_events(state, command.pair, amount, 0);
}

std::vector<Event> loan_events(const State& state, Pair pair, Amount amount, OrderId order) {
    const Ratio rate = hourly_rate(state, amount.asset);
    return {
        Borrowed{pair, amount, order},
        InterestCharged{pair, hour_of_interest(amount, rate), amount, rate,
                        InterestKind::on_borrow},
    };
}

Answer decide_repay(const State& state, const Repay& command) {
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Amount amount = command.amount;
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    const AccountLeg* leg = account.leg(amount.asset);
    if (!leg) return Refusal::asset_not_in_pair;
    if (const auto refusal = check_account(state, command.pair)) return *refusal;
    const Amount least = loan_rules_of(amount.asset).min_repay;
    if (amount < least && amount != leg->owed()) return Refusal::below_minimum_repay;
    if (amount > leg->owed()) return Refusal::over_debt;
    if (amount > leg->free) return Refusal::balance_too_low;
    if (amount < leg->owed() && leg->owed() - amount < least) return Refusal::debt_left_too_small;
    return std::vector<Event>{repayment(account, amount, false)};
}

Repaid repayment(const IsolatedAccount& account, Amount amount, bool forced, OrderId order) {
    const AccountLeg* leg = account.leg(amount.asset);
    MW_CHECK(leg != nullptr && amount <= leg->owed(), "a repayment pays a debt of this account");
    const Amount interest = std::min(amount, leg->interest);
    return {account.pair, interest, amount - interest, forced, order};
}

}  // namespace mw
