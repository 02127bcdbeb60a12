#include <doctest/doctest.h>

#include <span>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

constexpr Pair pair = Pair::btcusdt;

PlaceOrder limit(Side side, std::string_view at, std::string_view quantity) {
    return {pair, side, LimitTerms{price(at), btc(quantity)}};
}

/// A command that is refused so in this state, checked against the exchange itself.
std::string said_about(const State& state, Refusal expected, const Command& command) {
    const auto refusal = refused(decide(state, command));
    REQUIRE(refusal.has_value());
    REQUIRE(name_of(*refusal) == name_of(expected));
    return sentence_for(*refusal, command, state);
}

/// A refused command and what is said about it.
struct Refused {
    const State& state;
    Refusal refusal;
    Command command;
    const char* sentence;
};

void check_sentences(std::span<const Refused> rows) {
    for (const Refused& row : rows) {
        CAPTURE(name_of(row.refusal));
        CHECK(said_about(row.state, row.refusal, row.command) == row.sentence);
    }
}

}  // namespace

TEST_CASE("every refusal about money has a sentence of its own with the learner's numbers") {
    const State fresh = market_at("60000");
    const State rich = funded_at("60000", "2000");
    const State sold = short_at_60600();
    const auto in = Direction::into_isolated;
    const auto out = Direction::out_of_isolated;
    const Refused rows[] = {
        {fresh, Refusal::amount_not_positive, Transfer{pair, in, usdt("0")},
         "Type an amount above zero."},
        {fresh, Refusal::account_missing, Borrow{pair, btc("0.1")},
         "This account does not exist yet. Transfer collateral into it first."},
        {rich, Refusal::below_minimum_borrow, Borrow{pair, btc("0.0000001")},
         "The smallest loan is 0.000001 BTC."},
        {rich, Refusal::over_borrow_limit, Borrow{pair, btc("0.32")},
         "0.32 is 0.01970 BTC above your limit. The level after the loan must stay at 1.111 or "
         "more."},
        {sold, Refusal::below_minimum_repay, Repay{pair, usdt("0.001")},
         "The smallest repayment is 0.01 USDT."},
        {sold, Refusal::over_debt, Repay{pair, btc("0.2")},
         "You owe 0.100001 BTC. Repay that or less."},
        {sold, Refusal::over_debt, Repay{pair, usdt("5")}, "Nothing owed. Nothing to repay."},
        {sold, Refusal::balance_too_low, Repay{pair, btc("0.100001")},
         "You owe 0.100001 BTC and hold 0. Buy at least 0.10011 BTC first."},
        {rich, Refusal::balance_too_low, Transfer{pair, in, usdt("9000")},
         "You have 8,000.00 USDT in spot. 9,000.00 is 1,000.00 USDT more."},
        {sold, Refusal::over_transfer_out_limit, Transfer{pair, out, usdt("100")},
         "Nothing can be moved out while the level is below 2. It is 1.3290 now."},
        {rich, Refusal::over_transfer_out_limit, Transfer{pair, out, usdt("2500")},
         "You have 2,000.00 USDT free here. 2,500.00 is more."},
    };
    check_sentences(rows);
}

TEST_CASE("every refusal about orders and time has a sentence of its own") {
    const State rich = funded_at("60000", "2000");
    const Refused rows[] = {
        {rich, Refusal::price_filter, limit(Side::buy, "60600.015", "0.01"),
         "The price must be a multiple of 0.01. Use 60,600.01."},
        {rich, Refusal::price_filter, limit(Side::buy, "2000000", "0.01"),
         "The price must lie between 0.01 and 1,000,000.00."},
        {rich, Refusal::lot_size, limit(Side::buy, "60000", "0.000011"),
         "The amount must be a multiple of 0.00001 BTC."},
        {rich, Refusal::lot_size, limit(Side::buy, "60000", "0.000001"),
         "The smallest amount is 0.00001 BTC."},
        {rich, Refusal::lot_size, limit(Side::buy, "60000", "9001"),
         "One order may be 9,000 BTC at most."},
        {rich, Refusal::notional, limit(Side::buy, "60000", "0.00008"),  // 4.80
         "An order must be worth 5.00 USDT or more. This one is worth 4.80."},
        {rich, Refusal::notional, limit(Side::buy, "60000", "200"),
         "A limit order may be worth 9,000,000.00 USDT at most. Lower the amount."},
        {rich, Refusal::percent_price, limit(Side::buy, "130000", "0.01"),
         "That is too far from the average of the last five minutes, 59,976.98. Stay between "
         "29,988.49 and 119,953.95."},
        {rich, Refusal::order_balance_too_low, limit(Side::buy, "60000", "0.1"),
         "You have 2,000.00 USDT here. This order needs 6,000.00. Transfer more or lower the "
         "amount."},
        {rich, Refusal::order_balance_too_low, limit(Side::sell, "60000", "0.1"),
         "You have 0 BTC here. This order needs 0.1. Borrow some or lower the amount."},
        {rich, Refusal::order_unknown, CancelOrder{first_order},
         "This order is not open any more. It was filled or cancelled."},
        {rich, Refusal::time_step_invalid, Advance{50},
         "Time moves in steps of 0.2 seconds, at most 7 days at once, or 31 when it is skipped."},
        {rich, Refusal::steer_invalid, SteerMarket{pair, price("60000"), 1, ratio("1")},
         "A price target needs a price on the tick and a duration from 1 minute to 7 days; a rate "
         "is "
         "at most 1% an hour; a stock is what exists of a coin."},
    };
    check_sentences(rows);
}

TEST_CASE("an order that would borrow too much says how much, and which limit binds") {
    const State rich = funded_at("60000", "2000");
    // 0.32 is missing; 2 000 / 0.111 / 60 000 = 0.30030 may be borrowed: as for a loan by hand
    const PlaceOrder order{pair,
                           Side::sell,
                           LimitTerms{price("60000"), btc("0.32")},
                           {.side_effect = SideEffect::margin_buy}};
    CHECK(said_about(rich, Refusal::over_borrow_limit, order) ==
          "This order would borrow what it lacks. 0.32 is 0.01970 BTC above your limit. The level "
          "after the loan must stay at 1.111 or more.");
    State scarce = funded_at("60000", "2000");
    scarce.ledger.lenders[index_of(Asset::btc)] = btc("0.05");
    const PlaceOrder small{pair,
                           Side::sell,
                           LimitTerms{price("60000"), btc("0.1")},
                           {.side_effect = SideEffect::margin_buy}};
    CHECK(said_about(scarce, Refusal::lender_stock_too_low, small) ==
          "The lenders have 0.05 BTC left. Borrow less.");
}

TEST_CASE("refusals that need a rare state have a sentence too") {
    State scarce = funded_at("60000", "2000");
    scarce.ledger.lenders[index_of(Asset::btc)] = btc("0.05");
    CHECK(said_about(scarce, Refusal::lender_stock_too_low, Borrow{pair, btc("0.1")}) ==
          "The lenders have 0.05 BTC left. Borrow less.");

    State busy = funded_at("60000", "2000");
    for (int i = 0; i < rules_of(pair).max_open_orders; ++i) {
        const Order order = order_with(busy.next_order++, Side::buy);
        busy.orders.push_back(order);
        busy.open_orders.push_back(order.id);
    }
    CHECK(said_about(busy, Refusal::too_many_orders, limit(Side::buy, "59000", "0.001")) ==
          "You have 200 open orders, the most that are allowed. Cancel one first.");

    const State rich = funded_at("60000", "2000");
    const Command wrong = PlaceOrder{pair, Side::buy, MarketTerms{usdt("10")}};
    CHECK(said_about(rich, Refusal::asset_not_in_pair, wrong).find("two coins only") !=
          std::string::npos);
    CHECK(said_about(rich, Refusal::pair_not_listed, Borrow{Pair::ethusdt, usdt("10")}) ==
          "This pair does not trade in this world.");
}

TEST_CASE("the sentence about a limit names what binds") {
    // 500 000 USDT of collateral on tier 6: 500 000 / 0.188 / 60 000 = 44.32 BTC, but the tier
    // ends at 6 * 7.2 = 43.2; tier 7 asks for more and lends 500 000 / 0.2034 / 60 000 = 40.97
    const State tier = funded_at("60000", "10000");
    State wealthy = tier;
    wealthy.ledger.at(pair).quote.free = usdt("500000");
    CHECK(said_about(wealthy, Refusal::over_borrow_limit, Borrow{pair, btc("44")}) ==
          "44 is 0.80000 BTC above your limit. Tier 6 lets an account owe 43.2 BTC at most.");

    State empty = funded_at("60000", "2000");
    empty.ledger.at(pair).quote.free = usdt("0");
    CHECK(said_about(empty, Refusal::over_borrow_limit, Borrow{pair, btc("0.1")}) ==
          "There is no collateral here to borrow on. Transfer some in first.");

    State tight = short_at_60600();
    tight.ledger.at(pair).quote.free = usdt("6700");  // 6 700 / 6 060.0606 = 1.10559
    CHECK(said_about(tight, Refusal::over_borrow_limit, Borrow{pair, btc("0.1")}) ==
          "The level is 1.1055. Nothing more can be borrowed below 1.111. Add collateral or "
          "repay.");
}

TEST_CASE("money may leave down to the floor, and the sentence says how much") {
    State state = short_at_60600();
    state.ledger.at(pair).quote.free = usdt("13000");
    // 13 000 - 2 * 6 060.0606 = 879.8788, down to 879.87
    CHECK(said_about(state, Refusal::over_transfer_out_limit,
                     Transfer{pair, Direction::out_of_isolated, usdt("1000")}) ==
          "The level must stay at 2 or more, so 879.87 USDT can be moved out now.");
}

TEST_CASE("sentences stay calm: no exclamation marks, no empty text, an end") {
    const State state = funded_at("60000", "2000");
    const Command commands[] = {Transfer{pair, Direction::into_isolated, usdt("1")},
                                Borrow{pair, btc("1")},
                                Repay{pair, btc("1")},
                                limit(Side::buy, "60000", "1"),
                                CancelOrder{1},
                                Advance{1}};
    for (const Command& command : commands)
        for (int i = 0; i < refusal_count; ++i) {
            const std::string text = sentence_for(static_cast<Refusal>(i), command, state);
            CAPTURE(text);
            CHECK(text.size() > 10);
            CHECK(text.back() == '.');
            CHECK(text.find('!') == std::string::npos);
        }
}
