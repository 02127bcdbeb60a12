#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explain/cells.h"
#include "lessons/question.h"

// Views of lessons: the coach, the list and the results.

namespace mw::explain {

/// One line of the coach's checklist.
struct CheckLine {
    std::string title;
    bool ticked{false};
    bool current{false};
};

/// The question of a step.
struct QuestionView {
    /// How it is answered.
    enum class Kind : std::uint8_t { number, choice, prediction, sort };
    Kind kind{};
    std::string id;
    std::string text;                  ///< may hold **bold**
    std::string unit;                  ///< behind the field
    std::vector<std::string> choices;  ///< or the cards of a sort
    std::vector<std::string> bins;     ///< of a sort
    lessons::Arrangement given{};      ///< latest answer to a sort
    std::string verdict;               ///< about the latest answer; empty before
    bool wrong{false};                 ///< the latest answer was
    bool right{false};                 ///< it is answered
    int chosen{-1};                    ///< place of the latest choice
    lessons::Prediction range;         ///< of a prediction
};

/// A part of a lesson's points.
struct ScorePart {
    std::string label;
    std::string points;  ///< "52 of 60"
    std::string words;   ///< what they are for
    float share{0};      ///< 0..1
};

/// What was asked and whether it was kept.
struct AskedLine {
    std::string text;
    bool kept{false};
};

/// A question and what became of it.
struct AnswerLine {
    std::string question;
    std::string answer;
    std::string tries;  ///< "right at once", "right at the second try"
    bool right{false};
};

/// How a lesson went.
struct ResultsView {
    std::string lesson;  ///< title
    std::string id;
    std::string headline;  ///< "Passed" or "Not passed yet"
    std::string mark;      ///< "independent" or "guided"
    std::string advice;    ///< what to try next
    int total{0};          ///< 0 to 100
    bool passed{false};
    std::vector<ScorePart> parts;
    std::vector<AskedLine> asked;
    std::vector<AnswerLine> answers;
    std::vector<StoryLine> timeline;
    std::string lowest;  ///< lowest margin level reached; empty without debt
    std::string debrief;
    std::string next_id;  ///< lesson to go on with; empty: none
    std::string next_title;
};

/// A track on the lessons page.
struct TrackView {
    std::string id;
    std::string title;
    std::string about;
    std::string progress;              ///< "3 of 8 passed"
    float share{0};                    ///< 0..1
    std::vector<std::size_t> lessons;  ///< places in Views::lessons
};

/// The coach beside the work.
struct CoachView {
    std::string lesson;  ///< "The whole walk"
    std::string id;
    std::string step_text;  ///< "Step 6 of 10"
    std::string left_text;  ///< "about 12 min left"
    float progress{0};      ///< 0..1
    std::vector<CheckLine> checklist;
    std::string title;
    std::string say;      ///< may hold **bold**
    std::string waiting;  ///< "Waiting for: …"; empty when Next completes the step
    std::string remark;
    std::string news;
    std::vector<std::string> hints;  ///< shown so far
    bool more_hints{false};
    std::string why;
    std::vector<std::string> points;        ///< targets to light, best first
    std::string point_label;                ///< "Step 6 · press Borrow", for the first point
    std::vector<std::string> point_labels;  ///< the same for each point
    bool needs_next{false};
    bool goes_back{false};  ///< the step is done; Next takes the world back
    bool can_go_back{false};
    bool done{false};
    std::string debrief;
    std::optional<QuestionView> question;
    std::vector<Row> figures;  ///< live numbers of the step
    bool twin{false};          ///< the step shows isolated accounts and one pot side by side
    bool ticket{false};        ///< the step shows the ticket of a contract
    bool exploring{false};     ///< the lesson waits
    bool exam{false};          ///< no help is given
    std::string score_text;    ///< "92 of 100 · passed · independent"; when done
    bool passed{false};        ///< when done
};

/// A lesson that can be started.
struct LessonCard {
    std::string id;
    std::string title;
    std::string about;
    std::string facts;     ///< "12 steps · about 12 min"
    std::string state;     ///< "Done", "Step 3 of 12" or empty
    bool scenario{false};  ///< a market to practise in
    bool passed{false};
};

/// A language the page can speak.
struct LanguageView {
    std::string tag;    ///< "zh"
    std::string label;  ///< its name, in signs that are here
};

}  // namespace mw::explain
