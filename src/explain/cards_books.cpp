// Cards of the audit: where every unit of a coin is, and how it came there.
#include <array>

#include "exchange/audit.h"
#include "exchange/exchange.h"
#include "explain/cards.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

/// Who holds coins besides the learner.
struct Pool {
    const char* label;  ///< of its row in the audit
    Place place;
    Flow flow;
    const char* about;
};

const std::array<Pool, 4>& pools() {
    static const std::array<Pool, 4> all = {
        Pool{"Lenders, ready to lend", Lenders{}, Flow::lenders,
             "Coins of the lenders that nobody has borrowed."},
        Pool{"The venue's earnings", Fees{}, Flow::venue,
             "Trading fees, and interest that was paid."},
        Pool{"Insurance fund", Insurance{}, Flow::insurance,
             "Gets clearance fees, and pays what a liquidated account cannot."},
        Pool{"Everybody else in the market", Others{}, Flow::others,
             "Whoever you buy from and sell to."}};
    return all;
}

Figure of_coin(Kind kind, Asset asset, Pair pair = {}, std::uint64_t of = 0) {
    return {.kind = kind, .pair = pair, .asset = asset, .of = of};
}

Card card_named(const char* name, Amount amount, const char* about) {
    return {name, number(amount.units, 8, Cut::down) + " " + ticker(amount.asset), amount.units,
            about};
}

void add_up(Card& card, std::vector<Input> lines) {
    std::vector<Formula> parts;
    for (Input& line : lines)
        if (line.units != 0) parts.push_back(card.line(std::move(line)));
    if (!parts.empty()) card.formula = sum(parts);
}

Card pool_card(const At& at, const Figure& figure) {
    const State& state = at.scene.state;
    const Pool& pool = pools()[figure.of % pools().size()];
    const Amount now = held(state.ledger, pool.place, figure.asset);
    Card card = card_named(pool.label, now, pool.about);
    const std::int64_t start = held(make_ledger(state.world), pool.place, figure.asset).units;
    const std::int64_t told = tell_events(card, state, figure, pool.flow, 0, start);
    if (const std::int64_t rest = now.units - told; rest != 0) {
        const Formula more = card.line({"Put in or taken out by the world",
                                        rest,
                                        ticker(figure.asset),
                                        "the lenders' stock was set",
                                        {},
                                        true});
        card.formula = card.formula.terms.empty() ? more : card.formula + more;
    }
    return card;
}

/// Everything that is held now, place by place.
Card now_card(const At& at, Asset asset) {
    const State& state = at.scene.state;
    Card card = card_named("All of it now", everywhere(state.ledger, asset),
                           "Every unit of this coin, wherever it is.");
    std::vector<Input> lines = {
        input("your spot wallet", held(state.ledger, Spot{}, asset), of_coin(Kind::spot, asset))};
    for (const IsolatedAccount& account : state.ledger.isolated)
        if (const AccountLeg* leg = account.leg(asset))
            lines.push_back(input(pair_name(account.pair) + " account", leg->owned(),
                                  of_coin(Kind::total, asset, account.pair)));
    for (std::size_t i = 0; i < pools().size(); ++i)
        lines.push_back(input(pools()[i].label, held(state.ledger, pools()[i].place, asset),
                              of_coin(Kind::books_pool, asset, {}, i)));
    add_up(card, std::move(lines));
    return card;
}

Card began_card(const At& at, Asset asset) {
    const Ledger start = make_ledger(at.scene.state.world);
    Card card = card_named("There at the beginning", everywhere(start, asset),
                           "Every unit of this coin when the run began.");
    const std::string source = moment(at.scene.state.world.start_ms);
    std::vector<Input> lines = {
        {"your spot wallet", held(start, Spot{}, asset).units, ticker(asset), source}};
    for (const Pool& pool : pools())
        lines.push_back({pool.label, held(start, pool.place, asset).units, ticker(asset), source});
    add_up(card, std::move(lines));
    return card;
}

Card difference_card(const At& at, Asset asset) {
    const State& state = at.scene.state;
    Card card = card_named("Difference", surplus(state, asset),
                           "Nothing may be made or lost, so it is zero.");
    card.formula =
        card.use(input("all of it now", everywhere(state.ledger, asset),
                       of_coin(Kind::books_now, asset))) -
        card.use(input("there at the beginning", everywhere(make_ledger(state.world), asset),
                       of_coin(Kind::books_began, asset)));
    return card;
}

/// A claim of all accounts together. @param part  borrowed or interest.
Card claim_card(const At& at, const char* name, Asset asset, Kind part) {
    const State& state = at.scene.state;
    Amount all{asset, 0};
    std::vector<Input> lines;
    for (const IsolatedAccount& account : state.ledger.isolated) {
        const AccountLeg* leg = account.leg(asset);
        if (leg == nullptr) continue;
        const Amount owed = part == Kind::borrowed ? leg->principal : leg->interest;
        all += owed;
        lines.push_back(input(pair_name(account.pair), owed, of_coin(part, asset, account.pair)));
    }
    Card card = card_named(name, all, "Owed by all your isolated accounts together.");
    add_up(card, std::move(lines));
    return card;
}

}  // namespace

std::optional<Figure> figure_in_audit(std::string_view target, std::string_view label) {
    constexpr std::string_view cells = "audit.cell.";
    if (!target.starts_with(cells)) return std::nullopt;
    const std::string_view rest = target.substr(cells.size());
    const auto asset = asset_named(rest.substr(0, rest.find('.')));
    if (!asset) return std::nullopt;
    if (label == "There at the beginning") return of_coin(Kind::books_began, *asset);
    if (label == "All of it now") return of_coin(Kind::books_now, *asset);
    if (label == "Difference") return of_coin(Kind::books_off, *asset);
    if (label == "Lent to you") return of_coin(Kind::books_lent, *asset);
    if (label == "Interest you owe") return of_coin(Kind::books_interest, *asset);
    if (label == "Interest you have paid") return of_coin(Kind::books_paid, *asset);
    if (label == "Your spot wallet") return of_coin(Kind::spot, *asset);
    for (std::size_t i = 0; i < pools().size(); ++i)
        if (label == pools()[i].label) return of_coin(Kind::books_pool, *asset, {}, i);
    for (const Pair pair : all_pairs) {
        const std::string name = pair_name(pair) + " account, ";
        if (label == name + "free") return of_coin(Kind::available, *asset, pair);
        if (label == name + "in orders") return of_coin(Kind::in_orders, *asset, pair);
    }
    return std::nullopt;
}

std::optional<Row> row_in_audit(const State& state, std::string_view target,
                                std::string_view label) {
    const AuditView view = audit_view(state);
    for (const AuditCoin& coin : view.coins) {
        if (!target.starts_with("audit.cell." + coin.ticker + ".")) continue;
        const auto sum = [&](const Cell& cell) { return Row{std::string{label}, cell, {}}; };
        if (label == "There at the beginning") return sum(coin.began);
        if (label == "All of it now") return sum(coin.sum);
        if (label == "Difference") return sum(coin.difference);
        for (const std::vector<Row>* rows : {&coin.places, &coin.of_interest})
            for (const Row& row : *rows)
                if (row.label == label) return row;
    }
    return std::nullopt;
}

Card books_card(const At& at, const Figure& figure) {
    switch (figure.kind) {
        case Kind::books_began: return began_card(at, figure.asset);
        case Kind::books_now: return now_card(at, figure.asset);
        case Kind::books_off: return difference_card(at, figure.asset);
        case Kind::books_lent: return claim_card(at, "Lent to you", figure.asset, Kind::borrowed);
        case Kind::books_interest:
            return claim_card(at, "Interest you owe", figure.asset, Kind::interest);
        case Kind::books_paid: {
            Card card;
            const std::int64_t paid =
                tell_events(card, at.scene.state, figure, Flow::interest_paid);
            Card named = card_named("Interest you have paid", {figure.asset, paid},
                                    "It is part of what the venue earned.");
            named.inputs = std::move(card.inputs);
            named.formula = std::move(card.formula);
            return named;
        }
        default: break;
    }
    return pool_card(at, figure);
}

}  // namespace mw::explain::cards
