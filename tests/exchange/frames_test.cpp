#include "exchange/frames.h"

#include <doctest/doctest.h>

#include <type_traits>
#include <utility>

#include "support/takeover.h"
#include "support/worlds.h"

using namespace mw;

namespace {

/// The takeover, and what was seen of it.
Session taken_over(Glimpses& glimpses) {
    Takeover run;
    REQUIRE(last_takeover_ms(run.session.state(), Pair::btcusdt));
    glimpses = std::move(run.glimpses);
    return std::move(run.session);
}

}  // namespace

TEST_CASE("frames: whatever happened, an account's steps lead from one to the next to what it is") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Dice dice{seed, Stream::test};
        Session session{small_world(seed)};
        for (int i = 0; i < 150; ++i) session.submit(any_command(dice, session.state()));
        const State& state = session.state();
        for (const Pair pair : state.world.pairs) {
            const auto steps = account_steps(state, pair, 0);
            const IsolatedAccount* before = nullptr;
            for (const AccountStep& step : steps) {
                if (before != nullptr) CHECK(step.before == *before);
                before = &step.after;
            }
            if (before != nullptr) CHECK(*before == state.ledger.at(pair));
        }
    }
}

TEST_CASE("frames: a takeover is a list of entries in a fixed order") {
    Glimpses glimpses;
    const Session session = taken_over(glimpses);
    const State& state = session.state();
    const std::int64_t at_ms = *last_takeover_ms(state, Pair::btcusdt);
    std::vector<std::string> names;
    for (const AccountStep& step : account_steps(state, Pair::btcusdt, at_ms)) {
        const Event& event = step.record->event;
        std::string name;
        if (std::holds_alternative<LiquidationStarted>(event)) name = "taken";
        if (std::holds_alternative<OrderPlaced>(event)) name = "order";
        if (std::holds_alternative<OrderFilled>(event)) name = "fill";
        if (std::holds_alternative<Repaid>(event)) name = "repay";
        if (std::holds_alternative<ClearanceFeeCharged>(event)) name = "fee";
        if (std::holds_alternative<LiquidationEnded>(event)) name = "end";
        if (!name.empty() && (names.empty() || names.back() != name)) names.push_back(name);
    }
    CHECK(names == std::vector<std::string>{"taken", "order", "fill", "repay", "fee", "end"});
}

TEST_CASE("frames: one glimpse for each ten seconds, and none from a time that was taken back") {
    Session session = funded("2000");
    Glimpses glimpses;
    const std::int64_t start_ms = session.state().time_ms();
    for (int i = 0; i < 35; ++i) {
        must(session, Advance{1'000});
        glimpses.note(session.state());
    }
    // 1 s, then the first look at or after 10 s, 20 s and 30 s
    REQUIRE(glimpses.all().size() == 4);
    CHECK(glimpses.all()[1].time_ms == start_ms + 10'000);
    CHECK(glimpses.all()[3].index[0] != Price{});
    CHECK(!glimpses.all()[3].level[0]);  // nothing is owed
    glimpses.cut(start_ms + 20'000);
    REQUIRE(glimpses.all().size() == 3);
    CHECK(glimpses.all().back().time_ms == start_ms + 20'000);
}

TEST_CASE("frames: a moment is come to again, and the way on from it ends in the same place") {
    Session start = funded("2000");
    Session whole = start;
    must(whole, Advance{3'000});
    must(whole, Borrow{Pair::btcusdt, btc("0.10")});
    must(whole, Advance{minute_ms});
    const std::int64_t middle_ms = whole.state().time_ms();
    const std::uint64_t middle = fingerprint(whole.state());
    must(whole, Advance{minute_ms});
    must(whole, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.10")}});
    must(whole, Advance{5'000});

    Session again = start;
    while (const auto command = next_toward(again, whole, middle_ms)) again.submit(*command);
    CHECK(again.state().time_ms() == middle_ms);
    CHECK(fingerprint(again.state()) == middle);
    while (const auto command = next_toward(again, whole, whole.state().time_ms()))
        again.submit(*command);
    CHECK(fingerprint(again.state()) == fingerprint(whole.state()));
}
