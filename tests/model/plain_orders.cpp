#include <algorithm>

#include "model/plain_model.h"

// The life of orders and lists: reference 6.2, 6.3 and 6.4.

namespace mw::plain {

Coin* Model::coin(Pair pair, Asset asset) {
    if (asset == Asset::usdt) return &at(pair).quote;
    return asset == row_of(pair).base ? &at(pair).base : nullptr;
}

const Coin* Model::coin(Pair pair, Asset asset) const {
    if (asset == Asset::usdt) return &at(pair).quote;
    return asset == row_of(pair).base ? &at(pair).base : nullptr;
}

Coin& Model::lock_coin(const Wish& wish) {
    return wish.side == Side::buy ? at(wish.pair).quote : at(wish.pair).base;
}

/// Everything an accepted order command does at once.
void Model::place(const Command& command) {
    const std::vector<Wish> all = wishes(command);
    const Wish& first = all[0];
    const Big lock = lock_at_start(command, all);
    const Big loan = loan_for(first, lock);
    if (loan > 0)
        lend(first.pair, first.side == Side::buy ? Asset::usdt : row_of(first.pair).base, loan);
    const bool single = std::holds_alternative<PlaceOrder>(command);
    const bool oco = std::holds_alternative<PlaceOco>(command);
    const ListId list = single ? 0 : next_list_++;
    if (list != 0)
        lists_[list] = {oco                                         ? ListKind::oco
                        : std::holds_alternative<PlaceOto>(command) ? ListKind::oto
                                                                    : ListKind::otoco,
                        first.pair,
                        *name_of_list(command),
                        {}};
    const OrderId id = next_order_;
    for (std::size_t i = 0; i < all.size(); ++i)
        add(all[i], i == 0 ? lock : 0, i == 0 ? loan : 0, list, !oco && i > 0);
    if (!has_trigger(first.type)) meet_book(id, first.quantity);
}

PlainOrder& Model::add(const Wish& wish, Big lock, Big loan, ListId list, bool pending) {
    PlainOrder& added = orders_[next_order_];
    static_cast<Wish&>(added) = wish;
    added.id = next_order_++;
    added.status = pending ? OrderStatus::pending : OrderStatus::open;
    added.borrowed = loan;
    added.list = list;
    if (list != 0) lists_[list].orders.push_back(added.id);
    hold(added, lock);
    if (has_trigger(wish.type) && !pending) wait(added);
    return added;
}

/// Sets so much more aside for an order.
void Model::hold(PlainOrder& each, Big more) {
    each.locked += more;
    lock_coin(each).free -= more;
    lock_coin(each).locked += more;
}

/// Watches the market from now on. Without a stop price the trailing starts at once.
void Model::wait(PlainOrder& each) {
    waiting_.push_back(each.id);
    each.trailing = each.trigger.stop.units == 0;
    if (each.trailing) each.best = watch_.last(each.pair);
}

/// An order is over: what it held is free.
void Model::end(PlainOrder& each, OrderStatus status, std::optional<ExpiryReason> why) {
    hold(each, -each.locked);
    each.status = status;
    each.why = why;
    std::erase(waiting_, each.id);
}

/// Reference 5.3: a loan that bought nothing goes back with the order. An OCO borrows once, for
/// both legs, so its loan goes back when neither is left and neither has traded.
void Model::pay_back_idle_loan(const PlainOrder& ended) {
    Big loan = ended.borrowed;
    if (ended.list != 0 && lists_.at(ended.list).kind == ListKind::oco) {
        for (const OrderId id : lists_.at(ended.list).orders) {
            const PlainOrder& leg = order(id);
            if (leg.open() || leg.executed > 0) return;
            loan = most(loan, leg.borrowed);
        }
    }
    if (ended.executed > 0 || !ended.options.repay_at_cancel) return;
    const Asset asset = ended.side == Side::buy ? Asset::usdt : row_of(ended.pair).base;
    const Coin& holder = *coin(ended.pair, asset);
    pay(ended.pair, asset, least(loan, least(holder.owed(), holder.free)));
}

/// Takes the order and its whole list away.
void Model::cancel(OrderId id) {
    std::vector<OrderId> together{id};
    if (order(id).list != 0) together = lists_.at(order(id).list).orders;
    for (const OrderId each : together) {
        if (!order(each).open()) continue;
        end(order(each), OrderStatus::canceled);
        pay_back_idle_loan(order(each));
    }
}

void Model::cancel_all(Pair pair) {
    for (auto& [id, each] : orders_)
        if (each.pair == pair && each.open()) cancel(id);
}

bool Model::all_done(const PlainList& list) const {
    return std::ranges::none_of(list.orders, [&](OrderId id) { return orders_.at(id).open(); });
}

/// Does one thing that a list asks for. @return false when there is nothing to do.
bool Model::tend_lists() {
    for (auto& [id, list] : lists_) {
        if (all_done(list)) continue;
        PlainOrder& first = order(list.orders[0]);
        PlainOrder& second = order(list.orders[1]);
        if (list.kind == ListKind::oco) {
            if (tend_oco(first, second)) return true;
        } else if (!first.open()) {
            if (second.status == OrderStatus::pending) {
                release(list);
                return true;
            }
            if (list.kind == ListKind::otoco && tend_oco(second, order(list.orders[2])))
                return true;
        }
    }
    return false;
}

/// One leg has traded, woken or ended: the other one goes.
bool Model::tend_oco(PlainOrder& limit, PlainOrder& stop) {
    const bool limit_acted = limit.executed > 0 || !limit.open();
    const bool stop_acted = stop.booked || !stop.open();
    PlainOrder* goes = nullptr;
    if (stop.open() && limit_acted && limit.why != ExpiryReason::other_leg) goes = &stop;
    if (limit.open() && stop_acted && stop.why != ExpiryReason::other_leg) goes = &limit;
    if (goes == nullptr) return false;
    end(*goes, OrderStatus::expired, ExpiryReason::other_leg);
    pay_back_idle_loan(*goes);
    return true;
}

/// The working order of a list is over: what waited for it comes alive or ends.
void Model::release(const PlainList& list) {
    PlainOrder& first = order(list.orders[1]);
    PlainOrder* second = list.orders.size() == 3 ? &order(list.orders[2]) : nullptr;
    const auto drop = [&](ExpiryReason why) {
        end(first, OrderStatus::expired, why);
        if (second != nullptr) end(*second, OrderStatus::expired, why);
    };
    if (order(list.orders[0]).status != OrderStatus::filled) return drop(ExpiryReason::other_leg);
    const Big lock = second != nullptr ? most(lock_for(first), lock_for(*second)) : lock_for(first);
    if (lock_coin(first).free < lock) return drop(ExpiryReason::balance_ran_out);
    hold(first, lock);
    for (PlainOrder* each : {&first, second}) {
        if (each == nullptr) continue;
        each->status = OrderStatus::open;
        if (has_trigger(each->type)) wait(*each);
    }
    if (has_trigger(first.type)) return;
    const bool maker_only = first.type == OrderType::limit_maker;
    if (maker_only && !offers(first.pair, first.side, first.price).empty())  // it may never take
        return end(first, OrderStatus::expired, ExpiryReason::would_take);
    meet_book(first.id, first.quantity);
}

bool Model::wake_next() {
    for (const OrderId id : waiting_) {
        if (!order(id).touched) continue;
        wake(order(id));
        return true;
    }
    return false;
}

/// A waiting order's price has come: its other leg goes, it locks what it needs and is booked.
void Model::wake(PlainOrder& each) {
    if (each.list != 0)
        for (const OrderId id : lists_.at(each.list).orders)
            if (id != each.id && order(id).open() && order(id).status != OrderStatus::pending)
                end(order(id), OrderStatus::expired, ExpiryReason::other_leg);
    const Big there = each.locked + lock_coin(each).free;
    Big lots = each.quantity;
    Big needs = each.side == Side::sell ? lots : worth(lots, each.price);
    std::optional<ExpiryReason> rest;
    if (each.side == Side::buy && !has_limit(each.type)) {
        needs = walk_lots(each.pair, Side::buy, lots, false).cost / whole;
        if (needs > there) {  // as far as the money goes
            const Walk part = walk_cost(each.pair, Side::buy, there * whole);
            lots = part.lots;
            needs = part.cost / whole;
            rest = ExpiryReason::balance_ran_out;
        }
    }
    if (needs > there) {
        end(each, OrderStatus::expired, ExpiryReason::balance_ran_out);
        return pay_back_idle_loan(each);
    }
    std::erase(waiting_, each.id);
    hold(each, most(0, needs - each.locked));
    meet_book(each.id, lots, rest);
}

}  // namespace mw::plain
