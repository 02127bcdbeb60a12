#include "app/speech.h"

#include <doctest/doctest.h>

using namespace mw;

namespace {

explain::Views lesson(const char* id) {
    explain::Views views;
    views.coach.emplace();
    views.coach->id = id;
    return views;
}

}  // namespace

TEST_CASE("what is said stands one after the other, and nothing is said of nothing") {
    std::string heard;
    app::say(heard, "");
    CHECK(heard.empty());
    app::say(heard, "Sold.");
    app::say(heard, "Step 7.");
    CHECK(heard == "Sold. Step 7.");
}

TEST_CASE("a remark, a hint and a verdict are told once, when they are new") {
    app::CoachListener listener;
    explain::Views views = lesson("l01");
    CHECK(listener.news(views).empty());
    views.coach->remark = "That was Cross.";
    CHECK(listener.news(views) == "That was Cross.");
    CHECK(listener.news(views).empty());
    views.coach->remark.clear();
    CHECK(listener.news(views).empty());
    views.coach->remark = "That was Cross.";
    CHECK(listener.news(views) == "That was Cross.");
    views.coach->hints = {"Look up."};
    CHECK(listener.news(views) == "Hint: Look up.");
    views.coach->hints = {"Look up.", "Press it."};
    CHECK(listener.news(views) == "Hint: Press it.");
    views.coach->question.emplace();
    views.coach->question->verdict = "Right.";
    CHECK(listener.news(views) == "Right.");
}

TEST_CASE("the end of a lesson is told, and another lesson begins with nothing told") {
    app::CoachListener listener;
    explain::Views views = lesson("l01");
    views.coach->done = true;
    views.coach->title = "Done";
    views.coach->score_text = "92 of 100.";
    views.coach->debrief = "You did it.";
    CHECK(listener.news(views) == "Done. 92 of 100. You did it.");
    CHECK(listener.news(views).empty());
    explain::Views other = lesson("l02");
    other.coach->remark = "Again.";
    CHECK(listener.news(other) == "Again.");
    other.coach.reset();
    CHECK(listener.news(other).empty());
}

TEST_CASE("a margin call and a liquidation interrupt; recovering from one does not") {
    const auto change = [](MarginStatus before, MarginStatus after) {
        StatusChanged event;
        event.before = before;
        event.after = after;
        return app::is_alarm(event);
    };
    CHECK(change(MarginStatus::normal, MarginStatus::margin_call));
    CHECK(change(MarginStatus::margin_call, MarginStatus::pre_liquidation));
    CHECK_FALSE(change(MarginStatus::margin_call, MarginStatus::normal));
    CHECK(app::is_alarm(MarginCallRepeated{}));
    CHECK(app::is_alarm(LiquidationStarted{}));
    CHECK(app::is_alarm(LiquidationEnded{}));
    CHECK_FALSE(app::is_alarm(OrderCanceled{}));
}

TEST_CASE("the problem told is the one of the form in front") {
    explain::Views views;
    views.transfer.problem = "t";
    views.borrow.problem = "b";
    views.repay.problem = "r";
    views.order.problem = "o";
    CHECK(app::problem_in_front(views, explain::Window::transfer) == "t");
    CHECK(app::problem_in_front(views, explain::Window::borrow) == "b");
    CHECK(app::problem_in_front(views, explain::Window::repay) == "r");
    CHECK(app::problem_in_front(views, explain::Window::none) == "o");
    CHECK(app::problem_in_front(views, explain::Window::order_sheet) == "o");
}
