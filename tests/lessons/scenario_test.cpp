// Scenarios: whole stories of the exchange, written in the lesson language.
#include <doctest/doctest.h>

#include "support/lessons.h"

using namespace mw::lessons;

TEST_CASE("every scenario goes as it says, on several markets") {
    const auto files = lesson_files("tests/scenarios");
    REQUIRE(files.size() >= 3);
    for (const std::string& file : files) {
        CAPTURE(file);
        Lesson lesson = lesson_in_file(file);
        lesson.world.history_days = 1;
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            CAPTURE(seed);
            const Rehearsal rehearsal = rehearse(lesson, seed);
            CHECK(rehearsal.completed);
            for (const Fault& fault : rehearsal.faults)
                FAIL_CHECK(fault.line << ": " << fault.message);
        }
    }
}
