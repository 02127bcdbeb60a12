#pragma once

#include <doctest/doctest.h>

#include "explain/cards.h"
#include "support/exact.h"

// A card's formula, computed again from its inputs.

namespace mw {

using explain::Desk;
using explain::Figure;
using explain::FigureKind;
using explain::cards::Card;
using explain::cards::Term;

/// Computes a card's formula from its inputs, without rounding but where the formula rounds.
class Computer {
public:
    explicit Computer(const Card& card) : card_{card} {}

    Exact compute() { return part(); }

private:
    Exact part() {
        const Term& term = card_.formula.terms[at_++];
        switch (term.op) {
            case Term::Op::input:
                return Exact::units(card_.inputs[static_cast<std::size_t>(term.value)].units);
            case Term::Op::constant: return Exact::units(term.value);
            case Term::Op::rounded: return part().rounded(static_cast<int>(term.value), term.cut);
            case Term::Op::sum: {
                Exact total = Exact::units(0);
                for (std::int64_t i = 0; i < term.value; ++i) total = total + part();
                return total;
            }
            default: break;
        }
        const Exact a = part();
        const Exact b = part();
        switch (term.op) {
            case Term::Op::plus: return a + b;
            case Term::Op::minus: return a - b;
            case Term::Op::times: return a * b;
            case Term::Op::over: return a / b;
            case Term::Op::smaller: return a < b ? a : b;
            default: return a < b ? b : a;
        }
    }

    const Card& card_;
    std::size_t at_{0};
};

/// True when a card's formula gives what it says, and so do the cards of its inputs.
inline bool adds_up(const State& state, const Desk& desk, const Figure& figure, int depth = 0,
                    const lessons::Player* player = nullptr) {
    const Card card = explain::cards::card_of(state, desk, figure, player);
    CAPTURE(card.name);
    CAPTURE(card.value);
    CAPTURE(explain::cards::in_words(card));
    CAPTURE(explain::cards::in_numbers(card));
    CHECK(depth < 8);
    if (!card.formula.terms.empty()) {
        const bool equal = Computer{card}.compute() == Exact::units(card.units);
        CHECK(equal);
        if (!equal) return false;
    }
    for (const explain::cards::Input& input : card.inputs) {
        CAPTURE(input.name);
        CHECK((input.figure || !input.source.empty()));  // a leaf says where it is from
        if (!input.figure || depth > 7) continue;
        const std::int64_t own = explain::cards::card_of(state, desk, *input.figure, player).units;
        // the size of a short is counted without its sign where it is worth something
        const bool same = own == input.units ||
                          (input.figure->kind == FigureKind::position && own == -input.units);
        CHECK(same);
        if (!same || !adds_up(state, desk, *input.figure, depth + 1, player)) return false;
    }
    return true;
}

}  // namespace mw
