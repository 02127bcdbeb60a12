#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lessons/lesson.h"

// What the files of this room share for taking a lesson file apart. Other rooms use lesson.h.

namespace mw::lessons {

/// A keyword and its text, continuation lines joined.
struct Entry {
    int line{0};
    std::string_view keyword;
    std::string text;
};

/// Takes a file apart into keywords with their texts.
class EntryReader {
public:
    /// @param text  must outlive the reader.
    explicit EntryReader(std::string_view text) : rest_{text} {}

    /// Takes the next keyword with its continuation lines. @return false at the end.
    bool next(Entry& entry);

    /// Lines that continue nothing; empties the list.
    std::vector<int> take_strays() { return std::exchange(strays_, {}); }

    /// The last line that was taken, from 1.
    [[nodiscard]] int line() const { return line_; }

private:
    std::string_view rest_;
    int line_{0};
    std::vector<int> strays_;
};

}  // namespace mw::lessons
