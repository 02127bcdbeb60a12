#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mw {

/// Where something is in a pool.
using PoolIndex = std::uint32_t;

/// Nowhere: the end of a chain, or not found.
constexpr PoolIndex nowhere = UINT32_MAX;

/// Values that keep their index while others come and go, in one block of memory. The places that
/// are free are chained through the member `link`, and the one freed last is used first.
template <typename T, PoolIndex T::* link>
class Pool {
public:
    /// Stores a value. References to other values may break.
    PoolIndex add(const T& value) {
        if (free_ == nowhere) append();
        ++used_;
        const PoolIndex at = free_;
        free_ = values_[at].*link;
        values_[at] = value;
        return at;
    }

    /// Frees the place of a value.
    void remove(PoolIndex at) {
        --used_;
        values_[at].*link = free_;
        free_ = at;
    }

    /// The value at a place in use.
    T& operator[](PoolIndex at) { return values_[at]; }

    /// The value at a place in use.
    const T& operator[](PoolIndex at) const { return values_[at]; }

    /// How many values are stored.
    [[nodiscard]] std::size_t size() const { return used_; }

private:
    /// Makes one more free place. Apart from `add`, which is then short enough to be inlined.
    void append() {
        free_ = static_cast<PoolIndex>(values_.size());
        values_.emplace_back().*link = nowhere;
    }

    std::vector<T> values_;
    PoolIndex free_{nowhere};
    std::size_t used_{0};
};

}  // namespace mw
