#include "app/launch.h"

#include <doctest/doctest.h>

using mw::app::Launch;
using mw::app::read_launch;

TEST_CASE("an empty address asks for nothing") {
    const Launch launch = read_launch("");
    CHECK(launch.lesson.empty());
    CHECK(!launch.autoplay);
    CHECK(!launch.practice);
    CHECK(launch.notices.empty());
}

TEST_CASE("a lesson link is read whole") {
    const Launch launch = read_launch(
        "?lesson=first-walk&autoplay=1&seed=4711&speed=60&step=3&theme=light&embed=1&present=1");
    CHECK(launch.lesson == "first-walk");
    CHECK(launch.autoplay);
    CHECK(launch.seed == 4711U);
    CHECK(launch.speed == 60);
    CHECK(launch.step == 3);
    CHECK(launch.theme == mw::explain::Theme::light);
    CHECK(launch.embed);
    CHECK(launch.present);
    CHECK(launch.notices.empty());
}

TEST_CASE("seeds use all 64 bits") {
    CHECK(read_launch("?seed=18446744073709551615").seed == UINT64_MAX);
    const Launch over = read_launch("?seed=18446744073709551616");
    CHECK(!over.seed);
    CHECK(over.notices.size() == 1);
}

TEST_CASE("what makes no sense is left out and named") {
    const char* const bad[] = {"?speed=fast",  "?speed=0",   "?speed=-1",       "?speed=9999",
                               "?step=0",      "?seed=1.5",  "?theme=pink",     "?lang=x1",
                               "?pair=DOGE",   "?mode=hard", "?autoplay=maybe", "?lesson=../x",
                               "?lesson=a%20b"};
    for (const char* const query : bad) {
        CAPTURE(query);
        const Launch launch = read_launch(query);
        CHECK(launch.notices.size() == 1);
        CHECK(!launch.speed);
        CHECK(!launch.step);
        CHECK(!launch.seed);
        CHECK(!launch.theme);
        CHECK(launch.lesson.empty());
        CHECK(!launch.autoplay);
    }
}

TEST_CASE("an exam and a track are asked for by name") {
    CHECK(read_launch("?mode=exam&lesson=l05").exam);
    CHECK(!read_launch("?mode=guide").exam);
    CHECK(read_launch("?track=risk").track == "risk");
    CHECK(read_launch("?track=../risk").notices.size() == 1);
}

TEST_CASE("an unknown parameter is named and the others still count") {
    const Launch launch = read_launch("?colour=red&lesson=first-walk");
    CHECK(launch.lesson == "first-walk");
    REQUIRE(launch.notices.size() == 1);
    CHECK(launch.notices[0].contains("colour"));
}

TEST_CASE("an address beyond 2 000 characters is not used") {
    const Launch launch = read_launch("?lesson=first-walk&x=" + std::string(2'000, 'a'));
    CHECK(launch.lesson.empty());
    CHECK(launch.notices.size() == 1);
}

TEST_CASE("percent signs at the end of an address do no harm") {
    for (const char* const query : {"?lesson=%", "?lesson=%4", "?%=%", "?=&&=", "?&"}) {
        CAPTURE(query);
        CHECK(read_launch(query).lesson.empty());
    }
}
