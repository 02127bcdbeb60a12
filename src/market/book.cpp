#include "market/book.h"

#include <algorithm>

#include "core/check.h"

namespace mw {
namespace {

/// A price of a side so that more is better (see Levels).
constexpr std::int64_t rank_of(Side side, std::int64_t price) {
    return side == Side::buy ? price : -price;
}

/// The way back.
constexpr std::int64_t price_of(Side side, std::int64_t rank) { return rank_of(side, rank); }

}  // namespace

Lots Book::place(const BookOrder& order, std::int64_t time_ms, std::vector<Execution>& out) {
    MW_CHECK(order.quantity.count > 0 && order.price.count > 0, "an order has a price and a size");
    MW_CHECK(orders_.find(order.id) == nowhere, "an order id rests once");
    const std::int64_t worst = rank_of(opposite(order.side), order.price.count);
    const std::int64_t left = match(order, worst, time_ms, out);
    if (left > 0) rest(order, left);
    return {left};
}

Lots Book::take(const BookOrder& order, std::int64_t time_ms, std::vector<Execution>& out,
                std::optional<Ticks> limit) {
    MW_CHECK(order.quantity.count > 0, "an order has a size");
    const std::int64_t worst = limit ? rank_of(opposite(order.side), limit->count) : INT64_MIN;
    return {match(order, worst, time_ms, out)};
}

/// Trades with the other side down to this rank. @return what is left of the order.
std::int64_t Book::match(const BookOrder& order, std::int64_t worst_rank, std::int64_t time_ms,
                         std::vector<Execution>& out) {
    const Side resting = opposite(order.side);
    Half& other = half(resting);
    std::int64_t left = order.quantity.count;
    while (left > 0 && other.levels.best() != nowhere) {
        Level& level = other.levels[other.levels.best()];
        if (level.rank < worst_rank) break;
        QueuedOrder& maker = orders_[level.oldest];
        const std::int64_t traded = std::min(left, maker.left);
        out.push_back({++trades_,
                       time_ms,
                       {price_of(resting, level.rank)},
                       {traded},
                       order.side,
                       maker.id,
                       order.id,
                       maker.owner,
                       order.owner});
        left -= traded;
        maker.left -= traded;
        level.quantity -= traded;
        other.total -= traded;
        if (maker.left == 0) remove(level.oldest, other);
    }
    return left;
}

void Book::rest(const BookOrder& order, std::int64_t quantity) {
    Half& mine = half(order.side);
    const PoolIndex place = mine.levels.open(rank_of(order.side, order.price.count));
    Level& level = mine.levels[place];
    const PoolIndex at = orders_.add({.id = order.id,
                                      .left = quantity,
                                      .older = level.youngest,
                                      .level = place,
                                      .owner = order.owner,
                                      .side = order.side});
    (level.youngest == nowhere ? level.oldest : orders_[level.youngest].younger) = at;
    level.youngest = at;
    level.quantity += quantity;
    mine.total += quantity;
}

/// Takes an order, with what is left of it, out of its queue, and out of the book.
void Book::remove(PoolIndex at, Half& mine) {
    const QueuedOrder& order = orders_[at];
    Level& level = mine.levels[order.level];
    level.quantity -= order.left;
    mine.total -= order.left;
    (order.older == nowhere ? level.oldest : orders_[order.older].younger) = order.younger;
    (order.younger == nowhere ? level.youngest : orders_[order.younger].older) = order.older;
    if (level.oldest == nowhere) mine.levels.close(order.level);
    orders_.remove(at);
}

std::optional<Lots> Book::cancel(OrderId id) {
    const PoolIndex at = orders_.find(id);
    if (at == nowhere) return std::nullopt;
    const Lots left{orders_[at].left};
    remove(at, half(orders_[at].side));
    return left;
}

std::optional<Lots> Book::remaining(OrderId id) const {
    const PoolIndex at = orders_.find(id);
    if (at == nowhere) return std::nullopt;
    return Lots{orders_[at].left};
}

std::optional<Lots> Book::queue_ahead(OrderId id) const {
    const PoolIndex at = orders_.find(id);
    if (at == nowhere) return std::nullopt;
    Lots ahead;
    for (PoolIndex i = orders_[at].older; i != nowhere; i = orders_[i].older)
        ahead.count += orders_[i].left;
    return ahead;
}

std::optional<Ticks> Book::best(Side side) const {
    const Levels& all = half(side).levels;
    if (all.best() == nowhere) return std::nullopt;
    return Ticks{price_of(side, all[all.best()].rank)};
}

std::vector<LevelView> Book::levels(Side side, std::size_t count) const {
    const Levels& all = half(side).levels;
    std::vector<LevelView> views;
    views.reserve(std::min(count, all.count()));
    for (PoolIndex i = all.best(); i != nowhere && views.size() < count; i = all[i].worse)
        views.push_back({{price_of(side, all[i].rank)}, {all[i].quantity}});
    return views;
}

Lots Book::quantity_at(Side side, Ticks price) const {
    const Levels& all = half(side).levels;
    const PoolIndex found = all.find(rank_of(side, price.count));
    return {found == nowhere ? 0 : all[found].quantity};
}

void Book::orders_to(Side side, Ticks limit, std::vector<RestingOrder>& out) const {
    const Levels& all = half(side).levels;
    const std::int64_t worst = rank_of(side, limit.count);
    for (PoolIndex i = all.best(); i != nowhere && all[i].rank >= worst; i = all[i].worse)
        for (PoolIndex at = all[i].oldest; at != nowhere; at = orders_[at].younger) {
            const QueuedOrder& order = orders_[at];
            out.push_back({order.id, order.owner, {price_of(side, all[i].rank)}, {order.left}});
        }
}

Sweep Book::sweep(Side side, Lots quantity) const {
    return sweep(side, quantity, {side == Side::buy ? INT64_MAX : 0});
}

Sweep Book::sweep(Side side, Lots quantity, Ticks limit) const {
    const Side resting = opposite(side);
    const Levels& all = half(resting).levels;
    const std::int64_t worst = rank_of(resting, limit.count);
    Sweep total;
    std::int64_t left = quantity.count;
    for (PoolIndex i = all.best(); i != nowhere && left > 0; i = all[i].worse) {
        if (all[i].rank < worst) break;
        const Ticks price{price_of(resting, all[i].rank)};
        const std::int64_t traded = std::min(left, all[i].quantity);
        left -= traded;
        total.quantity.count += traded;
        total.tick_lots += price.count * traded;
        total.last = price;
    }
    return total;
}

void Book::add_to(Fingerprint& sum) const {
    sum.add(trades_).add(orders_.size());
    for (const Side side : {Side::buy, Side::sell}) {
        const Levels& all = half(side).levels;
        for (PoolIndex i = all.worst(); i != nowhere; i = all[i].better)
            for (PoolIndex at = all[i].oldest; at != nowhere; at = orders_[at].younger) {
                const QueuedOrder& order = orders_[at];
                sum.add(order.id).add(price_of(side, all[i].rank));
                sum.add(order.left).add(order.owner);
            }
    }
}

bool operator==(const Book& a, const Book& b) {
    if (a.trades_ != b.trades_ || a.orders_.size() != b.orders_.size()) return false;
    std::vector<RestingOrder> mine;
    std::vector<RestingOrder> theirs;
    for (const Side side : {Side::buy, Side::sell}) {
        const Ticks worst{side == Side::buy ? 0 : INT64_MAX};
        a.orders_to(side, worst, mine);
        b.orders_to(side, worst, theirs);
        if (mine != theirs) return false;
    }
    return true;
}

}  // namespace mw
