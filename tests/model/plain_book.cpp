#include "model/plain_model.h"

// Orders and the book: what an order would find there, and what its trades cost.

namespace mw::plain {

/// What rests on the other side, best first. @param limit  worst price; 0: any.
std::vector<Model::Offer> Model::offers(Pair pair, Side taker, Big limit) const {
    std::vector<Offer> found;
    const PairRow& row = row_of(pair);
    for (const RestingOrder& each : watch_.resting(pair, opposite(taker))) {
        const Big price = each.price.count * row.tick;
        if (limit != 0 && (taker == Side::buy ? price > limit : price < limit)) break;
        const bool own = each.owner == Owner::learner;
        if (own) {  // it may have ended already, and the real exchange is about to take it out
            const auto known = orders_.find(each.id);
            if (known == orders_.end() || !known->second.open()) continue;
        }
        found.push_back({price, each.left.count * row.lot, own ? each.id : 0});
    }
    return found;
}

/// @param with_own  whether own orders count. Costs are exact, in 1e-16 of the quote coin.
Walk Model::walk_lots(Pair pair, Side taker, Big lots, bool with_own, Big limit) const {
    Walk walk;
    for (const Offer& offer : offers(pair, taker, limit)) {
        if (offer.own != 0 && !with_own) continue;
        const Big taken = least(offer.lots, lots - walk.lots);
        walk.lots += taken;
        walk.cost += taken * offer.price;
        if (taken < offer.lots) return walk;
    }
    walk.ran_out = true;
    return walk;
}

/// As many whole lots as this much pays for, leaving own orders out.
Walk Model::walk_cost(Pair pair, Side taker, Big cost) const {
    Walk walk;
    const Big lot = row_of(pair).lot;
    for (const Offer& offer : offers(pair, taker, 0)) {
        if (offer.own != 0) continue;
        const Big affordable = floor_div(cost - walk.cost, offer.price * lot) * lot;
        const Big taken = least(offer.lots, affordable);
        walk.lots += taken;
        walk.cost += taken * offer.price;
        if (taken < offer.lots) return walk;
    }
    walk.ran_out = true;
    return walk;
}

/// The fewest whole lots that bring this much, leaving own orders out.
Walk Model::walk_proceeds(Pair pair, Side taker, Big proceeds) const {
    Walk walk;
    const Big lot = row_of(pair).lot;
    for (const Offer& offer : offers(pair, taker, 0)) {
        if (offer.own != 0) continue;
        const Big needed = ceil_div(most(0, proceeds - walk.cost), offer.price * lot) * lot;
        const Big taken = least(offer.lots, needed);
        walk.lots += taken;
        walk.cost += taken * offer.price;
        if (taken < offer.lots) return walk;
    }
    walk.ran_out = true;
    return walk;
}

/// An order meets the book: time in force, own orders in its way (reference 6.6), trades, rest.
/// @param rest_reason  why the rest of a market order ends; nullopt: nobody was there.
void Model::meet_book(OrderId id, Big lots, std::optional<ExpiryReason> rest_reason) {
    PlainOrder& taker = order(id);
    const SelfTrade mode = taker.options.self_trade;
    const bool limited = has_limit(taker.type);
    const Big limit = limited ? taker.price : 0;
    const bool taker_goes = mode == SelfTrade::expire_taker || mode == SelfTrade::expire_both;
    std::optional<ExpiryReason> rest = rest_reason.value_or(ExpiryReason::book_ran_out);
    if (limited && taker.time == TimeInForce::gtc) rest = {};
    if (limited && taker.time == TimeInForce::ioc) rest = ExpiryReason::not_immediate;
    const bool whole_or_nothing = limited && taker.time == TimeInForce::fok;
    if (whole_or_nothing) {
        rest = ExpiryReason::not_complete;
        const bool with_own = mode == SelfTrade::none;
        if (walk_lots(taker.pair, taker.side, lots, with_own, limit).lots < lots) lots = 0;
    }
    Big passed = 0;
    if (mode != SelfTrade::none) {
        for (const Offer& offer : offers(taker.pair, taker.side, limit)) {
            if (passed >= lots) break;
            if (offer.own == 0) {
                passed += offer.lots;
                continue;
            }
            if (taker_goes && whole_or_nothing) {  // it cannot be filled as a whole
                lots = 0;
                break;
            }
            if (mode != SelfTrade::expire_taker) {
                end(order(offer.own), OrderStatus::expired, ExpiryReason::self_trade);
                pay_back_idle_loan(order(offer.own));
            }
            if (!taker_goes) continue;
            lots = passed;
            rest = ExpiryReason::self_trade;
            break;
        }
    }
    const Walk expected = walk_lots(taker.pair, taker.side, lots, true, limit);
    const auto trades = watch_.until_booked(id);
    taker.booked = true;
    Walk traded;
    for (const Execution& each : trades) {
        const Big quantity = each.quantity.count * row_of(taker.pair).lot;
        traded.lots += quantity;
        traded.cost += quantity * each.price.count * row_of(taker.pair).tick;
    }
    if (traded.lots != expected.lots || traded.cost != expected.cost)
        trouble_ = "order " + std::to_string(id) + " did not trade what the book offered it";
    settle_trades(taker.pair, trades);
    if (!rest || !taker.open()) return;
    end(taker, OrderStatus::expired, rest);
    pay_back_idle_loan(taker);
}

/// Trades have happened: waiting orders see the prices, own orders are filled.
void Model::settle_trades(Pair pair, std::span<const Execution> trades) {
    for (const Execution& each : trades) see(pair, each.price.count * row_of(pair).tick);
    for (const Execution& each : trades) {
        if (each.maker_owner == Owner::learner) fill(order(each.maker), each);
        if (each.taker_owner == Owner::learner) fill(order(each.taker), each);
    }
}

/// Reference 6.4 and 6.5: one trade of one order, and what it repays at once (5.3).
void Model::fill(PlainOrder& filled, const Execution& trade) {
    const PairRow& row = row_of(filled.pair);
    const Big quantity = trade.quantity.count * row.lot;
    const Big total = worth(quantity, trade.price.count * row.tick);
    const bool buys = filled.side == Side::buy;
    const Big pays = buys ? total : quantity;
    const Big gets = buys ? quantity : total;
    const Asset got = buys ? row.base : Asset::usdt;
    const Asset paid = buys ? Asset::usdt : row.base;
    const Big fee = fee_on(gets);
    filled.executed += quantity;
    filled.total += total;
    Big keeps = filled.locked - pays;  // a market order keeps what is left until it is done
    if (!buys) keeps = filled.rest();
    if (buys && has_limit(filled.type)) keeps = worth(filled.rest(), filled.price);
    if (filled.rest() == 0) keeps = 0;
    coin(filled.pair, paid)->locked -= filled.locked - keeps;
    coin(filled.pair, paid)->free += filled.locked - keeps - pays;
    others_[index_of(paid)] += pays;
    others_[index_of(got)] -= gets;
    fees_[index_of(got)] += fee;
    coin(filled.pair, got)->free += gets - fee;
    filled.locked = keeps;
    filled.status = OrderStatus::partially_filled;
    if (filled.rest() == 0) end(filled, OrderStatus::filled);
    const SideEffect effect = filled.options.side_effect;
    if (effect == SideEffect::auto_repay || effect == SideEffect::auto_borrow_repay)
        pay(filled.pair, got, least(gets - fee, coin(filled.pair, got)->owed()));
}

/// Reference 6.1: a trade at this price may reach a stop, or move a trailing order along.
void Model::see(Pair pair, Big price) {
    for (const OrderId id : waiting_) {
        PlainOrder& each = order(id);
        if (each.pair != pair) continue;
        const Big stop = each.trigger.stop.units;
        const bool loss =
            each.type == OrderType::stop_loss || each.type == OrderType::stop_loss_limit;
        const bool above = loss == (each.side == Side::buy);
        const bool reached = stop != 0 && (above ? price >= stop : price <= stop);
        const Big bips = each.trigger.trailing_bips;
        if (bips == 0) {
            each.touched |= reached;
            continue;
        }
        if (!each.trailing && !reached) continue;
        if (!each.trailing) each.best = price;
        each.trailing = true;
        if (each.side == Side::sell) {  // fires on a fall from the highest price
            each.best = most(each.best, price);
            each.touched |= (each.best - price) * 10'000 >= each.best * bips;
        } else {  // fires on a rise from the lowest
            each.best = least(each.best, price);
            each.touched |= (price - each.best) * 10'000 >= each.best * bips;
        }
    }
}

}  // namespace mw::plain
