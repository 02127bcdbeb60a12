#include "exchange/state.h"

#include <algorithm>
#include <functional>
#include <span>

#include "core/check.h"
#include "exchange/markets.h"

namespace mw {
namespace {

constexpr std::int64_t whole(std::int64_t coins) { return coins * one; }

/// What everybody but the learner holds at the start; all of it is our choice. Large enough
/// that no run drains it, small enough that every sum of a coin stays far within 64 bits
/// (9.2e18 units).
struct Endowment {
    std::int64_t crowd;
    std::int64_t lenders;
    std::int64_t insurance;
};

constexpr std::array<Endowment, asset_count> endowments = {{
    {whole(40'000'000'000), whole(50'000'000), whole(5'000'000'000)},  // USDT
    {whole(1'000'000), whole(2'000), whole(100'000)},                  // BTC
    {whole(20'000'000), whole(40'000), whole(2'000'000)},              // ETH
    {whole(100'000'000), whole(100'000), whole(10'000'000)},           // BNB
    {whole(400'000'000), whole(300'000), whole(40'000'000)},           // SOL
    {whole(30'000'000'000), whole(20'000'000), whole(3'000'000'000)},  // ADA
}};

/// Where a pair starts, and how many of its coins the crowd thinks of as one: about as much as
/// one BTC is worth, so that every book is as deep in money. All of it is our choice.
struct Opening {
    std::int64_t price;  // 1e-8
    std::int64_t crowd_coins;
};

constexpr std::array<Opening, pair_count> openings = {{
    {whole(60'000), 1},
    {whole(3'000), 20},
    {whole(600), 100},
    {whole(150), 400},
    {whole(1) / 2, 120'000},
}};

/// Seeds of markets are far apart, so that no two draw the same numbers.
std::uint64_t market_seed(const World& world, Pair pair) {
    Dice dice{world.seed, Stream::pairs};
    std::uint64_t seed = world.seed;
    for (std::size_t i = 0; i < index_of(pair); ++i) seed = dice.bits();
    return seed;
}

PriceRange range_of(const PairRules& rules) {
    return {ticks_of(rules.min_price, rules), ticks_of(rules.max_price, rules)};
}

/// The pair that all others follow. It need not trade for that.
std::optional<Leader> leader_of(const World& world, Pair pair) {
    if (pair == leading_pair) return std::nullopt;
    const PairRules& rules = rules_of(leading_pair);
    return Leader{market_seed(world, leading_pair),
                  ticks_of(world.start_prices[index_of(leading_pair)], rules), range_of(rules)};
}

}  // namespace

Ticks usual_price(const World& world, Pair pair) {
    return ticks_of(world.start_prices[index_of(pair)], rules_of(pair));
}

MarketWorld market_world_of(const World& world, Pair pair) {
    const PairRules& rules = rules_of(pair);
    return {.seed = market_seed(world, pair),
            .start_ms = world.start_ms,
            .start_price = usual_price(world, pair),
            .tick = rules.tick,
            .lot = rules.lot,
            .preset = world.preset,
            .history_days = world.history_days,
            .crowd_coins = openings[index_of(pair)].crowd_coins,
            .range = range_of(rules),
            .leader = leader_of(world, pair),
            .frictions = frictions_of(world.realism, usual_price(world, pair))};
}

World default_world(std::uint64_t seed) {
    World world;
    world.seed = seed;
    for (const Pair pair : all_pairs)
        world.start_prices[index_of(pair)] = {openings[index_of(pair)].price};
    for (const Asset asset : all_assets) {
        world.spot[index_of(asset)] = {asset, 0};
        world.hourly_rates[index_of(asset)] = {1'000};  // 0.001 % an hour
    }
    world.spot[index_of(Asset::usdt)].units = whole(10'000);
    return world;
}

World full_world(std::uint64_t seed) {
    World world = default_world(seed);
    world.pairs.assign(all_pairs.begin(), all_pairs.end());
    world.rates_float = true;
    return world;
}

Ledger make_ledger(const World& world) {
    Ledger ledger = empty_ledger();
    for (const Asset asset : all_assets) {
        const std::size_t i = index_of(asset);
        MW_CHECK(world.spot[i].asset == asset && world.spot[i].units >= 0,
                 "the wallet of a world lists the coins in their order");
        ledger.spot[i] = world.spot[i];
        ledger.others[i].units = endowments[i].crowd;
        ledger.lenders[i].units = endowments[i].lenders;
        ledger.insurance[i].units = endowments[i].insurance;
    }
    return ledger;
}

State make_state(const World& world) {
    MW_CHECK(!world.pairs.empty() && std::ranges::is_sorted(world.pairs, std::ranges::less_equal{}),
             "the pairs of a world stand once each, in their order");
    State state;
    state.world = world;
    state.ledger = make_ledger(world);
    state.usual_rates = world.hourly_rates;
    state.realism = world.realism;
    state.places.fill(-1);
    state.markets.reserve(world.pairs.size());
    for (const Pair pair : world.pairs) {
        state.places[index_of(pair)] = static_cast<int>(state.markets.size());
        state.markets.emplace_back(market_world_of(world, pair));
    }
    state.hours_charged = full_hours(state.time_ms());
    return state;
}

const Market& State::market(Pair pair) const {
    MW_CHECK(lists_pair(pair), "only a pair that trades has a market");
    return markets[static_cast<std::size_t>(places[index_of(pair)])];
}

Market& State::market(Pair pair) {
    MW_CHECK(lists_pair(pair), "only a pair that trades has a market");
    return markets[static_cast<std::size_t>(places[index_of(pair)])];
}

Price State::index_price(Pair pair) const { return price_of(market(pair).index(), rules_of(pair)); }

Price State::last_price(Pair pair) const { return price_of(market(pair).last(), rules_of(pair)); }

Price State::average_price(Pair pair) const {
    constexpr std::size_t minutes = 5;
    if (market(pair).pinned()) return last_price(pair);
    const std::span<const Candle> candles = market(pair).candles().of(Interval::m1);
    std::int64_t lots = 0;
    std::int64_t tick_lots = 0;
    for (const Candle& candle : candles.last(std::min(minutes, candles.size()))) {
        lots += candle.volume.count;
        tick_lots += candle.tick_lots;
    }
    if (lots == 0) return last_price(pair);
    return {mul_div(tick_lots, rules_of(pair).tick.units, lots, Round::down)};
}

const OrderList* State::list(ListId id) const {
    if (id == 0 || id > lists.size()) return nullptr;
    return &lists[static_cast<std::size_t>(id - 1)];
}

const Order* State::order(OrderId id) const {
    if (id < first_order || id - first_order >= orders.size()) return nullptr;
    return &orders[static_cast<std::size_t>(id - first_order)];
}

}  // namespace mw
