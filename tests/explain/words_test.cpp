#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("the clock and the axis say the same moment in different lengths") {
    const std::int64_t moment = 1'772'448'135'000;    // 2 Mar 2026 10:42:15, a Monday
    const std::int64_t midnight = 1'772'409'600'000;  // 2 Mar 2026 00:00:00
    const std::int64_t first = 1'772'323'200'000;     // 1 Mar 2026 00:00:00
    CHECK(clock_text(moment) == "Mon 2 Mar 2026 10:42:15");
    CHECK(axis_time_text(moment, Interval::m5) == "10:42");
    CHECK(axis_time_text(midnight, Interval::m5) == "2 Mar");
    CHECK(axis_time_text(moment, Interval::h4) == "2 Mar");
    CHECK(axis_time_text(midnight, Interval::d1) == "2 Mar");
    CHECK(axis_time_text(first, Interval::d1) == "Mar");
    CHECK(cross_time_text(moment) == "2 Mar 10:42");
}

TEST_CASE("a wrong number is explained") {
    CHECK(sentence_for(NumberFault::empty, 8) == "Type an amount.");
    CHECK(sentence_for(NumberFault::not_a_number, 8) == "Type digits and one point, such as 0.10.");
    CHECK(sentence_for(NumberFault::too_many_decimals, 5) == "At most 5 digits after the point.");
    CHECK(sentence_for(NumberFault::too_large, 8) == "This number is too large to count.");
}

TEST_CASE("a search finds a pair by symbol, name or coin, in any case") {
    for (const char* text :
         {"", "btc", "BTC", "BTC/USDT", "btcusdt", "bitcoin", "usd", "btc / usdt"}) {
        CAPTURE(text);
        CHECK(pair_matches(Pair::btcusdt, text));
    }
    CHECK_FALSE(pair_matches(Pair::btcusdt, "eth"));
}
