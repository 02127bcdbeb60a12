// Every lesson, played by the show-me hand on the real screen: natively, so on phones too.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "app/app.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/program.h"
#include "support/slow.h"

using namespace mw;

namespace {

/// Plays each lesson of the curriculum from its first step to 100 points.
void play_all(float width, float height, std::int64_t frame_ms = 16) {
    for (const std::string& file : lessons::lesson_files("lessons")) {
        const std::string name = file.substr(file.rfind('/') + 1);
        const std::string id = name.substr(0, name.find('.'));
        if (!name.starts_with('l')) continue;  // the first walk has a test of its own
        CAPTURE(id);
        app::Boot boot;
        boot.query = "?lesson=" + id + "&autoplay=1&speed=20&seed=5";
        boot.lessons = {{name, lessons::text_of_file(file)}};
        headless::Program program{boot, width, height, frame_ms};
        CHECK_MESSAGE(program.frames_until("\"done\":true", 40'000) > 0,
                      program.app().state_json());
        CHECK(program.says("\"score\":100"));
        CHECK(program.says("\"lastError\":null"));
    }
}

}  // namespace

TEST_CASE("every lesson plays itself to 100 on a desk" * doctest::skip(is_slow_build)) {
    play_all(1366, 768);
}

TEST_CASE("every lesson plays itself to 100 on a machine that draws four frames a second") {
    // the market must not run away from the hand: an hour strikes while an answer is typed
    play_all(1366, 768, 250);
}

TEST_CASE("every lesson plays itself to 100 on a tablet" * doctest::skip(is_slow_build)) {
    play_all(820, 1180);
}

TEST_CASE("every lesson plays itself to 100 on a phone") { play_all(390, 844); }

TEST_CASE("every lesson plays itself to 100 on a short phone" * doctest::skip(is_slow_build)) {
    play_all(375, 667);
}
