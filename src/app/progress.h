#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/protocol.h"
#include "explain/museum.h"

namespace mw::app {

/// How a lesson ended.
struct Result {
    std::string lesson;  ///< id
    int score{0};        ///< 0 to 100
    bool independent{false};
    friend bool operator==(const Result&, const Result&) = default;
};

/// Whether one result is worth more than another: by points, then done alone.
bool is_better(const Result& result, const Result& than);

/// Keeps the better one of each lesson.
void add_result(std::vector<Result>& results, const Result& result);

/// What is kept across reloads: the run as (seed, commands), where the lesson stood, and how
/// lessons ended.
struct Progress {
    std::string lesson;  ///< id; empty for free practice
    std::uint64_t seed{0};
    std::size_t step{0};  ///< counted from 0
    int speed{60};
    std::vector<Command> log;
    std::string notes;                 ///< of the lesson's player, lines
    std::vector<Result> results;       ///< the best of each lesson that was done
    std::string language{"en"};        ///< tag of what the page speaks
    std::vector<explain::Met> met;     ///< refusals, newest first
    std::vector<std::string> reached;  ///< ids of practice goals
    std::string goal;                  ///< id of the one that is watched; empty: none
    std::string goal_notes;            ///< of its player, lines
    bool running{false};               ///< false: only `results` mean anything
};

/// Whether a text could be a language's tag: two or three small letters.
bool is_language_tag(std::string_view text);

/// Writes progress as lines of plain text, with a version and a checksum.
std::string write_progress(const Progress& progress);

/// Reads saved progress. Nullopt when it is damaged, of another version or not ours.
std::optional<Progress> read_progress(std::string_view text);

/// Name under which the page keeps it.
inline constexpr std::string_view progress_key = "marginwalk.progress";

}  // namespace mw::app
