#pragma once

#include <cstdint>
#include <optional>

#include "core/fingerprint.h"
#include "core/money.h"
#include "core/random.h"
#include "market/book.h"
#include "market/frictions.h"
#include "market/pair_path.h"

namespace mw {

/// What a learner's own market orders leave behind after the book has refilled: the price
/// shifts with the square root of what they took, and the shift fades over hours.
class Impact {
public:
    /// Remembers what a taker took. @param coins  whole coins, more than zero.
    void took(Side side, double coins);

    /// Lets one second pass.
    void second();

    /// Shift of the venue's price as a part of the price; positive after buying.
    /// @param usual_sigma  long-run standard deviation of the return of one second.
    [[nodiscard]] double shift(double usual_sigma) const;

    /// Adds both memories.
    void add_to(Fingerprint& sum) const { sum.add(hour_).add(half_day_); }

    friend bool operator==(const Impact&, const Impact&) = default;

private:
    double hour_{0};      // signed coins, fading over one hour
    double half_day_{0};  // signed coins, fading over twelve hours
};

/// From the fair price to the two prices of a venue in steps of 200 ms: the price its book lives
/// around (fair, plus a slow basis, plus the learner's impact) and the index, an average over
/// about five seconds that never sees the book.
class Venue {
public:
    /// Five steps make a second.
    static constexpr std::int64_t step_ms = 200;

    /// Opens where `path` is, with index and venue price at exactly its fundamental price.
    /// @param basis_seed  seed of the venue's own small noise.
    Venue(const PairPath& path, std::uint64_t basis_seed);

    /// Moves on by 200 ms.
    void step();

    /// Moves on by a second at once, to the bit where five steps from a whole second lead. Only
    /// from there.
    void second();

    /// True between two seconds of the path, where `second` may go on.
    [[nodiscard]] bool on_whole_second() const { return steps_left_ == 0; }

    /// The price the book lives around, in ticks and parts of ticks.
    [[nodiscard]] double price() const { return price_; }

    /// Half-width in ticks of the band around the middle of the book inside which nobody requotes.
    [[nodiscard]] double quote_band() const { return path_.quote_band(price_); }

    /// Index price, rounded half up to a whole tick.
    [[nodiscard]] Ticks index() const;

    /// Simulated time, UTC milliseconds.
    [[nodiscard]] std::int64_t time_ms() const { return time_ms_; }

    /// How far the fair price moved in the newest whole second, in standard deviations; positive.
    [[nodiscard]] double newest_move() const;

    /// How much the crowd trades just now; 1 is usual.
    [[nodiscard]] double activity() const { return path_.activity(); }

    /// Lets the index average over other times, and the learner's taking leave other traces.
    void set(const Frictions& frictions);

    /// Makes the fair price jump with the next second. @param factor  positive.
    void jump(double factor) { path_.jump(factor); }

    /// Makes the leader's price jump, and this one by its share of that.
    void jump_leader(double factor) { path_.jump_leader(factor); }

    /// Makes the venue's price leave the fair price and come back; the index does not follow.
    /// @param size  part of the price at the tip. @param duration_ms  there and back.
    void wick(double size, std::int64_t duration_ms);

    /// True until the venue's price is back.
    [[nodiscard]] bool wicking() const { return time_ms_ < wick_.end_ms; }

    /// Starts a scripted leg with the next second.
    void steer(const Leg& leg) { path_.steer(leg); }

    /// Starts a scripted leg of the pair that others follow; see PairPath::steer_leader.
    void steer_leader(const Leg& leg) { path_.steer_leader(leg); }

    /// The path that all pairs have in common, up to a second ahead.
    [[nodiscard]] const Path& leader() const { return path_.leader(); }

    /// True until the fair price has reached the end of a leg.
    [[nodiscard]] bool steering() const;

    /// Holds venue price and index at a price; what learners left behind is forgotten.
    void hold(Ticks price);

    /// Lets go of the held price: both move on from there.
    void let_go() { held_.reset(); }

    /// Remembers a learner's taking; see Impact::took.
    void learner_took(Side side, double coins) { impact_.took(side, coins); }

    /// Adds every field that can change.
    void add_to(Fingerprint& sum) const;

    friend bool operator==(const Venue&, const Venue&) = default;

private:
    // A short deviation: up to its tip in two fifths of its time, then back.
    struct Wick {
        double size{0};
        std::int64_t start_ms{0};
        std::int64_t end_ms{0};
        friend bool operator==(const Wick&, const Wick&) = default;
    };

    [[nodiscard]] double deviation() const;
    void begin_second();
    void end_second();
    void see_prices();
    [[nodiscard]] double bridged();
    void stay(Ticks price);

    PairPath path_;  // one second ahead while a second is under way
    Impact impact_;
    Dice basis_dice_;
    std::int64_t time_ms_;
    std::int64_t steps_left_{0};  // until `path_` is reached
    bool in_leg_{false};          // the second under way belongs to a leg
    double fair_;                 // fair price on the way there
    double before_;               // fair price when the newest second began
    double basis_{0};
    Wick wick_;
    double impact_strength_{1};  // relative to the usual
    double index_average_s_{5};
    double price_;
    double index_;
    std::optional<Ticks> held_;
};

}  // namespace mw
