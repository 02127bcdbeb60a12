// What a lesson says of a contract: its terms, its funding, and what a hand does with it.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::int64_t most_worth = 1'000'000'000 * one;  // a thousand settlements can be counted
constexpr std::size_t most_rates = 16;

std::string add_terms(ContractTerms& terms, const Words& words, Pair pair) {
    if (terms.every_ms != 0) return "a lesson has one contract";
    const bool whole =
        words.size() == 8 && words[2] == "size" && words[4] == "every" && words[6] == "fee";
    const auto named = whole ? pair_named(words[1]) : std::nullopt;
    const auto size = whole ? read_number(words[3]) : std::nullopt;
    const auto every_ms = whole ? read_duration(words[5]) : std::nullopt;
    const auto fee = whole ? read_percent(words[7]) : std::nullopt;
    if (!named || !size || !every_ms || !fee)
        return "a contract is written as: contract BTCUSDT size 0.02 every 8h fee 0.05%";
    if (*named != pair) return "a contract is on the pair of the lesson";
    const PairRules& rules = rules_of(pair);
    if (*size <= 0 || *size > mul_div(most_worth, one, rules.max_price.units, Round::down))
        return "the size of a contract is above 0 and can be counted at every price";
    if (*every_ms < hour_ms) return "a contract is settled every 1h at most";
    if (fee->units < 0 || fee->units > one / 100) return "the fee of a contract is from 0 to 1%";
    terms = {pair, {rules.base, *size}, *every_ms, *fee, {}};
    return {};
}

std::string add_funding(ContractTerms& terms, const Words& words) {
    if (terms.every_ms == 0) return "funding stands below the contract of its step";
    std::vector<FundingRate>& funding = terms.funding;
    const auto rate = words.size() > 1 ? read_percent(words[1]) : std::nullopt;
    const bool ends = words.size() == 4 && words[2] == "until";
    const auto until_ms = ends ? read_duration(words[3]) : std::nullopt;
    if (!rate || (words.size() != 2 && !until_ms))
        return "funding is written as: funding 0.01% until 48h, and the last one without until";
    if (rate->units < -one / 100 || rate->units > one / 100)
        return "funding is from -1% to 1% at each settlement";
    if (funding.size() == most_rates) return "a contract has at most 16 funding lines";
    if (!funding.empty() &&
        (!funding.back().until_ms || (until_ms && *until_ms <= *funding.back().until_ms)))
        return "this funding begins when the one above it ends, so its until is later";
    funding.push_back({*rate, until_ms});
    return {};
}

}  // namespace

std::string_view contract_lines(const Lesson& lesson) {
    for (const Step& step : lesson.steps)
        if (!step.contract.empty()) return step.contract;
    return {};
}

std::expected<ContractTerms, std::string> read_terms(std::string_view lines, Pair pair) {
    ContractTerms terms;
    std::string fault;
    while (!lines.empty()) {  // a line with a fault is as good as none
        const Words words = words_in(take_line(lines));
        if (words.empty()) continue;
        fault = words[0] == "contract" ? add_terms(terms, words, pair) : add_funding(terms, words);
    }
    if (!fault.empty()) return std::unexpected{std::move(fault)};
    return terms;
}

std::string fault_of_terms(const ContractTerms& terms) {
    if (terms.every_ms != 0 && !terms.funding.empty() && !terms.funding.back().until_ms) return {};
    return "a contract needs a funding line, and the last one has no until";
}

std::expected<Act, std::string> read_contract_act(std::string_view text) {
    constexpr std::array<std::string_view, 3> asks = {"long", "short", "close"};
    const auto found = std::ranges::find(asks, text);
    if (found == asks.end())
        return std::unexpected{"it is written as: contract long, contract short or contract close"};
    return ContractAct{static_cast<ContractAsk>(found - asks.begin())};
}

}  // namespace mw::lessons
