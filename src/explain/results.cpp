#include "explain/results.h"

#include <algorithm>

#include "explain/explain.h"
#include "explain/numbers.h"

namespace mw::explain {
namespace {

// A timeline is for looking over; a lesson has rarely more events worth a line than this.
constexpr std::size_t most_lines = 60;

std::string of_points(int points, int most) {
    return std::to_string(points) + " of " + std::to_string(most);
}

float share_of(int points, int most) {
    return most == 0 ? 0.0F : static_cast<float>(points) / static_cast<float>(most);
}

std::string steps_in_words(const lessons::Player& player) {
    const std::size_t steps = player.lesson().steps.size();
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < steps; ++i) skipped += player.skipped(i) ? 1U : 0U;
    if (skipped == 0) return "Every step was done.";
    return counted(skipped, "step") + " left out.";
}

std::vector<ScorePart> parts_of(const lessons::Score& score, const lessons::Player& player) {
    std::vector<ScorePart> parts;
    parts.push_back({"Actions", of_points(score.actions, score.most_actions),
                     steps_in_words(player), share_of(score.actions, score.most_actions)});
    if (score.questions > 0)
        parts.push_back({"Answers", of_points(score.answers, score.most_answers),
                         std::to_string(score.right_at_once) + " of " +
                             counted(static_cast<std::size_t>(score.questions), "question") +
                             " right at once.",
                         share_of(score.answers, score.most_answers)});
    if (!score.asked.empty())
        parts.push_back({"Conduct", of_points(score.conduct, score.most_conduct),
                         "How it was done, not only that it was.",
                         share_of(score.conduct, score.most_conduct)});
    return parts;
}

std::string tries_in_words(const lessons::Memory::Answer& answer) {
    if (!answer.right) return "not right";
    if (answer.tries <= 1) return "right at once";
    if (answer.tries == 2) return "right at the second try";
    return "right after " + std::to_string(answer.tries) + " tries";
}

AnswerLine answer_line(const lessons::Question& question, const lessons::Memory::Answer& given) {
    AnswerLine line{
        given.asked.empty() ? question.text : given.asked, {}, tries_in_words(given), given.right};
    if (const auto* choices = std::get_if<std::vector<lessons::Choice>>(&question.kind)) {
        const auto place = static_cast<std::size_t>(given.value / one) - 1;
        if (place < choices->size())
            line.answer = given.chosen.empty() ? (*choices)[place].text : given.chosen;
    } else if (const auto* sorting = std::get_if<lessons::Sorting>(&question.kind)) {
        const std::size_t right =
            lessons::cards_right(*sorting, lessons::kept_arrangement(given.value));
        line.answer = std::to_string(right) + " of " + std::to_string(sorting->cards.size());
    } else {
        line.answer = trimmed(given.value) + (question.unit.empty() ? "" : " " + question.unit);
    }
    if (std::holds_alternative<lessons::Prediction>(question.kind)) line.tries = "your prediction";
    return line;
}

std::vector<AnswerLine> answers_of(const lessons::Player& player) {
    std::vector<AnswerLine> lines;
    for (const lessons::Step& step : player.lesson().steps) {
        if (!step.question) continue;
        if (const auto* given = player.memory().answer(step.question->id))
            lines.push_back(answer_line(*step.question, *given));
    }
    return lines;
}

std::vector<StoryLine> timeline_of(const lessons::Player& player, const State& state) {
    std::vector<StoryLine> lines;
    for (std::size_t i = player.memory().first_record; i < state.records.size(); ++i) {
        const Record& record = state.records[i];
        const auto shown = toast_for(record.event, state);
        if (!shown) continue;
        const bool filled = std::holds_alternative<OrderFilled>(record.event);
        const std::string time = table_time(record.time_ms);
        if (filled && !lines.empty() && lines.back().good && lines.back().time == time)
            continue;  // an order that filled in several parts
        lines.push_back({time, shown->title, {}, filled, record.id});
        if (lines.size() == most_lines) break;
    }
    return lines;
}

}  // namespace

std::string mark_of(const lessons::Score& score) {
    return score.independent ? "independent" : "guided";
}

ResultsView results_view(const lessons::Player& player, const State& state) {
    const lessons::Lesson& lesson = player.lesson();
    const lessons::Score score = lessons::score_of(player, state, {});
    ResultsView view;
    view.lesson = lesson.title;
    view.id = lesson.id;
    view.headline = score.passed ? "Passed" : "Not passed yet";
    view.mark = mark_of(score);
    view.total = score.total;
    view.passed = score.passed;
    view.parts = parts_of(score, player);
    for (const lessons::Score::Asked& asked : score.asked)
        view.asked.push_back({asked.text, asked.kept});
    view.answers = answers_of(player);
    view.timeline = timeline_of(player, state);
    if (const auto lowest = player.memory().lowest_level) view.lowest = level_text(Ratio{*lowest});
    view.debrief = player.debrief();
    return view;
}

}  // namespace mw::explain
