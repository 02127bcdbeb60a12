#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/money.h"
#include "core/rounding.h"

// Numbers read back from what the screen says.

namespace mw {

/// The first number of a shown text, in 1e-8, and how many places it has; nullopt without one.
struct Shown {
    std::int64_t units;
    int places;
};
inline std::optional<Shown> number_in(std::string text) {
    if (const auto worth = text.find("≈ "); worth != std::string::npos) text.erase(0, worth);
    const std::size_t first = text.find_first_of("0123456789");
    if (first == std::string::npos) return std::nullopt;
    const bool negative = text.substr(0, first).ends_with("−");
    std::string digits;
    for (std::size_t i = first; i < text.size(); ++i)
        if (text[i] == '.' || (text[i] >= '0' && text[i] <= '9'))
            digits += text[i];
        else if (text[i] != ',')
            break;
    const std::size_t point = digits.find('.');
    const auto value = read_decimal(digits, 8);
    if (!value) return std::nullopt;
    return Shown{negative ? -*value : *value,
                 point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1)};
}

inline bool is_rounding(Shown shown, std::int64_t units) {
    for (const Cut cut : {Cut::down, Cut::up, Cut::nearest})
        if (cut_to(units, shown.places, cut) == shown.units) return true;
    return false;
}

/// Every number in a text, in order.
inline std::vector<Shown> numbers_in(const std::string& text) {
    std::vector<Shown> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t first = text.find_first_of("0123456789", at);
        if (first == std::string::npos) break;
        at = text.find_first_not_of("0123456789.,", first);
        if (at == std::string::npos) at = text.size();
        if (const auto number = number_in(text.substr(first, at - first))) all.push_back(*number);
    }
    return all;
}

}  // namespace mw
