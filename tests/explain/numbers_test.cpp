#include "explain/numbers.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;
using namespace mw::explain;

TEST_CASE("numbers are grouped, rounded as told and carry a true minus") {
    struct Row {
        const char* decimal;
        bool negative;
        int places;
        Cut cut;
        const char* text;
    };
    const Row rows[] = {
        {"8053.94", false, 2, Cut::nearest, "8,053.94"},
        {"1234567.891", false, 2, Cut::down, "1,234,567.89"},
        {"1234567.891", false, 2, Cut::up, "1,234,567.90"},
        {"999.995", false, 2, Cut::nearest, "1,000.00"},
        {"999.9949", false, 2, Cut::nearest, "999.99"},
        {"60600", false, 0, Cut::nearest, "60,600"},
        {"0", false, 2, Cut::up, "0.00"},
        {"0.00000001", false, 2, Cut::up, "0.01"},
        {"0.10000100", true, 8, Cut::down, "−0.10000100"},
        {"6.1206", true, 2, Cut::nearest, "−6.12"},
        {"6.1206", true, 2, Cut::down, "−6.13"},
        {"6.1206", true, 2, Cut::up, "−6.12"},
        {"0.001", true, 2, Cut::nearest, "0.00"},  // nothing, not minus nothing
    };
    for (const Row& row : rows) {
        CAPTURE(row.decimal);
        const std::int64_t value = units(row.decimal);
        CHECK(number(row.negative ? -value : value, row.places, row.cut) == row.text);
    }
}

TEST_CASE("changes always show their sign, except when nothing changed") {
    CHECK(signed_number(units("523.10"), 2, Cut::nearest) == "+523.10");
    CHECK(signed_number(-units("76.9"), 2, Cut::nearest) == "−76.90");
    CHECK(signed_number(units("0.004"), 2, Cut::nearest) == "0.00");
    // 523.10 / 60 076.90 = 0.8707 %
    CHECK(percent_change(units("60076.90"), units("60600"), 2) == "+0.87%");
    CHECK(percent_change(units("60000"), units("59923.10"), 2) == "−0.13%");
    CHECK(percent_change(units("60000"), units("60000"), 2) == "0.00%");
    // 76 703 / 60 600 = 1.26573
    CHECK(percent_apart(units("60600"), units("76703"), 1) == "26.6");
}

TEST_CASE("each kind of number has its places") {
    CHECK(form_amount(btc("0.10011"), Cut::down) == "0.10011");
    CHECK(form_amount(btc("0.100119"), Cut::down) == "0.10011");
    CHECK(form_amount(usdt("8053.94"), Cut::down) == "8,053.94");
    CHECK(wallet_amount(btc("0.100001"), Cut::up) == "0.10000100");
    CHECK(wallet_amount(usdt("0.061"), Cut::up) == "0.07");
    CHECK(said(btc("0.100001"), Cut::up) == "0.100001 BTC");
    CHECK(said(btc("0.10"), Cut::up) == "0.1 BTC");
    CHECK(said(usdt("6000"), Cut::up) == "6,000.00 USDT");
    CHECK(trimmed(units("0.10"), 2) == "0.10");
    CHECK(trimmed(units("0.123"), 2) == "0.123");
    CHECK(trimmed(units("12000"), 0) == "12,000");
    CHECK(said_price(price("60600"), Pair::btcusdt) == "60,600");
    CHECK(said_price(price("60600.5"), Pair::btcusdt) == "60,600.50");
    CHECK(price_text(price("0.5012"), Pair::adausdt) == "0.5012");  // its tick is 0.0001
    CHECK(said_price(price("0.5"), Pair::adausdt) == "0.5000");
    CHECK(level_text(ratio("1.33332")) == "1.3333");
    CHECK(level_text(ratio("1.10999999")) == "1.1099");  // never safer than it is
    CHECK(ladder_text(ratio("1.111")) == "1.111");
    CHECK(ladder_text(ratio("1.1")) == "1.10");
    CHECK(ladder_text(ratio("2")) == "2");
    CHECK(rate_text(ratio("0.00001"), 3) == "0.001%");
    CHECK(rate_text(ratio("0.001"), 1) == "0.1%");
    // 8 000 / 1 999.94 = 4.00012
    CHECK(leverage_text(usdt("8000"), usdt("1999.94")) == "4.00x");
    CHECK(leverage_text(usdt("8000"), usdt("0")) == "—");
}

TEST_CASE("large volumes are short") {
    CHECK(volume_text(units("18402.11")) == "18,402.11");
    CHECK(volume_text(units("12340000")) == "12.34 M");
    CHECK(volume_text(units("1110000000")) == "1.11 B");
    CHECK(volume_text(units("999999")) == "999,999.00");
}

TEST_CASE("counts have their plural") {
    CHECK(counted(1, "record") == "1 record");
    CHECK(counted(8, "record") == "8 records");
    CHECK(counted(1200, "record") == "1,200 records");
}

TEST_CASE("the calendar knows leap years and weekdays") {
    struct Row {
        std::int64_t seconds;
        const char* date;
        int weekday;
    };
    // seconds since 1970, from the definition of Unix time
    const Row rows[] = {
        {0, "1 Jan 1970", 3},
        {951'782'400, "29 Feb 2000", 1},
        {951'868'800, "1 Mar 2000", 2},
        {1'772'445'600, "2 Mar 2026", 0},
        {1'798'675'200, "31 Dec 2026", 3},
        {1'709'164'800, "29 Feb 2024", 3},
    };
    for (const Row& row : rows) {
        CAPTURE(row.date);
        CHECK(date_text(row.seconds * 1000) == row.date);
        CHECK(civil_time(row.seconds * 1000).weekday == row.weekday);
    }
}

TEST_CASE("times have the form of the place they stand in") {
    const std::int64_t moment = 1'772'448'135'999;  // 2 Mar 2026 10:42:15.999
    CHECK(time_of_day(moment) == "10:42:15");
    CHECK(hour_and_minute(moment) == "10:42");
    CHECK(table_time(moment) == "2 Mar 10:42:15");
    CHECK(countdown(165'000, false) == "02:45");
    CHECK(countdown(1'065'000, true) == "00:17:45");
    CHECK(countdown(3'600'000, false) == "01:00:00");
    CHECK(countdown(1, false) == "00:01");  // a second that has begun counts
}

TEST_CASE("a typed day is a day of the calendar or nothing") {
    CHECK(day_start("2026-03-02") == 1'772'409'600'000);  // 2 Mar 2026 00:00:00
    CHECK(day_start("1970-01-01") == 0);
    CHECK(day_start("2024-02-29") == 1'709'164'800'000);
    for (const char* wrong : {"", "2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
                              "2026-3-2", "2026/03/02", "1969-12-31", "2026-03-0x"}) {
        CAPTURE(wrong);
        CHECK_FALSE(day_start(wrong));
    }
}

TEST_CASE("rounding at the ends of what can be counted stays there") {
    // 9223372036854775807 up to whole 1 000 000 would be ...855 000 000, which does not fit
    CHECK(cut_to(INT64_MAX, 2, Cut::up) == 9'223'372'036'854'000'000);
    CHECK(cut_to(INT64_MIN, 2, Cut::down) == -9'223'372'036'854'000'000);
    CHECK(cut_to(INT64_MAX, 2, Cut::nearest) == 9'223'372'036'854'000'000);
}
