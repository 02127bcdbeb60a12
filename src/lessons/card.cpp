#include "lessons/card.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

constexpr std::size_t card_fields = 7;
constexpr std::size_t largest_tracks = 16'384;
constexpr std::size_t most_tracks = 20;
constexpr std::array<std::string_view, 4> track_keywords = {"track", "title", "about", "lessons"};

bool read_count(std::string_view text, int& count) { return read_whole(text, count) && count >= 0; }

std::vector<std::string_view> cut_at_tabs(std::string_view line) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        parts.push_back(line.substr(0, at = line.find('\t')));
        if (at != std::string_view::npos) line.remove_prefix(at + 1);
    }
    return parts;
}

/// Takes one line in. @return a sentence when it makes no sense, else empty.
std::string take_track_line(std::string_view line, std::vector<Track>& tracks,
                            std::span<const std::string> known) {
    const std::string_view keyword = line.substr(0, line.find_first_of(" \t"));
    const std::string_view text = trimmed(line.substr(keyword.size()));
    if (!std::ranges::contains(track_keywords, keyword))
        return unknown("keyword", keyword, track_keywords);
    if (text.empty()) return std::string{keyword} + " needs a text";
    if (keyword == "track") {
        if (!is_id(text)) return "a track's id has small letters, digits and - only";
        tracks.emplace_back().id = text;
        return {};
    }
    if (tracks.empty()) return std::string{keyword} + " belongs to a track; none has begun";
    Track& track = tracks.back();
    if (keyword == "title") track.title = text;
    if (keyword == "about") track.about = text;
    if (keyword != "lessons") return fault_of_text(text);
    for (const std::string_view id : words_in(text)) {
        const std::vector<std::string_view> ids{known.begin(), known.end()};
        if (!std::ranges::contains(ids, id)) return unknown("lesson", id, ids);
        track.lessons.emplace_back(id);
    }
    return {};
}

}  // namespace

Card card_of(const Lesson& lesson) {
    return {lesson.file,    lesson.id,      lesson.title,
            lesson.about,   lesson.minutes, static_cast<int>(lesson.steps.size()),
            lesson.scenario};
}

std::vector<Card> read_cards(std::string_view text) {
    std::vector<Card> cards;
    while (!text.empty()) {
        const auto parts = cut_at_tabs(take_line(text));
        Card card;
        if (parts.size() != card_fields || !is_id(parts[1]) ||
            !read_count(parts[3], card.minutes) || !read_count(parts[4], card.steps))
            continue;
        card.file = parts[0];
        card.id = parts[1];
        card.scenario = parts[2] == "scenario";
        card.title = parts[5];
        card.about = parts[6];
        cards.push_back(std::move(card));
    }
    return cards;
}

TrackReading read_tracks(std::string_view file, std::string_view text,
                         std::span<const std::string> known) {
    TrackReading reading;
    if (text.size() > largest_tracks) {
        reading.faults.push_back({std::string{file}, 1, "the file is larger than 16 kB"});
        return reading;
    }
    int line = 0;
    while (!text.empty()) {
        const std::string_view words = trimmed(without_comment(take_line(text)));
        ++line;
        if (words.empty()) continue;
        if (std::string fault = take_track_line(words, reading.tracks, known); !fault.empty())
            reading.faults.push_back({std::string{file}, line, std::move(fault)});
        if (reading.tracks.size() > most_tracks) {
            reading.faults.push_back({std::string{file}, line, "these are too many tracks"});
            break;
        }
    }
    return reading;
}

}  // namespace mw::lessons
