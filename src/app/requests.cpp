#include "app/requests.h"

namespace mw::app {

/// Time goes through the run, so that a lesson's script keeps up; all else is a command like one
/// of the learner's, and can be undone.
Answer RunHost::submit(const Command& command) {
    const auto* advance = std::get_if<Advance>(&command);
    Answer answer = advance == nullptr ? run_.submit(command) : decide(run_.state(), command);
    auto* events = std::get_if<std::vector<Event>>(&answer);
    if (events == nullptr) return answer;
    if (advance != nullptr) {
        const std::vector<Event> more = run_.advance(advance->elapsed_ms, ui_);
        events->insert(events->end(), more.begin(), more.end());
    }
    happened_.insert(happened_.end(), events->begin(), events->end());
    return answer;
}

void RunHost::reset(std::uint64_t seed) {
    run_ = Run{default_world(seed)};
    happened_.clear();
    was_reset_ = true;
}

}  // namespace mw::app
