#pragma once

#include <array>

#include "margin/margin.h"

namespace mw {

/// A borrow limit and what it is made of.
struct BorrowBounds {
    BorrowLimit limit;              ///< the least of the bounds
    std::array<Amount, 4> alone{};  ///< what each bound alone would allow, by BorrowBound

    /// What one bound alone would allow.
    [[nodiscard]] Amount by(BorrowBound bound) const {
        return alone[static_cast<std::size_t>(bound)];
    }
};

/// The bounds of borrow_limit, which is their least; the same arguments.
BorrowBounds borrow_bounds(const Ledger& ledger, Pair pair, Asset asset, Price index);

}  // namespace mw
