#include "market/market.h"

#include <utility>

#include "core/check.h"
#include "market/history.h"

namespace mw {
namespace {

std::int64_t lots_per_coin(const MarketWorld& world) {
    MW_CHECK(world.lot.units > 0 && one % world.lot.units == 0, "a coin is a number of lots");
    return one / world.lot.units;
}

std::int64_t ticks_per_quote(const MarketWorld& world) {
    MW_CHECK(world.tick.units > 0 && one % world.tick.units == 0, "a coin is a number of ticks");
    return one / world.tick.units;
}

PastPlan past_of(const MarketWorld& world) {
    return {world.seed,        world.preset,       world.start_ms,
            world.start_price, world.history_days, lots_per_coin(world)};
}

}  // namespace

Market::Market(const MarketWorld& world) : Market{world, make_past(past_of(world))} {}

Market::Market(const MarketWorld& world, Past&& past)
    : lots_per_coin_{lots_per_coin(world)},
      venue_{past.path, world.seed},
      crowd_{world.seed, {lots_per_coin_, ticks_per_quote(world)}, world.start_price},
      book_{past.trades},
      candles_{std::move(past.candles)},
      tape_{std::move(past.tape)},
      last_{world.start_price} {
    crowd_.fill(book_, world.start_ms);
}

std::vector<Execution> Market::step() {
    venue_.step();
    scratch_.clear();
    crowd_.step({venue_.time_ms(), venue_.price(), venue_.quote_band(), venue_.activity()}, book_,
                scratch_);
    record(scratch_);
    candles_.quiet_until(venue_.time_ms());
    std::vector<Execution> mine;
    for (const Execution& execution : scratch_)
        if (execution.maker_owner == Owner::learner) mine.push_back(execution);
    scratch_.clear();
    return mine;
}

std::vector<Execution> Market::place(const BookOrder& order) {
    MW_CHECK((order.id & Crowd::id_bit) == 0, "the top bit marks the crowd's orders");
    std::vector<Execution> executions;
    book_.place(order, venue_.time_ms(), executions);
    settle_learner(executions);
    return executions;
}

std::vector<Execution> Market::take(const BookOrder& order) {
    MW_CHECK((order.id & Crowd::id_bit) == 0, "the top bit marks the crowd's orders");
    std::vector<Execution> executions;
    book_.take(order, venue_.time_ms(), executions);
    settle_learner(executions);
    return executions;
}

std::optional<Lots> Market::cancel(OrderId id) {
    if ((id & Crowd::id_bit) != 0) return std::nullopt;
    return book_.cancel(id);
}

/// After a learner has taken: the trades are everybody's, the price remembers them, and others
/// fill the hole.
void Market::settle_learner(const std::vector<Execution>& executions) {
    if (executions.empty()) return;
    record(executions);
    std::int64_t lots = 0;
    for (const Execution& execution : executions) lots += execution.quantity.count;
    venue_.learner_took(executions.front().taker_side,
                        static_cast<double>(lots) / static_cast<double>(lots_per_coin_));
    crowd_.keep_depth(book_, venue_.time_ms());
}

void Market::record(const std::vector<Execution>& executions) {
    for (const Execution& e : executions) {
        candles_.trade(e.time_ms, e.price, e.quantity);
        tape_.add({e.time_ms, e.price, e.quantity, e.taker_side, e.trade_id});
    }
    if (!executions.empty()) last_ = executions.back().price;
}

void Market::add_to(Fingerprint& sum) const {
    venue_.add_to(sum);
    crowd_.add_to(sum);
    book_.add_to(sum);
    candles_.add_to(sum);
    sum.add(last_.count);
}

}  // namespace mw
