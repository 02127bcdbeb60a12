#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/fingerprint.h"
#include "core/money.h"
#include "core/random.h"
#include "market/book.h"
#include "market/frictions.h"

namespace mw {

/// What the crowd knows when it acts.
struct Moment {
    std::int64_t time_ms{0};  ///< simulated time, UTC milliseconds
    double price{0};          ///< what the venue is worth, in ticks
    double quote_band{0};     ///< ticks the middle of the book may be away from it
    double activity{1};       ///< how much is traded; 1 is usual
};

/// How a market counts, for a crowd that thinks in coins worth about a BTC and in round prices.
struct Units {
    std::int64_t lots_per_coin{0};    ///< lots in what the crowd takes for one coin
    std::int64_t ticks_per_quote{0};  ///< ticks from one round price to the next
    PriceRange range{};               ///< nobody places outside
};

/// Everybody else: makers who rest, move and withdraw orders, takers who come in bursts and in
/// long runs of one side. Acts on the book by placing and cancelling, never by special rules.
/// A plain value.
class Crowd {
public:
    /// Ids of the crowd's orders have this bit; nobody else's do.
    static constexpr OrderId id_bit = OrderId{1} << 63U;

    /// Levels that each side has after every step at least; fewer at the ends of the price range.
    static constexpr std::size_t least_levels = 24;

    /// Coins that each side has after every step at least, at usual depth and while the range
    /// leaves it a price.
    static constexpr std::int64_t least_coins = 60;

    /// @param quote  best bid to begin with; the best ask is one tick above.
    Crowd(std::uint64_t seed, const Units& units, Ticks quote);

    /// Fills an empty book as it looks after a long time.
    void fill(Book& book, std::int64_t time_ms);

    /// Acts for 200 ms. @param out  executions are appended.
    void step(const Moment& now, Book& book, std::vector<Execution>& out);

    /// Keeps another spread and other sizes from the next order on. What rests stays.
    void set(const Frictions& frictions);

    /// Leaves: withdraws every order of the crowd. The learner's stay.
    void leave(Book& book);

    /// Comes back to where it would quote now, as full as after a long time. A learner's order
    /// that the price has passed meanwhile is met first, at its own price.
    /// @param out  executions are appended.
    void come_back(std::int64_t time_ms, Book& book, std::vector<Execution>& out);

    /// Follows the venue's price for a second without a book. @param move  how far the fair price
    /// went in it, in standard deviations. @return the second's trading as one print; its id and
    /// the order ids are zero.
    Execution trade_unseen(const Moment& now, double move);

    /// Adds far orders until each side is deep enough; a step does this by itself.
    void keep_depth(Book& book, std::int64_t time_ms);

    /// Adds every field that can change.
    void add_to(Fingerprint& sum) const;

    friend bool operator==(const Crowd&, const Crowd&) = default;

private:
    // When an order is withdrawn.
    struct Withdrawal {
        std::int64_t time_ms{0};
        OrderId id{0};
        friend auto operator<=>(const Withdrawal&, const Withdrawal&) = default;
    };

    // A large order of somebody, cut into many small ones of one side.
    struct Metaorder {
        Side side{Side::buy};
        std::int64_t left{0};
        friend bool operator==(const Metaorder&, const Metaorder&) = default;
    };

    void withdraw_due(Book& book, std::int64_t time_ms);
    bool requote(const Moment& now);
    void clear_spread(Book& book);
    void go_along(const Book& book);
    [[nodiscard]] Ticks ask() const { return {quote_.count + spread_}; }
    [[nodiscard]] double middle() const {
        return static_cast<double>(quote_.count) + 0.5 * static_cast<double>(spread_);
    }
    void follow(const Moment& now, Book& book, std::vector<Execution>& out);
    void run_over(Side resting, Ticks limit, Book& book, std::vector<Execution>& out);
    void see_touch(const Book& book);
    void keep_touch(Book& book);
    void arrive(Book& book);
    void rest_in_zone(std::size_t zone, Book& book);
    void rest_far(Side side, Book& book);
    [[nodiscard]] std::int64_t room(Side side) const;
    void take_some(const Moment& now, Book& book, std::vector<Execution>& out);
    void rest(Side side, Ticks price, Lots quantity, double lifetime_s, Book& book);
    Side next_taker_side(const Moment& now);
    Lots maker_size(bool near);
    Lots touch_size();
    Lots taker_size();
    [[nodiscard]] Lots to_lots(double coins) const;
    [[nodiscard]] Ticks away(Side side, double bps) const;
    OrderId next_id() { return id_bit | ++orders_; }

    std::int64_t lots_per_coin_;
    std::int64_t ticks_per_quote_;
    PriceRange range_;
    std::int64_t time_ms_{0};
    Ticks quote_;  // where the best bid belongs; the best ask belongs a spread above. At an end
                   // of the range one of the two would be outside, and that side stays empty.
    std::int64_t spread_{1};
    double depth_{1};
    Dice dice_;
    std::uint64_t orders_{0};
    double at_once_{0};  // taker orders a second on top of the usual, fading fast
    double later_{0};    // the same, fading slowly
    std::array<Metaorder, 3> metaorders_{};
    std::size_t active_metaorder_{0};
    std::vector<Withdrawal> withdrawals_;  // heap, earliest first
};

}  // namespace mw
