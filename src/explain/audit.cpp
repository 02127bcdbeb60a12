#include "explain/audit.h"

#include <algorithm>

#include "exchange/audit.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

std::string exactly(Amount amount) { return number(amount.units, 8, Cut::down); }

Row holding(std::string who, Amount amount, std::string help = {}) {
    return {std::move(who),
            {exactly(amount), amount.units == 0 ? Tone::quiet : Tone::plain},
            std::move(help)};
}

bool trades(const State& state, Asset asset) {
    return std::ranges::any_of(state.world.pairs, [asset](Pair pair) {
        return rules_of(pair).base == asset || rules_of(pair).quote == asset;
    });
}

/// Free and locked of each account that exists or holds something.
void add_accounts(AuditCoin& coin, const State& state, Asset asset) {
    for (const IsolatedAccount& account : state.ledger.isolated) {
        const AccountLeg* leg = account.leg(asset);
        if (leg == nullptr || (!account.exists && leg->owned().units == 0)) continue;
        const std::string name = pair_name(account.pair) + " account";
        coin.places.push_back(holding(name + ", free", leg->free));
        coin.places.push_back(holding(name + ", in orders", leg->locked,
                                      "Set aside for open orders. Added up order by order it is " +
                                          exactly(held_by_orders(state, account.pair, asset)) +
                                          "."));
    }
}

/// Interest of this coin that was paid so far.
Amount interest_paid(const State& state, Asset asset) {
    Amount paid{asset, 0};
    for (const Record& record : state.records)
        if (const auto* repaid = std::get_if<Repaid>(&record.event))
            if (repaid->interest.asset == asset) paid += repaid->interest;
    return paid;
}

/// Claims: they say whose a coin should be one day, so they move nothing.
void add_claims(AuditCoin& coin, const State& state, Asset asset) {
    Amount lent{asset, 0};
    Amount interest{asset, 0};
    for (const IsolatedAccount& account : state.ledger.isolated)
        if (const AccountLeg* leg = account.leg(asset)) {
            lent += leg->principal;
            interest += leg->interest;
        }
    coin.of_interest = {
        {"Lent to you",
         {exactly(lent)},
         "You owe it to the lenders. The coins are counted above, "
         "where they are now."},
        {"Interest you owe",
         {exactly(interest)},
         "A promise until you repay; then it moves to the "
         "venue."},
        {"Interest you have paid",
         {exactly(interest_paid(state, asset))},
         "It is part of what the venue earned."},
    };
}

AuditCoin coin_audit(const State& state, const Ledger& start, Asset asset) {
    const Ledger& now = state.ledger;
    AuditCoin coin;
    coin.ticker = ticker_of(asset);
    coin.title = coin.ticker + " · " + std::string{full_name_of(asset)};
    coin.began = {exactly(everywhere(start, asset))};
    coin.places = {holding("Your spot wallet", held(now, Spot{}, asset))};
    add_accounts(coin, state, asset);
    coin.places.push_back(
        holding("Lenders, ready to lend", held(now, Lenders{}, asset),
                "At the beginning " + exactly(held(start, Lenders{}, asset)) + "."));
    coin.places.push_back(holding("The venue's earnings", held(now, Fees{}, asset),
                                  "Trading fees, and interest that was paid."));
    coin.places.push_back(holding("Insurance fund", held(now, Insurance{}, asset),
                                  "Gets clearance fees, and pays what a liquidated account "
                                  "cannot. At the beginning " +
                                      exactly(held(start, Insurance{}, asset)) + "."));
    coin.places.push_back(holding("Everybody else in the market", held(now, Others{}, asset),
                                  "Whoever you buy from and sell to. At the beginning " +
                                      exactly(held(start, Others{}, asset)) + "."));
    coin.sum = {exactly(everywhere(now, asset))};
    const Amount off = surplus(state, asset);
    coin.difference = off.units == 0 ? Cell{"0", Tone::up}
                                     : Cell{signed_number(off.units, 8, Cut::down), Tone::down};
    add_claims(coin, state, asset);
    return coin;
}

}  // namespace

std::string books_off(const State& state) {
    for (const Asset asset : all_assets)
        if (const Amount off = surplus(state, asset); off.units != 0)
            return "Books off by " + signed_number(off.units, 8, Cut::down) + " " +
                   std::string{ticker_of(asset)};
    return {};
}

AuditView audit_view(const State& state) {
    AuditView view;
    const std::string_view fault = fault_of(state);
    view.balances = fault.empty();
    view.verdict =
        view.balances
            ? "Every unit that was there at the beginning is somewhere now, none was made or "
              "lost, and what is locked is what your open orders hold."
            : "Something is wrong in this program: " + std::string{fault} + ".";
    const Ledger start = make_ledger(state.world);
    for (const Asset asset : all_assets)
        if (trades(state, asset) || surplus(state, asset).units != 0)
            view.coins.push_back(coin_audit(state, start, asset));
    return view;
}

}  // namespace mw::explain
