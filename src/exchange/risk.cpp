#include <algorithm>
#include <array>

#include "core/check.h"
#include "exchange/parts.h"

// The venue watches every account's level at the index price: it announces, tops up where the
// learner asked for it, warns again, and in the end takes over.

namespace mw {
namespace {

/// A warning is repeated once a day. Source: S4, cross text; isolated: choice.
constexpr std::int64_t call_pause_ms = 24 * hour_ms;

bool is_called(MarginStatus status) {
    return status == MarginStatus::margin_call || status == MarginStatus::pre_liquidation;
}

/// What must come in, in quote, for the level to rise above the margin-call ratio to the initial
/// one of the account's tier. How far a top-up lifts it is our choice.
Amount missing_value(const IsolatedAccount& account, Price index) {
    const auto tier = static_cast<std::size_t>(tier_of(account) - 1);
    const Ratio wanted = rules_of(account.pair).ladder.tiers[tier].initial;
    const Amount needed = times(debt_value(account, index), wanted, Round::up);
    return needed - assets_value(account, index);
}

/// A transfer from spot, quote coin first; nullopt when spot has nothing of use. Source: S12.
std::optional<Transferred> top_up(const State& state, const IsolatedAccount& account, Price index) {
    const PairRules& rules = rules_of(account.pair);
    const Amount missing = missing_value(account, index);
    for (const Asset asset : {rules.quote, rules.base}) {
        const Amount there = held(state.ledger, Spot{}, asset);
        const Amount wanted =
            asset == rules.quote
                ? missing
                : Amount{asset, mul_div(missing.units, one, index.units, Round::up)};
        const Amount amount = std::min(there, wanted);
        if (amount.units > 0)
            return Transferred{account.pair, Direction::into_isolated, amount, true};
    }
    return std::nullopt;
}

}  // namespace

std::vector<Event> next_of_risk(const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    const MarginStatus before = state.status[index_of(pair)];
    if (account.free_of_debt() && before == MarginStatus::excessive) return {};
    const Price index = state.index_price(pair);
    const std::optional<Ratio> level = margin_level(account, index);
    const MarginStatus after = status_of(level, rules_of(pair).ladder);
    if (after != before) return {StatusChanged{pair, before, after, level, index}};
    if (after == MarginStatus::force_liquidation && !state.market(pair).is_trading())
        return {};  // the takeover needs a book
    if (after == MarginStatus::force_liquidation)
        return {LiquidationStarted{pair, *level, index, assets_value(account, index)}};
    if (!is_called(after)) return {};
    if (account.auto_top_up)
        if (const auto transfer = top_up(state, account, index)) return {*transfer};
    if (state.time_ms() - state.called_ms[index_of(pair)] >= call_pause_ms)
        return {MarginCallRepeated{pair, *level, index}};
    return {};
}

}  // namespace mw
