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

TEST_CASE("going on from a moment that was looked at puts back just that moment") {
    Run run{small_world()};
    const std::int64_t start_ms = run.state().time_ms();
    std::uint64_t at_thirty = 0;
    for (int second = 1; second <= 65; ++second) {
        run.advance(1'000, nothing_shown);
        if (second == 30) at_thirty = fingerprint(run.state());
    }
    run.submit(two_thousand_in());
    run.advance(30'000, nothing_shown);
    // one glimpse at the start and one for each full ten seconds
    REQUIRE(run.glimpses().all().size() == 10);
    CHECK(run.glimpses().all()[3].time_ms == start_ms + 30'000);

    REQUIRE(run.go_on_from(start_ms + 30'000, nothing_shown));
    CHECK(run.state().time_ms() == start_ms + 30'000);
    CHECK(fingerprint(run.state()) == at_thirty);
    CHECK(run.glimpses().all().back().time_ms == start_ms + 30'000);
    CHECK(!run.can_rewind());  // the transfer came later, so there is nothing to undo
    CHECK(!run.state().ledger.at(Pair::btcusdt).exists);
}

TEST_CASE("going on from a moment after a command keeps what can be undone") {
    Run run{small_world()};
    run.submit(two_thousand_in());
    run.advance(40'000, nothing_shown);
    run.submit(a_tenth());
    run.advance(20'000, nothing_shown);
    REQUIRE(run.go_on_from(run.state().time_ms() - 40'000, nothing_shown));
    CHECK(run.state().ledger.at(Pair::btcusdt).exists);
    CHECK(run.state().ledger.at(Pair::btcusdt).free_of_debt());
    CHECK(run.rewind_what() == "transfer 2000 USDT to BTCUSDT");
}

TEST_CASE("a moment before anything that is kept cannot be gone on from") {
    Run run{small_world()};
    run.advance(10'000, nothing_shown);
    const std::uint64_t before = fingerprint(run.state());
    CHECK(!run.go_on_from(run.state().time_ms() - 60'000, nothing_shown));
    CHECK(fingerprint(run.state()) == before);
}

TEST_CASE("going back past a step takes the lesson back, too") {
    Run run{small(), 7};
    run.advance(20'000, nothing_shown);
    run.submit(two_thousand_in());
    run.advance(20'000, nothing_shown);
    REQUIRE(run.player()->step() == 1);
    REQUIRE(run.go_on_from(run.state().time_ms() - 30'000, nothing_shown));
    CHECK(run.player()->step() == 0);
    CHECK(!run.state().ledger.at(Pair::btcusdt).exists);
}

TEST_CASE("where a lesson waits to go back, going on from a moment begins its next step there") {
    constexpr std::string_view text = R"(lesson  twice
title   Two ways
about   One way, then another.
minutes 1
debrief Both.

step    one
title   One way
say     Move 2000 USDT in.
done    ev(transfer, direction=in)
do      transfer 2000 USDT to BTCUSDT

step    other
title   Another way
say     Move 500 USDT in.
from    one
done    ev(transfer, direction=in, amount<=500)
do      transfer 500 USDT to BTCUSDT
)";
    lessons::Reading reading = lessons::read_lesson("twice.lesson", text);
    REQUIRE(reading.faults.empty());
    reading.lesson.world.history_days = 1;
    Run run{reading.lesson, 7};
    run.advance(30'000, nothing_shown);
    const std::int64_t parked_ms = run.state().time_ms() - 10'000;
    run.submit(two_thousand_in());
    run.advance(10'000, nothing_shown);
    REQUIRE(run.player()->awaits_next());
    REQUIRE(run.go_on_from(parked_ms, nothing_shown));
    CHECK(run.player()->step() == 1);
    CHECK(run.state().time_ms() == parked_ms);
    CHECK(!run.state().ledger.at(Pair::btcusdt).exists);
    run.submit(Transfer{Pair::btcusdt, Direction::into_isolated, {Asset::usdt, 500 * one}});
    run.observe(nothing_shown);
    CHECK(run.player()->done());
}

TEST_CASE(
    "a contract on paper is undone as a command is, and kept where a moment is gone on from") {
    lessons::Reading reading = lessons::read_lesson("paper.lesson", R"(lesson paper
title Paper
about A contract.
minutes 1
debrief Done.
step hold
title Hold it
say Hold it.
contract BTCUSDT size 0.02 every 8h fee 0.05%
funding 0.01%
done st(contract.closed) = 1
do contract long
do contract close
)");
    REQUIRE(reading.faults.empty());
    reading.lesson.world.history_days = 1;
    Run run{reading.lesson, 7};
    run.trade_contract(lessons::ContractAsk::open_long, nothing_shown);
    CHECK(!run.can_rewind());  // its code is not here yet
    run.contracts_loaded(lessons::contract_code());
    const auto contract = [&run] {
        return *lessons::read_contract(run.player()->memory().contract);
    };
    run.observe(nothing_shown);
    run.trade_contract(lessons::ContractAsk::open_short, nothing_shown);
    CHECK(contract().opened);
    CHECK(run.rewind_what() == "contract");
    run.rewind();
    CHECK(!contract().opened);
    CHECK(!run.can_rewind());
    run.trade_contract(lessons::ContractAsk::open_long, nothing_shown);
    run.advance(60'000, nothing_shown);
    const std::int64_t there_ms = run.state().time_ms();
    run.advance(60'000, nothing_shown);
    REQUIRE(run.go_on_from(there_ms, nothing_shown));
    REQUIRE(contract().opened);
    CHECK(contract().side == Side::buy);
    run.explore();
    run.trade_contract(lessons::ContractAsk::close, nothing_shown);  // the lesson waits
    CHECK(!contract().closed);
    run.back_to_lesson();
    run.trade_contract(lessons::ContractAsk::close, nothing_shown);
    CHECK(run.player()->done());
}
