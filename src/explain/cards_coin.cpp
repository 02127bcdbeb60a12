// Cards of one coin of an account.
#include <algorithm>

#include "explain/card.h"

namespace mw::explain::cards {
namespace {

const AccountLeg& leg_of(const IsolatedAccount& account, Asset asset) {
    const AccountLeg* leg = account.leg(asset);
    return leg != nullptr ? *leg : account.quote;
}

Amount amount_of(const At& at, FigureKind kind, Asset asset) {
    const AccountLeg& leg = leg_of(at.account, asset);
    switch (kind) {
        case FigureKind::total: return leg.owned();
        case FigureKind::available: return leg.free;
        case FigureKind::in_orders: return leg.locked;
        case FigureKind::borrowed: return leg.principal;
        case FigureKind::interest: return leg.interest;
        case FigureKind::owed: return leg.owed();
        case FigureKind::net: return leg.net();
        default: return held(at.ledger, Spot{}, asset);
    }
}

struct Words {
    const char* name;
    const char* about;
};

Words words_of(FigureKind kind) {
    switch (kind) {
        case FigureKind::total:
            return {" held",
                    "All of this coin in this account: what is free and what open orders "
                    "have set aside."};
        case FigureKind::available:
            return {" available", "What can be spent, repaid or moved now."};
        case FigureKind::in_orders:
            return {" in orders", "Set aside for open orders. It is free again when they end."};
        case FigureKind::borrowed: return {" borrowed", "What the lenders gave you."};
        case FigureKind::interest:
            return {" interest", "Charged so far and not yet paid. A repayment pays it first."};
        case FigureKind::owed:
            return {" owed",
                    "Borrowed and interest together. Owed in this coin, whatever its "
                    "price does."};
        case FigureKind::net:
            return {" equity", "What you hold of this coin less what you owe of it."};
        default: return {" in spot", "Your own money outside the isolated accounts."};
    }
}

/// What open orders have set aside, order by order.
void tell_orders(Card& card, const State& state, const Figure& figure) {
    std::vector<Formula> parts;
    for (const OrderId id : state.open_orders) {
        const Order* order = state.order(id);
        if (order == nullptr || order->pair != figure.pair || order->locked.units == 0 ||
            order->locked.asset != figure.asset)
            continue;
        parts.push_back(
            card.use({"#" + std::to_string(order->id) + " " + word_of(order->type) + " " +
                          word_of(order->side),
                      order->locked.units, ticker(figure.asset), moment(order->placed_ms)}));
    }
    if (!parts.empty()) card.formula = sum(parts);
}

/// As it is now, and what the window in front would change.
void tell_after(Card& card, const At& at, const Figure& figure, Amount after) {
    const At before{at.scene, at.scene.state.ledger, at.scene.account};
    const Amount now = amount_of(before, figure.kind, figure.asset);
    Figure then = figure;
    then.after = false;
    const Formula first = card.use(input("now", now, then));
    Input change = input("what you typed", after - now, std::nullopt);
    change.source = "this window";
    change.has_sign = true;
    card.formula = first + card.use(std::move(change));
    card.note = "As it would be after you confirm.";
}

void tell_origin(Card& card, const At& at, const Figure& figure) {
    const State& state = at.scene.state;
    const auto part = [&](const char* word, FigureKind kind) {
        return card.use(input(ticker(figure.asset) + word, amount_of(at, kind, figure.asset),
                              at.figure(kind, figure.asset)));
    };
    switch (figure.kind) {
        case FigureKind::total: tell_events(card, state, figure, Flow::held); return;
        case FigureKind::borrowed: tell_events(card, state, figure, Flow::borrowed); return;
        case FigureKind::interest: tell_events(card, state, figure, Flow::interest); return;
        case FigureKind::spot:
            tell_events(card, state, figure, Flow::spot, 0,
                        state.world.spot[index_of(figure.asset)].units);
            return;
        case FigureKind::in_orders: return tell_orders(card, state, figure);
        case FigureKind::available:
            card.formula =
                part(" held", FigureKind::total) - part(" in orders", FigureKind::in_orders);
            return;
        case FigureKind::owed:
            card.formula =
                part(" borrowed", FigureKind::borrowed) + part(" interest", FigureKind::interest);
            return;
        default: card.formula = part(" held", FigureKind::total) - part(" owed", FigureKind::owed);
    }
}

/// Held less owed at the index and at what one USDT is worth outside.
Card dollars_card(const At& at, Asset asset) {
    const State& state = at.scene.state;
    const PairRules& rules = at.scene.rules;
    const Amount net = leg_of(at.account, asset).net();
    const Amount size{asset, net.units < 0 ? -net.units : net.units};
    const bool base = asset == rules.base;
    const Round safe = net.units < 0 ? Round::up : Round::down;
    const Amount worth = base ? value_of(size, at.scene.index, rules.quote, safe) : size;
    const std::int64_t dollars = mul_div(worth.units, state.peg.units, one, Round::down);
    Card card{ticker(asset) + " in dollars"};
    card.units = cut_to(net.units < 0 ? -dollars : dollars, 2, Cut::nearest);
    card.value = "≈ " + number(card.units, 2, Cut::nearest) + " USD";
    card.about = "What you hold of this coin less what you owe of it, in US dollars.";
    Formula each =
        card.use(input(ticker(asset) + " equity", net, at.figure(FigureKind::net, asset)));
    if (base) each = rounded(each * card.use(index_input(at)), 8, Cut::down);
    Input peg{"dollars a USDT", state.peg.units, {}, "what it is worth outside"};
    card.formula =
        rounded(rounded(each * card.use(std::move(peg)), 8, Cut::inward), 2, Cut::nearest);
    return card;
}

}  // namespace

Card coin_card(const At& at, const Figure& figure) {
    if (figure.kind == FigureKind::in_dollars) return dollars_card(at, figure.asset);
    const Amount amount = amount_of(at, figure.kind, figure.asset);
    const Words words = words_of(figure.kind);
    Card card{ticker(figure.asset) + words.name, exact(amount), amount.units, words.about};
    if (at.after)
        tell_after(card, at, figure, amount);
    else
        tell_origin(card, at, figure);
    if (card.formula.terms.empty()) card.note = "None: nothing has happened here.";
    return card;
}

}  // namespace mw::explain::cards
