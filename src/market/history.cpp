#include "market/history.h"

#include <algorithm>
#include <vector>

#include "core/check.h"
#include "market/numerics.h"
#include "market/quiet.h"

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
constexpr int walked_days = 200;                     // what lies before is only seen from afar
constexpr std::int64_t on_tape_ms = 40 * second_ms;  // enough to fill the tape
constexpr std::int64_t prints_a_second = 5;

/// Old history before it is scaled: a price each minute, trading each block.
struct OldWalk {
    std::vector<double> prices;
    std::vector<double> traded;
};

/// What came before the past proper: a past of its own, which ends where that begins.
PastPlan before(PastPlan plan) {
    plan.seed = ~plan.seed;
    if (plan.leader) plan.leader->seed = ~plan.leader->seed;
    return plan;
}

/// A walk in quarter hours.
OldWalk walk_ancient(PairPath path, std::int64_t until_ms) {
    OldWalk walk;
    path.set_block_minutes(old_block_minutes);
    while (path.time_ms() < until_ms) {
        path.advance(old_block_minutes * 60);
        walk.prices.push_back(path.fair());
        walk.traded.push_back(path.traded());
    }
    return walk;
}

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

PairPath walked(PairPath path, std::int64_t end_ms) {
    while (path.time_ms() < end_ms) path.second();
    return path;
}

/// Turns prices into trades on candles and tape.
class Writer {
public:
    Writer(const PastPlan& plan, Past& past)
        : plan_{plan}, past_{past}, trade_{plan.seed, plan.lots_per_coin, plan.range} {}

    /// Trades of old history. @param factor  what unscaled prices are multiplied by.
    /// @param draw_s  seconds between two prices
    void write_old(const OldWalk& walk, std::int64_t begin_ms, double factor, std::int64_t draw_s) {
        std::int64_t time_ms = begin_ms;
        for (std::size_t i = 0; i < walk.prices.size(); ++i) {
            time_ms += draw_s * second_ms;
            const std::size_t block = i * walk.traded.size() / walk.prices.size();
            const Lots lots = trade_.some_of(static_cast<double>(draw_s), walk.traded[block]);
            // just before the full minute, so a draw belongs to the candle it was made for
            past_.candles.trade(time_ms - 1, trade_.priced(walk.prices[i] * factor), lots);
        }
    }

    /// Walks the path second by second to the end of the plan.
    void write_recent() {
        trade_.open(past_.path);
        while (past_.path.time_ms() < plan_.end_ms) {
            const std::span<Ticks> prices = trade_.walk_minute(past_.path, plan_.end_ms);
            if (past_.path.time_ms() == plan_.end_ms) prices.back() = plan_.end_price;
            write_seconds(prices);
        }
    }

private:
    void write_seconds(std::span<const Ticks> prices) {
        const auto count = static_cast<std::int64_t>(prices.size());
        std::int64_t time_ms = past_.path.time_ms() - count * second_ms;
        for (const Ticks price : prices) {
            time_ms += second_ms;
            if (time_ms > plan_.end_ms - on_tape_ms)
                print_second(time_ms, price);
            else
                past_.candles.trade(time_ms - 1, price, trade_.traded(1));
        }
    }

    /// One second in several prints, buys a tick higher; the very last is at the end price.
    void print_second(std::int64_t time_ms, Ticks price) {
        for (std::int64_t i = 1; i <= prints_a_second; ++i) {
            const std::int64_t at_ms =
                time_ms - (prints_a_second - i) * second_ms / prints_a_second;
            const bool buys = at_ms != plan_.end_ms && trade_.buys();
            const Print print{at_ms,
                              std::min(Ticks{price.count + (buys ? 1 : 0)}, plan_.range.most),
                              trade_.traded(1.0 / prints_a_second), buys ? Side::buy : Side::sell,
                              ++past_.trades};
            past_.candles.trade(print.time_ms, print.price, print.quantity);
            past_.tape.add(print);
        }
    }

    const PastPlan& plan_;
    Past& past_;
    QuietTrade trade_;
};

}  // namespace

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

Past make_past(const PastPlan& plan) {
    MW_CHECK(plan.days > 0 && plan.end_price.count > 0, "a past has a length and an end");
    MW_CHECK(plan.end_price >= plan.range.least && plan.end_price <= plan.range.most,
             "a past ends at a price that may be");
    MW_CHECK(plan.end_ms % second_ms == 0, "a past ends on a whole second");
    const std::int64_t today_ms = plan.end_ms / day_ms * day_ms;
    const std::int64_t ancient_ms = today_ms - plan.days * day_ms;
    const std::int64_t begin_ms = today_ms - std::min(plan.days, walked_days) * day_ms;
    MW_CHECK(ancient_ms >= 0, "a past begins after 1970");
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
    if (ancient_ms < begin_ms) {
        const PastPlan older = before(plan);
        const OldWalk ancient = walk_ancient(path_of(older, ancient_ms), begin_ms);
        Writer{older, past}.write_old(ancient, ancient_ms,
                                      old.prices.front() * factor / ancient.prices.back(),
                                      old_block_minutes * 60);
    }
    Writer writer{plan, past};
    writer.write_old(old, begin_ms, factor, old_draw_s);
    writer.write_recent();
    past.path.place_at(end_price, leader_price);
    past.path.keep_inside(plan.range, leader.range);
    return past;
}

}  // namespace mw
