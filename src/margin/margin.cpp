#include "margin/margin.h"

#include <algorithm>

#include "core/check.h"
#include "margin/borrow_bounds.h"

namespace mw {
namespace {

using Wide = __int128;

Wide wide(std::int64_t value) { return static_cast<Wide>(value); }

/// The lesser of two limits; the earlier one stays when they are equal.
void tighten(BorrowBounds& bounds, Amount amount, BorrowBound bound) {
    bounds.alone[static_cast<std::size_t>(bound)] = amount;
    if (amount < bounds.limit.amount) bounds.limit = {amount, bound, bounds.limit.tier};
}

/// a - b, but never below zero.
Amount less_or_zero(Amount a, Amount b) { return a > b ? a - b : Amount{a.asset, 0}; }

/// What an account holds and what it owes, in 1e-16 of the quote coin: exact.
struct Worth {
    Wide owned;
    Wide owed;
};

Worth worth_of(const IsolatedAccount& account, Price index) {
    const auto exact = [index](Amount base, Amount quote) {
        return wide(base.units) * index.units + wide(quote.units) * one;
    };
    return {exact(account.base.owned(), account.quote.owned()),
            exact(account.base.owed(), account.quote.owed())};
}

/// a * one / b, rounded down; the largest number there is where it is larger.
std::int64_t scaled_ratio(Wide a, Wide b) {
    const Wide whole = a / b;
    if (whole >= INT64_MAX / one) return INT64_MAX;
    return static_cast<std::int64_t>(whole * one + a % b * one / b);  // in parts: 128 bits suffice
}

/// Loan at which the level would be exactly the initial ratio; the formula of S2 as one fraction,
/// rounded once.
Amount limit_by_collateral(const IsolatedAccount& account, Asset asset, Price index,
                           Ratio initial) {
    const PairRules& rules = rules_of(account.pair);
    const Worth worth = worth_of(account, index);
    const Wide room = wide(one) * worth.owned - wide(initial.units) * worth.owed;
    if (room <= 0) return {asset, 0};
    const Wide price = asset == rules.quote ? wide(one) : wide(index.units);
    const Wide most = room / (wide(initial.units - one) * price);
    return {asset, static_cast<std::int64_t>(std::min(most, wide(INT64_MAX)))};
}

/// The most that collateral and tier allow together, over every tier that may be reached.
BorrowBounds best_tier(const IsolatedAccount& account, const AccountLeg& leg, Price index) {
    const PairRules& rules = rules_of(account.pair);
    const Asset asset = leg.free.asset;
    const int first = tier_of(account);
    const int last = account.leverage ? tier_of_leverage(rules, *account.leverage)
                                      : static_cast<int>(rules.ladder.tiers.size());
    BorrowBounds best{{{asset, -1}, BorrowBound::collateral, first}};
    for (int tier = first; tier <= std::max(first, last); ++tier) {
        const Ratio initial = initial_ratio(account, tier);
        const Amount collateral = limit_by_collateral(account, asset, index, initial);
        BorrowBounds bounds{{collateral, BorrowBound::collateral, tier}, {collateral}};
        // a chosen leverage keeps its own tier's limit even where the account stands higher
        const Amount most = tier_limit(rules, asset, std::min(tier, last));
        tighten(bounds, less_or_zero(most, leg.principal), BorrowBound::tier);
        if (bounds.limit.amount > best.limit.amount) best = bounds;
    }
    return best;
}

}  // namespace

Amount assets_value(const IsolatedAccount& account, Price index) {
    const Asset quote = account.quote.free.asset;
    return value_of(account.base.owned(), index, quote, Round::down) + account.quote.owned();
}

Amount debt_value(const IsolatedAccount& account, Price index) {
    const Asset quote = account.quote.free.asset;
    return value_of(account.base.owed(), index, quote, Round::up) + account.quote.owed();
}

Amount equity_value(const IsolatedAccount& account, Price index) {
    return assets_value(account, index) - debt_value(account, index);
}

std::optional<Ratio> margin_level(const IsolatedAccount& account, Price index) {
    const Worth worth = worth_of(account, index);
    if (worth.owed == 0) return std::nullopt;
    return Ratio{scaled_ratio(worth.owned, worth.owed)};
}

MarginStatus status_of(std::optional<Ratio> level, const Ladder& ladder) {
    if (!level || *level > ladder.transfer_floor) return MarginStatus::excessive;
    if (*level > ladder.margin_call) return MarginStatus::normal;
    if (*level > ladder.pre_liquidation) return MarginStatus::margin_call;
    if (*level > ladder.liquidation) return MarginStatus::pre_liquidation;
    return MarginStatus::force_liquidation;
}

std::optional<Price> trigger_price(const IsolatedAccount& account, Ratio ratio) {
    // both differences are scaled 1e8 by the ratio
    const Wide quote_gap =
        wide(ratio.units) * account.quote.owed().units - wide(one) * account.quote.owned().units;
    const Wide base_gap =
        wide(one) * account.base.owned().units - wide(ratio.units) * account.base.owed().units;
    const bool a_fall_is_the_danger = quote_gap > 0 && base_gap > 0;
    const bool a_rise_is_the_danger = quote_gap < 0 && base_gap < 0;
    if (!a_fall_is_the_danger && !a_rise_is_the_danger) return std::nullopt;
    const Wide over = a_fall_is_the_danger ? quote_gap : -quote_gap;
    const Wide under = a_fall_is_the_danger ? base_gap : -base_gap;
    const Wide whole = over / under;
    if (whole >= INT64_MAX / one) return std::nullopt;  // beyond any price that can be written
    const Wide scaled = (over % under) * one;           // in two parts, to stay within 128 bits
    const bool odd = scaled % under != 0;
    const Wide price = whole * one + scaled / under + (a_fall_is_the_danger && odd ? 1 : 0);
    return price > 0 ? std::optional{Price{static_cast<std::int64_t>(price)}} : std::nullopt;
}

int tier_of(const IsolatedAccount& account) {
    const PairRules& rules = rules_of(account.pair);
    const int last = static_cast<int>(rules.ladder.tiers.size());
    int tier = 1;
    while (tier < last && (account.base.principal > tier_limit(rules, rules.base, tier) ||
                           account.quote.principal > tier_limit(rules, rules.quote, tier)))
        ++tier;
    return tier;
}

Ratio initial_ratio(const IsolatedAccount& account, int tier) {
    const PairRules& rules = rules_of(account.pair);
    const Tier& step = rules.ladder.tiers[static_cast<std::size_t>(tier - 1)];
    if (!account.leverage || account.leverage->units >= rules.leverage * one) return step.initial;
    const std::int64_t chosen = account.leverage->units;
    MW_CHECK(chosen > one, "a leverage of one is no loan at all");
    return std::max(step.initial, Ratio{mul_div(chosen, one, chosen - one, Round::up)});
}

BorrowBounds borrow_bounds(const Ledger& ledger, Pair pair, Asset asset, Price index) {
    const IsolatedAccount& account = ledger.at(pair);
    const AccountLeg* leg = account.leg(asset);
    MW_CHECK(leg != nullptr, "a limit exists for the two coins of the pair only");
    BorrowBounds bounds = best_tier(account, *leg, index);
    tighten(bounds, less_or_zero(loan_rules_of(asset).account_cap, leg->principal),
            BorrowBound::account_cap);
    tighten(bounds, held(ledger, Lenders{}, asset), BorrowBound::stock);
    return bounds;
}

BorrowLimit borrow_limit(const Ledger& ledger, Pair pair, Asset asset, Price index) {
    return borrow_bounds(ledger, pair, asset, index).limit;
}

Amount transfer_out_limit(const IsolatedAccount& account, Asset asset, Price index) {
    const AccountLeg* leg = account.leg(asset);
    MW_CHECK(leg != nullptr, "a limit exists for the two coins of the pair only");
    if (account.free_of_debt()) return leg->free;
    const PairRules& rules = rules_of(account.pair);
    const Worth worth = worth_of(account, index);
    const Wide room =
        wide(one) * worth.owned - wide(rules.ladder.transfer_floor.units) * worth.owed;
    if (room <= 0) return {asset, 0};
    const Wide price = asset == rules.quote ? wide(one) : wide(index.units);
    const Wide most = room / (wide(one) * price);
    return std::min(leg->free, {asset, static_cast<std::int64_t>(std::min(most, wide(INT64_MAX)))});
}

Amount hour_of_interest(Amount principal, Ratio hourly_rate) {
    return times(principal, hourly_rate, Round::up);
}

Amount purchase_to_receive(Amount needed, Ratio fee, Amount lot) {
    MW_CHECK(fee.units >= 0 && fee.units < one, "a fee takes less than all");
    MW_CHECK(needed.asset == lot.asset && lot.units > 0, "lots count the coin that is needed");
    const std::int64_t gross = mul_div(needed.units, one, one - fee.units, Round::up);
    return {needed.asset,
            mul_div(mul_div(gross, 1, lot.units, Round::up), lot.units, 1, Round::down)};
}

Amount purchase_to_repay(const IsolatedAccount& account, const PairRules& rules) {
    const AccountLeg& leg = account.base;
    const Amount missing = std::max(leg.owed() - leg.free, Amount{rules.base, 0});
    return purchase_to_receive(missing, rules.taker_fee, rules.lot);
}

}  // namespace mw
