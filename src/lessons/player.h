#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exchange/session.h"
#include "lessons/lesson.h"

namespace mw::lessons {

/// The texts of a step with the learner's numbers in them, as they were when it began.
struct StepWords {
    std::string title, say, why;
    std::vector<std::string> hints;
    std::string question;
    std::vector<std::string> choices;  ///< or the cards of a sort
    std::vector<std::string> bins;
};

/// How a learner got through a step.
enum class Help : std::uint8_t {
    none,
    hint,   ///< saw a hint
    shown,  ///< was shown it, or had it done
};

/// A learner's way through one lesson. A value: copy it to remember a moment. It looks at the
/// exchange and the screen, ticks steps, judges answers and says what the lesson wants done; it
/// never changes the exchange itself.
class Player {
public:
    /// Starts at the first step. @param lesson  read without faults.
    explicit Player(Lesson lesson);

    /// The code of contracts is here; until it is, nothing happens to one.
    void contracts_loaded(const ContractCode* code) { memory_.contract.code = code; }

    /// The learner takes over in this state: what happened before is not theirs. Without it, the
    /// lesson begins with the first observe.
    void begin(const State& state);

    /// Looks at the world. Ticks every step whose predicates hold, from the current one on: a
    /// step already true ticks itself, and steps may be done out of order. Fires triggers and
    /// remarks of the current step, each when its predicate becomes true; a remark is taken back
    /// when what it was about is put right.
    void observe(const State& state, const UiFacts& ui);

    /// Tells the player that a command of the learner was refused; seen by the next observe.
    void saw_refusal(Refusal refusal) { refused_ = refusal; }

    /// The learner pressed Next: completes a step that only asks to be read.
    void next();

    /// The learner answers the question of the current step. A right answer is seen by the next
    /// observe. @return false when there is no question or it is answered already.
    bool answer(const Reply& reply, const State& state, const UiFacts& ui);

    /// The learner opens or closes the contract of the current step, at the prices of `state`.
    /// @return false when the step has none, or when it cannot be done now; then nothing changes.
    bool trade_contract(ContractAsk ask, const State& state);

    /// Shows one more hint of the current step.
    void show_hint();

    /// The current step is shown to the learner, or done for them.
    void note_help(Help help);

    /// The current step is left out: it counts as not done.
    void skip();

    /// Puts a saved run back at a step, the exchange having been replayed: earlier steps count
    /// as ticked, and the step begins in this state.
    /// @param step  counts from 0; the number of steps means the lesson is done.
    void resume_at(std::size_t step, const State& state);

    /// What must be kept for `restore`, as lines of plain text.
    [[nodiscard]] std::string notes() const;

    /// Takes notes of a saved run back, before resume_at. @return false when they make no sense.
    bool restore(std::string_view notes);

    /// Step to whose beginning the world must go back now; empties the wish. Then say `returned`.
    std::optional<std::size_t> take_return();

    /// The world has gone back.
    void returned(const State& state);

    /// Commands the script wants submitted now, in order; empties the list.
    std::vector<Command> take_commands();

    /// Speed the script wants now; empties the wish.
    std::optional<int> take_speed();

    /// The lesson.
    [[nodiscard]] const Lesson& lesson() const { return lesson_; }
    /// Current step, counted from 0; equals the number of steps when the lesson is done.
    [[nodiscard]] std::size_t step() const { return step_; }
    /// True when the current step is done and Next takes the learner, and the world, back to where
    /// an earlier step began.
    [[nodiscard]] bool awaits_next() const;
    /// True when every step is ticked.
    [[nodiscard]] bool done() const { return step_ == lesson_.steps.size(); }
    /// Whether a step was ever ticked, also ahead of its turn.
    [[nodiscard]] bool ticked(std::size_t step) const { return step < step_ || ticked_[step] != 0; }
    /// Whether a step was left out.
    [[nodiscard]] bool skipped(std::size_t step) const { return skipped_[step] != 0; }
    /// How a step was got through.
    [[nodiscard]] Help help(std::size_t step) const { return help_[step]; }
    /// Hints shown of the current step.
    [[nodiscard]] std::size_t hints_shown() const { return hints_shown_; }
    /// Latest remark of this step, or empty.
    [[nodiscard]] const std::string& remark() const { return remark_; }
    /// The same with its braces, or empty.
    [[nodiscard]] std::string_view remark_with_braces() const {
        if (remark_.empty() || done()) return {};
        return lesson_.steps[step_].remarks[remark_place_].text;
    }
    /// What is said about the latest answer, or empty.
    [[nodiscard]] const std::string& verdict() const { return verdict_; }
    /// Texts of the current step, with numbers once it was looked at; of no use when the lesson is
    /// done.
    [[nodiscard]] const StepWords& words() const { return words_; }
    /// Debrief, with numbers once it was looked at; empty until the lesson is done.
    [[nodiscard]] const std::string& debrief() const { return debrief_; }
    /// Live figures of the current step: label and value.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& figures() const {
        return figures_;
    }
    /// What the current step still waits for, in a short phrase; empty when it waits for Next.
    [[nodiscard]] const std::string& waiting_for() const { return waiting_for_; }
    /// Latest news text of the script, or empty.
    [[nodiscard]] const std::string& news() const { return news_; }
    /// What is remembered of the lesson so far.
    [[nodiscard]] const Memory& memory() const { return memory_; }
    /// What predicates of this lesson look at.
    [[nodiscard]] Sight sight(const State& state, const UiFacts& ui) const;

private:
    void enter(std::size_t step);
    void remember(const Sight& sight);
    void word(const Sight& sight);
    void tick(const Sight& sight);
    void pass_ticked();
    void fire(const Sight& sight);
    void speak(Sight sight);
    void carry_out(const Action& action, const Sight& sight);
    void look_ahead(const Sight& sight);
    [[nodiscard]] bool has_contract() const;

    Lesson lesson_;
    std::size_t step_{0};
    // packed into bits they would take more code than they save room
    using Flags = std::vector<std::uint8_t>;

    Flags ticked_;
    Flags skipped_;
    std::vector<Help> help_;
    std::vector<Predicate> remembered_;  // each that needs the past
    Memory memory_;
    bool begun_{false};
    std::size_t hints_shown_{0};
    std::optional<Refusal> refused_;
    std::string remark_;
    std::string verdict_;
    std::string waiting_for_;
    std::string news_;
    std::size_t news_step_{0};  // in which it was told
    std::string debrief_;
    StepWords words_;
    bool worded_{false};
    std::vector<std::pair<std::string, std::string>> figures_;
    std::vector<Command> commands_;
    std::optional<int> speed_;
    std::optional<std::size_t> return_;          // step to whose beginning the world goes back
    std::vector<std::optional<Pot>> twins_;      // at the beginning of each step so far
    bool returning_{false};                      // and has not yet
    std::optional<std::int64_t> step_began_ms_;  // simulated; empty until the step is looked at
    Flags trigger_held_;                         // triggers of the current step that held last time
    Flags remark_held_;                          // remarks of the current step that held last time
    std::size_t step_start_record_{0};           // records before the current step began
    std::size_t seen_records_{0};
    std::size_t remark_place_{0};  // which remark of the step is shown, if one is
};

/// Brings a session to where a lesson begins: carries out its `prepare` lines.
/// @return a sentence with the line that could not be carried out, else empty.
std::string prepare(Session& session, const Lesson& lesson);

/// Plays model solutions on a session, without a screen, until `step` (counted from 0) is the
/// current one, so that a lesson can be opened in its middle.
/// @return false when a step on the way did not complete.
bool play_until(Session& session, Player& player, std::size_t step);

/// Outcome of playing a lesson by its own model solution without a screen.
struct Rehearsal {
    bool completed{false};  ///< every step ticked, and no fault
    int score{0};           ///< 0 to 100
    std::uint64_t fingerprint{0};
    std::int64_t simulated_ms{0};
    std::vector<Fault> faults;  ///< a step that did not complete, a check that failed, a refusal
};

/// Plays a lesson by its `do` lines natively. Screen acts set the screen facts directly. Each
/// step's slips are tried on a copy.
Rehearsal rehearse(const Lesson& lesson, std::uint64_t seed);

}  // namespace mw::lessons
