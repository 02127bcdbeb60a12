#include "app/progress.h"

#include <algorithm>
#include <charconv>

#include "core/fingerprint.h"
#include "core/text.h"
#include "exchange/command_text.h"

namespace mw::app {
namespace {

constexpr std::string_view title = "marginwalk progress 2";

template <typename T>
bool read_number(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

/// "result l01 92 independent"
bool take_result(Progress& progress, std::string_view text) {
    const auto words = words_in(text);
    Result result;
    if (words.size() != 3 || !read_number(words[1], result.score)) return false;
    if (result.score < 0 || result.score > 100) return false;
    if (words[2] != "independent" && words[2] != "guided") return false;
    result.lesson = words[0];
    result.independent = words[2] == "independent";
    progress.results.push_back(std::move(result));
    return true;
}

/// Takes one "name value" line in. @return false when it makes no sense.
bool take(Progress& progress, std::string_view line) {
    const std::string_view name = line.substr(0, line.find(' '));
    const std::string_view value =
        line.size() > name.size() ? line.substr(name.size() + 1) : std::string_view{};
    if (name == "result") return take_result(progress, value);
    if (name == "note") {
        progress.notes += std::string{value} + "\n";
        return true;
    }
    if (name == "lesson") {
        progress.lesson = value;
        progress.running = true;
        return true;
    }
    if (name == "language") {
        progress.language = value;
        return is_language_tag(value);
    }
    if (name == "seed") return read_number(value, progress.seed);
    if (name == "step") return read_number(value, progress.step);
    if (name == "speed") return read_number(value, progress.speed);
    if (name == "do") {
        auto command = read_command(value);
        if (command) progress.log.push_back(*command);
        return command.has_value();
    }
    return false;
}

}  // namespace

bool is_language_tag(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_better(const Result& result, const Result& than) {
    if (result.score != than.score) return result.score > than.score;
    return result.independent && !than.independent;
}

void add_result(std::vector<Result>& results, const Result& result) {
    const auto known = std::ranges::find(results, result.lesson, &Result::lesson);
    if (known == results.end())
        results.push_back(result);
    else if (is_better(result, *known))
        *known = result;
}

std::string write_progress(const Progress& progress) {
    std::string body;
    if (progress.language != "en") body += "language " + progress.language + "\n";
    for (const Result& result : progress.results)
        body += "result " + result.lesson + " " + std::to_string(result.score) +
                (result.independent ? " independent\n" : " guided\n");
    if (progress.running) {
        body += "lesson " + progress.lesson + "\n";
        body += "seed " + std::to_string(progress.seed) + "\n";
        body += "step " + std::to_string(progress.step) + "\n";
        body += "speed " + std::to_string(progress.speed) + "\n";
        std::string_view notes = progress.notes;
        while (!notes.empty()) body += "note " + std::string{take_line(notes)} + "\n";
        for (const Command& command : progress.log) body += "do " + write_command(command) + "\n";
    }
    const std::uint64_t sum = Fingerprint{}.add(std::string_view{body}).value();
    return std::string{title} + "\nsum " + std::to_string(sum) + "\n" + body;
}

std::optional<Progress> read_progress(std::string_view text) {
    if (take_line(text) != title) return std::nullopt;
    const std::string_view sum_line = take_line(text);
    std::uint64_t sum = 0;
    if (!sum_line.starts_with("sum ") || !read_number(sum_line.substr(4), sum)) return std::nullopt;
    if (sum != Fingerprint{}.add(text).value()) return std::nullopt;
    Progress progress;
    while (!text.empty())
        if (!take(progress, take_line(text))) return std::nullopt;
    return progress;
}

}  // namespace mw::app
