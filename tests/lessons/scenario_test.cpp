// Scenarios: whole stories of the exchange, written in the lesson language.
#include <doctest/doctest.h>

#include "support/lessons.h"

using namespace mw::lessons;

namespace {

void goes_as_it_says(const std::string& file, std::uint64_t seeds) {
    CAPTURE(file);
    Lesson lesson = lesson_in_file(file);
    lesson.world.history_days = 1;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        const Rehearsal rehearsal = rehearse(lesson, seed);
        CHECK(rehearsal.completed);
        for (const Fault& fault : rehearsal.faults) FAIL_CHECK(fault.line << ": " << fault.message);
    }
}

}  // namespace

TEST_CASE("every scenario goes as it says, on several markets") {
    const auto files = lesson_files("tests/scenarios");
    REQUIRE(files.size() >= 3);
    for (const std::string& file : files) goes_as_it_says(file, 3);
}

// The ready markets of free practice: each of their do lines waits for what the market promises.
TEST_CASE("every ready scenario reaches its levels, on several markets") {
    const auto files = lesson_files("lessons/scenarios");
    REQUIRE(files.size() >= 8);
    for (const std::string& file : files) {
        CHECK(lesson_in_file(file).scenario);
        goes_as_it_says(file, 2);
    }
}
