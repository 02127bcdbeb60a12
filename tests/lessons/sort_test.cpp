#include <doctest/doctest.h>

#include "lessons/names.h"
#include "lessons/score.h"
#include "lessons/translation.h"
#include "support/lessons.h"

// A question that is answered by putting cards into bins.

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr std::string_view coins = R"(step one
title Sort
say Sort.
hint a
hint b
ask backing
text What lies behind each?
bin Outside crypto
bin Crypto
bin Belief
card Gold = Outside crypto -> Gold lies in a vault.
card Locked crypto = Crypto -> It is sold. You own {account.equity}.
card A = B = Belief -> Nothing else is there.
do answer
slip sort 2 2 3 -> in a vault
)";

const UiFacts screen = screen_at_start();

/// A player in front of the question, with 2,000 USDT in the account.
struct Desk {
    Desk() : session{funded("2000")}, player{lesson_with(coins)} {
        player.begin(session.state());
        look();
    }
    void look() { player.observe(session.state(), screen); }
    std::string said_to(const Reply& reply) {
        player.answer(reply, session.state(), screen);
        std::string said = player.verdict();
        look();
        return said;
    }

    Session session;
    Player player;
};

/// The faults of a question with these lines, the first by line.
std::string fault(std::string_view lines) {
    const std::string head = "step one\ntitle T\nsay S\ndo answer\nask q\ntext Q?\n";
    const Reading reading = read_lesson("t", lesson_text(head + std::string{lines}));
    return reading.faults.empty() ? "none" : reading.faults.back().message;
}

std::string repeated(std::string_view line, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += line;
    return all;
}

}  // namespace

TEST_CASE("sort: cards and bins are read, a card's bin by its name") {
    const Lesson lesson = lesson_with(coins);
    const auto& sorting = std::get<Sorting>(lesson.steps[0].question->kind);
    CHECK(sorting.bins == std::vector<std::string>{"Outside crypto", "Crypto", "Belief"});
    REQUIRE(sorting.cards.size() == 3);
    CHECK(sorting.cards[1].text == "Locked crypto");
    CHECK(sorting.cards[1].bin == 2);
    CHECK(sorting.cards[2].text == "A = B");  // the last sign is the one that counts
    CHECK(sorting.cards[2].bin == 3);
}

TEST_CASE("sort: right when each card lies where it belongs") {
    Desk desk;
    CHECK(desk.player.words().choices ==
          std::vector<std::string>{"Gold", "Locked crypto", "A = B"});
    CHECK(desk.player.words().bins ==
          std::vector<std::string>{"Outside crypto", "Crypto", "Belief"});
    CHECK(desk.said_to(Arrangement{1, 2, 3}).empty());
    CHECK(desk.player.done());
    CHECK(score_of(desk.player, desk.session.state(), screen).right_at_once == 1);
}

TEST_CASE("sort: a wrong one says how many lie right, and why the first of the others does not") {
    Desk desk;
    CHECK(desk.said_to(Arrangement{2, 2, 3}) ==
          "Right: 2 of 3. Look again: Gold · Gold lies in a vault.");
    CHECK(desk.said_to(Arrangement{1, 3, 1}) ==
          "Right: 1 of 3. Look again: Locked crypto · It is sold. You own 2,000 USDT.");
    CHECK(desk.said_to(Arrangement{1, 2, 0}) ==  // a card that lies nowhere
          "Right: 2 of 3. Look again: A = B · Nothing else is there.");
    CHECK(!desk.player.done());
    CHECK(desk.said_to(Arrangement{1, 2, 3}).empty());
    CHECK(desk.player.done());
    // 25 points for the answers, of which a later try earns a quarter: 6.25
    CHECK(score_of(desk.player, desk.session.state(), screen).answers == 6);
}

TEST_CASE("sort: a reply of another kind is wrong, and harmless") {
    Desk desk;
    CHECK(desk.said_to(std::int64_t{123}).empty());
    CHECK(desk.said_to(std::size_t{0}).empty());
    CHECK(!desk.player.done());
}

TEST_CASE("sort: an arrangement is kept as a number, and comes back") {
    const Arrangement full = {5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 2};
    CHECK(kept(Arrangement{1, 2, 3}) == 321);
    CHECK(kept(full) == 254'321'543'215);
    CHECK(kept_arrangement(kept(full)) == full);
    CHECK(kept_arrangement(kept(Arrangement{0, 2, 0, 1})) == Arrangement{0, 2, 0, 1});
    CHECK(kept_arrangement(-5) == Arrangement{});
    CHECK(kept_arrangement(INT64_MAX)[0] == 7);  // a damaged run: 7 is no bin
}

TEST_CASE("sort: a saved run knows how the cards lay") {
    Desk desk;
    desk.said_to(Arrangement{2, 2, 3});
    Player again{lesson_with(coins)};
    REQUIRE(again.restore(desk.player.notes()));
    again.resume_at(0, desk.session.state());
    const Memory::Answer* answer = again.memory().answer("backing");
    REQUIRE(answer != nullptr);
    CHECK(kept_arrangement(answer->value) == Arrangement{2, 2, 3});
    CHECK(!answer->right);
    CHECK(answer->tries == 1);
}

TEST_CASE("sort: the model solution and the slips are rehearsed") {
    CHECK(rehearse(lesson_with(coins), 3).faults.empty());
    std::string other{coins};
    other.replace(other.find("sort 2 2 3"), 10, "sort 1 2 1");
    const Rehearsal wrong = rehearse(lesson_with(other), 3);
    REQUIRE(wrong.faults.size() == 1);
    CHECK(wrong.faults[0].message.contains("answers a slip with"));
}

TEST_CASE("sort: what a file lacks is said") {
    const std::string bins = "bin One\nbin Two\n";
    CHECK(fault(bins + "card A = One -> B\ncard C = Two -> D\n") == "none");
    CHECK(fault(bins + "card A = Oen -> B\n").contains("did you mean \"One\"?"));
    CHECK(fault("card A = One -> B\n").starts_with("there is no bin \"One\""));
    CHECK(fault(bins + "card A -> B\n") ==
          "a card is written as: card Gold in a vault = Outside crypto -> WHY");
    CHECK(fault(bins + "card A = One\n") == "behind -> comes why it belongs there");
    CHECK(fault(bins + "bin One\n") == "this bin stands above already");
    CHECK(fault("bin One\ncard A = One -> B\ncard C = One -> D\n") ==
          "question \"q\" needs 2 to 5 bins and 2 to 12 cards");
    CHECK(fault(bins + "card A = One -> B\n") ==
          "question \"q\" needs 2 to 5 bins and 2 to 12 cards");
    CHECK(fault(bins + "bin 3\nbin 4\nbin 5\nbin 6\n") == "a sort has at most 5 bins");
    CHECK(fault(bins + repeated("card A = One -> B\n", 13)) == "a sort has at most 12 cards");
    CHECK(fault("bin " + std::string(25, 'x') + "\n") ==
          "the name of a bin has at most 24 letters");
    CHECK(fault(bins + "card " + std::string(81, 'x') + " = One -> B\n") ==
          "a card has at most 80 letters");
    CHECK(fault(bins + "card A = One -> {account.lvel}\n") ==
          "there is no path \"account.lvel\"; did you mean \"account.level\"?");
    CHECK(fault(bins + "right A -> B\n") ==
          "a question is a number, a choice, a prediction or a sort");
    CHECK(fault("right A -> B\nbin One\n") ==
          "a question is a number, a choice, a prediction or a sort");
}

TEST_CASE("sort: an act names a bin for each card") {
    for (const char* line : {"sort", "sort 0 1", "sort 1 x", "sort 10", "sort 1 1.5",
                             "sort 1 2 3 1 2 3 1 2 3 1 2 3 1"})
        CHECK(fault("bin A\nbin B\ncard C = A -> D\ncard E = A -> F\ndo " + std::string{line} +
                    "\n") == "a sort is written as: sort 1 2 1, the bin of each card");
}

TEST_CASE("sort: bins and cards are translated, where they belong is not") {
    constexpr std::string_view words = R"(lesson test
title 测试
about 测试。
debrief 完。
step one
title 分类
say 请分类。
hint 一
hint 二
text 背后是什么？
bin 加密之外
bin 加密货币
bin 信念
card 黄金 -> 黄金在金库里。
card 锁定的币 -> 会卖掉。您有 {account.equity}。
card 甲 -> 没有别的。
)";
    Lesson lesson = lesson_with(coins);
    CHECK(translate(lesson, "zh", words).empty());
    const auto& sorting = std::get<Sorting>(lesson.steps[0].question->kind);
    CHECK(sorting.bins[2] == "信念");
    CHECK(sorting.cards[1].text == "锁定的币");
    CHECK(sorting.cards[1].explanation == "会卖掉。您有 {account.equity}。");
    CHECK(sorting.cards[1].bin == 2);
    std::string fewer{words};
    fewer.resize(fewer.find("card 甲"));
    Lesson other = lesson_with(coins);
    const auto faults = translate(other, "zh", fewer);
    REQUIRE(!faults.empty());
    CHECK(faults[0].message == "1 more card would stand above this line");
}
