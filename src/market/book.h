#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/fingerprint.h"
#include "core/money.h"

namespace mw {

/// Which way an order trades the base coin.
enum class Side : std::uint8_t { buy, sell };

/// The other side.
constexpr Side opposite(Side side) { return side == Side::buy ? Side::sell : Side::buy; }

/// Number of an order, unique in one market. The crowd's orders have ids too.
using OrderId = std::uint64_t;

/// Who placed an order. The book treats both alike.
enum class Owner : std::uint8_t { crowd, learner };

/// One match between a resting order (maker) and an incoming one (taker).
struct Execution {
    std::uint64_t trade_id{0};   ///< counts from 1 in each market
    std::int64_t time_ms{0};     ///< simulated time
    Ticks price;                 ///< the maker's price
    Lots quantity;               ///< more than zero
    Side taker_side{Side::buy};  ///< what the taker did
    OrderId maker{0};            ///< resting order
    OrderId taker{0};            ///< incoming order
    Owner maker_owner{Owner::crowd};
    Owner taker_owner{Owner::crowd};
    friend bool operator==(const Execution&, const Execution&) = default;
};

/// An order as the book takes it.
struct BookOrder {
    OrderId id{0};
    Owner owner{Owner::crowd};
    Side side{Side::buy};
    Ticks price;    ///< limit; ignored when taking at market
    Lots quantity;  ///< more than zero
};

/// All resting quantity at one price.
struct LevelView {
    Ticks price;
    Lots quantity;
    friend bool operator==(const LevelView&, const LevelView&) = default;
};

/// One order that rests in a book.
struct RestingOrder {
    OrderId id{0};
    Owner owner{Owner::crowd};
    Ticks price;
    Lots left;  ///< more than zero
    friend bool operator==(const RestingOrder&, const RestingOrder&) = default;
};

/// What walking the book would cost: a dry run of a market order.
struct Sweep {
    Lots quantity;              ///< what the book can fill now
    std::int64_t tick_lots{0};  ///< sum over fills of price ticks times lots: exact notional
    std::optional<Ticks> last;  ///< worst price touched; nullopt when nothing fills
    friend bool operator==(const Sweep&, const Sweep&) = default;
};

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

    /// Matches and never rests. @param limit  worst acceptable price; nullopt takes at any.
    /// @return the quantity left unfilled because the book ran out, or nothing was good enough.
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
    [[nodiscard]] std::size_t level_count(Side side) const { return half(side).levels.size(); }

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

    /// Id of the newest trade.
    [[nodiscard]] std::uint64_t last_trade_id() const { return trades_; }

    /// Adds every resting order in book order.
    void add_to(Fingerprint& sum) const;

    /// Equal when the same orders rest in the same queues and the next trade gets the same id,
    /// however the two books keep them in memory.
    friend bool operator==(const Book& a, const Book& b);

private:
    using SlotIndex = std::uint32_t;
    static constexpr SlotIndex none = UINT32_MAX;

    // An order in the pool. Unused slots are chained through `next` into a free list.
    struct Slot {
        OrderId id{0};
        std::int64_t price{0};
        std::int64_t left{0};
        SlotIndex next{none};  // younger neighbour in the queue
        SlotIndex previous{none};
        Owner owner{Owner::crowd};
        Side side{Side::buy};
    };

    struct Level {
        std::int64_t price{0};
        std::int64_t quantity{0};
        SlotIndex oldest{none};
        SlotIndex youngest{none};
    };

    // One side. The best level is at the back, where levels come and go most often.
    struct Half {
        std::vector<Level> levels;
        std::int64_t total{0};
    };

    [[nodiscard]] const Half& half(Side side) const { return side == Side::buy ? bids_ : asks_; }
    [[nodiscard]] Half& half(Side side) { return side == Side::buy ? bids_ : asks_; }
    [[nodiscard]] std::size_t place_of(Side side, std::int64_t price) const;

    std::int64_t match(const BookOrder& order, std::optional<Ticks> limit, std::int64_t time_ms,
                       std::vector<Execution>& out);
    void rest(const BookOrder& order, std::int64_t quantity);
    void unlink(SlotIndex at, Level& level);
    SlotIndex take_slot();
    void free_slot(SlotIndex at);

    [[nodiscard]] std::size_t bucket_of(OrderId id) const;
    [[nodiscard]] SlotIndex find(OrderId id) const;
    void index_add(SlotIndex at);
    void index_put(SlotIndex at);
    void index_remove(OrderId id);
    void index_grow();

    Half bids_;
    Half asks_;
    std::vector<Slot> slots_;
    SlotIndex free_{none};
    std::vector<SlotIndex> index_;  // hash table with linear probing: id to slot
    std::size_t resting_{0};
    std::uint64_t trades_{0};
};

}  // namespace mw
