#include <doctest/doctest.h>

#include "exchange/bench.h"

// Every refusal is reached by a command, and a refused command changes nothing. Codes: A3 A6 A8.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

Transfer into(Pair to, Amount amount) { return {to, Direction::into_isolated, amount}; }

Transfer out_of(Pair from, Amount amount) { return {from, Direction::out_of_isolated, amount}; }

PlaceOrder buy_limit(std::string_view at, std::string_view quantity, OrderOptions options = {}) {
    return limit_order(Side::buy, price(at), btc(quantity), options);
}

PlaceOrder sell_stop(const Trigger& trigger) {
    return {pair, Side::sell, StopTerms{StopKind::stop_loss, trigger, btc("0.01"), {}}, {}};
}

/// Two accounts may be on: BTCUSDT, in debt and with an order, and ETHUSDT, switched off and on
/// today. BNBUSDT is switched off; the others were never used.
Session busy() {
    World world = wide_world();
    world.max_accounts = 2;
    Session session{world};
    must(session, into(pair, usdt("2000")));
    must(session, Borrow{pair, btc("0.05")});
    must(session, Borrow{pair, usdt("100")});
    must(session, buy_limit("50000", "0.001", {.name = called("a")}));
    for (const Pair each : {Pair::ethusdt, Pair::bnbusdt}) {
        must(session, into(each, usdt("1")));
        must(session, out_of(each, usdt("1")));
        must(session, DisableAccount{each});
    }
    must(session, EnableAccount{Pair::ethusdt});
    return session;
}

/// As many open orders, waiting orders or lists as are allowed.
Session filled_with(const Command& command, int times) {
    Session session = rich();
    for (int i = 0; i < times; ++i) must(session, command);
    return session;
}

const PlaceOto plain_oto{pair,
                         Side::buy,
                         {price("50000"), btc("0.001")},
                         Side::sell,
                         LimitTerms{price("61000"), btc("0.001")},
                         {},
                         {},
                         {}};

PlaceOco oco_at(std::string_view limit) {
    return {pair, {Side::sell, btc("0.01"), price(limit), {price("59000")}, {}, {}, {}}, {}};
}

struct Row {
    Refusal expected;
    Command command;
};

/// Refused in `busy`, in the order of the enumeration.
std::vector<Row> refused_when_busy() {
    const LimitTerms crossing{price("61000"), btc("0.01"), TimeInForce::gtc, true};
    return {
        {Refusal::amount_not_positive, Borrow{pair, usdt("0")}},
        {Refusal::asset_not_in_pair, Repay{pair, {Asset::ada, one}}},
        {Refusal::same_account, TransferBetween{pair, pair, usdt("1")}},
        {Refusal::account_missing, SetAutoTopUp{Pair::solusdt, true}},
        {Refusal::account_disabled, CancelAll{Pair::bnbusdt}},
        {Refusal::account_limit, into(Pair::solusdt, usdt("1"))},
        {Refusal::account_in_use, DisableAccount{pair}},
        {Refusal::disabled_lately, DisableAccount{Pair::ethusdt}},
        {Refusal::account_enabled_already, EnableAccount{pair}},
        {Refusal::leverage_invalid, SetLeverage{pair, ratio("11")}},
        {Refusal::below_minimum_borrow, Borrow{pair, usdt("0.00999999")}},
        {Refusal::lender_stock_too_low, Borrow{pair, btc("2000")}},  // 0.05 of them are lent
        {Refusal::over_borrow_limit, Borrow{pair, btc("5")}},
        {Refusal::below_minimum_repay, Repay{pair, usdt("0.00999999")}},
        {Refusal::over_debt, Repay{pair, usdt("100.0011")}},  // 100.001 is owed
        {Refusal::balance_too_low, into(pair, usdt("8000.00000001"))},
        {Refusal::debt_left_too_small, Repay{pair, usdt("99.995")}},  // leaves 0.006
        {Refusal::over_transfer_out_limit, out_of(pair, usdt("2000"))},
        {Refusal::terms_invalid, sell_stop({})},
        {Refusal::price_filter, buy_limit("50000.005", "0.01")},
        {Refusal::lot_size, buy_limit("50000", "0.000015")},
        {Refusal::market_lot_size, market_order(Side::sell, btc("130.00001"))},
        {Refusal::notional, buy_limit("50000", "0.00009")},
        {Refusal::percent_price, buy_limit("20000", "0.01")},
        {Refusal::trailing_delta, sell_stop({{}, 9})},
        {Refusal::name_taken, buy_limit("50000", "0.001", {.name = called("a")})},
        {Refusal::would_trigger, sell_stop({price("60500")})},
        {Refusal::would_take, PlaceOrder{pair, Side::buy, crossing, {}}},
        {Refusal::price_relation, oco_at("59500")},
        {Refusal::order_balance_too_low, market_order(Side::sell, btc("0.06"))},
        {Refusal::order_unknown, CancelOrder{first_order + 1}},
        {Refusal::time_step_invalid, Advance{1}},
        {Refusal::steer_invalid, SteerMarket{pair, price("60000"), 1, ratio("1")}},
    };
}

/// Submits a command that is refused for this reason and leaves no trace.
void check_refused(Session& session, const Row& row) {
    CAPTURE(name_of(row.expected));
    const std::uint64_t before = fingerprint(session.state());
    const std::size_t logged = session.log().size();
    const auto refusal = refused(session.submit(row.command));
    REQUIRE(refusal.has_value());
    CHECK(name_of(*refusal) == name_of(row.expected));
    CHECK(fingerprint(session.state()) == before);
    CHECK(session.log().size() == logged);
}

}  // namespace

TEST_CASE("every refusal is reached by a command, and a refused command changes nothing") {
    std::vector<int> reached(static_cast<std::size_t>(refusal_count), 0);
    const auto check = [&](Session& session, const Row& row) {
        check_refused(session, row);
        ++reached[static_cast<std::size_t>(row.expected)];
    };
    Session session = busy();
    for (const Row& row : refused_when_busy()) check(session, row);

    Session halted = session;
    must(halted, HaltMarket{pair, minute_ms});
    check(halted, {Refusal::market_halted, buy_limit("50000", "0.01")});
    Session narrow = funded("2000");
    check(narrow, {Refusal::pair_not_listed, into(Pair::ethusdt, usdt("1"))});
    const Command order = buy_limit("40000", "0.0002");
    Session orders = filled_with(order, 200);
    check(orders, {Refusal::too_many_orders, order});
    Session stops = filled_with(sell_stop({price("59000")}), 5);
    check(stops, {Refusal::too_many_stops, sell_stop({price("59000")})});
    Session lists = filled_with(plain_oto, 20);
    check(lists, {Refusal::too_many_lists, plain_oto});

    for (int i = 0; i < refusal_count; ++i) {
        CAPTURE(name_of(static_cast<Refusal>(i)));
        CHECK(reached[static_cast<std::size_t>(i)] == 1);
    }
}

TEST_CASE("a dry run gives the same answer as the command and changes nothing either") {
    const Session session = busy();
    const std::uint64_t before = fingerprint(session.state());
    for (const Row& row : refused_when_busy()) {
        CAPTURE(name_of(row.expected));
        CHECK(refused(decide(session.state(), row.command)) == row.expected);
    }
    CHECK(fingerprint(session.state()) == before);
}

TEST_CASE("a pair that does not trade is the first thing any command is refused for") {
    const Session session = funded("2000");
    const Pair other = Pair::ethusdt;
    const Amount nothing{Asset::ada, 0};
    const OcoTerms legs{Side::sell, nothing, {}, {}, {}, {}, {}};
    const Command commands[] = {
        into(other, nothing),
        out_of(other, nothing),
        TransferBetween{pair, other, nothing},
        TransferBetween{other, pair, nothing},
        DisableAccount{other},
        EnableAccount{other},
        SetAutoTopUp{other, true},
        SetLeverage{other, ratio("99")},
        Borrow{other, nothing},
        Repay{other, nothing},
        PlaceOrder{other, Side::buy, MarketTerms{nothing}, {}},
        PlaceOco{other, legs, {}},
        PlaceOto{other, Side::buy, {{}, nothing}, Side::sell, MarketTerms{nothing}, {}, {}, {}},
        PlaceOtoco{other, Side::buy, {{}, nothing}, legs, {}, {}},
        CancelAll{other},
        SteerMarket{other, {}, 0, {}},
    };
    for (const Command& command : commands) {
        CAPTURE(command.index());
        CHECK(refused(decide(session.state(), command)) == Refusal::pair_not_listed);
    }
}

TEST_CASE("each refusal has its own name and a code of the venue") {
    std::vector<std::string_view> names;
    for (int i = 0; i < refusal_count; ++i) {
        const auto refusal = static_cast<Refusal>(i);
        CAPTURE(name_of(refusal));
        CHECK_FALSE(name_of(refusal).empty());
        CHECK(code_of(refusal) < -1'000);
        for (const std::string_view other : names) CHECK(other != name_of(refusal));
        names.push_back(name_of(refusal));
    }
    CHECK(code_of(Refusal::account_missing) == -11001);
    CHECK(code_of(Refusal::over_borrow_limit) == -11008);
    CHECK(code_of(Refusal::would_trigger) == -2010);
    CHECK(code_of(Refusal::order_unknown) == -2011);
}
