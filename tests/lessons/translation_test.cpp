#include "lessons/translation.h"

#include <doctest/doctest.h>

#include "lessons/card.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

Lesson original() {
    return lesson_with(R"(step one
title Borrow
say Borrow now. You own {account.equity}.
why Because.
hint First.
hint Second.
figure Level = account.level : level
remark ev(repay) -> You repaid.
ask whose
text Whose?
choice Theirs -> No.
right Yours -> Yes.
do answer
)");
}

constexpr std::string_view good = R"(lesson   test
title    测试
about    一个测试。
debrief  完成。

step     one
title    借币
say      现在借币。您拥有 {account.equity}。
why      因为。
hint     第一。
hint     第二。
figure   水平
remark   您已还款。
text     谁的？
choice   他们的 -> 不是。
right    您的 -> 对。
)";

std::string with(std::string_view piece, std::string_view instead) {
    std::string text{good};
    text.replace(text.find(piece), piece.size(), instead);
    return text;
}

std::string first_fault(std::string_view text) {
    Lesson lesson = original();
    const auto faults = translate(lesson, "zh", text);
    if (faults.empty()) return "none";
    CHECK(lesson.title == "Test");  // untouched
    return std::to_string(faults.front().line) + ": " + faults.front().message;
}

}  // namespace

TEST_CASE("translation: every text is replaced, and nothing else") {
    Lesson lesson = original();
    const Lesson before = lesson;
    REQUIRE(translate(lesson, "zh", good).empty());
    CHECK(lesson.title == "测试");
    CHECK(lesson.steps[0].say == "现在借币。您拥有 {account.equity}。");
    CHECK(lesson.steps[0].hints[1] == "第二。");
    CHECK(lesson.steps[0].figures[0].label == "水平");
    CHECK(lesson.steps[0].remarks[0].text == "您已还款。");
    const auto& choices = std::get<std::vector<Choice>>(lesson.steps[0].question->kind);
    CHECK(choices[1].text == "您的");
    CHECK(choices[1].right);
    CHECK(lesson.id == before.id);
    CHECK(lesson.steps[0].solution.size() == before.steps[0].solution.size());
}

TEST_CASE("translation: what is missing, too much or different is told by line") {
    CHECK(first_fault(with("hint     第二。\n", "")) ==
          "15: 1 more hint would stand above this line");
    CHECK(first_fault(with("hint     第二。\n", "hint 第二。\nhint 第三。\n")) ==
          "12: the original has no further hint here");
    CHECK(first_fault(with("{account.equity}", "{account.debt}"))
              .starts_with("8: the numbers in braces are not those of: Borrow now."));
    CHECK(first_fault(with("{account.equity}", "2000"))
              .starts_with("8: the numbers in braces are not those of"));
    CHECK(first_fault(with("step     one", "step     two")) == "6: the lesson has no step \"two\"");
    CHECK(first_fault(with("lesson   test", "lesson   other")) ==
          "1: this translates test, not other");
    CHECK(first_fault(with("title    借币", "done ev(borrow)")) ==
          "7: the original has no further done here");
    CHECK(first_fault("lesson test\n").starts_with("1: 1 more about"));
}

TEST_CASE("cards: a list is read line by line, and what makes no sense is left out") {
    const auto cards = read_cards(
        "a.lesson\ta\tlesson\t5\t3\tTitle\tAbout it.\n"
        "nonsense\n"
        "b.lesson\tB B\tlesson\t5\t3\tTitle\tAbout\n"
        "scenarios/c.lesson\tc\tscenario\t7\t1\tMarket\tQuiet.\n"
        "d.lesson\td\tlesson\tx\t3\tTitle\tAbout\n");
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].id == "a");
    CHECK(cards[0].minutes == 5);
    CHECK(cards[0].steps == 3);
    CHECK(!cards[0].scenario);
    CHECK(cards[1].file == "scenarios/c.lesson");
    CHECK(cards[1].scenario);
}

TEST_CASE("tracks: faults name the line and the nearest lesson") {
    const std::vector<std::string> known{"l01-find", "l02-move"};
    const auto reading =
        read_tracks("t", "track a\ntitle A\nabout B\nlessons l01-find l02-mov\n", known);
    REQUIRE(reading.faults.size() == 1);
    CHECK(reading.faults[0].line == 4);
    CHECK(reading.faults[0].message ==
          "there is no lesson \"l02-mov\"; did you mean \"l02-move\"?");
    CHECK(read_tracks("t", "title A\n", known).faults.front().message ==
          "title belongs to a track; none has begun");
}
