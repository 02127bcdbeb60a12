// Cards of a lesson's numbers: its formulas over named paths, each path with a card of its own.
#include "explain/card_paths.h"
#include "explain/cards.h"
#include "lessons/player.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

/// A lesson's formula as a card's: each product and quotient is cut toward zero, as the lesson
/// counts.
std::optional<Formula> formula_of(Card& card, const At& at, const lessons::UiFacts& ui,
                                  const lessons::Formula& from) {
    using Term = lessons::Formula::Term::Kind;
    std::vector<Formula> stack;
    for (const auto& term : from.terms()) {
        if (term.kind == Term::number) {
            stack.push_back(constant(term.number));
            continue;
        }
        if (term.kind == Term::path) {
            const Seen seen = seen_of(at, ui, term.path);
            const auto units = lessons::value_at(seen.path, seen.sight);
            if (!units) return std::nullopt;
            stack.push_back(card.use(input_of(seen, *units)));
            continue;
        }
        const Formula right = stack.back();
        stack.pop_back();
        if (term.kind == Term::floor) {
            stack.push_back(rounded(right, 0, Cut::down));
            continue;
        }
        if (term.kind == Term::size) {
            stack.push_back(larger(right, constant(0) - right));
            continue;
        }
        const Formula left = stack.back();
        stack.pop_back();
        switch (term.kind) {
            case Term::plus: stack.push_back(left + right); break;
            case Term::minus: stack.push_back(left - right); break;
            case Term::times: stack.push_back(rounded(left * right, 8, Cut::inward)); break;
            case Term::over: stack.push_back(rounded(left / right, 8, Cut::inward)); break;
            case Term::least: stack.push_back(smaller(left, right)); break;
            default: stack.push_back(larger(left, right)); break;
        }
    }
    if (stack.size() != 1) return std::nullopt;
    return stack.front();
}

// ---- which figure -----------------------------------------------------------------------------

constexpr std::uint64_t in_words = 1'000;  // Figure::of from here on: braces in the words

using Words = std::vector<std::string_view>;

/// What was said about an answer.
void add_explanations(Words& words, const lessons::Question& question, std::int64_t answer) {
    if (const auto* choices = std::get_if<std::vector<lessons::Choice>>(&question.kind)) {
        const auto place = static_cast<std::size_t>(answer - 1);
        if (place < choices->size()) words.push_back((*choices)[place].explanation);
    }
    if (const auto* number = std::get_if<lessons::NumberQuestion>(&question.kind)) {
        words.push_back(number->explanation);
        for (const auto& mistake : number->mistakes) words.push_back(mistake.explanation);
    }
    if (const auto* sorting = std::get_if<lessons::Sorting>(&question.kind))
        for (const auto& card : sorting->cards) words.push_back(card.explanation);
}

/// What the coach says now, or the debrief, with its braces. What changes within a step is last.
Words words_with_braces(const lessons::Player& player) {
    const lessons::Lesson& lesson = player.lesson();
    if (player.done()) return {lesson.debrief};
    const lessons::Step& step = lesson.steps[player.step()];
    Words words{step.say, step.why};
    if (step.question) words.push_back(step.question->text);
    words.insert(words.end(), step.hints.begin(),
                 step.hints.begin() + static_cast<std::ptrdiff_t>(player.hints_shown()));
    const lessons::Memory::Answer* answer = step.question && !player.verdict().empty()
                                                ? player.memory().answer(step.question->id)
                                                : nullptr;
    if (answer != nullptr) add_explanations(words, *step.question, answer->value);
    words.push_back(player.remark_with_braces());
    return words;
}

/// What stands in braces, each once.
Words braces_in(const Words& words) {
    Words inner;
    for (const std::string_view part : words)
        for (std::size_t at = part.find('{'); at != std::string_view::npos;
             at = part.find('{', at + 1)) {
            const std::string_view number = part.substr(at + 1, part.find('}', at) - at - 1);
            if (!std::ranges::contains(inner, number)) inner.push_back(number);
        }
    return inner;
}

struct Asked {
    std::string name;
    lessons::Figure figure;
};

std::optional<Asked> asked_of(const lessons::Player& player, std::uint64_t of) {
    if (of < in_words) {
        if (player.done()) return std::nullopt;
        const auto& figures = player.lesson().steps[player.step()].figures;
        if (of >= figures.size() || of >= player.figures().size()) return std::nullopt;
        const auto at = static_cast<std::size_t>(of);
        return Asked{player.figures()[at].first, figures[at].figure};
    }
    const auto inner = braces_in(words_with_braces(player));
    if (of - in_words >= inner.size()) return std::nullopt;
    auto figure = lessons::read_figure(inner[static_cast<std::size_t>(of - in_words)]);
    if (!figure) return std::nullopt;
    return Asked{"Number of the lesson", *std::move(figure)};
}

Card figure_card(const At& at, const Figure& figure) {
    const auto asked = asked_of(*at.player, figure.of);
    if (!asked) return {};
    const lessons::UiFacts ui;
    const std::string_view path = asked->figure.formula.path();
    if (!path.empty())
        if (const auto screen = screen_figure(seen_of(at, ui, path))) {
            Card card = card_of(at.scene.state, at.scene.desk, *screen, at.player);
            if (figure.of < in_words) card.about = asked->name + ". " + card.about;
            return card;
        }
    const lessons::Sight sight = at.player->sight(at.scene.state, ui);
    const auto units = asked->figure.formula.value(sight);
    Card card{asked->name, lessons::said(asked->figure, sight), units.value_or(0),
              "A number of this lesson, counted from the numbers of your account."};
    if (!units) {
        card.note = "It has no value now.";
        return card;
    }
    if (auto formula = formula_of(card, at, ui, asked->figure.formula))
        card.formula = *std::move(formula);
    if (path.empty()) card.note = "Each step is cut toward zero.";
    return card;
}

Card words_card(const At& at) {
    const auto inner = braces_in(words_with_braces(*at.player));
    if (inner.empty()) return {};
    Card card{"Numbers in these words", counted(inner.size(), "number"), 0,
              "They are counted from your own account. Each has a card of its own."};
    const lessons::UiFacts ui;
    const lessons::Sight sight = at.player->sight(at.scene.state, ui);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        Figure each{Kind::lesson_figure, at.scene.pair};
        each.of = in_words + i;
        const auto figure = lessons::read_figure(inner[i]);
        if (!figure) continue;
        const Card own = figure_card(at, each);
        const Pair pair = figure->pair.value_or(sight.pair);
        std::string name = own.name == "Number of the lesson" ? std::string{inner[i]} : own.name;
        card.use({std::move(name), own.units, unit_text(figure->unit, pair), {}, each});
    }
    return card;
}

/// The number of a path of that name.
std::optional<Figure> figure_of_path(std::string_view path, Figure figure) {
    const auto names = lessons::path_names();
    const auto found = std::ranges::find(names, path, &lessons::PathName::name);
    if (found == names.end()) return std::nullopt;
    figure.kind = Kind::lesson_path;
    figure.of = static_cast<std::uint64_t>(found - names.begin());
    return figure;
}

/// A number on the ticket of a contract.
std::optional<Figure> figure_on_ticket(std::string_view row, const Figure& figure) {
    if (row == "mark") return figure_of_path("price.index", figure);
    return figure_of_path("contract." + std::string{row}, figure);
}

}  // namespace

std::optional<Figure> figure_in_lesson(const lessons::Player& player, std::string_view target) {
    constexpr std::string_view rows = "lesson.figure.";
    constexpr std::string_view ticket = "lesson.contract.";
    Figure figure{Kind::none, player.lesson().pair};
    if (target == "lesson.panel" || target == "results.debrief" || target == "practice.goal") {
        if (braces_in(words_with_braces(player)).empty()) return std::nullopt;
        figure.kind = Kind::lesson_words;
        return figure;
    }
    if (target == "results.lowest") return figure_of_path("lesson.lowest_level", figure);
    constexpr std::string_view twin = "lesson.twin.cell.";
    if (target.starts_with(twin)) return figure_in_twin(player, target.substr(twin.size()));
    if (target.starts_with(ticket)) return figure_on_ticket(target.substr(ticket.size()), figure);
    if (!target.starts_with(rows)) return std::nullopt;
    const auto row = count_in(target.substr(rows.size()));
    if (!row) return std::nullopt;
    figure.kind = Kind::lesson_figure;
    figure.of = *row;
    return asked_of(player, figure.of) ? std::optional{figure} : std::nullopt;
}

std::optional<Figure> figure_in_advice(const State& state, Pair pair, std::string_view target) {
    constexpr std::string_view advice = "practice.advice.";
    Saying said;
    if (target.starts_with(advice)) {
        const auto place = count_in(target.substr(advice.size()));
        const auto sayings = advice_for(state, pair);
        if (place && *place < sayings.size()) said = sayings[*place];
    }
    if (target == "practice.happened") said = remark_on_last(state, pair);
    return said.figure.kind == Kind::none ? std::nullopt : std::optional{said.figure};
}

std::string shown_in_lesson(const lessons::Player& player, const Figure& figure) {
    if (figure.kind != Kind::lesson_figure || figure.of >= player.figures().size()) return {};
    return player.figures()[static_cast<std::size_t>(figure.of)].second;
}

Card lesson_card(const At& at, const Figure& figure) {
    if (at.player == nullptr) return {};
    if (figure.kind == Kind::lesson_words) return words_card(at);
    return figure.kind == Kind::lesson_path ? path_card(at, figure) : figure_card(at, figure);
}

}  // namespace mw::explain::cards
