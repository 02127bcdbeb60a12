#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::explain {

/// One entry of a catalogue.
struct Phrase {
    std::string english;  ///< as the program says it; {} is a slot for anything, {#} for a number
    std::string said;     ///< in the language, with the slots as {1}, {2} ...
    int line{0};          ///< of the English words in the file, from 1
};

/// What a line of a catalogue has wrong with it.
struct PhraseFault {
    int line{0};  ///< from 1
    std::string message;
};

/// A text in the language.
struct Said {
    std::string text;
    bool whole{true};  ///< false: English words are left in it, since no entry has them
};

/// The catalogue of a language: what the interface says, in English and in that language. The file
/// is described in assets/languages/README.md. Lookups are pure; keep their results.
class Phrases {
public:
    /// Reads a catalogue. What is wrong is left out and told in `faults` (at most 50); the rest
    /// works. At most 256 kB, 4 000 entries, 1 000 bytes a line and 6 slots an entry.
    static Phrases read(std::string_view text, std::vector<PhraseFault>& faults);

    /// A text of the interface in the language: an entry of its own; or the entry whose words fit
    /// round the slots, the longest such first (those that begin with words before those that begin
    /// with a slot), with what the slots hold said in the same way; or
    /// sentence by sentence. Numbers, names in capitals and texts of another script stay.
    [[nodiscard]] Said say(std::string_view english) const;

    /// The language's name in itself, then in English between brackets.
    [[nodiscard]] const std::string& name() const { return name_; }

    /// All entries: those without slots by their English words, then those with: the ones that
    /// begin with words first, and longer ones first.
    [[nodiscard]] const std::vector<Phrase>& entries() const { return entries_; }

private:
    friend class PhraseTeller;
    friend class PhraseReader;

    void sort();

    std::string name_;
    std::vector<Phrase> entries_;
    std::size_t exact_{0};  // so many entries have no slot
    /// Which entries with slots have a word: hash of the word (0: none is whole) and entry, sorted.
    std::vector<std::pair<std::uint32_t, std::uint16_t>> by_word_;
};

}  // namespace mw::explain
