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

Answer decide_steering(const SteerMarket& command) {
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

struct Decider {
    const State& state;

    Answer operator()(const Transfer& command) const { return decide_transfer(state, command); }
    Answer operator()(const Borrow& command) const { return decide_borrow(state, command); }
    Answer operator()(const Repay& command) const { return decide_repay(state, command); }
    Answer operator()(const PlaceOrder& command) const { return decide_order(state, command); }
    Answer operator()(const CancelOrder& command) const { return decide_cancel(state, command); }
    Answer operator()(const Advance& command) const { return decide_time(command); }
    Answer operator()(const SteerMarket& command) const { return decide_steering(command); }
};

}  // namespace

Answer decide(const State& state, const Command& command) {
    return std::visit(Decider{state}, command);
}

}  // namespace mw
