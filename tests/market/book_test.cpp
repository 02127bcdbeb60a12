#include "market/book.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

#include "core/random.h"

namespace mw {
namespace {

BookOrder order(OrderId id, Side side, std::int64_t price, std::int64_t lots) {
    return {id, Owner::crowd, side, {price}, {lots}};
}

/// A book with three bids (two at 99) and three asks (two at 101).
Book small_book() {
    Book book;
    std::vector<Execution> none;
    book.place(order(1, Side::buy, 99, 10), 1, none);
    book.place(order(2, Side::buy, 99, 20), 2, none);
    book.place(order(3, Side::buy, 98, 30), 3, none);
    book.place(order(4, Side::sell, 101, 5), 4, none);
    book.place(order(5, Side::sell, 101, 7), 5, none);
    book.place(order(6, Side::sell, 103, 9), 6, none);
    REQUIRE(none.empty());
    return book;
}

/// The slow, plain model: maps of queues, best price first.
class PlainBook {
public:
    struct Resting {
        OrderId id;
        std::int64_t left;
    };
    using Queue = std::deque<Resting>;

    std::int64_t trade(const BookOrder& taker, bool with_limit, std::vector<Execution>& out) {
        std::int64_t left = taker.quantity.count;
        const auto walk = [&](auto& side) {
            while (left > 0 && !side.empty()) {
                auto& [price, queue] = *side.begin();
                const bool reached = taker.side == Side::buy ? price <= taker.price.count
                                                             : price >= taker.price.count;
                if (with_limit && !reached) break;
                const std::int64_t traded = std::min(left, queue.front().left);
                Execution e;
                e.trade_id = ++trades_;
                e.price = {price};
                e.quantity = {traded};
                e.taker_side = taker.side;
                e.maker = queue.front().id;
                e.taker = taker.id;
                out.push_back(e);
                left -= traded;
                queue.front().left -= traded;
                if (queue.front().left == 0) queue.pop_front();
                if (queue.empty()) side.erase(side.begin());
            }
        };
        taker.side == Side::buy ? walk(asks) : walk(bids);
        if (with_limit && left > 0) {
            Queue& queue =
                taker.side == Side::buy ? bids[taker.price.count] : asks[taker.price.count];
            queue.push_back({taker.id, left});
        }
        return left;
    }

    std::int64_t cancel(OrderId id) { return std::max(cancel_in(bids, id), cancel_in(asks, id)); }

    std::map<std::int64_t, Queue, std::greater<>> bids;
    std::map<std::int64_t, Queue> asks;

private:
    static std::int64_t cancel_in(auto& side, OrderId id) {
        for (auto level = side.begin(); level != side.end(); ++level) {
            Queue& queue = level->second;
            const auto at = std::ranges::find(queue, id, &Resting::id);
            if (at == queue.end()) continue;
            const std::int64_t left = at->left;
            queue.erase(at);
            if (queue.empty()) side.erase(level);
            return left;
        }
        return 0;
    }

    std::uint64_t trades_ = 0;
};

std::vector<LevelView> levels_of(const auto& side) {
    std::vector<LevelView> views;
    for (const auto& [price, queue] : side) {
        std::int64_t sum = 0;
        for (const auto& resting : queue) sum += resting.left;
        views.push_back({{price}, {sum}});
    }
    return views;
}

bool same_trades(const std::vector<Execution>& a, const std::vector<Execution>& b) {
    return std::ranges::equal(a, b, [](const Execution& x, const Execution& y) {
        return x.trade_id == y.trade_id && x.price == y.price && x.quantity == y.quantity &&
               x.taker_side == y.taker_side && x.maker == y.maker && x.taker == y.taker;
    });
}

}  // namespace

TEST_CASE("a market order takes the best price first and at one price the oldest order") {
    Book book = small_book();
    std::vector<Execution> out;
    // 5 from order 4, 7 from order 5 (both at 101), then 3 of the 9 at 103
    CHECK(book.take(order(7, Side::buy, 0, 15), 50, out) == Lots{0});
    REQUIRE(out.size() == 3);
    CHECK(out[0] == Execution{1, 50, {101}, {5}, Side::buy, 4, 7, Owner::crowd, Owner::crowd});
    CHECK(out[1] == Execution{2, 50, {101}, {7}, Side::buy, 5, 7, Owner::crowd, Owner::crowd});
    CHECK(out[2] == Execution{3, 50, {103}, {3}, Side::buy, 6, 7, Owner::crowd, Owner::crowd});
    CHECK(book.remaining(6) == Lots{6});
    CHECK(book.remaining(4) == std::nullopt);
    CHECK(book.best(Side::sell) == Ticks{103});
    CHECK(book.last_trade_id() == 3);
}

TEST_CASE("a limit order stops at its limit and rests with what is left") {
    Book book = small_book();
    std::vector<Execution> out;
    // 12 lots sell at 101; the limit 102 keeps it from 103, so 8 of 20 rest as the best bid
    CHECK(book.place(order(7, Side::buy, 102, 20), 50, out) == Lots{8});
    CHECK(out.size() == 2);
    CHECK(book.best(Side::buy) == Ticks{102});
    CHECK(book.best(Side::sell) == Ticks{103});
    CHECK(book.remaining(7) == Lots{8});
    CHECK(book.levels(Side::buy, 9) ==
          std::vector<LevelView>{{{102}, {8}}, {{99}, {30}}, {{98}, {30}}});
    CHECK(book.level_count(Side::buy) == 3);
    CHECK(book.total(Side::buy) == Lots{68});
}

TEST_CASE("a limit order never trades at a worse price, but at a better one") {
    Book book = small_book();
    std::vector<Execution> out;
    CHECK(book.place(order(7, Side::sell, 98, 25), 50, out) == Lots{0});
    REQUIRE(out.size() == 2);  // limit 98, yet both fills are at 99: 10 and 15
    CHECK(out[0].price == Ticks{99});
    CHECK(out[1].price == Ticks{99});
    CHECK(out[1].quantity == Lots{15});
    CHECK(book.remaining(2) == Lots{5});
}

TEST_CASE("a market order that empties the book says what is left") {
    Book book = small_book();
    std::vector<Execution> out;
    CHECK(book.take(order(7, Side::buy, 0, 100), 50, out) == Lots{79});  // 100 - 5 - 7 - 9
    CHECK(book.best(Side::sell) == std::nullopt);
    CHECK(book.remaining(7) == std::nullopt);
    CHECK(book.total(Side::sell) == Lots{0});
}

TEST_CASE("queue ahead counts older orders at the same price and shrinks as they go") {
    Book book = small_book();
    std::vector<Execution> out;
    book.place(order(7, Side::buy, 99, 4), 50, out);
    CHECK(book.queue_ahead(7) == Lots{30});  // 10 + 20
    CHECK(book.queue_ahead(1) == Lots{0});
    CHECK(book.queue_ahead(77) == std::nullopt);
    book.take(order(8, Side::sell, 0, 6), 51, out);
    CHECK(book.queue_ahead(7) == Lots{24});
    CHECK(book.cancel(2) == Lots{20});
    CHECK(book.queue_ahead(7) == Lots{4});
}

TEST_CASE("cancel returns what was left, and nothing for an order that is not here") {
    Book book = small_book();
    CHECK(book.cancel(3) == Lots{30});
    CHECK(book.cancel(3) == std::nullopt);
    CHECK(book.cancel(99) == std::nullopt);
    CHECK(book.level_count(Side::buy) == 1);
    CHECK(book.quantity_at(Side::buy, {99}) == Lots{30});
    CHECK(book.quantity_at(Side::buy, {98}) == Lots{0});
    CHECK(book.quantity_at(Side::sell, {99}) == Lots{0});
}

TEST_CASE("a dry run costs exactly what taking costs") {
    Book book = small_book();
    // 12 at 101 and 2 at 103: 1 212 + 206
    CHECK(book.sweep(Side::buy, {14}) == Sweep{{14}, 1'418, Ticks{103}});
    CHECK(book.sweep(Side::buy, {14}, {102}) == Sweep{{12}, 1'212, Ticks{101}});
    CHECK(book.sweep(Side::buy, {14}, {100}) == Sweep{{0}, 0, std::nullopt});
    CHECK(book.sweep(Side::sell, {35}) == Sweep{{35}, 30 * 99 + 5 * 98, Ticks{98}});
    CHECK(book.sweep(Side::sell, {35}, {99}) == Sweep{{30}, 30 * 99, Ticks{99}});

    std::vector<Execution> out;
    book.take(order(7, Side::buy, 0, 14), 50, out);
    std::int64_t cost = 0;
    for (const Execution& e : out) cost += e.price.count * e.quantity.count;
    CHECK(cost == 1'418);
}

TEST_CASE("orders are listed from the best price to a limit, oldest first") {
    std::vector<RestingOrder> found;
    small_book().orders_to(Side::sell, {102}, found);
    CHECK(found ==
          std::vector<RestingOrder>{{4, Owner::crowd, {101}, {5}}, {5, Owner::crowd, {101}, {7}}});
}

TEST_CASE("two books are equal when the same orders wait, whatever happened before") {
    Book straight;
    Book detour;
    std::vector<Execution> none;
    detour.place(order(9, Side::buy, 97, 1), 0, none);
    detour.place(order(1, Side::buy, 99, 10), 0, none);
    CHECK(detour.cancel(9) == Lots{1});
    straight.place(order(1, Side::buy, 99, 10), 0, none);
    CHECK(straight == detour);
    Fingerprint a;
    Fingerprint b;
    straight.add_to(a);
    detour.add_to(b);
    CHECK(a.value() == b.value());

    detour.place(order(2, Side::buy, 99, 10), 0, none);
    straight.place(order(3, Side::buy, 99, 10), 0, none);
    CHECK_FALSE(straight == detour);
}

TEST_CASE("twenty thousand random calls leave the book like a slow and plain one") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        Dice dice{seed, Stream::test};
        Book book;
        PlainBook plain;
        std::vector<Execution> out;
        std::vector<Execution> expected;
        OrderId next = 1;
        for (int i = 0; i < 5'000; ++i) {
            CAPTURE(i);
            const std::uint64_t kind = dice.below(100);
            const Side side = dice.chance(500'000) ? Side::buy : Side::sell;
            const std::int64_t base = side == Side::buy ? 960 : 990;  // they overlap by ten
            const auto price = base + static_cast<std::int64_t>(dice.below(50));
            const auto lots = 1 + static_cast<std::int64_t>(dice.below(40));
            out.clear();
            expected.clear();
            if (kind < 55) {
                const BookOrder o = order(next++, side, price, lots);
                CHECK(book.place(o, i, out).count == plain.trade(o, true, expected));
            } else if (kind < 65) {
                const BookOrder o = order(next++, side, price, lots);
                CHECK(book.take(o, i, out).count == plain.trade(o, false, expected));
            } else {
                const OrderId id = 1 + dice.below(next);
                CHECK(book.cancel(id).value_or(Lots{0}).count == plain.cancel(id));
            }
            CHECK(same_trades(out, expected));
            const auto bids = book.levels(Side::buy, 1'000);
            const auto asks = book.levels(Side::sell, 1'000);
            if (!bids.empty() && !asks.empty()) CHECK(bids[0].price < asks[0].price);
            if (i % 10 != 0) continue;
            CHECK(bids == levels_of(plain.bids));
            CHECK(asks == levels_of(plain.asks));
            std::int64_t total = 0;
            for (const LevelView& level : bids) total += level.quantity.count;
            CHECK(book.total(Side::buy) == Lots{total});
        }
        CHECK(book.last_trade_id() > 500);
    }
}

}  // namespace mw
