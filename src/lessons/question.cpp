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

/// Names the first card that lies elsewhere.
Verdict judge_sort(const Sorting& sorting, const Arrangement& bins, const Sight& sight) {
    for (std::size_t i = 0; i < sorting.cards.size(); ++i) {
        const SortCard& card = sorting.cards[i];
        if (bins[i] == card.bin) continue;
        return {false, "Right: " + std::to_string(cards_right(sorting, bins)) + " of " +
                           std::to_string(sorting.cards.size()) +
                           ". Look again: " + filled(card.text + " · " + card.explanation, sight)};
    }
    return {.right = true, .explanation = {}};
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
    Verdict operator()(const Sorting& sorting) const {
        const auto* bins = std::get_if<Arrangement>(&reply);
        return bins != nullptr ? judge_sort(sorting, *bins, sight) : Verdict{};
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
    Reply operator()(const Sorting& sorting) const {
        Arrangement bins{};
        std::ranges::transform(sorting.cards, bins.begin(), &SortCard::bin);
        return bins;
    }
};

}  // namespace

Verdict judge(const Question& question, const Reply& reply, const Sight& sight) {
    return std::visit(Judge{reply, sight}, question.kind);
}

Reply right_reply(const Question& question, const Sight& sight) {
    return std::visit(Solver{sight}, question.kind);
}

std::size_t cards_right(const Sorting& sorting, const Arrangement& bins) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < sorting.cards.size(); ++i)
        if (bins[i] == sorting.cards[i].bin) ++count;
    return count;
}

std::int64_t kept(const Reply& reply) {
    if (const auto* number = std::get_if<std::int64_t>(&reply)) return *number;
    if (const auto* bins = std::get_if<Arrangement>(&reply)) {
        std::int64_t digits = 0;
        for (std::size_t i = bins->size(); i-- > 0;) digits = digits * 10 + (*bins)[i];
        return digits;
    }
    return (static_cast<std::int64_t>(std::get<std::size_t>(reply)) + 1) * one;
}

Memory::Answer remembered(const Question& question, const Reply& reply, const Sight& sight) {
    const auto with_numbers = [&sight](const std::string& words) {
        return words.contains('{') ? filled(words, sight) : std::string{};
    };
    Memory::Answer answer{question.id, kept(reply)};
    answer.asked = with_numbers(question.text);
    const auto* choices = std::get_if<std::vector<Choice>>(&question.kind);
    const auto* place = std::get_if<std::size_t>(&reply);
    if (choices != nullptr && place != nullptr && *place < choices->size())
        answer.chosen = with_numbers((*choices)[*place].text);
    return answer;
}

Arrangement kept_arrangement(std::int64_t number) {
    Arrangement bins{};
    if (number < 0) return bins;
    for (std::uint8_t& bin : bins) {
        bin = static_cast<std::uint8_t>(number % 10);
        number /= 10;
    }
    return bins;
}

}  // namespace mw::lessons
