#include "request/programs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "support/worlds.h"

// The call behind a command does what the command does.

using namespace mw;

namespace {

/// A moment that requests are carried out on.
class Carrier final : public request::Host {
public:
    explicit Carrier(Session session) : session_{std::move(session)} {}
    [[nodiscard]] const State& state() const override { return session_.state(); }
    Answer submit(const Command& command) override { return session_.submit(command); }
    void reset(std::uint64_t) override { FAIL("no click begins a new world"); }

private:
    Session session_;
};

/// Carries out a command here and its call on a copy. @return the status of the call's answer.
int both_ways(Session& session, const Command& command) {
    const auto call = request::call_for(command, session.state());
    REQUIRE(call);
    Carrier copy{session};
    const std::uint64_t before = fingerprint(copy.state());
    const request::Response response = request::Gateway{}.request(copy, *call);
    const auto reason = refused(session.submit(command));
    INFO(call->method, " ", call->path, " -> ", response.body);
    CHECK((response.status == 200) == !reason.has_value());
    CHECK(fingerprint(copy.state()) == fingerprint(session.state()));
    if (reason) CHECK(fingerprint(session.state()) == before);
    return response.status;
}

/// The same for one that must be carried out.
void done_both_ways(Session& session, const Command& command) {
    CHECK(both_ways(session, command) == 200);
}

constexpr Pair pair = Pair::btcusdt;

Session pinned() {
    Session session = rich();
    must(session, PinPrice{pair, price("60000")});
    return session;
}

PlaceOrder order(Side side, const Terms& terms, const OrderOptions& options = {}) {
    return {pair, side, terms, options};
}

OcoTerms legs() {
    OcoTerms terms{.side = Side::sell};
    terms.quantity = btc("0.05");
    terms.limit = price("61000");
    terms.stop = {price("59000"), 0};
    terms.stop_limit = StopLimit{price("58900"), TimeInForce::gtc};
    terms.limit_name = *ClientId::named("up");
    terms.stop_name = *ClientId::named("down");
    return terms;
}

bool has_call(const Command& command) {
    return request::call_for(command, pinned().state()).has_value();
}

}  // namespace

TEST_CASE("programs: moving coins, loans and switching accounts have the same effect as calls") {
    Session session{small_world()};
    done_both_ways(session, Transfer{pair, Direction::into_isolated, usdt("4000.5")});
    done_both_ways(session, Borrow{pair, btc("0.1")});
    done_both_ways(session, Borrow{pair, usdt("100")});
    done_both_ways(session, Repay{pair, btc("0.05")});
    done_both_ways(session, Transfer{pair, Direction::out_of_isolated, usdt("10")});
    Session other{small_world()};
    done_both_ways(other, Transfer{pair, Direction::into_isolated, usdt("50")});
    done_both_ways(other, Transfer{pair, Direction::out_of_isolated, usdt("50")});
    done_both_ways(other, DisableAccount{pair});
    must(other, SkipTime{hour_ms * 25});
    done_both_ways(other, EnableAccount{pair});
}

TEST_CASE("programs: orders of every kind have the same effect as calls") {
    Session session = pinned();
    const Price low = price("59500");
    for (const TimeInForce time : {TimeInForce::gtc, TimeInForce::ioc, TimeInForce::fok})
        done_both_ways(session, order(Side::buy, LimitTerms{low, btc("0.01"), time}));
    done_both_ways(session, order(Side::buy, LimitTerms{low, btc("0.01"), TimeInForce::gtc, true}));
    done_both_ways(session, order(Side::sell, MarketTerms{btc("0.02")}));
    done_both_ways(session, order(Side::buy, MarketByQuoteTerms{usdt("500")}));
    const StopLimit limit{price("58900"), TimeInForce::fok};
    const Trigger below{price("59000"), 0};
    const Trigger above{price("61000"), 0};
    using enum StopKind;
    done_both_ways(session, order(Side::sell, StopTerms{stop_loss, below, btc("0.01")}));
    done_both_ways(session, order(Side::sell, StopTerms{stop_loss, below, btc("0.01"), limit}));
    done_both_ways(session, order(Side::sell, StopTerms{take_profit, above, btc("0.01")}));
    done_both_ways(session, order(Side::buy, StopTerms{take_profit, below, btc("0.01"), limit}));
    done_both_ways(session, CancelAll{pair});  // no more than five may wait
    done_both_ways(session, order(Side::sell, StopTerms{stop_loss, {{}, 150}, btc("0.01")}));
    done_both_ways(
        session,
        order(Side::sell, StopTerms{take_profit, {price("61000"), 150}, btc("0.01"), limit}));
}

TEST_CASE("programs: side effect, self trade, name and loan kept at cancel travel with a call") {
    Session session = pinned();
    OrderOptions options;
    options.side_effect = SideEffect::auto_borrow_repay;
    options.self_trade = SelfTrade::expire_both;
    options.repay_at_cancel = false;
    options.name = *ClientId::named("mine");
    const Command wanted = order(Side::sell, LimitTerms{price("61000"), btc("20.5")}, options);
    const auto call = request::call_for(wanted, session.state());
    REQUIRE(call);
    CHECK(call->params == request::Params{{"autoRepayAtCancel", "FALSE"},
                                          {"isIsolated", "TRUE"},
                                          {"newClientOrderId", "mine"},
                                          {"price", "61000"},
                                          {"quantity", "20.5"},
                                          {"selfTradePreventionMode", "EXPIRE_BOTH"},
                                          {"side", "SELL"},
                                          {"sideEffectType", "AUTO_BORROW_REPAY"},
                                          {"symbol", "BTCUSDT"},
                                          {"timeInForce", "GTC"},
                                          {"type", "LIMIT"}});
    done_both_ways(session, wanted);
    done_both_ways(session, CancelOrder{session.state().orders.back().id});
}

TEST_CASE("programs: lists and cancels have the same effect as calls") {
    Session session = pinned();
    OrderOptions named;
    named.name = *ClientId::named("list");
    done_both_ways(session, PlaceOco{pair, legs(), named});
    done_both_ways(session, CancelOrder{session.state().orders.back().id});
    PlaceOto follows{.pair = pair, .side = Side::buy};
    follows.working = {price("59900"), btc("0.05"), TimeInForce::gtc, true};
    follows.pending_side = Side::sell;
    follows.pending = StopTerms{StopKind::take_profit, {price("61000"), 0}, btc("0.05")};
    follows.working_name = *ClientId::named("first");
    follows.pending_name = *ClientId::named("then");
    done_both_ways(session, follows);
    PlaceOtoco both{.pair = pair, .side = Side::buy};
    both.working = {price("59900"), btc("0.05")};
    both.pending = legs();
    both.options = named;
    both.options.side_effect = SideEffect::margin_buy;
    done_both_ways(session, both);
    both.pending.side = Side::buy;
    both.pending.limit = price("58000");
    both.pending.stop = {price("61000"), 0};
    both.pending.stop_limit.reset();
    both.pending.limit_name = both.pending.stop_name = both.options.name = {};
    done_both_ways(session, both);
    must(session, PinPrice{pair, price("59000")});  // fills what works, so that the rest comes up
    CHECK(std::ranges::count(session.state().orders, OrderStatus::filled, &Order::status) >= 3);
    done_both_ways(session, CancelAll{pair});
}

TEST_CASE("programs: a refused click is refused as a call too") {
    Session session = pinned();
    CHECK(both_ways(session, Transfer{pair, Direction::into_isolated, usdt("99999999")}) == 400);
    CHECK(both_ways(session, Borrow{pair, btc("100000")}) == 400);
    CHECK(both_ways(session, Borrow{pair, btc("0")}) == 400);
    CHECK(both_ways(session, Repay{pair, btc("1")}) == 400);
    CHECK(both_ways(session, CancelOrder{7}) == 400);
    CHECK(both_ways(session, CancelAll{pair}) == 400);
    CHECK(both_ways(session, order(Side::buy, LimitTerms{price("60000.001"), btc("1")})) == 400);
    CHECK(both_ways(session, order(Side::buy, MarketTerms{btc("0.000001")})) == 400);
    CHECK(both_ways(session, DisableAccount{pair}) == 400);
}

TEST_CASE("programs: what only the simulator knows has no call") {
    CHECK_FALSE(has_call(Advance{1'000}));
    CHECK_FALSE(has_call(SkipTime{1'000}));
    CHECK_FALSE(has_call(SetRealism{}));
    CHECK_FALSE(has_call(SetLeverage{pair, {}}));
    CHECK_FALSE(has_call(PinPrice{pair, price("60000")}));
    CHECK(has_call(CancelAll{pair}));
    CHECK_FALSE(request::tell(SetRealism{}, pinned()));
}

TEST_CASE("programs: whatever is carried out has the same effect as a call") {
    constexpr std::array<std::uint64_t, 3> seeds = {11, 12, 13};
    std::map<std::string, int> seen;
    for (const std::uint64_t seed : seeds) {
        Dice dice{seed, Stream::test};
        Session session = rich(seed);
        for (int i = 0; i < 400; ++i) {
            const Command command = any_command(dice, session.state());
            const auto call = request::call_for(command, session.state());
            Carrier copy{session};
            if (refused(session.submit(command)) || !call) continue;
            const request::Response response = request::Gateway{}.request(copy, *call);
            INFO("seed ", seed, " command ", i, ": ", call->path, " -> ", response.body);
            REQUIRE(response.status == 200);
            REQUIRE(fingerprint(copy.state()) == fingerprint(session.state()));
            ++seen[call->method + call->path];
        }
    }
    CHECK(seen.size() >= 8);  // transfer, loans, four kinds of orders, two cancels, at least
}

TEST_CASE("programs: the answer is the one the exchange gives, to be read by people") {
    const auto told = request::tell(Borrow{pair, btc("0.1")}, pinned());
    REQUIRE(told);
    CHECK(told->status == 200);
    CHECK(told->code == 0);
    CHECK(told->answer.starts_with("{\n  \"tranId\": "));
    const auto refusal = request::tell(Borrow{pair, btc("100000")}, pinned());
    REQUIRE(refusal);
    CHECK(refusal->status == 400);
    CHECK(refusal->code == -3006);
    CHECK(refusal->answer ==
          "{\n  \"code\": -3006,\n"
          "  \"msg\": \"Your borrow amount has exceed maximum borrow amount.\"\n}");
}

TEST_CASE("programs: a call is written for a shell, for Python and for JavaScript") {
    const auto written = request::write_programs(Borrow{pair, btc("0.1")}, pinned().state());
    CHECK(written.curl.ends_with(
        "curl -X POST -H 'X-MBX-APIKEY: k' \\\n"
        "  \"http://127.0.0.1:8080/sapi/v1/margin/borrow-repay?amount=0.1&asset=BTC&"
        "isIsolated=TRUE&symbol=BTCUSDT&type=BORROW&timestamp=$(date +%s)000&signature=s\"\n"));
    CHECK(written.python.ends_with(
        "print(exchange.borrow_isolated_margin('BTC/USDT', 'BTC', 0.1))\n"));
    CHECK(written.javascript.ends_with(
        "console.log(await exchange.borrowIsolatedMargin('BTC/USDT', 'BTC', 0.1));\n"));
    const auto stop = request::write_programs(
        order(Side::sell, StopTerms{StopKind::stop_loss, {price("59000"), 0}, btc("0.01")}),
        pinned().state());
    CHECK(
        stop.python.ends_with("exchange.create_order('BTC/USDT', 'market', 'sell', 0.01, None, "
                              "{'marginMode': 'isolated', 'stopLossPrice': 59000}))\n"));
    CHECK(stop.javascript.ends_with(
        "exchange.createOrder('BTC/USDT', 'market', 'sell', 0.01, undefined, "
        "{ marginMode: 'isolated', stopLossPrice: 59000 }));\n"));
}
