#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

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
    Answer operator()(const PinPrice& command) const { return decide_pin(state, command); }
    Answer operator()(const ReleasePrice& command) const { return decide_release(state, command); }
};

}  // namespace

Answer decide(const State& state, const Command& command) {
    return std::visit(Decider{state}, command);
}

}  // namespace mw
