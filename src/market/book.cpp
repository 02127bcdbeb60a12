#include "market/book.h"

#include <algorithm>

#include "core/check.h"

namespace mw {
namespace {

/// True when a resting price is at least as good as `limit` for the other side to take.
constexpr bool reaches(Side resting, std::int64_t price, std::int64_t limit) {
    return resting == Side::sell ? price <= limit : price >= limit;
}

/// True when `a` trades before `b` on the same side.
constexpr bool better(Side side, std::int64_t a, std::int64_t b) {
    return side == Side::buy ? a > b : a < b;
}

}  // namespace

Lots Book::place(const BookOrder& order, std::int64_t time_ms, std::vector<Execution>& out) {
    MW_CHECK(order.quantity.count > 0 && order.price.count > 0, "an order has a price and a size");
    MW_CHECK(find(order.id) == none, "an order id rests once");
    const std::int64_t left = match(order, order.price, time_ms, out);
    if (left > 0) rest(order, left);
    return {left};
}

Lots Book::take(const BookOrder& order, std::int64_t time_ms, std::vector<Execution>& out,
                std::optional<Ticks> limit) {
    MW_CHECK(order.quantity.count > 0, "an order has a size");
    return {match(order, limit, time_ms, out)};
}

std::int64_t Book::match(const BookOrder& order, std::optional<Ticks> limit, std::int64_t time_ms,
                         std::vector<Execution>& out) {
    const Side resting = opposite(order.side);
    Half& other = half(resting);
    std::int64_t left = order.quantity.count;
    while (left > 0 && !other.levels.empty()) {
        Level& level = other.levels.back();
        if (limit && !reaches(resting, level.price, limit->count)) break;
        const SlotIndex at = level.oldest;
        Slot& maker = slots_[at];
        const std::int64_t traded = std::min(left, maker.left);
        out.push_back({++trades_,
                       time_ms,
                       {level.price},
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
        if (maker.left == 0) {
            index_remove(maker.id);
            unlink(at, level);
            free_slot(at);
            if (level.oldest == none) other.levels.pop_back();
        }
    }
    return left;
}

void Book::rest(const BookOrder& order, std::int64_t quantity) {
    Half& mine = half(order.side);
    const std::size_t place = place_of(order.side, order.price.count);
    if (place == mine.levels.size() || mine.levels[place].price != order.price.count)
        mine.levels.insert(mine.levels.begin() + static_cast<std::ptrdiff_t>(place),
                           Level{order.price.count, 0, none, none});
    Level& level = mine.levels[place];
    const SlotIndex at = take_slot();
    slots_[at] = {order.id,       order.price.count, quantity,  none,
                  level.youngest, order.owner,       order.side};
    (level.youngest == none ? level.oldest : slots_[level.youngest].next) = at;
    level.youngest = at;
    level.quantity += quantity;
    mine.total += quantity;
    index_add(at);
}

std::optional<Lots> Book::cancel(OrderId id) {
    const SlotIndex at = find(id);
    if (at == none) return std::nullopt;
    const Slot order = slots_[at];
    Half& mine = half(order.side);
    const std::size_t place = place_of(order.side, order.price);
    Level& level = mine.levels[place];
    level.quantity -= order.left;
    mine.total -= order.left;
    index_remove(id);
    unlink(at, level);
    free_slot(at);
    if (level.oldest == none)
        mine.levels.erase(mine.levels.begin() + static_cast<std::ptrdiff_t>(place));
    return Lots{order.left};
}

std::optional<Lots> Book::remaining(OrderId id) const {
    const SlotIndex at = find(id);
    if (at == none) return std::nullopt;
    return Lots{slots_[at].left};
}

std::optional<Lots> Book::queue_ahead(OrderId id) const {
    const SlotIndex at = find(id);
    if (at == none) return std::nullopt;
    Lots ahead;
    for (SlotIndex i = slots_[at].previous; i != none; i = slots_[i].previous)
        ahead.count += slots_[i].left;
    return ahead;
}

std::optional<Ticks> Book::best(Side side) const {
    const Half& mine = half(side);
    if (mine.levels.empty()) return std::nullopt;
    return Ticks{mine.levels.back().price};
}

std::vector<LevelView> Book::levels(Side side, std::size_t count) const {
    const std::vector<Level>& all = half(side).levels;
    std::vector<LevelView> views;
    views.reserve(std::min(count, all.size()));
    for (std::size_t i = 0; i < count && i < all.size(); ++i) {
        const Level& level = all[all.size() - 1 - i];
        views.push_back({{level.price}, {level.quantity}});
    }
    return views;
}

Lots Book::quantity_at(Side side, Ticks price) const {
    const std::vector<Level>& all = half(side).levels;
    const std::size_t place = place_of(side, price.count);
    const bool found = place < all.size() && all[place].price == price.count;
    return {found ? all[place].quantity : 0};
}

void Book::orders_to(Side side, Ticks limit, std::vector<RestingOrder>& out) const {
    const std::vector<Level>& all = half(side).levels;
    for (std::size_t i = all.size(); i > 0 && reaches(side, all[i - 1].price, limit.count); --i)
        for (SlotIndex at = all[i - 1].oldest; at != none; at = slots_[at].next) {
            const Slot& order = slots_[at];
            out.push_back({order.id, order.owner, {order.price}, {order.left}});
        }
}

Sweep Book::sweep(Side side, Lots quantity) const {
    return sweep(side, quantity, {side == Side::buy ? INT64_MAX : 0});
}

Sweep Book::sweep(Side side, Lots quantity, Ticks limit) const {
    const Side resting = opposite(side);
    const std::vector<Level>& all = half(resting).levels;
    Sweep total;
    std::int64_t left = quantity.count;
    for (std::size_t i = all.size(); i > 0 && left > 0; --i) {
        const Level& level = all[i - 1];
        if (!reaches(resting, level.price, limit.count)) break;
        const std::int64_t traded = std::min(left, level.quantity);
        left -= traded;
        total.quantity.count += traded;
        total.tick_lots += level.price * traded;
        total.last = Ticks{level.price};
    }
    return total;
}

void Book::add_to(Fingerprint& sum) const {
    sum.add(trades_).add(resting_);
    for (const Side side : {Side::buy, Side::sell})
        for (const Level& level : half(side).levels)
            for (SlotIndex at = level.oldest; at != none; at = slots_[at].next) {
                const Slot& order = slots_[at];
                sum.add(order.id).add(order.price).add(order.left).add(order.owner);
            }
}

bool operator==(const Book& a, const Book& b) {
    if (a.trades_ != b.trades_ || a.resting_ != b.resting_) return false;
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

/// Where the level of this price is, or where it would have to be inserted.
std::size_t Book::place_of(Side side, std::int64_t price) const {
    const std::vector<Level>& all = half(side).levels;
    const auto at = std::ranges::lower_bound(
        all, price, [side](std::int64_t a, std::int64_t b) { return better(side, b, a); },
        &Level::price);
    return static_cast<std::size_t>(at - all.begin());
}

/// Takes an order out of its queue. The caller keeps the quantities.
void Book::unlink(SlotIndex at, Level& level) {
    const Slot& order = slots_[at];
    (order.previous == none ? level.oldest : slots_[order.previous].next) = order.next;
    (order.next == none ? level.youngest : slots_[order.next].previous) = order.previous;
}

Book::SlotIndex Book::take_slot() {
    ++resting_;
    if (free_ == none) {
        slots_.emplace_back();
        return static_cast<SlotIndex>(slots_.size() - 1);
    }
    const SlotIndex at = free_;
    free_ = slots_[at].next;
    return at;
}

void Book::free_slot(SlotIndex at) {
    --resting_;
    slots_[at] = {};
    slots_[at].next = free_;
    free_ = at;
}

std::size_t Book::bucket_of(OrderId id) const {
    return static_cast<std::size_t>((id * 0x9e3779b97f4a7c15ULL) >> 32U) & (index_.size() - 1);
}

Book::SlotIndex Book::find(OrderId id) const {
    if (index_.empty()) return none;
    for (std::size_t i = bucket_of(id); index_[i] != none; i = (i + 1) & (index_.size() - 1))
        if (slots_[index_[i]].id == id) return index_[i];
    return none;
}

void Book::index_add(SlotIndex at) {
    if (index_.size() < resting_ * 2) index_grow();
    index_put(at);
}

void Book::index_put(SlotIndex at) {
    std::size_t i = bucket_of(slots_[at].id);
    while (index_[i] != none) i = (i + 1) & (index_.size() - 1);
    index_[i] = at;
}

/// Removes an entry and moves later ones of its run back, so no search ends early.
void Book::index_remove(OrderId id) {
    const std::size_t mask = index_.size() - 1;
    std::size_t hole = bucket_of(id);
    while (slots_[index_[hole]].id != id) hole = (hole + 1) & mask;
    for (std::size_t i = (hole + 1) & mask; index_[i] != none; i = (i + 1) & mask) {
        const std::size_t home = bucket_of(slots_[index_[i]].id);
        if (((i - home) & mask) < ((i - hole) & mask)) continue;  // it may not move before home
        index_[hole] = index_[i];
        hole = i;
    }
    index_[hole] = none;
}

/// Doubles the table. Entries go in again from the old table, whose order does not matter.
void Book::index_grow() {
    std::vector<SlotIndex> old(std::max<std::size_t>(64, index_.size() * 2), none);
    old.swap(index_);
    for (const SlotIndex at : old)
        if (at != none) index_put(at);
}

}  // namespace mw
