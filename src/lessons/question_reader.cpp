// The lines of a lesson that are about questions, figures, wrong turns and what comes before.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Wrong = std::unexpected<std::string>;

constexpr std::size_t most_slip_acts = 8;
constexpr std::size_t most_bins = 5;
constexpr std::size_t most_cards = std::tuple_size_v<Arrangement>;
constexpr std::size_t most_bin_letters = 24;
constexpr std::size_t most_card_letters = 80;

/// The question's part of this kind, which the first of its lines decides; null when it is of
/// another kind.
template <typename Kind>
Kind* part_of(Question& question) {
    if (std::holds_alternative<std::monostate>(question.kind)) question.kind = Kind{};
    return std::get_if<Kind>(&question.kind);
}

constexpr std::string_view of_another_kind =
    "a question is a number, a choice, a prediction or a sort";

std::string put_words(std::string_view keyword, std::string_view text, std::string& out) {
    if (!out.empty()) return std::string{keyword} + " stands twice";
    out = text;
    return fault_of_text(text);
}

std::string add_answer(Question& question, std::string_view text) {
    auto worth = read_worth(text);
    if (!worth) return worth.error();
    auto* number = part_of<NumberQuestion>(question);
    if (number == nullptr) return std::string{of_another_kind};
    number->answer = *std::move(worth);
    return {};
}

std::string add_explanation(Question& question, std::string_view text) {
    auto* number = part_of<NumberQuestion>(question);
    if (number == nullptr) return std::string{of_another_kind};
    return put_words("explain", text, number->explanation);
}

std::string add_mistake(Question& question, std::string_view text) {
    const auto [number, words] = halves_of(text);
    auto worth = read_worth(number);
    if (!worth) return worth.error();
    if (words.empty()) return "behind -> comes what is said about it";
    auto* asked = part_of<NumberQuestion>(question);
    if (asked == nullptr) return std::string{of_another_kind};
    asked->mistakes.push_back({*std::move(worth), std::string{words}});
    return fault_of_text(words);
}

std::string add_choice(Question& question, std::string_view text, bool right) {
    const auto [words, why] = halves_of(text);
    if (why.empty()) return "behind -> comes why it is right or wrong";
    auto* choices = part_of<std::vector<Choice>>(question);
    if (choices == nullptr) return std::string{of_another_kind};
    choices->push_back({std::string{words}, right, std::string{why}});
    return fault_of_text(text);
}

std::string add_prediction(Question& question, std::string_view text) {
    const auto prediction = read_prediction(text);
    if (!prediction) return prediction.error();
    auto* found = part_of<Prediction>(question);
    if (found == nullptr) return std::string{of_another_kind};
    *found = *prediction;
    return {};
}

std::string add_bin(Question& question, std::string_view text) {
    auto* sorting = part_of<Sorting>(question);
    if (sorting == nullptr) return std::string{of_another_kind};
    if (text.size() > most_bin_letters) return "the name of a bin has at most 24 letters";
    if (sorting->bins.size() == most_bins) return "a sort has at most 5 bins";
    if (std::ranges::contains(sorting->bins, text)) return "this bin stands above already";
    sorting->bins.emplace_back(text);
    return fault_of_text(text);
}

std::string add_card(Question& question, std::string_view text) {
    const auto [card, why] = halves_of(text);
    if (why.empty()) return "behind -> comes why it belongs there";
    const auto parts = split_at(card, "=");
    if (!parts || parts->first.empty())
        return "a card is written as: card Gold in a vault = Outside crypto -> WHY";
    auto* sorting = part_of<Sorting>(question);
    if (sorting == nullptr) return std::string{of_another_kind};
    if (parts->first.size() > most_card_letters) return "a card has at most 80 letters";
    if (sorting->cards.size() == most_cards) return "a sort has at most 12 cards";
    const auto bin = std::ranges::find(sorting->bins, parts->second);
    if (bin == sorting->bins.end())
        return unknown("bin", parts->second,
                       std::vector<std::string_view>{sorting->bins.begin(), sorting->bins.end()});
    const auto place = static_cast<std::uint8_t>(bin - sorting->bins.begin() + 1);
    sorting->cards.push_back({std::string{parts->first}, place, std::string{why}});
    return fault_of_text(text);
}

}  // namespace

std::string add_to_question(Question& question, std::string_view keyword, std::string_view text) {
    if (keyword == "text" || keyword == "unit")
        return put_words(keyword, text, keyword == "text" ? question.text : question.unit);
    if (keyword == "answer") return add_answer(question, text);
    if (keyword == "explain") return add_explanation(question, text);
    if (keyword == "mistake") return add_mistake(question, text);
    if (keyword == "predict") return add_prediction(question, text);
    if (keyword == "bin") return add_bin(question, text);
    if (keyword == "card") return add_card(question, text);
    return add_choice(question, text, keyword == "right");
}

std::string fault_of_question(const Question& question) {
    const std::string name = "question \"" + question.id + "\" ";
    if (question.text.empty()) return name + "has no text";
    if (std::holds_alternative<std::monostate>(question.kind))
        return name + "has no answer, right, predict or card line";
    if (const auto* number = std::get_if<NumberQuestion>(&question.kind)) {
        if (number->answer.value.source().empty()) return name + "has no answer line";
        if (number->explanation.empty()) return name + "has no explain line";
    }
    if (const auto* sorting = std::get_if<Sorting>(&question.kind))
        if (sorting->bins.size() < 2 || sorting->cards.size() < 2)
            return name + "needs 2 to 5 bins and 2 to 12 cards";
    const auto* choices = std::get_if<std::vector<Choice>>(&question.kind);
    if (choices == nullptr) return {};
    const bool fits = choices->size() >= 2 && choices->size() <= 6;
    if (!fits || std::ranges::count(*choices, true, &Choice::right) != 1)
        return name + "needs 2 to 6 choices, one of them right";
    return {};
}

std::pair<std::string_view, std::string_view> halves_of(std::string_view text) {
    const std::size_t arrow = text.find("->");
    if (arrow == std::string_view::npos) return {text, {}};
    return {trimmed(text.substr(0, arrow)), trimmed(text.substr(arrow + 2))};
}

std::string_view without_comment(std::string_view line) {
    if (trimmed(line).starts_with('#')) return {};
    for (std::size_t at = line.find('#'); at != std::string_view::npos;
         at = line.find('#', at + 1)) {
        const auto blank = [](char c) { return c == ' ' || c == '\t'; };
        const bool ends = at + 1 == line.size() || blank(line[at + 1]);
        if (ends && blank(line[at - 1])) return line.substr(0, at);
    }
    return line;
}

std::size_t reading_words(std::string_view text) {
    const auto words = words_in(text);
    return static_cast<std::size_t>(std::ranges::count_if(words, [](std::string_view word) {
        return std::ranges::any_of(word, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
    }));
}

std::expected<Worth, std::string> read_worth(std::string_view text) {
    const auto parts = split_at(text, "within");
    if (!parts) return Wrong{"an answer is written as: account.equity * 4 within 1%"};
    Worth worth;
    auto formula = read_formula(parts->first);
    if (!formula) return Wrong{formula.error()};
    worth.value = *std::move(formula);
    std::string_view room = parts->second;
    worth.relative = room.ends_with('%');
    if (worth.relative) room.remove_suffix(1);
    const auto number = read_number(room);
    if (!number || *number < 0) return Wrong{"behind \"within\" comes a number or a percentage"};
    worth.tolerance = worth.relative ? *number / 100 : *number;
    return worth;
}

std::expected<Prediction, std::string> read_prediction(std::string_view text) {
    const std::vector<std::string_view> words = words_in(text);
    if (words.size() != 6 || words[0] != "from" || words[2] != "to" || words[4] != "step")
        return Wrong{"a prediction is written as: predict from 1.2 to 1.6 step 0.01"};
    const auto from = read_number(words[1]);
    const auto to = read_number(words[3]);
    const auto step = read_number(words[5]);
    if (!from || !to || !step || *step <= 0 || *from >= *to || (*to - *from) % *step != 0)
        return Wrong{"a prediction goes up from one number to another in whole steps"};
    if ((*to - *from) / *step > 10'000) return Wrong{"a prediction has at most 10000 steps"};
    return Prediction{*from, *to, *step};
}

std::expected<LiveFigure, std::string> read_live_figure(std::string_view text) {
    const std::size_t sign = text.find('=');
    const std::string_view label = trimmed(text.substr(0, sign));
    if (sign == std::string_view::npos || label.empty() || label.size() > 40)
        return Wrong{"a figure is written as: figure Pooled level = pool.level : level"};
    auto figure = read_figure(trimmed(text.substr(sign + 1)));
    if (!figure) return Wrong{figure.error()};
    return LiveFigure{std::string{label}, *std::move(figure)};
}

std::expected<std::vector<Act>, std::string> read_acts(std::string_view text, Pair pair) {
    std::vector<Act> acts;
    while (!text.empty()) {
        const std::size_t end = text.find(';');
        auto act = read_act(trimmed(text.substr(0, end)), pair);
        if (!act) return Wrong{act.error()};
        acts.push_back(*std::move(act));
        if (acts.size() > most_slip_acts) return Wrong{"a slip has at most 8 acts"};
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    if (acts.empty()) return Wrong{"a slip is written as: slip borrow 0.2 BTC -> your limit"};
    return acts;
}

std::expected<std::variant<Act, Action>, std::string> read_prepare(std::string_view text,
                                                                   Pair pair) {
    constexpr std::array<std::string_view, 9> actions = {
        "path", "jump", "wick", "halt", "spread", "peg", "rate", "stock", "realism"};
    const std::string_view verb = text.substr(0, text.find_first_of(" \t"));
    if (std::ranges::contains(actions, verb)) {
        auto action = read_action(text, pair);
        if (!action) return Wrong{action.error()};
        return std::variant<Act, Action>{*std::move(action)};
    }
    auto act = read_act(text, pair);
    if (!act) return Wrong{act.error()};
    if (!std::holds_alternative<CommandAct>(*act) && !std::holds_alternative<WaitAct>(*act))
        return Wrong{"only what changes the account or the market can be prepared"};
    return std::variant<Act, Action>{*std::move(act)};
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool ticks_by_itself(const Step& step) { return !step.done.empty() || step.question.has_value(); }

}  // namespace mw::lessons
