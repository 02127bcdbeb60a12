#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/fingerprint.h"
#include "core/money.h"
#include "market/book.h"
#include "market/candles.h"
#include "market/crowd.h"
#include "market/pair_path.h"
#include "market/tape.h"
#include "market/venue.h"

namespace mw {

/// Where a market comes from; see history.h.
struct Past;

/// Which market to open. The same world and the same calls give the same market, to the bit.
struct MarketWorld {
    std::uint64_t seed{0};           ///< any value
    std::int64_t start_ms{0};        ///< UTC milliseconds, a whole second
    Ticks start_price;               ///< last trade and index at the start
    Price tick;                      ///< value of one tick in the quote coin
    Amount lot;                      ///< one lot of the base coin
    Preset preset{Preset::normal};   ///< how lively it is
    int history_days{200};           ///< whole days of past, at least 1
    std::int64_t crowd_coins{1};     ///< base coins the crowd thinks of as one; positive
    PriceRange range{};              ///< no price leaves it
    std::optional<Leader> leader{};  ///< BTC's market, for any pair but BTC's
};

/// One pair on a venue: price, order book, trades and candles, moving in steps of 200 ms. The
/// learner's orders rest in the same book as the crowd's and follow the same rules. A plain
/// value of less than 1 MB: a copy goes on exactly like the original.
class Market {
public:
    /// Length of one step.
    static constexpr std::int64_t step_ms = Venue::step_ms;

    /// Opens with a past that ends exactly at the start price, and a full book around it.
    explicit Market(const MarketWorld& world);

    /// Lets 200 ms pass. @return executions of the learner's orders only, in order.
    std::vector<Execution> step();

    /// A learner's limit order: matches what it reaches, then rests.
    /// @param order  owner learner; an id below 2^63 that does not rest here.
    /// @return its executions at once, in order.
    std::vector<Execution> place(const BookOrder& order);

    /// A learner's order that never rests: takes at any price, or not beyond a limit. Without a
    /// limit at least 50 of the crowd's coins fill.
    std::vector<Execution> take(const BookOrder& order, std::optional<Ticks> limit = std::nullopt);

    /// Removes a learner's order. @return what was left of it; nullopt when it does not rest.
    std::optional<Lots> cancel(OrderId id);

    /// Leads the fair price to a target, within a second of the duration asked for. Replaces a
    /// running leg. The index follows about five seconds behind.
    void steer(const Leg& leg) { venue_.steer(leg); }

    /// Leads the pair that this one follows, BTC's, as `steer` does in its own market; to be
    /// called at the same time, so that all markets agree on it. Nothing in BTC's market.
    void steer_leader(const Leg& leg) { venue_.steer_leader(leg); }

    /// The path that all pairs of a world have in common, BTC's, up to a second ahead.
    [[nodiscard]] const Path& leader() const { return venue_.leader(); }

    /// True until the fair price has arrived.
    [[nodiscard]] bool steering() const { return venue_.steering(); }

    /// Simulated time, UTC milliseconds.
    [[nodiscard]] std::int64_t time_ms() const { return venue_.time_ms(); }

    /// Price of the newest trade.
    [[nodiscard]] Ticks last() const { return last_; }

    /// Index price in ticks, rounded half up.
    [[nodiscard]] Ticks index() const { return venue_.index(); }

    /// The order book.
    [[nodiscard]] const Book& book() const { return book_; }

    /// Candles of all intervals; always the sums of the trades.
    [[nodiscard]] const Candles& candles() const { return candles_; }

    /// All trades of the last call that could trade, in order. Valid until the next such call.
    [[nodiscard]] std::span<const Execution> newest() const { return newest_; }

    /// The newest trades, newest last, at most 200.
    [[nodiscard]] std::span<const Print> tape() const { return tape_.prints(); }

    /// Adds everything that decides how the market goes on.
    void add_to(Fingerprint& sum) const;

    friend bool operator==(const Market&, const Market&) = default;

private:
    Market(const MarketWorld& world, Past&& past);

    void record();
    void settle_learner();

    std::int64_t lots_per_unit_;  // of the crowd's: see MarketWorld::crowd_coins
    Venue venue_;
    Crowd crowd_;
    Book book_;
    Candles candles_;
    Tape tape_;
    Ticks last_;
    std::vector<Execution> newest_;
};

}  // namespace mw
