#include "model/plain_model.h"

// What the venue does by itself: loans and interest (reference 4 and 5), the watch over the margin
// level (2.5, 2.6, 1.6) and liquidation (7.5).

namespace mw::plain {

/// What an hour of a loan costs. Where rates float they are part of the market and read off it.
Big Model::rate(Asset asset) const {
    return real().world.rates_float ? hourly_rate(real(), asset).units : rates_[index_of(asset)];
}

/// A loan and its first hour.
void Model::lend(Pair pair, Asset asset, Big amount) {
    Coin& taker = *coin(pair, asset);
    lenders_[index_of(asset)] -= amount;
    taker.free += amount;
    taker.principal += amount;
    taker.interest += ceil_div(amount * rate(asset), whole);
}

/// Interest first, then principal.
void Model::pay(Pair pair, Asset asset, Big amount) {
    Coin& payer = *coin(pair, asset);
    const Big interest = least(amount, payer.interest);
    payer.free -= amount;
    payer.interest -= interest;
    payer.principal -= amount - interest;
    fees_[index_of(asset)] += interest;
    lenders_[index_of(asset)] += amount - interest;
}

void Model::pass_time(std::int64_t elapsed_ms) {
    for (std::int64_t done_ms = 0; done_ms < elapsed_ms; done_ms += 200) {
        watch_.step();
        for (const Pair pair : pairs_) {
            const auto trades = watch_.trades(pair);
            for (const Execution& each : trades) see(pair, each.price.count * row_of(pair).tick);
        }
        for (const Pair pair : pairs_)
            for (const Execution& each : watch_.trades(pair))
                if (each.maker_owner == Owner::learner) fill(order(each.maker), each);
        settle();
        watch_.to_rest();
    }
}

/// The price of a market is set or let go: what was in the way trades.
void Model::move_price(Pair pair) {
    watch_.first();
    const auto trades = watch_.trades(pair);
    settle_trades(pair, trades);
}

/// Everything that follows, in the order in which the venue sees to it.
void Model::settle() {
    for (bool more = true; more;) {
        more = tend_lists() || wake_next() || charge_hour();
        for (const Pair pair : pairs_) more = more || watch_risk(pair);
    }
}

/// A full hour has struck: every loan costs another hour, on its principal only.
bool Model::charge_hour() {
    const std::int64_t hour = watch_.now() / 3'600'000;
    if (hour == hour_) return false;
    hour_ = hour;
    for (const Pair pair : pairs_) {
        for (const Asset asset : {row_of(pair).base, Asset::usdt}) {
            Coin& debtor = *coin(pair, asset);
            debtor.interest += ceil_div(debtor.principal * rate(asset), whole);
        }
    }
    return true;
}

/// Tells a status, tops up, warns again or liquidates. @return false when there is nothing to do.
bool Model::watch_risk(Pair pair) {
    Account& account = at(pair);
    const ClassRow& ladder = class_of(pair);
    MarginStatus now = MarginStatus::excessive;
    if (account.in_debt()) {
        const Big owned = exact(pair, account.base.owned(), account.quote.owned());
        const Big level =
            floor_div(owned * whole, exact(pair, account.base.owed(), account.quote.owed()));
        if (level <= 2 * whole) now = MarginStatus::normal;
        if (level <= ladder.margin_call) now = MarginStatus::margin_call;
        if (level <= ladder.pre_liquidation) now = MarginStatus::pre_liquidation;
        if (level <= ladder.liquidation) now = MarginStatus::force_liquidation;
    }
    if (now != account.status) {
        if (now >= MarginStatus::margin_call && account.status < MarginStatus::margin_call)
            account.called_ms = watch_.now();
        account.status = now;
        return true;
    }
    if (now == MarginStatus::force_liquidation) {
        liquidate(pair);
        return true;
    }
    if (now != MarginStatus::margin_call && now != MarginStatus::pre_liquidation) return false;
    if (account.top_up && top_up(pair)) return true;
    constexpr std::int64_t day_ms = 24 * 60 * 60 * 1'000;
    if (watch_.now() - account.called_ms < day_ms) return false;
    account.called_ms = watch_.now();
    return true;
}

/// Pulls from spot what lifts the level to the initial ratio, quote coin first (reference 1.6).
bool Model::top_up(Pair pair) {
    const Big wanted = ceil_div(debts(pair) * class_of(pair).initial[tier(pair)], whole);
    const Big missing = wanted - assets(pair);
    for (const Asset asset : {Asset::usdt, row_of(pair).base}) {
        Big& there = spot_[index_of(asset)];
        const Big price = asset == Asset::usdt ? whole : watch_.index(pair);
        const Big moved = least(there, ceil_div(missing * whole, price));
        if (moved <= 0) continue;
        there -= moved;
        coin(pair, asset)->free += moved;
        return true;
    }
    return false;
}

/// Reference 7.5, from the taking over to the end.
void Model::liquidate(Pair pair) {
    Account& account = at(pair);
    const Big at_start = assets(pair);
    for (auto& [id, each] : orders_)
        if (each.pair == pair && each.open())
            end(each, OrderStatus::expired, ExpiryReason::liquidation);
    const auto repay_with_own = [&] {
        for (const Asset asset : {row_of(pair).base, Asset::usdt})
            pay(pair, asset, least(coin(pair, asset)->free, coin(pair, asset)->owed()));
    };
    repay_with_own();
    forced_order(pair, at_start);
    repay_with_own();
    for (const Asset asset : {row_of(pair).base, Asset::usdt}) {  // the fund pays the shortage
        const Big missing = coin(pair, asset)->owed();
        insurance_[index_of(asset)] -= missing;
        coin(pair, asset)->free += missing;
        pay(pair, asset, missing);
    }
    const Big fee = least(account.quote.free, clearance_on(at_start));
    account.quote.free -= fee;
    insurance_[index_of(Asset::usdt)] += fee;
}

/// One market order: buys the base coin that is owed, or sells what the quote debt needs.
void Model::forced_order(Pair pair, Big assets_at_start) {
    const Account& account = at(pair);
    const Big lot = row_of(pair).lot;
    Wish forced{.pair = pair};
    Big lock = 0;
    if (account.base.owed() > 0 && account.quote.free > 0) {
        // the fee of 0.1 % comes out of what is bought: debt / 0.999, up to the lot
        const Big wanted = ceil_div(ceil_div(account.base.owed() * 1'000, 999), lot) * lot;
        const Walk all = walk_lots(pair, Side::buy, wanted, false);
        const Walk payable = walk_cost(pair, Side::buy, account.quote.free * whole);
        const Walk& walk = all.lots < payable.lots ? all : payable;
        forced.side = Side::buy;
        forced.quantity = walk.lots;
        lock = walk.cost / whole;
    } else if (account.quote.owed() > 0 && account.base.free > 0) {
        // debt and clearance fee, a unit for each of up to 1 000 rounded fees, all before the fee
        const Big bill = account.quote.owed() + clearance_on(assets_at_start) + 1'000;
        const Big proceeds = ceil_div(bill * 1'000, 999);
        const Walk walk = walk_proceeds(pair, Side::sell, proceeds * whole);
        forced.side = Side::sell;
        forced.quantity = least(walk.lots, floor_div(account.base.free, lot) * lot);
        lock = forced.quantity;
    }
    if (forced.quantity == 0) return;
    const OrderId id = add(forced, lock, 0, 0, false).id;
    meet_book(id, forced.quantity);
}

}  // namespace mw::plain
