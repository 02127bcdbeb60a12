#include "app/guide.h"

#include <algorithm>
#include <utility>

namespace mw::app {
namespace {

constexpr float reading_ms = 2'500;   // to read a step before the hand starts
constexpr float patience_ms = 4'000;  // for a step to tick after its last act
constexpr int most_failures = 3;

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

void Guide::begin_step(const Run& run) {
    step_ = run.player() != nullptr ? run.player()->step() : 0;
    act_ = 0;
    act_began_ms_ = run.state().time_ms();
    failures_ = 0;
    last_.reset();
    idle_ms_ = 0;
    pause_ms_ = reading_ms / pace_;
}

void Guide::next_act(const Run& run) {
    ++act_;
    act_began_ms_ = run.state().time_ms();
    failures_ = 0;
    last_.reset();
    waits_for_time_ = false;
}

void Guide::command_accepted() { command_done_ = active(); }

void Guide::frame(std::int64_t elapsed_ms, const Run& run, const explain::Desk& desk) {
    if (!active()) return;
    const lessons::Player* player = run.player();
    if (player == nullptr || player->done()) return stop();
    const auto real_ms = static_cast<float>(elapsed_ms);
    ghost_.frame(real_ms);
    if (ghost_.busy()) return;
    if (ghost_.outcome() == ui::Ghost::Outcome::interrupted) return stop();
    if (player->step() != step_) {
        if (mode_ == Mode::step) return stop();
        begin_step(run);
        command_done_ = false;
        waits_for_time_ = false;
    }
    pause_ms_ -= real_ms;
    if (pause_ms_ > 0) return;
    if (act_ >= player->lesson().steps[step_].solution.size()) {
        idle_ms_ += real_ms;
        if (idle_ms_ > patience_ms) stop();
        return;
    }
    act(run, desk);
}

void Guide::act(const Run& run, const explain::Desk& desk) {
    const lessons::Act& wanted = run.player()->lesson().steps[step_].solution[act_];
    if (const auto* waiting = std::get_if<lessons::WaitAct>(&wanted))
        return wait(*waiting, run, desk);
    const bool ends_by_itself = std::holds_alternative<lessons::CommandAct>(wanted) ||
                                std::holds_alternative<lessons::AnswerAct>(wanted);
    if (ends_by_itself && std::exchange(command_done_, false)) return next_act(run);
    const std::optional<ui::Gesture> gesture =
        std::holds_alternative<lessons::AnswerAct>(wanted)
            ? answer_gesture(std::get<lessons::AnswerAct>(wanted), run, desk)
            : next_gesture(wanted, desk, run.state());
    if (!gesture) return next_act(run);
    // The same press again means that it did not help: refused, or nowhere to be found.
    if (gesture == last_ && ++failures_ > most_failures) return stop();
    last_ = gesture;
    ghost_.begin(*gesture, pace_);
}

/// Types the answer, or presses the choice.
std::optional<ui::Gesture> Guide::answer_gesture(const lessons::AnswerAct& act, const Run& run,
                                                 const explain::Desk& desk) {
    const lessons::Player& player = *run.player();
    const lessons::Step& step = player.lesson().steps[player.step()];
    if (!step.question) return std::nullopt;
    const lessons::UiFacts facts = explain::facts_of(desk);
    const lessons::Reply reply =
        act.reply ? *act.reply
                  : lessons::right_reply(*step.question, player.sight(run.state(), facts));
    return gesture_of(reply, desk);
}

void Guide::wait(const lessons::WaitAct& act, const Run& run, const explain::Desk& desk) {
    waits_for_time_ = true;
    const lessons::UiFacts facts = explain::facts_of(desk);
    const lessons::Sight sight = run.player()->sight(run.state(), facts);
    const bool late = run.state().time_ms() - act_began_ms_ >= act.at_most_ms;
    if (late || (act.until && lessons::holds(*act.until, sight))) next_act(run);
}

}  // namespace mw::app
