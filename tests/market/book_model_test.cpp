// The book against a model that is slow and plain, whatever is asked of both.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

#include "core/random.h"
#include "market/book.h"

namespace mw {
namespace {

/// The slow, plain model: maps of queues. It shares no code with the book.
class PlainBook {
public:
    using Queue = std::deque<RestingOrder>;
    using Levels = std::map<std::int64_t, Queue>;

    /// @param rests  whether what is left rests. Without a limit everything is taken.
    std::int64_t trade(const BookOrder& taker, std::optional<std::int64_t> limit, bool rests,
                       std::int64_t time_ms, std::vector<Execution>& out) {
        const bool buys = taker.side == Side::buy;
        Levels& others = buys ? asks : bids;
        std::int64_t left = taker.quantity.count;
        while (left > 0 && !others.empty()) {
            const auto level = buys ? others.begin() : std::prev(others.end());
            if (limit && (buys ? level->first > *limit : level->first < *limit)) break;
            RestingOrder& maker = level->second.front();
            const std::int64_t traded = std::min(left, maker.left.count);
            out.push_back({++trades,
                           time_ms,
                           maker.price,
                           {traded},
                           taker.side,
                           maker.id,
                           taker.id,
                           maker.owner,
                           taker.owner});
            left -= traded;
            maker.left.count -= traded;
            if (maker.left.count > 0) continue;
            prices.erase(maker.id);
            level->second.pop_front();
            if (level->second.empty()) others.erase(level);
        }
        if (!rests || left == 0) return left;
        Queue& queue = (buys ? bids : asks)[taker.price.count];
        queue.push_back({taker.id, taker.owner, taker.price, {left}});
        prices[taker.id] = taker.price.count;
        return left;
    }

    /// Where an order waits; nullptr when it does not.
    Queue* queue_of(OrderId id) {
        const auto at = prices.find(id);
        if (at == prices.end()) return nullptr;
        for (Levels* side : {&bids, &asks})
            if (side->contains(at->second)) return &(*side)[at->second];
        return nullptr;
    }

    std::optional<Lots> cancel(OrderId id) {
        Queue* queue = queue_of(id);
        if (queue == nullptr) return std::nullopt;
        const auto at = std::ranges::find(*queue, id, &RestingOrder::id);
        const Lots left = at->left;
        queue->erase(at);
        if (queue->empty())
            for (Levels* side : {&bids, &asks}) side->erase(prices[id]);
        prices.erase(id);
        return left;
    }

    Levels bids;
    Levels asks;
    std::map<OrderId, std::int64_t> prices;
    std::uint64_t trades{0};
};

/// The resting orders of a side of the model, in matching order.
std::vector<RestingOrder> orders_of(const PlainBook& plain, Side side) {
    std::vector<RestingOrder> all;
    const auto add = [&](const PlainBook::Queue& queue) {
        all.insert(all.end(), queue.begin(), queue.end());
    };
    if (side == Side::sell)
        for (const auto& [price, queue] : plain.asks) add(queue);
    else
        for (auto at = plain.bids.rbegin(); at != plain.bids.rend(); ++at) add(at->second);
    return all;
}

std::vector<LevelView> levels_of(const std::vector<RestingOrder>& orders) {
    std::vector<LevelView> views;
    for (const RestingOrder& o : orders) {
        if (views.empty() || views.back().price != o.price) views.push_back({o.price, {0}});
        views.back().quantity.count += o.left.count;
    }
    return views;
}

/// What a taker of the other side would get of these orders.
Sweep sweep_of(const std::vector<RestingOrder>& orders, std::int64_t wanted,
               std::function<bool(Ticks)> reached) {
    Sweep sweep;
    for (const RestingOrder& o : orders) {
        const std::int64_t part = std::min(wanted - sweep.quantity.count, o.left.count);
        if (part == 0 || !reached(o.price)) break;
        sweep.quantity.count += part;
        sweep.tick_lots += part * o.price.count;
        sweep.last = o.price;
    }
    return sweep;
}

std::uint64_t sum_of(const Book& book) {
    Fingerprint sum;
    book.add_to(sum);
    return sum.value();
}

/// Everything that can be read of the book is what the model says.
void check_same(const Book& book, PlainBook& plain, Dice& dice) {
    Book again{plain.trades};
    std::vector<Execution> none;
    for (const Side side : {Side::buy, Side::sell}) {
        const auto orders = orders_of(plain, side);
        const auto views = levels_of(orders);
        CHECK(book.levels(side, SIZE_MAX) == views);
        CHECK(book.levels(side, 3).size() == std::min<std::size_t>(3, views.size()));
        CHECK(book.level_count(side) == views.size());
        CHECK(book.best(side) == (views.empty() ? std::nullopt : std::optional{views[0].price}));
        std::vector<RestingOrder> listed;
        book.orders_to(side, {side == Side::buy ? 0 : INT64_MAX}, listed);
        CHECK(listed == orders);
        const Side taker = opposite(side);
        CHECK(book.total(side) == book.sweep(taker, {INT64_MAX}).quantity);
        CHECK(book.sweep(taker, {900}) == sweep_of(orders, 900, [](Ticks) { return true; }));
        for (const RestingOrder& o : orders)
            again.place({o.id, o.owner, side, o.price, o.left}, 0, none);
        if (orders.empty()) continue;
        const auto any = static_cast<std::size_t>(dice.below(orders.size()));
        const Ticks limit = orders[any].price;
        CHECK(book.quantity_at(side, limit) ==
              std::ranges::find(views, limit, &LevelView::price)->quantity);
        CHECK(book.quantity_at(taker, limit) == Lots{0});
        CHECK(book.sweep(taker, {90'000}, limit) == sweep_of(orders, 90'000, [=](Ticks price) {
                  return side == Side::buy ? price >= limit : price <= limit;
              }));
    }
    CHECK(none.empty());
    CHECK(book == again);
    CHECK(sum_of(book) == sum_of(again));
}

/// Where a random order goes.
struct Habits {
    std::int64_t middle;  ///< at first; it walks
    std::int64_t near;    ///< most orders are this near
    std::int64_t step;    ///< the longest step of the middle
};

/// Makes random orders around a middle that walks and sometimes jumps.
struct Stranger {
    Dice dice;
    Habits habits;
    std::int64_t middle{habits.middle};
    OrderId next{1};

    std::int64_t up_to(std::int64_t most) {
        return static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(most) + 1));
    }

    BookOrder any() {
        if (dice.below(50) == 0) middle += up_to(2 * habits.step) - habits.step;
        if (dice.below(5'000) == 0) middle = 1 + up_to(2 * habits.middle);  // a jump
        const Side side = dice.below(2) == 0 ? Side::buy : Side::sell;
        const std::uint64_t kind = dice.below(20);
        std::int64_t away = up_to(habits.near) - habits.near / 20;  // some cross
        if (kind < 5) away = up_to(habits.middle / 80);
        if (kind == 5) away = up_to(2 * habits.middle);
        const std::int64_t price =
            std::max<std::int64_t>(1, middle + (side == Side::buy ? -away : away));
        const Owner owner = dice.below(9) == 0 ? Owner::learner : Owner::crowd;
        return {next++, owner, side, {price}, {1 + up_to(99)}};
    }
};

/// One random call to both. @return what each said is left.
std::pair<std::optional<Lots>, std::optional<Lots>> call(Stranger& who, Book& book,
                                                         PlainBook& plain,
                                                         std::vector<Execution>& out,
                                                         std::vector<Execution>& expected) {
    const std::uint64_t kind = who.dice.below(20);
    if (kind < 9) {  // nearly half cancel
        const OrderId id = who.next - std::min(who.next, 1 + who.dice.below(3'000));
        return {book.cancel(id), plain.cancel(id)};
    }
    BookOrder o = who.any();
    const auto now = static_cast<std::int64_t>(o.id);
    if (kind < 18)
        return {book.place(o, now, out), Lots{plain.trade(o, o.price.count, true, now, expected)}};
    o.quantity.count *= 5;
    if (kind == 18) return {book.take(o, now, out), Lots{plain.trade(o, {}, false, now, expected)}};
    return {book.take(o, now, out, o.price),
            Lots{plain.trade(o, o.price.count, false, now, expected)}};
}

}  // namespace

TEST_CASE("a hundred thousand random calls leave the book like a slow and plain one") {
    const Habits habits[] = {
        {6'000'000, 100, 300}, {6'000'000, 4'000, 3'000}, {900, 40, 3}, {10, 4, 1}};
    for (std::uint64_t seed = 1; seed <= std::size(habits); ++seed) {
        CAPTURE(seed);
        Stranger stranger{.dice = {seed, Stream::test}, .habits = habits[seed - 1]};
        Book book;
        PlainBook plain;
        for (int i = 0; i < 100'000; ++i) {
            CAPTURE(i);
            std::vector<Execution> out;
            std::vector<Execution> expected;
            const auto [left, left_expected] = call(stranger, book, plain, out, expected);
            REQUIRE(left == left_expected);
            REQUIRE(out == expected);
            const OrderId id =
                stranger.next - std::min<OrderId>(stranger.next, stranger.dice.below(500));
            const PlainBook::Queue* queue = plain.queue_of(id);
            REQUIRE(book.remaining(id).has_value() == (queue != nullptr));
            if (queue != nullptr) {
                Lots ahead;
                for (const RestingOrder& o : *queue) {
                    if (o.id == id) break;
                    ahead.count += o.left.count;
                }
                REQUIRE(book.queue_ahead(id) == ahead);
            }
            if (i % 200 == 0) check_same(book, plain, stranger.dice);
        }
        CHECK(book.last_trade_id() > 500);
    }
}

}  // namespace mw
