#include <algorithm>

#include "core/check.h"
#include "exchange/parts.h"

namespace mw {
namespace {

/// Learner's resting orders of one side of a pair, oldest first.
std::vector<const Order*> own_resting(const State& state, Pair pair, Side side) {
    std::vector<const Order*> found;
    for (const OrderId id : state.open_orders) {
        const Order* order = state.order(id);
        if (order->pair == pair && order->side == side && order->booked) found.push_back(order);
    }
    return found;
}

/// What the learner's own orders hold of a level.
std::int64_t own_lots_at(const std::vector<const Order*>& own, Ticks price, Pair pair) {
    const PairRules& rules = rules_of(pair);
    std::int64_t lots = 0;
    for (const Order* order : own)
        if (ticks_of(order->price, rules) == price)
            lots += lots_of(order->remaining(), rules).count;
    return lots;
}

/// True when a resting price is good enough for a taker with this limit.
bool within(std::optional<Ticks> limit, Ticks price, Side taker) {
    return !limit || (taker == Side::buy ? price <= *limit : price >= *limit);
}

/// Walks one side of the book, best price first. `wanted` says how many lots it would take at a
/// price when `offered` are there, given what it has; the walk ends when that is less.
template <typename Wanted>
Reach walk(const State& state, Pair pair, Side taker, Counting counting, std::optional<Ticks> limit,
           const Wanted& wanted) {
    const Book& book = state.market(pair).book();
    const Side resting = opposite(taker);
    std::vector<const Order*> own;
    if (counting == Counting::crowd_only) own = own_resting(state, pair, resting);
    Reach reach;
    // most orders end within the first levels, so the whole book is listed only when needed
    for (std::size_t count = 32, done = 0; done < book.level_count(resting); count *= 8) {
        const std::vector<LevelView> levels = book.levels(resting, count);
        for (; done < levels.size(); ++done) {
            const Ticks price = levels[done].price;
            if (!within(limit, price, taker)) return reach;
            const std::int64_t offered =
                levels[done].quantity.count - own_lots_at(own, price, pair);
            const std::int64_t taken = std::min(offered, wanted(price, reach));
            reach.quantity.count += taken;
            reach.tick_lots += taken * price.count;
            if (taken < offered) return reach;
        }
    }
    reach.book_ran_out = true;
    return reach;
}

}  // namespace

Reach reach_of_quantity(const State& state, Pair pair, Side taker, Lots quantity, Counting counting,
                        std::optional<Ticks> limit) {
    return walk(state, pair, taker, counting, limit,
                [&](Ticks, const Reach& so_far) { return quantity.count - so_far.quantity.count; });
}

Reach reach_of_cost(const State& state, Pair pair, Side taker, std::int64_t tick_lots) {
    return walk(state, pair, taker, Counting::crowd_only, std::nullopt,
                [&](Ticks price, const Reach& so_far) {
                    return (tick_lots - so_far.tick_lots) / price.count;
                });
}

Reach reach_of_proceeds(const State& state, Pair pair, Side taker, std::int64_t tick_lots) {
    return walk(state, pair, taker, Counting::crowd_only, std::nullopt,
                [&](Ticks price, const Reach& so_far) {
                    const std::int64_t missing =
                        std::max<std::int64_t>(0, tick_lots - so_far.tick_lots);
                    return mul_div(missing, 1, price.count, Round::up);
                });
}

std::vector<OwnHit> own_orders_hit(const State& state, Pair pair, Side taker, Lots quantity,
                                   std::optional<Ticks> limit) {
    const Side resting = opposite(taker);
    const auto own = own_resting(state, pair, resting);
    if (own.empty()) return {};
    const PairRules& rules = rules_of(pair);
    const auto better = [resting](Price a, Price b) {
        return resting == Side::sell ? a < b : a > b;
    };
    std::vector<const Order*> queue;  // best price first, at one price the oldest
    for (const Order* order : own)
        queue.insert(std::ranges::upper_bound(queue, order->price, better, &Order::price), order);
    std::vector<OwnHit> hits;
    std::int64_t own_before = 0;  // an own order that is hit expires, so it takes nothing away
    for (const Order* order : queue) {
        const Ticks price = ticks_of(order->price, rules);
        if (!within(limit, price, taker)) break;
        const Book& book = state.market(pair).book();
        // all that rests at strictly better prices, then the queue before it at its own price
        const Ticks above{price.count + (resting == Side::sell ? -1 : 1)};
        const std::int64_t before = book.sweep(taker, {INT64_MAX}, above).quantity.count +
                                    book.queue_ahead(order->id).value_or(Lots{}).count - own_before;
        if (quantity.count <= before) break;
        hits.push_back({order->id, {before}});
        own_before += lots_of(order->remaining(), rules).count;
    }
    return hits;
}

}  // namespace mw
