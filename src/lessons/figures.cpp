#include "lessons/figures.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "core/text.h"
#include "exchange/worth.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

/// Decimals a sentence shows at most.
int places_of(Unit unit, Pair pair) {
    switch (unit) {
        case Unit::base: return 8;
        case Unit::price: return price_places(pair);
        case Unit::quote:
        case Unit::percent: return 2;
        case Unit::level: return 4;
        case Unit::count: break;
    }
    return 8;
}

/// Sets a comma between groups of three digits before the point.
std::string grouped(std::string text) {
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    std::size_t at = std::min(text.find('.'), text.size());
    while (at > first + 3) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

/// Without trailing zeros.
std::string shortened(std::int64_t units, int places) {
    std::string text = write_decimal(units, places);
    if (!text.contains('.')) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

bool ends_in(std::string_view path, std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts, [path](auto part) { return path.ends_with(part); });
}

/// Which way the number of a path is rounded: as the panel that shows it does. What is owed, paid
/// or missing goes up; a level, a limit and what is held go down; worth and prices go to the
/// nearest; a price of danger toward it. A formula of more than a path is cut toward zero.
Cut cut_of(std::string_view path, const Sight& sight) {
    if (path.empty()) return Cut::inward;
    if (ends_in(path, {".owed", ".principal", ".interest", ".missing", ".fees"}) ||
        path.contains("paid"))
        return Cut::up;
    if (ends_in(path, {".free", ".locked", ".owned", ".net", ".received", "level", "limit.base",
                       "limit.quote"}))
        return Cut::down;
    if (path.starts_with("spot.")) return Cut::down;
    if (!path.ends_with("price.liquidation")) return Cut::nearest;
    const Ratio ratio = rules_of(sight.pair).ladder.liquidation;
    return rise_is_danger(sight.state.ledger.at(sight.pair), ratio) ? Cut::down : Cut::up;
}

/// What a path is worth as the panels show it: cents of equity are those of assets less debt.
std::optional<std::int64_t> shown_at(std::string_view path, const Sight& sight) {
    if (path == "pool.assets") return worth_of_all(sight.state).assets.units;
    if (path == "pool.debt") return worth_of_all(sight.state).debt.units;
    if (!path.starts_with("account.")) return std::nullopt;
    const mw::Worth worth =
        worth_of(sight.state.ledger.at(sight.pair), sight.state.index_price(sight.pair));
    if (path == "account.assets") return worth.assets.units;
    if (path == "account.debt") return worth.debt.units;
    if (path == "account.equity") return worth.equity.units;
    return std::nullopt;
}

/// The text of a path in braces at the start of `text`, or empty.
std::string_view braced(std::string_view text) {
    const std::size_t end = text.find('}');
    return text.starts_with('{') && end != std::string_view::npos ? text.substr(1, end - 1)
                                                                  : std::string_view{};
}

/// Bytes of the character a text starts with; 0 when it cannot be drawn.
std::size_t length_of_character(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x20 || first == 0x7f) return 0;
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) return 0;
    return length;
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace

std::string said(std::int64_t units, Unit unit, Pair pair, Cut cut) {
    const int places = places_of(unit, pair);
    std::string text = grouped(shortened(cut_to(units, places, cut), places));
    const std::size_t point = text.find('.');
    if (unit == Unit::quote && point + 2 == text.size()) text += "0";  // cents come in two
    if (text.starts_with('-')) text.replace(0, 1, "−");
    const PairRules& rules = rules_of(pair);
    if (unit == Unit::base) text += " " + std::string{ticker_of(rules.base)};
    if (unit == Unit::quote) text += " " + std::string{ticker_of(rules.quote)};
    if (unit == Unit::percent) text += "%";
    return text;
}

std::string said(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return std::string{ticker_of(rules.base)} + "/" + std::string{ticker_of(rules.quote)};
}

std::expected<Figure, std::string> read_figure(std::string_view text) {
    Figure figure;
    const std::size_t colon = text.find(':');
    auto formula = read_formula(trimmed(text.substr(0, colon)));
    if (!formula) return std::unexpected(formula.error());
    figure.formula = *std::move(formula);
    const std::string_view path = figure.formula.path();
    figure.pair = pair_named(path.substr(0, path.find('.')));
    const auto path_unit = unit_of_path(figure.formula.path());
    if (colon == std::string_view::npos) {
        if (!path_unit)
            return std::unexpected(
                "behind a formula comes its unit, as in {account.debt * 2 : "
                "quote}; there is base, quote, price, level, count, percent");
        figure.unit = *path_unit;
        return figure;
    }
    const std::string_view unit = trimmed(text.substr(colon + 1));
    const auto named = unit_named(unit);
    constexpr std::array<std::string_view, 6> names = {"base",  "quote", "price",
                                                       "level", "count", "percent"};
    if (!named) return std::unexpected(unknown("unit", unit, names));
    figure.unit = *named;
    return figure;
}

std::string said(const Figure& figure, const Sight& sight) {
    const auto value = figure.formula.value(sight);
    if (!value) return "none";
    Sight there = sight;
    there.pair = figure.pair.value_or(sight.pair);
    std::string_view path = figure.formula.path();
    if (figure.pair) path.remove_prefix(path.find('.') + 1);
    const std::int64_t units = shown_at(path, there).value_or(*value);
    return said(units, figure.unit, there.pair, cut_of(path, there));
}

std::string filled(std::string_view text, const Sight& sight) {
    std::string result;
    while (!text.empty()) {
        const std::string_view inner = braced(text);
        const auto figure = inner.empty() ? std::unexpected(std::string{}) : read_figure(inner);
        if (!figure) {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        result += said(*figure, sight);
        text.remove_prefix(inner.size() + 2);
    }
    return result;
}

std::string fault_of_text(std::string_view text) {
    if (count_of(text, "**") % 2 != 0) return "a ** is missing: bold needs one on each side";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_of_character(text.substr(at));
        if (length == 0) return "this holds a character that cannot be drawn";
        if (text[at] == '{')
            if (const auto figure = read_figure(braced(text.substr(at))); !figure)
                return figure.error();
        at += length;
    }
    return {};
}

}  // namespace mw::lessons
