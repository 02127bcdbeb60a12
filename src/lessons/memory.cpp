#include "lessons/memory.h"

#include <algorithm>

#include "core/text.h"

namespace mw::lessons {
namespace {

std::optional<Refusal> refusal_named(std::string_view name) {
    for (int i = 0; i < refusal_count; ++i)
        if (name_of(static_cast<Refusal>(i)) == name) return static_cast<Refusal>(i);
    return std::nullopt;
}

using Words = std::vector<std::string_view>;

// a saved run may not claim more: this can still be valued at any price
constexpr std::int64_t most_of_a_coin = 10'000'000 * one;

bool take_answer(const Words& words, Memory& memory) {
    Memory::Answer answer;
    int right = 0;
    if (words.size() != 5 || !read_whole(words[2], answer.value) || !read_whole(words[3], right) ||
        !read_whole(words[4], answer.tries))
        return false;
    answer.question = words[1];
    answer.right = right == 1;
    memory.answers.push_back(std::move(answer));
    return true;
}

/// Words of the answer before: the rest of the line.
bool take_words(std::string_view line, std::string Memory::Answer::* words, Memory& memory) {
    if (memory.answers.empty()) return false;
    memory.answers.back().*words = line.substr(line.find(' ') + 1);
    return true;
}

/// A predicate may hold blanks, so it stands last.
bool take_trace(const Words& words, std::string_view line, Memory& memory) {
    Memory::Trace trace;
    int held = 0;
    if (words.size() < 5 || !read_whole(words[1], trace.since_ms) || !read_whole(words[2], held) ||
        !read_whole(words[3], trace.reached))
        return false;
    trace.held = held == 1;
    trace.source = line.substr(static_cast<std::size_t>(words[4].data() - line.data()));
    memory.traces.push_back(std::move(trace));
    return true;
}

/// "twin SEEN HOURS TAKEN LACKED", then held, principal and interest of each coin.
bool take_twin(const Words& words, Memory& memory) {
    Pot twin;
    if (words.size() != 5 + 3 * asset_count || !read_whole(words[1], twin.seen) ||
        !read_whole(words[2], twin.hours_charged) || !read_whole(words[3], twin.taken_over_ms) ||
        !read_whole(words[4], twin.lacked))
        return false;
    std::size_t at = 5;
    for (Pot::Coin& coin : twin.coins)
        for (std::int64_t* part : {&coin.held, &coin.principal, &coin.interest})
            if (!read_whole(words[at++], *part) || *part < 0 || *part > most_of_a_coin)
                return false;
    if (twin.hours_charged < 0 || twin.lacked < 0) return false;
    memory.twin = twin;
    return true;
}

bool take(std::string_view line, Memory& memory) {
    const Words words = words_in(line);
    if (words.size() < 2) return false;
    if (words[0] == "began") return read_whole(words[1], memory.began_ms);
    if (words[0] == "first") return read_whole(words[1], memory.first_record);
    if (words[0] == "lowest") return read_whole(words[1], memory.lowest_level.emplace());
    if (words[0] == "answer") return take_answer(words, memory);
    if (words[0] == "asked") return take_words(line, &Memory::Answer::asked, memory);
    if (words[0] == "chosen") return take_words(line, &Memory::Answer::chosen, memory);
    if (words[0] == "trace") return take_trace(words, line, memory);
    if (words[0] == "twin") return take_twin(words, memory);
    if (words[0] == "contract") {
        memory.contract.happened = line.substr(words[0].size() + 1);
        return true;
    }
    const auto refusal = words[0] == "refused" ? refusal_named(words[1]) : std::nullopt;
    if (refusal) memory.refusals.push_back(*refusal);
    return refusal.has_value();
}

}  // namespace

const Memory::Answer* Memory::answer(std::string_view question) const {
    const auto found = std::ranges::find(answers, question, &Answer::question);
    return found == answers.end() ? nullptr : &*found;
}

const Memory::Trace* Memory::trace(std::string_view source) const {
    const auto found = std::ranges::find(traces, source, &Trace::source);
    return found == traces.end() ? nullptr : &*found;
}

std::string write_memory(const Memory& memory) {
    std::string text = "began " + std::to_string(memory.began_ms) + "\nfirst " +
                       std::to_string(memory.first_record) + "\n";
    if (memory.lowest_level) text += "lowest " + std::to_string(*memory.lowest_level) + "\n";
    for (const Refusal met : memory.refusals) text += "refused " + std::string{name_of(met)} + "\n";
    for (const Memory::Answer& answer : memory.answers) {
        text += "answer " + answer.question + " " + std::to_string(answer.value) + " " +
                (answer.right ? "1 " : "0 ") + std::to_string(answer.tries) + "\n";
        if (!answer.asked.empty()) text += "asked " + answer.asked + "\n";
        if (!answer.chosen.empty()) text += "chosen " + answer.chosen + "\n";
    }
    for (const Memory::Trace& trace : memory.traces)
        text += "trace " + std::to_string(trace.since_ms) + (trace.held ? " 1 " : " 0 ") +
                std::to_string(trace.reached) + " " + trace.source + "\n";
    if (!memory.contract.happened.empty()) text += "contract " + memory.contract.happened + "\n";
    if (!memory.twin) return text;
    const Pot& twin = *memory.twin;
    text += "twin " + std::to_string(twin.seen) + " " + std::to_string(twin.hours_charged) + " " +
            std::to_string(twin.taken_over_ms) + " " + std::to_string(twin.lacked);
    for (const Pot::Coin& coin : twin.coins)
        for (const std::int64_t part : {coin.held, coin.principal, coin.interest})
            text += " " + std::to_string(part);
    return text + "\n";
}

std::optional<Memory> read_memory(std::string_view text) {
    Memory memory;
    while (!text.empty())
        if (!take(take_line(text), memory)) return std::nullopt;
    return memory;
}

}  // namespace mw::lessons
