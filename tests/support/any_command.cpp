#include <algorithm>
#include <array>
#include <string>

#include "support/worlds.h"

namespace mw {
namespace {

std::size_t any_place(Dice& dice, std::size_t count) {
    return static_cast<std::size_t>(dice.below(count));
}

/// Values that break sums which trust their input.
std::int64_t hostile(Dice& dice) {
    constexpr std::array<std::int64_t, 8> values = {INT64_MIN, INT64_MIN + 1, -1,       0, 1,
                                                    one - 1,   INT64_MAX - 1, INT64_MAX};
    return values[any_place(dice, values.size())];
}

bool one_in(Dice& dice, std::uint64_t count) { return dice.below(count) == 0; }

Side any_side(Dice& dice) { return dice.below(2) == 0 ? Side::buy : Side::sell; }

/// Mostly a part of what is plausible for the coin, sometimes all, sometimes nonsense.
Amount any_amount(Dice& dice, Asset asset, Amount plausible) {
    if (one_in(dice, 8)) return {asset, hostile(dice)};
    if (one_in(dice, 8)) return {asset, plausible.units};
    const auto parts = static_cast<std::int64_t>(dice.below(1'000) + 1);
    return {asset, plausible.units / 1'000 * parts};
}

/// Draws what concerns one pair of a state.
class Drawer {
public:
    Drawer(Dice& dice, const State& state)
        : dice_{dice},
          state_{state},
          pair_{state.world.pairs[any_place(dice, state.world.pairs.size())]},
          rules_{rules_of(pair_)},
          account_{state.ledger.at(pair_)} {
        if (one_in(dice, 100)) pair_ = all_pairs[any_place(dice, all_pairs.size())];
    }

    Command transfer() {
        const Asset asset = coin();
        const bool in = dice_.below(3) != 0;
        const AccountLeg* leg = account_.leg(asset);
        const Amount there = in || leg == nullptr ? held(state_.ledger, Spot{}, asset) : leg->free;
        return Transfer{pair_, in ? Direction::into_isolated : Direction::out_of_isolated,
                        any_amount(dice_, asset, there)};
    }

    Command transfer_between() {
        const Pair to = state_.world.pairs[any_place(dice_, state_.world.pairs.size())];
        return TransferBetween{pair_, to, any_amount(dice_, rules_.quote, account_.quote.free)};
    }

    Command loan() {
        const Asset asset = coin();
        if (account_.leg(asset) == nullptr) return Borrow{pair_, {asset, one}};
        const Amount limit =
            borrow_limit(state_.ledger, rules_.pair, asset, state_.index_price(rules_.pair)).amount;
        return Borrow{pair_, any_amount(dice_, asset, limit)};
    }

    Command repayment() {
        const Asset asset = coin();
        const AccountLeg* leg = account_.leg(asset);
        if (leg == nullptr) return Repay{pair_, {asset, one}};
        return Repay{pair_, any_amount(dice_, asset, std::min(leg->free, leg->owed()))};
    }

    Command cancel() {
        if (one_in(dice_, 8)) return CancelAll{pair_};
        if (state_.open_orders.empty() || one_in(dice_, 8))
            return CancelOrder{static_cast<OrderId>(hostile(dice_))};
        return CancelOrder{state_.open_orders[any_place(dice_, state_.open_orders.size())]};
    }

    Command time() {
        if (one_in(dice_, 8)) return Advance{hostile(dice_)};
        if (one_in(dice_, 16)) return SkipTime{hostile(dice_)};
        if (one_in(dice_, 16))
            return SkipTime{static_cast<std::int64_t>(dice_.below(3'000) + 1) * Market::step_ms};
        return Advance{static_cast<std::int64_t>(dice_.below(300) + 1) * Market::step_ms};
    }

    Command steering() {
        if (one_in(dice_, 6)) return bending();
        const std::int64_t last = last_ticks();
        const auto percent = static_cast<std::int64_t>(dice_.below(41)) - 20;
        if (one_in(dice_, 8))
            return SteerMarket{pair_, {hostile(dice_)}, hostile(dice_), {hostile(dice_)}};
        const bool held = state_.market(rules_.pair).pinned().has_value();
        if (one_in(dice_, held ? 2 : 12)) return ReleasePrice{pair_};
        if (one_in(dice_, 8))
            return PinPrice{
                pair_,
                {one_in(dice_, 8) ? hostile(dice_)
                                  : (last + last * percent / 1'000) * rules_.tick.units}};
        return SteerMarket{
            pair_, {(last + last * percent / 100) * rules_.tick.units}, 60'000, ratio("1")};
    }

    /// What else a lesson may do to a market.
    Command bending() {
        const bool bad = one_in(dice_, 8);
        const auto part = [&](std::uint64_t percents) {
            const auto drawn = static_cast<std::int64_t>(dice_.below(2 * percents + 1));
            const std::int64_t percent = drawn - static_cast<std::int64_t>(percents);
            return Ratio{bad ? hostile(dice_) : percent * one / 100};
        };
        const auto time_ms = [&] {
            return bad ? hostile(dice_) : static_cast<std::int64_t>(dice_.below(120'000));
        };
        switch (dice_.below(6)) {
            case 0: return JumpMarket{pair_, part(10)};
            case 1: return WickMarket{pair_, part(5), time_ms()};
            case 2: return HaltMarket{pair_, time_ms()};
            case 3:
                return SetSpread{
                    pair_, bad ? hostile(dice_) : static_cast<std::int64_t>(dice_.below(300))};
            case 4: return SetPeg{{one + part(5).units / 2}, time_ms()};
            default: return SetRealism{static_cast<Realism>(dice_.below(3))};
        }
    }

    Command setting() {
        switch (dice_.below(7)) {
            case 0: return DisableAccount{pair_};
            case 1: return EnableAccount{pair_};
            case 2: return SetAutoTopUp{pair_, dice_.below(2) == 0};
            case 3: return SetLeverage{pair_, any_leverage()};
            case 4:
                return SetRate{coin(),
                               {one_in(dice_, 8) ? hostile(dice_)
                                                 : static_cast<std::int64_t>(dice_.below(20'000))}};
            case 5: return SetStock{any_amount(dice_, rules_.base, {rules_.base, 100 * one})};
            default: return transfer_between();
        }
    }

    Command order() {
        switch (dice_.below(10)) {
            case 0: return PlaceOco{pair_, oco(), options()};
            case 1: {
                PlaceOto list{.pair = pair_, .side = any_side(dice_)};
                list.working = limit(false);
                list.pending_side = any_side(dice_);
                list.pending = terms();
                list.options = options();
                return list;
            }
            case 2: {
                PlaceOtoco list{.pair = pair_, .side = any_side(dice_)};
                list.working = limit(false);
                list.pending = oco();
                list.options = options();
                return list;
            }
            default: return PlaceOrder{pair_, any_side(dice_), terms(), options()};
        }
    }

private:
    Asset coin() {
        if (one_in(dice_, 20)) return all_assets[any_place(dice_, all_assets.size())];
        return dice_.below(2) == 0 ? rules_.base : rules_.quote;
    }

    [[nodiscard]] std::int64_t last_ticks() const {
        return state_.market(rules_.pair).last().count;
    }

    std::optional<Ratio> any_leverage() {
        if (one_in(dice_, 3)) return std::nullopt;
        if (one_in(dice_, 8)) return Ratio{hostile(dice_)};
        return Ratio{static_cast<std::int64_t>(dice_.below(100) + 1) * (one / 10)};
    }

    /// Up to about 20 000 quote coins' worth, in whole lots.
    Amount quantity() {
        if (one_in(dice_, 10)) return {coin(), hostile(dice_)};
        const Price last = state_.last_price(rules_.pair);
        const std::int64_t most = mul_div(20'000 * one, one, last.units, Round::down);
        const std::int64_t lots = most / rules_.lot.units;
        const auto drawn = dice_.below(static_cast<std::uint64_t>(lots) + 1) + 1;
        return {rules_.base, static_cast<std::int64_t>(drawn) * rules_.lot.units};
    }

    /// Within a hundredth of the last price, so that orders often meet the market.
    Price price() {
        if (one_in(dice_, 12)) return {hostile(dice_)};
        const auto away = static_cast<std::int64_t>(dice_.below(20'001)) - 10'000;
        const std::int64_t last = last_ticks();
        return {(last + last * away / 1'000'000) * rules_.tick.units};
    }

    TimeInForce time_in_force() { return static_cast<TimeInForce>(dice_.below(3)); }

    LimitTerms limit(bool any_time) {
        LimitTerms terms{price(), quantity()};
        if (any_time) terms.time_in_force = time_in_force();
        terms.post_only = one_in(dice_, 4);
        return terms;
    }

    Trigger trigger() {
        Trigger drawn;
        if (dice_.below(3) != 0) drawn.stop = price();
        if (drawn.stop.units == 0 || one_in(dice_, 3))
            drawn.trailing_bips = static_cast<int>(dice_.below(60));
        return drawn;
    }

    std::optional<StopLimit> stop_limit() {
        if (dice_.below(2) == 0) return std::nullopt;
        return StopLimit{price(), time_in_force()};
    }

    OcoTerms oco() {
        OcoTerms drawn{.side = any_side(dice_)};
        drawn.quantity = quantity();
        drawn.limit = price();
        drawn.stop = trigger();
        drawn.stop_limit = stop_limit();
        return drawn;
    }

    Terms terms() {
        switch (dice_.below(8)) {
            case 0:
            case 1: return MarketTerms{quantity()};
            case 2: return MarketByQuoteTerms{any_amount(dice_, rules_.quote, usdt("9000"))};
            case 3:
            case 4: {
                StopTerms stop{.kind = static_cast<StopKind>(dice_.below(2)),
                               .trigger = trigger(),
                               .quantity = quantity()};
                stop.limit = stop_limit();
                return stop;
            }
            default: return limit(true);
        }
    }

    OrderOptions options() {
        OrderOptions drawn;
        if (dice_.below(2) == 0) drawn.side_effect = static_cast<SideEffect>(dice_.below(4));
        if (dice_.below(2) == 0) drawn.self_trade = static_cast<SelfTrade>(dice_.below(4));
        drawn.repay_at_cancel = !one_in(dice_, 4);
        if (one_in(dice_, 6))
            drawn.name = *ClientId::named("order-" + std::to_string(dice_.below(4)));
        return drawn;
    }

    Dice& dice_;
    const State& state_;
    Pair pair_;
    const PairRules& rules_;
    const IsolatedAccount& account_;
};

}  // namespace

Command any_command(Dice& dice, const State& state) {
    Drawer draw{dice, state};
    switch (dice.below(20)) {
        case 0:
        case 1: return draw.transfer();
        case 2:
        case 3: return draw.loan();
        case 4:
        case 5: return draw.repayment();
        case 6:
        case 7: return draw.cancel();
        case 8:
        case 9: return draw.time();
        case 10: return draw.steering();
        case 11: return draw.setting();
        default: return draw.order();
    }
}

}  // namespace mw
