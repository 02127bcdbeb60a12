#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/frames.h"
#include "lessons/player.h"

namespace mw::app {

/// What is being played: a session, and the lesson that watches it, if one does. Remembers
/// moments to go back to.
class Run {
public:
    /// Free practice in a world.
    explicit Run(const World& world);

    /// A lesson from its first step.
    Run(lessons::Lesson lesson, std::uint64_t seed);

    /// A command of the learner's. The moment before it can be undone.
    Answer submit(const Command& command);

    /// Lets time pass; what a lesson's script does meanwhile is included.
    /// @return what happened besides.
    std::vector<Event> advance(std::int64_t elapsed_ms, const lessons::UiFacts& ui);

    /// The same without anybody watching: quicker, see mw::SkipTime.
    std::vector<Event> skip(std::int64_t elapsed_ms, const lessons::UiFacts& ui);

    /// Lets the lesson look at the world and the screen, and carries out what it wants.
    void observe(const lessons::UiFacts& ui);

    /// The learner pressed Next.
    void next(const lessons::UiFacts& ui);

    /// The learner met a refusal without sending a command: the form said it.
    void saw_refusal(Refusal refusal);

    /// The learner answers the question of the current step. @return whether that was right.
    bool answer(const lessons::Reply& reply, const lessons::UiFacts& ui);

    /// The code of contracts is here: see Player::contracts_loaded.
    void contracts_loaded(const lessons::ContractCode& code) {
        contracts_ = &code;
        if (player_) player_->contracts_loaded(contracts_);
    }

    /// The learner opens or closes the contract of the current step. The moment before it can be
    /// undone, as with a command. @return whether it could be done.
    bool trade_contract(lessons::ContractAsk ask, const lessons::UiFacts& ui);

    /// Shows one more hint.
    void hint();

    /// The current step is being shown to the learner.
    void note_shown();

    /// Leaves the current step out: does it by its model solution, without points.
    void skip_step();

    /// Leaves the lesson for a while: what happens from now on is forgotten by `back_to_lesson`,
    /// and the lesson does not look.
    void explore();

    /// Puts everything back to the moment at which the learner began to explore.
    void back_to_lesson();

    /// True between `explore` and `back_to_lesson`.
    [[nodiscard]] bool exploring() const { return explored_from_.has_value(); }

    /// Goes back to the start of this step, or of the one before when this one has only begun.
    /// Everything done since is undone, money included.
    void back();

    /// Undoes the learner's last command and all that followed it.
    void rewind();

    /// What was seen while time went by.
    [[nodiscard]] const Glimpses& glimpses() const { return glimpses_; }

    /// Goes back to a moment of `glimpses` and on from there, going the same way again from the
    /// nearest moment that is kept. A lesson goes back too; but where it waits to take the learner
    /// back anyway, it goes on from there.
    /// @return false when no kept moment leads there; then nothing changes.
    bool go_on_from(std::int64_t time_ms, const lessons::UiFacts& ui);

    /// Whether there is something to undo.
    [[nodiscard]] bool can_rewind() const { return !undo_.empty(); }
    /// Text of the command that `rewind` would undo; empty when there is none.
    [[nodiscard]] std::string rewind_what() const;
    /// Whether `back` would change anything.
    [[nodiscard]] bool can_go_back() const { return !step_starts_.empty(); }

    /// Speed the lesson wants now; empties the wish.
    std::optional<int> take_speed();

    /// The session.
    [[nodiscard]] const Session& session() const { return session_; }
    /// The session to be saved: while the learner explores, the lesson's.
    [[nodiscard]] const Session& kept_session() const {
        return explored_from_ ? explored_from_->session : session_;
    }
    /// The state.
    [[nodiscard]] const State& state() const { return session_.state(); }
    /// The lesson's player, or null in free practice.
    [[nodiscard]] const lessons::Player* player() const { return player_ ? &*player_ : nullptr; }

    // ---- a goal of free practice ----

    /// A goal watches from now on, in place of another; the world goes on as it is.
    void attach_goal(lessons::Lesson goal);

    /// Nothing watches any more.
    void drop_goal() { goal_.reset(); }

    /// Shows one more hint of the goal.
    void goal_hint();

    /// The goal's player, or null.
    [[nodiscard]] const lessons::Player* goal() const { return goal_ ? &*goal_ : nullptr; }

    /// Puts the goal of a saved run back, after replay. @param notes  of its player.
    /// @return false when they make no sense; then there is no goal.
    bool restore_goal(lessons::Lesson goal, std::string_view notes);

    /// Puts a saved run back: replays its commands, then sets the lesson to `step`.
    /// @param notes  of the lesson's player; empty: none were kept.
    /// @return false when something does not fit; the run is then of no use.
    bool replay(const std::vector<Command>& log, std::size_t step, std::string_view notes);

    /// Plays the model solution up to a step, so that a lesson can be opened in its middle.
    /// @param step  counts from 0. @return false when the lesson has no such step.
    bool play_to(std::size_t step);

private:
    /// A copy of everything, to go back to.
    struct Moment {
        Session session;
        std::optional<lessons::Player> player;
        std::optional<lessons::Player> goal;
        std::string what;     // the command that came next, as text
        std::size_t step{0};  // the lesson's step at that time
    };

    template <typename Passing>
    std::vector<Event> pass(std::int64_t elapsed_ms, std::int64_t longest_ms,
                            const lessons::UiFacts& ui);
    void carry_out_script();
    void go_back_if_wanted(const lessons::UiFacts& ui);
    void remember_step_start(std::size_t step_before);
    [[nodiscard]] Moment moment(std::string what) const;
    void keep_undo(Moment before);
    void restore(const Moment& from);
    void look(const lessons::UiFacts& ui);
    void see();
    void see_again(Session from);
    bool replay(const Command& command);
    void keep_mark();
    void forget_after_now();
    [[nodiscard]] const Moment* nearest_before(std::int64_t time_ms) const;

    Session session_;
    std::optional<lessons::Player> player_;
    const lessons::ContractCode* contracts_{nullptr};  // moments may not know that it is here
    std::optional<lessons::Player> goal_;              // watches too
    std::size_t prepared_{0};  // commands that were carried out before the learner took over
    std::optional<Moment> explored_from_;
    std::deque<Moment> undo_;         // before each command of the learner, newest last
    std::deque<Moment> step_starts_;  // at the start of each step, newest last
    std::deque<Moment> marks_;        // now and then, newest last
    Glimpses glimpses_;
};

}  // namespace mw::app
