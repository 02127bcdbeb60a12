#include "app/run.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "exchange/command_text.h"
#include "lessons/names.h"
#include "market/market.h"

namespace mw::app {
namespace {

// A moment is about one megabyte; these bounds keep memory flat.
constexpr std::size_t most_undos = 12;
constexpr std::size_t most_step_starts = 40;
constexpr std::size_t most_marks = 8;

// A moment of the last hour is never farther from one that is kept.
constexpr std::int64_t mark_every_ms = 600'000;

// A lesson's triggers look at the world at least this often, whatever the speed.
constexpr std::int64_t longest_blind_ms = 10'000;
constexpr std::int64_t longest_skipped_blind_ms = 300'000;

/// Whether a session is an earlier moment of another one: kept moments may belong to a way that
/// was taken back.
bool leads_to(const Session& earlier, const Session& later) {
    const std::vector<Command>& log = earlier.log();
    if (log.size() > later.log().size()) return false;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const auto* part = std::get_if<Advance>(&log[i]);
        const auto* whole = std::get_if<Advance>(&later.log()[i]);
        const bool goes_on = i + 1 == log.size() && part != nullptr && whole != nullptr &&
                             part->elapsed_ms <= whole->elapsed_ms;
        if (!goes_on && write_command(log[i]) != write_command(later.log()[i])) return false;
    }
    return true;
}

World world_of(const lessons::Lesson& lesson, std::uint64_t seed) {
    World world = lesson.world;
    world.seed = seed;
    return world;
}

}  // namespace

Run::Run(const World& world) : session_{world} {
    glimpses_.note(session_.state());
    keep_mark();
}

Run::Run(lessons::Lesson lesson, std::uint64_t seed)
    : session_{world_of(lesson, seed)}, player_{lessons::Player{std::move(lesson)}} {
    // lessons of the tree are tested to be preparable; another's goes on from where it stops
    (void)lessons::prepare(session_, player_->lesson());
    prepared_ = session_.log().size();
    player_->begin(session_.state());
    step_starts_.push_back(moment({}));
    glimpses_.note(session_.state());
}

Answer Run::submit(const Command& command) {
    Moment before = moment(write_command(command));
    Answer answer = session_.submit(command);
    if (const auto* refusal = std::get_if<Refusal>(&answer)) {
        saw_refusal(*refusal);
        return answer;
    }
    keep_undo(std::move(before));
    return answer;
}

void Run::keep_undo(Moment before) {
    undo_.push_back(std::move(before));
    if (undo_.size() > most_undos) undo_.pop_front();
}

std::vector<Event> Run::advance(std::int64_t elapsed_ms, const lessons::UiFacts& ui) {
    return pass<Advance>(elapsed_ms, longest_blind_ms, ui);
}

std::vector<Event> Run::skip(std::int64_t elapsed_ms, const lessons::UiFacts& ui) {
    // a script or a goal looks at the world every five minutes; without one nothing has to
    return pass<SkipTime>(elapsed_ms, player_ || goal_ ? longest_skipped_blind_ms : max_skip_ms,
                          ui);
}

template <typename Passing>
std::vector<Event> Run::pass(std::int64_t elapsed_ms, std::int64_t longest_ms,
                             const lessons::UiFacts& ui) {
    std::vector<Event> happened;
    while (elapsed_ms > 0) {
        std::int64_t part = std::min(elapsed_ms, longest_ms);
        if constexpr (std::is_same_v<Passing, Advance>)  // a glimpse ends each ten seconds
            part = std::min(part, Glimpses::next_in(state().time_ms()));
        const Answer answer = session_.submit(Passing{part});
        if (const auto* events = std::get_if<std::vector<Event>>(&answer))
            for (const Event& event : *events)
                if (!std::holds_alternative<TimePassed>(event)) happened.push_back(event);
        elapsed_ms -= part;
        look(ui);
    }
    return happened;
}

/// After time has passed: the lesson looks, and what is seen is kept for looking back.
void Run::look(const lessons::UiFacts& ui) {
    observe(ui);
    see();
}

/// Keeps what is seen now, and now and then the moment itself.
void Run::see() {
    glimpses_.note(state());
    if (marks_.empty() ||
        state().time_ms() - marks_.back().session.state().time_ms() >= mark_every_ms)
        keep_mark();
}

void Run::observe(const lessons::UiFacts& ui) {
    if (goal_) goal_->observe(session_.state(), ui);
    if (!player_ || exploring()) return;
    const std::size_t before = player_->step();
    player_->observe(session_.state(), ui);
    go_back_if_wanted(ui);
    carry_out_script();
    remember_step_start(before);
}

/// A step that begins where an earlier one began: the world goes back, the lesson does not.
void Run::go_back_if_wanted(const lessons::UiFacts& ui) {
    const auto wanted = player_->take_return();
    if (!wanted) return;
    const auto start = std::ranges::find_if(
        step_starts_, [&wanted](const Moment& moment) { return moment.step >= *wanted; });
    if (start != step_starts_.end()) session_ = start->session;
    undo_.clear();
    forget_after_now();
    player_->returned(session_.state());
    player_->observe(session_.state(), ui);
}

void Run::next(const lessons::UiFacts& ui) {
    if (!player_ || exploring()) return;
    const std::size_t before = player_->step();
    player_->next();
    go_back_if_wanted(ui);
    remember_step_start(before);
    observe(ui);
}

void Run::saw_refusal(Refusal refusal) {
    if (goal_) goal_->saw_refusal(refusal);
    if (player_ && !exploring()) player_->saw_refusal(refusal);
}

bool Run::answer(const lessons::Reply& reply, const lessons::UiFacts& ui) {
    if (!player_ || exploring()) return false;
    const bool taken = player_->answer(reply, session_.state(), ui);
    const bool right = taken && player_->memory().answers.back().right;
    observe(ui);
    keep_mark();  // an answer is no command: going the same way again would not give it
    return right;
}

bool Run::trade_contract(lessons::ContractAsk ask, const lessons::UiFacts& ui) {
    if (!player_ || exploring()) return false;
    Moment before = moment("contract");
    if (!player_->trade_contract(ask, state())) return false;
    keep_undo(std::move(before));
    observe(ui);
    keep_mark();  // as an answer
    return true;
}

void Run::hint() {
    if (player_ && !exploring()) player_->show_hint();
}

void Run::note_shown() {
    if (player_) player_->note_help(lessons::Help::shown);
}

void Run::skip_step() {
    if (!player_ || player_->done() || exploring()) return;
    const std::size_t step = player_->step();
    lessons::Player other = *player_;
    Session session = session_;
    // what the solution does to the world is kept; whether it ticks the step is not asked
    if (lessons::play_until(session, other, step + 1)) {
        const Session before = std::exchange(session_, std::move(session));
        see_again(before);
    }
    player_->note_help(lessons::Help::shown);
    player_->skip();
    go_back_if_wanted(lessons::screen_at_start());
    undo_.clear();
    remember_step_start(step);
}

void Run::explore() {
    if (player_ && !exploring()) explored_from_ = moment({});
}

void Run::back_to_lesson() {
    if (!exploring()) return;
    const Moment from = *std::exchange(explored_from_, std::nullopt);
    restore(from);
    undo_.clear();
}

void Run::carry_out_script() {
    for (const Command& command : player_->take_commands()) session_.submit(command);
}

void Run::remember_step_start(std::size_t step_before) {
    if (player_->step() == step_before) return;
    step_starts_.push_back(moment({}));
    if (step_starts_.size() > most_step_starts) step_starts_.pop_front();
}

void Run::back() {
    if (!player_ || step_starts_.empty() || exploring()) return;
    // Right after a step began, "back" means the step before it.
    const bool just_begun = undo_.empty() || undo_.back().step != player_->step();
    if (just_begun && step_starts_.size() > 1) step_starts_.pop_back();
    const Moment start = step_starts_.back();
    restore(start);
    std::erase_if(undo_, [&start](const Moment& later) { return later.step >= start.step; });
}

void Run::rewind() {
    if (undo_.empty()) return;
    const Moment before = std::move(undo_.back());
    undo_.pop_back();
    restore(before);
    while (step_starts_.size() > 1 && step_starts_.back().step > before.step)
        step_starts_.pop_back();
}

// ---- looking back -------------------------------------------------------------------------------

/// Sees what was played without anybody looking, by going the same way again.
void Run::see_again(Session from) {
    while (const auto command = next_toward(from, session_, state().time_ms())) {
        from.submit(*command);
        glimpses_.note(from.state());
    }
}

void Run::keep_mark() {
    if (exploring()) return;  // what is tried out is forgotten when the lesson goes on
    marks_.push_back(moment({}));
    if (marks_.size() > most_marks) marks_.pop_front();
}

/// The world went back: what was seen and kept from this moment on did not happen. Of this very
/// moment a mark may know an answer or a contract that is undone.
void Run::forget_after_now() {
    const auto later = [this](const Moment& kept) {
        return kept.session.state().time_ms() >= state().time_ms();
    };
    glimpses_.cut(state().time_ms());
    std::erase_if(marks_, later);
}

const Run::Moment* Run::nearest_before(std::int64_t time_ms) const {
    const Moment* nearest = nullptr;
    const auto weigh = [&](const std::deque<Moment>& kept) {
        for (const Moment& each : kept) {
            const Session& session = each.session;
            const std::int64_t at_ms = session.state().time_ms();
            if (at_ms > time_ms) continue;
            if (nearest != nullptr && at_ms < nearest->session.state().time_ms()) continue;
            if (leads_to(session, session_)) nearest = &each;
        }
    };
    weigh(step_starts_);
    weigh(undo_);
    weigh(marks_);
    return nearest;
}

bool Run::go_on_from(std::int64_t time_ms, const lessons::UiFacts& ui) {
    const Moment* nearest = nearest_before(time_ms);
    if (nearest == nullptr) return false;
    Moment there = *nearest;
    if (exploring()) {  // the lesson waits, wherever the learner goes
        there.player = player_;
        there.step = player_->step();
    }
    while (const auto command = next_toward(there.session, session_, time_ms)) {
        if (std::holds_alternative<Refusal>(there.session.submit(*command))) return false;
        // what the script wants on the way is among the commands already
        if (there.goal) there.goal->observe(there.session.state(), ui);
        if (!there.player || exploring()) continue;
        there.player->observe(there.session.state(), ui);
        there.player->take_commands();
        there.player->take_speed();
    }
    if (there.session.state().time_ms() != time_ms) return false;
    if (player_ && player_->awaits_next() &&
        !exploring()) {  // it would take the learner back anyway
        player_->next();
        if (player_->take_return()) player_->returned(there.session.state());
        there.player = player_;
        there.step = player_->step();
        step_starts_.push_back(there);
    } else {
        while (step_starts_.size() > 1 && step_starts_.back().step > there.step)
            step_starts_.pop_back();
    }
    restore(there);
    std::erase_if(undo_, [this](const Moment& later) {
        return later.session.state().time_ms() > state().time_ms();
    });
    observe(ui);
    return true;
}

std::string Run::rewind_what() const { return undo_.empty() ? std::string{} : undo_.back().what; }

std::optional<int> Run::take_speed() { return player_ ? player_->take_speed() : std::nullopt; }

bool Run::replay(const std::vector<Command>& log, std::size_t step, std::string_view notes) {
    // what was prepared is in the log as well, and is done already
    if (log.size() < prepared_) return false;
    for (std::size_t i = 0; i < prepared_; ++i)
        if (write_command(log[i]) != write_command(session_.log()[i])) return false;
    for (std::size_t i = prepared_; i < log.size(); ++i)
        if (!replay(log[i])) return false;
    if (!player_) return true;
    if (step > player_->lesson().steps.size()) return false;
    if (!notes.empty() && !player_->restore(notes)) return false;
    player_->resume_at(step, session_.state());
    marks_.clear();  // the lesson was not yet where it is now
    step_starts_.push_back(moment({}));
    return true;
}

/// Carries out a command of a saved run, and sees what was seen then.
bool Run::replay(const Command& command) {
    const auto* advance = std::get_if<Advance>(&command);
    if (advance == nullptr)
        return std::holds_alternative<std::vector<Event>>(session_.submit(command));
    for (std::int64_t left_ms = advance->elapsed_ms; left_ms > 0;) {
        const std::int64_t part = std::min(left_ms, Glimpses::next_in(state().time_ms()));
        if (std::holds_alternative<Refusal>(session_.submit(Advance{part}))) return false;
        left_ms -= part;
        see();
    }
    return true;
}

bool Run::play_to(std::size_t step) {
    if (!player_ || step >= player_->lesson().steps.size()) return false;
    const Session before = session_;
    if (!lessons::play_until(session_, *player_, step)) return false;
    see_again(before);
    step_starts_.push_back(moment({}));
    return true;
}

void Run::attach_goal(lessons::Lesson goal) {
    goal_.emplace(std::move(goal));
    goal_->begin(session_.state());
}

void Run::goal_hint() {
    if (goal_) goal_->show_hint();
}

bool Run::restore_goal(lessons::Lesson goal, std::string_view notes) {
    attach_goal(std::move(goal));
    if (!goal_->restore(notes)) {
        goal_.reset();
        return false;
    }
    goal_->resume_at(0, session_.state());
    return true;
}

Run::Moment Run::moment(std::string what) const {
    return {session_, player_, goal_, std::move(what), player_ ? player_->step() : 0};
}

void Run::restore(const Moment& from) {
    session_ = from.session;
    player_ = from.player;
    if (player_) player_->contracts_loaded(contracts_);
    forget_after_now();
    const bool same_goal = goal_ && from.goal && from.goal->lesson().id == goal_->lesson().id;
    if (same_goal) goal_ = from.goal;
    if (goal_ && !same_goal) attach_goal(lessons::Lesson{goal_->lesson()});  // picked since
    keep_mark();
}

}  // namespace mw::app
