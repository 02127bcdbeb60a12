#include <doctest/doctest.h>

#include "lessons/names.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

std::optional<std::int64_t> at(const Session& session, std::string_view path) {
    return value_at(path, sight_of(session));
}

void sell(Session& session, std::string_view quantity) {
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc(quantity)}});
}

}  // namespace

TEST_CASE("paths: both coins of the account, owned and owed") {
    Session session = funded("2000");
    CHECK(at(session, "account.exists") == one);
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, LimitTerms{price("60600"), btc("0.04")}});
    CHECK(at(session, "account.base.free") == units("0.06"));
    CHECK(at(session, "account.base.locked") == units("0.04"));
    CHECK(at(session, "account.base.owned") == units("0.1"));
    CHECK(at(session, "account.base.principal") == units("0.1"));
    CHECK(at(session, "account.base.interest") == units("0.000001"));
    CHECK(at(session, "account.base.owed") == units("0.100001"));
    CHECK(at(session, "account.base.net") == -units("0.000001"));
    CHECK(at(session, "account.base.missing") == units("0.040001"));  // what is locked is missing
    CHECK(at(session, "account.quote.free") == units("2000"));
    CHECK(at(session, "account.quote.missing") == 0);
    CHECK(at(session, "orders.open") == one);
    CHECK(at(session, "order.last.price") == units("60600"));
    CHECK(at(session, "order.last.amount") == units("0.04"));
    CHECK(at(session, "order.last.executed") == 0);
}

TEST_CASE("paths: the account as a whole, at the index price") {
    Session session = funded("2000");
    CHECK(at(session, "account.debt") == 0);
    CHECK(at(session, "account.level") == std::nullopt);
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    CHECK(at(session, "price.index") == units("60000"));
    CHECK(at(session, "account.assets") == units("8000"));   // 0.1 * 60 000 + 2 000
    CHECK(at(session, "account.debt") == units("6000.06"));  // 0.100001 * 60 000
    CHECK(at(session, "account.equity") == units("1999.94"));
    CHECK(at(session, "account.level") == units("1.33332"));  // 8 000 / 6 000.06, down
    // (8 000 - 1.111 * 6 000.06) / 0.111 = 12 016.61..., in BTC / 60 000 = 0.2002...
    const auto limit = at(session, "limit.base");
    REQUIRE(limit);
    CHECK(*limit > units("0.2002"));
    CHECK(*limit < units("0.2003"));
}

TEST_CASE("paths: spot wallet and prices") {
    const Session session = funded("2000");
    CHECK(at(session, "spot.USDT") == units("8000"));
    CHECK(at(session, "spot.BTC") == 0);
    CHECK(at(session, "price.last") == session.state().last_price(Pair::btcusdt).units);
}

TEST_CASE("paths: the entry is the latest run of sales, purchases after it aside") {
    Session session = funded("5000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    CHECK(at(session, "entry.price") == std::nullopt);
    CHECK(at(session, "entry.amount") == 0);
    sell(session, "0.01");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.02")}});
    sell(session, "0.03");
    must(session, Advance{60'000});
    sell(session, "0.04");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.02")}});

    // The two middle sales count; what they brought is the total of orders 3 and 4.
    const std::int64_t brought = session.state().order(first_order + 2)->total.units +
                                 session.state().order(first_order + 3)->total.units;
    CHECK(at(session, "entry.amount") == units("0.07"));
    CHECK(at(session, "entry.price") == brought * 100 / 7);
}

TEST_CASE("paths: the prices of the margin call and of liquidation, none without debt") {
    Session session = funded("2000");
    CHECK(at(session, "price.call") == std::nullopt);
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    sell(session, "0.1");
    const IsolatedAccount& account = account_of(session);
    // a short holds U and owes q: U / (1.10 q) and U / (1.05 q), rounded down
    const std::int64_t held = account.quote.owned().units;
    const std::int64_t owed = account.base.owed().units;
    CHECK(at(session, "price.call") == mul_div(held, one, owed * 11 / 10, Round::down));
    const auto liquidation = at(session, "price.liquidation");
    REQUIRE(liquidation.has_value());
    CHECK(std::abs(*liquidation - mul_div(held, one * 100, owed * 105, Round::down)) < 1'000);
}

TEST_CASE("paths: enough to buy covers the debt after the fee, in whole lots") {
    Session session = funded("2000");
    CHECK(at(session, "buy.enough") == 0);
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    // 0.000001 is missing: 0.000001 / 0.999 = 0.000001001..., one lot
    CHECK(at(session, "buy.enough") == units("0.00001"));
    sell(session, "0.1");
    // 0.100001 / 0.999 = 0.100101101..., so 0.10011
    CHECK(at(session, "buy.enough") == units("0.10011"));
}

TEST_CASE("paths: every name on the list leads somewhere once a short is open") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    sell(session, "0.1");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy,
                             StopTerms{.kind = StopKind::stop_loss,
                                       .trigger = {price("65000")},
                                       .quantity = btc("0.01"),
                                       .limit = {}}});
    Memory memory{.lowest_level = one, .twin = pot_of(session.state()), .contract = {}};
    memory.contract.terms = "contract BTCUSDT size 0.02 every 8h fee 0%\nfunding 0%\n";
    memory.contract.code = &contract_code();
    memory.contract.code->look(memory.contract, session.state(), true);
    CHECK(memory.contract.code->trade(memory.contract, ContractAsk::open_long, session.state()));
    CHECK(memory.contract.code->trade(memory.contract, ContractAsk::close, session.state()));
    const UiFacts ui = {{"what_if", "63000"}, {"frames.before", "30"}};
    Sight sight = sight_of(session, ui);
    sight.memory = &memory;
    for (const PathName& path : path_names()) {
        CAPTURE(path.name);
        CHECK(value_at(path.name, sight).has_value());
    }
    for (const std::string_view missing :
         {"", "account", "account.", "account.base", "account.base.x", "account.x", "spot.DOGE",
          "order.last", "order.last.x", "entry.x", "price", "price.x"})
        CHECK(at(session, missing) == std::nullopt);
}

TEST_CASE("a formula is worked out from left to right, products first, and held in what counts") {
    const Session session = funded("2000");
    const Sight sight = sight_of(session);
    const auto worth = [&sight](std::string_view text) {
        const auto formula = read_formula(text);
        REQUIRE(formula.has_value());
        return formula->value(sight);
    };
    CHECK(worth("1.5") == units("1.5"));
    CHECK(worth("account.quote.free * 1.5") == units("3000"));
    CHECK(worth("account.quote.free * -0.5") == -units("1000"));
    CHECK(worth("1 + 2 * 3 - 4 / 8") == units("6.5"));
    CHECK(worth("(1 + 2) * (3 - 1)") == units("6"));
    CHECK(worth("10 - 2 - 3") == units("5"));
    CHECK(worth("min(3, max(1, 2))") == units("2"));
    CHECK(worth("floor(7 / 2) + abs(-2)") == units("5"));
    CHECK(worth("floor(0 - 0.5)") == -units("1"));
    CHECK(worth("1 / 3") == units("0.33333333"));                   // toward zero
    CHECK(worth("account.quote.free * 90000000000") == INT64_MAX);  // held at the edge
    CHECK(worth("account.level") == std::nullopt);
    CHECK(worth("5 / account.debt") == std::nullopt);  // divides by nothing
}

TEST_CASE("a formula that cannot be read says what is wrong") {
    const auto fault = [](std::string_view text) {
        const auto formula = read_formula(text);
        return formula ? std::string{} : formula.error();
    };
    CHECK(fault("account.lvel").contains("did you mean \"account.level\"?"));
    CHECK(fault("1 +") == "a number or a path is missing");
    CHECK(fault("(1 + 2") == "a closing bracket is missing");
    CHECK(fault("1 2") == "\"2\" is too much here");
    CHECK(fault("min(1)") == "min and max hold two formulas");
    CHECK(fault("((((((((((1))))))))))") == "this is nested too deep");
    std::string sum = "1";
    for (int i = 0; i < 40; ++i) sum += " + 1";
    CHECK(fault(sum) == "this formula is too long");
}

TEST_CASE("paths: the leverage that was set, 0 when none is") {
    Session session = funded("2000");
    CHECK(at(session, "account.leverage") == 0);
    must(session, SetLeverage{Pair::btcusdt, ratio("5")});
    CHECK(at(session, "account.leverage") == units("5"));
    CHECK(at(session, "limit.quote") == units("8000"));  // 2 000 / (1.25 - 1)
    must(session, SetLeverage{Pair::btcusdt, std::nullopt});
    CHECK(at(session, "account.leverage") == 0);
}

TEST_CASE("paths: where the what-if line was moved to; nowhere until it is") {
    const Session session = funded("2000");
    CHECK(value_at("what_if.price", sight_of(session, {{"what_if", "63000.5"}})) ==
          units("63000.5"));
    CHECK(value_at("what_if.price", sight_of(session, {{"what_if", "none"}})) == std::nullopt);
    CHECK(at(session, "what_if.price") == std::nullopt);
}
