#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/frames.h"
#include "explain/desk.h"
#include "explain/phrases.h"
#include "explain/views.h"
#include "lessons/lesson.h"

// What is not needed for the first page in English. The page fetches this code when something of
// it is first wanted (scripts/split-program.py), so nothing of it may be called but through a
// LateModel.

namespace mw::lessons {
class Player;
}

namespace mw::explain {

/// What these views are made of besides state and desk.
struct LateFacts {
    std::vector<Met> met;                    ///< refusals, newest first
    PracticeFacts practice;                  ///< goals
    const Glimpses* glimpses{nullptr};       ///< what was seen; null: nothing
    const lessons::Player* player{nullptr};  ///< of the lesson, if there is one
};

/// One function each.
struct LateModel {
    /// Fills what `build` of explain.h leaves empty: wallet, orders, what-if, `late`.
    void (*build)(Views& views, const State& state, const Desk& desk, const LateFacts& facts);
    /// The orders page's table as a file.
    std::string (*orders_csv)(const State& state, const Desk& desk);
    /// Phrases::read.
    Phrases (*read_phrases)(std::string_view text, std::vector<PhraseFault>& faults);
    /// Phrases::say.
    Said (*say)(const Phrases& phrases, std::string_view english);
    /// lessons::translate, without its faults. @return true when there were none.
    bool (*translate)(lessons::Lesson& lesson, std::string_view file, std::string_view text);
};

/// The functions. Having them does not need their code; calling one does.
const LateModel& late_model();

}  // namespace mw::explain
