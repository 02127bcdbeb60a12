#include "margin/ledger.h"

#include "core/check.h"

namespace mw {
namespace {

std::array<Amount, asset_count> nothing() {
    std::array<Amount, asset_count> amounts;
    for (const Asset asset : all_assets) amounts[index_of(asset)] = {asset, 0};
    return amounts;
}

AccountLeg empty_leg(Asset asset) { return {{asset, 0}, {asset, 0}, {asset, 0}, {asset, 0}}; }

/// The balance of a coin at a place; `Books` is a Ledger, const or not.
template <typename Books>
struct BalanceAt {
    Books& ledger;
    Asset asset;

    auto* operator()(Spot) const { return &ledger.spot[index_of(asset)]; }
    auto* operator()(Others) const { return &ledger.others[index_of(asset)]; }
    auto* operator()(Lenders) const { return &ledger.lenders[index_of(asset)]; }
    auto* operator()(Fees) const { return &ledger.fees[index_of(asset)]; }
    auto* operator()(Insurance) const { return &ledger.insurance[index_of(asset)]; }
    auto* operator()(IsolatedFree place) const { return &leg(place.pair).free; }
    auto* operator()(IsolatedLocked place) const { return &leg(place.pair).locked; }

private:
    auto& leg(Pair pair) const {
        auto* found = ledger.at(pair).leg(asset);
        MW_CHECK(found != nullptr, "an isolated account holds the two coins of its pair only");
        return *found;
    }
};

void add_amount(Fingerprint& sum, Amount amount) { sum.add(amount.asset).add(amount.units); }

void add_leg(Fingerprint& sum, const AccountLeg& leg) {
    for (const Amount amount : {leg.free, leg.locked, leg.principal, leg.interest})
        add_amount(sum, amount);
}

}  // namespace

const AccountLeg* IsolatedAccount::leg(Asset asset) const {
    if (asset == base.free.asset) return &base;
    if (asset == quote.free.asset) return &quote;
    return nullptr;
}

AccountLeg* IsolatedAccount::leg(Asset asset) {
    if (asset == base.free.asset) return &base;
    if (asset == quote.free.asset) return &quote;
    return nullptr;
}

bool IsolatedAccount::free_of_debt() const {
    return base.owed().units == 0 && quote.owed().units == 0;
}

IsolatedAccount empty_account(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return {.pair = pair, .base = empty_leg(rules.base), .quote = empty_leg(rules.quote)};
}

Ledger empty_ledger() {
    Ledger ledger;
    for (auto* place :
         {&ledger.spot, &ledger.others, &ledger.lenders, &ledger.fees, &ledger.insurance})
        *place = nothing();
    for (const Pair pair : all_pairs) ledger.at(pair) = empty_account(pair);
    return ledger;
}

Amount held(const Ledger& ledger, const Place& place, Asset asset) {
    return *std::visit(BalanceAt<const Ledger>{ledger, asset}, place);
}

void move(Ledger& ledger, const Place& from, const Place& to, Amount amount) {
    MW_CHECK(amount.units >= 0, "coins move forward only");
    Amount& source = *std::visit(BalanceAt<Ledger>{ledger, amount.asset}, from);
    MW_CHECK(source >= amount, "nobody can give more than they hold");
    source -= amount;
    *std::visit(BalanceAt<Ledger>{ledger, amount.asset}, to) += amount;
}

Amount everywhere(const Ledger& ledger, Asset asset) {
    Amount sum{asset, 0};
    for (const Place& place :
         {Place{Spot{}}, Place{Others{}}, Place{Lenders{}}, Place{Fees{}}, Place{Insurance{}}})
        sum += held(ledger, place, asset);
    for (const IsolatedAccount& account : ledger.isolated)
        if (const AccountLeg* leg = account.leg(asset)) sum += leg->owned();
    return sum;
}

void add_to(Fingerprint& sum, const Ledger& ledger) {
    for (const auto* place :
         {&ledger.spot, &ledger.others, &ledger.lenders, &ledger.fees, &ledger.insurance})
        for (const Amount amount : *place) add_amount(sum, amount);
    for (const IsolatedAccount& account : ledger.isolated) {
        sum.add(account.pair).add(account.exists);
        add_leg(sum, account.base);
        add_leg(sum, account.quote);
        sum.add(account.disabled).add(account.auto_top_up);
        sum.add(account.leverage ? account.leverage->units : 0);
    }
}

}  // namespace mw
