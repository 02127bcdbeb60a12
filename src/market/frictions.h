#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/money.h"

namespace mw {

/// How much a venue resists being traded on. Every number is our choice around the measured book.
struct Frictions {
    std::int64_t spread{1};       ///< ticks from best bid to best ask, 1 to 1'000
    Ratio depth{one};             ///< size of makers' orders; 1 is as measured
    Ratio impact{one};            ///< lasting shift after a learner's taking; 1 is as measured
    std::int64_t index_lag_s{5};  ///< seconds over which the index averages, 1 to 600
    std::int64_t latency_ms{0};   ///< from sending an order to its meeting the book
    friend bool operator==(const Frictions&, const Frictions&) = default;
};

/// How hard a world is to trade in, from a textbook to a bad day.
enum class Realism : std::uint8_t {
    frictionless,  ///< one tick, deep enough for any order, no latency, an index that keeps up
    realistic,     ///< as measured on a busy venue
    harsh,         ///< wide and thin, slow, and an index that lags
};

/// Every degree by its name, in the order of `Realism`.
inline constexpr std::array<std::string_view, 3> realism_names = {"frictionless", "realistic",
                                                                  "harsh"};

/// Name of a degree.
constexpr std::string_view name_of(Realism realism) {
    return realism_names[static_cast<std::size_t>(realism)];
}

/// The degree with this name, or nullopt.
constexpr std::optional<Realism> realism_named(std::string_view name) {
    for (std::size_t i = 0; i < realism_names.size(); ++i)
        if (realism_names[i] == name) return static_cast<Realism>(i);
    return std::nullopt;
}

/// The frictions of a degree of realism.
/// @param usual_price  of the pair, in ticks: a wide spread is a part of the price.
constexpr Frictions frictions_of(Realism realism, Ticks usual_price) {
    constexpr std::int64_t harsh_spread = 20'000;  // a 20 000th of the price: half a basis point
    switch (realism) {
        case Realism::frictionless: return {1, {20 * one}, {0}, 1, 0};
        case Realism::realistic: break;
        case Realism::harsh:
            return {usual_price.count / harsh_spread + 1, {one / 4}, {3 * one}, 30, 1'000};
    }
    return {};
}

}  // namespace mw
