#pragma once

#include <string>
#include <vector>

#include "exchange/state.h"
#include "explain/cells.h"
#include "explain/figure.h"
#include "lessons/player.h"

// The coach of free practice: goals to pick from, and advice about how things stand.

namespace mw::explain {

/// One goal of the list.
struct GoalRow {
    std::string id;
    std::string title;
    bool chosen{false};
    bool reached{false};  ///< in this run or an earlier one
};

/// A sentence of the coach, and the number it turns on.
struct Saying {
    std::string words;
    Figure figure{};  ///< of no kind when it has no number
};

/// What the coach of free practice says.
struct PracticeView {
    std::string note;  ///< why there are no goals to show; empty when there are
    std::vector<GoalRow> goals;
    std::string count;  ///< "2 of 8 reached"

    bool has_goal{false};
    bool done{false};  ///< the chosen goal is reached
    std::string title, say;
    std::string waiting;  ///< "a repayment": what is still missing; empty when nothing is
    std::string remark;   ///< of the goal, about what just happened
    std::vector<std::string> hints;
    bool more_hints{false};
    std::vector<Row> figures;  ///< live numbers of the goal
    std::string debrief;       ///< when done

    Saying happened;             ///< about what the learner did last; its words may be empty
    std::vector<Saying> advice;  ///< what would be sensible now, most pressing first
};

/// Besides the state, what the view is made of.
struct PracticeFacts {
    const lessons::Lesson* goals{nullptr};  ///< each step is a goal; null: not here
    bool goals_missing{false};              ///< they could not be had
    const lessons::Player* goal{nullptr};   ///< watches the chosen goal; null: none is chosen
    std::vector<std::string> reached;       ///< ids
};

/// Builds the view. @param pair  in front of the learner.
PracticeView practice_view(const PracticeFacts& facts, const State& state, Pair pair);

/// What would be sensible now, most pressing first, at most three. Never empty.
/// @param pair  one that trades.
std::vector<Saying> advice_for(const State& state, Pair pair);

/// One remark about the last thing that happened to the learner in this pair; without words when
/// nothing worth one did in the last simulated hour. @param pair  one that trades.
Saying remark_on_last(const State& state, Pair pair);

}  // namespace mw::explain
