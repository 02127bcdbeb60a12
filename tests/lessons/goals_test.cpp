// Goals of free practice: each can be reached by its own solution, none by doing nothing.
#include <doctest/doctest.h>

#include <map>

#include "lessons/goal.h"
#include "lessons/syntax.h"
#include "lessons/translation.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

/// Where the market has to go for a goal; free practice leaves that to chance.
const std::map<std::string, std::string>& moves() {
    static const std::map<std::string, std::string> all = {
        {"short-and-profit", "path 58000 over 2h"},
        {"survive-a-rise", "path 67500 over 3h"},
        {"leave-by-oco", "path 58000 over 2h"},
    };
    return all;
}

Lesson all_goals() { return lesson_in_file("lessons/goals/goals.lesson"); }

/// The goal on a market that goes where it must.
Lesson moved_goal(const Lesson& goals, const std::string& id) {
    Lesson goal = goal_named(goals, id).value();
    goal.world.history_days = 1;
    if (const auto move = moves().find(id); move != moves().end())
        goal.steps[0].triggers.push_back(
            {5 * minute_ms, read_action(move->second, goal.pair).value()});
    return goal;
}

}  // namespace

TEST_CASE("every goal is reached by its own solution, on several markets") {
    const Lesson goals = all_goals();
    REQUIRE(goals.steps.size() == 9);
    for (const Step& step : goals.steps) {
        CAPTURE(step.id);
        const Lesson goal = moved_goal(goals, step.id);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            CAPTURE(seed);
            const Rehearsal rehearsal = rehearse(goal, seed);
            CHECK(rehearsal.completed);
            for (const Fault& fault : rehearsal.faults)
                FAIL_CHECK(fault.line << ": " << fault.message);
        }
    }
}

TEST_CASE("no goal is reached by doing nothing, with money in the account or without") {
    const Lesson goals = all_goals();
    for (const Step& step : goals.steps) {
        CAPTURE(step.id);
        for (const bool has_money : {false, true}) {
            Session session = has_money ? funded("2000") : Session{small_world()};
            Player player{moved_goal(goals, step.id)};
            player.begin(session.state());
            for (int hour = 0; hour < 30; ++hour) {
                must(session, SkipTime{60 * minute_ms});
                player.observe(session.state(), {});
                for (const Command& command : player.take_commands()) must(session, command);
            }
            CHECK(!player.done());
            CHECK(!player.waiting_for().empty());
        }
    }
}

TEST_CASE("what was done before a goal was picked does not count") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.01")});
    must(session, Repay{Pair::btcusdt, btc("0.005")});
    Player player{goal_named(all_goals(), "come-home").value()};
    player.begin(session.state());
    player.observe(session.state(), {});
    CHECK(player.waiting_for() == "a loan");
}

TEST_CASE("a goal is a lesson of one step, whose debrief is the step's why") {
    const Lesson goals = all_goals();
    const auto goal = goal_named(goals, "guarded");
    REQUIRE(goal);
    CHECK(goal->id == "guarded");
    CHECK(goal->title == "Guard a short with a stop");
    CHECK(goal->steps.size() == 1);
    CHECK(goal->debrief == goals.steps[4].why);
    CHECK(!goal_named(goals, "no-such-goal"));
}

TEST_CASE("the goals have two hints, a remark and a closing word each, and a translation") {
    Lesson goals = all_goals();
    for (const Step& step : goals.steps) {
        CAPTURE(step.id);
        CHECK(step.hints.size() == 2);
        CHECK(!step.remarks.empty());
        CHECK(!step.why.empty());
        CHECK(step.triggers.empty());  // a goal leaves the market alone
    }
    const std::string file = "lessons/zh/goals/goals.lesson";
    for (const Fault& fault : translate(goals, file, text_of_file(file)))
        FAIL_CHECK(fault.line << ": " << fault.message);
    CHECK(goals.steps[0].title == "全部还清，把资产带回家");
}
