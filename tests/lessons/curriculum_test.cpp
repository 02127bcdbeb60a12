// The eighteen lessons: each is whole, can be read by a beginner, and is played to 100 points.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "lessons/card.h"
#include "lessons/score.h"
#include "lessons/translation.h"
#include "support/lessons.h"
#include "support/parallel.h"
#include "support/slow.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr std::size_t most_seeds = is_slow_build ? 1 : 20;

/// L01 to L18, in order.
std::vector<std::string> curriculum() {
    std::vector<std::string> files = lesson_files("lessons");
    std::erase_if(files, [](const std::string& file) { return !file.starts_with("lessons/l"); });
    return files;
}

/// Whether there is a wrong turn to take: not where one only reads, or guesses.
bool can_go_wrong(const Step& step) {
    const bool guesses = step.question && std::holds_alternative<Prediction>(step.question->kind);
    return ticks_by_itself(step) && !(guesses && step.done.empty());
}

/// Numbers that the venue may change, where a text repeats them.
constexpr std::array guarded = {"1.111", "1.10", "1.05", "0.1%", "0.001%"};

/// Lines of a file that a learner reads.
std::string words_of(std::string_view text) {
    constexpr std::array keywords = {"say",    "why",   "hint",   "text",    "explain", "mistake",
                                     "choice", "right", "remark", "debrief", "about",   "title"};
    std::string words;
    bool reads = false;
    bool before_arrow = false;  // what a mistake or a remark looks at is not read
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty() && line[0] != ' ') {
            const std::string_view keyword = line.substr(0, line.find(' '));
            reads = std::ranges::contains(keywords, keyword);
            before_arrow = keyword == "mistake" || keyword == "remark";
        }
        std::string_view read = line;
        if (before_arrow) {
            const std::size_t arrow = line.find("->");
            before_arrow = arrow == std::string_view::npos;
            read = before_arrow ? std::string_view{} : line.substr(arrow);
        }
        if (reads) words += std::string{read} + "\n";
    }
    return words;
}

}  // namespace

TEST_CASE("curriculum: eighteen lessons, numbered as they are taught") {
    const auto files = curriculum();
    REQUIRE(files.size() == 18);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string number = (i < 9 ? "l0" : "l") + std::to_string(i + 1) + "-";
        CHECK(files[i].starts_with("lessons/" + number));
        CHECK(lesson_in_file(files[i]).id.starts_with(number));
    }
}

TEST_CASE("curriculum: every lesson asks, watches conduct, explains, hints and answers slips") {
    for (const std::string& file : curriculum()) {
        const Lesson lesson = lesson_in_file(file);
        CAPTURE(file);
        CHECK(!lesson.conduct.empty());
        CHECK(std::ranges::any_of(lesson.steps,
                                  [](const Step& s) { return s.question.has_value(); }));
        CHECK(lesson.minutes >= 4);
        for (const Step& step : lesson.steps) {
            CAPTURE(step.id);
            CHECK(step.hints.size() == 2);
            CHECK(!step.why.empty());
            CHECK(!step.points.empty());
            if (can_go_wrong(step)) CHECK(!step.slips.empty());
        }
    }
}

TEST_CASE("curriculum: a number of the venue in a text is guarded by a number line") {
    for (const std::string& file : curriculum()) {
        const std::string text = text_of_file(file);
        const std::string words = words_of(text);
        for (const std::string_view number : guarded) {
            CAPTURE(file);
            CAPTURE(number);
            if (!words.contains(number)) continue;
            std::string_view plain = number;
            if (plain.ends_with('%')) plain.remove_suffix(1);
            CHECK(text.contains("\nnumber    " + std::string{plain} + " = "));
        }
    }
}

TEST_CASE("curriculum: each lesson is played to 100 by its own solution, on many seeds") {
    for (const std::string& file : curriculum()) {
        const Lesson lesson = lesson_in_file(file);
        CAPTURE(file);
        const auto runs =
            in_parallel(most_seeds, [&](std::size_t i) { return rehearse(lesson, i + 1); });
        for (std::size_t i = 0; i < runs.size(); ++i) {
            CAPTURE(i + 1);
            for (const Fault& fault : runs[i].faults)
                FAIL_CHECK(fault.line << ": " << fault.message);
            CHECK(runs[i].completed);
            CHECK(runs[i].score == 100);
        }
    }
}

TEST_CASE("curriculum: without one line of its solution a lesson does not complete") {
    for (const std::string& file : curriculum()) {
        const Lesson lesson = lesson_in_file(file);
        CAPTURE(file);
        // the last act of a step that ticks by itself is what it waits for
        const auto found = std::ranges::find_if(
            lesson.steps, [](const Step& step) { return ticks_by_itself(step); });
        REQUIRE(found != lesson.steps.end());
        Lesson damaged = lesson;
        Step& step = damaged.steps[static_cast<std::size_t>(found - lesson.steps.begin())];
        step.solution.pop_back();
        step.slips.clear();
        CHECK_FALSE(rehearse(damaged, 1).completed);
    }
}

TEST_CASE("curriculum: every track leads through lessons there are, and one through all") {
    std::vector<std::string> known;
    for (const std::string& file : curriculum()) known.push_back(lesson_in_file(file).id);
    const TrackReading reading =
        read_tracks("tracks.txt", text_of_file("lessons/tracks.txt"), known);
    for (const Fault& fault : reading.faults) FAIL_CHECK(fault.line << ": " << fault.message);
    REQUIRE(reading.tracks.size() == 5);
    for (const Track& track : reading.tracks) {
        CHECK(!track.title.empty());
        CHECK(!track.about.empty());
    }
    CHECK(reading.tracks.back().lessons == known);
}
