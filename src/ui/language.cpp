#include "ui/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace mw::ui {
namespace {

constexpr std::size_t most_kept = 2'048;  // texts; a frame has some 600
constexpr std::uint32_t kept_frames = 30;

/// A text that was said before. Same: it is not said differently.
struct Known {
    std::string english;
    std::string said;
    std::uint64_t hash{0};
    std::uint32_t frame{0};  // when it was wanted last
    bool same{false};
    std::unique_ptr<Known> next;
};

explain::Phrases phrases;
SayPhrase say_phrase{nullptr};  // null: English
NoteText noted{nullptr};
std::uint32_t frame_now{0};
std::size_t known_texts{0};
std::array<std::unique_ptr<Known>, 2'048> known;

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return hash ^ (hash >> 32U);
}

bool has_letters(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// English words without what tells them apart.
std::string_view bare(std::string_view english) { return english.substr(0, english.find("##")); }

/// Takes what was not wanted since a frame out of a chain.
void forget(std::unique_ptr<Known>& chain, std::uint32_t since) {
    std::unique_ptr<Known>* at = &chain;
    while (*at) {
        if ((*at)->frame >= since) {
            at = &(*at)->next;
            continue;
        }
        std::unique_ptr<Known> rest = std::move((*at)->next);
        *at = std::move(rest);
        --known_texts;
    }
}

const Known& learn(std::string_view english, std::uint64_t hash, std::unique_ptr<Known>& chain) {
    explain::Said said = say_phrase(phrases, english);
    if (noted != nullptr) noted(english, said);
    auto fresh = std::make_unique<Known>();
    fresh->english = english;
    fresh->same = said.text == english;
    fresh->said = std::move(said.text);
    fresh->hash = hash;
    fresh->next = std::move(chain);
    chain = std::move(fresh);
    ++known_texts;
    return *chain;
}

}  // namespace

void speak(explain::Phrases next, SayPhrase say) {
    phrases = std::move(next);
    say_phrase = phrases.entries().empty() ? nullptr : say;
    for (std::unique_ptr<Known>& chain : known) forget(chain, UINT32_MAX);
    frame_now = 0;
}

std::string_view in_language(std::string_view english) {
    if (say_phrase == nullptr || !has_letters(english)) return bare(english);
    const std::uint64_t hash = hash_of(english);
    std::unique_ptr<Known>& chain = known[hash % known.size()];
    Known* found = chain.get();
    while (found != nullptr && (found->hash != hash || found->english != english))
        found = found->next.get();
    const Known& text = found != nullptr ? *found : learn(english, hash, chain);
    (found != nullptr ? *found : *chain).frame = frame_now;
    return text.same ? bare(english) : std::string_view{text.said};
}

void begin_language_frame() {
    ++frame_now;
    if (known_texts <= most_kept || frame_now < kept_frames) return;
    for (std::unique_ptr<Known>& chain : known) forget(chain, frame_now - kept_frames);
}

void note_texts(NoteText note) { noted = note; }

}  // namespace mw::ui
