#include "market/crowd.h"

#include <algorithm>
#include <functional>

#include "core/check.h"
#include "market/numerics.h"

namespace mw {
namespace {

constexpr double step_s = 0.2;

// Order flow of a busy large-tick book. Arrivals are thinned and lifetimes stretched by the same
// factor: the book looks the same and costs less.
constexpr double thinned = 4;
constexpr double arrivals_a_second = 230 / thinned;

// Where limit orders arrive, by distance from the touch in basis points.
struct Zone {
    double share;
    double from_bps;
    double to_bps;
    double lifetime_s;
};

constexpr std::array<Zone, 6> zones = {{
    {.26, 0, 1, .45},
    {.32, 1, 5, 2.5},
    {.16, 5, 10, 7.5},
    {.215, 10, 25, 15},
    {.03, 25, 50, 90},
    {.015, 50, 150, 300},
}};

constexpr double touch_lifetime_s = 4;
constexpr double touch_missed = 0.025;  // sometimes nobody is there, and the spread opens
constexpr double withdrawn_when_run_over = 0.87;
constexpr int refill_orders = 14;
constexpr int most_added = 1'000;  // far orders of half a coin, to restore depth at once

// Takers come in bursts: each draws others after it, most of them at once and some for seconds
// more. Together a taker draws 0.58 + 0.26 others, so trading comes in clusters of many sizes.
constexpr double base_takers_a_second = 0.76;
constexpr double drawn_at_once = 1.6;     // a second, half gone after a quarter of one
constexpr double kept_at_once = 0.57435;  // 2^(-0.2 / 0.25)
constexpr double drawn_later = 0.06;      // a second, half gone after three
constexpr double kept_later = 0.95484;    // 2^(-0.2 / 3)
constexpr double drawn_by_requote = 4;
constexpr double goes_along = 0.9;  // how often quotes follow trades that emptied the best level
constexpr double most_taken_coins = 25;
constexpr double unseen_coins_a_second = 0.35;  // about what is taken at usual activity
constexpr int most_takers_a_step = 40;

}  // namespace

Crowd::Crowd(std::uint64_t seed, const Units& units, Ticks quote)
    : lots_per_coin_{units.lots_per_coin},
      ticks_per_quote_{units.ticks_per_quote},
      range_{units.range},
      quote_{std::clamp(quote, units.range.least, Ticks{units.range.most.count - 1})},
      dice_{seed, Stream::flow} {
    MW_CHECK(lots_per_coin_ > 0 && ticks_per_quote_ > 0, "a market counts in lots and ticks");
    MW_CHECK(quote >= range_.least && quote <= range_.most,
             "a market opens at a price that may be");
}

void Crowd::fill(Book& book, std::int64_t time_ms) {
    time_ms_ = time_ms;
    // Lifetimes are exponential, so what is left of one is distributed like a new one.
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
        const auto count = static_cast<int>(arrivals_a_second * zones[zone].share *
                                            zones[zone].lifetime_s * thinned);
        for (int i = 0; i < count; ++i) rest_in_zone(zone, book);
    }
    keep_touch(book);
    keep_depth(book, time_ms);
}

void Crowd::step(const Moment& now, Book& book, std::vector<Execution>& out) {
    time_ms_ = now.time_ms;
    see_touch(book);
    withdraw_due(book, now.time_ms);
    follow(now, book, out);
    const bool somebody_there = !happens(dice_, touch_missed);
    if (somebody_there) keep_touch(book);
    arrive(book);
    take_some(now, book, out);
    if (somebody_there) {
        go_along(book);
        keep_touch(book);
    }
    keep_depth(book, now.time_ms);
}

void Crowd::withdraw_due(Book& book, std::int64_t time_ms) {
    while (!withdrawals_.empty() && withdrawals_.front().time_ms <= time_ms) {
        book.cancel(withdrawals_.front().id);  // may be filled long since
        std::ranges::pop_heap(withdrawals_, std::greater{});
        withdrawals_.pop_back();
    }
}

/// Moves the quotes to the venue's price once that has left the band around them.
void Crowd::follow(const Moment& now, Book& book, std::vector<Execution>& out) {
    const Ticks before = quote_;
    if (!requote(now)) return;
    const bool up = quote_ > before;
    run_over(up ? Side::sell : Side::buy, up ? quote_ : ask(), book, out);
    if (spread_ > 1) clear_spread(book);
    at_once_ += drawn_by_requote;
    keep_touch(book);
    for (int i = 0; i < refill_orders; ++i) rest_in_zone(i % 2 == 0 ? 0 : 1, book);
}

/// Makers who keep a wide spread leave nothing inside it when they move.
void Crowd::clear_spread(Book& book) {
    std::vector<RestingOrder> inside;
    book.orders_to(Side::buy, {quote_.count + 1}, inside);
    book.orders_to(Side::sell, {ask().count - 1}, inside);
    for (const RestingOrder& order : inside)
        if (order.owner == Owner::crowd) book.cancel(order.id);
}

/// Whether quotes move to the venue's price.
bool Crowd::requote(const Moment& now) {
    const double gap = now.price - middle();
    if (gap <= now.quote_band && gap >= -now.quote_band) return false;
    const Ticks reached = std::clamp(nearest_tick(now.price), Ticks{range_.least.count + 1},
                                     Ticks{range_.most.count - 1});
    const std::int64_t half = (spread_ - 1) / 2;
    quote_ = std::max(range_.least, Ticks{reached.count - half - (gap > 0 ? 0 : 1)});
    return true;
}

void Crowd::set(const Frictions& frictions) {
    MW_CHECK(frictions.spread > 0 && frictions.depth.units > 0, "a book has a spread and a depth");
    spread_ = frictions.spread;
    depth_ = static_cast<double>(frictions.depth.units) / static_cast<double>(one);
}

void Crowd::leave(Book& book) {
    std::vector<RestingOrder> all;
    for (const Side side : {Side::buy, Side::sell})
        book.orders_to(side, {side == Side::buy ? 0 : INT64_MAX}, all);
    for (const RestingOrder& order : all)
        if (order.owner == Owner::crowd) book.cancel(order.id);
    withdrawals_.clear();
    at_once_ = later_ = 0;
}

void Crowd::come_back(std::int64_t time_ms, Book& book, std::vector<Execution>& out) {
    time_ms_ = time_ms;
    run_over(Side::sell, quote_, book, out);
    run_over(Side::buy, ask(), book, out);
    fill(book, time_ms);
}

Execution Crowd::trade_unseen(const Moment& now, double move) {
    time_ms_ = now.time_ms;
    requote(now);
    // more is traded in seconds that move; the mean of a normal number's size is 0.798
    const double lively = (0.3 + 0.7 * move / 0.798) * uniform(dice_, 0.1, 1.9);
    const double coins = unseen_coins_a_second * now.activity * lively;
    const Side side = happens(dice_, 0.5) ? Side::buy : Side::sell;
    return {.time_ms = now.time_ms,
            .price = side == Side::buy ? ask() : quote_,
            .quantity = to_lots(coins),
            .taker_side = side,
            .maker_owner = Owner::crowd,
            .taker_owner = Owner::crowd};
}

/// Clears one side up to a price: most makers withdraw in time, the rest are swept - and so is
/// every learner's order, because nobody withdraws it for them.
void Crowd::run_over(Side resting, Ticks limit, Book& book, std::vector<Execution>& out) {
    std::vector<RestingOrder> in_the_way;
    book.orders_to(resting, limit, in_the_way);
    Lots swept;
    for (const RestingOrder& order : in_the_way) {
        if (order.owner == Owner::crowd && happens(dice_, withdrawn_when_run_over))
            book.cancel(order.id);
        else
            swept.count += order.left.count;
    }
    if (swept.count == 0) return;
    const BookOrder taker{next_id(), Owner::crowd, opposite(resting), limit, swept};
    const Lots unfilled = book.place(taker, time_ms_, out);
    MW_CHECK(unfilled.count == 0, "a sweep takes exactly what is there");
}

/// A learner may have moved the touch: makers quote around it until the venue's price calls.
void Crowd::see_touch(const Book& book) {
    if (const auto bid = book.best(Side::buy); bid && *bid >= ask())
        quote_ = {bid->count - (spread_ - 1)};
    if (const auto ask = book.best(Side::sell); ask && ask->count <= quote_.count)
        quote_ = {ask->count - 1};
}

/// Puts an order at the best bid and ask where there is none.
void Crowd::keep_touch(Book& book) {
    see_touch(book);
    const auto bid = book.best(Side::buy);
    if (room(Side::buy) > 0 && (!bid || *bid < quote_))
        rest(Side::buy, quote_, touch_size(), touch_lifetime_s, book);
    const auto offer = book.best(Side::sell);
    if (room(Side::sell) > 0 && (!offer || *offer > ask()))
        rest(Side::sell, ask(), touch_size(), touch_lifetime_s, book);
}

void Crowd::arrive(Book& book) {
    const auto count = static_cast<int>(arrivals_a_second * step_s + uniform(dice_));
    for (int i = 0; i < count; ++i) {
        double draw = uniform(dice_);
        std::size_t zone = 0;
        while (zone + 1 < zones.size() && draw >= zones[zone].share) draw -= zones[zone++].share;
        rest_in_zone(zone, book);
    }
}

void Crowd::rest_in_zone(std::size_t zone, Book& book) {
    const Zone& z = zones[zone];
    const Side side = happens(dice_, 0.5) ? Side::buy : Side::sell;
    Ticks price = away(side, uniform(dice_, z.from_bps, z.to_bps));
    if (happens(dice_, 0.15)) {  // people like whole numbers
        const std::int64_t whole = price.count / ticks_per_quote_ * ticks_per_quote_;
        price.count = side == Side::buy ? whole : whole + ticks_per_quote_;
    }
    rest(side, price, maker_size(zone == 0), z.lifetime_s * thinned, book);
}

void Crowd::rest_far(Side side, Book& book) {
    // 1 to 40 basis points away, or as far as all levels need where those are few ticks
    const double farthest = std::max(static_cast<double>(quote_.count) * 40e-4, 3.0 * least_levels);
    const auto ticks = static_cast<std::int64_t>(uniform(dice_, farthest / 40, farthest));
    const std::int64_t behind = std::min(1 + ticks % room(side), room(side) - 1);
    const Ticks price{side == Side::buy ? quote_.count - behind : ask().count + behind};
    rest(side, price, to_lots(depth_ * uniform(dice_, 0.2, 0.8)), 20, book);
}

/// How many prices a side may use.
std::int64_t Crowd::room(Side side) const {
    return side == Side::buy ? quote_.count - range_.least.count + 1
                             : range_.most.count - ask().count + 1;
}

void Crowd::rest(Side side, Ticks price, Lots quantity, double lifetime_s, Book& book) {
    if (price < range_.least || price > range_.most) return;
    const OrderId id = next_id();
    std::vector<Execution> none;
    book.place({id, Owner::crowd, side, price, quantity}, time_ms_, none);
    MW_CHECK(none.empty(), "a maker's order does not reach the other side");
    const double lifetime_ms = 1'000 * lifetime_s * exponential(dice_);
    withdrawals_.push_back({time_ms_ + 1 + static_cast<std::int64_t>(lifetime_ms), id});
    std::ranges::push_heap(withdrawals_, std::greater{});
}

void Crowd::keep_depth(Book& book, std::int64_t time_ms) {
    time_ms_ = time_ms;
    see_touch(book);
    const Lots least = to_lots(depth_ * static_cast<double>(least_coins));
    for (const Side side : {Side::buy, Side::sell}) {
        if (room(side) <= 0) continue;
        const auto levels = std::min(least_levels, static_cast<std::size_t>(room(side)));
        for (int i = 0; i < most_added; ++i) {
            if (book.level_count(side) >= levels && book.total(side) >= least) break;
            rest_far(side, book);
        }
    }
}

/// Where trades have emptied the best level, quotes mostly go along to the next one.
void Crowd::go_along(const Book& book) {
    const auto bid = book.best(Side::buy);
    const auto offer = book.best(Side::sell);
    if (!bid || !offer || !happens(dice_, goes_along)) return;
    if (*offer > ask() && *bid == quote_) quote_ = {offer->count - spread_};
    if (*bid < quote_ && *offer == ask()) quote_ = *bid;
}

void Crowd::take_some(const Moment& now, Book& book, std::vector<Execution>& out) {
    at_once_ *= kept_at_once;
    later_ *= kept_later;
    double passed_s = 0;
    for (int i = 0; i < most_takers_a_step; ++i) {
        const double rate = base_takers_a_second * now.activity + at_once_ + later_;
        passed_s += exponential(dice_) / rate;
        if (passed_s > step_s) break;
        const Side side = next_taker_side(now);
        book.take({next_id(), Owner::crowd, side, {}, taker_size()}, time_ms_, out);
        at_once_ += drawn_at_once;
        later_ += drawn_later;
    }
}

/// Large orders are cut up, so the same side comes again and again; and when the book is away
/// from the venue's price somebody takes the bargain.
Side Crowd::next_taker_side(const Moment& now) {
    if (!happens(dice_, 0.475))
        active_metaorder_ = static_cast<std::size_t>(dice_.below(metaorders_.size()));
    Metaorder& order = metaorders_[active_metaorder_];
    if (order.left == 0) {
        const double length = std::clamp(1.5 * pareto(dice_, 1.25), 1.0, 450.0);
        order = {happens(dice_, 0.5) ? Side::buy : Side::sell, static_cast<std::int64_t>(length)};
    }
    --order.left;
    const double gap = now.price - middle();
    const double size = gap < 0 ? -gap : gap;
    if (happens(dice_, 0.35 * size / now.quote_band)) return gap > 0 ? Side::buy : Side::sell;
    return order.side;
}

Lots Crowd::maker_size(bool near) {
    return to_lots(depth_ * lognormal(dice_, near ? 0.045 : 0.065, 1.4));
}

/// The best level is either dust or a real queue.
Lots Crowd::touch_size() {
    const double kind = uniform(dice_);
    if (kind < .24) return to_lots(depth_ * uniform(dice_, 0, 0.025));
    if (kind < .80) return to_lots(depth_ * lognormal(dice_, 0.9, 1.1));
    return to_lots(depth_ * lognormal(dice_, 2.6, 0.5));
}

Lots Crowd::taker_size() {
    const double kind = uniform(dice_);
    double coins = 0;
    if (kind < .565)
        coins = lognormal(dice_, 0.0005, 1.4);  // e^-7.6
    else if (kind < .965)
        coins = lognormal(dice_, 0.0138, 1.3);  // e^-4.3
    else
        coins = 0.09 * pareto(dice_, 1.25);
    return to_lots(std::min(coins, most_taken_coins));
}

Lots Crowd::to_lots(double coins) const {
    return {1 + static_cast<std::int64_t>(coins * static_cast<double>(lots_per_coin_))};
}

/// The price so many basis points behind a side's touch, at least one tick behind it.
Ticks Crowd::away(Side side, double bps) const {
    const auto ticks =
        1 + static_cast<std::int64_t>(static_cast<double>(quote_.count) * 1e-4 * bps);
    return {side == Side::buy ? quote_.count - ticks : ask().count + ticks};
}

void Crowd::add_to(Fingerprint& sum) const {
    sum.add(time_ms_).add(quote_.count).add(dice_.count()).add(orders_).add(at_once_).add(later_);
    sum.add(active_metaorder_).add(withdrawals_.size()).add(spread_).add(depth_);
    for (const Metaorder& order : metaorders_) sum.add(order.side).add(order.left);
}

}  // namespace mw
