#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "explain/desk.h"
#include "explain/views.h"
#include "ui/targets.h"

namespace mw::ui {

/// The learner asks for a lesson, from its beginning.
struct StartLesson {
    std::string id;
};
/// The learner asks for the desk without a lesson.
struct StartPractice {};
/// Something asked of the coach.
enum class CoachAsk : std::uint8_t {
    next,
    back,
    hint,
    show_me,
    restart,
    exit,
    skip,
    explore,         ///< leave the lesson for a while
    back_to_lesson,  ///< and put everything back
    results          ///< how it went
};
/// The learner picks a goal of free practice, or gives it up.
struct PickGoal {
    std::string id;  ///< empty: give it up
};
/// One more hint of the goal.
struct GoalHint {};
/// The learner answers the question of the step.
struct AnswerQuestion {
    lessons::Reply reply;
};
/// The learner opens or closes the contract of the step.
struct TradeContract {
    lessons::ContractAsk ask{};
};
/// How fast simulated time runs; 0 pauses.
struct SetSpeed {
    int speed{1};
};
/// Pause, or go on at the speed before.
struct TogglePause {};
/// Jump ahead.
struct SkipTime {
    std::int64_t elapsed_ms{0};
};
/// Undo the last thing the learner did.
struct RewindOne {};
/// Put everything back to a moment that was looked at.
struct GoOnFrom {
    std::int64_t time_ms{0};  ///< simulated
};
/// Save the shown orders table as a file.
struct ExportCsv {};

/// What the learner asked for. The page changes its own Desk directly; everything that can
/// change the world is an intent.
using Intent =
    std::variant<Command, StartLesson, StartPractice, CoachAsk, SetSpeed, TogglePause, SkipTime,
                 RewindOne, ExportCsv, AnswerQuestion, TradeContract, PickGoal, GoalHint, GoOnFrom>;

/// Intents of one frame, in order.
using Intents = std::vector<Intent>;

/// Creates the Dear ImGui context, fonts and style. Once, before the first frame.
/// @param fingers  the device is mostly pressed with fingers: controls are as large as they, and
///                 stay so. Asked once: a touch on a laptop, or a mouse at a tablet, moves nothing.
void start(bool reduced_motion, bool fingers = false);

/// Destroys the context.
void stop();

/// Where the code of what is seldom opened is; see ui/late.h.
enum class LateCode : std::uint8_t {
    here,
    asleep,  ///< can be had; take_late_wish tells when
    missing  ///< could not be had
};

/// Asks for the code of what is seldom opened, for something that waits for it.
/// @return words about that.
std::string_view want_late();

/// Tells where that code is. Until told, it is here.
void late_code(LateCode code);

/// True when something was to be drawn whose code is not here, since the last call.
bool take_late_wish();

/// Prepares the coming frame (targets, theme, sizes); call just before ImGui::NewFrame.
void before_frame(const explain::Desk& desk);

/// Two fingers moved on the chart, on the screen or on a trackpad; the coming frame follows.
/// @param x,y  between them, in CSS pixels  @param factor  times as far apart as before
void pinch(float x, float y, float factor);

/// Draws the whole page. Reads `views`, writes half-filled forms into `desk`, asks for the rest
/// through `out`.
void draw(const explain::Views& views, explain::Desk& desk, Intents& out);

/// Real milliseconds until a card may be due under the pointer; -1 when none is.
int numbers_want_in_ms();

/// True while something moves by itself (spotlight, flash, hover fade) and wants more frames.
bool animating();

}  // namespace mw::ui
