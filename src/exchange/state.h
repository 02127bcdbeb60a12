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
    int history_days{365};                        ///< candles before the start
    std::vector<Pair> pairs{Pair::btcusdt};       ///< that trade, in the order of all_pairs
    std::array<Price, pair_count> start_prices;   ///< on the tick
    std::array<Amount, asset_count> spot;         ///< the learner's spot wallet
    std::array<Ratio, asset_count> hourly_rates;  ///< usual loan rate per hour
    Realism realism{Realism::realistic};          ///< how hard it is to trade in at the start
    bool rates_float{false};                      ///< set anew every hour around the usual rate
    int max_accounts{20};                         ///< that may be switched on. Source: A1
};

/// The pair whose moves all others share; see Market::steer_leader.
inline constexpr Pair leading_pair = Pair::btcusdt;

/// The curriculum's default world: BTCUSDT at 60 000.00, 10 000 USDT in spot, loans at 0.001 %
/// an hour. The other pairs have their prices and rates too, but do not trade.
World default_world(std::uint64_t seed);

/// The default world in which every pair trades and rates float.
World full_world(std::uint64_t seed);

/// Life of an order. Source: A6.
enum class OrderStatus : std::uint8_t {
    open,              ///< NEW: nothing traded yet
    partially_filled,  ///< some traded, the rest can still trade
    filled,            ///< all traded
    canceled,          ///< ended by the learner
    expired,           ///< ended by the venue
    pending,           ///< PENDING_NEW: waits for the working order of its list
};

/// An order of the learner's, open or done.
struct Order {
    OrderId id{0};                                ///< counts on from order to order
    Pair pair{};                                  ///< market and isolated account
    Side side{};                                  ///< buy or sell the base coin
    OrderType type{};                             ///< limit, market or one that waits for a trigger
    OrderStatus status{OrderStatus::open};        ///< where in its life it is
    Price price;                                  ///< limit price; 0 when it has none
    Amount quantity;                              ///< base coin asked for
    Amount executed;                              ///< base coin traded
    Amount total;                                 ///< quote coin traded, exact
    Amount locked;                                ///< still set aside
    bool forced{false};                           ///< placed by a liquidation
    std::int64_t placed_ms{0};                    ///< simulated
    std::int64_t updated_ms{0};                   ///< last fill or end, simulated
    TimeInForce time_in_force{TimeInForce::gtc};  ///< of its limit price
    Trigger trigger{};                            ///< all zero when it has none
    OrderOptions options{};                       ///< side effect, self trade, name
    Amount borrowed{};                            ///< by itself when it was accepted
    ListId list{0};                               ///< 0: stands alone
    bool booked{false};                           ///< it has been in the book
    bool trailing{false};                         ///< its trailing distance is being watched
    bool touched{false};                          ///< the market has reached its trigger
    Ticks best{};                                 ///< best price since it began to trail
    std::optional<ExpiryReason> expired_by{};     ///< why, when it expired
    std::int64_t arrives_ms{0};                   ///< when it reaches the venue, simulated

    /// True while it can still trade, pending orders included.
    [[nodiscard]] bool is_open() const {
        return status == OrderStatus::open || status == OrderStatus::partially_filled ||
               status == OrderStatus::pending;
    }
    /// True while it waits for its trigger.
    [[nodiscard]] bool is_waiting() const {
        return has_trigger(type) && !booked && status == OrderStatus::open;
    }
    /// Base coin that has not traded.
    [[nodiscard]] Amount remaining() const { return quantity - executed; }
    friend bool operator==(const Order&, const Order&) = default;
};

/// Orders that depend on each other. The order of `orders` is their role: the limit leg and the
/// stop leg of an OCO, the working order and what follows it.
struct OrderList {
    ListId id{0};                 ///< counts from 1
    Pair pair{};                  ///< of all its orders
    ListKind kind{};              ///< how they depend on each other
    ClientId name{};              ///< listClientOrderId
    std::int64_t placed_ms{0};    ///< simulated
    std::vector<OrderId> orders;  ///< two, or three for an OTOCO
    friend bool operator==(const OrderList&, const OrderList&) = default;
};

/// What is left of an order that does not rest; it expires once its matches are booked.
struct Leftover {
    OrderId order{0};       ///< one of the learner's
    ExpiryReason reason{};  ///< why
    friend bool operator==(const Leftover&, const Leftover&) = default;
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
    std::vector<Market> markets;       ///< of the pairs that trade, in the order of world.pairs
    Ledger ledger;                     ///< who holds and owes what
    std::vector<Order> orders;         ///< oldest first, ids without gaps
    std::vector<OrderId> open_orders;  ///< those that can still trade, oldest first
    std::vector<OrderId> waiting;      ///< those that wait for a trigger, oldest first
    std::vector<OrderId> under_way;    ///< those that have not reached the venue, oldest first
    std::vector<OrderList> lists;      ///< oldest first, ids without gaps
    std::vector<ListId> open_lists;    ///< those with an open order, oldest first
    std::vector<Record> records;       ///< oldest first; everything but the passing of time
    std::vector<Execution> unsettled;  ///< matched but not yet booked; empty between commands
    std::optional<Leftover> leftover;  ///< empty between commands
    std::array<MarginStatus, pair_count> status{};                  ///< last announced
    std::array<std::optional<Liquidation>, pair_count> taken_over;  ///< empty between commands
    std::array<std::int64_t, pair_count> called_ms{};  ///< time of the last margin call notice
    std::array<std::optional<std::int64_t>, pair_count> disabled_ms{};  ///< last time; or never
    Realism realism{Realism::realistic};           ///< how hard the markets are to trade in
    Ratio peg{one};                                ///< US dollars a USDT
    std::array<Ratio, asset_count> usual_rates{};  ///< now; the world's until they are set
    std::int64_t hours_charged{0};    ///< full_hours when interest was last due and booked
    std::uint64_t commands{0};        ///< logged commands before the one now running
    OrderId next_order{first_order};  ///< number of the next order
    std::array<int, pair_count>
        places{};  ///< of a pair's market in `markets`; -1: it does not trade

    /// True when the pair trades in this world.
    [[nodiscard]] bool lists_pair(Pair pair) const { return places[index_of(pair)] >= 0; }
    /// Market of a pair that trades.
    [[nodiscard]] const Market& market(Pair pair) const;
    /// Market of a pair that trades.
    [[nodiscard]] Market& market(Pair pair);
    /// Simulated time in milliseconds since 1970.
    [[nodiscard]] std::int64_t time_ms() const { return markets.front().time_ms(); }
    /// How long an order sent now is under way, in milliseconds.
    [[nodiscard]] std::int64_t latency_ms(Pair pair) const {
        return market(pair).frictions().latency_ms;
    }
    /// Index price of a pair: what risk and limits are measured with.
    [[nodiscard]] Price index_price(Pair pair) const;
    /// Last traded price of a pair.
    [[nodiscard]] Price last_price(Pair pair) const;
    /// Average price of the trades of the last five minutes of a pair, rounded down; the last
    /// price when there were none or while it is held. What NOTIONAL and PERCENT_PRICE are measured
    /// with. Source: A6.
    [[nodiscard]] Price average_price(Pair pair) const;
    /// The order with this id, or null.
    [[nodiscard]] const Order* order(OrderId id) const;
    /// The list with this id, or null.
    [[nodiscard]] const OrderList* list(ListId id) const;
};

/// Price of a pair at the start of a world, in ticks.
Ticks usual_price(const World& world, Pair pair);

/// Who holds what at the start of a world.
Ledger make_ledger(const World& world);

/// The state at the start of a world.
State make_state(const World& world);

/// Loan rate per hour of a coin at this moment: what a charge made now uses.
Ratio hourly_rate(const State& state, Asset asset);

/// Loan rate per hour of a coin in the hour after this one, as far as it is known now.
Ratio next_hourly_rate(const State& state, Asset asset);

/// A rate and since when it holds.
struct RatePoint {
    std::int64_t time_ms{0};  ///< a full hour, or the moment at which a lesson set it
    Ratio hourly_rate;        ///< from then on
    friend bool operator==(const RatePoint&, const RatePoint&) = default;
};

/// Every rate of a coin that held between two moments, oldest first.
/// @param from_ms,to_ms  not before the start of the world and not after now.
std::vector<RatePoint> rate_history(const State& state, Asset asset, std::int64_t from_ms,
                                    std::int64_t to_ms);

/// Sum of everything that decides the future and the past, in 64 bits.
std::uint64_t fingerprint(const State& state);

}  // namespace mw
