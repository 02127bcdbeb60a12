#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

// What the files of this room share for taking a line apart. Other rooms use predicate.h,
// formula.h.

namespace mw::lessons {

/// A line that is taken apart from left to right. The first fault is remembered; what is read after
/// it is of no use.
class Scanner {
public:
    /// @param text  must outlive the scanner.
    explicit Scanner(std::string_view text) : rest_{text} {}

    /// Takes this sign when it comes next, blanks before it included.
    bool accept(char sign) {
        skip_blanks();
        if (!rest_.starts_with(sign)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Takes everything up to a blank or one of the signs. @param from  signs that are taken
    /// anyway.
    std::string_view word(std::string_view signs, std::size_t from = 0) {
        skip_blanks();
        const std::string_view found =
            rest_.substr(0, std::min(rest_.find_first_of(signs, from), rest_.size()));
        rest_.remove_prefix(found.size());
        return found;
    }

    /// Takes blanks and tabs.
    void skip_blanks() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    }

    /// Takes the closing bracket, or complains.
    void close() {
        if (!failed() && !accept(')')) complain("a closing bracket is missing");
    }

    /// Remembers a sentence, unless there is one.
    void complain(std::string what) {
        if (fault_.empty()) fault_ = std::move(what);
    }

    /// Whether something was wrong.
    [[nodiscard]] bool failed() const { return !fault_.empty(); }
    /// What was wrong, as a sentence; empty when nothing was.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// What has not been taken yet; may be shortened by another reader.
    [[nodiscard]] std::string_view& rest() { return rest_; }

private:
    std::string_view rest_;
    std::string fault_;
};

}  // namespace mw::lessons
