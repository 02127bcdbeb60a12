#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exchange/state.h"

namespace mw::request {

/// When things happened, as clients are told: to the millisecond, while the market itself moves in
/// steps. Follows a state's records and never changes what it has noted.
class Chronicle {
public:
    /// Notes the records that are new since the last time.
    /// @param extra_ms  past the market's own time when they happened.
    void follow(const State& state, std::int64_t extra_ms);

    /// When a record was made. @param id  of a record that was followed; counts from 1.
    [[nodiscard]] std::int64_t time_of(std::uint64_t id) const {
        return times_[static_cast<std::size_t>(id - 1)];
    }

    /// When an order was accepted.
    [[nodiscard]] std::int64_t placed(OrderId order) const { return moments(order).placed_ms; }

    /// When it last changed.
    [[nodiscard]] std::int64_t updated(OrderId order) const { return moments(order).updated_ms; }

    /// When a list was accepted.
    [[nodiscard]] std::int64_t listed(ListId list) const {
        return lists_[static_cast<std::size_t>(list - 1)];
    }

private:
    struct Moments {
        std::int64_t placed_ms{0};
        std::int64_t updated_ms{0};
    };

    [[nodiscard]] const Moments& moments(OrderId order) const {
        return orders_[static_cast<std::size_t>(order - first_order)];
    }
    void note(const Event& event, std::int64_t time_ms);

    std::vector<std::int64_t> times_;
    std::vector<Moments> orders_;
    std::vector<std::int64_t> lists_;
};

}  // namespace mw::request
