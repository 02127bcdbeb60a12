#pragma once

#include <string_view>
#include <vector>

namespace mw {

/// The text without spaces, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

/// The words of a line: what stands between spaces and tabs.
std::vector<std::string_view> words_in(std::string_view line);

/// Takes the first line off a text, without its end ("\n" or "\r\n").
std::string_view take_line(std::string_view& text);

}  // namespace mw
