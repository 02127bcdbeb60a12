#include "market/book.h"

#include <doctest/doctest.h>

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

TEST_CASE("immediate or cancel: a taker with a limit stops there and never rests") {
    Book book = small_book();
    std::vector<Execution> out;
    // 12 lots sell at 101, the rest of 20 would cost 103
    CHECK(book.take(order(7, Side::buy, 0, 20), 50, out, Ticks{102}) == Lots{8});
    CHECK(out.size() == 2);
    CHECK(book.remaining(7) == std::nullopt);
    CHECK(book.best(Side::buy) == Ticks{99});
    CHECK(book.take(order(8, Side::buy, 0, 4), 51, out, Ticks{103}) == Lots{0});
    CHECK(out.back().price == Ticks{103});
    // 30 lots are bid at 99, and the limit is that very price
    CHECK(book.take(order(9, Side::sell, 0, 40), 52, out, Ticks{99}) == Lots{10});
    CHECK(book.take(order(10, Side::sell, 0, 40), 53, out, Ticks{99}) == Lots{40});
    CHECK(book.levels(Side::buy, 9) == std::vector<LevelView>{{{98}, {30}}});
}

TEST_CASE("orders far from the touch wait their turn, and trade when it comes") {
    Book book;
    std::vector<Execution> out;
    // from a cent to six million dollars, in an order that is no order
    const std::int64_t prices[] = {5'000'000, 1, 6'000'000, 5'999'999, 5'983'000, 600'000'000, 17};
    OrderId id = 1;
    for (const std::int64_t price : prices) book.place(order(id++, Side::buy, price, 1), 0, out);
    book.cancel(6);  // the dearest: the window has to come back down from there
    CHECK(book.best(Side::buy) == Ticks{6'000'000});
    CHECK(book.quantity_at(Side::buy, {17}) == Lots{1});
    CHECK(book.take(order(9, Side::sell, 0, 9), 0, out) == Lots{3});
    std::vector<std::int64_t> paid;
    for (const Execution& e : out) paid.push_back(e.price.count);
    CHECK(paid == std::vector<std::int64_t>{6'000'000, 5'999'999, 5'983'000, 5'000'000, 17, 1});
    CHECK(book == Book{6});
}

TEST_CASE("the touch walks a hundred thousand ticks past a resting order, and back") {
    for (const Side side : {Side::buy, Side::sell}) {
        Book book;
        std::vector<Execution> none;
        constexpr std::int64_t start = 6'000'000;
        const auto worse = [&](std::int64_t ticks) {
            return start + (side == Side::buy ? -ticks : ticks);
        };
        book.place(order(1, side, worse(0), 1), 0, none);
        book.place(order(2, side, worse(0), 2), 0, none);
        OrderId id = 3;
        for (std::int64_t better = 1; better <= 100'000; better += 7)
            book.place(order(id++, side, worse(-better), 3), 0, none);
        CHECK(book.quantity_at(side, {worse(0)}) == Lots{3});
        CHECK(book.queue_ahead(2) == Lots{1});
        while (id > 3) CHECK(book.cancel(--id) == Lots{3});
        CHECK(book.levels(side, 9) == std::vector<LevelView>{{{worse(0)}, {3}}});
        book.place(order(3, side, worse(100'000), 4), 0, none);
        CHECK(book.cancel(1) == Lots{1});
        CHECK(book.cancel(2) == Lots{2});
        CHECK(book.levels(side, 9) == std::vector<LevelView>{{{worse(100'000)}, {4}}});
    }
}

TEST_CASE("the edges of a price: one tick, and the highest there is") {
    Book book;
    std::vector<Execution> out;
    book.place(order(1, Side::buy, 1, 1), 0, out);
    book.place(order(2, Side::sell, INT64_MAX, 2), 0, out);
    book.place(order(3, Side::sell, 2, 3), 0, out);
    CHECK(book.levels(Side::sell, 9) == std::vector<LevelView>{{{2}, {3}}, {{INT64_MAX}, {2}}});
    CHECK(book.quantity_at(Side::buy, {INT64_MAX}) == Lots{0});
    CHECK(book.take(order(4, Side::buy, 0, 5), 0, out) == Lots{0});
    book.place(order(5, Side::buy, INT64_MAX, 6), 0, out);
    CHECK(book.levels(Side::buy, 9) == std::vector<LevelView>{{{INT64_MAX}, {6}}, {{1}, {1}}});
}

TEST_CASE("a copy lives on by itself") {
    Book book = small_book();
    std::vector<Execution> out;
    Book copy = book;
    copy.take(order(7, Side::buy, 0, 100), 50, out);
    CHECK(book == small_book());
    copy = book;
    CHECK(copy == book);
}

}  // namespace mw
