#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "market/pool.h"

namespace mw {

/// One price of one side of a book: a queue of orders, between its neighbours.
struct Level {
    std::int64_t rank{0};         ///< the price so that more is better, see Levels
    std::int64_t quantity{0};     ///< sum of its orders
    PoolIndex oldest{nowhere};    ///< order that trades first
    PoolIndex youngest{nowhere};  ///< order that trades last
    PoolIndex worse{nowhere};     ///< next level away from the touch
    PoolIndex better{nowhere};    ///< next level towards the touch
};

/// The price levels of one side of a book, in order. Sides differ in sign alone: a level is known
/// by its rank, which is a bid's price, and an ask's price with a minus.
///
/// Nearly everything happens near the touch, so a window of ranks below `top_` is a plain array,
/// and a bitmap tells which of them have a level. The array is a ring: the window follows the best
/// level without moving what is in it. Worse levels than those are in a sorted list. The best
/// level is always in the window.
class Levels {
public:
    /// The best level, or nowhere. Follow `worse` from here.
    [[nodiscard]] PoolIndex best() const { return best_; }

    /// The worst level, or nowhere. Follow `better` from here.
    [[nodiscard]] PoolIndex worst() const { return worst_; }

    /// How many levels there are.
    [[nodiscard]] std::size_t count() const { return pool_.size(); }

    /// The level of this rank, or nowhere.
    [[nodiscard]] PoolIndex find(std::int64_t rank) const {
        if (best_ == nowhere || rank > top_) return nowhere;
        return is_near(rank) ? window_[spot_of(rank)] : find_far(rank);
    }

    /// The level of this rank, made when it is missing. References to levels may break.
    PoolIndex open(std::int64_t rank) {
        const PoolIndex found = find(rank);
        return found == nowhere ? make(rank) : found;
    }

    /// Removes a level whose orders are gone.
    void close(PoolIndex at);

    /// A level by its place.
    Level& operator[](PoolIndex at) { return pool_[at]; }

    /// A level by its place.
    const Level& operator[](PoolIndex at) const { return pool_[at]; }

private:
    // 16 384 ticks are 0.27 % of the dearest price; about nine in ten orders arrive that near.
    static constexpr std::size_t window_size = std::size_t{1} << 14U;
    static constexpr std::int64_t headroom = window_size / 8;  // above the best, when it moves
    static constexpr std::size_t word_bits = 64;

    struct Far {
        std::int64_t rank{0};
        PoolIndex level{nowhere};
    };

    [[nodiscard]] static std::size_t spot_of(std::int64_t rank) {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(rank) & (window_size - 1));
    }
    [[nodiscard]] std::uint64_t below_top(std::int64_t rank) const {
        return static_cast<std::uint64_t>(top_) - static_cast<std::uint64_t>(rank);
    }
    [[nodiscard]] bool is_near(std::int64_t rank) const { return below_top(rank) < window_size; }

    [[nodiscard]] std::size_t far_place(std::int64_t rank) const;
    [[nodiscard]] PoolIndex find_far(std::int64_t rank) const;
    [[nodiscard]] PoolIndex next_near(std::int64_t rank) const;
    PoolIndex make(std::int64_t rank);
    void link(PoolIndex at, PoolIndex worse);
    void unlink(PoolIndex at);
    void set_near(std::int64_t rank, PoolIndex at);
    void clear_near(std::int64_t rank);
    void follow(std::int64_t best_rank);

    Pool<Level, &Level::worse> pool_;
    PoolIndex best_{nowhere};
    PoolIndex worst_{nowhere};
    std::int64_t top_{0};                  // best rank the window has room for
    std::vector<PoolIndex> window_;        // by spot
    std::vector<std::uint64_t> occupied_;  // one bit a spot
    std::vector<Far> far_;                 // worst first
};

}  // namespace mw
