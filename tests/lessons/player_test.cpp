#include "lessons/player.h"

#include <doctest/doctest.h>

#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

/// A session and a player that watches it, as the page would.
struct Watched {
    explicit Watched(std::string_view steps) : player{lesson_with(steps)} { look(); }

    void look() { player.observe(session.state(), ui); }

    void give(const Command& command) {
        const Answer answer = session.submit(command);
        if (const auto* refusal = std::get_if<Refusal>(&answer)) player.saw_refusal(*refusal);
        look();
    }

    void show(std::string name, std::string word) {
        ui = {{std::move(name), std::move(word)}};
        look();
    }

    Session session{small_world()};
    UiFacts ui;
    Player player;
};

constexpr std::string_view two_steps = R"(step in
title In
say Transfer.
hint One.
hint Two.
done ev(transfer, direction=in)
do transfer 2000 USDT
step loan
title Loan
say Borrow.
done ev(borrow)
do borrow 0.1 BTC
)";

const Transfer two_thousand{Pair::btcusdt, Direction::into_isolated, {Asset::usdt, 2'000 * one}};
const Borrow tenth{Pair::btcusdt, {Asset::btc, one / 10}};

}  // namespace

TEST_CASE("player: steps tick when their predicates hold, one after the other") {
    Watched watched{two_steps};
    const Player& player = watched.player;
    CHECK(player.step() == 0);
    CHECK(player.waiting_for() == "a transfer");
    watched.give(two_thousand);
    CHECK(player.ticked(0));
    CHECK(player.step() == 1);
    CHECK(player.waiting_for() == "a loan");
    CHECK(!player.done());
    watched.give(tenth);
    CHECK(player.done());
    CHECK(player.step() == 2);
    CHECK(player.waiting_for().empty());
}

TEST_CASE("player: what was done before its turn ticks itself") {
    Watched watched{R"(step read-this
title Read
say Read.
do read
)" + std::string{two_steps}};
    watched.give(two_thousand);
    CHECK(watched.player.step() == 0);
    CHECK(watched.player.ticked(1));
    CHECK(!watched.player.ticked(2));
    watched.player.next();
    CHECK(watched.player.step() == 2);  // the transfer need not be made again
}

TEST_CASE("player: Next goes on from steps to read, and from no others") {
    Watched watched{"step a\ntitle A\nsay A.\ndo read\n" + std::string{two_steps}};
    CHECK(watched.player.waiting_for().empty());
    watched.look();
    CHECK(watched.player.step() == 0);
    watched.player.next();
    CHECK(watched.player.step() == 1);
    watched.player.next();
    CHECK(watched.player.step() == 1);
}

TEST_CASE("player: hints come one by one, and each step has its own") {
    Watched watched{two_steps};
    CHECK(watched.player.hints_shown() == 0);
    for (int i = 0; i < 3; ++i) watched.player.show_hint();
    CHECK(watched.player.hints_shown() == 2);
    watched.give(two_thousand);
    CHECK(watched.player.hints_shown() == 0);
    watched.player.show_hint();
    CHECK(watched.player.hints_shown() == 0);  // there are none
}

TEST_CASE("player: a trigger fires when its predicate becomes true, not while it stays true") {
    Watched watched{R"(step a
title A
say A.
when st(price.last) > 0 -> path price.index * 1.01 over 40m noise 0.5
when ui(page=lessons) -> speed 600
when ui(page=lessons) -> news You owe {account.base.owed}.
done ev(repay)
do repay all BTC
)"};
    Player& player = watched.player;
    const std::vector<Command> commands = player.take_commands();
    REQUIRE(commands.size() == 1);
    const auto& steer = std::get<SteerMarket>(commands[0]);
    CHECK(steer.target == price("60600"));  // 60 000 * 1.01
    CHECK(steer.duration_ms == 2'400'000);
    CHECK(steer.noise == ratio("0.5"));
    CHECK(!player.take_speed());
    watched.look();
    CHECK(player.take_commands().empty());

    watched.show("page", "lessons");
    CHECK(player.take_speed() == 600);
    CHECK(!player.take_speed());
    CHECK(player.news() == "You owe 0 BTC.");
    watched.look();
    CHECK(!player.take_speed());
    watched.show("page", "start");
    watched.show("page", "lessons");
    CHECK(player.take_speed() == 600);
}

TEST_CASE("player: what stands at a time happens once, so long after the step began") {
    Watched watched{R"(step one
title One
say Wait.
at 5m -> jump -3%
at 5m -> rate 0.01% BTC
at 10m -> halt 2m
at 10m -> news Halted.
do read
)"};
    CHECK(watched.player.take_commands().empty());
    must(watched.session, Advance{299'800});
    watched.look();
    CHECK(watched.player.take_commands().empty());
    must(watched.session, Advance{200});
    watched.look();
    const std::vector<Command> first = watched.player.take_commands();
    REQUIRE(first.size() == 2);
    CHECK(std::get<JumpMarket>(first[0]).change == Ratio{-3 * one / 100});
    CHECK(std::get<JumpMarket>(first[0]).pair == Pair::btcusdt);
    CHECK(std::get<SetRate>(first[1]).hourly_rate == Ratio{one / 10'000});
    must(watched.session, Advance{300'000});
    watched.look();
    const std::vector<Command> second = watched.player.take_commands();
    REQUIRE(second.size() == 1);
    CHECK(std::get<HaltMarket>(second[0]).duration_ms == 120'000);
    CHECK(watched.player.news() == "Halted.");
}

TEST_CASE("player: news lasts through the step after the one it came in, and no longer") {
    Watched watched{R"(step one
title One
say Wait.
at 5m -> news Halted.
do read
step two
title Two
say Read.
do read
step three
title Three
say Read.
do read
)"};
    must(watched.session, Advance{300'000});
    watched.look();
    CHECK(watched.player.news() == "Halted.");
    watched.player.next();
    watched.look();
    CHECK(watched.player.news() == "Halted.");
    watched.player.next();
    watched.look();
    CHECK(watched.player.news().empty());
}

TEST_CASE("player: what a step does as it begins is in its text") {
    Watched watched{R"(step one
title One
say The price is {price.last}.
when st(price.last) > 0 -> jump 10%
do read
)"};
    const std::string before = watched.player.words().say;
    for (const Command& command : watched.player.take_commands()) must(watched.session, command);
    must(watched.session, Advance{2'000});
    watched.look();
    CHECK(watched.player.words().say != before);
    const std::string now = watched.player.words().say;
    must(watched.session, JumpMarket{Pair::btcusdt, Ratio{one / 10}});
    must(watched.session, Advance{2'000});
    watched.look();
    CHECK(watched.player.words().say == now);  // later moves are not
}

TEST_CASE("player: a target is brought to the tick and kept where the venue trades") {
    Watched watched{R"(step a
title A
say A.
when st(price.last) > 0 -> path price.index * 1.00000133 over 1h
when st(price.last) > 0 -> path price.index * 1000 over 1h
when st(price.last) > 0 -> path -5 over 1h
when st(price.last) > 0 -> path entry.price over 1h
done ev(repay)
do repay all BTC
)"};
    const std::vector<Command> commands = watched.player.take_commands();
    REQUIRE(commands.size() == 3);  // nothing was sold, so there is no entry to go to
    CHECK(std::get<SteerMarket>(commands[0]).target == price("60000.07"));  // 60 000.0798
    CHECK(std::get<SteerMarket>(commands[1]).target == price("1000000"));
    CHECK(std::get<SteerMarket>(commands[2]).target == price("0.01"));
    for (const Command& command : commands) CHECK(!refused(watched.session.submit(command)));
}

TEST_CASE("player: triggers of a step wait for their step, and the last look fires them too") {
    Watched watched{R"(step in
title In
say Transfer.
when ev(transfer) -> speed 10
done ev(transfer)
do transfer 2000 USDT
step loan
title Loan
say Borrow.
when ev(transfer) -> path 61000 over 1h
when ev(borrow) -> speed 1
done ev(borrow)
do borrow 0.1 BTC
)"};
    CHECK(watched.player.take_commands().empty());
    watched.give(two_thousand);
    CHECK(watched.player.take_speed() == 10);
    CHECK(watched.player.take_commands().size() == 1);
    watched.give(tenth);
    CHECK(watched.player.take_speed() == 1);
    CHECK(watched.player.done());
}

TEST_CASE("player: remarks are about this step, and return when they become true again") {
    Watched watched{R"(step in
title In
say Transfer.
done ev(transfer, direction=in)
remark ev(borrow) -> Never here.
do transfer 2000 USDT
step loan
title Loan
say Borrow.
done ev(borrow, asset=BTC)
remark ev(transfer, direction=in) -> You moved in more.
remark refused(over_borrow_limit) -> Your limit is {limit.quote}.
remark st(account.quote.principal) > 0 -> You owe {account.quote.owed}.
do borrow 0.1 BTC
)"};
    Player& player = watched.player;
    watched.give(two_thousand);
    CHECK(player.remark().empty());  // that transfer belonged to the step before
    watched.give(two_thousand);
    CHECK(player.remark() == "You moved in more.");
    watched.give(Borrow{Pair::btcusdt, usdt("900000")});
    CHECK(player.remark() == "Your limit is 36,036.03 USDT.");  // 4 000 / 0.111
    watched.look();
    CHECK(player.remark() == "Your limit is 36,036.03 USDT.");  // seen once, said on
    watched.give(Borrow{Pair::btcusdt, usdt("100")});
    CHECK(player.remark() == "You owe 100.01 USDT.");  // 100.001: a debt goes up, as on the panel
    watched.give(Repay{Pair::btcusdt, usdt("100.001")});
    CHECK(player.remark().empty());  // it has been put right
    watched.give(Borrow{Pair::btcusdt, usdt("200")});
    CHECK(player.remark() == "You owe 200.01 USDT.");
    watched.give(tenth);
    CHECK(player.done());
    CHECK(player.remark().empty());
}

TEST_CASE("player: a copy remembers a moment, and a saved run goes on at its step") {
    Watched watched{two_steps};
    const Player before = watched.player;
    watched.give(two_thousand);
    watched.player = before;
    CHECK(watched.player.step() == 0);

    Player resumed{lesson_with(two_steps)};
    resumed.resume_at(1, watched.session.state());
    CHECK(resumed.step() == 1);
    CHECK(resumed.ticked(0));
    CHECK(!resumed.ticked(1));
    resumed.observe(watched.session.state(), {});
    CHECK(resumed.waiting_for() == "a loan");
    resumed.resume_at(2, watched.session.state());
    CHECK(resumed.done());
    resumed.observe(watched.session.state(), {});
    CHECK(resumed.done());
}
