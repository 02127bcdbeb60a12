#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace mw {

/// Sums a state up in 64 bits, the same natively and in WebAssembly. Feed fields one by one, in
/// a fixed order; never whole structs, whose padding is not part of the value.
class Fingerprint {
public:
    /// Adds a whole number, an enumerator or a bool.
    template <typename T>
        requires(std::is_integral_v<T> || std::is_enum_v<T>)
    constexpr Fingerprint& add(T value) {
        return word(static_cast<std::uint64_t>(value));
    }

    /// Adds the exact bits of a price-process number.
    template <typename T>
        requires std::is_floating_point_v<T>
    constexpr Fingerprint& add(T value) {
        static_assert(sizeof(T) == sizeof(std::uint64_t));
        return word(std::bit_cast<std::uint64_t>(value));
    }

    /// Adds a text with its length.
    constexpr Fingerprint& add(std::string_view text) {
        word(text.size());
        for (const char c : text) word(static_cast<unsigned char>(c));
        return *this;
    }

    /// The sum so far.
    [[nodiscard]] constexpr std::uint64_t value() const { return sum_; }

private:
    constexpr Fingerprint& word(std::uint64_t w) {
        sum_ ^= w + 0x9e3779b97f4a7c15ULL + (sum_ << 6U) + (sum_ >> 2U);
        sum_ = (sum_ ^ (sum_ >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        sum_ ^= sum_ >> 27U;
        return *this;
    }

    std::uint64_t sum_{0x6d617267696e7761ULL};
};

}  // namespace mw
