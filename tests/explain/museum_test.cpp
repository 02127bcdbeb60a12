#include "explain/museum.h"

#include <doctest/doctest.h>

#include <set>

#include "explain/parts.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("every refusal has a meaning and a fix of its own, short enough to be read") {
    std::set<std::string_view> meanings;
    for (int i = 0; i < refusal_count; ++i) {
        const auto refusal = static_cast<Refusal>(i);
        CAPTURE(name_of(refusal));
        const Exhibit words = exhibit_of(refusal);
        for (const std::string_view text : {words.meaning, words.fix}) {
            CHECK(text.size() >= 20);
            CHECK(text.size() <= 200);
            CHECK(text.ends_with('.'));
            CHECK(!text.contains('!'));
        }
        CHECK(meanings.insert(words.meaning).second);
    }
}

TEST_CASE("an empty museum is a wall of frames with code and name only") {
    const MuseumView view = museum_view({});
    CHECK(view.count == "0 of 38 met");
    CHECK(view.share == 0);
    REQUIRE(view.rows.size() == 38);
    CHECK(view.rows[0].code == "-1121");
    CHECK(view.rows[0].name == "Pair not listed");
    CHECK(view.rows[0].when == "Not met yet");
    for (const MuseumRow& row : view.rows) {
        CHECK(!row.met);
        CHECK((row.said + row.meaning + row.fix).empty());
    }
}

TEST_CASE("a refusal that was met hangs first, with what it said, how often and when") {
    std::vector<Met> met;
    // 2 Mar 2026 10:00:00 UTC and twenty minutes later
    constexpr std::int64_t ten = 1'772'445'600'000;
    add_met(met, Refusal::over_borrow_limit, ten, "0.32 is above your limit.");
    add_met(met, Refusal::over_debt, ten + 60'000, "Repay that or less.");
    add_met(met, Refusal::over_borrow_limit, ten + 1'200'000, "0.4 is above your limit.");
    const MuseumView view = museum_view(met);
    CHECK(view.count == "2 of 38 met");
    REQUIRE(view.rows.size() == 38);
    CHECK(view.rows[0].code == "-11008");
    CHECK(view.rows[0].name == "Over borrow limit");
    CHECK(view.rows[0].said == "0.4 is above your limit.");
    CHECK(view.rows[0].when == "Met twice, last on 2 Mar 2026 10:20 simulated time");
    CHECK(view.rows[1].code == "-3015");
    CHECK(view.rows[1].when == "Met once, on 2 Mar 2026 10:01 simulated time");
    CHECK(!view.rows[2].met);
}

TEST_CASE("the count of meetings and the kept sentence are bounded") {
    std::vector<Met> met{{Refusal::over_debt, most_times, 0, {}}};
    // 239 letters, then one of two bytes that would be cut in its middle
    add_met(met, Refusal::over_debt, 1, std::string(239, 'a') + "é\nb");
    REQUIRE(met.size() == 1);
    CHECK(met[0].times == most_times);
    CHECK(met[0].said == std::string(239, 'a'));
    add_met(met, Refusal::over_debt, 1, "two\nlines");
    CHECK(met[0].said == "two lines");
}
