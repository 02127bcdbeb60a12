#include "market/book_facts.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "core/check.h"
#include "market/statistics.h"

namespace mw {
namespace {

constexpr int steps_a_second = 1'000 / Market::step_ms;

/// What is looked at while the market runs.
struct Seen {
    std::vector<double> one_tick;                    // 1 or 0, every step
    std::vector<double> depth_1, depth_5, depth_10;  // coins, every second and side
    std::vector<double> levels_10;                   // every second and side
    std::vector<double> touch;                       // coins, every second and side
    std::vector<double> sizes;                       // coins, every taker order
    std::vector<double> signs;                       // 1 or -1, every taker order
    std::vector<double> orders;                      // every second
    std::vector<double> signed_volume;               // coins, every second
    std::vector<double> moves;                       // ticks of the middle, every second
};

/// Watches one market.
class Watcher {
public:
    explicit Watcher(const MarketWorld& world)
        : market_{world}, lots_per_coin_{lots_per_coin(world)} {}

    Seen watch(int seconds) {
        for (int i = 0; i < seconds; ++i) second();
        return std::move(seen_);
    }

private:
    static double lots_per_coin(const MarketWorld& world) {
        const std::int64_t lots = one / world.lot.units;  // whole: the market checks it
        return static_cast<double>(lots * world.crowd_coins);
    }

    void second() {
        const double before = middle();
        orders_ = 0;
        signed_volume_ = 0;
        for (int i = 0; i < steps_a_second; ++i) {
            market_.step();
            take_orders();
            seen_.one_tick.push_back(spread() == 1 ? 1 : 0);
        }
        seen_.moves.push_back(middle() - before);
        seen_.orders.push_back(orders_);
        seen_.signed_volume.push_back(signed_volume_);
        for (const Side side : {Side::buy, Side::sell}) look_at(side);
    }

    /// Executions of one taker behind each other are one order.
    void take_orders() {
        OrderId taker = 0;
        for (const Execution& execution : market_.newest()) {
            const double coins = static_cast<double>(execution.quantity.count) / lots_per_coin_;
            const double sign = execution.taker_side == Side::buy ? 1 : -1;
            signed_volume_ += sign * coins;
            if (execution.taker == taker) {
                seen_.sizes.back() += coins;
                continue;
            }
            taker = execution.taker;
            orders_ += 1;
            seen_.sizes.push_back(coins);
            seen_.signs.push_back(sign);
        }
    }

    void look_at(Side side) {
        const Book& book = market_.book();
        const auto best = book.best(side);
        MW_CHECK(best.has_value(), "the crowd keeps both sides");
        seen_.touch.push_back(coins_of(book.quantity_at(side, *best)));
        seen_.depth_1.push_back(depth(side, *best, 1));
        seen_.depth_5.push_back(depth(side, *best, 5));
        seen_.depth_10.push_back(depth(side, *best, 10));
        const Ticks limit = away(side, *best, 10);
        double levels = 0;
        for (const LevelView& level : book.levels(side, 2'000))
            levels += (side == Side::buy ? level.price >= limit : level.price <= limit) ? 1 : 0;
        seen_.levels_10.push_back(levels);
    }

    [[nodiscard]] double depth(Side side, Ticks best, int bips) const {
        const Sweep sweep =
            market_.book().sweep(opposite(side), {INT64_MAX}, away(side, best, bips));
        return coins_of(sweep.quantity);
    }

    static Ticks away(Side side, Ticks best, int bips) {
        const std::int64_t ticks = best.count / 10'000 * bips + best.count % 10'000 * bips / 10'000;
        return {side == Side::buy ? best.count - ticks : best.count + ticks};
    }

    [[nodiscard]] double coins_of(Lots lots) const {
        return static_cast<double>(lots.count) / lots_per_coin_;
    }

    [[nodiscard]] std::int64_t spread() const {
        return market_.book().best(Side::sell)->count - market_.book().best(Side::buy)->count;
    }

    [[nodiscard]] double middle() const {
        const auto sum =
            market_.book().best(Side::sell)->count + market_.book().best(Side::buy)->count;
        return static_cast<double>(sum) / 2;
    }

    Market market_;
    double lots_per_coin_;
    double orders_{0};
    double signed_volume_{0};
    Seen seen_;
};

double share_of_zero(std::span<const double> values) {
    const auto zero = std::ranges::count(values, 0.0);
    return static_cast<double>(zero) / static_cast<double>(values.size());
}

double variance_over_mean(std::span<const double> values) {
    const double deviation = deviation_of(values);
    return deviation * deviation / mean_of(values);
}

}  // namespace

std::vector<Fact> book_facts_of(const MarketWorld& world, int minutes) {
    MW_CHECK(minutes > 0, "a market is watched for some time");
    Watcher watcher{world};
    watcher.watch(60);  // it settles after its start
    const Seen seen = watcher.watch(minutes * 60);
    const double a_second = static_cast<double>(seen.sizes.size()) / (minutes * 60);
    return {
        {"one tick", {0.97, 1}, true, {mean_of(seen.one_tick)}},
        {"depth 1", {3, 7}, true, {mean_of(seen.depth_1)}},
        {"depth 5", {15, 30}, true, {mean_of(seen.depth_5)}},
        {"depth 10", {30, 60}, true, {mean_of(seen.depth_10)}},
        {"levels 10", {150, 350}, false, {mean_of(seen.levels_10)}},
        {"touch", {0.5, 2}, true, {quantile_of(seen.touch, 0.5)}},
        {"takers", {5, 20}, true, {a_second}},
        {"size, median", {0.0005, 0.02}, true, {quantile_of(seen.sizes, 0.5)}},
        {"size, p99", {0.5, 2}, true, {quantile_of(seen.sizes, 0.99)}},
        {"sign 1", {0.3, 0.6}, true, {memory_of(seen.signs, 1)}},
        {"sign 10", {0.1, 0.2}, true, {memory_of(seen.signs, 10)}},
        {"sign 100", {0, 0.06}, false, {memory_of(seen.signs, 100)}},
        {"still", {0.4, 0.75}, true, {share_of_zero(seen.moves)}},
        {"acf 1s", {-0.1, 0.1}, true, {memory_of(seen.moves, 1)}},
        {"flow", {0.45, 0.75}, true, {correlation_of(seen.signed_volume, seen.moves)}},
        // no band in the source: real trading shows 12, independent orders would show 1
        {"bursts", {4, 20}, false, {variance_over_mean(seen.orders)}},
    };
}

}  // namespace mw
