#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/protocol.h"

namespace mw {

/// Takes a line apart word by word. The first thing that does not fit is remembered as a sentence;
/// everything after it is then of no use.
class WordReader {
public:
    /// @param usual_pair  pair that may be left out.
    WordReader(std::string_view line, std::optional<Pair> usual_pair);

    /// What did not fit first, or empty.
    [[nodiscard]] const std::string& fault() const { return fault_; }

    /// Remembers a sentence, unless there is one already.
    void complain(std::string what);

    /// True when every word was taken.
    [[nodiscard]] bool at_end() const { return at_ == words_.size(); }

    /// The next word, without taking it; empty at the end.
    [[nodiscard]] std::string_view next() const { return at_end() ? "" : words_[at_]; }

    /// The pair that may be left out.
    [[nodiscard]] std::optional<Pair> usual_pair() const { return usual_pair_; }

    /// Complains about a word that is left over.
    void end();

    /// The next word; at the end of the line, what is missing is said.
    std::string_view take(std::string_view what);

    /// Takes this word if it is the next one.
    bool took(std::string_view word);

    /// Takes this word; complains when another one stands there.
    void expect(std::string_view word);

    /// A decimal number, scaled 1e-8. @param with_sign  whether it may be negative.
    std::int64_t number(std::string_view what, bool with_sign = false);

    /// A whole number without a sign.
    template <typename Whole>
    Whole whole(std::string_view what) {
        const std::string_view word = take(what);
        Whole value{};
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc{} || end != word.data() + word.size() || word.starts_with('-'))
            complain("\"" + std::string{word} + "\" is not a whole number");
        return value;
    }

    /// A number and its coin.
    Amount coins();

    /// A coin.
    Asset coin();

    /// A pair.
    Pair pair();

    /// "in" and a pair, which may both be left out where there is a usual one.
    Pair pair_after_in();

private:
    std::vector<std::string_view> words_;
    std::optional<Pair> usual_pair_;
    std::size_t at_{0};
    std::string fault_;
};

}  // namespace mw
