#pragma once

#include <charconv>
#include <string_view>
#include <vector>

namespace mw {

/// The text without spaces, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

/// The words of a line: what stands between spaces and tabs.
std::vector<std::string_view> words_in(std::string_view line);

/// Takes the first line off a text, without its end ("\n" or "\r\n").
std::string_view take_line(std::string_view& text);

/// Reads a whole number with nothing before or behind it, below 0 only where the type can be.
/// @return false when the text is none, or one that does not fit; the value is of no use then.
template <typename T>
bool read_whole(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace mw
