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

/// Every pair trades, rates float, and there is some of every coin.
Session wide(std::uint64_t seed) {
    World world = full_world(seed);
    world.history_days = 1;
    for (const Asset asset : all_assets)
        world.spot[index_of(asset)] = {asset, loan_rules_of(asset).account_cap.units / 20};
    Session session{world};
    for (const Pair each : all_pairs) {
        const Amount part = world.spot[index_of(rules_of(each).base)];
        must(session, Transfer{each, Direction::into_isolated, part});
        must(session, Transfer{each, Direction::into_isolated, usdt("15000")});
    }
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
        for (const IsolatedAccount& account : session.state().ledger.isolated)
            for (const AccountLeg* leg : {&account.base, &account.quote})
                for (const Amount amount : {leg->free, leg->locked, leg->principal, leg->interest})
                    CHECK(amount.units >= 0);
    }
    return session;
}

}  // namespace

TEST_CASE("whatever is asked, coins are conserved and locks belong to open orders") {
    const Session sells = geared(Side::sell);
    const Session buys = geared(Side::buy);
    const Session starts[] = {funded("6000", 1), sells, buys, rich(3), wide(4), sells, buys, sells};
    int applied = 0;
    int liquidations = 0;
    int fills = 0;
    int triggers = 0;
    int releases = 0;
    int automatic = 0;
    for (std::uint64_t seed = 1; seed <= 240; ++seed) {
        CAPTURE(seed);  // the seed is the bug report
        const Session session = random_run(starts[seed % 8], seed, applied);
        CHECK(fault_of(session.state()) == "");
        liquidations += static_cast<int>(all_of<LiquidationEnded>(session.state()).size());
        fills += static_cast<int>(all_of<OrderFilled>(session.state()).size());
        triggers += static_cast<int>(all_of<OrderTriggered>(session.state()).size());
        releases += static_cast<int>(all_of<OrderReleased>(session.state()).size());
        for (const Repaid& repaid : all_of<Repaid>(session.state()))
            automatic += repaid.order != 0 ? 1 : 0;
    }
    // the dice must reach what matters, or this proves nothing
    CHECK(applied > 2'000);
    CHECK(fills > 200);
    CHECK(liquidations > 3);
    CHECK(triggers > 20);
    CHECK(releases > 10);
    CHECK(automatic > 20);
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
