#include "exchange/session.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

std::uint64_t sum(const Session& session) { return fingerprint(session.state()); }

}  // namespace

TEST_CASE("a new session is the world and nothing else") {
    const Session session{small_world()};
    CHECK(session.log().empty());
    CHECK(session.state().records.empty());
    CHECK(session.state().time_ms() == small_world().start_ms);
    CHECK(session.state().index_price(pair) == price("60000"));
    CHECK(session.state().last_price(pair) == price("60000"));
    CHECK(held(session.state().ledger, Spot{}, Asset::usdt) == usdt("10000"));
    CHECK(fault_of(session.state()).empty());
}

TEST_CASE("the default world opens on 2 March 2026 at 10:00 UTC") {
    // 56 years and 14 leap days to 1 January 2026, then 31 + 28 + 1 days and 10 hours
    const std::int64_t days = 56 * 365 + 14 + 31 + 28 + 1;
    CHECK(default_world(1).start_ms == (days * 24 + 10) * hour_ms);
}

TEST_CASE("a refusal changes nothing, not even the log") {
    Session session = funded("2000");
    const std::uint64_t before = sum(session);
    CHECK(refused(session.submit(Borrow{pair, btc("9")})) == Refusal::over_borrow_limit);
    CHECK(sum(session) == before);
    CHECK(session.log().size() == 1);
}

TEST_CASE("deciding is a dry run") {
    const Session session = funded("2000");
    const std::uint64_t before = sum(session);
    CHECK_FALSE(refused(decide(session.state(), Borrow{pair, btc("0.1")})).has_value());
    CHECK(sum(session) == before);
}

TEST_CASE("time in many small pieces is the same as time in one") {
    Session pieces = funded("2000");
    Session whole = pieces;
    for (Session* session : {&pieces, &whole}) {
        must(*session, Borrow{pair, btc("0.1")});
        must(*session, PlaceOrder{pair, Side::sell, LimitTerms{price("60010"), btc("0.1")}});
    }
    for (int i = 0; i < 300; ++i) must(pieces, Advance{200});
    must(whole, Advance{60'000});
    CHECK(pieces.log().size() == 4);
    CHECK(whole.log().size() == 4);
    CHECK(sum(pieces) == sum(whole));
}

TEST_CASE("neighbouring pieces of time are one entry of the log, refused ones none") {
    Session session{small_world()};
    must(session, Advance{200});
    CHECK(refused(session.submit(Advance{max_advance_ms + 200})) == Refusal::time_step_invalid);
    must(session, Advance{400});
    REQUIRE(session.log().size() == 1);
    CHECK(std::get<Advance>(session.log()[0]).elapsed_ms == 600);
}

TEST_CASE("time steps are whole, positive and at most seven days") {
    const Session session{small_world()};
    for (const std::int64_t bad : {std::int64_t{0}, std::int64_t{-200}, std::int64_t{100},
                                   std::int64_t{201}, max_advance_ms + 200, INT64_MAX, INT64_MIN})
        CHECK(refused(decide(session.state(), Advance{bad})) == Refusal::time_step_invalid);
    for (const std::int64_t good : {std::int64_t{200}, std::int64_t{60'000}, max_advance_ms})
        CHECK_FALSE(refused(decide(session.state(), Advance{good})).has_value());
}

TEST_CASE("the answer to Advance starts with all the time that passed") {
    Session session{small_world()};
    const auto events = must(session, Advance{60'000});
    REQUIRE(events.size() == 1);
    CHECK(std::get<TimePassed>(events[0]).elapsed_ms == 60'000);
    CHECK(session.state().time_ms() == small_world().start_ms + 60'000);
}

TEST_CASE("a market can be steered within sane bounds only") {
    const Session session{small_world()};
    const auto answer = [&](Price target, std::int64_t duration_ms, Ratio noise) {
        return refused(decide(session.state(), SteerMarket{pair, target, duration_ms, noise}));
    };
    CHECK_FALSE(answer(price("60650"), 2'400'000, ratio("1")).has_value());
    CHECK(answer(price("60650.005"), 2'400'000, ratio("1")) == Refusal::steer_invalid);
    CHECK(answer({0}, 2'400'000, ratio("1")) == Refusal::steer_invalid);
    CHECK(answer({INT64_MIN}, 2'400'000, ratio("1")) == Refusal::steer_invalid);
    CHECK(answer(price("1000000.01"), 2'400'000, ratio("1")) == Refusal::steer_invalid);
    CHECK(answer(price("60650"), 59'999, ratio("1")) == Refusal::steer_invalid);
    CHECK(answer(price("60650"), max_advance_ms + 1, ratio("1")) == Refusal::steer_invalid);
    CHECK(answer(price("60650"), 2'400'000, {-1}) == Refusal::steer_invalid);
    CHECK(answer(price("60650"), 2'400'000, ratio("4.00000001")) == Refusal::steer_invalid);
}

TEST_CASE("steering brings the index to its target") {
    Session session{small_world()};
    move_market(session, price("61000"), 10 * minute_ms);
    const Price index = session.state().index_price(pair);
    CHECK(index > price("60900"));
    CHECK(index < price("61100"));
}

TEST_CASE("rewinding and doing it again ends in the same place") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.1")});
    must(session, PlaceOrder{pair, Side::sell, LimitTerms{price("60010"), btc("0.1")}});
    const std::uint64_t with_order = sum(session);
    must(session, Advance{30'000});
    must(session, PlaceOrder{pair, Side::buy, MarketTerms{btc("0.01")}});

    Session earlier = session.rewound_to(3);
    CHECK(sum(earlier) == with_order);
    CHECK(earlier.log().size() == 3);
    for (std::size_t i = 3; i < session.log().size(); ++i) must(earlier, session.log()[i]);
    CHECK(sum(earlier) == sum(session));
    CHECK(sum(session.rewound_to(0)) == sum(Session{small_world()}));
}

TEST_CASE("a copy of a session goes its own way") {
    Session session = funded("2000");
    Session other = session;
    must(other, Borrow{pair, btc("0.1")});
    CHECK(account_of(session).free_of_debt());
    CHECK(sum(other) != sum(session));
}

TEST_CASE("another seed is another market") {
    Session one_seed{small_world(1)};
    Session other_seed{small_world(2)};
    must(one_seed, Advance{60'000});
    must(other_seed, Advance{60'000});
    CHECK(sum(one_seed) != sum(other_seed));
}
