#include <algorithm>

#include "explain/asked_order.h"
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

std::string lenders_have(Asset asset, const State& state) {
    return "The lenders have " + said(held(state.ledger, Lenders{}, asset), Cut::down) +
           " left. Borrow less.";
}

std::string price_out_of_filter(Price price, const PairRules& rules) {
    if (price < rules.min_price || price > rules.max_price)
        return "The price must lie between " + price_text(rules.min_price, rules.pair) + " and " +
               price_text(rules.max_price, rules.pair) + ".";
    const std::int64_t steps = mul_div(price.units, 1, rules.tick.units, Round::down);
    const Price below{std::max(steps * rules.tick.units, rules.min_price.units)};
    return "The price must be a multiple of " + trimmed(rules.tick.units) + ". Use " +
           price_text(below, rules.pair) + ".";
}

std::string percent_away(const State& state, const PairRules& rules) {
    const Price middle = state.average_price(rules.pair);
    const Price high{mul_div(middle.units, rules.price_up.units, one, Round::down)};
    const Price low{mul_div(middle.units, rules.price_down.units, one, Round::up)};
    return "That is too far from the average of the last five minutes, " +
           price_text(middle, rules.pair) + ". Stay between " +
           number(low.units, price_places(rules.pair), Cut::up) + " and " +
           number(high.units, price_places(rules.pair), Cut::down) + ".";
}

/// Why an order is refused, in the words of its own numbers.
struct OrderSentence {
    Refusal refusal;
    const State& state;
    const AskedOrder& order;
    const PairRules& rules;

    [[nodiscard]] std::string text() const {
        switch (refusal) {
            case Refusal::price_filter:
                if (const auto price = price_off_filter(order))
                    return price_out_of_filter(*price, rules);
                break;
            case Refusal::lot_size: return lot_size();
            case Refusal::notional: return notional();
            case Refusal::percent_price: return percent_away(state, rules);
            case Refusal::order_balance_too_low: return balance();
            case Refusal::lender_stock_too_low:
                return lenders_have(need_of(state, order).asset, state);
            case Refusal::over_borrow_limit:
                return "This order would borrow what it lacks. " +
                       over_limit({order.pair, loan()}, state);
            case Refusal::price_relation: return price_relation();
            default: break;
        }
        return common_sentence(refusal, state);
    }

private:
    /// What it would have to borrow.
    [[nodiscard]] Amount loan() const {
        const Amount need = need_of(state, order);
        const Amount missing = need - free_of(state.ledger.at(order.pair), need.asset);
        return std::max(missing, loan_rules_of(need.asset).min_borrow);
    }

    [[nodiscard]] std::string lot_size() const {
        if (order.quantity > rules.max_quantity)
            return "One order may be " + said(rules.max_quantity, Cut::down) + " at most.";
        if (order.quantity.units == 0 || order.quantity < rules.lot)
            return "The smallest amount is " + said(rules.lot, Cut::up) + ".";
        return "The amount must be a multiple of " + said(rules.lot, Cut::up) + ".";
    }

    [[nodiscard]] std::string notional() const {
        const Price price = order.each.value_or(state.average_price(order.pair));
        const Amount worth = value_of(order.quantity, price, rules.quote, Round::down);
        if (worth < rules.min_notional)
            return "An order must be worth " + said(rules.min_notional, Cut::up) +
                   " or more. This one is worth " + said_amount(worth, Cut::down) + ".";
        return "A limit order may be worth " + said(rules.max_notional, Cut::down) +
               " at most. Lower the amount.";
    }

    [[nodiscard]] std::string balance() const {
        const Amount need = need_of(state, order);
        const Amount have = free_of(state.ledger.at(order.pair), need.asset);
        const std::string way = order.side == Side::buy ? "Transfer more" : "Borrow some";
        return "You have " + said(have, Cut::down) + " here. This order needs " +
               said_amount(need, Cut::up) + ". " + way + " or lower the amount.";
    }

    /// A list whose prices do not stand round the market.
    [[nodiscard]] std::string price_relation() const {
        const bool sells = order.side == Side::sell;
        return std::string{sells ? "To sell, the price must be above "
                                 : "To buy, the price must be below "} +
               said_price(state.last_price(order.pair), order.pair) +
               ", the last price, and the stop " + (sells ? "below" : "above") + " it.";
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
        if (refusal == Refusal::lender_stock_too_low) return lenders_have(amount.asset, state);
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
        return of_order(asked_order(state, command));
    }

    std::string operator()(const PlaceOco& command) const { return of_order(asked_order(command)); }

    std::string operator()(const PlaceOto& command) const {
        return of_pair(asked_orders(state, command));
    }

    std::string operator()(const PlaceOtoco& command) const {
        return of_pair(asked_orders(state, command));
    }

    template <typename Other>
    std::string operator()(const Other&) const {
        return common_sentence(refusal, state);
    }

private:
    [[nodiscard]] std::string of_order(const AskedOrder& order) const {
        return OrderSentence{refusal, state, order, rules_of(order.pair)}.text();
    }

    /// Of an order and of what follows it: the one the refusal is about.
    [[nodiscard]] std::string of_pair(const std::vector<AskedOrder>& orders) const {
        const PairRules& rules = rules_of(orders.front().pair);
        const bool repays = may_repay(orders.front().side_effect);
        if (refusal == Refusal::terms_invalid && repays)
            return "An order that another one follows can borrow, but it cannot repay. Choose the "
                   "mode Normal or Borrow.";
        if (refusal == Refusal::price_relation)
            return orders.back().side == Side::sell
                       ? "What follows sells: its price must be above its stop."
                       : "What follows buys: its price must be below its stop.";
        const auto is_small = [&](const AskedOrder& order) {
            return order.each && value_of(order.quantity, *order.each, rules.quote, Round::down) <
                                     rules.min_notional;
        };
        const bool first_fits =
            (refusal == Refusal::price_filter && !price_off_filter(orders.front())) ||
            (refusal == Refusal::notional && !is_small(orders.front()));
        return of_order(first_fits ? orders.back() : orders.front());
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
