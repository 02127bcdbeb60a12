#include "market/pin.h"

#include "core/check.h"
#include "market/crowd.h"

namespace mw {
namespace {

constexpr OrderId pin_bit = OrderId{1} << 62U;  // apart from the crowd's own numbers
constexpr std::int64_t near_levels = 40;
constexpr std::int64_t near_parts = 40'000;  // of the price from level to level: 0.0025 %
constexpr std::int64_t far_levels = 40;
constexpr std::int64_t far_parts = 4'000;  // 0.025 %
constexpr std::int64_t far_coins = 5;

std::vector<RestingOrder> resting(const Book& book, Side side) {
    std::vector<RestingOrder> all;
    book.orders_to(side, {side == Side::buy ? 0 : INT64_MAX}, all);
    return all;
}

}  // namespace

Pin::Pin(Ticks price, std::int64_t lots_per_coin) : price_{price}, lots_per_coin_{lots_per_coin} {
    MW_CHECK(price.count > 0 && lots_per_coin > 0, "a held price is positive");
}

void Pin::go_through(Book& book, std::int64_t time_ms, std::vector<Execution>& out) {
    for (const Side side : {Side::buy, Side::sell}) {
        const bool asks = side == Side::sell;
        Lots crossed;
        for (const RestingOrder& order : resting(book, side)) {
            if (order.owner == Owner::crowd)
                book.cancel(order.id);
            else if (asks ? order.price < price_ : order.price > price_)
                crossed.count += order.left.count;
        }
        if (crossed.count == 0) continue;
        const BookOrder taker{next_id(), Owner::crowd, opposite(side), {}, crossed};
        const Lots unfilled = book.take(taker, time_ms, out);
        MW_CHECK(unfilled.count == 0, "what was crossed is what is taken");
    }
}

void Pin::quote(Book& book, std::int64_t time_ms) {
    for (const Side side : {Side::buy, Side::sell}) {
        for (std::int64_t k = 0; k < near_levels; ++k)
            rest(side, 1 + mul_div(price_.count, k, near_parts, Round::down), 1, time_ms, book);
        const std::int64_t edge = mul_div(price_.count, near_levels, near_parts, Round::up);
        for (std::int64_t k = 1; k <= far_levels; ++k)
            rest(side, edge + mul_div(price_.count, k, far_parts, Round::up), far_coins, time_ms,
                 book);
    }
}

/// Below one tick there is no price, so there the lowest takes what would rest deeper.
void Pin::rest(Side side, std::int64_t distance, std::int64_t coins, std::int64_t time_ms,
               Book& book) {
    std::int64_t price = price_.count + (side == Side::sell ? distance : -distance);
    if (price < 1) price = 1;
    const auto other = book.best(opposite(side));
    if (other && (side == Side::buy ? price >= other->count : price <= other->count)) return;
    std::vector<Execution> none;
    book.place({next_id(), Owner::crowd, side, {price}, {coins * lots_per_coin_}}, time_ms, none);
    MW_CHECK(none.empty(), "the orders around a held price do not meet");
}

Execution Pin::print(Book& book, std::int64_t time_ms, Side taker) {
    Execution trade;
    trade.trade_id = book.number_trade();
    trade.time_ms = time_ms;
    trade.price = price_;
    trade.quantity = {1};
    trade.taker_side = taker;
    trade.maker = next_id();
    trade.taker = next_id();
    return trade;
}

OrderId Pin::next_id() { return Crowd::id_bit | pin_bit | ++orders_; }

}  // namespace mw
