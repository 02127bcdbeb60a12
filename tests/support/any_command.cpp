#include <array>

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

bool one_in_eight(Dice& dice) { return dice.below(8) == 0; }

Asset any_asset(Dice& dice) { return all_assets[any_place(dice, all_assets.size())]; }

/// Mostly a part of what is plausible for the coin, sometimes all, sometimes nonsense.
Amount any_amount(Dice& dice, Asset asset, Amount plausible) {
    if (one_in_eight(dice)) return {asset, hostile(dice)};
    if (one_in_eight(dice)) return {asset, plausible.units};
    const auto parts = static_cast<std::int64_t>(dice.below(1'000) + 1);
    return {asset, plausible.units / 1'000 * parts};
}

Amount any_quantity(Dice& dice) {
    if (one_in_eight(dice)) return {any_asset(dice), hostile(dice)};
    return {Asset::btc, static_cast<std::int64_t>(dice.below(30'000) + 1) * 1'000};
}

/// Within a hundredth of the last price, so that orders often meet the market.
Price any_price(Dice& dice, const State& state) {
    if (one_in_eight(dice)) return {hostile(dice)};
    const std::int64_t last = state.market(Pair::btcusdt).last().count;
    const auto away = static_cast<std::int64_t>(dice.below(20'001)) - 10'000;
    return {(last + last / 1'000'000 * away) * 1'000'000};
}

Terms any_terms(Dice& dice, const State& state) {
    switch (dice.below(4)) {
        case 0: return MarketTerms{any_quantity(dice)};
        case 1: return MarketByQuoteTerms{any_amount(dice, Asset::usdt, usdt("9000"))};
        default: return LimitTerms{any_price(dice, state), any_quantity(dice)};
    }
}

Command any_transfer(Dice& dice, const State& state) {
    const Asset asset = any_asset(dice);
    const bool in = dice.below(3) != 0;
    const AccountLeg* leg = state.ledger.at(Pair::btcusdt).leg(asset);
    const Amount there = in ? held(state.ledger, Spot{}, asset) : leg->free;
    return Transfer{Pair::btcusdt, in ? Direction::into_isolated : Direction::out_of_isolated,
                    any_amount(dice, asset, there)};
}

Command any_loan(Dice& dice, const State& state) {
    const Asset asset = any_asset(dice);
    const Amount limit =
        borrow_limit(state.ledger, Pair::btcusdt, asset, state.index_price(Pair::btcusdt)).amount;
    return Borrow{Pair::btcusdt, any_amount(dice, asset, limit)};
}

Command any_repayment(Dice& dice, const State& state) {
    const Asset asset = any_asset(dice);
    const AccountLeg* leg = state.ledger.at(Pair::btcusdt).leg(asset);
    return Repay{Pair::btcusdt, any_amount(dice, asset, std::min(leg->free, leg->owed()))};
}

Command any_cancel(Dice& dice, const State& state) {
    if (state.open_orders.empty() || one_in_eight(dice))
        return CancelOrder{static_cast<OrderId>(hostile(dice))};
    return CancelOrder{state.open_orders[any_place(dice, state.open_orders.size())]};
}

Command any_time(Dice& dice) {
    if (one_in_eight(dice)) return Advance{hostile(dice)};
    return Advance{static_cast<std::int64_t>(dice.below(300) + 1) * Market::step_ms};
}

Command any_steering(Dice& dice, const State& state) {
    const std::int64_t last = state.market(Pair::btcusdt).last().count;
    const auto percent = static_cast<std::int64_t>(dice.below(41)) - 20;
    if (one_in_eight(dice))
        return SteerMarket{Pair::btcusdt, {hostile(dice)}, hostile(dice), {hostile(dice)}};
    return SteerMarket{
        Pair::btcusdt, {(last + last * percent / 100) * 1'000'000}, 60'000, ratio("1")};
}

}  // namespace

Command any_command(Dice& dice, const State& state) {
    switch (dice.below(16)) {
        case 0:
        case 1: return any_transfer(dice, state);
        case 2:
        case 3: return any_loan(dice, state);
        case 4:
        case 5: return any_repayment(dice, state);
        case 6:
        case 7: return any_cancel(dice, state);
        case 8:
        case 9: return any_time(dice);
        case 10: return any_steering(dice, state);
        default:
            return PlaceOrder{Pair::btcusdt, dice.below(2) == 0 ? Side::buy : Side::sell,
                              any_terms(dice, state)};
    }
}

}  // namespace mw
