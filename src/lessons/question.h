#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lessons/formula.h"

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

/// What a step asks. Its kind is empty only while its lines are being read.
struct Question {
    std::string id;
    std::string text;
    std::string unit;  ///< behind the field, as written
    std::variant<std::monostate, NumberQuestion, std::vector<Choice>, Prediction> kind;
};

/// What a learner says to a question: a number in 1e-8, or the place of a choice from 0.
using Reply = std::variant<std::int64_t, std::size_t>;

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

/// A reply as the memory keeps it: the number, or the place of the choice from 1.
std::int64_t kept(const Reply& reply);

}  // namespace mw::lessons
