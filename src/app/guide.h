#pragma once

#include <cstdint>
#include <optional>

#include "app/gestures.h"
#include "app/run.h"
#include "explain/desk.h"
#include "ui/ghost.h"

namespace mw::app {

/// Leads the show-me cursor through model solutions: one step on request, or a whole lesson.
class Guide {
public:
    /// Shows the current step, then gives the hand back. @param pace  1 is human speed.
    void show_step(const Run& run, float pace);

    /// Plays the lesson from the current step to its end.
    void play_lesson(const Run& run, float pace);

    /// Gives the hand back at once.
    void stop();

    /// What the learner (so also the hand) wanted happened: a command was accepted, a question
    /// answered rightly, a contract opened or closed.
    void act_done() { act_done_ = active(); }

    /// Goes on by some real time. Call once a frame, before the page is drawn.
    void frame(std::int64_t elapsed_ms, const Run& run, const explain::Desk& desk);

    /// The code of the hands is here. Until it is, a guide that leads asks for it and waits.
    void loaded() { hands_ = &hands(); }

    /// Draws the hand.
    void draw() const { ghost_.draw(); }

    /// True while it leads.
    [[nodiscard]] bool active() const { return mode_ != Mode::off; }
    /// True while it plays a whole lesson.
    [[nodiscard]] bool plays_lesson() const { return mode_ == Mode::lesson; }
    /// True while it waits for the market, so time must run.
    [[nodiscard]] bool waits_for_time() const { return waits_for_time_; }
    /// How much of a frame's real time goes by in the simulation: while the hand is busy no more
    /// than the hand uses, or on a slow machine the market would run away from it.
    [[nodiscard]] std::int64_t time_for(std::int64_t elapsed_ms) const;
    /// True while the hand moves and wants a frame at once.
    [[nodiscard]] bool moving() const { return active() && !waits_for_time_; }

private:
    enum class Mode : std::uint8_t { off, step, lesson };

    void begin_step(const Run& run);
    void next_act(const Run& run);
    void wait(const lessons::WaitAct& act, const Run& run, const explain::Desk& desk);
    void act(const Run& run, const explain::Desk& desk);
    std::optional<ui::Gesture> gesture_for(const lessons::Act& wanted, const explain::Desk& desk,
                                           const lessons::Sight& sight);

    const Hands* hands_{nullptr};
    ui::Ghost ghost_;
    Mode mode_{Mode::off};
    float pace_{1};
    std::size_t step_{0};
    std::size_t act_{0};
    std::int64_t act_began_ms_{0};  // simulated
    float pause_ms_{0};             // real time left before the next move
    std::optional<ui::Gesture> last_;
    explain::FrameSpot frame_;                   // where the frames were parked at the last gesture
    std::optional<Command> resolved_;            // of the current act
    std::optional<lessons::Question> question_;  // of the current step
    int failures_{0};                            // times the same gesture was tried again
    float idle_ms_{0};  // since the last act of the step, while it has not ticked
    bool waits_for_time_{false};
    bool act_done_{false};  // what the current act wants has happened
};

}  // namespace mw::app
