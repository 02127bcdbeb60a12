// Free practice in the whole program: refusals are collected, goals are watched and kept.
#include <doctest/doctest.h>

#include "app/app.h"
#include "imgui.h"
#include "lessons/goal.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/program.h"

using namespace mw;

namespace {

/// Free practice on a desk, with the goals at hand.
app::Boot practice_boot(const std::string& saved = {}, bool with_goals = true) {
    app::Boot boot;
    boot.query = saved.empty() ? "?mode=sandbox&seed=7" : "";
    boot.saved = saved;
    if (with_goals)
        boot.lessons = {{std::string{lessons::goals_file},
                         lessons::text_of_file("lessons/goals/goals.lesson")}};
    return boot;
}

app::Progress progress_of(const headless::Program& program) {
    return app::read_progress(program.kept(app::progress_key)).value_or(app::Progress{});
}

}  // namespace

TEST_CASE("practice: the coach is called, a goal picked, kept over a reload and given up") {
    std::string saved;
    {
        headless::Program practice{practice_boot()};
        REQUIRE(practice.press("practice.coach"));
        CHECK(practice.app().desk().coach_called);
        REQUIRE(practice.press("practice.goal.come-home"));
        CHECK(progress_of(practice).goal == "come-home");
        saved = practice.kept(app::progress_key);
    }
    headless::Program again{practice_boot(saved)};
    CHECK(again.app().desk().coach_called);
    CHECK(progress_of(again).met.empty());
    again.app().visibility(true);
    again.frames(1);
    CHECK(progress_of(again).goal == "come-home");
    again.app().visibility(false);
    REQUIRE(again.press("practice.give_up"));
    CHECK(progress_of(again).goal.empty());
    CHECK(progress_of(again).running);
}

TEST_CASE("practice: goals that are not here are asked for when the coach is called, and again") {
    headless::Program practice{practice_boot({}, false)};
    CHECK(practice.fetched().empty());
    REQUIRE(practice.press("practice.coach"));
    CHECK(practice.fetched() == std::vector<std::string>{"goals/goals.lesson"});
    practice.app().lesson_arrived("goals/goals.lesson", std::nullopt);
    practice.frames(2);
    CHECK(!practice.press("practice.goal.come-home"));
    practice.app().lesson_arrived("goals/goals.lesson",
                                  lessons::text_of_file("lessons/goals/goals.lesson"));
    practice.frames(3);
    CHECK(practice.press("practice.goal.come-home"));
}

TEST_CASE("practice: a refusal hangs in the museum, is kept, and is shown when it is opened") {
    std::string saved;
    {
        headless::Program practice{practice_boot()};
        REQUIRE(practice.press("account.borrow"));
        for (const ui::Target& target : ui::targets())
            if (target.name == "borrow.amount") CHECK(target.visible);
        REQUIRE(practice.press("borrow.amount"));
        ImGui::GetIO().AddInputCharacter('1');
        practice.frames(130);  // an amount that stays for 1.5 seconds is meant
        REQUIRE(progress_of(practice).met.size() == 1);
        // nothing was ever moved in
        CHECK(progress_of(practice).met[0].refusal == Refusal::account_missing);
        CHECK(progress_of(practice).met[0].said ==
              "This account does not exist yet. Transfer collateral into it first.");
        practice.frames(200);  // staying on it is no second meeting
        CHECK(progress_of(practice).met[0].times == 1);
        saved = practice.kept(app::progress_key);
    }
    headless::Program again{practice_boot(saved)};
    again.app().visibility(true);
    again.frames(1);
    CHECK(progress_of(again).met.size() == 1);
}
