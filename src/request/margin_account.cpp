#include <algorithm>

#include "request/parts.h"

// Isolated accounts: what they hold and owe, and how near they are to liquidation.

namespace mw::request {
namespace {

using Wide = __int128;

/// What a quantity is worth at the index price, in 1e-16 of the quote coin: exact.
Wide exact(const State& state, const PairRules& rules, Amount amount) {
    const std::int64_t price =
        amount.asset == rules.quote ? one : state.index_price(rules.pair).units;
    return static_cast<Wide>(amount.units) * price;
}

Json side_json(const State& state, const PairRules& rules, const AccountLeg& leg) {
    return {{"asset", coin_of(leg.free.asset)},
            {"borrowEnabled", true},
            {"borrowed", decimal(leg.principal)},
            {"free", decimal(leg.free)},
            {"interest", decimal(leg.interest)},
            {"locked", decimal(leg.locked)},
            {"netAsset", decimal(leg.net())},
            {"netAssetOfBtc", in_btc(state, exact(state, rules, leg.net()))},
            {"repayEnabled", true},
            {"totalAsset", decimal(leg.owned())}};
}

/// How far away liquidation is, as a part of the index price; rounded toward zero.
std::string distance(Price liquidation, Price index) {
    const Wide rate = static_cast<Wide>(liquidation.units - index.units) * one / index.units;
    return decimal(static_cast<std::int64_t>(std::min(rate, static_cast<Wide>(INT64_MAX))));
}

Json account_json(const State& state, Pair pair) {
    const PairRules& rules = rules_of(pair);
    const IsolatedAccount& account = state.ledger.at(pair);
    const Price index = state.index_price(pair);
    const std::optional<Ratio> level = margin_level(account, index);
    constexpr Ratio without_debt{999 * one};
    const auto liquidation = trigger_price(account, rules.ladder.liquidation);
    return {{"symbol", symbol_of(pair)},
            {"isolatedCreated", account.exists},
            {"enabled", account.active()},
            {"marginLevel", decimal(level.value_or(without_debt))},
            {"marginLevelStatus", word_of(status_of(level, rules.ladder))},
            {"marginRatio", decimal(rules.leverage * one)},
            {"indexPrice", decimal(index)},
            {"liquidatePrice", decimal(liquidation.value_or(Price{}))},
            {"liquidateRate", liquidation ? distance(*liquidation, index) : decimal(0)},
            {"tradeEnabled", account.active()},
            {"baseAsset", side_json(state, rules, account.base)},
            {"quoteAsset", side_json(state, rules, account.quote)}};
}

void add_totals(Json& to, const State& state) {
    Wide owned = 0;
    Wide owed = 0;
    for (const Pair pair : state.world.pairs) {
        const PairRules& rules = rules_of(pair);
        const IsolatedAccount& account = state.ledger.at(pair);
        for (const AccountLeg* leg : {&account.base, &account.quote}) {
            owned += exact(state, rules, leg->owned());
            owed += exact(state, rules, leg->owed());
        }
    }
    to["totalAssetOfBtc"] = in_btc(state, owned);
    to["totalLiabilityOfBtc"] = in_btc(state, owed);
    to["totalNetAssetOfBtc"] = in_btc(state, owned - owed);
}

/// Carries out a command about one account.
Outcome about_account(const Context& at, Pair pair, const Command& command) {
    const Answer answer = at.submit(command);
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(problem_of(*refusal, Purpose::account));
    return Json{{"success", true}, {"symbol", symbol_of(pair)}};
}

}  // namespace

Outcome price_index(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return Json{{"calcTime", at.now_ms()},
                {"price", decimal(at.state().index_price(pair))},
                {"symbol", symbol_of(pair)}};
}

Outcome isolated_account(const Context& at, Fields& in) {
    constexpr std::size_t most_symbols = 5;
    const auto some = in.pairs("symbols", not_a_margin_pair);
    if (some && some->size() > most_symbols) in.complain(missing("symbols"));
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json json;
    json["assets"] = Json::array();
    for (const Pair pair : some.value_or(at.state().world.pairs))
        json["assets"].push_back(account_json(at.state(), pair));
    if (!some) add_totals(json, at.state());
    return json;
}

Outcome enable_account(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", not_a_margin_pair);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return about_account(at, pair, EnableAccount{pair});
}

Outcome disable_account(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", not_a_margin_pair);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return about_account(at, pair, DisableAccount{pair});
}

Outcome account_limit(const Context& at, Fields& in) {
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const auto enabled =
        std::ranges::count_if(at.state().ledger.isolated, &IsolatedAccount::active);
    return Json{{"enabledAccount", enabled}, {"maxAccount", at.state().world.max_accounts}};
}

Outcome cross_account(const Context&, Fields&) { return std::unexpected(no_cross_margin()); }

}  // namespace mw::request
