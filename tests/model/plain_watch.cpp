#include "model/plain_watch.h"

namespace mw::plain {

std::optional<Refusal> Watch::begin(const Command& command) {
    const Answer answer = decide(state_, command);
    if (const auto* refusal = std::get_if<Refusal>(&answer)) return *refusal;
    if (std::holds_alternative<Advance>(command)) return std::nullopt;  // the caller steps
    for (const Event& event : std::get<std::vector<Event>>(answer)) coming_.push_back(event);
    return std::nullopt;
}

void Watch::step() { evolve(state_, TimePassed{Market::step_ms}); }

/// Applies the next event. @return false when the exchange is at rest.
bool Watch::next() {
    if (coming_.empty())
        for (const Event& event : follow_ups(state_)) coming_.push_back(event);
    if (coming_.empty()) return false;
    evolve(state_, coming_.front());
    coming_.pop_front();
    return true;
}

std::vector<Execution> Watch::until_booked(OrderId order) {
    for (;;) {
        const auto* booked = coming_.empty() ? nullptr : std::get_if<OrderBooked>(&coming_.front());
        const bool is_it = booked != nullptr && booked->order == order;
        const bool trades = is_it && booked->lots.count > 0;
        if (!next()) break;
        if (!is_it) continue;
        const auto newest = state_.market(state_.order(order)->pair).newest();
        return trades ? std::vector<Execution>(newest.begin(), newest.end())
                      : std::vector<Execution>{};
    }
    if (fault_.empty()) fault_ = "order " + std::to_string(order) + " did not meet the book";
    return {};
}

void Watch::to_rest() {
    while (next()) {}
}

Big Watch::last(Pair pair) const { return state_.market(pair).last().count * row_of(pair).tick; }

Big Watch::index(Pair pair) const { return state_.market(pair).index().count * row_of(pair).tick; }

Big Watch::average(Pair pair) const {
    const auto candles = state_.market(pair).candles().of(Interval::m1);
    Big lots = 0;
    Big cost = 0;
    for (std::size_t i = candles.size() < 5 ? 0 : candles.size() - 5; i < candles.size(); ++i) {
        lots += candles[i].volume.count;
        cost += candles[i].tick_lots;
    }
    const bool held = state_.market(pair).pinned().has_value();
    return held || lots == 0 ? last(pair) : floor_div(cost * row_of(pair).tick, lots);
}

Big Watch::best(Pair pair, Side side) const {
    const auto price = state_.market(pair).book().best(side);
    return price ? price->count * row_of(pair).tick : 0;
}

std::vector<RestingOrder> Watch::resting(Pair pair, Side side) const {
    std::vector<RestingOrder> orders;
    state_.market(pair).book().orders_to(side, {side == Side::sell ? INT64_MAX : 0}, orders);
    return orders;
}

}  // namespace mw::plain
