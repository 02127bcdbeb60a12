#include "lessons/score.h"

namespace mw::lessons {
namespace {

/// `most` times part / whole, halves up. @param whole  above zero.
int share(int most, int part, int whole) { return (2 * most * part + whole) / (2 * whole); }

/// Quarters of a question's credit.
int credit(const Memory::Answer* answer) {
    if (answer == nullptr || !answer->right) return 0;
    return answer->tries <= 1 ? 4 : answer->tries == 2 ? 2 : 1;
}

bool is_scored(const Step& step) {
    return step.question && !std::holds_alternative<Prediction>(step.question->kind);
}

}  // namespace

Score score_of(const Player& player, const State& state, const UiFacts& ui) {
    const Lesson& lesson = player.lesson();
    Score score;
    const int steps = static_cast<int>(lesson.steps.size());
    int done = 0;
    int quarters = 0;
    score.independent = true;
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        if (player.ticked(i) && !player.skipped(i)) ++done;
        if (player.help(i) != Help::none) score.independent = false;
        if (!is_scored(lesson.steps[i])) continue;
        const int earned = credit(player.memory().answer(lesson.steps[i].question->id));
        ++score.questions;
        quarters += earned;
        score.right_at_once += earned == 4 ? 1 : 0;
    }
    int kept = 0;
    for (const Conduct& conduct : lesson.conduct) {
        score.asked.push_back({conduct.text, holds(conduct.kept, player.sight(state, ui))});
        kept += score.asked.back().kept ? 1 : 0;
    }
    if (score.questions == 0) score.most_actions += std::exchange(score.most_answers, 0);
    if (score.asked.empty()) score.most_actions += std::exchange(score.most_conduct, 0);
    if (steps > 0) score.actions = share(score.most_actions, done, steps);
    if (score.questions > 0)
        score.answers = share(score.most_answers, quarters, 4 * score.questions);
    if (!score.asked.empty())
        score.conduct = share(score.most_conduct, kept, static_cast<int>(score.asked.size()));
    score.total = score.actions + score.answers + score.conduct;
    score.passed = score.total >= pass_mark;
    return score;
}

}  // namespace mw::lessons
