#pragma once

#include <cstdint>
#include <optional>

#include "core/fingerprint.h"
#include "market/path.h"

namespace mw {

/// Where the path of the pair comes from that all others follow, BTC's.
struct Leader {
    std::uint64_t seed{0};  ///< of its market
    Ticks start_price;      ///< of its market
    PriceRange range{};     ///< of its market
};

/// The path of one pair: a core of its own and, for every pair but BTC's, a copy of BTC's path, of
/// whose return it takes its share every second. The copy is the same to the bit as the path in
/// BTC's own market, because it is made and steered in the same way; so markets need not see each
/// other. Everything is as in Path where it says nothing else.
class PairPath {
public:
    /// A path that follows nobody.
    explicit PairPath(const Path& own) : own_{own} {}

    /// A path that follows another. @param beta  its return when the leader returns 1.
    PairPath(const Path& own, const Path& leader, double beta)
        : own_{own}, leader_{leader}, beta_{beta} {}

    /// Moves on by one second.
    void second() { advance(1); }

    /// Moves on by a longer stretch in one draw.
    void advance(std::int64_t seconds);

    /// Length of the blocks in which volatility is updated.
    void set_block_minutes(std::int64_t minutes);

    /// Starts a leg. Until it is done the pair follows nobody, so that it arrives.
    void steer(const Leg& leg) { own_.steer(leg); }

    /// Starts a leg of the leader, whose returns the pair shares. Nothing when it follows nobody.
    void steer_leader(const Leg& leg);

    /// Keeps prices, and the leader's, in their ranges.
    void keep_inside(const PriceRange& range, const PriceRange& of_leader);

    /// Multiplies the price and the leader's; for joining a history to its end.
    void scale(double factor, double of_leader);

    /// Multiplies the price alone: a jump of this pair.
    void jump(double factor) { own_.scale(factor); }

    /// Multiplies the leader's price, and this one as the leader's return means. Nothing when it
    /// follows nobody.
    void jump_leader(double factor);

    /// Places the price alone exactly: it is held.
    void place_at(double price_ticks) { own_.place_at(price_ticks); }

    /// Places the price and the leader's exactly.
    void place_at(double price_ticks, double of_leader);

    /// The path that all pairs have in common: the leader's, or its own when it follows nobody.
    [[nodiscard]] const Path& leader() const { return leader_ ? *leader_ : own_; }

    /// The nearest price inside the range.
    [[nodiscard]] double inside(double price_ticks) const { return own_.inside(price_ticks); }

    /// True until the last second of a leg of its own is done.
    [[nodiscard]] bool steering() const { return own_.steering(); }

    /// Simulated time, UTC milliseconds.
    [[nodiscard]] std::int64_t time_ms() const { return own_.time_ms(); }

    /// The fundamental price; the index follows it.
    [[nodiscard]] double fundamental() const { return own_.fundamental(); }

    /// What the venue deals around.
    [[nodiscard]] double fair() const { return own_.fair(); }

    /// Standard deviation of the return of one second just now.
    [[nodiscard]] double sigma() const { return own_.sigma(); }

    /// Long-run standard deviation of the return of one second.
    [[nodiscard]] double usual_sigma() const { return own_.usual_sigma(); }

    /// How much is traded just now.
    [[nodiscard]] double activity() const { return own_.activity(); }

    /// Trading in the newest whole block, per minute.
    [[nodiscard]] double traded() const { return own_.traded(); }

    /// Half-width in ticks of the band in which quotes stay where they are.
    [[nodiscard]] double quote_band(double price_ticks) const {
        return own_.quote_band(price_ticks);
    }

    /// Adds every field that can change.
    void add_to(Fingerprint& sum) const;

    friend bool operator==(const PairPath&, const PairPath&) = default;

private:
    Path own_;
    std::optional<Path> leader_;
    double beta_{0};
};

}  // namespace mw
