#include "lessons/question.h"

#include <doctest/doctest.h>

#include "lessons/names.h"
#include "lessons/score.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr std::string_view with_number = R"(step one
title How much
say Work it out.
why Because.
hint a
hint b
ask ceiling
text You own {account.equity}. How much at **5x**?
unit USDT
answer account.equity * 4 within 1%
explain You own {account.equity}; four times that.
mistake account.equity * 5 within 0.5 -> That is the whole position of {account.equity * 5 : quote}.
do answer
)";

constexpr std::string_view with_choice = R"(step one
title Whose
say Choose.
ask whose
text Whose money?
choice Theirs -> No, yours.
right Yours -> Yes.
do answer
)";

const UiFacts screen = screen_at_start();

/// A player in front of one step, with 2,000 USDT in the account.
struct Desk {
    explicit Desk(std::string_view steps) : session{funded("2000")}, player{lesson_with(steps)} {
        player.begin(session.state());
        look();
    }
    void look() { player.observe(session.state(), screen); }
    void answer(const Reply& reply) {
        player.answer(reply, session.state(), screen);
        look();
    }
    [[nodiscard]] Score score() const { return score_of(player, session.state(), screen); }

    Session session;
    Player player;
};

/// The faults of the later lines; one that follows from them, about the step as a whole, is left
/// out.
std::string fault(std::string_view lines) {
    const Reading reading = read_lesson("t", lesson_text(lines));
    return reading.faults.empty() ? "none" : reading.faults.back().message;
}

}  // namespace

TEST_CASE("question: a number is judged by the learner's own account") {
    Desk desk{with_number};
    CHECK(desk.player.words().question == "You own 2,000 USDT. How much at **5x**?");
    CHECK(desk.player.waiting_for() == "your answer");
    desk.answer(units("7000"));
    CHECK(desk.player.verdict() == "You own 2,000 USDT; four times that.");
    desk.answer(units("10000.4"));
    CHECK(desk.player.verdict() == "That is the whole position of 10,000 USDT.");
    CHECK(!desk.player.done());
    desk.answer(units("8080"));  // 1 % of 8,000 is 80: just near enough
    CHECK(desk.player.done());
}

TEST_CASE("question: just outside the tolerance is wrong") {
    Desk desk{with_number};
    desk.answer(units("8080.00000001"));
    CHECK(!desk.player.done());
    desk.answer(units("7919.99999999"));
    CHECK(!desk.player.done());
    desk.answer(units("7920"));
    CHECK(desk.player.done());
}

TEST_CASE("question: a choice explains itself, and can be made again") {
    Desk desk{with_choice};
    CHECK(desk.player.words().choices == std::vector<std::string>{"Theirs", "Yours"});
    desk.answer(std::size_t{0});
    CHECK(desk.player.verdict() == "No, yours.");
    CHECK(!desk.player.done());
    desk.answer(std::size_t{1});
    CHECK(desk.player.done());
}

TEST_CASE("question: the first try counts whole, the second half, a later one a quarter") {
    // one step, one question, no conduct: 60 + 15 for the step, 25 for the answer
    Desk first{with_choice};
    first.answer(std::size_t{1});
    CHECK(first.score().total == 100);
    CHECK(first.score().right_at_once == 1);
    Desk second{with_choice};
    second.answer(std::size_t{0});
    second.answer(std::size_t{1});
    CHECK(second.score().answers == 13);  // 12.5, halves up
    CHECK(second.score().total == 88);
    Desk third{with_choice};
    for (const std::size_t place : {0U, 0U, 0U, 1U}) third.answer(place);
    CHECK(third.score().answers == 6);  // 6.25
    CHECK(third.score().total == 81);
    CHECK(third.score().passed);
}

TEST_CASE("question: a guess counts whatever it is, and later texts know it") {
    Desk desk{R"(step one
title Guess
say Guess.
ask guess
text Where?
unit x
predict from 1.2 to 1.6 step 0.01
do answer
step two
title See
say You guessed {answer.guess : level}.
do read
)"};
    desk.answer(units("2"));
    CHECK(desk.player.step() == 0);  // beyond the slider
    desk.answer(units("1.35"));
    CHECK(desk.player.step() == 1);
    CHECK(desk.player.words().say == "You guessed 1.35.");
    CHECK(desk.score().questions == 0);  // a guess earns nothing
}

TEST_CASE("question: what a file lacks is said") {
    const std::string head = "step one\ntitle T\nsay S\ndo answer\nask q\n";
    CHECK(fault(head + "text Q?\n") == "question \"q\" has no answer, right, predict or card line");
    CHECK(fault(head + "answer 5 within 1\nexplain E\n") == "question \"q\" has no text");
    CHECK(fault(head + "text Q?\nanswer 5 within 1\n") == "question \"q\" has no explain line");
    CHECK(fault(head + "text Q?\nanswer 5\n") ==
          "an answer is written as: account.equity * 4 within 1%");
    CHECK(fault(head + "text Q?\nchoice A -> B\nchoice C -> D\n") ==
          "question \"q\" needs 2 to 6 choices, one of them right");
    CHECK(fault(head + "text Q?\nright A\n") == "behind -> comes why it is right or wrong");
    CHECK(fault(head + "text Q?\nright A -> B\npredict from 1 to 2 step 1\n") ==
          "a question is a number, a choice, a prediction or a sort");
    CHECK(fault(head + "text Q?\npredict from 2 to 1 step 1\n") ==
          "a prediction goes up from one number to another in whole steps");
    CHECK(fault("step one\ntitle T\nsay S\ntext Q?\ndo read\n") ==
          "text belongs to a question: ask");
    CHECK(fault(head + "text {account.lvel}?\nright A -> B\nchoice C -> D\n") ==
          "there is no path \"account.lvel\"; did you mean \"account.level\"?");
    CHECK(fault(head + "text {account.level * 2}?\nright A -> B\nchoice C -> D\n")
              .starts_with("behind a formula comes its unit"));
}

TEST_CASE("score: steps, conduct and help") {
    const std::string text = lesson_text(
        "step one\ntitle In\nsay Transfer.\nhint a\ndone ev(transfer)\ndo transfer 1 USDT\n"
        "step two\ntitle Loan\nsay Borrow.\ndone ev(borrow)\ndo borrow 0.01 BTC\n");
    Reading reading = read_lesson("t",
                                  "conduct never(refused(over_borrow_limit)) -> Within the limit.\n"
                                  "conduct st(account.debt) > 0 -> Owe something.\n" +
                                      text);
    REQUIRE(reading.faults.empty());
    Session session = funded("2000");
    Player player{reading.lesson};
    player.begin(session.state());
    player.show_hint();
    CHECK(player.hints_shown() == 1);
    must(session, Transfer{Pair::btcusdt, Direction::into_isolated, usdt("1")});
    player.observe(session.state(), screen);
    CHECK(player.step() == 1);
    player.saw_refusal(Refusal::over_borrow_limit);
    player.observe(session.state(), screen);
    player.skip();
    CHECK(player.done());
    // no question, so the steps are worth 85: one of two is 42.5, so 43. Conduct: none of two.
    const Score score = score_of(player, session.state(), screen);
    CHECK(score.most_actions == 85);
    CHECK(score.actions == 43);
    CHECK(score.conduct == 0);
    CHECK(score.total == 43);
    CHECK(!score.passed);
    CHECK(!score.independent);
    REQUIRE(score.asked.size() == 2);
    CHECK(!score.asked[0].kept);
    must(session, Borrow{Pair::btcusdt, btc("0.01")});
    CHECK(score_of(player, session.state(), screen).conduct == 8);  // 7.5, halves up
}
