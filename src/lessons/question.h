#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lessons/formula.h"
#include "lessons/memory.h"

namespace mw::lessons {

/// One answer to choose.
struct Choice {
    std::string text;
    bool right{false};
    std::string explanation;  ///< said when it is chosen
};

/// A number the learner works out, from their own account.
struct Worth {
    Formula value;
    std::int64_t tolerance{0};  ///< 1e-8; a share of the value, or an amount
    bool relative{false};       ///< the tolerance is a share
};

/// A wrong number that is easy to get to, and what is said about it.
struct Mistake {
    Worth worth;
    std::string explanation;
};

/// A guess before something happens. Every answer between the ends counts.
struct Prediction {
    std::int64_t from{0}, to{0};  ///< 1e-8
    std::int64_t step{0};         ///< 1e-8, of the slider
};

/// A number and what to say about wrong ones.
struct NumberQuestion {
    Worth answer;
    std::string explanation;  ///< of any other number
    std::vector<Mistake> mistakes;
};

/// One card of a sort.
struct SortCard {
    std::string text;
    std::uint8_t bin{0};      ///< where it belongs, from 1
    std::string explanation;  ///< said when it lies elsewhere
};

/// Cards that each belong into one of the bins: 2 to 12 cards, 2 to 5 bins.
struct Sorting {
    std::vector<std::string> bins;
    std::vector<SortCard> cards;
};

/// The bin of each card of a sort, from 1; 0 where a card lies in none.
using Arrangement = std::array<std::uint8_t, 12>;

/// What a step asks. Its kind is empty only while its lines are being read.
struct Question {
    std::string id;
    std::string text;
    std::string unit;  ///< behind the field, as written
    std::variant<std::monostate, NumberQuestion, std::vector<Choice>, Prediction, Sorting> kind;
};

/// What a learner says to a question: a number in 1e-8, the place of a choice from 0, or where the
/// cards lie.
using Reply = std::variant<std::int64_t, std::size_t, Arrangement>;

/// What becomes of a reply.
struct Verdict {
    bool right{false};
    std::string explanation;  ///< filled with the learner's numbers; may be empty
};

/// Judges a reply by the learner's own numbers.
Verdict judge(const Question& question, const Reply& reply, const Sight& sight);

/// The right reply now; of a prediction its middle.
/// @return a reply that is judged wrong when the answer has no value now.
Reply right_reply(const Question& question, const Sight& sight);

/// How many cards lie where they belong.
std::size_t cards_right(const Sorting& sorting, const Arrangement& bins);

/// A reply as the memory keeps it: the number; the place of the choice from 1; of an arrangement a
/// decimal digit a card, the last card's first.
std::int64_t kept(const Reply& reply);

/// The arrangement that was kept as this number. Any number will do: digits that are no bin lie
/// nowhere.
Arrangement kept_arrangement(std::int64_t number);

/// What is remembered of a reply: itself, and the words of then where they have numbers in them.
Memory::Answer remembered(const Question& question, const Reply& reply, const Sight& sight);

}  // namespace mw::lessons
