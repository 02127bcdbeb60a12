#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "market/order.h"
#include "market/pool.h"

namespace mw {

/// A resting order in the queue of its level.
struct QueuedOrder {
    OrderId id{0};
    std::int64_t left{0};        ///< lots, more than zero
    PoolIndex younger{nowhere};  ///< next in the queue
    PoolIndex older{nowhere};    ///< the one before it in the queue
    PoolIndex level{nowhere};    ///< its level, on its side
    PoolIndex chain{nowhere};    ///< next order of the same bucket, see OrderPool
    Owner owner{Owner::crowd};
    Side side{Side::buy};
};

/// All resting orders of a book, found by id. A hash table of chains: an id's bucket is its low
/// bits. Ids are counted up, so they spread evenly and new ones lie side by side in memory.
class OrderPool {
public:
    /// Where the order with this id is, or nowhere.
    [[nodiscard]] PoolIndex find(OrderId id) const {
        if (first_.empty()) return nowhere;
        PoolIndex at = first_[bucket_of(id)];
        while (at != nowhere && pool_[at].id != id) at = pool_[at].chain;
        return at;
    }

    /// Stores an order whose id is not here. References to other orders may break.
    PoolIndex add(QueuedOrder order) {
        if (pool_.size() == first_.size()) grow();
        PoolIndex& first = first_[bucket_of(order.id)];
        order.chain = first;
        return first = pool_.add(order);
    }

    /// Removes the order at this place.
    void remove(PoolIndex at) {
        PoolIndex* before = &first_[bucket_of(pool_[at].id)];
        while (*before != at) before = &pool_[*before].chain;
        *before = pool_[at].chain;
        pool_.remove(at);
    }

    /// An order by its place.
    QueuedOrder& operator[](PoolIndex at) { return pool_[at]; }

    /// An order by its place.
    const QueuedOrder& operator[](PoolIndex at) const { return pool_[at]; }

    /// How many orders rest.
    [[nodiscard]] std::size_t size() const { return pool_.size(); }

private:
    [[nodiscard]] std::size_t bucket_of(OrderId id) const {
        return static_cast<std::size_t>(id) & (first_.size() - 1);
    }

    /// Doubles the number of buckets, which is a power of two.
    void grow() {
        std::vector<PoolIndex> old(std::max<std::size_t>(64, first_.size() * 2), nowhere);
        old.swap(first_);
        for (PoolIndex at : old)
            while (at != nowhere) {
                PoolIndex& first = first_[bucket_of(pool_[at].id)];
                const PoolIndex rest = pool_[at].chain;
                pool_[at].chain = first;
                first = at;
                at = rest;
            }
    }

    Pool<QueuedOrder, &QueuedOrder::younger> pool_;
    std::vector<PoolIndex> first_;  // of each chain
};

}  // namespace mw
