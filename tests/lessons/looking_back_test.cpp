// What lessons ask about frames and about the one pot beside the accounts.
#include <doctest/doctest.h>

#include "lessons/names.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// The Frames window, parked.
UiFacts parked(std::string_view at, std::string_view before) {
    UiFacts ui = screen_at_start();
    for (auto& [name, word] : ui) {
        if (name == "frames.at") word = at;
        if (name == "frames.before") word = before;
    }
    return ui;
}

std::string waiting_for(std::string_view predicate, const Session& session, const UiFacts& ui) {
    const auto read = read_predicate(predicate);
    REQUIRE(read);
    return distance(*read, sight_of(session, ui));
}

constexpr std::string_view forked = R"(step one
title Loan
say Borrow.
twin pool
done ev(borrow)
do borrow 0.01 BTC
step two
title Again
say Once more, less.
from one
twin pool
done ev(borrow, amount<=0.002)
do borrow 0.002 BTC
)";

}  // namespace

TEST_CASE("frames: where the learner is parked can be asked, with a distance") {
    const Session session = funded("2000");
    CHECK(is_true("ui(frames.at=fee)", session, parked("fee", "0")));
    CHECK(!is_true("st(frames.before) >= 1", session, parked("fee", "0")));
    CHECK(is_true("st(frames.before) = 37", session, parked("moment", "37")));
    CHECK(is_true("st(frames.before) < 0", session, parked("moment", "-12")));
    CHECK(!is_true("st(frames.before) <= 60", session, screen_at_start()));  // none is parked

    constexpr std::string_view late = "st(frames.before) <= 60";
    CHECK(waiting_for(late, session, screen_at_start()) ==
          "a moment before the takeover, in Frames");
    CHECK(waiting_for(late, session, parked("moment", "90")) == "30 seconds too early in Frames");
    CHECK(waiting_for("st(frames.before) >= 1", session, parked("moment", "-12")) ==
          "13 seconds further back in Frames");
    CHECK(waiting_for("ui(frames.at=fee)", session, parked("moment", "3")) ==
          "the clearance fee in Frames");
}

TEST_CASE("twin: it goes the learner's way, and back where the world goes back") {
    Session session = funded("2000");
    const Session start = session;
    Player player{lesson_with(forked)};
    const UiFacts ui = screen_at_start();
    player.begin(session.state());
    player.observe(session.state(), ui);
    const auto twin = [&](std::string_view path) {
        return value_at(path, player.sight(session.state(), ui));
    };
    CHECK(twin("twin.debt") == 0);
    CHECK(twin("twin.assets") == units("2000"));
    must(session, Borrow{pair, btc("0.01")});
    player.observe(session.state(), ui);
    CHECK(twin("twin.debt") == units("600.006"));  // 0.01 and its first hour, at 60 000
    CHECK(twin("twin.level") == twin("account.level"));
    CHECK(twin("twin.taken") == 0);
    player.next();
    REQUIRE(player.take_return());
    session = start;
    player.returned(session.state());
    player.observe(session.state(), ui);
    CHECK(player.step() == 1);
    CHECK(twin("twin.debt") == 0);
}

TEST_CASE("twin: there is none in a lesson that does not show it") {
    const Session session = funded("2000");
    Player player{lesson_with("step one\ntitle T\nsay S\ndo read\n")};
    player.begin(session.state());
    const UiFacts ui = screen_at_start();
    CHECK(!value_at("twin.assets", player.sight(session.state(), ui)));
}

TEST_CASE("twin: it is kept with the lesson, and a damaged one is refused") {
    Memory memory;
    memory.twin.emplace();
    memory.twin->seen = 7;
    memory.twin->lacked = 5;
    memory.twin->coins[1].principal = units("0.3");
    const std::string text = write_memory(memory);
    const auto again = read_memory(text);
    REQUIRE(again);
    CHECK(again->twin == memory.twin);
    CHECK(!read_memory("began 1\ntwin 7 0 0\n"));
    std::string below = text;
    below.replace(below.find("twin 7"), 6, "twin -7");
    CHECK(!read_memory(below));
}

TEST_CASE("twin: only a pool is known") {
    const Reading reading =
        read_lesson("t", lesson_text("step one\ntitle T\nsay S\ntwin sister\ndo read\n"));
    REQUIRE(!reading.faults.empty());
    CHECK(reading.faults[0].message == "a twin is written as: twin pool");
}
