#pragma once

#include <cstdint>
#include <optional>

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

/// The prices a venue allows on a pair (PRICE_FILTER), in ticks.
struct PriceRange {
    Ticks least{1};                       ///< at least 1
    Ticks most{1'000'000'000'000'000LL};  ///< at least 2 above `least`; exact as a double
    friend bool operator==(const PriceRange&, const PriceRange&) = default;
};

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

}  // namespace mw
