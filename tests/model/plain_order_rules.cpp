#include <algorithm>

#include "model/plain_model.h"

// What is refused of orders: reference 6.1, 6.2, 6.4 and 6.7, in the documented order. In a list
// each order is looked at in turn.

namespace mw::plain {

using Verdict = std::optional<Refusal>;

namespace {

Verdict amount_wrong(Amount amount, Asset expected) {
    if (amount.units <= 0) return Refusal::amount_not_positive;
    if (amount.asset != expected) return Refusal::asset_not_in_pair;
    return {};
}

bool price_fits(Big price, const PairRow& row) {
    return price >= row.tick && price <= row.max_price && price % row.tick == 0;
}

bool borrows(SideEffect effect) {
    return effect == SideEffect::margin_buy || effect == SideEffect::auto_borrow_repay;
}

}  // namespace

/// Reads terms. A wrong amount is told before terms that do not fit together.
struct Model::Wisher {
    const Model& model;
    Wish wish;

    void ask(Amount quantity, bool terms_fit) {
        wish.quantity = quantity.units;
        wish.wrong = amount_wrong(quantity, row_of(wish.pair).base);
        if (!wish.wrong && !terms_fit) wish.wrong = Refusal::terms_invalid;
    }
    void operator()(const LimitTerms& t) {
        wish.type = t.post_only ? OrderType::limit_maker : OrderType::limit;
        wish.price = t.price.units;
        wish.time = t.time_in_force;
        ask(t.quantity, !t.post_only || t.time_in_force == TimeInForce::gtc);
    }
    void operator()(const MarketTerms& t) { ask(t.quantity, true); }
    void operator()(const MarketByQuoteTerms& t) {
        wish.wrong = amount_wrong(t.spend, Asset::usdt);
        if (wish.wrong) return;
        const PairRow& row = row_of(wish.pair);
        const Walk walk = model.walk_cost(wish.pair, wish.side, Big{t.spend.units} * whole);
        wish.quantity = walk.lots;
        if (walk.ran_out)  // the rest, as if the last price went on for ever
            wish.quantity += floor_div(Big{t.spend.units} * whole - walk.cost,
                                       model.watch_.last(wish.pair) * row.lot) *
                             row.lot;
    }
    void operator()(const StopTerms& t) {
        const bool loss = t.kind == StopKind::stop_loss;
        if (t.limit)
            wish.type = loss ? OrderType::stop_loss_limit : OrderType::take_profit_limit;
        else
            wish.type = loss ? OrderType::stop_loss : OrderType::take_profit;
        wish.price = t.limit ? t.limit->price.units : 0;
        wish.time = t.limit ? t.limit->time_in_force : TimeInForce::gtc;
        wish.trigger = t.trigger;
        const bool waits_for_something = t.trigger.stop.units != 0 || t.trigger.trailing_bips != 0;
        ask(t.quantity,
            t.trigger.stop.units >= 0 && t.trigger.trailing_bips >= 0 && waits_for_something);
    }
};

Wish Model::wish(Pair pair, Side side, const Terms& terms, OrderOptions options,
                 const ClientId& name) const {
    Wisher wisher{*this, {}};
    wisher.wish.pair = pair;
    wisher.wish.side = side;
    wisher.wish.options = options;
    wisher.wish.options.name = name;
    std::visit(wisher, terms);
    return wisher.wish;
}

std::optional<ClientId> name_of_list(const Command& command) {
    if (const auto* c = std::get_if<PlaceOco>(&command)) return c->options.name;
    if (const auto* c = std::get_if<PlaceOto>(&command)) return c->options.name;
    if (const auto* c = std::get_if<PlaceOtoco>(&command)) return c->options.name;
    return std::nullopt;
}

/// The orders a command asks for, by role; the pair trades.
std::vector<Wish> Model::wishes(const Command& command) const {
    const auto legs = [this](Pair pair, const OcoTerms& t, const OrderOptions& options) {
        const LimitTerms limit{t.limit, t.quantity, TimeInForce::gtc, true};
        const StopTerms stop{StopKind::stop_loss, t.stop, t.quantity, t.stop_limit};
        return std::vector<Wish>{wish(pair, t.side, limit, options, t.limit_name),
                                 wish(pair, t.side, stop, options, t.stop_name)};
    };
    const auto first = [this](const auto& list) {
        Wish working = wish(list.pair, list.side, list.working, list.options, list.working_name);
        const SideEffect effect = list.options.side_effect;
        const bool plain = effect == SideEffect::none || effect == SideEffect::margin_buy;
        if (!working.wrong && (!plain || working.time != TimeInForce::gtc))
            working.wrong = Refusal::terms_invalid;
        return working;
    };
    const auto idle = [](OrderOptions options) {
        options.side_effect = SideEffect::none;
        return options;
    };
    if (const auto* c = std::get_if<PlaceOrder>(&command))
        return {wish(c->pair, c->side, c->terms, c->options, c->options.name)};
    if (const auto* c = std::get_if<PlaceOco>(&command)) return legs(c->pair, c->terms, c->options);
    if (const auto* c = std::get_if<PlaceOto>(&command)) {
        Wish pending =
            wish(c->pair, c->pending_side, c->pending, idle(c->options), c->pending_name);
        const bool by_quote = std::holds_alternative<MarketByQuoteTerms>(c->pending);
        if (!pending.wrong && by_quote) pending.wrong = Refusal::terms_invalid;
        return {first(*c), pending};
    }
    const auto& c = std::get<PlaceOtoco>(command);
    std::vector<Wish> all = legs(c.pair, c.pending, idle(c.options));
    all.insert(all.begin(), first(c));
    return all;
}

/// Reference 6.7.
Verdict Model::filtered(const Wish& wish) const {
    const PairRow& row = row_of(wish.pair);
    const bool limited = has_limit(wish.type);
    const Big stop = wish.trigger.stop.units;
    if (limited && !price_fits(wish.price, row)) return Refusal::price_filter;
    if (stop != 0 && !price_fits(stop, row)) return Refusal::price_filter;
    if (wish.quantity < row.lot || wish.quantity > row.max_quantity || wish.quantity % row.lot != 0)
        return Refusal::lot_size;
    if (!limited && wish.quantity > row.max_market) return Refusal::market_lot_size;
    const Big average = watch_.average(wish.pair);
    const Big value = worth(wish.quantity, limited ? wish.price : stop != 0 ? stop : average);
    if (value < 5 * whole) return Refusal::notional;
    if (limited && value > 9'000'000 * whole) return Refusal::notional;
    if (limited && wish.price * whole > average * row.percent_up) return Refusal::percent_price;
    if (limited && wish.price * whole < average * row.percent_down) return Refusal::percent_price;
    const int bips = wish.trigger.trailing_bips;
    if (bips != 0 && (bips < 10 || bips > 2'000)) return Refusal::trailing_delta;
    return {};
}

/// MAX_NUM_ORDERS 200, MAX_NUM_ALGO_ORDERS 5, MAX_NUM_ORDER_LISTS 20; then the names.
Verdict Model::crowded(Pair pair, const std::vector<Wish>& all,
                       const std::optional<ClientId>& list) const {
    std::size_t count = all.size();
    std::size_t stops = 0;
    std::size_t lists = 1;
    for (const Wish& each : all) stops += has_trigger(each.type) ? 1 : 0;
    std::vector<ClientId> names;
    for (const auto& [id, order] : orders_) {
        if (order.pair != pair || !order.open()) continue;
        ++count;
        stops += has_trigger(order.type) ? 1 : 0;
        names.push_back(order.options.name);
    }
    for (const auto& [id, each] : lists_) lists += each.pair == pair ? 1 : 0;
    const bool passes_through = !list && all.front().type == OrderType::market;
    if (!passes_through && count > 200) return Refusal::too_many_orders;
    if (!passes_through && stops > 5) return Refusal::too_many_stops;
    if (list && lists > 20) return Refusal::too_many_lists;
    for (const auto& [id, each] : lists_)
        if (list && !list->empty() && each.pair == pair && each.name == *list)
            return Refusal::name_taken;
    for (const Wish& each : all) {
        const ClientId& name = each.options.name;
        if (!name.empty() && std::ranges::contains(names, name)) return Refusal::name_taken;
        names.push_back(name);
    }
    return {};
}

/// "Order would trigger immediately" and "would immediately match and take".
Verdict Model::too_soon(const Wish& wish) const {
    const Big stop = wish.trigger.stop.units;
    const Big last = watch_.last(wish.pair);
    const bool loss = wish.type == OrderType::stop_loss || wish.type == OrderType::stop_loss_limit;
    const bool above = loss == (wish.side == Side::buy);
    if (stop != 0 && (above ? stop <= last : stop >= last)) return Refusal::would_trigger;
    const Big other = watch_.best(wish.pair, opposite(wish.side));
    if (wish.type != OrderType::limit_maker || other == 0) return {};
    const bool takes = wish.side == Side::buy ? wish.price >= other : wish.price <= other;
    return takes ? Verdict{Refusal::would_take} : Verdict{};
}

Verdict Model::refuse_orders(const Command& command) const {
    const Pair pair = std::visit(
        [](const auto& c) {
            if constexpr (requires { c.pair; })
                return c.pair;
            else
                return Pair{};
        },
        command);
    if (!trades(pair)) return Refusal::pair_not_listed;
    const std::vector<Wish> all = wishes(command);
    for (const Wish& each : all)
        if (each.wrong && each.wrong != Refusal::terms_invalid) return each.wrong;
    if (const auto no = unusable(pair)) return no;
    for (const Wish& each : all)
        if (each.wrong) return each.wrong;
    for (const Wish& each : all)
        if (const auto no = filtered(each)) return no;
    if (const auto no = crowded(pair, all, name_of_list(command))) return no;
    if (std::holds_alternative<PlaceOco>(command)) {  // SELL: limit > last > stop; BUY: mirrored
        const int sign = all[0].side == Side::sell ? 1 : -1;
        const Big last = watch_.last(pair);
        const Big stop = all[1].trigger.stop.units;
        if (sign * (all[0].price - last) <= 0) return Refusal::price_relation;
        if (stop != 0 && sign * (last - stop) <= 0) return Refusal::price_relation;
    }
    if (std::holds_alternative<PlaceOtoco>(command)) {  // of what waits, only limit and stop
        const int sign = all[1].side == Side::sell ? 1 : -1;
        const Big stop = all[2].trigger.stop.units;
        if (stop != 0 && sign * (all[1].price - stop) <= 0) return Refusal::price_relation;
    }
    if (const auto no = too_soon(all[0])) return no;
    return unpaid(all[0], lock_at_start(command, all));
}

/// Reference 6.4.
Big Model::lock_for(const Wish& wish) const {
    if (wish.side == Side::sell) return wish.quantity;
    const Big stop = wish.trigger.stop.units;
    if (has_limit(wish.type)) return worth(wish.quantity, wish.price);
    if (stop != 0) return worth(wish.quantity, stop);
    if (has_trigger(wish.type)) return worth(wish.quantity, watch_.last(wish.pair));
    const bool with_own = wish.options.self_trade == SelfTrade::none;
    return walk_lots(wish.pair, Side::buy, wish.quantity, with_own).cost / whole;
}

/// An OCO locks once, for the dearer leg; pending orders lock nothing yet.
Big Model::lock_at_start(const Command& command, const std::vector<Wish>& all) const {
    const Big first = lock_for(all[0]);
    return std::holds_alternative<PlaceOco>(command) ? most(first, lock_for(all[1])) : first;
}

/// Reference 5.3: what is missing, and never less than the least loan.
Big Model::loan_for(const Wish& wish, Big lock) const {
    const Asset asset = wish.side == Side::buy ? Asset::usdt : row_of(wish.pair).base;
    const Big free = coin(wish.pair, asset)->free;
    return free >= lock ? 0 : most(lock - free, coin_of(asset).min_borrow);
}

Verdict Model::unpaid(const Wish& wish, Big lock) const {
    const Asset asset = wish.side == Side::buy ? Asset::usdt : row_of(wish.pair).base;
    const Big loan = loan_for(wish, lock);
    if (loan == 0) return {};
    if (!borrows(wish.options.side_effect)) return Refusal::order_balance_too_low;
    if (loan > lenders_[index_of(asset)]) return Refusal::lender_stock_too_low;
    if (loan > borrow_limit(wish.pair, asset)) return Refusal::over_borrow_limit;
    return {};
}

}  // namespace mw::plain
