#include "app/progress.h"

#include <algorithm>

#include "app/kept_text.h"
#include "core/text.h"
#include "exchange/command_text.h"

namespace mw::app {
namespace {

constexpr std::string_view title = "marginwalk progress 2";
constexpr std::size_t most_reached = 40;

/// "result l01 92 independent"
bool take_result(Progress& progress, std::string_view text) {
    const auto words = words_in(text);
    Result result;
    if (words.size() != 3 || !read_whole(words[1], result.score)) return false;
    if (result.score < 0 || result.score > 100) return false;
    if (words[2] != "independent" && words[2] != "guided") return false;
    result.lesson = words[0];
    result.independent = words[2] == "independent";
    progress.results.push_back(std::move(result));
    return true;
}

/// "met over_borrow_limit 3 1772445600000 0.32 is above your limit." What this program does not
/// know is left out, so that a list of refusals may change.
void take_met(Progress& progress, std::string_view text) {
    const auto word = [&text] {
        const std::string_view first = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), first.size() + 1));
        return first;
    };
    const std::string_view name = word();
    explain::Met met;
    if (!read_whole(word(), met.times) || !read_whole(word(), met.last_ms)) return;
    if (met.times < 1 || met.times > explain::most_times || met.last_ms < 0) return;
    for (int i = 0; i < refusal_count; ++i)
        if (name_of(static_cast<Refusal>(i)) == name) {
            met.refusal = static_cast<Refusal>(i);
            met.said = text.substr(0, explain::most_said);
            if (!std::ranges::contains(progress.met, met.refusal, &explain::Met::refusal))
                progress.met.push_back(std::move(met));
            return;
        }
}

/// "reached come-home"
bool take_reached(Progress& progress, std::string_view id) {
    if (id.empty() || id.size() > 60) return false;
    if (progress.reached.size() < most_reached && !std::ranges::contains(progress.reached, id))
        progress.reached.emplace_back(id);
    return true;
}

/// Takes one "name value" line in. @return false when it makes no sense.
bool take(Progress& progress, std::string_view line) {
    const auto [name, value] = split_line(line);
    if (name == "met") return take_met(progress, value), true;
    if (name == "reached") return take_reached(progress, value);
    if (name == "goal") return progress.goal = value, !value.empty();
    if (name == "watch") return progress.goal_notes += std::string{value} + "\n", true;
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
    if (name == "seed") return read_whole(value, progress.seed);
    if (name == "step") return read_whole(value, progress.step);
    if (name == "speed") return read_whole(value, progress.speed);
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
    for (const explain::Met& met : progress.met)
        body += "met " + std::string{name_of(met.refusal)} + " " + std::to_string(met.times) + " " +
                std::to_string(met.last_ms) + " " + met.said + "\n";
    for (const std::string& id : progress.reached) body += "reached " + id + "\n";
    if (progress.running) {
        body += "lesson " + progress.lesson + "\n";
        body += "seed " + std::to_string(progress.seed) + "\n";
        body += "step " + std::to_string(progress.step) + "\n";
        body += "speed " + std::to_string(progress.speed) + "\n";
        std::string_view notes = progress.notes;
        while (!notes.empty()) body += "note " + std::string{take_line(notes)} + "\n";
        if (!progress.goal.empty()) body += "goal " + progress.goal + "\n";
        notes = progress.goal_notes;
        while (!notes.empty()) body += "watch " + std::string{take_line(notes)} + "\n";
        for (const Command& command : progress.log) body += "do " + write_command(command) + "\n";
    }
    return sealed(title, body);
}

std::optional<Progress> read_progress(std::string_view text) {
    std::optional<std::string_view> body = unsealed(title, text);
    if (!body) return std::nullopt;
    Progress progress;
    while (!body->empty())
        if (!take(progress, take_line(*body))) return std::nullopt;
    return progress;
}

}  // namespace mw::app
