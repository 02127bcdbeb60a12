#include "app/progress.h"

#include <charconv>

#include "core/fingerprint.h"
#include "exchange/command_text.h"

namespace mw::app {
namespace {

constexpr std::string_view title = "marginwalk progress 1";

template <typename T>
bool read_number(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

/// Takes one "name value" line in. @return false when it makes no sense.
bool take(Progress& progress, std::string_view line) {
    const std::string_view name = line.substr(0, line.find(' '));
    const std::string_view value =
        line.size() > name.size() ? line.substr(name.size() + 1) : std::string_view{};
    if (name == "finished") {
        progress.finished.emplace_back(value);
        return true;
    }
    if (name == "lesson") {
        progress.lesson = value;
        progress.running = true;
        return true;
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

std::string write_progress(const Progress& progress) {
    std::string body;
    for (const std::string& id : progress.finished) body += "finished " + id + "\n";
    if (progress.running) {
        body += "lesson " + progress.lesson + "\n";
        body += "seed " + std::to_string(progress.seed) + "\n";
        body += "step " + std::to_string(progress.step) + "\n";
        body += "speed " + std::to_string(progress.speed) + "\n";
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
