// Cards of a position, and of what was earned.
#include "explain/card.h"

namespace mw::explain::cards {
namespace {

Card none(const char* name) { return {name, absent, 0, "There is no position now.", {}}; }

Card size_card(const At& at, const Position& position) {
    const AccountLeg& leg = at.account.base;
    const Asset base = leg.free.asset;
    Card card{"Position", exact(position.size), position.size.units};
    card.about = "What you hold of " + ticker(base) +
                 " less what you borrowed of it. Below zero "
                 "is a short: you gain when the price falls.";
    card.formula =
        card.use(input(ticker(base) + " held", leg.owned(), at.figure(FigureKind::total, base))) -
        card.use(input(ticker(base) + " borrowed", leg.principal,
                       at.figure(FigureKind::borrowed, base)));
    card.note = "Interest is not part of it.";
    return card;
}

Card value_card(const At& at, const Position& position) {
    const PairRules& rules = at.scene.rules;
    const std::int64_t size = position.size.units < 0 ? -position.size.units : position.size.units;
    const Amount worth = value_of({rules.base, size}, at.scene.index, rules.quote, Round::down);
    Card card{"Position value", exact(worth), worth.units};
    card.about = "What the position is worth at the index price.";
    Input coins = input("size", {rules.base, size}, at.figure(FigureKind::position));
    card.formula = rounded(card.use(std::move(coins)) * card.use(index_input(at)), 8, Cut::down);
    return card;
}

Card entry_card(const At& at, const Position& position) {
    const bool is_short = position.size.units < 0;
    Card card{is_short ? "Sold at" : "Bought at", absent};
    card.about = "The average price of the trades that opened the position.";
    if (!position.entry) {
        card.note = "No trade opened it.";
        return card;
    }
    card.units = position.entry->units;
    card.value = price_text(*position.entry, at.scene.pair);
    Input coins = input("coins traded", position.entry_size, std::nullopt);
    coins.source = "of the same trades";
    card.formula = rounded(card.use(input(is_short ? "received for them" : "paid for them",
                                          position.entry_cost, at.figure(FigureKind::entry_cost))) /
                               card.use(std::move(coins)),
                           8, Cut::down);
    return card;
}

/// The trades since the account was last flat. Only where all of them point one way is the cost
/// simply their sum.
Card cost_card(const At& at, const Position& position) {
    Card card{"Traded for", exact(position.entry_cost), position.entry_cost.units};
    card.about = "What the trades that opened the position cost or brought, before fees.";
    const State& state = at.scene.state;
    std::vector<Formula> parts;
    bool one_way = true;
    const bool sold = position.size.units < 0;
    for (std::size_t i = position.flows.since; i < state.records.size(); ++i) {
        const auto* fill = std::get_if<OrderFilled>(&state.records[i].event);
        const Order* order = fill != nullptr ? state.order(fill->order) : nullptr;
        if (order == nullptr || order->pair != at.scene.pair) continue;
        one_way = one_way && (order->side == Side::sell) == sold;
        Input line =
            input((order->side == Side::sell ? "Sold " : "Bought ") + exact(fill->quantity) +
                      " at " + price_text(fill->price, at.scene.pair),
                  fill->total, std::nullopt);
        line.source = moment(state.records[i].time_ms);
        parts.push_back(card.line(std::move(line)));
    }
    if (position.flows.closed_total.units != 0) {
        const Amount closed{at.scene.rules.quote, -position.flows.closed_total.units};
        Input line = input("Closed the position before", closed, std::nullopt);
        line.source = "part of the first";
        parts.push_back(card.line(std::move(line)));
    }
    if (one_way && !parts.empty()) card.formula = sum(parts);
    if (!one_way) card.note = "A trade the other way takes off its share of what it closes.";
    return card;
}

Card pnl_card(const At& at, const Position& position) {
    Card card{"PnL", exact(position.pnl), position.pnl.units};
    card.about =
        "What this position has earned: all that trades, fees and interest brought or took, with "
        "the coins counted at the index price.";
    const PairRules& rules = at.scene.rules;
    const Flows& flows = position.flows;
    card.formula = card.use(input(ticker(rules.quote) + " that came and went", flows.quote,
                                  at.figure(FigureKind::pnl_quote, rules.quote)));
    if (flows.base.units == 0) return card;
    const Formula coins = card.use(input(ticker(rules.base) + " that came and went", flows.base,
                                         at.figure(FigureKind::pnl_base, rules.base))) *
                          card.use(index_input(at));
    card.formula = card.formula + rounded(coins, 8, flows.base.units < 0 ? Cut::up : Cut::down);
    card.note = "At the index price.";
    return card;
}

/// What an account has earned over the span that the wallet shows.
Card earned_card(const At& at) {
    const State& state = at.scene.state;
    const std::int64_t from_ms = start_of(at.scene.desk.wallet_pnl, state.time_ms());
    const Earnings parts = earnings_of(state, at.scene.pair, from_ms);
    const Amount earned = parts.now - parts.moved - parts.then;
    Card card{"PnL of " + pair_name(at.scene.pair), exact(earned), earned.units};
    card.about =
        "What trading, fees and interest have earned in this account: equity now, less equity "
        "then, less what was moved in since.";
    const auto part = [&](const char* name, Amount amount, std::string source) {
        Input line = input(name, amount, std::nullopt);
        line.source = std::move(source);
        return card.use(std::move(line));
    };
    card.formula = part("equity now", parts.now, "coins less debts, at the index price");
    const bool whole_run = from_ms <= state.world.start_ms;
    if (parts.then.units != 0)
        card.formula = card.formula - part("equity then", parts.then, moment(from_ms));
    if (parts.moved.units != 0)
        card.formula = card.formula -
                       part("moved in", parts.moved, whole_run ? "since the start" : "since then");
    card.note = "With all digits; the equity of other lines is shown in cents.";
    return card;
}

Card flow_card(const At& at, const Flows& flows, const Figure& figure) {
    const bool base = figure.asset == at.scene.rules.base;
    const Amount amount = base ? flows.base : flows.quote;
    Card card{ticker(figure.asset) + " that came and went", exact(amount), amount.units};
    card.about =
        "By trades, fees and interest. Transfers and loans do not count: they are not "
        "earned.";
    // a trade that closed another position first counts with its rest alone
    const std::int64_t closed = (base ? flows.closed_base : flows.closed_quote).units;
    tell_events(card, at.scene.state, figure, Flow::earned, flows.since, -closed,
                "Closed the position before");
    return card;
}

}  // namespace

Card position_card(const At& at, const Figure& figure) {
    const State& state = at.scene.state;
    if (figure.kind == FigureKind::earned) return earned_card(at);
    const auto position = position_of(state, figure.pair);
    if (!position) return none("Position");
    switch (figure.kind) {
        case FigureKind::position: return size_card(at, *position);
        case FigureKind::position_value: return value_card(at, *position);
        case FigureKind::entry: return entry_card(at, *position);
        case FigureKind::entry_cost: return cost_card(at, *position);
        case FigureKind::pnl: return pnl_card(at, *position);
        default: return flow_card(at, position->flows, figure);
    }
}

}  // namespace mw::explain::cards
