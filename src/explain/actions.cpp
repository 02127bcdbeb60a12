#include <algorithm>

#include "explain/asked_order.h"
#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// The most, or least, that would be accepted; zero when no amount would.
struct Remedy {
    Refusal refusal;
    const State& state;

    Amount operator()(const Transfer& command) const {
        const Asset asset = command.amount.asset;
        if (refusal == Refusal::balance_too_low) return held(state.ledger, Spot{}, asset);
        if (refusal == Refusal::over_transfer_out_limit)
            return transfer_out_limit(state.ledger.at(command.pair), asset,
                                      state.index_price(command.pair));
        return {asset, 0};
    }

    Amount operator()(const Borrow& command) const {
        const Asset asset = command.amount.asset;
        const Amount most =
            borrow_limit(state.ledger, command.pair, asset, state.index_price(command.pair)).amount;
        const Amount least = loan_rules_of(asset).min_borrow;
        if (refusal == Refusal::below_minimum_borrow)
            return least <= most ? least : Amount{asset, 0};
        if (refusal == Refusal::over_borrow_limit || refusal == Refusal::lender_stock_too_low)
            return most >= least ? most : Amount{asset, 0};
        return {asset, 0};
    }

    Amount operator()(const Repay& command) const {
        const Asset asset = command.amount.asset;
        const AccountLeg* leg = state.ledger.at(command.pair).leg(asset);
        if (leg == nullptr) return {asset, 0};
        const Amount most = std::min(leg->owed(), leg->free);
        if (refusal == Refusal::below_minimum_repay)
            return std::min(most, loan_rules_of(asset).min_repay);
        if (refusal == Refusal::over_debt || refusal == Refusal::balance_too_low) return most;
        return {asset, 0};
    }

    Amount operator()(const PlaceOrder& command) const {
        const PairRules& rules = rules_of(command.pair);
        const AskedOrder order = asked_order(state, command);
        if (std::holds_alternative<MarketByQuoteTerms>(command.terms)) {
            const bool buys = command.side == Side::buy;
            return too_dear() && buys ? most_for(order) : Amount{rules.quote, 0};
        }
        if (too_dear() && !order.each && order.side == Side::buy) {
            const MarketByQuoteTerms all{most_for(order)};
            return lots_at_market(state, {command.pair, command.side, all, command.options});
        }
        return of_order(order);
    }

    Amount operator()(const PlaceOco& command) const { return of_order(asked_order(command)); }

    template <typename Other>
    Amount operator()(const Other&) const {
        return {};
    }

private:
    /// The amount is more than the account can pay for or borrow.
    [[nodiscard]] bool too_dear() const {
        return refusal == Refusal::order_balance_too_low || refusal == Refusal::over_borrow_limit ||
               refusal == Refusal::lender_stock_too_low;
    }

    [[nodiscard]] Amount most_for(const AskedOrder& order) const {
        return spendable(state, order.pair, order.side, order.side_effect);
    }

    [[nodiscard]] Amount of_order(const AskedOrder& order) const {
        const PairRules& rules = rules_of(order.pair);
        const Price each = order.each.value_or(state.last_price(order.pair));
        if (refusal == Refusal::lot_size)
            return whole_lots(std::min(order.quantity, rules.max_quantity), rules, Round::down);
        if (refusal == Refusal::notional && each.units > 0)
            return smallest_worth(rules, order.quantity, each);
        return too_dear() ? lots_paid_by(most_for(order), each, rules) : Amount{rules.base, 0};
    }

    /// Fewest lots worth the minimum; nothing when the order was worth too much instead.
    static Amount smallest_worth(const PairRules& rules, Amount asked, Price price) {
        const Amount least{rules.base,
                           mul_div(rules.min_notional.units, one, price.units, Round::up)};
        return asked < least ? whole_lots(least, rules, Round::up) : Amount{rules.base, 0};
    }
};

/// Text for the amount field: limits cut to the places forms use; a debt or a minimum never cut.
std::string fix_text(Amount amount, bool exact) {
    if (exact) return trimmed(amount.units);
    return form_amount(amount, Cut::down);
}

std::string without_commas(std::string text) {
    std::erase(text, ',');
    return text;
}

}  // namespace

Action action(const State& state, std::string label, const Command& command) {
    const Answer answer = decide(state, command);
    const auto* refusal = std::get_if<Refusal>(&answer);
    Action action;
    action.label = std::move(label);
    if (refusal == nullptr) {
        action.command = command;
        return action;
    }
    action.why_not = sentence_for(*refusal, command, state);
    action.code = code_text(*refusal);
    action.refusal = *refusal;
    const bool exact =
        std::holds_alternative<Repay>(command) || *refusal == Refusal::below_minimum_borrow;
    const std::string value = fix_text(std::visit(Remedy{*refusal, state}, command), exact);
    if (value.find_first_not_of("0.") != std::string::npos) {
        action.fix_label = "Use " + value;
        action.fix_value = without_commas(value);
    }
    return action;
}

Action blocked(std::string label, std::string why_not) {
    Action action;
    action.label = std::move(label);
    action.why_not = std::move(why_not);
    return action;
}

namespace {

/// The confirm button that the learner looks at; null when there is none.
const Action* action_in_front(const Views& views, const Desk& desk) {
    switch (desk.window) {
        case Window::transfer: return &views.transfer.confirm;
        case Window::borrow: return &views.borrow.confirm;
        case Window::repay: return &views.repay.confirm;
        case Window::none:
        case Window::order_sheet: return desk.page == Page::trade ? &views.order.submit : nullptr;
        default: return nullptr;
    }
}

}  // namespace

std::optional<Refusal> refusal_in_front(const Views& views, const Desk& desk) {
    const Action* action = action_in_front(views, desk);
    return action != nullptr ? action->refusal : std::nullopt;
}

std::string why_not_in_front(const Views& views, const Desk& desk) {
    const Action* action = action_in_front(views, desk);
    return action != nullptr ? action->why_not : std::string{};
}

Ledger ledger_after(const State& state, const std::vector<Event>& events) {
    Ledger ledger = state.ledger;
    for (const Event& event : events) book(ledger, event, nullptr);
    return ledger;
}

std::optional<Ledger> ledger_after(const State& state, const Command& command) {
    const Answer answer = decide(state, command);
    const auto* events = std::get_if<std::vector<Event>>(&answer);
    if (events == nullptr) return std::nullopt;
    return ledger_after(state, *events);
}

Change amount_change(std::string label, Amount now, const Amount* after) {
    const auto text = [](Amount amount) { return wallet_amount(amount, Cut::down); };
    return {std::move(label), {text(now), Tone::label}, {after ? text(*after) : absent}};
}

std::vector<Change> risk_changes(const Scene& scene, const IsolatedAccount* after) {
    const Price index = scene.index;
    const auto money = [](Amount amount) { return number(amount.units, 2, Cut::nearest); };
    const auto row = [&](std::string label, const auto& text) {
        Change change{std::move(label), {text(scene.account), Tone::label}, {absent}};
        if (after != nullptr) change.after = {text(*after)};
        return change;
    };
    std::vector<Change> changes;
    changes.push_back(row("Margin level", [&](const auto& a) { return level_or_none(a, index); }));
    changes.push_back(
        row("Total assets", [&](const auto& a) { return money(worth_of(a, index).assets); }));
    changes.push_back(
        row("Total debt", [&](const auto& a) { return money(worth_of(a, index).debt); }));
    changes.push_back(row("Equity (" + std::string{ticker_of(scene.rules.quote)} + ")",
                          [&](const auto& a) { return money(worth_of(a, index).equity); }));
    changes.push_back(row("Leverage in use", [&](const auto& a) {
        return leverage_text(assets_value(a, index), equity_value(a, index));
    }));
    changes.push_back(
        row("Margin call at", [&](const auto& a) { return text_of(call_trigger(a), "none"); }));
    changes.push_back(row("Liquidation at",
                          [&](const auto& a) { return text_of(liquidation_trigger(a), "none"); }));
    const Tone tone = after != nullptr ? level_tone(*after, index) : Tone::plain;
    if (tone != Tone::up) changes.front().after.tone = tone;
    return changes;
}

}  // namespace mw::explain
