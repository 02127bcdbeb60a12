#include <algorithm>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

constexpr std::int64_t second_ms = 1'000;

Answer decide_time(const Advance& command) {
    const std::int64_t elapsed = command.elapsed_ms;
    if (elapsed < Market::step_ms || elapsed > max_advance_ms || elapsed % Market::step_ms != 0)
        return Refusal::time_step_invalid;
    return std::vector<Event>{TimePassed{elapsed}};
}

Answer decide_steering(const State& state, const SteerMarket& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    constexpr std::int64_t minute_ms = 60'000;
    const PairRules& rules = rules_of(command.pair);
    const bool target_fits = command.target >= rules.min_price &&
                             command.target <= rules.max_price &&
                             command.target.units % rules.tick.units == 0;
    const bool duration_fits =
        command.duration_ms >= minute_ms && command.duration_ms <= max_advance_ms;
    const bool noise_fits = command.noise.units >= 0 && command.noise.units <= 4 * one;
    if (!target_fits || !duration_fits || !noise_fits) return Refusal::steer_invalid;
    return std::vector<Event>{
        MarketSteered{command.pair, command.target, command.duration_ms, command.noise}};
}

Answer decide_rate(const SetRate& command) {
    constexpr Ratio most{one / 100};
    if (command.hourly_rate.units < 0 || command.hourly_rate > most) return Refusal::steer_invalid;
    return std::vector<Event>{RateSet{command.asset, command.hourly_rate}};
}

Answer decide_stock(const State& state, const SetStock& command) {
    const Asset asset = command.left.asset;
    const Amount there = held(state.ledger, Lenders{}, asset) + held(state.ledger, Others{}, asset);
    if (command.left.units < 0 || command.left > there) return Refusal::steer_invalid;
    return std::vector<Event>{StockSet{command.left}};
}

/// A part of a price that a lesson may move it by.
bool within(Ratio change, Ratio least, Ratio most) {
    return change.units != 0 && change >= least && change <= most;
}

Answer decide_skip(const SkipTime& command) {
    const std::int64_t elapsed = command.elapsed_ms;
    if (elapsed < Market::step_ms || elapsed > max_skip_ms || elapsed % Market::step_ms != 0)
        return Refusal::time_step_invalid;
    return std::vector<Event>{TimePassed{elapsed}};
}

Answer decide_jump(const State& state, const JumpMarket& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    if (!within(command.change, {-one / 2}, {one})) return Refusal::steer_invalid;
    return std::vector<Event>{MarketJumped{command.pair, command.change}};
}

Answer decide_wick(const State& state, const WickMarket& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const bool time_fits = command.duration_ms >= second_ms && command.duration_ms <= 600'000;
    if (!within(command.size, {-one / 5}, {one / 5}) || !time_fits) return Refusal::steer_invalid;
    return std::vector<Event>{MarketWicked{command.pair, command.size, command.duration_ms}};
}

Answer decide_halt(const State& state, const HaltMarket& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    if (command.duration_ms < second_ms || command.duration_ms > 24 * hour_ms)
        return Refusal::steer_invalid;
    return std::vector<Event>{MarketHalted{command.pair, state.time_ms() + command.duration_ms}};
}

Answer decide_spread(const State& state, const SetSpread& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    // at most a tenth of the price, so that there is always a bid
    const std::int64_t most =
        std::min<std::int64_t>(1'000'000, state.market(command.pair).last().count / 10);
    if (command.ticks < 1 || command.ticks > most) return Refusal::steer_invalid;
    return std::vector<Event>{SpreadSet{command.pair, command.ticks}};
}

/// A coin that is worth less outside buys less of everything else: prices in it rise as it falls.
Answer decide_peg(const State& state, const SetPeg& command) {
    const bool time_fits =
        command.duration_ms >= 60 * second_ms && command.duration_ms <= max_advance_ms;
    if (command.usd < Ratio{one / 2} || command.usd > Ratio{one / 2 * 3} || !time_fits)
        return Refusal::steer_invalid;
    std::vector<Event> events{PegSet{command.usd}};
    for (const Pair pair : state.world.pairs) {
        const PairRules& rules = rules_of(pair);
        const std::int64_t units =
            mul_div(state.index_price(pair).units, state.peg.units, command.usd.units, Round::down);
        const std::int64_t held = std::clamp(units, rules.min_price.units, rules.max_price.units);
        events.emplace_back(
            MarketSteered{pair, {held - held % rules.tick.units}, command.duration_ms, Ratio{one}});
    }
    return events;
}

Answer decide_pin(const State& state, const PinPrice& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    const PairRules& rules = rules_of(command.pair);
    const std::int64_t units = command.price.units;
    if (command.price < rules.min_price || command.price > rules.max_price ||
        units % rules.tick.units != 0)
        return Refusal::price_filter;
    return std::vector<Event>{PricePinned{command.pair, command.price}};
}

Answer decide_release(const State& state, const ReleasePrice& command) {
    if (!state.lists_pair(command.pair)) return Refusal::pair_not_listed;
    if (!state.market(command.pair).pinned()) return Refusal::steer_invalid;
    return std::vector<Event>{PriceReleased{command.pair}};
}

struct Decider {
    const State& state;

    Answer operator()(const Transfer& command) const { return decide_transfer(state, command); }
    Answer operator()(const Borrow& command) const { return decide_borrow(state, command); }
    Answer operator()(const Repay& command) const { return decide_repay(state, command); }
    Answer operator()(const PlaceOrder& command) const { return decide_order(state, command); }
    Answer operator()(const CancelOrder& command) const { return decide_cancel(state, command); }
    Answer operator()(const Advance& command) const { return decide_time(command); }
    Answer operator()(const SteerMarket& command) const { return decide_steering(state, command); }
    Answer operator()(const TransferBetween& command) const {
        return decide_transfer_between(state, command);
    }
    Answer operator()(const DisableAccount& command) const {
        return decide_disable(state, command);
    }
    Answer operator()(const EnableAccount& command) const { return decide_enable(state, command); }
    Answer operator()(const SetAutoTopUp& command) const {
        return decide_auto_top_up(state, command);
    }
    Answer operator()(const SetLeverage& command) const { return decide_leverage(state, command); }
    Answer operator()(const PlaceOco& command) const { return decide_oco(state, command); }
    Answer operator()(const PlaceOto& command) const { return decide_oto(state, command); }
    Answer operator()(const PlaceOtoco& command) const { return decide_otoco(state, command); }
    Answer operator()(const CancelAll& command) const { return decide_cancel_all(state, command); }
    Answer operator()(const SetRate& command) const { return decide_rate(command); }
    Answer operator()(const SetStock& command) const { return decide_stock(state, command); }
    Answer operator()(const SkipTime& command) const { return decide_skip(command); }
    Answer operator()(const JumpMarket& command) const { return decide_jump(state, command); }
    Answer operator()(const WickMarket& command) const { return decide_wick(state, command); }
    Answer operator()(const HaltMarket& command) const { return decide_halt(state, command); }
    Answer operator()(const SetSpread& command) const { return decide_spread(state, command); }
    Answer operator()(const SetPeg& command) const { return decide_peg(state, command); }
    Answer operator()(const SetRealism& command) const {
        return std::vector<Event>{RealismSet{command.realism}};
    }
    Answer operator()(const PinPrice& command) const { return decide_pin(state, command); }
    Answer operator()(const ReleasePrice& command) const { return decide_release(state, command); }
};

}  // namespace

Answer decide(const State& state, const Command& command) {
    return std::visit(Decider{state}, command);
}

}  // namespace mw
