#include "ui/line_breaks.h"

#include <algorithm>
#include <array>

namespace mw::ui {
namespace {

/// Bytes of the sign at a place.
std::size_t length_at(std::string_view words, std::size_t at) {
    std::size_t end = at + 1;
    while (is_inside_sign(words, end)) ++end;
    return end - at;
}

/// Code point of a sign of three bytes; 0 for others, which no script without blanks has.
unsigned code_at(std::string_view words, std::size_t at) {
    if (at + 2 >= words.size()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(words[at + i]); };
    if ((byte(0) & 0xF0U) != 0xE0U) return 0;
    return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

/// Signs of scripts that are written without blanks: a line may end behind each.
bool is_wide(unsigned code) { return code >= 0x2E80; }

/// Closing signs of such scripts stay with what they close.
bool closes(unsigned code) {
    constexpr std::array<unsigned, 15> signs = {0x201D, 0x3001, 0x3002, 0x300B, 0x300D,
                                                0x3011, 0x3015, 0xFF01, 0xFF09, 0xFF0C,
                                                0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF05};
    return std::ranges::contains(signs, code);
}

/// Opening signs of such scripts stay with what they open.
bool opens(unsigned code) {
    constexpr std::array<unsigned, 5> signs = {0x201C, 0x300A, 0x300C, 0x3010, 0xFF08};
    return std::ranges::contains(signs, code);
}

}  // namespace

bool is_inside_sign(std::string_view words, std::size_t at) {
    return at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80;
}

std::size_t first_sentence(std::string_view words) {
    constexpr std::string_view wide_stop = "。";
    const std::size_t narrow = words.find(". ");
    const std::size_t wide = words.find(wide_stop);
    if (wide < narrow) return wide + wide_stop.size();
    return narrow == std::string_view::npos ? words.size() : narrow + 1;
}

std::size_t end_of_piece(std::string_view words, std::size_t at) {
    std::size_t end = at;
    while (opens(code_at(words, end))) end += length_at(words, end);
    if (is_wide(code_at(words, end))) {
        do end += length_at(words, end);
        while (closes(code_at(words, end)));
        return end;
    }
    while (end < words.size() && words[end] != ' ' && words[end] != '\n' &&
           !words.substr(end).starts_with("**") && !is_wide(code_at(words, end)))
        ++end;
    while (closes(code_at(words, end))) end += length_at(words, end);
    return end;
}

bool breaks_between(std::string_view before, std::string_view piece) {
    const unsigned first = code_at(piece, 0);
    if (closes(first)) return false;
    std::size_t last = before.size();
    while (last > 0 && is_inside_sign(before, last - 1)) --last;
    const unsigned code = last > 0 ? code_at(before, last - 1) : 0;
    return !opens(code) && (is_wide(first) || is_wide(code));
}

}  // namespace mw::ui
