#include "app/run.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace mw;
using app::Run;

namespace {

constexpr std::string_view small_lesson = R"(lesson  small
title   Two steps
about   A transfer, then a loan.
minutes 1
debrief You moved money in and borrowed against it.

step    move
title   Move money in
say     Move 2000 USDT into the account.
done    ev(transfer, direction=in, amount>=2000)
do      transfer 2000 USDT to BTCUSDT

step    borrow
title   Borrow
say     Borrow 0.1 BTC.
done    ev(borrow, asset=BTC)
do      borrow 0.1 BTC
)";

lessons::Lesson small() {
    lessons::Reading reading = lessons::read_lesson("small.lesson", small_lesson);
    for (const lessons::Fault& fault : reading.faults) FAIL_CHECK(fault.message);
    reading.lesson.world.history_days = 1;  // enough for these tests, and quick
    return reading.lesson;
}

World small_world() {
    World world = default_world(7);
    world.history_days = 1;
    return world;
}

const lessons::UiFacts nothing_shown;

Transfer two_thousand_in() {
    return {Pair::btcusdt, Direction::into_isolated, {Asset::usdt, 2'000 * one}};
}

Borrow a_tenth() { return {Pair::btcusdt, {Asset::btc, one / 10}}; }

}  // namespace

TEST_CASE("undoing gives back the state before the learner's last command") {
    Run run{small_world()};
    CHECK(!run.can_rewind());
    run.advance(10'000, nothing_shown);
    const std::uint64_t before = fingerprint(run.state());
    run.submit(two_thousand_in());
    run.advance(10'000, nothing_shown);
    CHECK(run.can_rewind());
    CHECK(run.rewind_what() == "transfer 2000 USDT to BTCUSDT");
    run.rewind();
    CHECK(fingerprint(run.state()) == before);
    CHECK(!run.can_rewind());
}

TEST_CASE("a refused command leaves nothing to undo") {
    Run run{small_world()};
    const Answer answer = run.submit(a_tenth());
    CHECK(std::get<Refusal>(answer) == Refusal::account_missing);
    CHECK(!run.can_rewind());
}

TEST_CASE("a lesson ticks its steps as the learner acts") {
    Run run{small(), 7};
    REQUIRE(run.player() != nullptr);
    CHECK(run.player()->step() == 0);
    run.submit(two_thousand_in());
    run.observe(nothing_shown);
    CHECK(run.player()->step() == 1);
    run.submit(a_tenth());
    run.observe(nothing_shown);
    CHECK(run.player()->done());
}

TEST_CASE("back undoes what was done in this step, then goes to the step before") {
    Run run{small(), 7};
    const std::uint64_t start = fingerprint(run.state());
    run.submit(two_thousand_in());
    run.observe(nothing_shown);
    const std::uint64_t second_step = fingerprint(run.state());
    // 500 USDT leave again: something done in the second step
    run.submit(Transfer{Pair::btcusdt, Direction::out_of_isolated, {Asset::usdt, 500 * one}});
    run.observe(nothing_shown);

    run.back();
    CHECK(run.player()->step() == 1);
    CHECK(fingerprint(run.state()) == second_step);
    run.back();
    CHECK(run.player()->step() == 0);
    CHECK(fingerprint(run.state()) == start);
    run.back();  // the first step has nothing before it
    CHECK(run.player()->step() == 0);
    CHECK(fingerprint(run.state()) == start);
}

TEST_CASE("a saved run comes back to the same state and step") {
    Run run{small(), 7};
    run.advance(30'000, nothing_shown);
    run.submit(two_thousand_in());
    run.advance(4'000, nothing_shown);
    REQUIRE(run.player()->step() == 1);

    Run again{small(), 7};
    REQUIRE(again.replay(run.session().log(), run.player()->step(), run.player()->notes()));
    CHECK(fingerprint(again.state()) == fingerprint(run.state()));
    CHECK(again.player()->step() == 1);
    CHECK(again.player()->ticked(0));
    again.submit(a_tenth());
    again.observe(nothing_shown);
    CHECK(again.player()->done());
}

TEST_CASE("a log that does not fit the world is not taken") {
    Run run{small(), 7};
    CHECK(!run.replay({a_tenth()}, 0, {}));  // refused: there is no account yet
    Run other{small(), 7};
    CHECK(!other.replay({}, 3, {}));  // the lesson has two steps
}
