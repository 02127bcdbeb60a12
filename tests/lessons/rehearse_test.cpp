#include <doctest/doctest.h>

#include <algorithm>

#include "core/check.h"
#include "lessons/names.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr std::string_view first_walk = "lessons/first-walk.lesson";

/// The first walk with a piece of its text replaced.
Lesson damaged(std::string_view piece, std::string_view with) {
    std::string text = text_of_file(first_walk);
    const std::size_t at = text.find(piece);
    MW_CHECK(at != std::string::npos, "the piece to damage stands in the lesson");
    text.replace(at, piece.size(), with);
    Reading reading = read_lesson("damaged", text);
    MW_CHECK(reading.faults.empty(), "the damage can be read");
    reading.lesson.world.history_days = 1;
    return std::move(reading.lesson);
}

std::string only_fault(const Rehearsal& rehearsal) {
    if (rehearsal.completed) return "completed";
    return rehearsal.faults.size() == 1 ? rehearsal.faults.front().message : "not one fault";
}

constexpr std::string_view borrow_step = R"(step in
title In
say Transfer.
done ev(transfer)
do transfer 2000 USDT
step loan
title Loan
say Borrow.
done ev(borrow)
)";

std::string outcome(std::string_view rest) {
    return only_fault(rehearse(lesson_with(std::string{borrow_step} + std::string{rest}), 1));
}

}  // namespace

TEST_CASE("the first walk completes by its own solution, whatever the market") {
    Lesson lesson = lesson_in_file(std::string{first_walk});
    lesson.world.history_days = 1;  // the past does not matter here, and costs time
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        const Rehearsal rehearsal = rehearse(lesson, seed);
        CHECK(rehearsal.completed);
        for (const mw::lessons::Fault& fault : rehearsal.faults)
            FAIL_CHECK(fault.line << ": " << fault.message);
    }
}

TEST_CASE("the first walk fits into the time it promises") {
    const Rehearsal rehearsal = rehearse(lesson_in_file(std::string{first_walk}), 1);
    // At 60 simulated seconds a second: 30 min up and 60 min down are a minute and a half.
    CHECK(rehearsal.simulated_ms > 60 * 60'000);
    CHECK(rehearsal.simulated_ms < 100 * 60'000);
}

TEST_CASE("the example of the handbook is a lesson that completes") {
    const std::string handbook = text_of_file("lessons/README.md");
    const std::size_t begin = handbook.find("```\nlesson");
    const std::size_t end = handbook.find("```", begin + 3);
    REQUIRE(end != std::string::npos);
    Reading reading = read_lesson("README.md", handbook.substr(begin + 4, end - begin - 4));
    REQUIRE(reading.faults.empty());
    reading.lesson.world.history_days = 1;
    CHECK(rehearse(reading.lesson, 1).completed);
}

TEST_CASE("the handbook names everything a lesson may ask for") {
    const std::string handbook = text_of_file("lessons/README.md");
    const auto stands = [&handbook](std::string_view name) {
        CAPTURE(name);
        CHECK(handbook.contains(name));
    };
    for (const EventName& event : event_names()) {
        stands("`" + std::string{event.name} + "`");
        for (const FieldName& field : event.fields) stands("`" + std::string{field.name} + "`");
    }
    for (const FactName& fact : fact_names()) {
        stands("`" + std::string{fact.name} + "`");
        for (const std::string_view word : fact.words) stands(word);
    }
    for (const PathName& path : path_names())
        if (!path.name.starts_with("account.quote."))
            stands(path.name.substr(path.name.rfind('.')));
}

TEST_CASE("every lesson helps on three levels and answers mistakes") {
    for (const std::string& file : lesson_files("lessons")) {
        CAPTURE(file);
        for (const Step& step : lesson_in_file(file).steps) {
            CAPTURE(step.id);
            CHECK(step.hints.size() >= 2);
            CHECK(!step.why.empty());
            CHECK(!step.points.empty());
            const bool answers = !step.remarks.empty() || step.question.has_value();
            if (!step.done.empty()) CHECK(answers);
        }
    }
}

TEST_CASE("a rehearsal is the same run each time, and another on another seed") {
    const Lesson lesson = damaged("step      sell\n", "step      sell\n");
    const Rehearsal once = rehearse(lesson, 3);
    CHECK(once.fingerprint == rehearse(lesson, 3).fingerprint);
    CHECK(once.fingerprint != rehearse(lesson, 4).fingerprint);
}

TEST_CASE("buying exactly what was borrowed is not enough, and the lesson notices") {
    CHECK(only_fault(rehearse(damaged("buy enough market", "buy 0.10 market"), 1))
              .starts_with("step \"buy-back\" is not complete; waiting for: 0.00010"));
}

TEST_CASE("a solution that does not fit its step is named with the step") {
    CHECK(outcome("do borrow 0.1 BTC\n") == "completed");
    CHECK(outcome("do transfer 1 USDT\n") == "step \"loan\" is not complete; waiting for: a loan");
    CHECK(outcome("do borrow 9 BTC\n") == "step \"loan\" an act was refused: over_borrow_limit");
    CHECK(outcome("do borrow 9 BTC refused over_borrow_limit\ndo borrow 0.1 BTC\n") == "completed");
    CHECK(outcome("do borrow 9 BTC refused over_debt\n") ==
          "step \"loan\" an act was refused: over_borrow_limit");
    CHECK(outcome("do borrow 0.1 BTC refused over_debt\n") ==
          "step \"loan\" an act was carried out, not refused: over_debt");
    CHECK(outcome("do wait until ev(repay) at most 2m\ndo borrow 0.1 BTC\n") ==
          "step \"loan\" waited in vain for ev(repay); waiting for: a repayment");
}

TEST_CASE("a failed check is a fault even when every step is ticked") {
    const Rehearsal rehearsal =
        rehearse(lesson_with(std::string{borrow_step} +
                             "do borrow 0.1 BTC\ncheck st(account.base.owed) = 0.1\n"),
                 1);
    REQUIRE(rehearsal.faults.size() == 1);
    CHECK(rehearsal.faults[0].message ==
          "step \"loan\" check st(account.base.owed) = 0.1 fails; waiting for: "
          "0.000001 BTC more to repay");
    CHECK(!rehearsal.completed);
    CHECK(rehearsal.faults[0].line == 13);  // seven lines of head, five of the first step
}

TEST_CASE("a lesson can be opened in its middle") {
    const Lesson lesson = damaged("step      sell\n", "step      sell\n");
    const auto place = [&lesson](std::string_view id) {
        const auto step = std::ranges::find(lesson.steps, id, &Step::id);
        return static_cast<std::size_t>(step - lesson.steps.begin());
    };
    World world = lesson.world;
    world.seed = 5;
    Session session{world};
    Player player{lesson};
    REQUIRE(play_until(session, player, place("debt")));
    CHECK(player.step() == place("debt"));
    CHECK(account_of(session).base.principal == btc("0.1"));
    CHECK(account_of(session).base.free == btc("0"));
    CHECK(play_until(session, player, place("repay")));
    CHECK(play_until(session, player, 0));  // already past it
    CHECK(player.step() == place("repay"));
}

TEST_CASE("a middle that cannot be reached is told") {
    const Lesson lesson = damaged("do        borrow 0.10 BTC", "do        borrow 0.05 BTC");
    Session session{lesson.world};
    Player player{lesson};
    CHECK(!play_until(session, player, 6));
    CHECK(lesson.steps[player.step()].id == "borrow");
}
