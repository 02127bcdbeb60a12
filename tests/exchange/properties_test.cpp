#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// Close to a liquidation on either side, so that random moves reach one.
Session geared(Side side) {
    Session session = funded("2000", 2);
    must(session, Borrow{pair, side == Side::sell ? btc("0.29") : usdt("17000")});
    must(session, PlaceOrder{pair, side, MarketTerms{btc("0.29")}});
    return session;
}

constexpr int commands_a_run = 60;

/// A run of random commands that checks each refusal as it comes.
/// @param session  where it starts. @param applied  commands carried out are added here.
Session random_run(Session session, std::uint64_t seed, int& applied) {
    Dice dice{seed, Stream::test};
    for (int i = 0; i < commands_a_run; ++i) {
        CAPTURE(i);
        const Command command = any_command(dice, session.state());
        const bool look = i % 5 == 0;  // a fingerprint takes as long as many commands
        const std::uint64_t before = look ? fingerprint(session.state()) : 0;
        const std::size_t records = session.state().records.size();
        if (refused(session.submit(command))) {
            CHECK(session.state().records.size() == records);
            if (look) CHECK(fingerprint(session.state()) == before);
        } else {
            ++applied;
        }
        for (const AccountLeg* leg : {&account_of(session).base, &account_of(session).quote})
            for (const Amount amount : {leg->free, leg->locked, leg->principal, leg->interest})
                CHECK(amount.units >= 0);
    }
    return session;
}

}  // namespace

TEST_CASE("whatever is asked, coins are conserved and locks belong to open orders") {
    const Session starts[] = {funded("6000", 1), geared(Side::sell), geared(Side::buy), rich(3)};
    int applied = 0;
    int liquidations = 0;
    int fills = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);  // the seed is the bug report
        const Session session = random_run(starts[seed % 4], seed, applied);
        CHECK(fault_of(session.state()) == "");
        liquidations += static_cast<int>(all_of<LiquidationEnded>(session.state()).size());
        fills += static_cast<int>(all_of<OrderFilled>(session.state()).size());
    }
    // the dice must reach what matters, or this proves nothing
    CHECK(applied > 2'000);
    CHECK(fills > 200);
    CHECK(liquidations > 3);
}

TEST_CASE("whatever was asked, a replay and a rewind with redo end in the same place") {
    for (std::uint64_t seed = 201; seed <= 206; ++seed) {
        CAPTURE(seed);
        int applied = 0;
        const Session session = random_run(funded("6000", seed), seed, applied);
        const std::uint64_t end = fingerprint(session.state());
        const std::size_t half = session.log().size() / 2;
        Session again = session.rewound_to(half);
        for (std::size_t i = half; i < session.log().size(); ++i) again.submit(session.log()[i]);
        CHECK(fingerprint(again.state()) == end);
        CHECK(session.log().size() == session.state().commands);
    }
}
