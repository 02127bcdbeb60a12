#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/fingerprint.h"
#include "market/levels.h"
#include "market/order.h"
#include "market/order_pool.h"

namespace mw {

/// A price-time order book: best price first, at one price the older order first. A plain
/// value. Invariants: never crossed, a level's quantity is the sum of its orders.
class Book {
public:
    /// An empty book.
    /// @param trades_before  trade ids count on from here.
    explicit Book(std::uint64_t trades_before = 0) : trades_{trades_before} {}

    /// Matches `order` against the other side down to its limit, then rests what is left. The
    /// id must not rest here already.
    /// @param out  executions are appended, in order; ids of trades count on from the last.
    /// @return the quantity that now rests (zero when all was filled).
    Lots place(const BookOrder& order, std::int64_t time_ms, std::vector<Execution>& out);

    /// Matches and never rests. The price of `order` does not count.
    /// @param limit  the worst price it may take: at once or not at all. None: whatever is there.
    /// @return the quantity left unfilled because the book ran out, or reached the limit.
    Lots take(const BookOrder& order, std::int64_t time_ms, std::vector<Execution>& out,
              std::optional<Ticks> limit = std::nullopt);

    /// Removes a resting order. @return what was left of it, or nullopt when it is not here.
    std::optional<Lots> cancel(OrderId id);

    /// What is left of a resting order, or nullopt when it is not here.
    [[nodiscard]] std::optional<Lots> remaining(OrderId id) const;

    /// Quantity that would trade before a resting order at its price; nullopt when not here.
    [[nodiscard]] std::optional<Lots> queue_ahead(OrderId id) const;

    /// Best resting price of a side, or nullopt when that side is empty.
    [[nodiscard]] std::optional<Ticks> best(Side side) const;

    /// Up to `count` levels of a side, best first.
    [[nodiscard]] std::vector<LevelView> levels(Side side, std::size_t count) const;

    /// How many price levels a side has.
    [[nodiscard]] std::size_t level_count(Side side) const { return half(side).levels.count(); }

    /// All resting quantity of a side.
    [[nodiscard]] Lots total(Side side) const { return {half(side).total}; }

    /// Quantity resting on a side at exactly this price; zero when there is no such level.
    [[nodiscard]] Lots quantity_at(Side side, Ticks price) const;

    /// Appends the resting orders of a side from the best price to `limit`, in matching order.
    void orders_to(Side side, Ticks limit, std::vector<RestingOrder>& out) const;

    /// Dry run: a taker of `side` for `quantity`, no price limit.
    [[nodiscard]] Sweep sweep(Side side, Lots quantity) const;

    /// Dry run: a taker of `side` for `quantity`, not beyond `limit`.
    [[nodiscard]] Sweep sweep(Side side, Lots quantity, Ticks limit) const;

    /// A number for a trade that is told of but matched nothing here. Ids count on from it.
    std::uint64_t number_trade() { return ++trades_; }

    /// Id of the newest trade.
    [[nodiscard]] std::uint64_t last_trade_id() const { return trades_; }

    /// Adds every resting order in book order.
    void add_to(Fingerprint& sum) const;

    /// Equal when the same orders rest in the same queues and the next trade gets the same id,
    /// however the two books keep them in memory.
    friend bool operator==(const Book& a, const Book& b);

private:
    struct Half {
        Levels levels;
        std::int64_t total{0};
    };

    [[nodiscard]] const Half& half(Side side) const { return side == Side::buy ? bids_ : asks_; }
    [[nodiscard]] Half& half(Side side) { return side == Side::buy ? bids_ : asks_; }

    std::int64_t match(const BookOrder& order, std::int64_t worst_rank, std::int64_t time_ms,
                       std::vector<Execution>& out);
    void rest(const BookOrder& order, std::int64_t quantity);
    void remove(PoolIndex at, Half& mine);

    Half bids_;
    Half asks_;
    OrderPool orders_;
    std::uint64_t trades_{0};
};

}  // namespace mw
