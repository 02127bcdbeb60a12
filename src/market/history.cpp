#include "market/history.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/check.h"
#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t second_ms = 1'000;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t recent_hours = 126;  // 1 500 candles of five minutes
constexpr std::int64_t old_block_minutes = 15;
constexpr std::int64_t old_draw_s = 60;
constexpr std::int64_t old_draws = old_block_minutes * 60 / old_draw_s;
constexpr std::int64_t on_tape_ms = 40 * second_ms;  // enough to fill the tape
constexpr std::int64_t prints_a_second = 5;

// Close to what the crowd trades live at usual activity, so that volume goes on as it was.
constexpr double coins_a_minute = 18;

/// Old history before it is scaled: a price each minute, trading each block.
struct OldWalk {
    std::vector<double> prices;
    std::vector<double> traded;
};

OldWalk walk_old(PairPath& path, std::int64_t until_ms) {
    OldWalk walk;
    const std::int64_t blocks = (until_ms - path.time_ms()) / (old_block_minutes * minute_ms);
    walk.prices.reserve(static_cast<std::size_t>(blocks * old_draws));
    walk.traded.reserve(static_cast<std::size_t>(blocks));
    path.set_block_minutes(old_block_minutes);
    while (path.time_ms() < until_ms) {
        for (std::int64_t i = 0; i < old_draws; ++i) {
            path.advance(old_draw_s);
            walk.prices.push_back(path.fair());
        }
        walk.traded.push_back(path.traded());
    }
    path.set_block_minutes(1);
    return walk;
}

/// Where the path of a past begins; where it ends is only known when it has been walked.
PairPath path_of(const PastPlan& plan, std::int64_t begin_ms) {
    const Liveliness liveliness{plan.leader ? plan.nature.own() : plan.nature.whole,
                                plan.nature.whole};
    const Path own{plan.seed, plan.preset, begin_ms, static_cast<double>(plan.end_price.count),
                   liveliness};
    if (!plan.leader) return PairPath{own};
    const Path leader{plan.leader->seed, plan.preset, begin_ms,
                      static_cast<double>(plan.leader->start_price.count)};
    return {own, leader, plan.nature.beta};
}

PairPath walked(PairPath path, std::int64_t end_ms) {
    while (path.time_ms() < end_ms) path.second();
    return path;
}

/// Turns prices into trades on candles and tape.
class Writer {
public:
    Writer(const PastPlan& plan, Past& past)
        : plan_{plan}, past_{past}, dice_{plan.seed, Stream::history} {}

    /// Trades of old history. @param factor  what unscaled prices are multiplied by.
    void write_old(const OldWalk& walk, std::int64_t begin_ms, double factor) {
        std::int64_t time_ms = begin_ms;
        for (std::size_t i = 0; i < walk.prices.size(); ++i) {
            time_ms += old_draw_s * second_ms;
            const double coins =
                coins_a_minute * static_cast<double>(old_draw_s) / 60 * walk.traded[i / old_draws];
            // just before the full minute, so a draw belongs to the candle it was made for
            past_.candles.trade(time_ms - 1, priced(walk.prices[i] * factor), some_of(coins));
        }
    }

    /// Walks the path second by second to the end of the plan.
    void write_recent() {
        std::array<Ticks, 60> minute;
        std::size_t seconds = 0;
        Ticks quote = priced(past_.path.fair());
        while (past_.path.time_ms() < plan_.end_ms) {
            past_.path.second();
            quote = requoted(quote, past_.path);
            const bool ends = past_.path.time_ms() == plan_.end_ms;
            minute[seconds++] = ends ? plan_.end_price : quote;
            if (!ends && seconds < minute.size()) continue;
            write_seconds(std::span{minute}.first(seconds));
            seconds = 0;
        }
    }

private:
    /// The band rule: quotes stay where they are until the fair price has left a band.
    [[nodiscard]] Ticks requoted(Ticks quote, const PairPath& path) const {
        const double gap = path.fair() - static_cast<double>(quote.count);
        const double band = path.quote_band(path.fair());
        return gap > band || gap < -band ? priced(path.fair()) : quote;
    }

    /// The nearest price that may be. The path itself walks freely: where it ends is only known
    /// afterwards.
    [[nodiscard]] Ticks priced(double price) const {
        return std::clamp(nearest_tick(price), plan_.range.least, plan_.range.most);
    }

    /// A random quantity with this mean, at least one lot.
    Lots some_of(double coins) {
        const double lots = coins * static_cast<double>(plan_.lots_per_coin);
        return {1 + static_cast<std::int64_t>(lots * uniform(dice_, 0.1, 1.9))};
    }

    void write_seconds(std::span<const Ticks> prices) {
        const auto count = static_cast<std::int64_t>(prices.size());
        std::int64_t time_ms = past_.path.time_ms() - count * second_ms;
        const double coins = coins_a_minute / 60 * past_.path.traded();
        for (const Ticks price : prices) {
            time_ms += second_ms;
            if (time_ms > plan_.end_ms - on_tape_ms)
                print_second(time_ms, price, coins);
            else
                past_.candles.trade(time_ms - 1, price, some_of(coins));
        }
    }

    /// One second in several prints, buys a tick higher; the very last is at the end price.
    void print_second(std::int64_t time_ms, Ticks price, double coins) {
        for (std::int64_t i = 1; i <= prints_a_second; ++i) {
            const std::int64_t at_ms =
                time_ms - (prints_a_second - i) * second_ms / prints_a_second;
            const bool buys = at_ms != plan_.end_ms && happens(dice_, 0.5);
            const Print print{
                at_ms, std::min(Ticks{price.count + (buys ? 1 : 0)}, plan_.range.most),
                some_of(coins / prints_a_second), buys ? Side::buy : Side::sell, ++past_.trades};
            past_.candles.trade(print.time_ms, print.price, print.quantity);
            past_.tape.add(print);
        }
    }

    const PastPlan& plan_;
    Past& past_;
    Dice dice_;
};

}  // namespace

Past make_past(const PastPlan& plan) {
    MW_CHECK(plan.days > 0 && plan.end_price.count > 0, "a past has a length and an end");
    MW_CHECK(plan.end_price >= plan.range.least && plan.end_price <= plan.range.most,
             "a past ends at a price that may be");
    MW_CHECK(plan.end_ms % second_ms == 0, "a past ends on a whole second");
    const std::int64_t begin_ms = plan.end_ms / day_ms * day_ms - plan.days * day_ms;
    MW_CHECK(begin_ms >= 0, "a past begins after 1970");
    const std::int64_t recent_ms =
        std::max(begin_ms, (plan.end_ms - recent_hours * hour_ms) / hour_ms * hour_ms);

    Past past{path_of(plan, begin_ms), {}, {}, 0};
    const OldWalk old = walk_old(past.path, recent_ms);
    const PairPath end = walked(past.path, plan.end_ms);
    const Leader leader = plan.leader.value_or(Leader{0, plan.end_price});
    const auto end_price = static_cast<double>(plan.end_price.count);
    const auto leader_price = static_cast<double>(leader.start_price.count);
    const double factor = end_price / end.fair();
    past.path.scale(factor, leader_price / end.leader().fair());
    Writer writer{plan, past};
    writer.write_old(old, begin_ms, factor);
    writer.write_recent();
    past.path.place_at(end_price, leader_price);
    past.path.keep_inside(plan.range, leader.range);
    return past;
}

}  // namespace mw
