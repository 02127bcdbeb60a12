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

double part_of(Ratio ratio) { return static_cast<double>(ratio.units) / static_cast<double>(one); }

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
    : seed_{world.seed},
      lots_per_unit_{lots_per_unit(world)},
      ticks_per_round_price_{ticks_per_round_price(world)},
      range_{world.range},
      venue_{past.path, world.seed},
      crowd_{world.seed, {lots_per_unit_, ticks_per_round_price_, world.range}, world.start_price},
      book_{past.trades},
      candles_{std::move(past.candles)},
      tape_{std::move(past.tape)},
      last_{world.start_price},
      frictions_{world.frictions} {
    venue_.set(frictions_);
    crowd_.set(frictions_);
    crowd_.fill(book_, world.start_ms);
}

std::vector<Execution> Market::step() {
    newest_.clear();
    if (crowd_is_away_) crowd_.come_back(venue_.time_ms(), book_, newest_);
    crowd_is_away_ = false;
    venue_.step();
    if (pin_) return step_pinned();
    if (!is_halted()) crowd_.step(moment(), book_, newest_);
    record();
    candles_.quiet_until(venue_.time_ms());
    return executions_of_learner();
}

std::vector<Execution> Market::executions_of_learner() const {
    std::vector<Execution> mine;
    for (const Execution& execution : newest_)
        if (execution.maker_owner == Owner::learner) mine.push_back(execution);
    return mine;
}

std::vector<Execution> Market::set_frictions(const Frictions& frictions) {
    frictions_ = frictions;
    venue_.set(frictions);
    newest_.clear();
    crowd_.set(frictions);
    if (pin_) return {};  // nobody but the holder of the price quotes
    crowd_.leave(book_);
    crowd_.come_back(venue_.time_ms(), book_, newest_);
    record();
    return executions_of_learner();
}

void Market::jump(Ratio change) { venue_.jump(1 + part_of(change)); }

void Market::jump_leader(Ratio change) { venue_.jump_leader(1 + part_of(change)); }

void Market::wick(Ratio size, std::int64_t duration_ms) { venue_.wick(part_of(size), duration_ms); }

void Market::skip_second() {
    if (!crowd_is_away_) crowd_.leave(book_);
    crowd_is_away_ = true;
    venue_.second();
    newest_.assign(1, crowd_.trade_unseen(moment(), venue_.newest_move()));
    newest_.front().trade_id = book_.number_trade();
    record();
}

Moment Market::moment() const {
    return {venue_.time_ms(), venue_.price(), venue_.quote_band(), venue_.activity()};
}

/// Nobody trades around a held price; what a learner has taken is there again.
std::vector<Execution> Market::step_pinned() {
    candles_.quiet_until(venue_.time_ms());
    return pin_taken_from_ ? requote() : std::vector<Execution>{};
}

/// Sets all orders of others anew around the held price.
std::vector<Execution> Market::requote() {
    pin_->go_through(book_, venue_.time_ms(), newest_);
    pin_->quote(book_, venue_.time_ms());
    pin_taken_from_ = false;
    record();
    return executions_of_learner();
}

std::vector<Execution> Market::pin(Ticks price) {
    newest_.clear();
    const Side taker = price < last_ ? Side::sell : Side::buy;
    pin_ = Pin{price, lots_per_unit_};
    venue_.hold(price);
    pin_->go_through(book_, venue_.time_ms(), newest_);
    pin_->quote(book_, venue_.time_ms());
    newest_.push_back(pin_->print(book_, venue_.time_ms(), taker));
    pin_taken_from_ = false;
    record();
    return executions_of_learner();
}

std::vector<Execution> Market::release() {
    newest_.clear();
    if (!pin_) return {};
    pin_->go_through(book_, venue_.time_ms(), newest_);
    record();
    venue_.let_go();
    // a crowd of its own for this moment: the one before had its orders around other prices
    const auto moment = static_cast<std::uint64_t>(venue_.time_ms());
    crowd_ = Crowd{seed_ ^ (moment * 0x9e3779b97f4a7c15ULL),
                   {lots_per_unit_, ticks_per_round_price_, range_},
                   pin_->price()};
    crowd_.set(frictions_);
    pin_.reset();
    crowd_.fill(book_, venue_.time_ms());
    return executions_of_learner();
}

std::vector<Execution> Market::place(const BookOrder& order) {
    MW_CHECK((order.id & Crowd::id_bit) == 0, "the top bit marks the crowd's orders");
    MW_CHECK(!crowd_is_away_, "an order finds a book");
    newest_.clear();
    book_.place(order, venue_.time_ms(), newest_);
    settle_learner();
    return newest_;
}

std::vector<Execution> Market::take(const BookOrder& order, std::optional<Ticks> limit) {
    MW_CHECK((order.id & Crowd::id_bit) == 0, "the top bit marks the crowd's orders");
    MW_CHECK(!crowd_is_away_, "an order finds a book");
    newest_.clear();
    book_.take(order, venue_.time_ms(), newest_, limit);
    settle_learner();
    return newest_;
}

std::optional<Lots> Market::cancel(OrderId id) {
    if ((id & Crowd::id_bit) != 0) return std::nullopt;
    return book_.cancel(id);
}

/// After a learner has taken: the trades are everybody's and the price remembers them. Others fill
/// the hole as soon as time passes.
void Market::settle_learner() {
    pin_taken_from_ = pin_.has_value();
    if (newest_.empty()) return;
    record();
    if (pin_) return;
    std::int64_t lots = 0;
    for (const Execution& execution : newest_) lots += execution.quantity.count;
    venue_.learner_took(newest_.front().taker_side,
                        static_cast<double>(lots) / static_cast<double>(lots_per_unit_));
}

void Market::record() {
    for (const Execution& e : newest_) {
        candles_.trade(e.time_ms, e.price, e.quantity, e.taker_side);
        tape_.add({e.time_ms, e.price, e.quantity, e.taker_side, e.trade_id});
    }
    if (newest_.empty()) return;
    last_ = pin_ ? pin_->price() : newest_.back().price;
    if (pin_) candles_.hold_at(last_);
}

void Market::add_to(Fingerprint& sum) const {
    venue_.add_to(sum);
    crowd_.add_to(sum);
    book_.add_to(sum);
    candles_.add_to(sum);
    sum.add(last_.count).add(crowd_is_away_).add(halted_until_ms_);
    sum.add(frictions_.spread).add(frictions_.depth.units).add(frictions_.impact.units);
    sum.add(frictions_.index_lag_s).add(frictions_.latency_ms);
    if (pin_) pin_->add_to(sum);
}

}  // namespace mw
