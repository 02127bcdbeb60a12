#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/protocol.h"

namespace mw::app {

/// What is kept across reloads: the run as (seed, commands), where the lesson stood, and which
/// lessons were finished.
struct Progress {
    std::string lesson;  ///< id; empty for free practice
    std::uint64_t seed{0};
    std::size_t step{0};  ///< counted from 0
    int speed{60};
    std::vector<Command> log;
    std::vector<std::string> finished;  ///< ids of lessons done at least once
    bool running{false};                ///< false: only `finished` means anything
};

/// Writes progress as lines of plain text, with a version and a checksum.
std::string write_progress(const Progress& progress);

/// Reads saved progress. Nullopt when it is damaged, of another version or not ours.
std::optional<Progress> read_progress(std::string_view text);

/// Name under which the page keeps it.
inline constexpr std::string_view progress_key = "marginwalk.progress";

}  // namespace mw::app
