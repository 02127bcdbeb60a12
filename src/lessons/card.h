#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.h"

namespace mw::lessons {

/// What a list of lessons shows of one; enough until somebody starts it.
struct Card {
    std::string file;  ///< name under which its text can be had
    std::string id;
    std::string title;
    std::string about;
    int minutes{0};
    int steps{0};
    bool scenario{false};
};

/// The card of a lesson.
Card card_of(const Lesson& lesson);

/// Reads a list of cards: a line each, with tabs between file, id, "lesson" or "scenario", minutes,
/// steps, title and about. Lines that make no sense are left out. scripts/make-site.py writes it.
std::vector<Card> read_cards(std::string_view text);

/// Lessons that belong together, in order.
struct Track {
    std::string id;
    std::string title;
    std::string about;
    std::vector<std::string> lessons;  ///< ids
};

/// Tracks and what is wrong with their file.
struct TrackReading {
    std::vector<Track> tracks;
    std::vector<Fault> faults;
};

/// Reads a file of tracks: for each `track ID`, `title`, `about` and `lessons ID ID …`. Bounded: at
/// most 16 kB, 20 tracks.
/// @param file  name for messages only. @param known  ids of the lessons there are.
TrackReading read_tracks(std::string_view file, std::string_view text,
                         std::span<const std::string> known);

}  // namespace mw::lessons
