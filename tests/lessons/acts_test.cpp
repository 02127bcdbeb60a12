#include <doctest/doctest.h>

#include "exchange/command_text.h"
#include "lessons/syntax.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

std::string fault_in(std::string_view text) {
    const auto act = read_act(text, Pair::btcusdt);
    return act ? "none" : act.error();
}

/// The line of the command that an act means in a session; "nothing" when there is none.
std::string means(std::string_view text, const Session& session) {
    const auto act = read_act(text, Pair::btcusdt);
    if (!act) return "fault: " + act.error();
    const auto command = resolve(std::get<CommandAct>(*act), sight_of(session));
    return command ? write_command(*command) : "nothing";
}

}  // namespace

TEST_CASE("show names screen facts") {
    const auto act = read_act("show page=wallet.margin wallet.filter=BTC", Pair::btcusdt);
    REQUIRE(act);
    CHECK(std::get<ShowAct>(*act).facts ==
          UiFacts{{"page", "wallet.margin"}, {"wallet.filter", "BTC"}});
    CHECK(fault_in("show") == "show needs a screen fact such as page=wallet.margin");
    CHECK(fault_in("show wallet") == "\"wallet\" is not a screen fact such as page=lessons");
    CHECK(fault_in("show pag=lessons") ==
          "there is no screen fact \"pag\"; did you mean \"page\"?");
    CHECK(fault_in("show page=lesson") == "there is no page \"lesson\"; did you mean \"lessons\"?");
}

TEST_CASE("wait takes a time, or a question and a time") {
    const auto plain = read_act("wait 40m", Pair::btcusdt);
    REQUIRE(plain);
    CHECK(std::get<WaitAct>(*plain).at_most_ms == 2'400'000);
    CHECK(!std::get<WaitAct>(*plain).until);
    const auto until = read_act("wait until ev(fill, side=sell) at most 6h", Pair::btcusdt);
    REQUIRE(until);
    CHECK(std::get<WaitAct>(*until).at_most_ms == 6 * hour_ms);
    CHECK(std::get<WaitAct>(*until).until->source == "ev(fill, side=sell)");
    CHECK(fault_in("wait long") == "\"long\" is not a time such as 30s, 40m, 6h or 1d");
    CHECK(fault_in("wait until ev(fill)") == "a wait until something needs \"at most\" and a time");
    CHECK(fault_in("wait until ev(fil) at most 1h") ==
          "there is no event \"fil\"; did you mean \"fill\"?");
}

TEST_CASE("acts that cannot be read say what there is") {
    CHECK(fault_in("read") == "none");
    CHECK(fault_in("") == "do needs an act such as borrow 0.10 BTC");
    CHECK(fault_in("borow 1 BTC") == "there is no act \"borow\"; did you mean \"borrow\"?");
    CHECK(fault_in("steer BTCUSDT 1 over 2").starts_with("there is no act \"steer\""));
    CHECK(fault_in("advance 200").starts_with("there is no act \"advance\""));
    CHECK(fault_in("borrow all BTC") == "\"all\" is not a number such as 0.10");
    CHECK(fault_in("sell enough market") == "\"enough\" is not a number such as 0.10");
    CHECK(fault_in("borrow 1 BTC refused over_dept") ==
          "there is no refusal \"over_dept\"; did you mean \"over_debt\"?");
}

TEST_CASE("amounts that depend on the account are worked out when the act is carried out") {
    Session session = funded("2000");
    CHECK(means("borrow 0.10 BTC", session) == "borrow 0.1 BTC in BTCUSDT");
    CHECK(means("repay all BTC", session) == "nothing");
    CHECK(means("sell all market", session) == "nothing");
    CHECK(means("buy enough market", session) == "nothing");
    CHECK(means("cancel last", session) == "nothing");
    CHECK(means("transfer all USDT", session) == "transfer 8000 USDT to BTCUSDT");
    CHECK(means("transfer all USDT out", session) == "transfer 2000 USDT from BTCUSDT");
    CHECK(means("transfer all BTC out", session) == "nothing");

    must(session, Borrow{Pair::btcusdt, btc("0.100001")});
    CHECK(means("repay all BTC", session) == "repay 0.10000201 BTC in BTCUSDT");  // 1e-6 up
    CHECK(means("sell all limit 60600", session) == "sell 0.1 limit 60600 in BTCUSDT");
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.1")}});
    // owed 0.10000201, free 0.000001: 0.10000101 / 0.999 = 0.10010111..., so 0.10011
    CHECK(means("buy enough market", session) == "buy 0.10011 market in BTCUSDT");
    CHECK(means("buy enough limit 59000", session) == "buy 0.10011 limit 59000 in BTCUSDT");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{price("50000"), btc("0.01")}});
    CHECK(means("cancel last", session) == "cancel 100002");
}

TEST_CASE("times are whole numbers with a unit, at most seven days") {
    CHECK(read_duration("30s") == 30'000);
    CHECK(read_duration("7d") == max_advance_ms);
    for (const char* bad : {"", "s", "0s", "1.5h", "8d", "169h", "10", "-1s", "1,0s", "1e9s",
                            "999999s", "9999999999d"})
        CHECK(read_duration(bad) == std::nullopt);
}

TEST_CASE("every type and mode of the form can be written as an act") {
    const Session session = funded("2000");
    struct Row {
        std::string_view act;
        std::string_view command;
    };
    // The last price is 60 000: a sale below it waits for a loss, above it for a profit.
    constexpr Row rows[] = {
        {"sell 0.10 stop 58000 limit 57900", "sell 0.1 stop_loss 58000 limit 57900 in BTCUSDT"},
        {"sell 0.10 stop 62000 limit 61900", "sell 0.1 take_profit 62000 limit 61900 in BTCUSDT"},
        {"sell 0.10 stop 58000", "sell 0.1 stop_loss 58000 in BTCUSDT"},
        {"buy 0.10 stop 62000", "buy 0.1 stop_loss 62000 in BTCUSDT"},
        {"buy 0.10 stop 58000", "buy 0.1 take_profit 58000 in BTCUSDT"},
        {"sell 0.10 stop_loss 62000", "sell 0.1 stop_loss 62000 in BTCUSDT"},
        {"buy 0.10 oco 57000 stop 62000 limit 62100",
         "oco buy 0.1 limit 57000 stop 62000 limit 62100 in BTCUSDT"},
        {"sell 0.10 oco 62000 stop 58000 mode repay",
         "oco sell 0.1 limit 62000 stop 58000 repay in BTCUSDT"},
        {"sell 0.05 limit 60600 mode auto", "sell 0.05 limit 60600 auto in BTCUSDT"},
        {"sell 0.05 market mode borrow", "sell 0.05 market borrow in BTCUSDT"},
        {"sell 0.05 limit 60600 mode repay in BTCUSDT", "sell 0.05 limit 60600 repay in BTCUSDT"},
        {"sell 0.05 limit 60600 mode normal", "sell 0.05 limit 60600 in BTCUSDT"},
        {"sell 0.1 limit_maker 60600", "sell 0.1 limit 60600 maker in BTCUSDT"},
        {"sell 0.1 limit_maker 60600 mode auto", "sell 0.1 limit 60600 maker auto in BTCUSDT"},
        {"sell 0.1 limit 60600 tif ioc", "sell 0.1 limit 60600 ioc in BTCUSDT"},
        {"sell 0.1 limit 60600 mode auto tif fok", "sell 0.1 limit 60600 fok auto in BTCUSDT"},
        {"sell 0.1 limit 60600 tif gtc", "sell 0.1 limit 60600 in BTCUSDT"},
        {"sell 0.1 stop 58000 limit 57900 tif ioc mode repay",
         "sell 0.1 stop_loss 58000 limit 57900 ioc repay in BTCUSDT"},
    };
    for (const Row& row : rows) CHECK(means(row.act, session) == row.command);
}

TEST_CASE("orders that wait take what there is, too") {
    Session session = funded("2000");
    CHECK(means("sell all stop 58000", session) == "nothing");
    CHECK(means("buy enough oco 57000 stop 62000", session) == "nothing");
    must(session, Borrow{Pair::btcusdt, btc("0.10")});
    CHECK(means("sell all stop 58000", session) == "sell 0.1 stop_loss 58000 in BTCUSDT");
    CHECK(means("sell all oco 62000 stop 58000", session) ==
          "oco sell 0.1 limit 62000 stop 58000 in BTCUSDT");
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.1")}});
    // owed 0.100001 and nothing held: 0.100001 / 0.999 = 0.10010110..., so 0.10011
    CHECK(means("buy enough stop 62000 limit 62100", session) ==
          "buy 0.10011 stop_loss 62000 limit 62100 in BTCUSDT");
}

TEST_CASE("orders that cannot be read say what is missing") {
    CHECK(fault_in("sell 0.1 limit 60600 mode aut") ==
          "there is no mode \"aut\"; did you mean \"auto\"?");
    CHECK(fault_in("sell 0.1 limit 60600 tif ioq") ==
          "there is no tif \"ioq\"; did you mean \"ioc\"?");
    CHECK(fault_in("sell 0.1 limit 60600 mode") ==
          "behind \"mode\" comes one of its words, such as auto");
    CHECK(fault_in("sell 0.1 market tif ioc") ==
          "\"tif\" goes with a limit price, and not with an oco");
    CHECK(fault_in("sell 0.1 oco 62000 stop 58000 limit 57900 tif ioc") ==
          "\"tif\" goes with a limit price, and not with an oco");
    CHECK(fault_in("sell 0.1 stop") != "none");
    CHECK(fault_in("sell 0.1 oco 62000") != "none");
    CHECK(fault_in("sell 0.1 limit_maker") != "none");
    CHECK(fault_in("sell") != "none");
}

TEST_CASE("the leverage is set and switched off as a person would say it") {
    const Session session = funded("2000");
    CHECK(means("leverage 5", session) == "leverage 5 in BTCUSDT");
    CHECK(means("leverage off", session) == "leverage off in BTCUSDT");
}
