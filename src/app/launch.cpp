#include "app/launch.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/pace.h"
#include "app/progress.h"
#include "margin/rules.h"

namespace mw::app {
namespace {

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(&text[i + 1], &text[i + 3], byte, 16).ptr == &text[i + 3]) {
            plain += static_cast<char>(byte);
            i += 2;
        } else {
            plain += text[i] == '+' ? ' ' : text[i];
        }
    }
    return plain;
}

template <typename T>
std::optional<T> whole_number(std::string_view text, T least, T most) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value < least || value > most ? std::nullopt : std::optional{value};
}

/// True when the value is a plain yes or no; anything else is a fault.
bool read_flag(std::string_view value, bool& flag) {
    flag = value == "1" || value == "true";
    return flag || value == "0" || value == "false" || value.empty();
}

bool read_theme(std::string_view value, std::optional<explain::Theme>& theme) {
    using explain::Theme;
    if (value == "dark") theme = Theme::dark;
    if (value == "light") theme = Theme::light;
    if (value == "contrast") theme = Theme::contrast;
    return theme.has_value();
}

/// A tag such as "zh", or a longer name that begins with one, such as "zh-CN".
bool read_language(std::string_view value, std::string& language) {
    const std::string_view main = value.substr(0, value.find('-'));
    if (!is_language_tag(main)) return false;
    language = main;
    return true;
}

bool is_lesson_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

/// Takes one parameter in. @return false when its value makes no sense.
bool take(Launch& launch, std::string_view name, const std::string& value) {
    if (name == "lesson") {
        if (value.ends_with(".lesson") && is_lesson_id(value.substr(0, value.size() - 7)))
            return true;  // a file beside the page: the platform opens it
        if (!is_lesson_id(value)) return false;
        launch.lesson = value;
        return true;
    }
    if (name == "track") {
        if (!is_lesson_id(value)) return false;
        launch.track = value;
        return true;
    }
    if (name == "step") return (launch.step = whole_number(value, 1, 1000)).has_value();
    if (name == "seed")
        return (launch.seed = whole_number<std::uint64_t>(value, 0, UINT64_MAX)).has_value();
    if (name == "speed") return (launch.speed = whole_number(value, 1, Pace::fastest)).has_value();
    if (name == "pair") return pair_named(value).has_value();
    if (name == "lang") return read_language(value, launch.language);
    if (name == "theme") return read_theme(value, launch.theme);
    if (name == "embed") return read_flag(value, launch.embed);
    if (name == "present") return read_flag(value, launch.present);
    if (name == "autoplay") return read_flag(value, launch.autoplay);
    if (name == "mode") {
        launch.practice = value == "sandbox";
        launch.exam = value == "exam";
        return launch.practice || launch.exam || value == "guide" || value == "hint";
    }
    return true;
}

constexpr std::array known_names = {"lesson", "step",  "seed",    "speed",    "pair", "lang",
                                    "theme",  "embed", "present", "autoplay", "mode", "track"};

}  // namespace

Launch read_launch(std::string_view query) {
    Launch launch;
    if (query.starts_with('?')) query.remove_prefix(1);
    if (query.size() > 2'000) {
        launch.notices.emplace_back("The address is too long and was not used.");
        return launch;
    }
    while (!query.empty()) {
        const std::string_view part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), part.size() + 1));
        if (part.empty()) continue;
        const std::string name = decoded(part.substr(0, part.find('=')));
        const std::string value =
            part.contains('=') ? decoded(part.substr(part.find('=') + 1)) : std::string{"1"};
        if (std::ranges::find(known_names, name) == known_names.end())
            launch.notices.push_back("The address asks for \"" + name.substr(0, 40) +
                                     "\", which is not known here. It was left out.");
        else if (!take(launch, name, value))
            launch.notices.push_back("The address gives \"" + value.substr(0, 40) + "\" for " +
                                     name + ", which does not work here. It was left out.");
    }
    return launch;
}

}  // namespace mw::app
