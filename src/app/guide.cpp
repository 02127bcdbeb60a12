#include "app/guide.h"

#include <algorithm>
#include <utility>

#include "ui/ui.h"

namespace mw::app {
namespace {

constexpr float reading_ms = 2'500;  // to read a step before the hand starts
// For a step to tick after its last act. A whole lesson has nobody who would press again.
constexpr float patience_ms = 4'000;
constexpr float lesson_patience_ms = 20'000;
constexpr int most_failures = 3;
constexpr int most_lesson_failures = 12;

}  // namespace

void Guide::show_step(const Run& run, float pace) {
    mode_ = Mode::step;
    pace_ = std::max(pace, 1.0F);
    begin_step(run);
    pause_ms_ = 0;
}

void Guide::play_lesson(const Run& run, float pace) {
    mode_ = Mode::lesson;
    pace_ = std::max(pace, 1.0F);
    begin_step(run);
}

void Guide::stop() {
    mode_ = Mode::off;
    waits_for_time_ = false;
    ghost_.stop();
}

std::int64_t Guide::time_for(std::int64_t elapsed_ms) const {
    if (!ghost_.busy()) return elapsed_ms;
    const auto used_ms = static_cast<std::int64_t>(ui::Ghost::longest_step_ms / pace_);
    return std::min(elapsed_ms, used_ms);
}

void Guide::begin_step(const Run& run) {
    step_ = run.player() != nullptr ? run.player()->step() : 0;
    act_ = 0;
    act_began_ms_ = run.state().time_ms();
    failures_ = 0;
    last_.reset();
    resolved_.reset();
    question_ = run.player() != nullptr && !run.player()->done()
                    ? run.player()->lesson().steps[step_].question
                    : std::nullopt;
    idle_ms_ = 0;
    pause_ms_ = reading_ms / pace_;
}

void Guide::next_act(const Run& run) {
    ++act_;
    act_began_ms_ = run.state().time_ms();
    failures_ = 0;
    last_.reset();
    resolved_.reset();
    waits_for_time_ = false;
}

void Guide::frame(std::int64_t elapsed_ms, const Run& run, const explain::Desk& desk) {
    if (!active()) return;
    if (hands_ == nullptr) return static_cast<void>(ui::want_late());
    const lessons::Player* player = run.player();
    if (player == nullptr || player->done()) return stop();
    const auto real_ms = static_cast<float>(elapsed_ms);
    ghost_.frame(real_ms);
    if (ghost_.busy()) return;
    if (ghost_.outcome() == ui::Ghost::Outcome::interrupted) return stop();
    if (player->step() != step_) {
        if (mode_ == Mode::step) return stop();
        begin_step(run);
        act_done_ = false;
        waits_for_time_ = false;
    }
    pause_ms_ -= real_ms;
    if (pause_ms_ > 0) return;
    if (act_ >= player->lesson().steps[step_].solution.size()) {
        if (player->awaits_next()) return ghost_.begin(next_step_gesture(), pace_);
        idle_ms_ += real_ms;
        if (idle_ms_ > (plays_lesson() ? lesson_patience_ms : patience_ms)) stop();
        return;
    }
    act(run, desk);
}

void Guide::act(const Run& run, const explain::Desk& desk) {
    const lessons::Act& wanted = run.player()->lesson().steps[step_].solution[act_];
    if (const auto* waiting = std::get_if<lessons::WaitAct>(&wanted))
        return wait(*waiting, run, desk);
    const bool ends_by_itself = std::holds_alternative<lessons::CommandAct>(wanted) ||
                                std::holds_alternative<lessons::AnswerAct>(wanted) ||
                                std::holds_alternative<lessons::ContractAct>(wanted);
    if (ends_by_itself && std::exchange(act_done_, false)) return next_act(run);
    const lessons::UiFacts facts = explain::facts_of(desk);
    const lessons::Sight sight = run.player()->sight(run.state(), facts);
    const std::optional<ui::Gesture> gesture = gesture_for(wanted, desk, sight);
    if (!gesture) return next_act(run);
    // The same press again means that it did not help: refused, or nowhere to be found. Frames are
    // stepped through one by one.
    const bool helped = std::exchange(frame_, desk.frames.parked) != desk.frames.parked;
    const int most = plays_lesson() ? most_lesson_failures : most_failures;
    if (gesture == last_ && !helped && ++failures_ > most) return stop();
    last_ = gesture;
    ghost_.begin(*gesture, pace_);
}

std::optional<ui::Gesture> Guide::gesture_for(const lessons::Act& wanted, const explain::Desk& desk,
                                              const lessons::Sight& sight) {
    if (const auto* answer = std::get_if<lessons::AnswerAct>(&wanted)) {
        if (!question_) return std::nullopt;
        return hands_->reply(lessons::reply_of(*answer, *question_, sight), desk);
    }
    const auto* written = std::get_if<lessons::CommandAct>(&wanted);
    if (written == nullptr) return hands_->toward(wanted, desk, sight);
    // numbers that depend on the market are worked out once, or the hand would chase them
    if (!resolved_) resolved_ = lessons::resolve(*written, sight);
    if (!resolved_) return std::nullopt;
    if (const auto* skip = std::get_if<SkipTime>(&*resolved_)) {
        const std::int64_t left_ms = skip->elapsed_ms - (sight.state.time_ms() - act_began_ms_);
        if (left_ms <= 0) return std::nullopt;
        last_.reset();  // it is pressed as often as it takes
        return hands_->toward(lessons::CommandAct{.command = SkipTime{left_ms}}, desk, sight);
    }
    return hands_->toward(lessons::CommandAct{.command = *resolved_}, desk, sight);
}

void Guide::wait(const lessons::WaitAct& act, const Run& run, const explain::Desk& desk) {
    waits_for_time_ = true;
    const lessons::UiFacts facts = explain::facts_of(desk);
    const lessons::Sight sight = run.player()->sight(run.state(), facts);
    const bool late = run.state().time_ms() - act_began_ms_ >= act.at_most_ms;
    if (late || (act.until && lessons::holds(*act.until, sight))) next_act(run);
}

}  // namespace mw::app
