// Cards of all isolated accounts together.
#include "explain/cards.h"

namespace mw::explain::cards {
namespace {

struct Whole {
    const char* name;
    const char* about;
    FigureKind part;
};

Whole whole_of(FigureKind kind) {
    switch (kind) {
        case FigureKind::wallet_assets:
            return {"Total balance", "Everything your isolated accounts hold, at the index price.",
                    FigureKind::assets};
        case FigureKind::wallet_debt:
            return {"Total debt", "Everything your isolated accounts owe, at the index price.",
                    FigureKind::debt};
        case FigureKind::wallet_pnl:
            return {"PnL",
                    "What trading, fees and interest have earned in all accounts over the chosen "
                    "time.",
                    FigureKind::earned};
        default: break;
    }
    return {"Account equity", "What is yours in all isolated accounts together.",
            FigureKind::equity};
}

Amount part_of(const At& at, Pair pair, FigureKind part) {
    const State& state = at.scene.state;
    if (part == FigureKind::earned)
        return earned(state, pair, start_of(at.scene.desk.wallet_pnl, state.time_ms()));
    const Worth worth = worth_of(state.ledger.at(pair), state.index_price(pair));
    if (part == FigureKind::assets) return worth.assets;
    return part == FigureKind::debt ? worth.debt : worth.equity;
}

/// A total in the unit the wallet is counted in. PnL stays in the quote coin.
void count_in_unit(Card& card, const At& at, Amount total) {
    const State& state = at.scene.state;
    const Pair first = state.world.pairs.front();
    const bool dollars = at.scene.desk.wallet_unit == WalletUnit::usd;
    const bool below = total.units < 0;
    const std::int64_t size = below ? -total.units : total.units;
    const Price index = state.index_price(first);
    const std::int64_t units = dollars ? mul_div(size, state.peg.units, one, Round::down)
                                       : mul_div(size, one, index.units, Round::down);
    card.units = below ? -units : units;
    card.value = with_unit(card.units, dollars ? "USD" : ticker(rules_of(first).base));
    if (card.formula.terms.empty()) return;
    const Formula in_quote = card.formula;
    if (dollars)
        card.formula = in_quote * card.use({"one USDT in dollars", state.peg.units, "USD",
                                            "what the market pays for it"});
    else
        card.formula =
            in_quote /
            card.use(
                {"index price", index.units, "price", {}, Figure{FigureKind::index_price, first}});
    card.formula = rounded(card.formula, 8, Cut::down);
}

}  // namespace

Card wallet_card(const At& at, const Figure& figure) {
    const State& state = at.scene.state;
    const Whole whole = whole_of(figure.kind);
    Card card{whole.name};
    card.about = whole.about;
    Amount total{at.scene.rules.quote, 0};
    std::vector<Formula> parts;
    for (const Pair pair : state.world.pairs) {
        const Amount part = part_of(at, pair, whole.part);
        if (part.units == 0) continue;
        total += part;
        parts.push_back(card.use(input(pair_name(pair), part, Figure{whole.part, pair})));
    }
    card.units = total.units;
    card.value = exact(total);
    if (!parts.empty()) card.formula = sum(parts);
    card.note = "Of every pair's own account.";
    const bool other_unit = at.scene.desk.wallet_unit != WalletUnit::usdt;
    const bool may_differ = figure.of != in_quote;
    if (other_unit && may_differ && figure.kind != FigureKind::wallet_pnl)
        count_in_unit(card, at, total);
    return card;
}

}  // namespace mw::explain::cards
