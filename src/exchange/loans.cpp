#include "core/check.h"
#include "exchange/parts.h"

namespace mw {

Answer decide_transfer(const State& state, const Transfer& command) {
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Amount amount = command.amount;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    if (!account.leg(amount.asset)) return Refusal::asset_not_in_pair;
    if (command.direction == Direction::into_isolated) {
        if (held(state.ledger, Spot{}, amount.asset) < amount) return Refusal::balance_too_low;
    } else {
        if (!account.exists) return Refusal::account_missing;
        const Price index = state.index_price(command.pair);
        if (transfer_out_limit(account, amount.asset, index) < amount)
            return Refusal::over_transfer_out_limit;
    }
    return std::vector<Event>{Transferred{command.pair, command.direction, amount}};
}

Answer decide_borrow(const State& state, const Borrow& command) {
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Amount amount = command.amount;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    if (!account.leg(amount.asset)) return Refusal::asset_not_in_pair;
    if (!account.exists) return Refusal::account_missing;
    if (amount < loan_rules_of(amount.asset).min_borrow) return Refusal::below_minimum_borrow;
    if (held(state.ledger, Lenders{}, amount.asset) < amount) return Refusal::lender_stock_too_low;
    const Price index = state.index_price(command.pair);
    if (borrow_limit(state.ledger, command.pair, amount.asset, index).amount < amount)
        return Refusal::over_borrow_limit;

    const Ratio rate = hourly_rate(state, amount.asset);
    return std::vector<Event>{
        Borrowed{command.pair, amount},
        InterestCharged{command.pair, hour_of_interest(amount, rate), amount, rate,
                        InterestKind::on_borrow},
    };
}

Answer decide_repay(const State& state, const Repay& command) {
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Amount amount = command.amount;
    if (amount.units <= 0) return Refusal::amount_not_positive;
    const AccountLeg* leg = account.leg(amount.asset);
    if (!leg) return Refusal::asset_not_in_pair;
    if (!account.exists) return Refusal::account_missing;
    if (amount < loan_rules_of(amount.asset).min_repay && amount != leg->owed())
        return Refusal::below_minimum_repay;
    if (amount > leg->owed()) return Refusal::over_debt;
    if (amount > leg->free) return Refusal::balance_too_low;
    return std::vector<Event>{repayment(account, amount, false)};
}

Repaid repayment(const IsolatedAccount& account, Amount amount, bool forced) {
    const AccountLeg* leg = account.leg(amount.asset);
    MW_CHECK(leg != nullptr && amount <= leg->owed(), "a repayment pays a debt of this account");
    const Amount interest = std::min(amount, leg->interest);
    return {account.pair, interest, amount - interest, forced};
}

}  // namespace mw
