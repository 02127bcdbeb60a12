#include "core/money.h"

#include <doctest/doctest.h>

#include "core/random.h"

namespace mw {
namespace {

/// The definition, in 128 bits; nullopt when the result would not fit.
std::optional<std::int64_t> plain_mul_div(std::int64_t a, std::int64_t b, std::int64_t c,
                                          Round round) {
    const auto wide = static_cast<__int128>(a) * b;
    __int128 result = wide / c;
    if (round == Round::up && result * c != wide) ++result;
    if (result > INT64_MAX) return std::nullopt;
    return static_cast<std::int64_t>(result);
}

}  // namespace

TEST_CASE("coins have tickers and names") {
    CHECK(ticker_of(Asset::btc) == "BTC");
    CHECK(full_name_of(Asset::usdt) == "TetherUS");
    for (const Asset asset : all_assets) CHECK(asset_named(ticker_of(asset)) == asset);
    CHECK(asset_named("btc") == std::nullopt);
    CHECK(asset_named("") == std::nullopt);
}

TEST_CASE("mul_div rounds as it is told") {
    CHECK(mul_div(7, 3, 2, Round::down) == 10);  // 10.5
    CHECK(mul_div(7, 3, 2, Round::up) == 11);
    CHECK(mul_div(7, 4, 2, Round::up) == 14);  // exact: nothing to round
    CHECK(mul_div(0, 5, 3, Round::up) == 0);
    CHECK(mul_div(1, 1, INT64_MAX, Round::down) == 0);
    CHECK(mul_div(1, 1, INT64_MAX, Round::up) == 1);
}

TEST_CASE("mul_div agrees with 128 bits at the edges") {
    const std::int64_t edges[] = {0,
                                  1,
                                  2,
                                  3,
                                  one,
                                  one + 1,
                                  INT32_MAX,
                                  std::int64_t{1} << 32U,
                                  3037000499,
                                  3037000500,
                                  INT64_MAX / 2,
                                  INT64_MAX - 1,
                                  INT64_MAX};
    for (const std::int64_t a : edges)
        for (const std::int64_t b : edges)
            for (const std::int64_t c : edges)
                for (const Round round : {Round::down, Round::up}) {
                    if (c == 0) continue;
                    const auto expected = plain_mul_div(a, b, c, round);
                    if (expected) CHECK(mul_div(a, b, c, round) == *expected);
                }
}

TEST_CASE("mul_div agrees with 128 bits at random") {
    Dice dice{3, Stream::test};
    int checked = 0;
    for (int i = 0; i < 100'000; ++i) {
        const auto number = [&] {
            return static_cast<std::int64_t>((dice.bits() >> 1U) >> dice.below(62));
        };
        const std::int64_t a = number();
        const std::int64_t b = number();
        const std::int64_t c = number() | 1;
        const Round round = dice.chance(500'000) ? Round::up : Round::down;
        const auto expected = plain_mul_div(a, b, c, round);
        if (!expected) continue;
        ++checked;
        CHECK(mul_div(a, b, c, round) == *expected);
    }
    CHECK(checked > 50'000);
}

TEST_CASE("amounts of one coin add, subtract and compare") {
    const Amount a{Asset::btc, 5};
    const Amount b{Asset::btc, 8};
    CHECK(a + b == Amount{Asset::btc, 13});
    CHECK(a - b == Amount{Asset::btc, -3});
    CHECK(a < b);
    CHECK_FALSE(a == Amount{Asset::usdt, 5});
    Amount c = a;
    c += b;
    c -= a;
    CHECK(c == b);
}

TEST_CASE("worth and fees round in favour of who is named") {
    // 0.00000003 BTC at 60 000.5 USDT: 0.001800015 USDT, that is 180 001.5 units
    const Amount base{Asset::btc, 3};
    const Price price{6'000'050'000'000};
    CHECK(value_of(base, price, Asset::usdt, Round::down) == Amount{Asset::usdt, 180'001});
    CHECK(value_of(base, price, Asset::usdt, Round::up) == Amount{Asset::usdt, 180'002});
    // 0.1 % of 0.00000999: 9.99e-9, less than one unit
    CHECK(times({Asset::btc, 999}, Ratio{100'000}, Round::down) == Amount{Asset::btc, 0});
    CHECK(times({Asset::btc, 999}, Ratio{100'000}, Round::up) == Amount{Asset::btc, 1});
    // 150 000 BTC at 1 000 000 USDT is 1.5e11 USDT, and its units (1.5e19) do not fit; a
    // tenth of it does: 1.5e18
    CHECK(value_of({Asset::btc, 15'000 * one}, Price{1'000'000 * one}, Asset::usdt, Round::down) ==
          Amount{Asset::usdt, 1'500'000'000'000'000'000});
}

TEST_CASE("decimals are read exactly") {
    struct Row {
        const char* text;
        std::int64_t units;
    };
    const Row rows[] = {
        {"0", 0},
        {"0.10", 10'000'000},
        {"1,000.5", 100'050'000'000},
        {"1,234,567", 123'456'700'000'000},
        {".5", 50'000'000},
        {"5.", 500'000'000},
        {"0.00000001", 1},
        {"007", 700'000'000},
        {"92233720368.54775807", INT64_MAX},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(read_decimal(row.text, 8) == row.units);
    }
}

TEST_CASE("what is not a decimal is refused with the reason") {
    struct Row {
        const char* text;
        int max_decimals;
        NumberFault fault;
    };
    const Row rows[] = {
        {"", 8, NumberFault::empty},
        {".", 8, NumberFault::not_a_number},
        {"-1", 8, NumberFault::not_a_number},
        {"+1", 8, NumberFault::not_a_number},
        {"1 000", 8, NumberFault::not_a_number},
        {"1e5", 8, NumberFault::not_a_number},
        {"1.2.3", 8, NumberFault::not_a_number},
        {",1", 8, NumberFault::not_a_number},
        {"1,", 8, NumberFault::not_a_number},
        {"1,,000", 8, NumberFault::not_a_number},
        {"1.0,0", 8, NumberFault::not_a_number},
        {"abc", 8, NumberFault::not_a_number},
        {"1.123", 2, NumberFault::too_many_decimals},
        {"1.10", 1, NumberFault::too_many_decimals},
        {"0.000000001", 8, NumberFault::too_many_decimals},
        {"1.5", 0, NumberFault::too_many_decimals},
        {"92233720368.54775808", 8, NumberFault::too_large},
        {"92233720369", 8, NumberFault::too_large},
        {"99999999999999999999", 8, NumberFault::too_large},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = read_decimal(row.text, row.max_decimals);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error() == row.fault);
    }
}

TEST_CASE("decimals are written with as many places as asked, cut toward zero") {
    struct Row {
        std::int64_t units;
        int places;
        const char* text;
    };
    const Row rows[] = {
        {0, 2, "0.00"},
        {0, 0, "0"},
        {10'000'000, 8, "0.10000000"},
        {-10'000'000, 8, "-0.10000000"},
        {6'060'012'345'678, 2, "60600.12"},
        {199'999'999, 2, "1.99"},
        {199'999'999, 0, "1"},
        {-199'999'999, 1, "-1.9"},
        {-1, 2, "0.00"},
        {-1, 8, "-0.00000001"},
        {INT64_MAX, 8, "92233720368.54775807"},
        {INT64_MIN, 8, "-92233720368.54775808"},
    };
    for (const Row& row : rows) CHECK(write_decimal(row.units, row.places) == row.text);
}

TEST_CASE("the shortest form has no trailing zeros") {
    CHECK(write_shortest(0) == "0");
    CHECK(write_shortest(10'000'000) == "0.1");
    CHECK(write_shortest(6'060'000'000'000) == "60600");
    CHECK(write_shortest(-150'000'000) == "-1.5");
    CHECK(write_shortest(1) == "0.00000001");
}

TEST_CASE("what is written reads back the same") {
    Dice dice{4, Stream::test};
    for (int i = 0; i < 2'000; ++i) {
        const auto units = static_cast<std::int64_t>((dice.bits() >> 1U) >> dice.below(63));
        CHECK(read_decimal(write_decimal(units, 8), 8) == units);
        CHECK(read_decimal(write_shortest(units), 8) == units);
    }
}

}  // namespace mw
