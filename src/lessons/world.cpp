// The lines `world …` of a lesson.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Words = std::vector<std::string_view>;

/// Most of a coin that a world may hold: far above any lesson, far below what sums can count.
constexpr std::array<std::int64_t, asset_count> most_coins = {
    100'000'000, 10'000, 200'000, 1'000'000, 4'000'000, 1'000'000'000};

std::string no_coin(std::string_view ticker) {
    std::array<std::string_view, asset_count> tickers;
    for (const Asset asset : all_assets) tickers[index_of(asset)] = ticker_of(asset);
    return unknown("coin", ticker, tickers);
}

std::string read_spot(const Words& words, World& world) {
    const auto units = words.size() == 3 ? read_number(words[1]) : std::nullopt;
    if (!units || *units < 0) return "the spot wallet is written as: world spot 10000 USDT";
    const auto asset = asset_named(words[2]);
    if (!asset) return no_coin(words[2]);
    const std::int64_t most = most_coins[index_of(*asset)];
    if (*units > most * one)
        return "a world holds at most " + std::to_string(most) + " of this coin";
    world.spot[index_of(*asset)] = {*asset, *units};
    return {};
}

std::string read_rate(const Words& words, World& world) {
    const bool percent = words.size() == 3 && words[1].ends_with('%');
    const auto units =
        percent ? read_number(words[1].substr(0, words[1].size() - 1)) : std::nullopt;
    if (!units || *units < 0 || *units > one)
        return "the loan rate an hour is written as: world rate 0.001% BTC; at most 1%";
    const auto asset = asset_named(words[2]);
    if (!asset) return no_coin(words[2]);
    if (*units % 100 != 0) return "a loan rate has at most 6 digits after the point";
    world.hourly_rates[index_of(*asset)] = {*units / 100};
    return {};
}

std::string read_price(const Words& words, Lesson& lesson) {
    const PairRules& rules = rules_of(lesson.pair);
    const auto units = words.size() == 2 ? read_number(words[1]) : std::nullopt;
    if (!units) return "the price at the start is written as: world price 60000";
    if (*units % rules.tick.units != 0 || *units < one || Price{*units} > rules.max_price)
        return "the price at the start must be from 1 to 1000000, with at most 2 decimals";
    lesson.world.start_prices[index_of(lesson.pair)] = {*units};
    return {};
}

std::string read_preset(const Words& words, World& world) {
    constexpr std::array<std::string_view, 3> names = {"calm", "normal", "wild"};
    const std::string_view word = words.size() == 2 ? words[1] : std::string_view{};
    const auto found = std::ranges::find(names, word);
    if (found == names.end()) return unknown("preset", word, names);
    world.preset = static_cast<Preset>(found - names.begin());
    return {};
}

std::string read_pair(const Words& words, Lesson& lesson) {
    const auto pair = words.size() == 2 ? pair_named(words[1]) : std::nullopt;
    if (!pair) return "the pair is written as: world pair BTCUSDT";
    lesson.pair = *pair;
    if (!std::ranges::contains(lesson.world.pairs, *pair)) lesson.world.pairs = {*pair};
    return {};
}

std::string read_pairs(const Words& words, Lesson& lesson) {
    constexpr const char* once = "each pair that trades is named once: world pairs BTCUSDT ETHUSDT";
    std::vector<Pair> pairs;
    for (const std::string_view word : words) {
        if (word == "pairs") continue;
        const auto pair = pair_named(word);
        if (!pair) return "the pairs are written as: world pairs BTCUSDT ETHUSDT";
        if (std::ranges::contains(pairs, *pair)) return once;
        pairs.insert(std::ranges::upper_bound(pairs, *pair), *pair);
    }
    if (pairs.empty()) return once;
    lesson.world.pairs = pairs;
    if (!std::ranges::contains(pairs, lesson.pair)) lesson.pair = pairs.front();
    return {};
}

std::string read_rates(const Words& words, World& world) {
    if (words.size() != 2 || (words[1] != "fixed" && words[1] != "float"))
        return "loan rates are written as: world rates float, or fixed";
    world.rates_float = words[1] == "float";
    return {};
}

std::string read_realism(const Words& words, World& world) {
    const std::string_view word = words.size() == 2 ? words[1] : std::string_view{};
    const auto realism = realism_named(word);
    if (!realism) return unknown("degree of realism", word, realism_names);
    world.realism = *realism;
    return {};
}

}  // namespace

std::string read_world(std::string_view text, Lesson& lesson) {
    const Words words = words_in(text);
    const std::string_view what = words.empty() ? std::string_view{} : words.front();
    if (what == "spot") return read_spot(words, lesson.world);
    if (what == "price") return read_price(words, lesson);
    if (what == "rate") return read_rate(words, lesson.world);
    if (what == "preset") return read_preset(words, lesson.world);
    if (what == "pair") return read_pair(words, lesson);
    if (what == "pairs") return read_pairs(words, lesson);
    if (what == "rates") return read_rates(words, lesson.world);
    if (what == "realism") return read_realism(words, lesson.world);
    constexpr std::array<std::string_view, 8> names = {"spot", "price", "rate",  "preset",
                                                       "pair", "pairs", "rates", "realism"};
    return unknown("world line", what, names);
}

}  // namespace mw::lessons
