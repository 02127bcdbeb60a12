#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "explain/desk.h"

namespace mw::app {

/// How many there are.
inline constexpr std::size_t preference_count = 18;

/// So many of them, the first, are how everything looks and is reached: theme, palette, size and
/// keys. A lesson takes only these over; all else in it begins as the lesson was written.
inline constexpr std::size_t look_count = 4;

/// And so many are chosen in Settings, in a lesson too.
inline constexpr std::size_t setting_count = 5;

/// What the learner chose for themselves and finds again at the next visit: how the page looks,
/// whether orders are confirmed, what the chart shows, pairs with a star. Numbers, each within its
/// bounds. Never a part of a run: the exchange does not know them.
using Preferences = std::array<std::uint32_t, preference_count>;

/// What a desk has of them.
Preferences preferences_of(const explain::Desk& desk);

/// Puts those from `first` to before `last` on a desk.
void prefer(const Preferences& preferences, explain::Desk& desk, std::size_t first,
            std::size_t last);

/// Writes what differs from a fresh desk as lines of plain text, with a version and a checksum.
std::string write_preferences(const Preferences& preferences);

/// Reads them. What is not known, or cannot be, is as on a fresh desk; damaged text and that of
/// another version is not used at all: nullopt.
std::optional<Preferences> read_preferences(std::string_view text);

/// Name under which the page keeps them.
inline constexpr std::string_view preferences_key = "marginwalk.preferences";

}  // namespace mw::app
