#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/money.h"
#include "market/book.h"

namespace mw {

/// One trade as everybody sees it.
struct Print {
    std::int64_t time_ms{0};     ///< simulated time, UTC milliseconds
    Ticks price;                 ///< the maker's price
    Lots quantity;               ///< more than zero
    Side taker_side{Side::buy};  ///< what the taker did
    std::uint64_t trade_id{0};   ///< counts up in each market
    friend bool operator==(const Print&, const Print&) = default;
};

/// The newest trades of a market.
class Tape {
public:
    /// Trades that are shown at most.
    static constexpr std::size_t kept = 1000;

    /// Adds the newest trade.
    void add(const Print& print) {
        if (prints_.size() == 2 * kept)  // drop many at a time: moving the rest costs time
            prints_.erase(prints_.begin(), prints_.end() - static_cast<std::ptrdiff_t>(kept));
        prints_.push_back(print);
    }

    /// The newest trades, newest last, at most `kept`. Valid until the next change.
    [[nodiscard]] std::span<const Print> prints() const {
        const std::span<const Print> all{prints_};
        return all.last(std::min(all.size(), kept));
    }

    friend bool operator==(const Tape&, const Tape&) = default;

private:
    std::vector<Print> prints_;
};

}  // namespace mw
