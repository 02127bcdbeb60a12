// Cards of an account as it was: after a record, or at a frame.
#include <algorithm>

#include "exchange/frames.h"
#include "exchange/worth.h"
#include "explain/cards.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

constexpr std::size_t most_lines = 30;

/// The account after the last record that counts.
IsolatedAccount account_after(const State& state, Pair pair, std::uint64_t record) {
    const std::vector<AccountStep> steps = account_steps(state, pair, 0);
    if (steps.empty()) return state.ledger.at(pair);
    const auto later = std::ranges::find_if(
        steps, [record](const AccountStep& step) { return step.record->id > record; });
    return later == steps.begin() ? steps.front().before : std::prev(later)->after;
}

/// The cards of one moment.
class ThenCards {
public:
    ThenCards(const At& at, const Figure& figure)
        : state_{at.scene.state},
          figure_{figure},
          account_{account_after(state_, figure.pair, figure.of)},
          index_{static_cast<std::int64_t>(figure.to)} {}

    [[nodiscard]] Card held() const {
        const Amount amount = account_.leg(figure_.asset)->owned();
        Card card{ticker(figure_.asset) + " held then", exact(amount), amount.units,
                  "All of this coin in the account at that moment."};
        tell_events(card, state_, figure_, Flow::held, 0, 0, "At the start of the run", figure_.of);
        return card;
    }

    [[nodiscard]] Card owed() const {
        const Amount amount = account_.leg(figure_.asset)->owed();
        Card card{ticker(figure_.asset) + " owed then", exact(amount), amount.units,
                  "Borrowed and interest together, at that moment."};
        tell_events(card, state_, figure_, Flow::borrowed, 0, 0, "At the start of the run",
                    figure_.of);
        tell_events(card, state_, figure_, Flow::interest, 0, 0, "At the start of the run",
                    figure_.of);
        std::vector<Formula> parts;
        parts.reserve(card.inputs.size());
        for (std::size_t i = 0; i < card.inputs.size(); ++i)
            parts.push_back({{{Term::Op::input, static_cast<std::int64_t>(i), {}}}});
        if (!parts.empty()) card.formula = sum(parts);
        return card;
    }

    [[nodiscard]] Card equity() const {
        const Amount amount = worth_of(account_, index_).equity;
        Card card{"Equity then", exact(amount), amount.units,
                  "What was held less what was owed, at the index of that moment."};
        card.formula = rounded(worth(card, false, Cut::down), 2, Cut::nearest) -
                       rounded(worth(card, true, Cut::up), 2, Cut::nearest);
        return card;
    }

    [[nodiscard]] Card level() const {
        const auto level = margin_level(account_, index_);
        if (!level) return {"Margin level then", "no debt", 0, "Nothing was owed.", {}};
        Card card{"Margin level then", level_text(*level), level->units,
                  "How many times what was held covered what was owed.", "Cut down."};
        card.formula = rounded(worth(card, false) / worth(card, true), 8, Cut::down);
        return card;
    }

    [[nodiscard]] Card price(const char* name, const char* about) const {
        return {name, price_text(index_, figure_.pair), index_.units, about, {}};
    }

private:
    /// What was held, or owed, in quote at the index. @param counted  rounded to a unit, this way.
    Formula worth(Card& card, bool owed, std::optional<Cut> counted = {}) const {
        const auto coin = [&](const AccountLeg& leg) {
            Figure own = figure_;
            own.kind = owed ? Kind::then_owed : Kind::then_held;
            own.asset = leg.free.asset;
            own.to = 0;
            return card.use(input(ticker(own.asset) + (owed ? " owed" : " held"),
                                  owed ? leg.owed() : leg.owned(), own));
        };
        const auto units = [&](const AccountLeg& leg) {
            return (owed ? leg.owed() : leg.owned()).units;
        };
        if (units(account_.base) == 0) return coin(account_.quote);
        Figure index = figure_;
        index.kind = Kind::then_index;
        Formula base =
            coin(account_.base) * card.use({"index price", index_.units, "price", {}, index});
        if (counted) base = rounded(base, 8, *counted);
        return units(account_.quote) == 0 ? base : base + coin(account_.quote);
    }

    const State& state_;
    const Figure& figure_;
    IsolatedAccount account_;
    Price index_;
};

}  // namespace

Card then_card(const At& at, const Figure& figure) {
    const ThenCards cards{at, figure};
    switch (figure.kind) {
        case Kind::then_held: return cards.held();
        case Kind::then_owed: return cards.owed();
        case Kind::then_equity: return cards.equity();
        case Kind::then_level: return cards.level();
        case Kind::then_index:
            return cards.price("Index price then",
                               "Average price of several venues at that moment.");
        default: return cards.price("Last price then", "The newest trade here at that moment.");
    }
}

std::optional<CellFigure> figure_in_frames(const FramesView& frames, std::string_view target) {
    constexpr std::string_view lines = "frames.change.";
    if (!target.starts_with(lines)) return std::nullopt;
    const auto place = count_in(target.substr(lines.size()));
    if (!place || *place >= frames.changes.size()) return std::nullopt;
    const FrameChange& change = frames.changes[*place];
    return CellFigure{change.figure, change.now.text};
}

Card hours_card(const At& at, const Figure& figure) {
    Card card{"Interest of these hours"};
    card.about = "Charged each time the clock struck a full hour.";
    std::vector<Formula> parts;
    Input older{"Before that", 0, ticker(figure.asset), "older ones together"};
    const auto& records = at.scene.state.records;
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        const auto* hour = std::get_if<InterestCharged>(&record->event);
        if (record->id < figure.of || record->id > figure.to || hour == nullptr ||
            hour->pair != figure.pair || hour->amount.asset != figure.asset)
            continue;
        card.units += hour->amount.units;
        if (parts.size() >= most_lines) {
            older.units += hour->amount.units;
            continue;
        }
        Figure own{Kind::record_amount, figure.pair};
        own.of = record->id;
        Input line = input("Interest, one hour", hour->amount, own);
        line.source = moment(record->time_ms);
        parts.push_back(card.line(std::move(line)));
    }
    if (older.units != 0) parts.push_back(card.line(std::move(older)));
    if (!parts.empty()) card.formula = sum(parts);
    card.value = exact({figure.asset, card.units});
    return card;
}

}  // namespace mw::explain::cards
