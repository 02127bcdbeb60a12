#include "market/market.h"

#include <algorithm>
#include <utility>

#include "core/check.h"
#include "market/history.h"

namespace mw {
namespace {

std::int64_t lots_per_unit(const MarketWorld& world) {
    MW_CHECK(world.lot.units > 0 && one % world.lot.units == 0, "a coin is a number of lots");
    MW_CHECK(world.crowd_coins > 0, "the crowd counts in something");
    return one / world.lot.units * world.crowd_coins;
}

/// The steps at which the crowd likes to place far orders: a whole quote coin for a coin like BTC,
/// as small a part of the price for others.
std::int64_t ticks_per_round_price(const MarketWorld& world) {
    MW_CHECK(world.tick.units > 0 && one % world.tick.units == 0, "a coin is a number of ticks");
    return std::max<std::int64_t>(1, one / world.tick.units / world.crowd_coins);
}

}  // namespace

PastPlan past_of(const MarketWorld& world) {
    return {.seed = world.seed,
            .preset = world.preset,
            .end_ms = world.start_ms,
            .end_price = world.start_price,
            .days = world.history_days,
            .lots_per_coin = lots_per_unit(world),
            .range = world.range,
            .nature = nature_of(world.lot.asset),
            .leader = world.leader};
}

Market::Market(const MarketWorld& world) : Market{world, make_past(past_of(world))} {}

Market::Market(const MarketWorld& world, Past&& past)
    : lots_per_unit_{lots_per_unit(world)},
      venue_{past.path, world.seed},
      crowd_{world.seed,
             {lots_per_unit_, ticks_per_round_price(world), world.range},
             world.start_price},
      book_{past.trades},
      candles_{std::move(past.candles)},
      tape_{std::move(past.tape)},
      last_{world.start_price} {
    crowd_.fill(book_, world.start_ms);
}

std::vector<Execution> Market::step() {
    venue_.step();
    newest_.clear();
    crowd_.step({venue_.time_ms(), venue_.price(), venue_.quote_band(), venue_.activity()}, book_,
                newest_);
    record();
    candles_.quiet_until(venue_.time_ms());
    std::vector<Execution> mine;
    for (const Execution& execution : newest_)
        if (execution.maker_owner == Owner::learner) mine.push_back(execution);
    return mine;
}

std::vector<Execution> Market::place(const BookOrder& order) {
    MW_CHECK((order.id & Crowd::id_bit) == 0, "the top bit marks the crowd's orders");
    newest_.clear();
    book_.place(order, venue_.time_ms(), newest_);
    settle_learner();
    return newest_;
}

std::vector<Execution> Market::take(const BookOrder& order, std::optional<Ticks> limit) {
    MW_CHECK((order.id & Crowd::id_bit) == 0, "the top bit marks the crowd's orders");
    newest_.clear();
    book_.take(order, venue_.time_ms(), newest_, limit);
    settle_learner();
    return newest_;
}

std::optional<Lots> Market::cancel(OrderId id) {
    if ((id & Crowd::id_bit) != 0) return std::nullopt;
    return book_.cancel(id);
}

/// After a learner has taken: the trades are everybody's, the price remembers them, and others
/// fill the hole.
void Market::settle_learner() {
    if (newest_.empty()) return;
    record();
    std::int64_t lots = 0;
    for (const Execution& execution : newest_) lots += execution.quantity.count;
    venue_.learner_took(newest_.front().taker_side,
                        static_cast<double>(lots) / static_cast<double>(lots_per_unit_));
    crowd_.keep_depth(book_, venue_.time_ms());
}

void Market::record() {
    for (const Execution& e : newest_) {
        candles_.trade(e.time_ms, e.price, e.quantity);
        tape_.add({e.time_ms, e.price, e.quantity, e.taker_side, e.trade_id});
    }
    if (!newest_.empty()) last_ = newest_.back().price;
}

void Market::add_to(Fingerprint& sum) const {
    venue_.add_to(sum);
    crowd_.add_to(sum);
    book_.add_to(sum);
    candles_.add_to(sum);
    sum.add(last_.count);
}

}  // namespace mw
