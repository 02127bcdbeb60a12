// Orders as lessons write them, turned into the exchange's own lines.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Words = std::vector<std::string_view>;
using Wrong = std::unexpected<std::string>;

constexpr std::array<std::string_view, 4> modes = {"normal", "borrow", "repay", "auto"};
constexpr std::array<std::string_view, 3> times_in_force = {"gtc", "ioc", "fok"};

/// Takes "mode auto" or the like out of a line. @return its word; empty when it is not there.
std::expected<std::string_view, std::string> take_option(
    Words& words, std::string_view option, std::span<const std::string_view> choices) {
    const auto at = std::ranges::find(words, option);
    if (at == words.end()) return std::string_view{};
    const auto value = std::next(at);
    if (value == words.end())
        return Wrong{"behind \"" + std::string{option} + "\" comes one of its words, such as " +
                     std::string{choices.back()}};
    if (std::ranges::find(choices, *value) == choices.end())
        return Wrong{unknown(option, *value, choices)};
    const std::string_view word = *value;
    words.erase(at, std::next(value));
    return word;
}

/// Puts a word in at a place, or at the end when the line is shorter.
void insert_at(Words& words, std::size_t place, std::string_view word) {
    const std::size_t within = std::min(place, words.size());
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(within), word);
}

std::size_t place_of(const Words& words, std::string_view word) {
    return static_cast<std::size_t>(std::ranges::find(words, word) - words.begin());
}

/// Spells the type as the exchange does. @return true for a stop whose kind depends on the price.
bool spell_type(Words& words) {
    constexpr std::size_t type_at = 2;  // behind the side and the amount
    constexpr std::size_t behind_price = type_at + 2;
    if (words.size() <= type_at) return false;
    const std::string_view type = words[type_at];
    if (type == "stop") words[type_at] = "stop_loss";
    if (type == "oco" || type == "limit_maker") words[type_at] = "limit";
    if (type == "oco") insert_at(words, 0, "oco");
    if (type == "limit_maker") insert_at(words, behind_price, "maker");
    return type == "stop";
}

}  // namespace

std::expected<OrderLine, std::string> read_order_line(std::string_view text) {
    Words words = words_in(text);
    const auto mode = take_option(words, "mode", modes);
    if (!mode) return Wrong{mode.error()};
    const auto time = take_option(words, "tif", times_in_force);
    if (!time) return Wrong{time.error()};
    const std::size_t limit = place_of(words, "limit");
    const bool is_oco = place_of(words, "oco") < words.size();
    if (!time->empty() && (limit == words.size() || is_oco))
        return Wrong{"\"tif\" goes with a limit price, and not with an oco"};
    if (!time->empty() && *time != "gtc") insert_at(words, limit + 2, *time);
    if (!mode->empty() && *mode != "normal") insert_at(words, place_of(words, "in"), *mode);
    OrderLine line;
    line.stop_by_price = spell_type(words);
    for (const std::string_view word : words)
        line.text += (line.text.empty() ? "" : " ") + std::string{word};
    return line;
}

}  // namespace mw::lessons
