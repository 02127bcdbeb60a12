#include <algorithm>
#include <cinttypes>
#include <cstdio>

#include "core/check.h"
#include "exchange/markets.h"
#include "market/book_facts.h"
#include "market/facts.h"
#include "market/quiet.h"
#include "platform/cli.h"

namespace mw::platform {
namespace {

constexpr std::int64_t day_ms = length_ms(Interval::d1);

/// One-minute candles from a Monday on. The default world starts on one.
std::vector<Candle> minutes_of(std::uint64_t seed, Pair pair, int days) {
    MarketWorld world = market_world_of(default_world(seed), pair);
    world.start_ms -= world.start_ms % day_ms;
    QuietMarket market{world};
    std::vector<Candle> minutes;
    minutes.reserve(static_cast<std::size_t>(days) * 1'440);
    for (int i = 0; i < days * 1'440; ++i) minutes.push_back(market.minute());
    return minutes;
}

/// The same fact of all seeds: all their values behind each other.
void add(std::vector<Fact>& all, std::vector<Fact> facts) {
    if (all.empty()) {
        all = std::move(facts);
        return;
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].values.insert(all[i].values.end(), facts[i].values.begin(), facts[i].values.end());
}

double at_share(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share + 0.5)];
}

void print(const std::vector<Fact>& facts) {
    std::printf(
        "  fact               band                  median  [p10, p90]              pass\n");
    int inside = 0;
    for (const Fact& fact : facts) {
        const auto passed = std::ranges::count_if(fact.values, [&](double value) {
            return value >= fact.band.low && value <= fact.band.high;
        });
        inside += fact.inside() ? 1 : 0;
        std::printf("%s %-16.*s %8.4g ..%8.4g %10.4g  [%9.4g,%9.4g ] %5.0f %%%s\n",
                    fact.key ? "*" : " ", static_cast<int>(fact.name.size()), fact.name.data(),
                    fact.band.low, fact.band.high, fact.middle(), at_share(fact.values, 0.1),
                    at_share(fact.values, 0.9),
                    100.0 * static_cast<double>(passed) / static_cast<double>(fact.values.size()),
                    fact.inside() ? "" : "  outside");
    }
    std::printf("%d of %zu medians inside their bands\n\n", inside, facts.size());
}

/// The bands come from a lively stretch of a real market, so the market is the lively one.
std::vector<Fact> of_book(std::uint64_t seed, Pair pair, int minutes) {
    World world = default_world(seed);
    world.history_days = 1;
    world.preset = Preset::wild;
    return book_facts_of(market_world_of(world, pair), minutes);
}

}  // namespace

int facts(const FactsOptions& options) {
    std::vector<std::string> names = options.pairs;
    if (names.empty()) names = {"BTCUSDT", "ETHUSDT", "BNBUSDT"};
    for (const std::string& name : names) {
        const auto pair = pair_named(name);
        MW_CHECK(pair, "the command line lets only known names through");
        std::vector<Fact> all;
        for (int i = 0; i < options.seeds; ++i) {
            const std::uint64_t seed = options.seed + static_cast<std::uint64_t>(i);
            add(all, options.book_minutes > 0 ? of_book(seed, *pair, options.book_minutes)
                                              : facts_of(minutes_of(seed, *pair, options.days),
                                                         nature_of(rules_of(*pair).base)));
        }
        const bool of_prices = options.book_minutes == 0;
        std::printf("%s, seeds %" PRIu64 " to %" PRIu64 ", %d %s each\n", name.c_str(),
                    options.seed, options.seed + static_cast<std::uint64_t>(options.seeds - 1),
                    of_prices ? options.days : options.book_minutes,
                    of_prices ? "days" : "minutes");
        print(all);
    }
    return 0;
}

}  // namespace mw::platform
