#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "explain/museum.h"
#include "explain/phrases.h"
#include "support/chinese.h"
#include "support/lessons.h"
#include "support/literals.h"

// The catalogue beside the sources: each sentence of theirs is in it, and it holds no other.

using namespace mw;

namespace {

/// Literals with words in them that nobody reads: ids, names of formats, reasons for programmers.
constexpr std::array no_texts = {
    "a number has 0 to 8 places", "simulated time begins in 1970",
    "JanFebMarAprMayJunJulAugSepOctNovDec", "MonTueWedThuFriSatSun", "book steps", "own trades",
    "chart drag start", "list was open", "account body", "Inter SemiBold", "JetBrains Mono",
    "real time does not run backwards", "?lang=", "what-if taken", "what if",
    // keys, which keyboards show so everywhere
    "Ctrl+Z", "Shift+N", "Tab", "Enter", "Esc", "Space"};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

/// Whether a literal is for people: it has a word, and is no name such as "order.price".
bool is_text(std::string_view literal) {
    const auto word = std::ranges::adjacent_find(
        literal, [](char a, char b) { return is_lower(a) && is_lower(b); });
    if (word == literal.end() || std::ranges::contains(no_texts, literal)) return false;
    if (literal.contains(' ')) return true;
    return !is_lower(literal.front()) && !literal.contains('.') && !literal.contains('/');
}

/// English words of the catalogue without slots, piece by piece.
std::string pieces_of(const explain::Phrases& phrases) {
    std::string all;
    for (const explain::Phrase& phrase : phrases.entries()) {
        std::string_view rest = phrase.english;
        while (!rest.empty()) {
            all += rest.substr(0, rest.find('{'));
            all += '\n';
            const std::size_t end = rest.find('}');
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }
    return all;
}

std::string_view bare(std::string_view text) {
    constexpr std::string_view edges = " .,:;()·";
    const std::size_t first = text.find_first_not_of(edges);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(edges) - first + 1);
}

/// Whether the catalogue has a literal: as a text, or as a part of one, or in parts.
bool is_known(std::string_view literal, const explain::Phrases& phrases, std::string_view pieces) {
    if (phrases.say(literal).whole || pieces.contains(bare(literal))) return true;
    const std::size_t dot = literal.find(" · ");
    if (dot == std::string_view::npos) return false;
    return is_known(literal.substr(0, dot), phrases, pieces) &&
           is_known(literal.substr(dot + 3), phrases, pieces);
}

/// Whether a text can be put together from few pieces, of whole words, that the sources hold.
bool stands_in(std::string_view text, std::string_view sources) {
    constexpr int most_pieces = 6;
    for (int i = 0; i < most_pieces && !text.empty(); ++i) {
        std::size_t found = 0;
        for (std::size_t end = 1; end <= text.size(); ++end) {
            const bool at_edge = end == text.size() || !is_letter(text[end]);
            if (!at_edge) continue;
            if (!sources.contains(text.substr(0, end))) break;
            found = end;
        }
        if (found == 0) return false;
        text = text.substr(found);
    }
    return text.empty();
}

}  // namespace

TEST_CASE("catalogue: every sentence of the sources is in the Chinese catalogue") {
    const explain::Phrases phrases = chinese_phrases();
    const std::string pieces = pieces_of(phrases);
    std::string missing;
    for (const std::string& source : sources_in({"src/ui", "src/explain", "src/app"})) {
        const bool for_programs = source.contains("namespace mw::app") &&
                                  (source.contains("JsonWriter") || source.contains("nlohmann"));
        const bool of_catalogues = source.contains("class PhraseReader");
        const bool of_saves = source.contains("= sealed(") || source.contains("return sealed(");
        if (for_programs || of_catalogues || of_saves) continue;
        for (const std::string& literal : literals_of(source))
            if (is_text(literal) && !is_known(literal, phrases, pieces))
                missing += "\n  " + literal;
    }
    for (const char* const file : {"src/lessons/distance.cpp", "src/lessons/question.cpp"})
        for (const std::string& literal : literals_of(lessons::text_of_file(file)))
            if (is_text(literal) && !is_known(literal, phrases, pieces))
                missing += "\n  " + literal;
    CHECK_MESSAGE(missing.empty(), "not in assets/languages/zh.txt:" << missing);
}

TEST_CASE("catalogue: every entry is something that the sources say") {
    const explain::Phrases phrases = chinese_phrases();
    std::string sources =
        "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov "
        "Dec Jan 202 Feb 202 Mar 202 Apr 202 May 202 Jun 202 Jul 202 Aug 202 "
        "Sep 202 Oct 202 Nov 202 Dec 202 questions events Trading commission Buy income Buy "
        "expense Sell "
        "income Sell expense Buy liquidation Sell liquidation Repay liquidation Other liquidation "
        "Liquidation fee\n";
    for (const std::string& source :
         sources_in({"src/core", "src/ui", "src/explain", "src/app", "src/lessons", "src/exchange",
                     "src/margin", "src/platform", "web"})) {
        if (source.contains("class PhraseReader")) continue;
        for (const std::string& literal : literals_of(source)) sources += literal + "\n";
    }
    sources += lessons::text_of_file("web/index.html");
    for (const explain::MuseumRow& row : explain::museum_view({}).rows) sources += row.name + "\n";
    std::string dead;
    for (const explain::Phrase& phrase : phrases.entries()) {
        std::string_view rest = phrase.english;
        bool alive = true;
        while (!rest.empty()) {
            alive = alive && stands_in(bare(rest.substr(0, rest.find('{'))), sources);
            const std::size_t end = rest.find('}');
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
        if (!alive) dead += "\n  line " + std::to_string(phrase.line) + ": " + phrase.english;
    }
    CHECK_MESSAGE(dead.empty(), "nothing says these any more:" << dead);
}

TEST_CASE("catalogue: bold stays paired, and full sentences end") {
    for (const explain::Phrase& phrase : chinese_phrases().entries()) {
        CAPTURE(phrase.english);
        const auto stars = std::ranges::count(phrase.said, '*');
        CHECK(stars % 4 == 0);
        CHECK(stars == std::ranges::count(phrase.english, '*'));
        if (phrase.english.ends_with('.') && phrase.english.contains(' '))
            CHECK((phrase.said.ends_with("。") || phrase.said.ends_with("}")));
    }
}
