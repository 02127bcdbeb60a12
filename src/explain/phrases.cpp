#include "explain/phrases.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "core/text.h"

namespace mw::explain {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1'024;
constexpr std::size_t most_entries = 4'000;
constexpr std::size_t most_faults = 50;
constexpr std::size_t longest_line = 1'000;
constexpr std::size_t most_slots = 6;
constexpr std::size_t longest_text = 2'000;  // bytes; longer ones are not looked up
constexpr int deepest = 12;                  // a slot in a slot in a slot; a list is such
constexpr int most_tries = 900;              // entries tried for one text
constexpr std::size_t most_sentences = 12;
constexpr std::string_view said_mark = "= ";

using Slots = std::array<std::string_view, most_slots>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Whether a text holds a word to translate: "Sell" does, "0.1 BTC" and "10x" do not.
bool has_words(std::string_view text) {
    return std::ranges::adjacent_find(
               text, [](char a, char b) { return is_lower(a) && is_lower(b); }) != text.end();
}

/// Whether a text holds a sign of a script that is written without blanks.
bool is_foreign(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

/// Where the next sentence begins: behind the blank after its end; npos when there is none.
std::size_t next_sentence(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at + 2 < text.size(); ++at)
        if (text[at + 1] == ' ' && (text[at] == '.' || text[at] == '?' || text[at] == '!'))
            return at + 2;
    return std::string_view::npos;
}

std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 2'166'136'261U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return std::max(hash, 1U);
}

/// Takes the next run of letters, two at least; empty at the end.
std::string_view take_word(std::string_view& rest) {
    while (!rest.empty()) {
        const auto begin = std::ranges::find_if(rest, is_letter);
        rest.remove_prefix(static_cast<std::size_t>(begin - rest.begin()));
        const auto end = std::ranges::find_if_not(rest, is_letter);
        const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        rest.remove_prefix(word.size());
        if (word.size() > 1) return word;
    }
    return {};
}

/// The word by which an entry with slots is found: its longest that no slot touches.
std::uint32_t key_of(std::string_view pattern) {
    std::string_view best;
    std::string_view rest = pattern;
    while (true) {
        const std::string_view word = take_word(rest);
        if (word.empty()) break;
        const std::string_view before =
            pattern.substr(0, static_cast<std::size_t>(word.data() - pattern.data()));
        const bool touched = before.ends_with('}') || rest.starts_with('{');
        if (!touched && word.size() > best.size()) best = word;
    }
    return best.empty() ? 0 : hash_of(best);
}

/// Whether a text could be a number, a time or a percentage: no blank and no letter.
bool is_number(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c == ' ' || is_letter(c); }) &&
           !is_foreign(text);
}

/// Fits a pattern round a text; each slot takes as little as it can, one byte at least.
bool fits(std::string_view pattern, std::string_view text, Slots& slots) {
    std::size_t mark = pattern.find('{');
    if (!text.starts_with(pattern.substr(0, mark))) return false;
    text.remove_prefix(mark);
    for (std::string_view& slot : slots) {
        const bool number = pattern[mark + 1] == '#';
        pattern.remove_prefix(pattern.find('}', mark) + 1);
        mark = pattern.find('{');
        const std::string_view words = pattern.substr(0, mark);
        const bool last = mark == std::string_view::npos;
        if (last && (text.size() <= words.size() || !text.ends_with(words))) return false;
        const std::size_t end = last ? text.size() - words.size() : text.find(words, 1);
        if (end == std::string_view::npos) return false;
        slot = text.substr(0, end);
        if (number ? !is_number(slot) : next_sentence(slot, 0) != std::string_view::npos)
            return false;
        text.remove_prefix(end + words.size());
        if (last) return true;
    }
    return false;
}

}  // namespace

/// Says one text, and counts what that costs.
class PhraseTeller {
public:
    explicit PhraseTeller(const Phrases& phrases) : phrases_{phrases} {}

    Said tell(std::string_view words, int depth) {
        const std::string_view inner = trimmed(words);
        if (inner.size() < words.size() && !inner.empty()) {  // "Vol " and the like
            const auto before = static_cast<std::size_t>(inner.data() - words.data());
            Said said = tell(inner, depth);
            said.text.insert(0, words.substr(0, before));
            said.text += words.substr(before + inner.size());
            return said;
        }
        if (const Phrase* phrase = exact(words)) return {phrase->said, true};
        if (words.size() > longest_text || depth > deepest || !has_words(words))
            return unchanged(words);
        if (words.contains('\n')) return by_line(words, depth);
        Said said = by_pattern(words, depth);
        if (said.whole) return said;
        Said sentences = by_sentence(words, depth);
        if (!sentences.text.empty() && (sentences.whole || said.text.empty())) return sentences;
        return said.text.empty() ? unchanged(words) : said;
    }

private:
    static Said unchanged(std::string_view words) {
        return {std::string{words}, !has_words(words) || is_foreign(words)};
    }

    [[nodiscard]] const Phrase* exact(std::string_view words) const {
        const std::span all = std::span{phrases_.entries_}.first(phrases_.exact_);
        const auto found =
            std::ranges::lower_bound(all, words, std::less<std::string_view>{}, &Phrase::english);
        return found != all.end() && found->english == words ? &*found : nullptr;
    }

    void gather(std::uint32_t hash, std::vector<std::uint16_t>& found) const {
        auto at = std::ranges::lower_bound(phrases_.by_word_, std::pair{hash, std::uint16_t{0}});
        for (; at != phrases_.by_word_.end() && at->first == hash; ++at)
            found.push_back(at->second);
    }

    /// @return not whole and empty when no entry fits.
    Said by_pattern(std::string_view words, int depth) {
        std::vector<std::uint16_t> found;
        std::string_view rest = words;
        while (true) {
            const std::string_view word = take_word(rest);
            if (word.empty()) break;
            gather(hash_of(word), found);
        }
        gather(0, found);
        std::ranges::sort(found);
        Said best{{}, false};
        std::uint16_t last = UINT16_MAX;
        for (const std::uint16_t index : found) {
            if (index == last) continue;  // a word that stands twice
            last = index;
            if (--tries_ < 0) break;
            Slots slots;
            if (!fits(phrases_.entries_[index].english, words, slots)) continue;
            Said said = filled(phrases_.entries_[index].said, slots, depth);
            if (said.whole) return said;
            if (best.text.empty() && has_words(phrases_.entries_[index].english))
                best = std::move(said);
        }
        return best;
    }

    Said filled(std::string_view pattern, const Slots& slots, int depth) {
        Said said;
        while (true) {
            const std::size_t mark = pattern.find('{');
            said.text += pattern.substr(0, mark);
            if (mark == std::string_view::npos) return said;
            const Said part =
                tell(slots[static_cast<std::size_t>(pattern[mark + 1] - '1')], depth + 1);
            said.text += part.text;
            said.whole = said.whole && part.whole;
            pattern.remove_prefix(mark + 3);
        }
    }

    Said by_line(std::string_view words, int depth) {
        Said said;
        while (!words.empty()) {
            if (!said.text.empty()) said.text += '\n';
            const Said part = tell(take_line(words), depth + 1);
            said.text += part.text;
            said.whole = said.whole && part.whole;
        }
        return said;
    }

    /// Takes as many sentences at once as an entry has. @return empty for a single sentence.
    Said by_sentence(std::string_view words, int depth) {
        std::vector<std::size_t> starts{0};
        while (starts.size() < most_sentences) {
            const std::size_t next = next_sentence(words, starts.back());
            if (next == std::string_view::npos) break;
            starts.push_back(next);
        }
        if (starts.size() == 1) return {{}, false};
        starts.push_back(words.size() + 1);
        Said said;
        for (std::size_t i = 0; i + 1 < starts.size();) {
            if (!said.text.empty() && static_cast<signed char>(said.text.back()) > 0)
                said.text += ' ';  // "。" needs none
            std::size_t end = starts.size() - (i == 0 ? 2 : 1);
            Said part;
            for (;; --end) {
                const std::size_t length = starts[end] - 1 - starts[i];
                part = at_once(words.substr(starts[i], length), depth);
                if (part.whole || end == i + 1) break;
            }
            said.text += part.text;
            said.whole = said.whole && part.whole;
            i = end;
        }
        return said;
    }

    /// Some sentences by one entry.
    Said at_once(std::string_view words, int depth) {
        if (const Phrase* phrase = exact(words)) return {phrase->said, true};
        if (!has_words(words)) return unchanged(words);
        Said said = by_pattern(words, depth);
        return said.text.empty() ? unchanged(words) : said;
    }

    const Phrases& phrases_;
    int tries_{most_tries};
};

Said Phrases::say(std::string_view english) const { return PhraseTeller{*this}.tell(english, 0); }

void Phrases::sort() {
    const auto slots_from = std::ranges::partition(entries_, [](const Phrase& phrase) {
                                return !phrase.english.contains('{');
                            }).begin();
    exact_ = static_cast<std::size_t>(slots_from - entries_.begin());
    std::ranges::sort(entries_.begin(), slots_from, {}, &Phrase::english);
    std::ranges::sort(slots_from, entries_.end(), [](const Phrase& a, const Phrase& b) {
        // what begins with words holds the rest: "Waiting for: {}" before "{} more to be sold"
        const bool a_slot = a.english.starts_with('{');
        const bool b_slot = b.english.starts_with('{');
        if (a_slot != b_slot) return b_slot;
        if (a.english.size() != b.english.size()) return a.english.size() > b.english.size();
        return a.english < b.english;
    });
    by_word_.clear();
    for (std::size_t i = exact_; i < entries_.size(); ++i)
        by_word_.emplace_back(key_of(entries_[i].english), static_cast<std::uint16_t>(i));
    std::ranges::sort(by_word_);
}

/// Takes a file line by line.
class PhraseReader {
public:
    PhraseReader(Phrases& phrases, std::vector<PhraseFault>& faults)
        : phrases_{phrases}, faults_{faults} {}

    void read(std::string_view text) {
        if (text.size() > most_bytes) return complain("this catalogue is larger than 256 kB");
        while (!text.empty()) {
            ++line_;
            take(take_line(text));
        }
        if (!english_.empty()) complain_of_english();
        if (phrases_.name_.empty()) complain("the first line names the language");
        drop_repeats();
    }

private:
    void complain(std::string message) {
        if (faults_.size() < most_faults) faults_.push_back({line_, std::move(message)});
    }

    void complain_of_english() {
        faults_.push_back({english_line_, "under this line its translation is missing"});
        english_ = {};
    }

    void take(std::string_view line) {
        if (faults_.size() >= most_faults) return;
        line = trimmed(line);
        if (line.size() > longest_line) return complain("this line is longer than 1,000 bytes");
        if (line.empty() || line.starts_with('#')) {
            if (!english_.empty()) complain_of_english();
            return;
        }
        if (phrases_.name_.empty()) {
            phrases_.name_ = line;
            return;
        }
        if (line.starts_with(said_mark)) return take_said(line.substr(said_mark.size()));
        if (!english_.empty()) complain_of_english();
        english_ = line;
        english_line_ = line_;
    }

    void take_said(std::string_view said) {
        if (english_.empty()) return complain("over this translation the English line is missing");
        const std::string_view english = std::exchange(english_, {});
        Phrase phrase{std::string{english}, {}, english_line_};
        if (phrases_.entries_.size() >= most_entries)
            return complain("there are more than 4,000 entries");
        const auto slots = static_cast<std::size_t>(std::ranges::count(english, '{'));
        if (!slots_are_whole(english)) return complain("a slot is written {} or {#}");
        if (slots > most_slots) return complain("there are more than 6 slots");
        if (english.contains("}{")) return complain("two slots need words between them");
        if (english == "{}") return complain("a slot alone fits everything");
        if (!number_slots(said, slots, phrase.said))
            return complain("the translation has other slots than the English line");
        phrases_.entries_.push_back(std::move(phrase));
    }

    static bool slots_are_whole(std::string_view english) {
        for (std::size_t mark = english.find('{'); mark != std::string_view::npos;
             mark = english.find('{', mark + 1)) {
            const std::string_view rest = english.substr(mark + 1);
            if (!rest.starts_with('}') && !rest.starts_with("#}")) return false;
        }
        return true;
    }

    /// Writes {1}, {2} for {}. @return false unless each slot of the English line is used.
    static bool number_slots(std::string_view said, std::size_t slots, std::string& out) {
        std::array<bool, most_slots> used{};
        std::size_t next = 0;
        while (true) {
            const std::size_t mark = said.find('{');
            out += said.substr(0, mark);
            if (mark == std::string_view::npos) break;
            said.remove_prefix(mark + 1);
            std::size_t slot = next;
            if (!said.starts_with('}')) {
                slot = static_cast<std::size_t>(said.empty() ? 0 : said[0]) - '1';
                said.remove_prefix(said.empty() ? 0 : 1);
            }
            if (slot >= slots || !said.starts_with('}')) return false;
            said.remove_prefix(1);
            next = slot + 1;
            used[slot] = true;
            (out += '{') += static_cast<char>('1' + slot);
            out += '}';
        }
        return std::count(used.begin(), used.end(), true) == static_cast<std::ptrdiff_t>(slots);
    }

    /// Of two entries for the same words the first stays.
    void drop_repeats() {
        std::vector<Phrase>& all = phrases_.entries_;
        std::ranges::stable_sort(all, {}, &Phrase::english);
        const auto repeats = std::ranges::unique(all, [this](const Phrase& a, const Phrase& b) {
            if (a.english != b.english) return false;
            line_ = b.line;
            complain("the same English words stand in line " + std::to_string(a.line));
            return true;
        });
        all.erase(repeats.begin(), repeats.end());
    }

    Phrases& phrases_;
    std::vector<PhraseFault>& faults_;
    int line_{0};
    std::string_view english_;  // waits for its translation
    int english_line_{0};
};

Phrases Phrases::read(std::string_view text, std::vector<PhraseFault>& faults) {
    Phrases phrases;
    PhraseReader{phrases, faults}.read(text);
    phrases.sort();
    return phrases;
}

}  // namespace mw::explain
