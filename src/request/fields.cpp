#include "request/fields.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace mw::request {
namespace {

constexpr std::string_view decimal_range = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
constexpr std::string_view whole_range = "^[0-9]{1,20}$";
constexpr std::string_view symbol_range = "^[A-Z0-9-_.]{1,20}$";
constexpr std::string_view client_id_range = "^[.A-Z:/a-z0-9_-]{1,36}$";
constexpr std::size_t most_digits = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digits(std::string_view text) {
    return !text.empty() && text.size() <= most_digits && std::ranges::all_of(text, is_digit);
}

bool is_of_symbol(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

bool is_symbol(std::string_view text) {
    return !text.empty() && text.size() <= most_digits && std::ranges::all_of(text, is_of_symbol);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

/// The parts of a text between commas.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t comma = text.find(',');
        parts.emplace_back(text.substr(0, comma));
        if (comma == std::string_view::npos) return parts;
        text.remove_prefix(comma + 1);
    }
}

/// The texts of a JSON list, or of a list with commas; nullopt when it is neither.
std::optional<std::vector<std::string>> list_of(std::string_view text) {
    if (!text.starts_with('[')) return parts_of(text);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array()) return std::nullopt;
    std::vector<std::string> parts;
    for (const auto& each : json) {
        if (!each.is_string()) return std::nullopt;
        parts.push_back(each.get<std::string>());
    }
    return parts;
}

}  // namespace

std::optional<Problem> Fields::fault() const {
    for (const auto& each : faults_)
        if (each) return each;
    return std::nullopt;
}

void Fields::note(Stage stage, Problem problem) {
    auto& place = faults_[static_cast<std::size_t>(stage)];
    if (!place) place = std::move(problem);
}

std::optional<std::string_view> Fields::text(std::string_view name) const {
    const auto found = params_.find(name);
    if (found == params_.end() || found->second.empty()) return std::nullopt;
    return found->second;
}

std::string_view Fields::needed(std::string_view name) {
    const auto value = text(name);
    if (!value) note(Stage::form, missing(name));
    return value.value_or("");
}

std::int64_t Fields::read(std::string_view name, std::string_view value) {
    const std::size_t point = value.find('.');
    const bool whole_fits = is_digits(value.substr(0, point));
    if (!whole_fits || (point != std::string_view::npos && !is_digits(value.substr(point + 1)))) {
        note(Stage::form, illegal(name, decimal_range));
        return 0;
    }
    const auto units = read_decimal(value, 8);
    if (units) return *units;
    if (units.error() != NumberFault::too_many_decimals) return INT64_MAX;
    note(Stage::form, too_precise(name));
    return 0;
}

std::int64_t Fields::decimal(std::string_view name) {
    const auto value = text(name);
    if (value) return read(name, *value);
    note(Stage::form, missing(name));
    return 0;
}

std::optional<std::int64_t> Fields::optional_decimal(std::string_view name) {
    const auto value = text(name);
    return value ? std::optional{read(name, *value)} : std::nullopt;
}

std::int64_t Fields::count(std::string_view name, std::string_view value) {
    if (!is_digits(value)) {
        note(Stage::form, illegal(name, whole_range));
        return 0;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} ? number : INT64_MAX;
}

std::int64_t Fields::whole(std::string_view name) {
    const auto value = text(name);
    if (value) return count(name, *value);
    note(Stage::form, missing(name));
    return 0;
}

std::optional<std::int64_t> Fields::optional_whole(std::string_view name) {
    const auto value = text(name);
    return value ? std::optional{count(name, *value)} : std::nullopt;
}

std::int64_t Fields::limit(std::string_view name, std::int64_t usual, std::int64_t most) {
    const std::int64_t asked = optional_whole(name).value_or(usual);
    if (asked < 1) note(Stage::form, missing(name));
    return std::clamp<std::int64_t>(asked, 1, most);
}

bool Fields::flag(std::string_view name, bool usual) {
    const auto value = text(name);
    if (!value) return usual;
    const std::string word = lowered(*value);
    if (word != "true" && word != "false") note(Stage::form, missing(name));
    return word == "true";
}

ClientId Fields::client_id(std::string_view name) {
    const auto value = text(name);
    if (!value) return {};
    const auto id = ClientId::named(*value);
    if (!id) note(Stage::form, illegal(name, client_id_range));
    return id.value_or(ClientId{});
}

void Fields::isolated() {
    if (!flag("isIsolated", false)) note(Stage::symbol, no_cross_margin());
}

Pair Fields::pair_of(std::string_view name, std::string_view value, Problem (*otherwise)()) {
    if (!is_symbol(value)) {
        note(Stage::form, illegal(name, symbol_range));
        return state_.world.pairs.front();
    }
    const auto pair = pair_named(value);
    if (pair && state_.lists_pair(*pair)) return *pair;
    note(Stage::symbol, otherwise());
    return state_.world.pairs.front();
}

Pair Fields::pair(std::string_view name, Problem (*otherwise)()) {
    const auto value = text(name);
    if (value) return pair_of(name, *value, otherwise);
    note(Stage::form, missing(name));
    return state_.world.pairs.front();
}

std::optional<Pair> Fields::optional_pair(std::string_view name, Problem (*otherwise)()) {
    const auto value = text(name);
    return value ? std::optional{pair_of(name, *value, otherwise)} : std::nullopt;
}

Asset Fields::asset_of(std::string_view value) {
    const auto asset = asset_named(value);
    const auto trades = [&](Pair pair) {
        return rules_of(pair).base == *asset || rules_of(pair).quote == *asset;
    };
    if (asset && std::ranges::any_of(state_.world.pairs, trades)) return *asset;
    note(Stage::symbol, not_a_margin_asset());
    return Asset::usdt;
}

Asset Fields::asset(std::string_view name) {
    const auto value = text(name);
    if (value) return asset_of(*value);
    note(Stage::form, missing(name));
    return Asset::usdt;
}

std::optional<Asset> Fields::optional_asset(std::string_view name) {
    const auto value = text(name);
    return value ? std::optional{asset_of(*value)} : std::nullopt;
}

std::vector<Asset> Fields::assets(std::string_view name) {
    std::vector<Asset> all;
    for (const std::string& each : parts_of(needed(name))) all.push_back(asset_of(each));
    return all;
}

std::optional<std::vector<Pair>> Fields::pairs(std::string_view name, Problem (*otherwise)()) {
    const auto value = text(name);
    if (!value) return std::nullopt;
    std::vector<Pair> all;
    const auto parts = list_of(*value);
    if (!parts) note(Stage::form, missing(name));
    if (parts)
        for (const std::string& each : *parts) all.push_back(pair_of(name, each, otherwise));
    return all;
}

}  // namespace mw::request
