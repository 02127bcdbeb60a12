#include "core/money.h"

#include "core/check.h"

namespace mw {
namespace {

struct AssetNames {
    std::string_view ticker;
    std::string_view full_name;
};

constexpr std::array<AssetNames, asset_count> asset_names = {{
    {"USDT", "TetherUS"},
    {"BTC", "Bitcoin"},
    {"ETH", "Ethereum"},
    {"BNB", "BNB"},
    {"SOL", "Solana"},
    {"ADA", "Cardano"},
}};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view ticker_of(Asset asset) { return asset_names[index_of(asset)].ticker; }

std::string_view full_name_of(Asset asset) { return asset_names[index_of(asset)].full_name; }

std::optional<Asset> asset_named(std::string_view ticker) {
    for (const Asset asset : all_assets)
        if (ticker_of(asset) == ticker) return asset;
    return std::nullopt;
}

std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t c, Round round) {
    MW_CHECK(a >= 0 && b >= 0 && c > 0, "a rounding direction has a meaning for plain counts only");
    std::int64_t small = 0;
    if (!__builtin_mul_overflow(a, b, &small))  // the usual case, much faster in WebAssembly
        return small / c + (round == Round::up && small % c != 0 ? 1 : 0);
    const auto wide = static_cast<unsigned __int128>(a) * static_cast<unsigned __int128>(b);
    const auto divisor = static_cast<unsigned __int128>(c);
    const unsigned __int128 extra = round == Round::up && wide % divisor != 0 ? 1 : 0;
    const unsigned __int128 result = wide / divisor + extra;
    MW_CHECK(result <= static_cast<unsigned __int128>(INT64_MAX), "a result must fit in 64 bits");
    return static_cast<std::int64_t>(result);
}

std::int64_t checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    MW_CHECK(!__builtin_add_overflow(a, b, &sum), "a sum must fit in 64 bits");
    return sum;
}

std::int64_t checked_sub(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    MW_CHECK(!__builtin_sub_overflow(a, b, &difference), "a difference must fit in 64 bits");
    return difference;
}

Amount operator+(Amount a, Amount b) {
    MW_CHECK(a.asset == b.asset, "amounts of two coins cannot be added");
    return {a.asset, checked_add(a.units, b.units)};
}

Amount operator-(Amount a, Amount b) {
    MW_CHECK(a.asset == b.asset, "amounts of two coins cannot be subtracted");
    return {a.asset, checked_sub(a.units, b.units)};
}

std::strong_ordering operator<=>(const Amount& a, const Amount& b) {
    MW_CHECK(a.asset == b.asset, "amounts of two coins cannot be compared");
    return a.units <=> b.units;
}

Amount value_of(Amount base, Price price, Asset quote, Round round) {
    MW_CHECK(price.units > 0, "a price is always positive");
    return {quote, mul_div(base.units, price.units, one, round)};
}

Amount times(Amount amount, Ratio ratio, Round round) {
    return {amount.asset, mul_div(amount.units, ratio.units, one, round)};
}

std::expected<std::int64_t, NumberFault> read_decimal(std::string_view text, int max_decimals) {
    if (text.empty()) return std::unexpected(NumberFault::empty);
    std::int64_t units = 0;
    int decimals = -1;  // digits seen after the point; -1 while before it
    bool any_digit = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (c == ',' && decimals < 0 && i > 0 && i + 1 < text.size() &&
                   is_digit(text[i - 1]) && is_digit(text[i + 1])) {
            continue;
        } else if (!is_digit(c)) {
            return std::unexpected(NumberFault::not_a_number);
        } else {
            any_digit = true;
            if (decimals >= 0 && ++decimals > max_decimals)
                return std::unexpected(NumberFault::too_many_decimals);
            if (__builtin_mul_overflow(units, std::int64_t{10}, &units) ||
                __builtin_add_overflow(units, std::int64_t{c - '0'}, &units))
                return std::unexpected(NumberFault::too_large);
        }
    }
    if (!any_digit) return std::unexpected(NumberFault::not_a_number);
    for (int i = decimals < 0 ? 0 : decimals; i < 8; ++i)
        if (__builtin_mul_overflow(units, std::int64_t{10}, &units))
            return std::unexpected(NumberFault::too_large);
    return units;
}

std::string write_decimal(std::int64_t units, int places) {
    MW_CHECK(places >= 0 && places <= 8, "a decimal has 0 to 8 places");
    // unsigned negation is defined for the most negative value too
    const std::uint64_t size =
        units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    std::string digits = std::to_string(size);
    if (digits.size() < 9) digits.insert(0, 9 - digits.size(), '0');
    const std::size_t point = digits.size() - 8;
    std::string text = digits.substr(0, point);
    if (places > 0) text += "." + digits.substr(point, static_cast<std::size_t>(places));
    const bool shows_zero = text.find_first_not_of("0.") == std::string::npos;
    return units < 0 && !shows_zero ? "-" + text : text;
}

std::string write_shortest(std::int64_t units) {
    std::string text = write_decimal(units, 8);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace mw
