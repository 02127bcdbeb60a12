#include "exchange/audit.h"

#include <algorithm>

#include "exchange/exchange.h"

namespace mw {

Amount surplus(const State& state, Asset asset) {
    return everywhere(state.ledger, asset) - everywhere(make_ledger(state.world), asset);
}

Amount held_by_orders(const State& state, Pair pair, Asset asset) {
    Amount sum{asset, 0};
    for (const Order& order : state.orders)
        if (order.pair == pair && order.is_open() && order.locked.asset == asset)
            sum += order.locked;
    return sum;
}

std::string_view fault_of(const State& state) {
    for (const Asset asset : all_assets)
        if (surplus(state, asset).units != 0) return "coins were made or lost";
    for (const IsolatedAccount& account : state.ledger.isolated)
        for (const AccountLeg& leg : {account.base, account.quote}) {
            if (leg.locked != held_by_orders(state, account.pair, leg.locked.asset))
                return "locked funds are not what the open orders hold";
            for (const Amount amount : {leg.free, leg.locked, leg.principal, leg.interest})
                if (amount.units < 0) return "a balance or a debt is negative";
        }
    if (!state.unsettled.empty() || !follow_ups(state).empty()) return "work was left undone";
    if (std::ranges::any_of(state.taken_over, [](const auto& one) { return one.has_value(); }))
        return "a liquidation was left undone";
    return {};
}

}  // namespace mw
