#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

/// A coin. More coins are more rows of `all_assets`.
enum class Asset : std::uint8_t { usdt, btc, eth, bnb, sol, ada };

/// Every coin, in the order in which tables and fingerprints list them.
inline constexpr std::array all_assets = {Asset::usdt, Asset::btc, Asset::eth,
                                          Asset::bnb,  Asset::sol, Asset::ada};

/// How many coins there are; for arrays indexed by `index_of`.
inline constexpr std::size_t asset_count = all_assets.size();

/// Place of a coin in arrays of `asset_count`.
constexpr std::size_t index_of(Asset asset) { return static_cast<std::size_t>(asset); }

/// Ticker of a coin, such as "BTC".
std::string_view ticker_of(Asset asset);

/// Full name of a coin, such as "Bitcoin".
std::string_view full_name_of(Asset asset);

/// The coin with this ticker (upper case), or nullopt.
std::optional<Asset> asset_named(std::string_view ticker);

/// Who keeps the odd unit when a division leaves one. No default: the caller decides.
enum class Round : std::uint8_t { down, up };

/// Units in one whole: every amount, price and ratio counts 1e-8.
inline constexpr std::int64_t one = 100'000'000;

/// a * b / c with a 128-bit intermediate.
/// @param a,b  not negative; c positive. A result beyond int64 is a bug and stops the program.
std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t c, Round round);

/// Sum that stops the program when it leaves int64.
std::int64_t checked_add(std::int64_t a, std::int64_t b);

/// Difference that stops the program when it leaves int64.
std::int64_t checked_sub(std::int64_t a, std::int64_t b);

/// An exact quantity of one coin in 1e-8 units (1 BTC is 100'000'000). May be negative only
/// where a difference is meant. Mixing two coins is a bug and stops the program.
struct Amount {
    Asset asset{};          ///< which coin
    std::int64_t units{0};  ///< 1e-8 of a coin

    friend bool operator==(const Amount&, const Amount&) = default;
    friend Amount operator+(Amount a, Amount b);
    friend Amount operator-(Amount a, Amount b);
    friend std::strong_ordering operator<=>(const Amount& a, const Amount& b);
    Amount& operator+=(Amount other) { return *this = *this + other; }
    Amount& operator-=(Amount other) { return *this = *this - other; }
};

/// Quote units (1e-8) for one whole base coin: 60'000 USDT per BTC is 6'000'000'000'000.
struct Price {
    std::int64_t units{0};  ///< 1e-8 of the quote coin
    friend auto operator<=>(const Price&, const Price&) = default;
};

/// A bare number scaled by 1e-8: a margin level of 1.5 is 150'000'000.
struct Ratio {
    std::int64_t units{0};  ///< 1e-8
    friend auto operator<=>(const Ratio&, const Ratio&) = default;
};

/// A price counted in the pair's own tick; what a book and candles hold.
struct Ticks {
    std::int64_t count{0};  ///< number of ticks
    friend auto operator<=>(const Ticks&, const Ticks&) = default;
};

/// A quantity counted in the pair's own lot step; what a book and candles hold.
struct Lots {
    std::int64_t count{0};  ///< number of lot steps
    friend auto operator<=>(const Lots&, const Lots&) = default;
};

/// Worth of `base` in the quote coin at `price`.
/// @param base  not negative. @param price  positive.
Amount value_of(Amount base, Price price, Asset quote, Round round);

/// `amount` times a ratio that is not negative (a fee rate, a loan rate).
Amount times(Amount amount, Ratio ratio, Round round);

/// What is wrong with a number a person typed.
enum class NumberFault : std::uint8_t {
    empty,              ///< nothing typed
    not_a_number,       ///< something else than digits and one point
    too_many_decimals,  ///< finer than the field allows
    too_large,          ///< beyond what can be counted
};

/// Reads a decimal such as "0.10" or "1,000.5" into 1e-8 units. Commas between digits are
/// ignored; no sign, no exponent, no space inside.
/// @param max_decimals  0..8; more digits after the point are a fault, never cut off.
std::expected<std::int64_t, NumberFault> read_decimal(std::string_view text, int max_decimals);

/// Writes 1e-8 units plainly: "-0.10000000". Digits beyond `places` are cut toward zero, so
/// callers who must not understate round before they come here.
/// @param places  0..8 digits after the point.
std::string write_decimal(std::int64_t units, int places);

/// Like write_decimal with 8 places, without trailing zeros: "0.1", "60600".
std::string write_shortest(std::int64_t units);

}  // namespace mw
