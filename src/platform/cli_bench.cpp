// How fast the core is on this machine: CPU time, medians of seven runs. Compare ratios, not
// machines.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "core/check.h"
#include "core/random.h"
#include "exchange/session.h"
#include "platform/cli.h"

namespace mw::platform {
namespace {

constexpr int runs = 7;

/// One line of the report.
struct Figure {
    const char* name;
    const char* unit;
    double value;
};

/// Median CPU seconds of `work`, which is called once a run with a fresh copy of `start`.
template <typename Start, typename Work>
double median_seconds(const Start& start, Work work) {
    std::array<double, runs> seconds{};
    for (double& taken : seconds) {
        Start copy = start;
        const std::clock_t begin = std::clock();
        work(copy);
        taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    std::nth_element(seconds.begin(), seconds.begin() + runs / 2, seconds.end());
    return seconds[runs / 2];
}

/// A book in the middle of its life, and who acts on it.
struct Flow {
    Book book;
    Dice dice;
    std::vector<Execution> executions;
    OrderId next_id{1};
    std::int64_t middle{6'000'000};
};

/// One order near the touch, on either side.
void add_near_touch(Flow& flow) {
    const Side side = flow.dice.below(2) == 0 ? Side::buy : Side::sell;
    const std::int64_t away = 1 + static_cast<std::int64_t>(flow.dice.below(60));
    const Ticks price{flow.middle + (side == Side::buy ? -away : away)};
    const Lots quantity{1 + static_cast<std::int64_t>(flow.dice.below(1'000))};
    flow.book.place({flow.next_id++, Owner::crowd, side, price, quantity}, 0, flow.executions);
}

/// The mixed flow: half adds, four in ten cancel, one in ten takes.
void mixed_flow(Flow& flow, int operations) {
    for (int i = 0; i < operations; ++i) {
        const auto kind = flow.dice.below(10);
        if (kind < 5) {
            add_near_touch(flow);
        } else if (kind < 9) {
            const std::uint64_t recent = std::min<std::uint64_t>(flow.next_id - 1, 4'000);
            flow.book.cancel(flow.next_id - 1 - flow.dice.below(recent));
        } else {
            const Side side = flow.dice.below(2) == 0 ? Side::buy : Side::sell;
            flow.book.take({flow.next_id++, Owner::crowd, side, {}, Lots{300}}, 0, flow.executions);
        }
        flow.executions.clear();
    }
}

double matching_per_second() {
    constexpr int operations = 200'000;
    Flow flow{.book = Book{}, .dice = Dice{1, Stream::flow}, .executions = {}};
    for (int i = 0; i < 4'000; ++i) add_near_touch(flow);
    return operations / median_seconds(flow, [](Flow& f) { mixed_flow(f, operations); });
}

/// A session whose learner may trade.
Session funded() {
    Session session{default_world(1)};
    const Amount all{Asset::usdt, 5'000 * one};
    const Answer answer = session.submit(Transfer{Pair::btcusdt, Direction::into_isolated, all});
    MW_CHECK(!std::holds_alternative<Refusal>(answer), "the default world has 10 000 USDT");
    return session;
}

double commands_per_second(const Session& start) {
    constexpr int pairs = 1'000;
    const LimitTerms far{{50'000 * one}, {Asset::btc, one / 1'000}};
    const double seconds = median_seconds(start, [&](Session& session) {
        for (int i = 0; i < pairs; ++i) {
            session.submit(PlaceOrder{Pair::btcusdt, Side::buy, far});
            session.submit(CancelOrder{session.state().orders.back().id});
        }
    });
    return 2 * pairs / seconds;
}

double seconds_per_hour(const Session& start) {
    return median_seconds(start, [](Session& session) { session.submit(Advance{3'600'000}); });
}

double seconds_to_open() {
    return median_seconds(default_world(1), [](const World& world) { const Session fresh{world}; });
}

void print_table(const std::vector<Figure>& figures) {
    for (const Figure& figure : figures)
        std::printf("%-42s %14.1f %s\n", figure.name, figure.value, figure.unit);
}

void print_json(const std::vector<Figure>& figures) {
    std::printf("{");
    for (const Figure& figure : figures)
        std::printf("%s\n  \"%s (%s)\": %.3f", &figure == figures.data() ? "" : ",", figure.name,
                    figure.unit, figure.value);
    std::printf("\n}\n");
}

}  // namespace

int bench(bool as_json) {
    const Session session = funded();
    const std::vector<Figure> figures = {
        {"matching, mixed flow", "million ops/s", matching_per_second() / 1e6},
        {"whole pipeline, place and cancel", "thousand commands/s",
         commands_per_second(session) / 1e3},
        {"a simulated hour at full detail", "ms", seconds_per_hour(session) * 1e3},
        {"opening a world with its back history", "ms", seconds_to_open() * 1e3},
    };
    if (as_json)
        print_json(figures);
    else
        print_table(figures);
    return 0;
}

}  // namespace mw::platform
