#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exchange/exchange.h"
#include "model/plain_rules.h"

namespace mw::plain {

/// The real exchange in slow motion: the same steps as a Session takes, one event at a time, so
/// that the model can look at the market just before an order meets it.
class Watch {
public:
    /// Watches an exchange that is at rest.
    explicit Watch(State start) : state_{std::move(start)} {}

    /// Decides a command; its events wait to be applied. @return the refusal, if it is one.
    std::optional<Refusal> begin(const Command& command);

    /// Applies the first event of the command, and nothing follows yet.
    void first() { next(); }

    /// Lets one step of time pass in the markets and nothing follow yet.
    void step();

    /// Goes on until an order has met the book. @return its trades, in order.
    std::vector<Execution> until_booked(OrderId order);

    /// Goes on until nothing more follows.
    void to_rest();

    /// The trades of a market in its last step.
    [[nodiscard]] std::span<const Execution> trades(Pair pair) const {
        return state_.market(pair).newest();
    }

    /// What was expected of the real exchange and did not happen, or empty.
    [[nodiscard]] const std::string& fault() const { return fault_; }

    /// The real state, to look at.
    [[nodiscard]] const State& state() const { return state_; }

    // ---- what the market shows, in 1e-8 units

    /// Simulated time.
    [[nodiscard]] std::int64_t now() const { return state_.time_ms(); }
    /// Price of the newest trade.
    [[nodiscard]] Big last(Pair pair) const;
    /// Index price.
    [[nodiscard]] Big index(Pair pair) const;
    /// Average of the newest five one-minute candles, weighted by volume; a held price.
    [[nodiscard]] Big average(Pair pair) const;
    /// Best price of a side; zero when there is none.
    [[nodiscard]] Big best(Pair pair, Side side) const;
    /// Everything that rests on a side, in matching order.
    [[nodiscard]] std::vector<RestingOrder> resting(Pair pair, Side side) const;

private:
    bool next();

    State state_;
    std::deque<Event> coming_;
    std::string fault_;
};

}  // namespace mw::plain
