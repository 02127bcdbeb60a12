#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/protocol.h"
#include "market/market.h"

namespace mw {

/// Where a run starts. A run is (world, commands): the same two give the same bytes.
struct World {
    std::uint64_t seed{1};                        ///< same seed, same market
    std::int64_t start_ms{1'772'445'600'000};     ///< 2 Mar 2026 10:00:00 UTC, simulated
    Preset preset{Preset::normal};                ///< how lively the markets are
    int history_days{200};                        ///< candles before the start
    std::array<Price, pair_count> start_prices;   ///< on the tick
    std::array<Amount, asset_count> spot;         ///< the learner's spot wallet
    std::array<Ratio, asset_count> hourly_rates;  ///< loan rate per hour
};

/// The curriculum's default world: BTCUSDT at 60 000.00, 10 000 USDT in spot, loans at 0.001 %
/// an hour.
World default_world(std::uint64_t seed);

/// Life of an order. Source: A6.
enum class OrderStatus : std::uint8_t {
    open,              ///< NEW: nothing traded yet
    partially_filled,  ///< some traded, the rest can still trade
    filled,            ///< all traded
    canceled,          ///< ended by the learner
    expired,           ///< ended by the venue
};

/// An order of the learner's, open or done.
struct Order {
    OrderId id{0};                          ///< counts on from order to order
    Pair pair{};                            ///< market and isolated account
    Side side{};                            ///< buy or sell the base coin
    OrderType type{};                       ///< limit or market
    OrderStatus status{OrderStatus::open};  ///< where in its life it is
    Price price;                            ///< limit price; 0 for market orders
    Amount quantity;                        ///< base coin asked for
    Amount executed;                        ///< base coin traded
    Amount total;                           ///< quote coin traded, exact
    Amount locked;                          ///< still set aside
    bool forced{false};                     ///< placed by a liquidation
    std::int64_t placed_ms{0};              ///< simulated
    std::int64_t updated_ms{0};             ///< last fill or end, simulated

    /// True while it can still trade.
    [[nodiscard]] bool is_open() const {
        return status == OrderStatus::open || status == OrderStatus::partially_filled;
    }
    /// Base coin that has not traded.
    [[nodiscard]] Amount remaining() const { return quantity - executed; }
    friend bool operator==(const Order&, const Order&) = default;
};

/// One line of history; never changed, never dropped.
struct Record {
    std::uint64_t id{0};       ///< counts from 1
    std::int64_t time_ms{0};   ///< simulated
    std::uint64_t command{0};  ///< place in the session's log of the command that caused it
    Event event;               ///< what happened
};

/// A liquidation under way. It runs to its end inside one command, so a learner never meets
/// it; `follow_ups` finds the next stage from here and from what the account still holds.
struct Liquidation {
    Amount assets;            ///< quote value at the start
    bool ordered{false};      ///< the forced order was placed
    bool fee_charged{false};  ///< the clearance fee was taken
};

/// Number of a learner's first order. The crowd's own numbers start at 2^63.
inline constexpr OrderId first_order = 100'001;

/// The whole simulated exchange: a value that can be copied, compared, replayed and rewound.
struct State {
    World world;                       ///< where the run started
    std::vector<Market> markets;       ///< one a pair, in the order of all_pairs
    Ledger ledger;                     ///< who holds and owes what
    std::vector<Order> orders;         ///< oldest first, ids without gaps
    std::vector<OrderId> open_orders;  ///< those that can still trade, oldest first
    std::vector<Record> records;       ///< oldest first; everything but the passing of time
    std::vector<Execution> unsettled;  ///< matched but not yet booked; empty between commands
    std::array<MarginStatus, pair_count> status{};                  ///< last announced
    std::array<std::optional<Liquidation>, pair_count> taken_over;  ///< empty between commands
    std::int64_t hours_charged{0};    ///< full_hours when interest was last due and booked
    std::uint64_t commands{0};        ///< logged commands before the one now running
    OrderId next_order{first_order};  ///< number of the next order

    /// Market of a pair.
    [[nodiscard]] const Market& market(Pair pair) const { return markets[index_of(pair)]; }
    /// Simulated time in milliseconds since 1970.
    [[nodiscard]] std::int64_t time_ms() const { return markets.front().time_ms(); }
    /// Index price of a pair: what risk and limits are measured with.
    [[nodiscard]] Price index_price(Pair pair) const;
    /// Last traded price of a pair.
    [[nodiscard]] Price last_price(Pair pair) const;
    /// The order with this id, or null.
    [[nodiscard]] const Order* order(OrderId id) const;
};

/// Who holds what at the start of a world.
Ledger make_ledger(const World& world);

/// The state at the start of a world.
State make_state(const World& world);

/// Loan rate per hour of a coin at this moment.
Ratio hourly_rate(const State& state, Asset asset);

/// Sum of everything that decides the future and the past, in 64 bits.
std::uint64_t fingerprint(const State& state);

}  // namespace mw
