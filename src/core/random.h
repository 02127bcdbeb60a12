#pragma once

#include <cstdint>

namespace mw {

/// What a stream of random numbers is for. One stream per purpose: a draw added to one never
/// disturbs another, so an order placed by the learner cannot change tomorrow's price.
enum class Stream : std::uint8_t {
    volatility,
    price,
    jumps,
    shocks,
    volume,
    script,
    basis,
    flow,
    history,
    test,
    rates,
    pairs,
    candles,
};

/// Counter-based random numbers: draw n of a stream depends on seed, purpose and n alone.
/// A plain value: copy it and both copies give the same numbers.
class Dice {
public:
    /// @param seed  any value. @param stream  what the numbers are for.
    constexpr Dice(std::uint64_t seed, Stream stream)
        : key_{mix(seed ^ (0x9e3779b97f4a7c15ULL * (static_cast<std::uint64_t>(stream) + 1)))} {}

    /// The next 64 random bits.
    constexpr std::uint64_t bits() { return mix(key_ + 0x9e3779b97f4a7c15ULL * ++count_); }

    /// Leaves out this many draws, as if they had been taken.
    constexpr void pass(std::uint64_t draws) { count_ += draws; }

    /// A whole number in [0, below). @param below  positive.
    constexpr std::uint64_t below(std::uint64_t below) {
        return static_cast<std::uint64_t>(
            (static_cast<unsigned __int128>(bits()) * static_cast<unsigned __int128>(below)) >>
            64U);
    }

    /// True `per_million` times in a million. @param per_million  0..1'000'000.
    constexpr bool chance(std::uint64_t per_million) { return below(1'000'000) < per_million; }

    /// How many draws were taken; for fingerprints.
    [[nodiscard]] constexpr std::uint64_t count() const { return count_; }

    friend constexpr bool operator==(const Dice&, const Dice&) = default;

private:
    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every
    /// output bit.
    static constexpr std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }

    std::uint64_t key_;
    std::uint64_t count_{0};
};

}  // namespace mw
