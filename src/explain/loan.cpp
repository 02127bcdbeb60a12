#include <algorithm>

#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

std::string with_coin(Amount amount, Cut cut) {
    return wallet_amount(amount, cut) + " " + std::string{ticker_of(amount.asset)};
}

/// "4.2%", "11%"
std::string said_percent(Price from, Price to) {
    std::string text = percent_apart(from.units, to.units, 1);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text + "%";
}

LoanView empty_view(const Scene& scene, Asset asset) {
    LoanView view;
    view.pair = "Isolated · " + pair_name(scene.pair);
    view.coin = ticker_of(asset);
    view.coin_name = full_name_of(asset);
    view.coins = {scene.rules.base, scene.rules.quote};
    return view;
}

// ---- Borrow -----------------------------------------------------------------------------------

/// "tier 1 · up to 10x"; a leverage that was chosen below that counts.
std::string tier_text(const IsolatedAccount& account) {
    const int tier = tier_of(account);
    const Ladder& ladder = rules_of(account.pair).ladder;
    Ratio most = ladder.tiers[static_cast<std::size_t>(tier - 1)].leverage;
    if (account.leverage) most = std::min(most, *account.leverage);
    return cat({"tier ", std::to_string(tier), " · up to ", trimmed(most.units), "x"});
}

std::vector<Row> loan_rows(const Scene& scene, Amount amount) {
    const AccountLeg& leg = *scene.account.leg(amount.asset);
    const Ratio rate = hourly_rate(scene.state, amount.asset);
    const Ratio year{mul_div(rate.units, std::int64_t{24} * 365, 1, Round::down)};
    const Amount principal = leg.principal + amount;
    return {
        {"Interest rate",
         {rate_text(rate, 3) + " / h · " + rate_text(year, 2) + " / year"},
         "Simple interest on what you borrowed, charged by the hour."},
        {"Charged at once (1 h)",
         {with_coin(hour_of_interest(amount, rate), Cut::up)},
         "The first hour is due the moment you borrow, even if you repay a minute later."},
        {"Then every full hour",
         {with_coin(hour_of_interest(principal, rate), Cut::up)},
         "One more hour is added each time the clock strikes a full hour."},
        {"You hold", {with_coin(leg.owned(), Cut::down)}, "In this account, before the loan."},
        {"You owe", {with_coin(leg.owed(), Cut::up)}, "Borrowed and interest, before the loan."},
        {"Tier and leverage",
         {tier_text(scene.account)},
         "Who owes more stands on a higher tier, which lends less against the same collateral."},
    };
}

Change room_change(const Scene& scene, Asset asset, const Ledger* after) {
    const auto room = [&](const Ledger& ledger) {
        const Amount left = borrow_limit(ledger, scene.pair, asset, scene.index).amount;
        const Amount shown{asset, cut_to(left.units, form_places(asset), Cut::down)};
        if (shown.units == 0) return Cell{"none", Tone::down};
        return Cell{form_amount(shown, Cut::down)};
    };
    Change change{
        "Room left (" + std::string{ticker_of(asset)} + ")", room(scene.state.ledger), {absent}};
    change.now.tone = Tone::label;
    if (after != nullptr) change.after = room(*after);
    return change;
}

bool is_reached(const std::optional<Trigger>& trigger, Price index) {
    return trigger && trigger->reached(index);
}

/// What would bring the margin call after a loan: "a rise of 4.2% would bring the margin call", or
/// that it is there; empty when no price brings it.
std::string way_to_call(const Scene& scene, const IsolatedAccount& account) {
    if (is_reached(liquidation_trigger(account), scene.index))
        return "the account would be liquidated at once";
    const auto call = call_trigger(account);
    if (is_reached(call, scene.index)) return "the margin call would come at once";
    if (!call) return {};
    return cat({call->rise_is_danger ? "a rise of " : "a fall of ",
                said_percent(scene.index, call->price), " would bring the margin call"});
}

std::string note_over_limit(const Scene& scene, const IsolatedAccount& after, Amount limit) {
    const std::string way = way_to_call(scene, after);
    if (way.empty()) return {};
    const std::string first = cat({"At ", level_or_none(after, scene.index), " ", way, "."});
    const auto events = loan_events(scene, {scene.pair, limit});
    if (!events || limit.units == 0) return first;
    const Ledger at_limit = ledger_after(scene.state, *events);
    const std::string there = way_to_call(scene, at_limit.at(scene.pair));
    if (there.empty()) return first;
    return cat({first, " At your limit of ", form_amount(limit, Cut::down), " ", there, "."});
}

/// Borrowed to the limit, the level ends below the ratio of the rule: the rule is about the loan,
/// and the first hour of it is charged on top.
std::string note_on_first_hour(const Scene& scene, const IsolatedAccount& after) {
    const auto level = margin_level(after, scene.index);
    const Ratio initial = initial_ratio(after, tier_of(after));
    if (!level || *level >= initial) return {};
    return cat({"The first hour of interest comes on top, so the level ends just below ",
                ladder_text(initial), "."});
}

std::string note_within_limit(const Scene& scene, const IsolatedAccount& after, Asset asset) {
    const AccountLeg& leg = *after.leg(asset);
    const std::string coin{ticker_of(asset)};
    const bool still_held = leg.owned() >= leg.principal;
    const auto call = call_trigger(after);
    const bool far = !call || call->price.units / 2 > scene.index.units;
    if (still_held && far && asset == scene.rules.base)
        return "Liquidation is far away because you hold the same " + coin +
               " you owe. It comes nearer once you sell it.";
    if (still_held && !call)
        return "The price cannot hurt yet because you hold the same " + coin +
               " you owe. The risk begins once you buy with it.";
    const std::string way = way_to_call(scene, after);
    if (way.empty()) return {};
    std::string note = cat({"After this loan ", way, "."});
    if (const std::string hour = note_on_first_hour(scene, after); !hour.empty())
        note += " " + hour;
    return note;
}

std::string worth_now(const Scene& scene, Amount amount) {
    const PairRules& rules = scene.rules;
    if (amount.asset == rules.base)
        return said(value_of(amount, scene.index, rules.quote, Round::down), Cut::down);
    const Amount base{rules.base, mul_div(amount.units, one, scene.index.units, Round::down)};
    return form_amount(base, Cut::nearest) + " " + std::string{ticker_of(rules.base)};
}

/// Marks in the After column what a refused loan would do.
/// @param taken  the account would be taken over at once.
void warn_of_refused(std::vector<Change>& changes, bool taken) {
    for (Change& change : changes) {
        if (change.after.text == "none" || change.after.text == absent) continue;
        if (change.label == "Margin level" || change.label == "Leverage in use")
            change.after.tone = Tone::down;
        if (change.label == "Margin call at") change.after.tone = Tone::warn;
        if (change.label == "Liquidation at" && taken) change.after.tone = Tone::down;
    }
}

// ---- Repay ------------------------------------------------------------------------------------

std::vector<Row> debt_rows(const AccountLeg& leg, const AccountLeg* after) {
    return {
        {"Total debt", {with_coin(leg.owed(), Cut::up)}, "Borrowed and interest together."},
        {"Borrowed", {with_coin(leg.principal, Cut::up)}, "What the lenders gave you."},
        {"Interest",
         {with_coin(leg.interest, Cut::up)},
         "Charged so far and not yet paid. A repayment pays it first."},
        {"Available",
         {with_coin(leg.free, Cut::down)},
         "What you can repay with: free coins of this kind in this account."},
        {"Remaining after",
         {after != nullptr ? with_coin(after->owed(), Cut::up) : absent},
         "What you would still owe."},
    };
}

std::string repay_note(const Scene& scene, const AccountLeg& leg) {
    if (leg.owed().units == 0 || leg.free >= leg.owed()) return {};
    const Amount missing = leg.owed() - leg.free;
    const PairRules& rules = scene.rules;
    if (missing.asset == rules.base)
        return "You hold less than you owe. Buying " +
               said(purchase_to_receive(missing, rules.taker_fee, rules.lot), Cut::up) +
               " gives enough for all of it, fee included.";
    return "You hold less than you owe. " + said(missing, Cut::up) + " is missing.";
}

/// "Pays 0.000001 interest first, then 0.1 borrowed."
std::string repay_split(const AccountLeg& before, const AccountLeg& after) {
    const Amount interest = before.interest - after.interest;
    const Amount principal = before.principal - after.principal;
    std::string text = "Pays " + said_amount(interest, Cut::up) + " interest first, then " +
                       said_amount(principal, Cut::down) + " borrowed.";
    if (after.owed().units == 0) text += " Nothing is owed then.";
    return text;
}

}  // namespace

std::optional<std::vector<Event>> loan_events(const Scene& scene, const Borrow& command) {
    const Answer answer = decide(scene.state, command);
    if (const auto* events = std::get_if<std::vector<Event>>(&answer)) return *events;
    if (std::get<Refusal>(answer) != Refusal::over_borrow_limit) return std::nullopt;
    const Ratio rate = hourly_rate(scene.state, command.amount.asset);
    return std::vector<Event>{Borrowed{command.pair, command.amount},
                              InterestCharged{command.pair, hour_of_interest(command.amount, rate),
                                              command.amount, rate, InterestKind::on_borrow}};
}

LoanView borrow_view(const Scene& scene) {
    LoanDraft draft = scene.desk.borrow;
    draft.asset = coin_of_pair(scene, draft.asset);
    const Amount limit =
        borrow_limit(scene.state.ledger, scene.pair, draft.asset, scene.index).amount;
    const Amount most{draft.asset, cut_to(limit.units, form_places(draft.asset), Cut::down)};
    LoanView view = empty_view(scene, draft.asset);
    view.limit_label = "Most you can borrow";
    view.limit = form_amount(most, Cut::down);
    view.max = write_decimal(most.units, form_places(draft.asset));
    view.footer = "Borrowing is not selling. The loan lands as " + view.coin + " in this account.";
    const std::string label = "Confirm Borrow";
    const auto typed = read_decimal(draft.amount, 8);
    if (!typed) {
        view.confirm = blocked(label, sentence_for(typed.error(), 8));
        if (typed.error() != NumberFault::empty) view.problem = view.confirm.why_not;
        view.rows = loan_rows(scene, {draft.asset, 0});
        view.changes = risk_changes(scene, nullptr);
        view.changes.push_back(room_change(scene, draft.asset, nullptr));
        return view;
    }
    const Borrow command{scene.pair, {draft.asset, *typed}};
    view.confirm = action(scene.state, label, command);
    view.problem = view.confirm.why_not;
    const auto events = loan_events(scene, command);
    std::optional<Ledger> after;
    if (events) after = ledger_after(scene.state, *events);
    const IsolatedAccount* account = after ? &after->at(scene.pair) : nullptr;
    const bool countable = *typed <= INT64_MAX / 2;  // sums with what is owed must fit
    view.rows = loan_rows(scene, countable ? command.amount : Amount{draft.asset, 0});
    view.changes = risk_changes(scene, account);
    view.changes.push_back(room_change(scene, draft.asset, after ? &*after : nullptr));
    if (account != nullptr)
        view.note = view.confirm.command ? note_within_limit(scene, *account, draft.asset)
                                         : note_over_limit(scene, *account, most);
    if (!view.confirm.command)
        warn_of_refused(view.changes, account != nullptr &&
                                          is_reached(liquidation_trigger(*account), scene.index));
    if (view.confirm.command)
        view.good = "Within your limit. Worth " + worth_now(scene, command.amount) + " now.";
    return view;
}

LoanView repay_view(const Scene& scene) {
    LoanDraft draft = scene.desk.repay;
    draft.asset = coin_of_pair(scene, draft.asset);
    const AccountLeg& leg = *scene.account.leg(draft.asset);
    const Amount most = std::min(leg.owed(), leg.free);
    LoanView view = empty_view(scene, draft.asset);
    view.limit_label = "Most you can repay";
    view.limit = wallet_amount(most, Cut::down);
    view.max = write_shortest(most.units);
    for (int i = 0; i < 4; ++i)
        if (most.units > 0)
            view.percent[i] = write_shortest(mul_div(most.units, i + 1, 4, Round::down));
    view.footer = "Interest is paid first, then the borrowed coins.";
    view.note = repay_note(scene, leg);
    const std::string label = "Confirm Repay";
    const auto typed = read_decimal(draft.amount, 8);
    std::optional<Ledger> after;
    if (typed) {
        const Repay command{scene.pair, {draft.asset, *typed}};
        view.confirm = action(scene.state, label, command);
        view.problem = view.confirm.why_not;
        after = ledger_after(scene.state, command);
    } else {
        const bool nothing = leg.owed().units == 0;
        view.confirm = blocked(
            label, nothing ? "Nothing owed. Nothing to repay." : sentence_for(typed.error(), 8));
        if (typed.error() != NumberFault::empty) view.problem = view.confirm.why_not;
    }
    const IsolatedAccount* account = after ? &after->at(scene.pair) : nullptr;
    const AccountLeg* leg_after = account != nullptr ? account->leg(draft.asset) : nullptr;
    view.rows = debt_rows(leg, leg_after);
    view.changes = risk_changes(scene, account);
    if (leg_after != nullptr) view.good = repay_split(leg, *leg_after);
    const Amount free_after = leg_after != nullptr ? leg_after->free : leg.free;
    view.changes.push_back(amount_change("Available (" + view.coin + ")", leg.free,
                                         leg_after != nullptr ? &free_after : nullptr));
    return view;
}

}  // namespace mw::explain
