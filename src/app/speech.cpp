#include "app/speech.h"

#include <variant>

namespace mw::app {

void say(std::string& heard, std::string_view words) {
    if (words.empty()) return;
    if (!heard.empty()) heard += ' ';
    heard += words;
}

bool is_alarm(const Event& event) {
    if (const auto* status = std::get_if<StatusChanged>(&event))
        return status->after == MarginStatus::margin_call ||
               status->after == MarginStatus::pre_liquidation;
    return std::holds_alternative<MarginCallRepeated>(event) ||
           std::holds_alternative<LiquidationStarted>(event) ||
           std::holds_alternative<LiquidationEnded>(event);
}

namespace {

/// Says a text once, when it appears or changes.
void say_new(std::string& heard, std::string& before, const std::string& now) {
    if (now == before) return;
    before = now;
    say(heard, now);
}

}  // namespace

std::string CoachListener::news(const explain::Views& views) {
    std::string heard;
    if (!views.coach) {
        *this = {};
        return heard;
    }
    const explain::CoachView& coach = *views.coach;
    if (coach.id != lesson_) *this = {};
    lesson_ = coach.id;
    say_new(heard, verdict_, coach.question ? coach.question->verdict : std::string{});
    say_new(heard, remark_, coach.remark);
    say_new(heard, news_, coach.news);
    if (coach.hints.size() > hints_) say(heard, "Hint: " + coach.hints.back());
    hints_ = coach.hints.size();
    if (coach.done && !done_) {
        say(heard, coach.title + ".");
        say(heard, coach.score_text);
        say(heard, coach.debrief);
    }
    done_ = coach.done;
    return heard;
}

std::string_view problem_in_front(const explain::Views& views, explain::Window window) {
    switch (window) {
        case explain::Window::transfer: return views.transfer.problem;
        case explain::Window::borrow: return views.borrow.problem;
        case explain::Window::repay: return views.repay.problem;
        default: return views.order.problem;
    }
}

}  // namespace mw::app
