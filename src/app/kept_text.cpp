#include "app/kept_text.h"

#include <charconv>

#include "core/fingerprint.h"
#include "core/text.h"

namespace mw::app {

std::string sealed(std::string_view title, std::string_view body) {
    const std::uint64_t sum = Fingerprint{}.add(body).value();
    return std::string{title} + "\nsum " + std::to_string(sum) + "\n" + std::string{body};
}

std::optional<std::string_view> unsealed(std::string_view title, std::string_view text) {
    if (take_line(text) != title) return std::nullopt;
    const std::uint64_t sum = Fingerprint{}.add(text.substr(text.find('\n') + 1)).value();
    if (take_line(text) != "sum " + std::to_string(sum)) return std::nullopt;
    return text;
}

NamedValue split_line(std::string_view line) {
    const std::string_view name = line.substr(0, line.find(' '));
    return {name, line.size() > name.size() ? line.substr(name.size() + 1) : std::string_view{}};
}

}  // namespace mw::app
