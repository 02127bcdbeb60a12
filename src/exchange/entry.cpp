#include "core/check.h"
#include "exchange/parts.h"

// The moment an order meets the book: what may match, what rests, what expires.

namespace mw {
namespace {

/// How many lots may match and rest, and why the rest expires.
struct Entry {
    Lots lots;
    std::optional<ExpiryReason> rest;
};

/// Before any order of the same account is in the way.
Entry plain_entry(const State& state, const Incoming& incoming, std::optional<Ticks> limit,
                  Lots lots) {
    if (!limit) return {lots, ExpiryReason::book_ran_out};
    if (incoming.time_in_force == TimeInForce::gtc) return {lots, std::nullopt};
    if (incoming.time_in_force == TimeInForce::ioc) return {lots, ExpiryReason::not_immediate};
    const Counting counting =
        incoming.self_trade == SelfTrade::none ? Counting::all : Counting::crowd_only;
    const Reach reach =
        reach_of_quantity(state, incoming.pair, incoming.side, lots, counting, limit);
    return {reach.quantity < lots ? Lots{0} : lots, ExpiryReason::not_complete};
}

}  // namespace

std::vector<Event> entry_of(const State& state, OrderId order, const Incoming& incoming) {
    const PairRules& rules = rules_of(incoming.pair);
    const Lots lots = lots_of(incoming.quantity, rules);
    std::optional<Ticks> limit;
    if (incoming.limit) limit = ticks_of(*incoming.limit, rules);
    Entry entry = plain_entry(state, incoming, limit, lots);
    std::vector<Event> events;
    if (incoming.self_trade != SelfTrade::none && entry.lots.count > 0) {
        const auto hits = own_orders_hit(state, incoming.pair, incoming.side, entry.lots, limit);
        const bool taker_goes = incoming.self_trade != SelfTrade::expire_maker;
        const bool all_or_nothing = limit && incoming.time_in_force == TimeInForce::fok;
        if (taker_goes && all_or_nothing && !hits.empty())  // a part of it may not trade
            return {OrderBooked{order, Lots{0}, ExpiryReason::self_trade}};
        for (const OwnHit& hit : hits) {
            if (taker_goes) entry = {hit.before, ExpiryReason::self_trade};
            if (incoming.self_trade != SelfTrade::expire_taker)
                events.emplace_back(OrderExpired{hit.order, ExpiryReason::self_trade});
            if (taker_goes) break;  // it goes no further than the first
        }
    }
    events.emplace_back(OrderBooked{order, entry.lots, entry.rest});
    return events;
}

}  // namespace mw
