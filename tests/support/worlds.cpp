#include "support/worlds.h"

#include "core/check.h"

namespace mw {

std::int64_t units(std::string_view decimal) {
    const auto read = read_decimal(decimal, 8);
    MW_CHECK(read.has_value(), "a test writes proper numbers");
    return *read;
}

Amount usdt(std::string_view decimal) { return {Asset::usdt, units(decimal)}; }

Amount btc(std::string_view decimal) { return {Asset::btc, units(decimal)}; }

Price price(std::string_view decimal) { return {units(decimal)}; }

Ratio ratio(std::string_view decimal) { return {units(decimal)}; }

World small_world(std::uint64_t seed) {
    World world = default_world(seed);
    world.history_days = 1;
    return world;
}

Session funded(std::string_view usdt_amount, std::uint64_t seed) {
    static const Session first{small_world(1)};  // copying is much faster than making a past
    Session session = seed == 1 ? first : Session{small_world(seed)};
    must(session, Transfer{Pair::btcusdt, Direction::into_isolated, usdt(usdt_amount)});
    return session;
}

Session rich(std::uint64_t seed) {
    World world = small_world(seed);
    world.spot[index_of(Asset::usdt)] = usdt("500000");
    world.spot[index_of(Asset::btc)] = btc("20");
    Session session{world};
    for (const Amount amount : {usdt("500000"), btc("20")})
        must(session, Transfer{Pair::btcusdt, Direction::into_isolated, amount});
    return session;
}

std::optional<Refusal> refused(const Answer& answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer)) return *refusal;
    return std::nullopt;
}

std::vector<Event> must(Session& session, const Command& command) {
    const Answer answer = session.submit(command);
    MW_CHECK(!refused(answer), "this command of a test is carried out");
    return std::get<std::vector<Event>>(answer);
}

void move_market(Session& session, Price target, std::int64_t duration_ms) {
    must(session, SteerMarket{Pair::btcusdt, target, duration_ms, ratio("0.2")});
    must(session, Advance{duration_ms + 20'000});
}

void trade_at_target(Session& session, OrderId order, Price target) {
    move_market(session, target, 10 * minute_ms);
    MW_CHECK(!session.state().order(order)->is_open(), "the market went through the order");
}

const IsolatedAccount& account_of(const Session& session) {
    return session.state().ledger.at(Pair::btcusdt);
}

}  // namespace mw
