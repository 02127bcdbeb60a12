#include "market/order_pool.h"

#include <doctest/doctest.h>

namespace mw {

TEST_CASE("orders whose ids share their low bits are told apart") {
    OrderPool orders;
    for (OrderId id = 1; id <= 100; ++id)
        orders.add({.id = id << 32U, .left = static_cast<std::int64_t>(id)});
    for (OrderId id = 2; id <= 100; id += 2) orders.remove(orders.find(id << 32U));
    CHECK(orders.size() == 50);
    for (OrderId id = 1; id <= 100; ++id) {
        const PoolIndex at = orders.find(id << 32U);
        CHECK((at == nowhere) == (id % 2 == 0));
        if (at != nowhere) CHECK(orders[at].left == static_cast<std::int64_t>(id));
    }
}

TEST_CASE("a place that is free again is used again") {
    OrderPool orders;
    const PoolIndex first = orders.add({.id = 1});
    orders.add({.id = 2});
    orders.remove(first);
    CHECK(orders.find(1) == nowhere);
    CHECK(orders.add({.id = 3}) == first);
    CHECK(orders.find(3) == first);
}

}  // namespace mw
