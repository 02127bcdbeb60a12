#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/refusals.h"

// The error museum: every refusal there is, with what the learner has met of them.

namespace mw::explain {

/// How often a refusal was met.
struct Met {
    Refusal refusal{};
    int times{1};             ///< 1 to most_times
    std::int64_t last_ms{0};  ///< simulated time of the last
    std::string said;         ///< its sentence then, at most most_said bytes; one line
    friend bool operator==(const Met&, const Met&) = default;
};

/// Meetings are counted to here.
inline constexpr int most_times = 9'999;

/// Bytes that are kept of a sentence.
inline constexpr std::size_t most_said = 240;

/// Notes one more meeting; the list keeps the newest first, each refusal once.
void add_met(std::vector<Met>& met, Refusal refusal, std::int64_t time_ms, std::string_view said);

/// What a refusal means and how to put it right, each in one or two short sentences.
struct Exhibit {
    std::string_view meaning;
    std::string_view fix;
};

/// The words of a refusal.
Exhibit exhibit_of(Refusal refusal);

/// One frame on the wall.
struct MuseumRow {
    Refusal refusal{};
    std::string code;  ///< "-11008"
    std::string name;  ///< "Over borrow limit"
    bool met{false};
    std::string said;     ///< what it said last; empty when it was not met
    std::string meaning;  ///< empty when it was not met
    std::string fix;      ///< empty when it was not met
    std::string when;     ///< "Met twice, last on 2 Mar 2026 10:42", or "Not met yet"
};

/// The museum: those that were met first, newest first, then the empty frames.
struct MuseumView {
    std::string count;  ///< "7 of 38 met"
    float share{0};     ///< 0..1
    std::vector<MuseumRow> rows;
};

/// Builds it.
MuseumView museum_view(std::span<const Met> met);

}  // namespace mw::explain
