#include "app/preferences.h"

#include <charconv>
#include <type_traits>

#include "app/kept_text.h"
#include "core/text.h"
#include "margin/rules.h"

namespace mw::app {
namespace {

constexpr std::string_view title = "marginwalk preferences 1";

/// What a number is called in the text, and the highest it may be.
struct Bound {
    std::string_view name;
    std::uint32_t most;
};

constexpr std::array<Bound, preference_count> bounds = {{{"theme", 2},
                                                         {"palette", 1},
                                                         {"present", 1},
                                                         {"letter_keys", 1},
                                                         {"confirm_orders", 1},
                                                         {"interval", all_intervals.size() - 1},
                                                         {"volume", 1},
                                                         {"ema", 1},
                                                         {"ma", 1},
                                                         {"bollinger", 1},
                                                         {"vwap", 1},
                                                         {"atr", 1},
                                                         {"rsi", 1},
                                                         {"risk_lines", 1},
                                                         {"this_pair_only", 1},
                                                         {"favourites", (1U << pair_count) - 1},
                                                         {"book_sides", 2},
                                                         {"hide_small", 1}}};

/// Gives `take` each of them, in the order of `bounds`.
template <typename AnyDesk, typename Take>
void for_each(AnyDesk& desk, Take take) {
    take(desk.theme);
    take(desk.palette);
    take(desk.present);
    take(desk.letter_keys);
    take(desk.confirm_orders);
    take(desk.interval);
    take(desk.show_volume);
    take(desk.show_ema);
    take(desk.show_ma);
    take(desk.show_bollinger);
    take(desk.show_vwap);
    take(desk.show_atr);
    take(desk.show_rsi);
    take(desk.show_risk_lines);
    take(desk.this_pair_only);
    take(desk.favourites);
    take(desk.book_sides);
    take(desk.wallet_hide_small);
}

}  // namespace

Preferences preferences_of(const explain::Desk& desk) {
    Preferences all{};
    std::size_t i = 0;
    for_each(desk, [&](const auto& value) { all[i++] = static_cast<std::uint32_t>(value); });
    return all;
}

void prefer(const Preferences& preferences, explain::Desk& desk, std::size_t first,
            std::size_t last) {
    std::size_t i = 0;
    for_each(desk, [&](auto& value) {
        if (i >= first && i < last)
            value = static_cast<std::remove_reference_t<decltype(value)>>(preferences[i]);
        ++i;
    });
}

std::string write_preferences(const Preferences& preferences) {
    const Preferences fresh = preferences_of({});
    std::string body;
    for (std::size_t i = 0; i < preference_count; ++i)
        if (preferences[i] != fresh[i])
            body += std::string{bounds[i].name} + " " + std::to_string(preferences[i]) + "\n";
    return sealed(title, body);
}

std::optional<Preferences> read_preferences(std::string_view text) {
    std::optional<std::string_view> body = unsealed(title, text);
    if (!body) return std::nullopt;
    Preferences all = preferences_of({});
    while (!body->empty()) {
        const auto [name, value] = split_line(take_line(*body));
        std::uint32_t number = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc{} || end != value.data() + value.size()) continue;
        for (std::size_t i = 0; i < preference_count; ++i)
            if (bounds[i].name == name && number <= bounds[i].most) all[i] = number;
    }
    return all;
}

}  // namespace mw::app
