#include "lessons/question.h"

#include <algorithm>

#include "lessons/figures.h"

namespace mw::lessons {
namespace {

/// Whether a number is near enough. A share of the value is rounded up, in the learner's favour.
bool fits(const Worth& worth, std::int64_t number, const Sight& sight) {
    const auto value = worth.value.value(sight);
    if (!value) return false;
    const std::int64_t size = *value < 0 ? -*value : *value;
    const std::int64_t room =
        worth.relative ? mul_div(size, worth.tolerance, one, Round::up) : worth.tolerance;
    const std::int64_t apart = checked_sub(std::max(number, *value), std::min(number, *value));
    return apart <= room;
}

Verdict judge_number(const NumberQuestion& question, std::int64_t number, const Sight& sight) {
    if (fits(question.answer, number, sight)) return {.right = true, .explanation = {}};
    for (const Mistake& mistake : question.mistakes)
        if (fits(mistake.worth, number, sight)) return {false, filled(mistake.explanation, sight)};
    return {false, filled(question.explanation, sight)};
}

struct Judge {
    const Reply& reply;
    const Sight& sight;

    Verdict operator()(std::monostate) const { return {}; }
    Verdict operator()(const NumberQuestion& question) const {
        const auto* number = std::get_if<std::int64_t>(&reply);
        return number != nullptr ? judge_number(question, *number, sight) : Verdict{};
    }
    Verdict operator()(const std::vector<Choice>& choices) const {
        const auto* place = std::get_if<std::size_t>(&reply);
        if (place == nullptr || *place >= choices.size()) return {};
        return {choices[*place].right, filled(choices[*place].explanation, sight)};
    }
    Verdict operator()(const Prediction& prediction) const {
        const auto* number = std::get_if<std::int64_t>(&reply);
        const bool counts =
            number != nullptr && *number >= prediction.from && *number <= prediction.to;
        return {counts, counts ? "" : "A guess lies between the two ends of the slider."};
    }
};

struct Solver {
    const Sight& sight;

    Reply operator()(std::monostate) const { return std::int64_t{0}; }
    Reply operator()(const NumberQuestion& question) const {
        return question.answer.value.value(sight).value_or(0);
    }
    Reply operator()(const std::vector<Choice>& choices) const {
        const auto right = std::ranges::find(choices, true, &Choice::right);
        return static_cast<std::size_t>(right - choices.begin());
    }
    Reply operator()(const Prediction& prediction) const {
        const std::int64_t half = (prediction.to - prediction.from) / 2;
        return prediction.from + half - half % prediction.step;
    }
};

}  // namespace

Verdict judge(const Question& question, const Reply& reply, const Sight& sight) {
    return std::visit(Judge{reply, sight}, question.kind);
}

Reply right_reply(const Question& question, const Sight& sight) {
    return std::visit(Solver{sight}, question.kind);
}

std::int64_t kept(const Reply& reply) {
    if (const auto* number = std::get_if<std::int64_t>(&reply)) return *number;
    return (static_cast<std::int64_t>(std::get<std::size_t>(reply)) + 1) * one;
}

}  // namespace mw::lessons
