#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/fingerprint.h"
#include "core/money.h"
#include "core/random.h"
#include "market/order.h"

namespace mw {

/// How lively a market is over the year. Everything else about it stays the same.
enum class Preset : std::uint8_t {
    calm,    ///< yearly volatility 0.35
    normal,  ///< yearly volatility 0.50
    wild,    ///< yearly volatility 0.85
};

/// A scripted piece of price path: where to, how long, how rough on the way.
struct Leg {
    Ticks target;                 ///< fair price at the end, inside the price range
    std::int64_t duration_ms{0};  ///< positive; rounded up to whole seconds
    Ratio noise{one};             ///< 1 is natural roughness, 0 a smooth walk
    friend bool operator==(const Leg&, const Leg&) = default;
};

/// Yearly volatility of a path relative to that of its preset.
struct Liveliness {
    double own{1};    ///< of what moves this path alone
    double whole{1};  ///< of everything that moves it
};

/// What reaches a path from outside in one step.
struct Outside {
    double factor{1};  ///< the price is multiplied by it, but not during a leg
    double sigma{0};   ///< standard deviation of its return in one second just now
    double mood{0};    ///< Path::mood of where it comes from, which is caught from there
};

/// The price everybody believes in, second by second. Eight volatility factors from minutes to
/// months, the rhythm of day and week, jumps, news shocks and scripted legs. It never looks at
/// the order book, so what a learner does cannot change it. A plain value of under 1 kB.
/// Prices are doubles in ticks. Source: docs/sources.md, market model.
class Path {
public:
    /// Starts free of any script, with volatility drawn from its long-run distribution.
    /// @param time_ms  a whole minute, UTC. @param price_ticks  positive.
    Path(std::uint64_t seed, Preset preset, std::int64_t time_ms, double price_ticks,
         const Liveliness& liveliness = {});

    /// Moves on by one second.
    void second() { advance(1); }

    /// Moves on by a longer stretch in one draw: cheap, for old history only. A step may not
    /// cross the end of a block (`block_minutes`).
    void advance(std::int64_t seconds, const Outside& outside = {});

    /// The logarithm of how excited the market is: what its volatility factors sum up to.
    [[nodiscard]] double mood() const { return mood_; }

    /// Length of the blocks in which volatility is updated: 1 minute live, 15 in old history.
    /// May change only between blocks.
    void set_block_minutes(std::int64_t minutes);

    /// Starts a leg at once and ends any other. Running jumps stop.
    void steer(const Leg& leg);

    /// From now on prices stay in a range: one that would leave it is mirrored back.
    void keep_inside(const PriceRange& range);

    /// The nearest price inside the range.
    [[nodiscard]] double inside(double price_ticks) const;

    /// Multiplies the price; for joining a history to its end.
    void scale(double factor) { price_ = inside(price_ * factor); }

    /// Places the price exactly, without any passing deviation.
    void place_at(double price_ticks);

    /// True until the last second of a leg is done.
    [[nodiscard]] bool steering() const { return leg_.left_s > 0; }

    /// Simulated time, UTC milliseconds.
    [[nodiscard]] std::int64_t time_ms() const { return time_ms_; }

    /// The fundamental price; the index follows it.
    [[nodiscard]] double fundamental() const { return price_; }

    /// What the venue deals around: the fundamental plus a short overshoot.
    [[nodiscard]] double fair() const { return inside(price_ * (1 + overshoot_)); }

    /// Standard deviation of the return of one second just now.
    [[nodiscard]] double sigma() const { return whole_sigma_; }

    /// Long-run standard deviation of the return of one second.
    [[nodiscard]] double usual_sigma() const { return usual_sigma_; }

    /// How much is traded just now, with mean near 1; more when it is lively and in legs.
    [[nodiscard]] double activity() const { return activity_ * (steering() ? leg_.activity : 1); }

    /// Trading in the newest whole block, per minute, with mean near 1; it follows the range of
    /// the block. For history, where no order flow makes the volume.
    [[nodiscard]] double traded() const { return traded_; }

    /// Half-width in ticks of the band in which quotes stay where they are; at least one tick,
    /// or quotes of a coin of few ticks would flicker.
    /// @param price_ticks  what the venue is worth.
    [[nodiscard]] double quote_band(double price_ticks) const;

    /// Adds every field that can change.
    void add_to(Fingerprint& sum) const;

    friend bool operator==(const Path&, const Path&) = default;

private:
    static constexpr std::size_t factor_count = 8;

    // A move under way: a jump, a shock or the give-back after one.
    struct Burst {
        double per_second{0};
        std::int64_t wait_s{0};
        std::int64_t left_s{0};
        friend bool operator==(const Burst&, const Burst&) = default;
    };

    // The leg under way. It is cut into parts, each of which takes a random share of what is
    // still missing: that gives bursts and pauses instead of a ramp.
    struct Script {
        double target{0};
        std::int64_t total_s{0};
        std::int64_t left_s{0};
        std::int64_t part_s{1};
        double part_rate{0};  // log return per second in this part
        double least_sd{0};   // noise per second at least this
        double noise{1};
        double activity{1};
        friend bool operator==(const Script&, const Script&) = default;
    };

    // How one volatility factor moves over a block.
    struct Weights {
        double kept{0};
        double from_size{0};
        double from_sign{0};
        double own{0};
        friend bool operator==(const Weights&, const Weights&) = default;
    };

    void begin_block(const Outside& outside);
    void end_block();
    void maybe_jump();
    void maybe_shock();
    void add_move(double size, std::int64_t wait_s, std::int64_t duration_s);
    double moves(std::int64_t seconds);
    double scripted(double draw);
    double next_part_rate(double missing);
    [[nodiscard]] double mirrored(double price) const;

    std::int64_t time_ms_;
    double price_;
    double usual_own_sigma_;
    double usual_sigma_;
    double least_;  // price range
    double most_;
    double overshoot_{0};
    double own_sigma_{0};
    double whole_sigma_{0};  // with what comes from outside
    double drift_{0};        // per second, makes up for jumps and shocks on average
    double season_{1};
    double mood_{0};
    double excitement_{1};  // volatility relative to usual, without the season
    double jump_echo_{0};   // expected further jumps per minute after a jump
    double activity_{1};
    double traded_{1};
    double block_price_{0};  // price when the block began
    double block_high_{0};
    double block_low_{0};
    std::int64_t block_s_{60};
    std::int64_t block_done_s_{0};
    std::array<double, factor_count> factors_{};
    std::array<Weights, factor_count> weights_{};  // depends on the length of blocks alone
    std::array<double, 2> volume_weather_{};
    std::array<Burst, 8> bursts_{};
    std::int64_t running_bursts_{0};
    Script leg_;
    Dice volatility_dice_;
    Dice price_dice_;
    Dice jump_dice_;
    Dice shock_dice_;
    Dice volume_dice_;
    Dice script_dice_;
};

}  // namespace mw
