// Whatever stands in a file, reading it ends with faults and nothing else.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

std::string random_bytes(Dice& dice, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(dice.below(256));
    return text;
}

/// A position or length below a bound.
std::size_t any_size(Dice& dice, std::size_t below) {
    return static_cast<std::size_t>(dice.below(below));
}

/// A piece of the text's own, so that much of it stays meaningful.
std::string_view any_piece(Dice& dice, std::string_view text) {
    const std::size_t at = any_size(dice, text.size());
    return text.substr(at, any_size(dice, 60));
}

/// The text after a few cuts, insertions and changed letters.
std::string mutated(Dice& dice, std::string text) {
    const std::uint64_t changes = dice.below(8) + 1;
    for (std::uint64_t i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = any_size(dice, text.size());
        switch (dice.below(4)) {
            case 0: text.erase(at, any_size(dice, 30)); break;
            case 1: text.insert(at, std::string{any_piece(dice, text)}); break;
            case 2: text[at] = static_cast<char>(dice.below(256)); break;
            default: text.resize(at); break;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("random bytes are no lesson") {
    Dice dice{1, Stream::test};
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        const Reading reading = read_lesson("bytes", random_bytes(dice, any_size(dice, 2'000)));
        CHECK(!reading.faults.empty());
        CHECK(reading.faults.size() <= 50);
    }
}

TEST_CASE("a damaged lesson is read to its end, and says where it is damaged") {
    const std::string walk = text_of_file("lessons/first-walk.lesson");
    REQUIRE(!walk.empty());
    Dice dice{2, Stream::test};
    int with_faults = 0;
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        const std::string text = mutated(dice, walk);
        const Reading reading = read_lesson("walk", text);
        const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
        for (const mw::lessons::Fault& fault : reading.faults) {
            CHECK(fault.line >= 1);
            CHECK(fault.line <= lines);
            CHECK(!fault.message.empty());
        }
        if (!reading.faults.empty()) ++with_faults;
    }
    CHECK(with_faults > 100);
}

TEST_CASE("what can be read can be played, however senseless") {
    const std::string refusals = text_of_file("tests/scenarios/refusals.lesson");
    Dice dice{3, Stream::test};
    int played = 0;
    for (int i = 0; i < 400; ++i) {
        CAPTURE(i);
        Reading reading = read_lesson("walk", mutated(dice, refusals));
        if (!reading.faults.empty()) continue;
        reading.lesson.world.history_days = 1;
        const Rehearsal rehearsal = rehearse(reading.lesson, 1);
        CHECK((rehearsal.completed || !rehearsal.faults.empty()));
        ++played;
    }
    CHECK(played > 0);
}

TEST_CASE("predicates, acts and commands survive any line") {
    const std::string walk = text_of_file("lessons/first-walk.lesson");
    Dice dice{4, Stream::test};
    for (int i = 0; i < 2'000; ++i) {
        CAPTURE(i);
        std::string line{any_piece(dice, walk)};
        if (dice.below(3) == 0) line = random_bytes(dice, any_size(dice, 80));
        if (const auto read = read_predicate(line); !read) CHECK(!read.error().empty());
    }
    CHECK(!read_predicate(std::string(60'000, '(')));
    std::string deep;
    for (int i = 0; i < 20'000; ++i) deep += "any(";
    CHECK(!read_predicate(deep));
}
