#include "exchange/word_reader.h"

#include <utility>

#include "core/text.h"

namespace mw {
namespace {

std::string known_coins() {
    std::string text = "the coins are";
    for (const Asset asset : all_assets) text += " " + std::string{ticker_of(asset)};
    return text;
}

}  // namespace

WordReader::WordReader(std::string_view line, std::optional<Pair> usual_pair)
    : words_{words_in(line)}, usual_pair_{usual_pair} {}

void WordReader::complain(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
}

void WordReader::end() {
    if (!at_end()) complain("\"" + std::string{next()} + "\" is one word too many");
}

std::string_view WordReader::take(std::string_view what) {
    if (!at_end()) return words_[at_++];
    complain(std::string{what} + " is missing at the end");
    return {};
}

bool WordReader::took(std::string_view word) {
    if (at_end() || next() != word) return false;
    ++at_;
    return true;
}

void WordReader::expect(std::string_view word) {
    if (take("\"" + std::string{word} + "\"") != word)
        complain("the word \"" + std::string{word} + "\" is missing");
}

std::int64_t WordReader::number(std::string_view what, bool with_sign) {
    const std::string_view word = take(what);
    const bool negative = with_sign && word.starts_with('-');
    const auto read = read_decimal(word.substr(negative ? 1 : 0), 8);
    if (read && !word.contains(',')) return negative ? -*read : *read;
    complain("\"" + std::string{word} + "\" is not a number such as 0.10");
    return 0;
}

Amount WordReader::coins() {
    const std::int64_t units = number("an amount");
    return {coin(), units};
}

Asset WordReader::coin() {
    const std::string_view ticker = take("a coin");
    const auto asset = asset_named(ticker);
    if (!asset) complain("\"" + std::string{ticker} + "\" is not a coin; " + known_coins());
    return asset.value_or(Asset::usdt);
}

Pair WordReader::pair() {
    const std::string_view symbol = take("a pair");
    const auto named = pair_named(symbol);
    if (!named) complain("\"" + std::string{symbol} + "\" is not a pair such as BTCUSDT");
    return named.value_or(all_pairs.front());
}

Pair WordReader::pair_after_in() {
    if (at_end() && usual_pair_) return *usual_pair_;
    expect("in");
    return pair();
}

}  // namespace mw
