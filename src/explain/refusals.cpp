#include <algorithm>

#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

// One sentence a refusal, with the learner's own numbers and a way on. The fix that goes with it
// as a link is in actions.cpp.

namespace mw::explain {
namespace {

Amount free_of(const IsolatedAccount& account, Asset asset) {
    const AccountLeg* leg = account.leg(asset);
    return leg != nullptr ? leg->free : Amount{asset, 0};
}

Amount owed_of(const IsolatedAccount& account, Asset asset) {
    const AccountLeg* leg = account.leg(asset);
    return leg != nullptr ? leg->owed() : Amount{asset, 0};
}

/// How much coin a person must get to repay what is missing.
std::string way_to_get(Pair pair, Amount missing) {
    const PairRules& rules = rules_of(pair);
    if (missing.asset == rules.base) {
        const Amount buy = purchase_to_receive(missing, rules.taker_fee, rules.lot);
        return "Buy at least " + said(buy, Cut::up) + " first.";
    }
    return "Sell " + std::string{ticker_of(rules.base)} + " or transfer in at least " +
           said(missing, Cut::up) + " first.";
}

std::string over_limit(const Borrow& command, const State& state) {
    const PairRules& rules = rules_of(command.pair);
    const IsolatedAccount& account = state.ledger.at(command.pair);
    const Price index = state.index_price(command.pair);
    const BorrowLimit limit = borrow_limit(state.ledger, command.pair, command.amount.asset, index);
    const std::string initial = ladder_text(initial_ratio(account, limit.tier));
    if (limit.amount.units == 0 && limit.bound == BorrowBound::collateral) {
        if (account.free_of_debt())
            return "There is no collateral here to borrow on. Transfer some in first.";
        return "The level is " + level_or_none(account, index) +
               ". Nothing more can be borrowed "
               "below " +
               initial + ". Add collateral or repay.";
    }
    const int places = form_places(command.amount.asset);
    const std::string over = number((command.amount - limit.amount).units, places, Cut::up) + " " +
                             std::string{ticker_of(command.amount.asset)};
    const std::string first =
        said_amount(command.amount, Cut::up) + " is " + over + " above your limit. ";
    const Amount tier = tier_limit(rules, command.amount.asset, limit.tier);
    switch (limit.bound) {
        case BorrowBound::collateral:
            return first + "The level after the loan must stay at " + initial + " or more.";
        case BorrowBound::tier:
            return first + "Tier " + std::to_string(limit.tier) + " lets an account owe " +
                   said(tier, Cut::down) + " at most.";
        case BorrowBound::account_cap:
            return first + "No account may owe more than " +
                   said(loan_rules_of(command.amount.asset).account_cap, Cut::down) + ".";
        case BorrowBound::stock: break;
    }
    return first + "The lenders have no more just now.";
}

std::string price_out_of_filter(const LimitTerms& terms, const PairRules& rules) {
    if (terms.price < rules.min_price || terms.price > rules.max_price)
        return "The price must lie between " + price_text(rules.min_price) + " and " +
               price_text(rules.max_price) + ".";
    const std::int64_t steps = mul_div(terms.price.units, 1, rules.tick.units, Round::down);
    const Price below{std::max(steps * rules.tick.units, rules.min_price.units)};
    return "The price must be a multiple of " + trimmed(rules.tick.units) + ". Use " +
           price_text(below) + ".";
}

std::string percent_away(const State& state, const PairRules& rules) {
    const Price middle = state.average_price(rules.pair);
    const Price high{mul_div(middle.units, rules.price_up.units, one, Round::down)};
    const Price low{mul_div(middle.units, rules.price_down.units, one, Round::up)};
    return "That is too far from the average of the last five minutes, " + price_text(middle) +
           ". Stay between " + number(low.units, 2, Cut::up) + " and " +
           number(high.units, 2, Cut::down) + ".";
}

/// Asks about an order in the words of its terms.
struct OrderSentence {
    const PlaceOrder& command;
    const State& state;
    const PairRules& rules;

    [[nodiscard]] Amount quantity() const {
        if (const auto* limit = std::get_if<LimitTerms>(&command.terms)) return limit->quantity;
        if (const auto* market = std::get_if<MarketTerms>(&command.terms)) return market->quantity;
        if (const auto* stop = std::get_if<StopTerms>(&command.terms)) return stop->quantity;
        return {rules.base, 0};  // by total: the lots it pays for are not ours to guess
    }

    /// What the order would set aside.
    [[nodiscard]] Amount need() const {
        if (command.side == Side::sell) return quantity();
        if (const auto* by_total = std::get_if<MarketByQuoteTerms>(&command.terms))
            return by_total->spend;
        if (const auto* limit = std::get_if<LimitTerms>(&command.terms))
            return value_of(limit->quantity, limit->price, rules.quote, Round::up);
        if (const auto* stop = std::get_if<StopTerms>(&command.terms)) {
            Price price = stop->limit ? stop->limit->price : stop->trigger.stop;
            if (price.units == 0) price = state.last_price(command.pair);
            return value_of(stop->quantity, price, rules.quote, Round::up);
        }
        const Lots lots{quantity().units / rules.lot.units};
        const Sweep sweep = state.market(command.pair).book().sweep(Side::buy, lots);
        return notional_of(sweep.tick_lots, rules);
    }

    /// What it would have to borrow for that.
    [[nodiscard]] Amount loan() const {
        const Amount wanted = need();
        const Amount missing = wanted - free_of(state.ledger.at(command.pair), wanted.asset);
        return std::max(missing, loan_rules_of(wanted.asset).min_borrow);
    }

    [[nodiscard]] std::string lot_size() const {
        if (quantity() > rules.max_quantity)
            return "One order may be " + said(rules.max_quantity, Cut::down) + " at most.";
        if (quantity().units == 0 || quantity() < rules.lot)
            return "The smallest amount is " + said(rules.lot, Cut::up) + ".";
        return "The amount must be a multiple of " + said(rules.lot, Cut::up) + ".";
    }

    [[nodiscard]] std::string notional() const {
        const auto* limit = std::get_if<LimitTerms>(&command.terms);
        const Price price = limit != nullptr ? limit->price : state.average_price(command.pair);
        const Amount worth = value_of(quantity(), price, rules.quote, Round::down);
        if (worth < rules.min_notional)
            return "An order must be worth " + said(rules.min_notional, Cut::up) +
                   " or more. This one is worth " + said_amount(worth, Cut::down) + ".";
        return "A limit order may be worth " + said(rules.max_notional, Cut::down) +
               " at most. Lower the amount.";
    }

    [[nodiscard]] std::string balance() const {
        const Amount wanted = need();
        const Amount have = free_of(state.ledger.at(command.pair), wanted.asset);
        const std::string way = command.side == Side::buy ? "Transfer more" : "Borrow some";
        return "You have " + said(have, Cut::down) + " here. This order needs " +
               said_amount(wanted, Cut::up) + ". " + way + " or lower the amount.";
    }
};

struct Sentence {
    Refusal refusal;
    const State& state;

    std::string operator()(const Transfer& command) const {
        const IsolatedAccount& account = state.ledger.at(command.pair);
        if (refusal == Refusal::balance_too_low) return too_much_from_spot(command);
        if (refusal != Refusal::over_transfer_out_limit) return common_sentence(refusal, state);
        const Price index = state.index_price(command.pair);
        const std::string floor = ladder_text(rules_of(command.pair).ladder.transfer_floor);
        const Amount most = transfer_out_limit(account, command.amount.asset, index);
        if (account.free_of_debt())
            return "You have " + said(most, Cut::down) + " free here. " +
                   said_amount(command.amount, Cut::up) + " is more.";
        if (most.units > 0)
            return "The level must stay at " + floor + " or more, so " + said(most, Cut::down) +
                   " can be moved out now.";
        const std::optional<Ratio> level = margin_level(account, index);
        if (level && *level >= rules_of(command.pair).ladder.transfer_floor)
            return "You have no free " + std::string{ticker_of(command.amount.asset)} + " here.";
        return "Nothing can be moved out while the level is below " + floor + ". It is " +
               level_or_none(account, index) + " now.";
    }

    std::string operator()(const Borrow& command) const {
        const Amount amount = command.amount;
        if (refusal == Refusal::below_minimum_borrow)
            return "The smallest loan is " + said(loan_rules_of(amount.asset).min_borrow, Cut::up) +
                   ".";
        if (refusal == Refusal::lender_stock_too_low) return stock(amount.asset);
        if (refusal == Refusal::over_borrow_limit) return over_limit(command, state);
        return common_sentence(refusal, state);
    }

    std::string operator()(const Repay& command) const {
        const IsolatedAccount& account = state.ledger.at(command.pair);
        const Asset asset = command.amount.asset;
        const Amount owed = owed_of(account, asset);
        const Amount hold = free_of(account, asset);
        if (refusal == Refusal::below_minimum_repay)
            return "The smallest repayment is " + said(loan_rules_of(asset).min_repay, Cut::up) +
                   ".";
        if (refusal == Refusal::over_debt) {
            if (owed.units == 0) return "Nothing owed. Nothing to repay.";
            return "You owe " + said(owed, Cut::up) + ". Repay that or less.";
        }
        if (refusal == Refusal::debt_left_too_small)
            return "That would leave a debt too small to repay. Repay all of " +
                   said(owed, Cut::up) + " or less.";
        if (refusal != Refusal::balance_too_low) return common_sentence(refusal, state);
        const std::string state_of_things =
            "You owe " + said(owed, Cut::up) + " and hold " + said_amount(hold, Cut::down) + ". ";
        return state_of_things + way_to_get(command.pair, command.amount - hold);
    }

    std::string operator()(const PlaceOrder& command) const {
        const PairRules& rules = rules_of(command.pair);
        const OrderSentence order{command, state, rules};
        const auto* limit = std::get_if<LimitTerms>(&command.terms);
        switch (refusal) {
            case Refusal::price_filter:
                return limit != nullptr ? price_out_of_filter(*limit, rules)
                                        : common_sentence(refusal, state);
            case Refusal::lot_size: return order.lot_size();
            case Refusal::notional: return order.notional();
            case Refusal::percent_price: return percent_away(state, rules);
            case Refusal::order_balance_too_low: return order.balance();
            case Refusal::lender_stock_too_low: return stock(order.loan().asset);
            case Refusal::over_borrow_limit:
                return "This order would borrow what it lacks. " +
                       over_limit({command.pair, order.loan()}, state);
            default: return common_sentence(refusal, state);
        }
    }

    template <typename Other>
    std::string operator()(const Other&) const {
        return common_sentence(refusal, state);
    }

private:
    [[nodiscard]] std::string stock(Asset asset) const {
        return "The lenders have " + said(held(state.ledger, Lenders{}, asset), Cut::down) +
               " left. Borrow less.";
    }

    [[nodiscard]] std::string too_much_from_spot(const Transfer& command) const {
        const Amount spot = held(state.ledger, Spot{}, command.amount.asset);
        return "You have " + said(spot, Cut::down) + " in spot. " +
               said_amount(command.amount, Cut::up) + " is " +
               said(command.amount - spot, Cut::up) + " more.";
    }
};

}  // namespace

std::string sentence_for(Refusal refusal, const Command& command, const State& state) {
    return std::visit(Sentence{refusal, state}, command);
}

}  // namespace mw::explain
