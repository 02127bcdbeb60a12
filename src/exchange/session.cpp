#include "exchange/session.h"

#include <utility>

#include "core/check.h"

namespace mw {
namespace {

/// Applies events and whatever follows from them, until nothing more does.
/// @param happened  the follow-ups are appended.
void settle(State& state, std::vector<Event>& happened) {
    constexpr int most_rounds = 100'000;  // a match takes one, so a whole book some thousands
    for (int round = 0; round < most_rounds; ++round) {
        const std::vector<Event> events = follow_ups(state);
        if (events.empty()) return;
        for (const Event& event : events) evolve(state, event);
        happened.insert(happened.end(), events.begin(), events.end());
    }
    MW_CHECK(false, "the venue comes to rest");
}

/// One command's time, step by step, so that what happens on the way happens at its moment.
void let_time_pass(State& state, std::int64_t elapsed_ms, std::vector<Event>& happened) {
    const Event step = TimePassed{Market::step_ms};
    for (std::int64_t done_ms = 0; done_ms < elapsed_ms; done_ms += Market::step_ms) {
        evolve(state, step);
        settle(state, happened);
    }
}

/// Nobody watches, so seconds go by without a book wherever nothing of the learner's is near the
/// market. The last second is always in full, so that there is a book between commands.
void skip_time(State& state, std::int64_t elapsed_ms, std::vector<Event>& happened) {
    constexpr std::int64_t second_ms = 1'000;
    constexpr std::int64_t in_full_ms = 10 * second_ms;  // at least, once something is near
    std::int64_t full_until_ms = state.time_ms();
    const std::int64_t end_ms = state.time_ms() + elapsed_ms;
    while (state.time_ms() < end_ms) {
        if (needs_a_book(state)) full_until_ms = state.time_ms() + in_full_ms;
        const bool may_skip = state.markets.front().on_whole_second() &&
                              state.time_ms() >= full_until_ms &&
                              end_ms - state.time_ms() >= 2 * second_ms;
        evolve(state, may_skip ? Event{SecondSkipped{}} : Event{TimePassed{Market::step_ms}});
        settle(state, happened);
    }
}

}  // namespace

Session::Session(const World& world) : state_{make_state(world)} {}

Answer Session::submit(const Command& command) {
    Answer answer = decide(state_, command);
    auto* events = std::get_if<std::vector<Event>>(&answer);
    if (!events) return answer;
    append(command);
    if (const auto* advance = std::get_if<Advance>(&command)) {
        let_time_pass(state_, advance->elapsed_ms, *events);
    } else if (const auto* skip = std::get_if<SkipTime>(&command)) {
        skip_time(state_, skip->elapsed_ms, *events);
    } else {
        for (const Event& event : *events) evolve(state_, event);
        settle(state_, *events);
    }
    state_.commands = log_.size();
    return answer;
}

/// Writes a command down and makes its place the cause of all that follows. Time that passes
/// in many small pieces is written as one, as long as one command can say it.
void Session::append(const Command& command) {
    const auto* advance = std::get_if<Advance>(&command);
    auto* before = log_.empty() ? nullptr : std::get_if<Advance>(&log_.back());
    if (advance && before && before->elapsed_ms + advance->elapsed_ms <= max_advance_ms)
        before->elapsed_ms += advance->elapsed_ms;
    else
        log_.push_back(command);
    state_.commands = log_.size() - 1;
}

Session Session::rewound_to(std::size_t count) const {
    MW_CHECK(count <= log_.size(), "nobody rewinds past the end");
    Session earlier{state_.world};
    for (std::size_t i = 0; i < count; ++i) earlier.submit(log_[i]);
    return earlier;
}

}  // namespace mw
