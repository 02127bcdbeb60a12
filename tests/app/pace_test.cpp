#include "app/pace.h"

#include <doctest/doctest.h>

using mw::app::Pace;

TEST_CASE("time stands still until a speed is set") {
    Pace pace;
    CHECK(pace.paused());
    CHECK(pace.advance_for(1'000) == 0);
    CHECK(pace.next_in_ms() == -1);
}

TEST_CASE("simulated time comes in whole market steps and none is lost") {
    Pace pace;
    pace.set_speed(1);
    CHECK(pace.advance_for(150) == 0);    // 150 of 200
    CHECK(pace.advance_for(150) == 200);  // 300: one step, 100 kept
    CHECK(pace.advance_for(100) == 200);  // 200: one step, nothing kept
    CHECK(pace.advance_for(199) == 0);
}

TEST_CASE("speed multiplies real time") {
    Pace pace;
    pace.set_speed(60);
    CHECK(pace.advance_for(100) == 6'000);  // 100 ms * 60
    pace.set_speed(600);
    CHECK(pace.advance_for(17) == 10'200);  // 17 ms * 600
}

TEST_CASE("a page that slept does not leap") {
    Pace pace;
    pace.set_speed(60);
    CHECK(pace.advance_for(3'600'000) == 15'000);  // 250 ms * 60
}

TEST_CASE("pausing keeps the speed for later") {
    Pace pace;
    pace.set_speed(60);
    pace.toggle();
    CHECK(pace.paused());
    CHECK(pace.speed() == 60);
    CHECK(pace.advance_for(100) == 0);
    pace.toggle();
    CHECK(pace.advance_for(100) == 6'000);
    pace.set_speed(0);
    CHECK(pace.paused());
    CHECK(pace.speed() == 60);
}

TEST_CASE("the next frame is due when a step is, but not faster than a person reads") {
    Pace pace;
    pace.set_speed(1);
    CHECK(pace.next_in_ms() == 200);
    (void)pace.advance_for(50);
    CHECK(pace.next_in_ms() == 150);
    (void)pace.advance_for(100);  // 150 of 200 owed: 50 ms to go, shown after 125
    CHECK(pace.next_in_ms() == 125);
    pace.set_speed(60);
    CHECK(pace.next_in_ms() == 125);
}

TEST_CASE("speeds beyond the fastest are cut to it") {
    Pace pace;
    pace.set_speed(1'000'000);
    CHECK(pace.speed() == Pace::fastest);
}
