#include "exchange/command_text.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

/// The line of the command that a line means.
std::string again(const std::string& line) {
    const auto command = read_command(line);
    return command ? write_command(*command) : "fault: " + command.error();
}

std::string fault_of_line(std::string_view line) {
    const auto command = read_command(line);
    return command ? "none" : command.error();
}

}  // namespace

TEST_CASE("every kind of command is one plain line") {
    const Pair pair = Pair::btcusdt;
    CHECK(write_command(Transfer{pair, Direction::into_isolated, usdt("2000")}) ==
          "transfer 2000 USDT to BTCUSDT");
    CHECK(write_command(Transfer{pair, Direction::out_of_isolated, btc("0.5")}) ==
          "transfer 0.5 BTC from BTCUSDT");
    CHECK(write_command(Borrow{pair, btc("0.10")}) == "borrow 0.1 BTC in BTCUSDT");
    CHECK(write_command(Repay{pair, usdt("0.00000001")}) == "repay 0.00000001 USDT in BTCUSDT");
    CHECK(write_command(PlaceOrder{pair, Side::sell, LimitTerms{price("60600"), btc("0.1")}}) ==
          "sell 0.1 limit 60600 in BTCUSDT");
    CHECK(write_command(PlaceOrder{pair, Side::buy, MarketTerms{btc("0.10011")}}) ==
          "buy 0.10011 market in BTCUSDT");
    CHECK(write_command(PlaceOrder{pair, Side::buy, MarketByQuoteTerms{usdt("5000")}}) ==
          "buy for 5000 market in BTCUSDT");
    CHECK(write_command(CancelOrder{100'001}) == "cancel 100001");
    CHECK(write_command(Advance{200}) == "advance 200");
    CHECK(write_command(SteerMarket{pair, price("60650"), 2'400'000, ratio("0.5")}) ==
          "steer BTCUSDT 60650 over 2400000 noise 0.5");
}

TEST_CASE("what is written is read back exactly") {
    for (const std::string line :
         {"transfer 2000 USDT to BTCUSDT",
          "transfer 0.00000001 BTC from BTCUSDT",
          "borrow 0.1 BTC in BTCUSDT",
          "repay 92233720368.54775807 USDT in BTCUSDT",
          "sell 0.1 limit 60600.01 in BTCUSDT",
          "buy 0.10011 market in BTCUSDT",
          "sell for 5000 market in BTCUSDT",
          "cancel 18446744073709551615",
          "advance 604800000",
          "steer BTCUSDT 60650 over 2400000 noise 1",
          "sell 0.1 limit 60000 ioc in BTCUSDT",
          "sell 0.1 limit 60000 maker borrow self_trade both keep_loan as my-1 in ETHUSDT",
          "buy 0.1 stop_loss 61000 in BTCUSDT",
          "buy 0.1 stop_loss 61000 limit 61100 fok in BTCUSDT",
          "sell 0.1 take_profit 61000 trailing 50 repay in BTCUSDT",
          "sell 0.1 stop_loss trailing 50 auto in BTCUSDT",
          "oco sell 0.1 limit 62000 stop 58000 limit 57900 limit_as a stop_as b as c in BTCUSDT",
          "oco sell 0.1 limit 62000 stop 0 in BTCUSDT",
          "oto buy 0.1 limit 59000 then sell 0.1 stop_loss 58000 working_as w pending_as p in "
          "BTCUSDT",
          "otoco buy 0.1 limit 59000 maker then sell 0.1 limit 61000 stop 58000 trailing 20 "
          "working_as w limit_as l stop_as s borrow in BTCUSDT",
          "cancel all in BTCUSDT",
          "transfer 50 USDT from BTCUSDT to ETHUSDT",
          "disable in BTCUSDT",
          "enable in BTCUSDT",
          "auto_top_up on in BTCUSDT",
          "auto_top_up off in BTCUSDT",
          "leverage 5 in BTCUSDT",
          "leverage off in BTCUSDT",
          "rate 0.00001 BTC",
          "stock 0.5 BTC",
          "pin BTCUSDT 60650",
          "release BTCUSDT"})
        CHECK(again(line) == line);
}

TEST_CASE("a log written as text replays to the same state") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Dice dice{seed, Stream::test};
        Session session{small_world(seed)};
        for (int i = 0; i < 60; ++i) session.submit(any_command(dice, session.state()));

        Session copy{small_world(seed)};
        for (const Command& command : session.log()) {
            const std::string line = write_command(command);
            CAPTURE(line);
            const auto read = read_command(line);
            REQUIRE(read);
            CHECK(write_command(*read) == line);
            CHECK(!refused(copy.submit(*read)));
        }
        CHECK(fingerprint(copy.state()) == fingerprint(session.state()));
    }
}

TEST_CASE("even a command nobody would carry out can be written") {
    Dice dice{7, Stream::test};
    const State state = make_state(small_world());
    for (int i = 0; i < 500; ++i) CHECK(!write_command(any_command(dice, state)).empty());
}

TEST_CASE("the pair may be left out where one is usual") {
    const auto read = [](std::string_view line) {
        const auto command = read_command(line, Pair::btcusdt);
        return command ? write_command(*command) : "fault: " + command.error();
    };
    CHECK(read("borrow 0.10 BTC") == "borrow 0.1 BTC in BTCUSDT");
    CHECK(read("transfer 2000 USDT") == "transfer 2000 USDT to BTCUSDT");
    CHECK(read("transfer 2000 USDT in") == "transfer 2000 USDT to BTCUSDT");
    CHECK(read("transfer 500 USDT out") == "transfer 500 USDT from BTCUSDT");
    CHECK(read("sell 0.1 limit 60600") == "sell 0.1 limit 60600 in BTCUSDT");
    CHECK(read("sell 0.1 limit 60600 in BTCUSDT") == "sell 0.1 limit 60600 in BTCUSDT");
    CHECK(again("steer BTCUSDT 60650 over 60000") == "steer BTCUSDT 60650 over 60000 noise 1");
    CHECK(fault_of_line("borrow 0.10 BTC") == "\"in\" is missing at the end");
}

TEST_CASE("bad text gets a sentence that says what is wrong") {
    CHECK(fault_of_line("") == "a command is missing at the end");
    CHECK(fault_of_line("lend 1 BTC") ==
          "\"lend\" is not a command; the commands are transfer, borrow, repay, buy, sell, oco, "
          "oto, otoco, cancel, disable, enable, auto_top_up, leverage, advance, skip, steer, "
          "jump, wick, halt, spread, peg, realism, rate, stock, pin and release");
    CHECK(fault_of_line("borrow much BTC in BTCUSDT") == "\"much\" is not a number such as 0.10");
    CHECK(fault_of_line("borrow 1,000 USDT in BTCUSDT") ==
          "\"1,000\" is not a number such as 0.10");
    CHECK(fault_of_line("borrow -1 BTC in BTCUSDT") == "\"-1\" is not a number such as 0.10");
    CHECK(fault_of_line("borrow 1 DOGE in BTCUSDT") ==
          "\"DOGE\" is not a coin; the coins are USDT BTC ETH BNB SOL ADA");
    CHECK(fault_of_line("borrow 1 BTC in ETHBTC") == "\"ETHBTC\" is not a pair such as BTCUSDT");
    CHECK(fault_of_line("borrow 1 BTC in BTCUSDT now") == "\"now\" is one word too many");
    CHECK(fault_of_line("transfer 1 BTC into BTCUSDT") ==
          "after the coin comes \"to\" or \"from\"");
    CHECK(fault_of_line("sell 1 stop 60000 in BTCUSDT") ==
          "after the amount comes \"limit\" and a price, or \"market\", or \"stop_loss\" or "
          "\"take_profit\" and a price");
    CHECK(fault_of_line("sell 1 market quickly in BTCUSDT") ==
          "\"quickly\" does not belong to an order");
    CHECK(fault_of_line("sell 1 market as two+two in BTCUSDT") ==
          "a name has at most 36 letters, digits and - _ . : /");
    CHECK(fault_of_line("oto buy 1 limit 60000 sell 1 market in BTCUSDT") ==
          "the word \"then\" is missing");
    CHECK(fault_of_line("buy for 10 limit 60000 in BTCUSDT") ==
          "\"for\" goes with \"market\" only");
    CHECK(fault_of_line("cancel first") == "\"first\" is not a whole number");
    CHECK(fault_of_line("advance -200") == "\"-200\" is not a whole number");
    CHECK(fault_of_line("advance 99999999999999999999") ==
          "\"99999999999999999999\" is not a whole number");
    CHECK(fault_of_line("steer BTCUSDT 60000 in 60000") == "the word \"over\" is missing");
}
