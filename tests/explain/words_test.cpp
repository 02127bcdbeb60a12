#include <doctest/doctest.h>

#include "explain/numbers.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("the clock and the axis say the same moment in different lengths") {
    const std::int64_t moment = 1'772'448'135'000;    // 2 Mar 2026 10:42:15, a Monday
    const std::int64_t midnight = 1'772'409'600'000;  // 2 Mar 2026 00:00:00
    const std::int64_t first = 1'772'323'200'000;     // 1 Mar 2026 00:00:00
    CHECK(clock_text(moment) == "Mon 2 Mar 2026 10:42:15");
    constexpr std::int64_t minute = 60'000;
    CHECK(axis_time_text(moment, 30 * minute) == "10:42");
    CHECK(axis_time_text(midnight, 30 * minute) == "2 Mar");
    CHECK(axis_time_text(midnight, day_ms) == "2 Mar");
    CHECK(axis_time_text(first, 30 * day_ms) == "Mar");
    CHECK(axis_time_text(first - 59 * day_ms, 30 * day_ms) == "2026");  // 1 Jan
    CHECK(cross_time_text(moment, Interval::m1) == "2 Mar 10:42");
    CHECK(cross_time_text(midnight, Interval::d1) == "2 Mar 2026");
}

TEST_CASE("labels of the time axis stand round steps apart, at every zoom") {
    constexpr std::int64_t minute = 60'000;
    CHECK(axis_step_ms(1) == minute);
    CHECK(axis_step_ms(9 * minute) == 10 * minute);   // 72 px at 8 px a candle of 1m
    CHECK(axis_step_ms(45 * minute) == 60 * minute);  // the same of 5m
    CHECK(axis_step_ms(36 * 60 * minute) == 2 * day_ms);
    CHECK(axis_step_ms(9 * day_ms) == 14 * day_ms);
    CHECK(axis_step_ms(36 * day_ms) == 60 * day_ms);
    CHECK(axis_step_ms(400 * day_ms) == 720 * day_ms);  // two years
}

TEST_CASE("steps begin at midnight, on Mondays, and with months of the calendar") {
    const std::int64_t monday = 1'772'409'600'000;  // 2 Mar 2026 00:00:00
    CHECK(axis_step_begins(monday - 1, monday, day_ms));
    CHECK_FALSE(axis_step_begins(monday, monday + day_ms - 1, day_ms));
    CHECK(axis_step_begins(monday - day_ms, monday, 7 * day_ms));
    CHECK_FALSE(axis_step_begins(monday, monday + 6 * day_ms, 7 * day_ms));
    const std::int64_t march = monday - day_ms;
    CHECK(axis_step_begins(march - day_ms, march, 30 * day_ms));
    CHECK_FALSE(axis_step_begins(march, march + 30 * day_ms, 30 * day_ms));          // 31 Mar
    CHECK(axis_step_begins(march + 30 * day_ms, march + 31 * day_ms, 90 * day_ms));  // 1 Apr
    CHECK_FALSE(axis_step_begins(march - day_ms, march, 90 * day_ms));
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
