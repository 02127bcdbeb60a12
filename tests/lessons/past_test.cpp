// Predicates about the past, steps that go back, and what is kept of them.
#include <doctest/doctest.h>

#include "explain/results.h"
#include "lessons/names.h"
#include "lessons/score.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// A player in front of steps, with 2,000 USDT in the account.
struct Watcher {
    explicit Watcher(std::string_view steps) : session{funded("2000")}, player{lesson_with(steps)} {
        player.begin(session.state());
        look();
    }
    void look() { player.observe(session.state(), ui); }
    void minutes(int count) {
        for (int i = 0; i < count; ++i) {
            must(session, Advance{60'000});
            look();
        }
    }
    void give(const Command& command) {
        must(session, command);
        look();
    }
    void show(std::string_view name, std::string_view word) {
        for (auto& [key, value] : ui)
            if (key == name) value = word;
        look();
    }

    Session session;
    Player player;
    UiFacts ui{screen_at_start()};
};

std::string step_done(std::string_view predicate) {
    return "step one\ntitle T\nsay S\ndone " + std::string{predicate} + "\ndo read\n";
}

std::string waiting(std::string_view predicate) {
    std::string text = step_done(predicate);
    return text.substr(0, text.size() - 8) + "do wait 1m\n";
}

}  // namespace

TEST_CASE("hold: so for ten minutes without a break") {
    Watcher w{waiting("hold(st(account.debt) > 0, 10m)")};
    w.minutes(12);
    CHECK(!w.player.done());
    w.give(Borrow{pair, btc("0.01")});
    w.minutes(9);
    CHECK(w.player.waiting_for() == "1 more minute like this");
    w.give(Repay{pair, btc("0.01")});  // the interest stays owed, so there is still a debt
    w.minutes(1);
    CHECK(w.player.done());
}

TEST_CASE("hold: a break begins it anew") {
    Watcher w{waiting("hold(ui(page=orders.margin), 5m)")};
    w.show("page", "orders.margin");
    w.minutes(4);
    w.show("page", "lessons");
    w.show("page", "orders.margin");
    w.minutes(4);
    CHECK(!w.player.done());
    w.minutes(1);
    CHECK(w.player.done());
}

TEST_CASE("seq: in order, though the earlier ones have passed") {
    Watcher w{waiting("seq(ui(page=orders.margin), ui(page=wallet.margin))")};
    w.show("page", "wallet.margin");
    CHECK(w.player.waiting_for() == "Orders › Margin orders");
    w.show("page", "orders.margin");
    CHECK(!w.player.done());
    CHECK(w.player.waiting_for() == "Wallet › Margin");
    w.show("page", "wallet.margin");
    CHECK(w.player.done());
}

TEST_CASE("never: once is too often") {
    Watcher w{waiting("all(never(ui(page=wallet.margin)), ev(borrow))")};
    w.show("page", "wallet.margin");
    w.show("page", "lessons");
    w.give(Borrow{pair, btc("0.01")});
    CHECK(!w.player.done());
}

TEST_CASE("what came before the lesson is not the learner's") {
    Reading reading = read_lesson(
        "t", "prepare transfer 2000 USDT\nprepare borrow 0.01 BTC\nprepare skip 3d\n" +
                 lesson_text("step one\ntitle T\nsay S\ndone ev(borrow)\ndo borrow 0.01 BTC\n"));
    REQUIRE(reading.faults.empty());
    reading.lesson.world.history_days = 1;
    Session session{reading.lesson.world};
    REQUIRE(prepare(session, reading.lesson).empty());
    // three days: the first hour at once, then 72
    CHECK(is_true("st(interest.hours) >= 72", session));
    Player player{reading.lesson};
    player.begin(session.state());
    player.observe(session.state(), screen_at_start());
    CHECK(!player.done());
    CHECK(rehearse(reading.lesson, 1).completed);
}

TEST_CASE("a line of prepare that is refused is told") {
    Reading reading = read_lesson(
        "t", "prepare borrow 5 BTC\n" + lesson_text("step one\ntitle T\nsay S\ndo read\n"));
    REQUIRE(reading.faults.empty());
    const Rehearsal run = rehearse(reading.lesson, 1);
    REQUIRE(run.faults.size() == 1);
    CHECK(run.faults[0].message == "a line of prepare was refused: account_missing");
}

constexpr std::string_view forked = R"(step one
title Loan
say Borrow.
done ev(borrow)
do borrow 0.01 BTC
check st(account.debt) > 0
step two
title Again
say Once more, less.
from one
done ev(borrow, amount<=0.002)
do borrow 0.002 BTC
check st(account.base.principal) = 0.002
)";

TEST_CASE("from: the step before waits for Next, then the world goes back") {
    Watcher w{forked};
    w.give(Borrow{pair, btc("0.01")});
    CHECK(w.player.step() == 0);
    CHECK(w.player.awaits_next());
    CHECK(!w.player.take_return());
    w.player.next();
    CHECK(w.player.step() == 1);
    CHECK(w.player.take_return() == std::size_t{0});
    w.look();
    CHECK(!w.player.done());  // nothing is looked at before the world has gone back
    w.session = funded("2000");
    w.player.returned(w.session.state());
    w.look();
    CHECK(w.player.ticked(0));
    w.give(Borrow{pair, btc("0.002")});
    CHECK(w.player.done());
}

TEST_CASE("from: a rehearsal goes back too") {
    Reading reading = read_lesson("t", lesson_text(forked));
    REQUIRE(reading.faults.empty());
    reading.lesson.prepare.emplace_back(
        Act{CommandAct{.command = Transfer{pair, Direction::into_isolated, usdt("2000")}}});
    const Rehearsal run = rehearse(reading.lesson, 1);
    for (const Fault& fault : run.faults) FAIL_CHECK(fault.message);
    CHECK(run.completed);
}

TEST_CASE("from names a step above") {
    const Reading reading =
        read_lesson("t", lesson_text("step one\ntitle T\nsay S\nfrom two\ndo read\n"));
    REQUIRE(!reading.faults.empty());
    CHECK(reading.faults[0].message == "from names a step that stands above this one");
}

TEST_CASE("a slip that is not answered, or that ticks the step, is a fault") {
    const auto outcome = [](std::string_view slip) {
        const Rehearsal run = rehearse(
            lesson_with("step one\ntitle T\nsay S\ndone ev(transfer, amount>=100)\n"
                        "remark all(ev(transfer), st(account.quote.net) < 100) -> Too little.\n"
                        "do transfer 100 USDT\nslip " +
                        std::string{slip} + "\n"),
            1);
        return run.faults.empty() ? std::string{"none"} : run.faults.front().message;
    };
    CHECK(outcome("transfer 5 USDT -> Too little") == "none");
    CHECK(outcome("transfer 5 USDT; transfer 6 USDT -> Too little") == "none");
    CHECK(outcome("transfer 5 USDT -> Too much") ==
          "step \"one\" answers a slip with \"Too little. \"");
    CHECK(outcome("transfer 100 USDT -> Too little") == "step \"one\" is done by a slip");
}

TEST_CASE("a memory comes back as it was kept") {
    Watcher w{waiting("all(hold(st(account.debt) > 0, 10m), never(ui(page=orders.margin)))")};
    w.give(Borrow{pair, btc("0.01")});
    w.player.saw_refusal(Refusal::over_borrow_limit);
    w.minutes(4);
    Player again{w.player.lesson()};
    REQUIRE(again.restore(w.player.notes()));
    again.resume_at(0, w.session.state());
    CHECK(again.notes() == w.player.notes());
    for (int i = 0; i < 6; ++i) must(w.session, Advance{60'000});
    again.observe(w.session.state(), w.ui);
    CHECK(again.done());
    CHECK(!again.restore("steps x\nbegan 1\n"));
    CHECK(!again.restore("steps 0\nbegun 1\n"));
    CHECK(!again.restore(""));
}

TEST_CASE("a question is remembered with the numbers it had when it was answered") {
    Watcher w{
        "step one\ntitle T\nsay S\ndo answer\n"
        "ask own\ntext You own {account.equity}. Who else has a part?\n"
        "choice Nobody, all {account.equity} are mine -> So it is without a loan.\n"
        "right The lender -> Yes.\n"};
    REQUIRE(w.player.answer(std::size_t{0}, w.session.state(), w.ui));
    w.give(Transfer{pair, Direction::out_of_isolated, usdt("500")});
    const auto line_of = [&](const Player& player) {
        return explain::results_view(player, w.session.state()).answers.at(0);
    };
    CHECK(line_of(w.player).question == "You own 2,000 USDT. Who else has a part?");
    CHECK(line_of(w.player).answer == "Nobody, all 2,000 USDT are mine");
    Player again{w.player.lesson()};
    REQUIRE(again.restore(w.player.notes()));
    again.resume_at(0, w.session.state());
    CHECK(line_of(again).question == line_of(w.player).question);
    CHECK(line_of(again).answer == line_of(w.player).answer);
    CHECK(again.notes() == w.player.notes());
}

TEST_CASE("acts work numbers out when they are carried out") {
    const Session session = funded("2000");
    const auto resolved = [&session](std::string_view text) -> std::optional<Command> {
        const Reading reading =
            read_lesson("t", lesson_text("step one\ntitle T\nsay S\ndo " + std::string{text} +
                                         "\n" + "done ev(order)\n"));
        REQUIRE(reading.faults.empty());
        return resolve(std::get<CommandAct>(reading.lesson.steps[0].solution[0]),
                       sight_of(session));
    };
    // 2,000 / 3 = 666.66666666: exact to 8 decimals
    const auto transfer = resolved("transfer (account.quote.free / 3) USDT out");
    REQUIRE(transfer);
    CHECK(std::get<Transfer>(*transfer).amount == usdt("666.66666666"));
    // 0.033333333 goes down to the lot 0.00001, and 60,000.017 to the tick 0.01
    const auto order = resolved("sell (40 / 1200) limit (60000 + 0.017)");
    REQUIRE(order);
    const auto& terms = std::get<LimitTerms>(std::get<PlaceOrder>(*order).terms);
    CHECK(terms.quantity == btc("0.03333"));
    CHECK(terms.price == price("60000.01"));
    CHECK(!resolved("sell (40 / account.debt) market"));  // divides by nothing
    CHECK(!resolved("sell (0 - 1) market"));
}

TEST_CASE("actions lead another pair of the world") {
    Reading reading = read_lesson(
        "t", "world pairs BTCUSDT ETHUSDT\n" +
                 lesson_text("step one\ntitle T\nsay S\n"
                             "when st(price.last) > 0 -> path ETHUSDT.price.last * 0.9 over 30m in "
                             "ETHUSDT\n"
                             "done st(ETHUSDT.price.last) < 2800\n"
                             "do wait until st(ETHUSDT.price.last) < 2800 at most 1h\n"));
    for (const Fault& fault : reading.faults) FAIL_CHECK(fault.message);
    reading.lesson.world.history_days = 1;
    CHECK(rehearse(reading.lesson, 1).completed);
}

TEST_CASE("a number of another pair is counted in that pair's coins") {
    World world = default_world(1);
    world.history_days = 1;
    world.pairs = {Pair::btcusdt, Pair::ethusdt};
    Session session{world};
    must(session, Transfer{Pair::ethusdt, Direction::into_isolated, usdt("2000")});
    must(session, Borrow{Pair::ethusdt, {Asset::eth, units("0.1")}});
    CHECK(filled("{ETHUSDT.account.base.principal}", sight_of(session)) == "0.1 ETH");
    CHECK(filled("{account.base.principal}", sight_of(session)) == "0 BTC");
}

TEST_CASE("what comes before a lesson is bounded, so that no file keeps the page waiting") {
    const auto fault = [](const std::string& line, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += line + "\n";
        const Reading reading =
            read_lesson("t", text + lesson_text("step one\ntitle T\nsay S\ndo read\n"));
        return reading.faults.empty() ? std::string{"none"} : reading.faults.front().message;
    };
    CHECK(fault("prepare wait 24h", 2) == "none");
    CHECK(fault("prepare wait 24h", 3).starts_with("a lesson prepares at most 48 hours"));
    CHECK(fault("prepare skip 7d", 8) == "none");  // 56 days
    CHECK(fault("prepare skip 7d", 9).starts_with("a lesson prepares at most 48 hours"));
    CHECK(fault("prepare transfer 1 USDT", 64) == "none");
    CHECK(fault("prepare transfer 1 USDT", 65) == "a lesson prepares at most 64 things");
}
