// What stands behind the arrow and bends the world: jumps, halts, rates and the like.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Words = std::vector<std::string_view>;
using Wrong = std::unexpected<std::string>;
using Read = std::expected<Command, std::string>;

Read read_jump(std::string_view rest, Pair pair) {
    const auto change = read_percent(rest);
    if (!change || change->units == 0 || change->units < -one / 2 || change->units > one)
        return Wrong{"a jump is written as: jump -3%; from -50% to 100%"};
    return JumpMarket{pair, *change};
}

Read read_wick(std::string_view rest, Pair pair) {
    const auto parts = split_at(rest, "over");
    const auto size = parts ? read_percent(parts->first) : std::nullopt;
    const auto time = parts ? read_duration(parts->second) : std::nullopt;
    constexpr std::int64_t most = one / 5;
    if (!size || !time || size->units == 0 || size->units < -most || size->units > most ||
        *time > 600'000)
        return Wrong{"a wick is written as: wick 1.5% over 8s; from -20% to 20%, 10m at most"};
    return WickMarket{pair, *size, *time};
}

Read read_halt(std::string_view rest, Pair pair) {
    const auto time = read_duration(rest);
    if (!time || *time > 24 * hour_ms) return Wrong{"a halt is written as: halt 5m; a day at most"};
    return HaltMarket{pair, *time};
}

Read read_spread(std::string_view rest, Pair pair) {
    const auto units = read_number(rest);
    if (!units || *units < one || *units > 1'000'000 * one || *units % one != 0)
        return Wrong{"a spread is a whole number of ticks: spread 50"};
    return SetSpread{pair, *units / one};
}

Read read_peg(std::string_view rest) {
    const auto parts = split_at(rest, "over");
    const auto usd = parts ? read_number(parts->first) : std::nullopt;
    const auto time = parts ? read_duration(parts->second) : std::nullopt;
    if (!usd || !time || *usd < one / 2 || *usd > one / 2 * 3 || *time < 60'000)
        return Wrong{"what USDT is worth is written as: peg 0.97 over 10m; from 0.5 to 1.5"};
    return SetPeg{{*usd}, *time};
}

Read read_rate(const Words& words) {
    const auto rate = words.size() == 2 ? read_percent(words[0]) : std::nullopt;
    const auto asset = words.size() == 2 ? asset_named(words[1]) : std::nullopt;
    if (!rate || !asset || rate->units < 0 || rate->units > one / 100)
        return Wrong{"a loan rate an hour is written as: rate 0.01% BTC; at most 1%"};
    return SetRate{*asset, *rate};
}

Read read_stock(const Words& words) {
    const auto units = words.size() == 2 ? read_number(words[0]) : std::nullopt;
    const auto asset = words.size() == 2 ? asset_named(words[1]) : std::nullopt;
    if (!units || !asset || *units < 0)
        return Wrong{"what the lenders have left is written as: stock 0.5 BTC"};
    return SetStock{{*asset, *units}};
}

Read read_realism(std::string_view rest) {
    if (const auto realism = realism_named(rest)) return SetRealism{*realism};
    return Wrong{unknown("degree of realism", rest, realism_names)};
}

}  // namespace

std::optional<Ratio> read_percent(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    const auto units = read_number(text.substr(0, text.size() - 1));
    if (!units || *units % 100 != 0) return std::nullopt;
    return Ratio{*units / 100};
}

std::optional<Read> read_world_action(std::string_view verb, std::string_view rest, Pair pair) {
    if (verb == "jump") return read_jump(rest, pair);
    if (verb == "wick") return read_wick(rest, pair);
    if (verb == "halt") return read_halt(rest, pair);
    if (verb == "spread") return read_spread(rest, pair);
    if (verb == "peg") return read_peg(rest);
    if (verb == "rate") return read_rate(words_in(rest));
    if (verb == "stock") return read_stock(words_in(rest));
    if (verb == "realism") return read_realism(rest);
    return std::nullopt;
}

}  // namespace mw::lessons
