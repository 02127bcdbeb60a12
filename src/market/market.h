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
#include "market/pin.h"
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
    int history_days{365};           ///< whole days of past, at least 1
    std::int64_t crowd_coins{1};     ///< base coins the crowd thinks of as one; positive
    PriceRange range{};              ///< no price leaves it
    std::optional<Leader> leader{};  ///< BTC's market, for any pair but BTC's
    Frictions frictions{};           ///< what it takes to trade at the start
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

    /// Lets a second pass without a book: the crowd leaves, and the second's trading becomes one
    /// print at the price that quotes follow. Fair price, basis and index go to the bit where
    /// `step` would take them. The next step brings the crowd back; until then nothing is placed
    /// or taken. Only from a whole second.
    void skip_second();

    /// True where `skip_second` may go on.
    [[nodiscard]] bool on_whole_second() const { return venue_.on_whole_second(); }

    /// True after skip_second, until the next step: the book holds the learner's orders only.
    [[nodiscard]] bool crowd_is_away() const { return crowd_is_away_; }

    /// A learner's limit order: matches what it reaches, then rests.
    /// @param order  owner learner; an id below 2^63 that does not rest here.
    /// @return its executions at once, in order.
    std::vector<Execution> place(const BookOrder& order);

    /// A learner's order that never rests: takes at any price, or not beyond a limit. Without a
    /// limit at least 50 of the crowd's coins fill at usual depth, the first time in a step: others
    /// fill the hole as soon as time passes.
    std::vector<Execution> take(const BookOrder& order, std::optional<Ticks> limit = std::nullopt);

    /// Removes a learner's order. @return what was left of it; nullopt when it does not rest.
    std::optional<Lots> cancel(OrderId id);

    /// Leads the fair price to a target, within a second of the duration asked for. Replaces a
    /// running leg. The index follows about five seconds behind.
    void steer(const Leg& leg) { venue_.steer(leg); }

    /// Makes the fair price jump within the next second; the index follows as it always does.
    /// @param change  part of the price, more than -1.
    void jump(Ratio change);

    /// Makes the venue's price, and so its trades, leave the fair price and come back, which the
    /// index does not see. @param size  part of the price at the tip, more than -1.
    void wick(Ratio size, std::int64_t duration_ms);

    /// Stops trading until a time: the book stands still, fair price and index do not.
    void halt_until(std::int64_t time_ms) { halted_until_ms_ = time_ms; }

    /// False while trading is stopped, and while the crowd is away.
    [[nodiscard]] bool is_trading() const { return !is_halted() && !crowd_is_away_; }

    /// True while trading is stopped.
    [[nodiscard]] bool is_halted() const { return time_ms() < halted_until_ms_; }

    /// What it takes to trade here.
    [[nodiscard]] const Frictions& frictions() const { return frictions_; }

    /// Changes that. The crowd's orders are made anew at once, and where the price has passed one
    /// of the learner's, that is met. @return executions of the learner's orders, in order.
    std::vector<Execution> set_frictions(const Frictions& frictions);

    /// True while the venue's price is away from the fair one by `wick`.
    [[nodiscard]] bool wicking() const { return venue_.wicking(); }

    /// Walks to a price at this instant and holds it: orders of the learner's that the way crosses
    /// fill at their own price, and from now on last trade and index are this price. What a
    /// learner takes does not move it; the book refills with the next step or the next price.
    /// @return the learner's executions, in order.
    std::vector<Execution> pin(Ticks price);

    /// Gives the market back to itself, from the held price on. @return as for `pin`.
    std::vector<Execution> release();

    /// The price that is held, or nullopt.
    [[nodiscard]] std::optional<Ticks> pinned() const {
        return pin_ ? std::optional{pin_->price()} : std::nullopt;
    }

    /// Leads the pair that this one follows, BTC's, as `steer` does in its own market; to be
    /// called at the same time, so that all markets agree on it. Nothing in BTC's market.
    void steer_leader(const Leg& leg) { venue_.steer_leader(leg); }

    /// As steer_leader, for a jump of BTC's price.
    void jump_leader(Ratio change);

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

    [[nodiscard]] Moment moment() const;
    void record();
    void settle_learner();
    std::vector<Execution> step_pinned();
    std::vector<Execution> requote();
    [[nodiscard]] std::vector<Execution> executions_of_learner() const;

    std::uint64_t seed_;
    std::int64_t lots_per_unit_;  // of the crowd's: see MarketWorld::crowd_coins
    std::int64_t ticks_per_round_price_;
    PriceRange range_;
    Venue venue_;
    Crowd crowd_;
    Book book_;
    Candles candles_;
    Tape tape_;
    Ticks last_;
    bool crowd_is_away_{false};
    std::int64_t halted_until_ms_{0};
    Frictions frictions_{};
    std::vector<Execution> newest_;
    std::optional<Pin> pin_;
    bool pin_taken_from_{false};  // a learner traded since the orders around it were set
};

}  // namespace mw
