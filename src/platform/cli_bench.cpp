// How fast the core is on this machine: CPU time, medians of seven runs. Compare ratios, not
// machines.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

#include "core/check.h"
#include "core/random.h"
#include "exchange/session.h"
#include "explain/indicators.h"
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

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <typename Values>
auto at_share(Values values, std::size_t per_cent) {
    const auto at = static_cast<std::ptrdiff_t>((values.size() - 1) * per_cent / 100);
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// Median CPU seconds of `work`, which is called once a run with a fresh copy of `start`.
template <typename Start, typename Work>
double median_seconds(const Start& start, Work work) {
    std::array<double, runs> seconds{};
    for (double& taken : seconds) {
        Start copy = start;
        const double begin = cpu_seconds();
        work(copy);
        taken = cpu_seconds() - begin;
    }
    return at_share(seconds, 50);
}

// ---- matching --------------------------------------------------------------------------------

enum class Kind : std::uint8_t { add, take, cancel };
constexpr std::size_t kinds = 3;

/// What is asked of a book. It is drawn beforehand, so the figures are those of the book alone.
struct Operation {
    Kind kind{Kind::add};
    BookOrder order;
};

/// Draws operations around one price, and numbers the orders.
struct Flow {
    Dice dice{1, Stream::flow};
    OrderId next_id{1};

    Side side() { return dice.below(2) == 0 ? Side::buy : Side::sell; }

    /// An order near the touch, on either side.
    Operation add() {
        constexpr std::int64_t middle = 6'000'000;
        const Side which = side();
        const std::int64_t away = 1 + static_cast<std::int64_t>(dice.below(60));
        const Ticks price{middle + (which == Side::buy ? -away : away)};
        const Lots quantity{1 + static_cast<std::int64_t>(dice.below(1'000))};
        return {Kind::add, {next_id++, Owner::crowd, which, price, quantity}};
    }

    /// A small order at market.
    Operation take() { return {Kind::take, {next_id++, Owner::crowd, side(), {}, {300}}}; }

    /// Withdraws one of the last orders; it may be gone.
    Operation cancel() {
        const std::uint64_t recent = std::min<std::uint64_t>(next_id - 1, 4'000);
        return {Kind::cancel,
                {.id = next_id - 1 - dice.below(recent), .price = {}, .quantity = {}}};
    }

    /// Half adds, four in ten cancel, one in ten takes.
    Operation mixed() {
        const auto kind = dice.below(10);
        if (kind < 5) return add();
        return kind < 9 ? cancel() : take();
    }
};

void apply(const Operation& operation, Book& book, std::vector<Execution>& out) {
    switch (operation.kind) {
        case Kind::add: book.place(operation.order, 0, out); break;
        case Kind::take: book.take(operation.order, 0, out); break;
        case Kind::cancel: book.cancel(operation.order.id); break;
    }
    out.clear();
}

/// The mixed flow, and a book in the middle of its life to which it happens.
struct Mixed {
    Book book;
    std::vector<Operation> operations;
    std::vector<Execution> executions;
};

Mixed mixed_flow() {
    Mixed mixed;
    Flow flow;
    for (int i = 0; i < 4'000; ++i) apply(flow.add(), mixed.book, mixed.executions);
    for (int i = 0; i < 200'000; ++i) mixed.operations.push_back(flow.mixed());
    return mixed;
}

void run(Mixed& mixed) {
    for (const Operation& operation : mixed.operations)
        apply(operation, mixed.book, mixed.executions);
}

/// One round of each kind, in this order: orders arrive, some trade, all are withdrawn.
std::array<std::vector<Operation>, kinds> draw_round(Flow& flow) {
    std::array<std::vector<Operation>, kinds> round;
    auto& [adds, takes, cancels] = round;
    for (int i = 0; i < 4'000; ++i) adds.push_back(flow.add());
    for (int i = 0; i < 2'000; ++i) takes.push_back(flow.take());
    for (const Operation& add : adds) cancels.push_back({Kind::cancel, add.order});
    for (std::size_t i = cancels.size(); i > 1; --i)
        std::swap(cancels[i - 1], cancels[static_cast<std::size_t>(flow.dice.below(i))]);
    return round;
}

/// Operations a second of each kind apart: rounds on a book in the middle of its life.
std::array<double, kinds> matching_by_kind(Mixed mixed) {
    std::array<double, kinds> seconds{};
    std::array<double, kinds> operations{};
    Flow flow{.next_id = 1'000'000};  // beyond those of the mixed flow
    std::vector<std::array<std::vector<Operation>, kinds>> rounds;
    rounds.reserve(50);
    for (int i = 0; i < 50; ++i) rounds.push_back(draw_round(flow));
    for (const auto& round : rounds)
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            const double begin = cpu_seconds();
            for (const Operation& operation : round[kind])
                apply(operation, mixed.book, mixed.executions);
            seconds[kind] += cpu_seconds() - begin;
            operations[kind] += static_cast<double>(round[kind].size());
        }
    for (std::size_t kind = 0; kind < kinds; ++kind) operations[kind] /= seconds[kind];
    return operations;
}

/// Nanoseconds of each operation of the mixed flow by the wall clock, what reading the clock
/// takes by itself subtracted.
std::vector<double> operation_times(Mixed mixed) {
    using Clock = std::chrono::steady_clock;
    const auto timed = [&](auto work) {
        std::vector<double> times(mixed.operations.size());
        for (std::size_t i = 0; i < times.size(); ++i) {
            const Clock::time_point begin = Clock::now();
            work(mixed.operations[i]);
            times[i] = std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
        }
        return times;
    };
    const double clock = at_share(timed([](const Operation&) {}), 50);
    auto times = timed([&](const Operation& o) { apply(o, mixed.book, mixed.executions); });
    for (double& time : times) time = std::max(0.0, time - clock);
    return times;
}

std::vector<Figure> matching_figures() {
    const Mixed mixed = mixed_flow();
    const auto count = static_cast<double>(mixed.operations.size());
    const double per_second = count / median_seconds(mixed, run);
    const auto [adds, takes, cancels] = matching_by_kind(mixed);
    const std::vector<double> times = operation_times(mixed);
    return {{"matching, mixed flow", "million ops/s", per_second / 1e6},
            {"  adds", "million ops/s", adds / 1e6},
            {"  cancels", "million ops/s", cancels / 1e6},
            {"  marketable orders", "million ops/s", takes / 1e6},
            {"  one operation, p50 (clock subtracted)", "ns", at_share(times, 50)},
            {"  one operation, p99 (clock subtracted)", "ns", at_share(times, 99)}};
}

// ---- the whole core --------------------------------------------------------------------------

/// A session whose learner may trade and owes something, so that every command is watched for
/// interest and level.
Session funded() {
    Session session{default_world(1)};
    const Amount all{Asset::usdt, 5'000 * one};
    for (const Command& command : {Command{Transfer{Pair::btcusdt, Direction::into_isolated, all}},
                                   Command{Borrow{Pair::btcusdt, {Asset::btc, one / 50}}}})
        MW_CHECK(!std::holds_alternative<Refusal>(session.submit(command)),
                 "the default world has 10 000 USDT");
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

double seconds_per_month(const Session& start) {
    constexpr std::int64_t month_ms = std::int64_t{30} * 24 * 3'600'000;
    return median_seconds(start, [](Session& session) { session.submit(SkipTime{month_ms}); });
}

/// Most memory this program has used so far, in MB; 0 where the system does not tell.
double peak_mb() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

/// How much more memory a skipped year needs at its peak than its first month.
double growth_over_a_year_mb(Session session) {
    session.submit(SkipTime{max_skip_ms});
    const double before = peak_mb();
    for (int month = 1; month < 12; ++month) session.submit(SkipTime{max_skip_ms});
    return peak_mb() - before;
}

double seconds_to_open() {
    return median_seconds(default_world(1), [](World& world) { const Session fresh{world}; });
}

/// Two years of one-minute candles, as a walk of the dice.
std::vector<Candle> million_candles() {
    std::vector<Candle> candles(1'000'000);
    Dice dice{1, Stream::flow};
    std::int64_t price = 6'000'000;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        Candle& candle = candles[i];
        candle.open_ms = static_cast<std::int64_t>(i) * 60'000;
        candle.open = {price};
        price = std::max<std::int64_t>(
            1'000'000, price + static_cast<std::int64_t>(dice.below(4'001)) - 2'000);
        candle.close = {price};
        candle.high = {std::max(candle.open, candle.close).count + 500};
        candle.low = {std::min(candle.open, candle.close).count - 500};
        candle.volume = {1 + static_cast<std::int64_t>(dice.below(1'000))};
        candle.tick_lots = candle.volume.count * price;
    }
    return candles;
}

/// Every indicator of the chart, for 440 candles in sight of a million: what the first frame after
/// a long pan costs, and what each frame costs while nothing changes.
std::vector<Figure> chart_figures() {
    const std::vector<Candle> candles = million_candles();
    explain::Desk desk;
    desk.show_ma = desk.show_bollinger = desk.show_vwap = desk.show_atr = desk.show_rsi = true;
    constexpr std::size_t frames = 100;
    const auto per_frame = [&](std::size_t stride) {
        const double seconds =
            median_seconds(explain::Indicators{}, [&](explain::Indicators& indicators) {
                for (std::size_t i = 0; i < frames; ++i)
                    indicators.update(candles, 500'000 + stride * i, 500'440 + stride * i, desk);
            });
        return seconds / frames * 1e3;
    };
    return {{"chart of a million candles, indicators anew", "ms", per_frame(4'000)},
            {"  the same, remembered", "ms", per_frame(0)}};
}

void print_table(const std::vector<Figure>& figures) {
    for (const Figure& figure : figures)
        std::printf("%-44s %14.3f %s\n", figure.name, figure.value, figure.unit);
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
    const double growth = growth_over_a_year_mb(session);
    std::vector<Figure> figures = matching_figures();
    figures.push_back({"whole pipeline, place and cancel", "thousand commands/s",
                       commands_per_second(session) / 1e3});
    figures.push_back({"a simulated hour at full detail", "ms", seconds_per_hour(session) * 1e3});
    figures.push_back({"a simulated month, skipped", "ms", seconds_per_month(session) * 1e3});
    if (peak_mb() > 0)
        figures.push_back({"memory, a skipped year over its first month", "MB", growth});
    figures.push_back({"opening a world with its back history", "ms", seconds_to_open() * 1e3});
    for (const Figure& figure : chart_figures()) figures.push_back(figure);
    if (as_json)
        print_json(figures);
    else
        print_table(figures);
    return 0;
}

}  // namespace mw::platform
