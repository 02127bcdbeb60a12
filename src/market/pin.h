#pragma once

#include <cstdint>
#include <vector>

#include "core/fingerprint.h"
#include "core/money.h"
#include "market/book.h"

namespace mw {

/// A price that is held: while it is, everybody else quotes evenly around it and nobody moves it.
/// Its orders are a fixed picture, without dice: one coin on each of forty levels within 0.1 % of
/// the price, five on each of forty more within about 1.1 %.
class Pin {
public:
    /// @param price  what is held; positive. @param lots_per_coin  of the crowd's coins.
    Pin(Ticks price, std::int64_t lots_per_coin);

    /// What is held.
    [[nodiscard]] Ticks price() const { return price_; }

    /// The price has gone through a learner's order: it is filled, as maker, at its own price. All
    /// orders of others leave the book. @param out  executions are appended, in walking order.
    void go_through(Book& book, std::int64_t time_ms, std::vector<Execution>& out);

    /// Quotes both sides of a book without orders of others, as deep as always.
    void quote(Book& book, std::int64_t time_ms);

    /// A trade of others at the held price: what makes it the last one.
    Execution print(Book& book, std::int64_t time_ms, Side taker);

    /// Adds what can change.
    void add_to(Fingerprint& sum) const { sum.add(price_.count).add(orders_); }

    friend bool operator==(const Pin&, const Pin&) = default;

private:
    void rest(Side side, std::int64_t distance, std::int64_t coins, std::int64_t time_ms,
              Book& book);
    OrderId next_id();

    Ticks price_;
    std::int64_t lots_per_coin_;
    std::uint64_t orders_{0};
};

}  // namespace mw
