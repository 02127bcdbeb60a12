#include "core/text.h"

#include <doctest/doctest.h>

using mw::take_line;
using mw::trimmed;
using mw::words_in;

TEST_CASE("blanks around a text are taken off, those inside stay") {
    CHECK(trimmed("  two words \t\r\n") == "two words");
    CHECK(trimmed(" \t ").empty());
    CHECK(trimmed("").empty());
}

TEST_CASE("the words of a line are what stands between blanks") {
    CHECK(words_in(" borrow\t0.1  BTC ") == std::vector<std::string_view>{"borrow", "0.1", "BTC"});
    CHECK(words_in("   ").empty());
}

TEST_CASE("lines are taken off one by one, with either line end") {
    std::string_view text = "one\r\n\ntwo";
    CHECK(take_line(text) == "one");
    CHECK(take_line(text).empty());
    CHECK(take_line(text) == "two");
    CHECK(text.empty());
    CHECK(take_line(text).empty());
}
