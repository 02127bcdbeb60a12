#pragma once

#include <string>
#include <string_view>

#include "exchange/events.h"
#include "explain/desk.h"
#include "explain/views.h"

namespace mw::app {

/// Adds a sentence to what a screen reader is told.
void say(std::string& heard, std::string_view words);

/// Whether an event must interrupt whatever a screen reader reads: a margin call, a liquidation.
bool is_alarm(const Event& event);

/// Tells what is new in the coach since it was asked last: a remark, a hint, what is said about an
/// answer, news, the end of the lesson.
class CoachListener {
public:
    /// @return the new words; empty when there are none.
    std::string news(const explain::Views& views);

private:
    std::string remark_, verdict_, news_, lesson_;
    std::size_t hints_{0};
    bool done_{false};
};

/// What is wrong with the form in front of the learner; empty when nothing is.
std::string_view problem_in_front(const explain::Views& views, explain::Window window);

}  // namespace mw::app
