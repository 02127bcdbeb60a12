#include <doctest/doctest.h>

#include "exchange/bench.h"
#include "exchange/parts.h"

// What each band of the margin level allows, and what the venue does by itself before it takes
// over. Source: S1 S4 S12; domain reference 1.6, 2.5, 2.6, 7.5.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// 6 000 borrowed USDT beside own ones: 6 000.06 are owed, and this much is held. All of it is
/// USDT, so the level does not move with the market.
State holding(std::string_view assets, bool auto_top_up = false) {
    State state = funded("2000").state();
    carry_out(state, Borrow{pair, usdt("6000")});
    carry_out(state, SetAutoTopUp{pair, auto_top_up});
    const Amount wanted = usdt(assets);
    if (wanted > usdt("8000"))
        carry_out(state, Transfer{pair, Direction::into_isolated, wanted - usdt("8000")});
    else
        lose(state, usdt("8000") - wanted);
    return state;
}

MarginStatus status(const State& state) { return state.status[index_of(pair)]; }

bool allows(const State& state, const Command& command) {
    return !refused(decide(state, command)).has_value();
}

/// Leaves this much in the spot wallet.
void leave_in_spot(State& state, Amount amount) {
    const Amount there = held(state.ledger, Spot{}, amount.asset);
    if (there > amount) move(state.ledger, Spot{}, Others{}, there - amount);
    if (there < amount) move(state.ledger, Others{}, Spot{}, amount - there);
}

std::vector<Transferred> automatic_ones(const State& state) {
    std::vector<Transferred> found;
    for (const Transferred& each : all_of<Transferred>(state))
        if (each.automatic) found.push_back(each);
    return found;
}

}  // namespace

TEST_CASE("what each band allows (2.6)") {
    struct Row {
        std::string_view assets;
        MarginStatus status;
        bool borrow;
        bool transfer_out;
    };
    const Row rows[] = {
        // divided by 6 000.06: 2.083, 1.333, then 1.1111 above and 1.1109 below 1.111
        {"12500", MarginStatus::excessive, true, true},
        {"8000", MarginStatus::normal, true, false},
        {"6667", MarginStatus::normal, true, false},
        {"6666", MarginStatus::normal, false, false},
        // 1.10 is 6 600.066 (a level is rounded down to eight digits), 1.07 is 6 420.0642,
        // 1.05 is 6 300.063
        {"6600.0661", MarginStatus::normal, false, false},
        {"6600.066", MarginStatus::margin_call, false, false},
        {"6420.0643", MarginStatus::margin_call, false, false},
        {"6420.0642", MarginStatus::pre_liquidation, false, false},
        {"6300.0631", MarginStatus::pre_liquidation, false, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.assets);
        const State state = holding(row.assets);
        CHECK(status(state) == row.status);
        CHECK(allows(state, Borrow{pair, usdt("1")}) == row.borrow);
        CHECK(allows(state, Transfer{pair, Direction::out_of_isolated, usdt("1")}) ==
              row.transfer_out);
        // trading, paying back and moving in are allowed in all of them
        CHECK(allows(state, market_order(Side::buy, btc("0.001"))));
        CHECK(allows(state, limit_order(Side::buy, price("59000"), btc("0.001"))));
        CHECK(allows(state, Repay{pair, usdt("1")}));
        CHECK(allows(state, Transfer{pair, Direction::into_isolated, usdt("1")}));
    }
}

TEST_CASE("above 2 money may leave until the level is 2, to the last unit") {
    const State state = holding("12500");
    // 12 500 - 2 * 6 000.06 = 499.88
    CHECK(allows(state, Transfer{pair, Direction::out_of_isolated, usdt("499.88")}));
    CHECK(
        refused(decide(state, Transfer{pair, Direction::out_of_isolated, usdt("499.88000001")})) ==
        Refusal::over_transfer_out_limit);
}

TEST_CASE("at 1.05 the account is taken over") {
    const State state = holding("6300.063");
    CHECK(all_of<LiquidationStarted>(state).size() == 1);
    CHECK(all_of<LiquidationEnded>(state).size() == 1);
    CHECK(account_in(state).free_of_debt());
    // 6 300.063 - 6 000.06 - 2 % of 6 300.063 (126.00126) = 174.00174
    CHECK(account_in(state).quote.free == usdt("174.00174"));
    CHECK(status(state) == MarginStatus::excessive);
}

TEST_CASE("a margin call is announced once and repeated after 24 hours (S4)") {
    State state = holding("6500");
    REQUIRE(status(state) == MarginStatus::margin_call);
    auto& called_ms = state.called_ms[index_of(pair)];
    CHECK(called_ms == state.time_ms());
    CHECK(follow_ups(state).empty());
    called_ms = state.time_ms() - 24 * hour_ms + 1;
    CHECK(follow_ups(state).empty());
    called_ms = state.time_ms() - 24 * hour_ms;
    settle(state);
    const auto repeated = all_of<MarginCallRepeated>(state);
    REQUIRE(repeated.size() == 1);
    CHECK(repeated[0].level == ratio("1.08332250"));  // 6 500 / 6 000.06 = 1.08332250...
    CHECK(called_ms == state.time_ms());
    called_ms -= 24 * hour_ms;
    settle(state);
    CHECK(all_of<MarginCallRepeated>(state).size() == 2);
    CHECK(fault_of(state).empty());
}

TEST_CASE("the day is counted from the first notice, also as the level goes on falling") {
    State state = holding("6500");
    state.called_ms[index_of(pair)] -= hour_ms;
    const std::int64_t first_ms = state.called_ms[index_of(pair)];
    lose(state, usdt("100"));  // 6 400: pre-liquidation
    REQUIRE(status(state) == MarginStatus::pre_liquidation);
    CHECK(state.called_ms[index_of(pair)] == first_ms);
    state.called_ms[index_of(pair)] = state.time_ms() - 24 * hour_ms;
    settle(state);
    CHECK(all_of<MarginCallRepeated>(state).size() == 1);
    // who recovers and falls again is called at once, and the day begins anew
    state.called_ms[index_of(pair)] -= hour_ms;
    carry_out(state, Transfer{pair, Direction::into_isolated, usdt("1000")});
    CHECK(status(state) == MarginStatus::normal);
    lose(state, usdt("900"));
    CHECK(status(state) == MarginStatus::margin_call);
    CHECK(state.called_ms[index_of(pair)] == state.time_ms());
}

TEST_CASE("an account that is not called is never warned") {
    State state = holding("8000");
    state.called_ms[index_of(pair)] = state.time_ms() - 48 * hour_ms;
    settle(state);
    CHECK(all_of<MarginCallRepeated>(state).empty());
}

TEST_CASE("auto top-up takes the quote coin first, and no more than the initial ratio needs") {
    const State state = holding("6500", true);
    // 1.111 * 6 000.06 = 6 666.06666; 166.06666 are missing
    const auto taken = automatic_ones(state);
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].amount == usdt("166.06666"));
    CHECK(taken[0].direction == Direction::into_isolated);
    CHECK(status(state) == MarginStatus::normal);
    CHECK(margin_level(account_in(state), state.index_price(pair)) == ratio("1.111"));
    CHECK(held(state.ledger, Spot{}, Asset::usdt) == usdt("7833.93334"));  // 8 000 - 166.06666
    // the call was announced before it was answered
    const auto changes = all_of<StatusChanged>(state);
    REQUIRE(changes.size() >= 2);
    CHECK(changes[changes.size() - 2].after == MarginStatus::margin_call);
    CHECK(changes.back().after == MarginStatus::normal);
    CHECK(fault_of(state).empty());
}

TEST_CASE("where the quote coin is not enough, the base coin makes up for it") {
    State state = holding("8000", true);
    leave_in_spot(state, usdt("90"));
    leave_in_spot(state, btc("1"));
    lose(state, usdt("1500"));
    // 166.06666 missing: all 90 USDT (6 590 / 6 000.06 = 1.0983 is still a call), then
    // 76.06666 / 60 000 = 0.00126777..., up to the unit
    const auto taken = automatic_ones(state);
    REQUIRE(taken.size() == 2);
    CHECK(taken[0].amount == usdt("90"));
    CHECK(taken[1].amount == btc("0.00126778"));
    CHECK(status(state) == MarginStatus::normal);
    CHECK(held(state.ledger, Spot{}, Asset::btc) == btc("0.99873222"));
}

TEST_CASE("what ends the call is enough: the base coin stays when the quote coin did it") {
    State state = holding("8000", true);
    leave_in_spot(state, usdt("150"));
    leave_in_spot(state, btc("1"));
    lose(state, usdt("1500"));
    // 6 650 / 6 000.06 = 1.1083: above 1.10, though below 1.111
    const auto taken = automatic_ones(state);
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].amount == usdt("150"));
    CHECK(status(state) == MarginStatus::normal);
    CHECK(held(state.ledger, Spot{}, Asset::btc) == btc("1"));
}

TEST_CASE("where there is not enough, all there is goes in, and the call stays") {
    State state = holding("8000", true);
    leave_in_spot(state, usdt("10"));
    leave_in_spot(state, btc("0.0001"));
    lose(state, usdt("1500"));
    CHECK(automatic_ones(state).size() == 2);
    CHECK(held(state.ledger, Spot{}, Asset::usdt) == usdt("0"));
    CHECK(held(state.ledger, Spot{}, Asset::btc) == btc("0"));
    CHECK(status(state) == MarginStatus::margin_call);
    CHECK(assets_value(account_in(state), state.index_price(pair)) == usdt("6516"));
    CHECK(follow_ups(state).empty());
    // what arrives in spot later is taken as well
    leave_in_spot(state, usdt("500"));
    settle(state);
    CHECK(status(state) == MarginStatus::normal);
    CHECK(held(state.ledger, Spot{}, Asset::usdt) == usdt("349.93334"));  // 500 - 150.06666
}

TEST_CASE("without auto top-up nothing is taken; switching it on during a call acts at once") {
    State state = holding("6500");
    CHECK(automatic_ones(state).empty());
    carry_out(state, SetAutoTopUp{pair, true});
    CHECK(automatic_ones(state).size() == 1);
    CHECK(status(state) == MarginStatus::normal);
    carry_out(state, SetAutoTopUp{pair, false});
    lose(state, usdt("100"));
    CHECK(automatic_ones(state).size() == 1);
    CHECK(status(state) == MarginStatus::margin_call);
}
