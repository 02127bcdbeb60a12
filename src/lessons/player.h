#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/session.h"
#include "lessons/lesson.h"

namespace mw::lessons {

/// A learner's way through one lesson. A value: copy it to remember a moment. It looks at the
/// exchange and the screen, ticks steps, and says what the lesson wants done; it never changes
/// the exchange itself.
class Player {
public:
    /// Starts at the first step. @param lesson  read without faults.
    explicit Player(Lesson lesson);

    /// Looks at the world. Ticks every step whose predicates hold, from the current one on: a
    /// step already true ticks itself, and steps may be done out of order. Fires triggers and
    /// remarks of the current step, each when its predicate becomes true; a remark is taken back
    /// when what it was about is put right.
    void observe(const State& state, const UiFacts& ui);

    /// Tells the player that a command of the learner was refused; seen by the next observe.
    void saw_refusal(Refusal refusal) { refused_ = refusal; }

    /// The learner pressed Next: completes a step that only asks to be read.
    void next();

    /// Shows one more hint of the current step.
    void show_hint();

    /// Puts a saved run back at a step, the exchange having been replayed: earlier steps count
    /// as ticked, and the step begins in this state.
    /// @param step  counts from 0; the number of steps means the lesson is done.
    void resume_at(std::size_t step, const State& state);

    /// Commands the script wants submitted now, in order; empties the list.
    std::vector<Command> take_commands();

    /// Speed the script wants now; empties the wish.
    std::optional<int> take_speed();

    /// The lesson.
    [[nodiscard]] const Lesson& lesson() const { return lesson_; }
    /// Current step, counted from 0; equals the number of steps when the lesson is done.
    [[nodiscard]] std::size_t step() const { return step_; }
    /// True when every step is ticked.
    [[nodiscard]] bool done() const { return step_ == lesson_.steps.size(); }
    /// Whether a step was ever ticked, also ahead of its turn.
    [[nodiscard]] bool ticked(std::size_t step) const { return step < step_ || ticked_[step]; }
    /// Hints shown of the current step.
    [[nodiscard]] std::size_t hints_shown() const { return hints_shown_; }
    /// Latest remark of this step, or empty.
    [[nodiscard]] const std::string& remark() const { return remark_; }
    /// What the current step still waits for, in a short phrase; empty when it waits for Next.
    [[nodiscard]] const std::string& waiting_for() const { return waiting_for_; }
    /// Latest news text of the script, or empty.
    [[nodiscard]] const std::string& news() const { return news_; }

private:
    void enter(std::size_t step);
    void tick(const Sight& sight);
    void pass_ticked();
    void fire(const Sight& sight);
    void speak(Sight sight);
    void carry_out(const Action& action, const Sight& sight);
    void look_ahead(const Sight& sight);

    Lesson lesson_;
    std::size_t step_{0};
    std::vector<bool> ticked_;
    std::size_t hints_shown_{0};
    std::optional<Refusal> refused_;
    std::string remark_;
    std::string waiting_for_;
    std::string news_;
    std::vector<Command> commands_;
    std::optional<int> speed_;
    std::optional<std::int64_t> step_began_ms_;  // simulated; empty until the step is looked at
    std::vector<bool> trigger_held_;             // triggers of the current step that held last time
    std::vector<bool> remark_held_;              // remarks of the current step that held last time
    std::size_t step_start_record_{0};           // records before the current step began
    std::size_t seen_records_{0};
    std::size_t remark_place_{0};  // which remark of the step is shown, if one is
};

/// Plays model solutions on a session, without a screen, until `step` (counted from 0) is the
/// current one, so that a lesson can be opened in its middle.
/// @return false when a step on the way did not complete.
bool play_until(Session& session, Player& player, std::size_t step);

/// Outcome of playing a lesson by its own model solution without a screen.
struct Rehearsal {
    bool completed{false};  ///< every step ticked, and no fault
    std::uint64_t fingerprint{0};
    std::int64_t simulated_ms{0};
    std::vector<Fault> faults;  ///< a step that did not complete, a check that failed, a refusal
};

/// Plays a lesson by its `do` lines natively. Screen acts set the screen facts directly.
Rehearsal rehearse(const Lesson& lesson, std::uint64_t seed);

}  // namespace mw::lessons
