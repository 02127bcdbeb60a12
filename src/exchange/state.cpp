#include "exchange/state.h"

#include "core/check.h"

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
}};

Market market_of(const World& world, Pair pair) {
    const PairRules& rules = rules_of(pair);
    return Market{{.seed = world.seed + index_of(pair),
                   .start_ms = world.start_ms,
                   .start_price = ticks_of(world.start_prices[index_of(pair)], rules),
                   .tick = rules.tick,
                   .lot = rules.lot,
                   .preset = world.preset,
                   .history_days = world.history_days}};
}

}  // namespace

World default_world(std::uint64_t seed) {
    World world;
    world.seed = seed;
    world.start_prices[index_of(Pair::btcusdt)] = {whole(60'000)};
    for (const Asset asset : all_assets) {
        world.spot[index_of(asset)] = {asset, 0};
        world.hourly_rates[index_of(asset)] = {1'000};  // 0.001 % an hour
    }
    world.spot[index_of(Asset::usdt)].units = whole(10'000);
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
    State state;
    state.world = world;
    state.ledger = make_ledger(world);
    state.markets.reserve(pair_count);
    for (const Pair pair : all_pairs) state.markets.push_back(market_of(world, pair));
    state.hours_charged = full_hours(state.time_ms());
    return state;
}

Price State::index_price(Pair pair) const { return price_of(market(pair).index(), rules_of(pair)); }

Price State::last_price(Pair pair) const { return price_of(market(pair).last(), rules_of(pair)); }

const Order* State::order(OrderId id) const {
    if (id < first_order || id - first_order >= orders.size()) return nullptr;
    return &orders[static_cast<std::size_t>(id - first_order)];
}

Ratio hourly_rate(const State& state, Asset asset) {
    return state.world.hourly_rates[index_of(asset)];
}

}  // namespace mw
