#include "market/numerics.h"

#include <doctest/doctest.h>

#include <cstddef>

namespace mw {
namespace {

bool close_to(double got, double expected, double error) {
    const double gap = got - expected;
    return gap <= error && gap >= -error;
}

}  // namespace

TEST_CASE("exp agrees with its constants to eight digits") {
    CHECK(exp_of(0) == 1);
    CHECK(close_to(exp_of(1), 2.718281828459045, 3e-8));
    CHECK(close_to(exp_of(-1), 0.36787944117144233, 4e-9));
    CHECK(close_to(exp_of(0.5), 1.6487212707001282, 2e-8));  // square root of e
    CHECK(close_to(exp_of(10) / 22026.465794806718, 1, 1e-8));
    CHECK(close_to(exp_of(0.34657), 1.4142085, 1e-6));  // root of 2, times 1 - 3.6e-6
    CHECK(close_to(exp_of(-50) * 5.184705528587072e21, 1, 1e-8));
}

TEST_CASE("exp of sums is the product of exps") {
    for (int i = -40; i <= 40; ++i) {
        const double x = 0.171 * i;
        CHECK(close_to(exp_of(x) * exp_of(1.3 - x) / exp_of(1.3), 1, 3e-8));
    }
}

TEST_CASE("exp stays finite far out") {
    CHECK(exp_of(-10'000) > 0);
    CHECK(exp_of(-10'000) == exp_of(-700));
    CHECK(exp_of(10'000) == exp_of(700));
}

TEST_CASE("log agrees with its constants and undoes exp") {
    CHECK(log_of(1) == 0);
    CHECK(close_to(log_of(2), 0.6931471805599453, 1e-8));
    CHECK(close_to(log_of(10), 2.302585092994046, 1e-8));
    CHECK(close_to(log_of(0.001), -6.907755278982137, 1e-8));
    CHECK(close_to(log_of(1.4142), 0.3465640, 1e-6));  // just below half of ln 2
    for (int i = -30; i <= 30; ++i) CHECK(close_to(log_of(exp_of(0.37 * i)), 0.37 * i, 2e-8));
}

TEST_CASE("normal draws have mean 0, variance 1, no skew and normal tails") {
    Dice dice{11, Stream::test};
    constexpr int draws = 200'000;
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    int beyond_two = 0;
    for (int i = 0; i < draws; ++i) {
        const double g = gaussian(dice);
        sum += g;
        squares += g * g;
        cubes += g * g * g;
        beyond_two += g > 2 || g < -2 ? 1 : 0;
    }
    // four standard errors: mean 4 / sqrt(200 000) = 0.009, variance 4 sqrt(2 / 200 000) = 0.013
    CHECK(close_to(sum / draws, 0, 0.009));
    CHECK(close_to(squares / draws, 1, 0.013));
    CHECK(close_to(cubes / draws, 0, 0.035));  // 4 sqrt(15 / 200 000)
    CHECK(close_to(beyond_two / static_cast<double>(draws), 0.0455, 0.0025));
}

TEST_CASE("exponential and Pareto draws have their means") {
    Dice dice{12, Stream::test};
    constexpr int draws = 100'000;
    double waits = 0;
    double sizes = 0;
    for (int i = 0; i < draws; ++i) {
        waits += exponential(dice);
        const double size = pareto(dice, 3);
        CHECK(size >= 1);
        sizes += size;
    }
    CHECK(close_to(waits / draws, 1, 0.013));    // standard error 1 / sqrt(100 000) = 0.0032
    CHECK(close_to(sizes / draws, 1.5, 0.012));  // mean a / (a - 1), variance 3/4
}

TEST_CASE("uniform draws stay inside and fill the range evenly") {
    Dice dice{13, Stream::test};
    int lower_third = 0;
    for (int i = 0; i < 30'000; ++i) {
        const double u = uniform(dice, 3, 6);
        REQUIRE(u > 3);
        REQUIRE(u < 6);
        lower_third += u < 4 ? 1 : 0;
    }
    CHECK(lower_third > 10'000 - 330);  // four times sqrt(30 000 * 1/3 * 2/3) = 327
    CHECK(lower_third < 10'000 + 330);
}

}  // namespace mw
