#include <algorithm>

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
        const auto* limit = std::get_if<LimitTerms>(&command.terms);
        const auto* market = std::get_if<MarketTerms>(&command.terms);
        const bool too_dear = refusal == Refusal::order_balance_too_low;
        if (limit == nullptr && market == nullptr) {
            const bool buys = command.side == Side::buy;
            return too_dear && buys ? state.ledger.at(command.pair).quote.free
                                    : Amount{rules.quote, 0};
        }
        const Amount asked = limit != nullptr ? limit->quantity : market->quantity;
        const Price price = limit != nullptr ? limit->price : state.last_price(command.pair);
        if (refusal == Refusal::lot_size)
            return in_lots(std::min(asked, rules.max_quantity), rules, Round::down);
        if (refusal == Refusal::notional && price.units > 0)
            return smallest_worth(rules, asked, price);
        return too_dear ? affordable(command) : Amount{rules.base, 0};
    }

    template <typename Other>
    Amount operator()(const Other&) const {
        return {};
    }

private:
    static Amount in_lots(Amount quantity, const PairRules& rules, Round round) {
        const std::int64_t lots = mul_div(quantity.units, 1, rules.lot.units, round);
        return {rules.base, lots * rules.lot.units};
    }

    /// Fewest lots worth the minimum; nothing when the order was worth too much instead.
    static Amount smallest_worth(const PairRules& rules, Amount asked, Price price) {
        const Amount least{rules.base,
                           mul_div(rules.min_notional.units, one, price.units, Round::up)};
        return asked < least ? in_lots(least, rules, Round::up) : Amount{rules.base, 0};
    }

    /// Most that the free balance pays for.
    [[nodiscard]] Amount affordable(const PlaceOrder& command) const {
        const PairRules& rules = rules_of(command.pair);
        const IsolatedAccount& account = state.ledger.at(command.pair);
        if (command.side == Side::sell) return in_lots(account.base.free, rules, Round::down);
        if (const auto* limit = std::get_if<LimitTerms>(&command.terms))
            return in_lots({rules.base, mul_div(account.quote.free.units, one, limit->price.units,
                                                Round::down)},
                           rules, Round::down);
        const Answer answer = decide(
            state, PlaceOrder{command.pair, command.side, MarketByQuoteTerms{account.quote.free}});
        if (const auto* events = std::get_if<std::vector<Event>>(&answer))
            for (const Event& event : *events)
                if (const auto* placed = std::get_if<OrderPlaced>(&event)) return placed->quantity;
        return {rules.base, 0};
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

std::optional<Refusal> refusal_in_front(const Views& views, const Desk& desk) {
    switch (desk.window) {
        case Window::transfer: return views.transfer.confirm.refusal;
        case Window::borrow: return views.borrow.confirm.refusal;
        case Window::repay: return views.repay.confirm.refusal;
        case Window::none:
        case Window::order_sheet:
            if (desk.page != Page::trade) return std::nullopt;
            return views.order.submit.refusal;
        default: return std::nullopt;
    }
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
    const auto text = [](Amount amount) { return wallet_amount(amount, Cut::nearest); };
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
