#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

std::string in_quote(const Scene& scene, Amount amount, Cut cut) {
    return form_amount(amount, cut) + " " + std::string{ticker_of(scene.rules.quote)};
}

/// Interest is small: never fewer digits than it has.
std::string interest_text(Amount interest) {
    return interest.asset == Asset::usdt ? form_amount(interest, Cut::up)
                                         : trimmed(interest.units, 2);
}

AssetRow asset_row(const AccountLeg& leg) {
    return {std::string{ticker_of(leg.free.asset)},
            form_amount(leg.free, Cut::down),
            form_amount(leg.locked, Cut::down),
            form_amount(leg.principal, Cut::up),
            interest_text(leg.interest),
            form_amount(leg.net(), Cut::down)};
}

/// How far the hour is, and what its end will charge.
HourView hour_of(const Scene& scene) {
    HourView hour;
    const std::int64_t now = scene.state.time_ms() % hour_ms;
    for (const AccountLeg* leg : {&scene.account.base, &scene.account.quote}) {
        if (leg->principal.units == 0) continue;
        const Asset asset = leg->principal.asset;
        const Amount due = hour_of_interest(leg->principal, next_hourly_rate(scene.state, asset));
        hour.cost +=
            cat({hour.cost.empty() ? "+" : " +", trimmed(due.units, 2), " ", ticker_of(asset)});
    }
    if (hour.cost.empty()) return hour;
    hour.text = "Next interest in " + countdown(hour_ms - now, false);
    hour.passed = static_cast<float>(now) / static_cast<float>(hour_ms);
    return hour;
}

std::vector<Row> facts_about(const Scene& scene) {
    const IsolatedAccount& account = scene.account;
    const Worth worth = worth_of(account, scene.index);
    const Amount room =
        borrow_limit(scene.state.ledger, scene.pair, scene.rules.quote, scene.index).amount;
    const Amount out = transfer_out_limit(account, scene.rules.quote, scene.index);
    std::string debt = debt_text(account);
    const bool owes_both = account.base.owed().units > 0 && account.quote.owed().units > 0;
    if (owes_both)  // the coins below say of what
        debt = "≈ " + in_quote(scene, worth.debt, Cut::nearest);
    else if (!account.free_of_debt())
        debt += " ≈ " + form_amount(worth.debt, Cut::nearest);
    return {
        {"Equity",
         {in_quote(scene, worth.equity, Cut::nearest)},
         "What would be yours if the debt were paid now: assets less debt, at the index price."},
        {"Debt",
         {std::move(debt)},
         "Borrowed coins and unpaid interest. It is owed in its own "
         "coin, so its worth moves with the price."},
        {"Room to borrow",
         {in_quote(scene, room, Cut::down)},
         "The most you can still borrow now, counted in " +
             std::string{ticker_of(scene.rules.quote)} + "."},
        {"Can be moved out",
         {in_quote(scene, out, Cut::down)},
         "With debt, money may leave only while the level stays at " +
             ladder_text(scene.rules.ladder.transfer_floor) + " or more."},
        {"Index price",
         {price_text(scene.index, scene.pair)},
         "What level, limits and liquidation are measured with, not the last trade here."},
    };
}

TriggerView trigger_view(const std::optional<Trigger>& trigger, Price index) {
    if (!trigger) return {absent, {}};
    if (trigger->reached(index)) return {trigger->text, "reached"};
    return {trigger->text, percent_change(index.units, trigger->price.units, 1)};
}

}  // namespace

AccountView account_view(const Scene& scene) {
    AccountView view;
    view.title = cat({pair_name(scene.pair), " · tier ", std::to_string(tier_of(scene.account))});
    view.gauge = gauge_of(scene.account, scene.index);
    view.call = trigger_view(call_trigger(scene.account), scene.index);
    view.liquidation = trigger_view(liquidation_trigger(scene.account), scene.index);
    view.debt = debt_text(scene.account);
    view.facts = facts_about(scene);
    view.assets = {asset_row(scene.account.base), asset_row(scene.account.quote)};
    view.hour = hour_of(scene);
    return view;
}

}  // namespace mw::explain
