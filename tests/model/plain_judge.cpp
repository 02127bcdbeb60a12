#include <algorithm>

#include "core/check.h"
#include "model/plain_model.h"

// What is refused of transfers, loans and settings: one guard per line, in the documented order.

namespace mw::plain {

using Verdict = std::optional<Refusal>;

bool Model::trades(Pair pair) const { return std::ranges::contains(pairs_, pair); }

int Model::switched_on() const {
    int count = 0;
    for (const Account& account : accounts_) count += account.exists && !account.disabled ? 1 : 0;
    return count;
}

/// Account missing or switched off.
Verdict Model::unusable(Pair pair) const {
    if (!trades(pair)) return Refusal::pair_not_listed;
    if (!at(pair).exists) return Refusal::account_missing;
    if (at(pair).disabled) return Refusal::account_disabled;
    return {};
}

/// Whether money can move in: the first move makes an account, if there may be one more.
Verdict Model::closed_to(Pair pair) const {
    if (at(pair).exists && at(pair).disabled) return Refusal::account_disabled;
    if (!at(pair).exists && switched_on() >= real().world.max_accounts)
        return Refusal::account_limit;
    return {};
}

/// Reference 2.1, at the index price; rounded down.
Big Model::assets(Pair pair) const {
    return worth(at(pair).base.owned(), watch_.index(pair)) + at(pair).quote.owned();
}

/// Reference 2.1, at the index price; rounded up.
Big Model::debts(Pair pair) const {
    return ceil_div(at(pair).base.owed() * watch_.index(pair), whole) + at(pair).quote.owed();
}

/// Worth at the index price, in 1e-16 of the quote coin so that nothing is rounded.
Big Model::exact(Pair pair, Big base, Big quote) const {
    return base * watch_.index(pair) + quote * whole;
}

/// Reference 2.3: from each debt apart, the higher counts. Counted from 0.
std::size_t Model::tier(Pair pair) const {
    const PairRow& row = row_of(pair);
    const std::size_t tiers = class_of(pair).initial.size();
    const auto by = [tiers](Big principal, Big first) {
        const auto needed = principal <= 0 ? 0 : ceil_div(principal, first) - 1;
        return static_cast<std::size_t>(least(needed, static_cast<Big>(tiers) - 1));
    };
    return std::max(by(at(pair).base.principal, row.tier_base),
                    by(at(pair).quote.principal, row.tier_quote));
}

/// Reference 3.1 and 3.3: the best tier's formula, then every cap.
Big Model::borrow_limit(Pair pair, Asset asset) const {
    const PairRow& row = row_of(pair);
    const ClassRow& ladder = class_of(pair);
    const Account& account = at(pair);
    const Big owed = coin(pair, asset)->principal;
    const Big price = asset == row.base ? watch_.index(pair) : whole;
    Big best = 0;
    for (std::size_t t = tier(pair); t < ladder.initial.size(); ++t) {
        const bool chosen = account.leverage != 0;
        const bool beyond = chosen && ladder.leverage[t] < account.leverage;
        if (t > tier(pair) && beyond) break;  // a setting between two tiers: the lower number
        Big initial = ladder.initial[t];
        if (chosen && account.leverage < row.leverage * whole)
            initial = most(initial, ceil_div(account.leverage * whole, account.leverage - whole));
        // (TA - IR * TB) / (IR - 1) / P, all of it over one fraction, rounded down once
        const Big owned = exact(pair, account.base.owned(), account.quote.owned());
        const Big owes = exact(pair, account.base.owed(), account.quote.owed());
        const Big room = owned * whole - owes * initial;
        const Big formula = room <= 0 ? 0 : floor_div(room, (initial - whole) * price);
        const Big first = asset == row.base ? row.tier_base : row.tier_quote;
        // S2: the chosen multiplier limits borrowing to its own tier
        std::size_t limiting = t;
        while (chosen && limiting > 0 && ladder.leverage[limiting] < account.leverage) --limiting;
        const Big allowed = most(0, first * static_cast<Big>(limiting + 1) - owed);
        best = most(best, least(formula, allowed));
    }
    best = least(best, most(0, coin_of(asset).cap - owed));
    return least(best, lenders_[index_of(asset)]);
}

/// Reference 3.5: min( free, max(0, A - 2 L) / P ).
Big Model::transfer_limit(Pair pair, Asset asset) const {
    const Big free = coin(pair, asset)->free;
    if (!at(pair).in_debt()) return free;
    const Big price = asset == row_of(pair).base ? watch_.index(pair) : whole;
    const Account& account = at(pair);
    const Big owned = exact(pair, account.base.owned(), account.quote.owned());
    const Big owes = exact(pair, account.base.owed(), account.quote.owed());
    return least(free, floor_div(most(0, owned - 2 * owes), price));
}

/// Says why a command is refused, or nothing.
struct Model::Judge {
    const Model& model;

    Verdict operator()(const Transfer& c) const {
        const Big amount = c.amount.units;
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        if (amount <= 0) return Refusal::amount_not_positive;
        if (model.coin(c.pair, c.amount.asset) == nullptr) return Refusal::asset_not_in_pair;
        if (c.direction == Direction::into_isolated) {
            if (const auto no = model.closed_to(c.pair)) return no;
            if (amount > model.spot_[index_of(c.amount.asset)]) return Refusal::balance_too_low;
            return {};
        }
        if (const auto no = model.unusable(c.pair)) return no;
        if (amount > model.transfer_limit(c.pair, c.amount.asset))
            return Refusal::over_transfer_out_limit;
        return {};
    }

    Verdict operator()(const TransferBetween& c) const {
        if (!model.trades(c.from) || !model.trades(c.to)) return Refusal::pair_not_listed;
        if (c.amount.units <= 0) return Refusal::amount_not_positive;
        for (const Pair pair : {c.from, c.to})
            if (model.coin(pair, c.amount.asset) == nullptr) return Refusal::asset_not_in_pair;
        if (c.from == c.to) return Refusal::same_account;
        if (const auto no = model.unusable(c.from)) return no;
        if (const auto no = model.closed_to(c.to)) return no;
        if (c.amount.units > model.transfer_limit(c.from, c.amount.asset))
            return Refusal::over_transfer_out_limit;
        return {};
    }

    Verdict operator()(const DisableAccount& c) const {
        if (const auto no = model.unusable(c.pair)) return no;
        const Account& account = model.at(c.pair);
        Big there = 0;
        for (const Coin& each : {account.base, account.quote}) there += each.owned() + each.owed();
        if (there != 0) return Refusal::account_in_use;
        for (const auto& [id, order] : model.orders_)
            if (order.pair == c.pair && order.open()) return Refusal::account_in_use;
        constexpr std::int64_t day_ms = 24 * 60 * 60 * 1'000;
        if (account.disabled_ms && model.watch_.now() < *account.disabled_ms + day_ms)
            return Refusal::disabled_lately;
        return {};
    }

    Verdict operator()(const EnableAccount& c) const {
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        if (!model.at(c.pair).exists) return Refusal::account_missing;
        if (!model.at(c.pair).disabled) return Refusal::account_enabled_already;
        if (model.switched_on() >= model.real().world.max_accounts) return Refusal::account_limit;
        return {};
    }

    Verdict operator()(const SetAutoTopUp& c) const { return model.unusable(c.pair); }

    Verdict operator()(const SetLeverage& c) const {
        if (const auto no = model.unusable(c.pair)) return no;
        if (!c.leverage) return {};
        const Big asked = c.leverage->units;
        const bool fits = asked >= whole + whole / 100 && asked <= row_of(c.pair).leverage * whole;
        return fits ? Verdict{} : Refusal::leverage_invalid;
    }

    Verdict operator()(const Borrow& c) const {
        const Big amount = c.amount.units;
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        if (amount <= 0) return Refusal::amount_not_positive;
        if (model.coin(c.pair, c.amount.asset) == nullptr) return Refusal::asset_not_in_pair;
        if (const auto no = model.unusable(c.pair)) return no;
        if (amount < coin_of(c.amount.asset).min_borrow) return Refusal::below_minimum_borrow;
        if (amount > model.lenders_[index_of(c.amount.asset)]) return Refusal::lender_stock_too_low;
        if (amount > model.borrow_limit(c.pair, c.amount.asset)) return Refusal::over_borrow_limit;
        return {};
    }

    Verdict operator()(const Repay& c) const {
        const Big amount = c.amount.units;
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        if (amount <= 0) return Refusal::amount_not_positive;
        const Coin* coin = model.coin(c.pair, c.amount.asset);
        if (coin == nullptr) return Refusal::asset_not_in_pair;
        if (const auto no = model.unusable(c.pair)) return no;
        const Big least_amount = coin_of(c.amount.asset).min_repay;
        const Big left = coin->owed() - amount;
        if (amount < least_amount && left != 0) return Refusal::below_minimum_repay;
        if (left < 0) return Refusal::over_debt;
        if (amount > coin->free) return Refusal::balance_too_low;
        if (left > 0 && left < least_amount) return Refusal::debt_left_too_small;
        return {};
    }

    Verdict operator()(const Advance& c) const {
        const bool fits = c.elapsed_ms >= 200 && c.elapsed_ms % 200 == 0 &&
                          c.elapsed_ms <= std::int64_t{7} * 24 * 60 * 60 * 1'000;
        return fits ? Verdict{} : Refusal::time_step_invalid;
    }

    Verdict operator()(const SteerMarket& c) const {
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        const PairRow& row = row_of(c.pair);
        const Big target = c.target.units;
        const bool on_tick =
            target >= row.tick && target <= row.max_price && target % row.tick == 0;
        const bool fits = on_tick && c.duration_ms >= 60'000 &&
                          c.duration_ms <= std::int64_t{7} * 24 * 60 * 60 * 1'000 &&
                          c.noise.units >= 0 && c.noise.units <= 4 * whole;
        return fits ? Verdict{} : Refusal::steer_invalid;
    }

    Verdict operator()(const SetRate& c) const {
        const bool fits = c.hourly_rate.units >= 0 && c.hourly_rate.units <= whole / 100;
        return fits ? Verdict{} : Refusal::steer_invalid;
    }

    Verdict operator()(const SetStock& c) const {
        const std::size_t i = index_of(c.left.asset);
        const bool fits = c.left.units >= 0 && c.left.units <= model.lenders_[i] + model.others_[i];
        return fits ? Verdict{} : Refusal::steer_invalid;
    }

    Verdict operator()(const PinPrice& c) const {
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        const PairRow& row = row_of(c.pair);
        const Big price = c.price.units;
        const bool fits = price >= row.tick && price <= row.max_price && price % row.tick == 0;
        return fits ? Verdict{} : Refusal::price_filter;
    }

    Verdict operator()(const ReleasePrice& c) const {
        if (!model.trades(c.pair)) return Refusal::pair_not_listed;
        const bool held = model.watch_.state().market(c.pair).pinned().has_value();
        return held ? Verdict{} : Refusal::steer_invalid;
    }

    Verdict operator()(const CancelOrder& c) const {
        const auto found = model.orders_.find(c.order);
        const bool known = found != model.orders_.end() && found->second.open();
        return known ? Verdict{} : Refusal::order_unknown;
    }

    Verdict operator()(const CancelAll& c) const {
        if (const auto no = model.unusable(c.pair)) return no;
        for (const auto& [id, order] : model.orders_)
            if (order.pair == c.pair && order.open()) return {};
        return Refusal::order_unknown;
    }

    Verdict operator()(const auto& command) const {
        if constexpr (requires { model.refuse_orders(command); }) {
            return model.refuse_orders(command);
        } else {
            MW_CHECK(false, "what else lessons do to a market the model does not follow");
            return {};
        }
    }
};

/// Does a command that was accepted; what follows by itself comes later.
struct Model::Doer {
    Model& model;

    void operator()(const Transfer& c) const {
        const bool in = c.direction == Direction::into_isolated;
        const Big moved = in ? Big{c.amount.units} : -Big{c.amount.units};
        model.spot_[index_of(c.amount.asset)] -= moved;
        model.coin(c.pair, c.amount.asset)->free += moved;
        model.at(c.pair).exists = true;
    }
    void operator()(const TransferBetween& c) const {
        model.coin(c.from, c.amount.asset)->free -= c.amount.units;
        model.coin(c.to, c.amount.asset)->free += c.amount.units;
        model.at(c.to).exists = true;
    }
    void operator()(const DisableAccount& c) const {
        model.at(c.pair).disabled = true;
        model.at(c.pair).disabled_ms = model.watch_.now();
    }
    void operator()(const EnableAccount& c) const { model.at(c.pair).disabled = false; }
    void operator()(const SetAutoTopUp& c) const { model.at(c.pair).top_up = c.on; }
    void operator()(const SetLeverage& c) const {
        model.at(c.pair).leverage = c.leverage ? Big{c.leverage->units} : Big{0};
    }
    void operator()(const Borrow& c) const { model.lend(c.pair, c.amount.asset, c.amount.units); }
    void operator()(const Repay& c) const { model.pay(c.pair, c.amount.asset, c.amount.units); }
    void operator()(const SetRate& c) const {
        model.rates_[index_of(c.asset)] = c.hourly_rate.units;
    }
    void operator()(const SetStock& c) const {
        const std::size_t i = index_of(c.left.asset);
        model.others_[i] += model.lenders_[i] - c.left.units;
        model.lenders_[i] = c.left.units;
    }
    void operator()(const CancelOrder& c) const { model.cancel(c.order); }
    void operator()(const CancelAll& c) const { model.cancel_all(c.pair); }
    void operator()(const Advance& c) const { model.pass_time(c.elapsed_ms); }
    void operator()(const SteerMarket&) const {}
    void operator()(const PinPrice& c) const { model.move_price(c.pair); }
    void operator()(const ReleasePrice& c) const { model.move_price(c.pair); }
    void operator()(const auto& command) const {
        if constexpr (requires { model.place(command); }) model.place(command);
    }
};

/// Drops orders that ended before this command, unless another of their list is still open.
void Model::forget_the_past() {
    for (const auto& [id, list] : lists_)
        if (all_done(list))
            for (const OrderId each : list.orders) order(each).list = 0;
    std::erase_if(lists_,
                  [this](const auto& each) { return order(each.second.orders.front()).list == 0; });
    std::erase_if(orders_,
                  [](const auto& each) { return !each.second.open() && each.second.list == 0; });
}

std::string Model::submit(const Command& command) {
    forget_the_past();
    const Verdict mine = std::visit(Judge{*this}, command);
    const Verdict real_one = watch_.begin(command);
    const auto name = [](Verdict verdict) {
        return std::string{verdict ? name_of(*verdict) : "accepted"};
    };
    if (mine != real_one) return "model: " + name(mine) + ", exchange: " + name(real_one);
    if (!mine) {
        std::visit(Doer{*this}, command);
        settle();
        watch_.to_rest();
    }
    return differences();
}

}  // namespace mw::plain
