#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mw::app {

/// Text that the page keeps across reloads: a title with its version, a checksum, and lines.
std::string sealed(std::string_view title, std::string_view body);

/// The lines of such a text. Nullopt when it is damaged, or its title is another.
std::optional<std::string_view> unsealed(std::string_view title, std::string_view text);

/// A line "name value" in its two parts; without a blank the value is empty.
struct NamedValue {
    std::string_view name;
    std::string_view value;
};

/// Splits a line at its first blank.
NamedValue split_line(std::string_view line);

}  // namespace mw::app
