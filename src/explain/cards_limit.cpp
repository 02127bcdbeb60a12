// Cards of limits: room to borrow, what may leave.
#include <algorithm>
#include <array>

#include "explain/card.h"
#include "margin/borrow_bounds.h"

namespace mw::explain::cards {
namespace {

/// (what is held − ratio × what is owed), and never below zero.
Formula spare(Card& card, const At& at, const Formula& ratio) {
    const Formula held = worth_of_side(card, at, FigureKind::assets);
    const Formula gap = at.account.free_of_debt()
                            ? held
                            : held - ratio * (worth_of_side(card, at, FigureKind::debt));
    return larger(constant(0), gap);
}

Card collateral_card(const At& at, const Figure& figure, const BorrowBounds& bounds) {
    const Amount amount = bounds.by(BorrowBound::collateral);
    const BorrowLimit& limit = bounds.limit;
    Card card{"By collateral", exact(amount), amount.units};
    const Ratio initial = initial_ratio(at.account, limit.tier);
    card.about = "The loan at which the margin level would be exactly " + ladder_text(initial) +
                 ", the least a loan may leave.";
    const Formula ratio = card.use(by_venue("initial ratio", initial.units));
    Formula most = spare(card, at, ratio) / (ratio - constant(one));
    if (figure.asset == at.scene.rules.base) most = most / card.use(index_input(at));
    card.formula = rounded(most, 8, Cut::down);
    card.note = "At the index price, cut down. Tier " + std::to_string(limit.tier) + ".";
    return card;
}

/// A limit of the venue less what is borrowed already.
Formula left_of(Card& card, const At& at, Asset asset, const char* name, Amount most) {
    const AccountLeg& leg = *at.account.leg(asset);
    Input whole = by_venue(name, most.units, ticker(asset));
    const Formula limit = card.use(std::move(whole));
    if (leg.principal.units == 0) return limit;
    const Formula left = limit - card.use(input(ticker(asset) + " borrowed", leg.principal,
                                                at.figure(FigureKind::borrowed, asset)));
    return larger(constant(0), left);
}

Card room_card(const At& at, const Figure& figure, const BorrowBounds& bounds) {
    const Asset asset = figure.asset;
    const BorrowLimit& limit = bounds.limit;
    Card card{"Room to borrow " + ticker(asset), exact(limit.amount), limit.amount.units};
    constexpr std::array reasons = {"your collateral", "the limit of your tier",
                                    "the most one account may owe", "what the lenders have"};
    card.about = std::string{"The most you can still borrow now. What stops it here: "} +
                 reasons[static_cast<std::size_t>(limit.bound)] + ".";
    const PairRules& rules = at.scene.rules;
    const Formula collateral = card.use(input("by collateral", bounds.by(BorrowBound::collateral),
                                              at.figure(FigureKind::by_collateral, asset)));
    int tier = limit.tier;
    if (at.account.leverage) tier = std::min(tier, tier_of_leverage(rules, *at.account.leverage));
    const Formula by_tier = left_of(card, at, asset, "tier limit", tier_limit(rules, asset, tier));
    const Formula by_cap =
        left_of(card, at, asset, "account limit", loan_rules_of(asset).account_cap);
    Input stock = input("lenders' coins", bounds.by(BorrowBound::stock), std::nullopt);
    stock.source = "what is left to lend";
    card.formula =
        smaller(smaller(collateral, by_tier), smaller(by_cap, card.use(std::move(stock))));
    card.note = "The first hour's interest is not counted, as in the venue's own formula.";
    return card;
}

Card movable_card(const At& at, const Figure& figure) {
    const Asset asset = figure.asset;
    const Amount most = transfer_out_limit(at.account, asset, at.scene.index);
    Card card{"Can be moved out (" + ticker(asset) + ")", exact(most), most.units};
    const Ratio floor = at.scene.rules.ladder.transfer_floor;
    card.about = "With debt, money may leave only while the level stays at " + ladder_text(floor) +
                 " or more. Without debt all that is free may leave.";
    const AccountLeg& leg = *at.account.leg(asset);
    const Formula free = card.use(
        input(ticker(asset) + " available", leg.free, at.figure(FigureKind::available, asset)));
    if (at.account.free_of_debt()) {
        card.formula = free;
        return card;
    }
    Formula over = spare(card, at, card.use(by_venue("level to keep", floor.units)));
    if (asset == at.scene.rules.base) over = over / card.use(index_input(at));
    card.formula = smaller(free, rounded(over, 8, Cut::down));
    card.note = "At the index price, cut down.";
    return card;
}

/// What must be bought so that all of the base coin that is owed can be given back.
Card enough_card(const At& at) {
    const PairRules& rules = at.scene.rules;
    const AccountLeg& leg = at.account.base;
    const Amount enough = purchase_to_repay(at.account, rules);
    Card card{"Enough to buy", exact(enough), enough.units};
    card.about = "The smallest purchase that repays the debt after its fee, in whole lots of " +
                 trimmed(rules.lot.units) + ".";
    const Formula owed = card.use(
        input(ticker(rules.base) + " owed", leg.owed(), at.figure(FigureKind::owed, rules.base)));
    const Formula free = card.use(input(ticker(rules.base) + " available", leg.free,
                                        at.figure(FigureKind::available, rules.base)));
    const Formula kept = constant(one) - card.use(by_venue("fee rate", rules.taker_fee.units, "%"));
    const bool covered = leg.owed() <= leg.free;
    const Formula missing = covered ? larger(constant(0), owed - free) : owed - free;
    card.formula = rounded(missing / kept, lot_places(rules), Cut::up);
    card.note = "Rounded up to the lot.";
    return card;
}

}  // namespace

int lot_places(const PairRules& rules) {
    int places = 8;
    for (std::int64_t lot = rules.lot.units; lot > 1; lot /= 10) --places;
    return places;
}

Formula worth_of_side(Card& card, const At& at, FigureKind kind) {
    const bool debt = kind == FigureKind::debt;
    const IsolatedAccount& a = at.account;
    const char* word = debt ? " owed" : " held";
    const FigureKind coin_kind = debt ? FigureKind::owed : FigureKind::total;
    const auto coin = [&](Amount amount) {
        return card.use(
            input(ticker(amount.asset) + word, amount, at.figure(coin_kind, amount.asset)));
    };
    const Amount base = debt ? a.base.owed() : a.base.owned();
    const Amount quote = debt ? a.quote.owed() : a.quote.owned();
    if (base.units == 0) return coin(quote);
    const Formula first = coin(base) * card.use(index_input(at));
    return quote.units == 0 ? first : first + coin(quote);
}

Card limit_card(const At& at, const Figure& figure) {
    if (figure.kind == FigureKind::movable) return movable_card(at, figure);
    if (figure.kind == FigureKind::enough) return enough_card(at);
    const BorrowBounds bounds =
        borrow_bounds(at.ledger, at.scene.pair, figure.asset, at.scene.index);
    return figure.kind == FigureKind::by_collateral ? collateral_card(at, figure, bounds)
                                                    : room_card(at, figure, bounds);
}

}  // namespace mw::explain::cards
