#include <doctest/doctest.h>

#include <string>

#include "exchange/bench.h"
#include "exchange/parts.h"

// The worked examples of the domain reference, each with its key there. Amounts in comments are
// those of the reference; where it prints fewer digits, the test has all eight.

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// BTC at 0.026125 % a day, as near as a rate of eight digits comes: 0.00001089 an hour.
constexpr Ratio sample_rate{1'089};

IsolatedAccount holding(std::string_view base, std::string_view quote) {
    IsolatedAccount account = empty_account(pair);
    account.exists = true;
    account.base.free = btc(base);
    account.quote.free = usdt(quote);
    return account;
}

Amount limit_of(const IsolatedAccount& account, Asset asset) {
    Ledger ledger = empty_ledger();
    ledger.at(pair) = account;
    ledger.lenders[index_of(asset)] = {asset, units("1000000")};
    return borrow_limit(ledger, pair, asset, price("60000")).amount;
}

/// An order as it stands after it was accepted.
Order accepted(Side side, std::string_view quantity, Amount locked) {
    Order order;
    order.id = first_order;
    order.pair = pair;
    order.side = side;
    order.type = OrderType::market;
    order.quantity = btc(quantity);
    order.executed = btc("0");
    order.total = usdt("0");
    order.locked = locked;
    return order;
}

/// Books a market order that was filled at one price, fee 0.1 % of what it brought.
void book_trade(Ledger& ledger, Side side, std::string_view quantity, std::string_view at) {
    const Amount base = btc(quantity);
    const Amount total = value_of(base, price(at), Asset::usdt, Round::up);
    const bool buys = side == Side::buy;
    const Order order = accepted(side, quantity, buys ? total : base);
    OrderPlaced placed;
    placed.order = order.id;
    placed.pair = pair;
    placed.side = side;
    placed.quantity = base;
    placed.locked = order.locked;
    book(ledger, placed, &order);
    const Amount fee = times(buys ? base : total, ratio("0.001"), Round::up);
    book(ledger, OrderFilled{order.id, 1, price(at), base, total, fee, Role::taker}, &order);
}

void charge(Ledger& ledger, InterestKind kind) {
    const Amount principal = ledger.at(pair).base.principal;
    const Amount interest = hour_of_interest(principal, sample_rate);
    book(ledger, InterestCharged{pair, interest, principal, sample_rate, kind}, nullptr);
}

/// The level with four decimals, as the reference prints it; half up.
std::string level_of(const IsolatedAccount& account, std::string_view index) {
    return write_decimal(margin_level(account, price(index))->units + 5'000, 4);
}

}  // namespace

TEST_CASE("3.1: 1 000 USDT without debt borrow 9 009.00 USDT or 0.15015015 BTC") {
    // 1 000 / (1.111 - 1) = 9 009.009009...; over 60 000
    CHECK(limit_of(holding("0", "1000"), Asset::usdt) == usdt("9009.009009"));
    CHECK(limit_of(holding("0", "1000"), Asset::btc) == btc("0.15015015"));
}

TEST_CASE("3.1: borrowing itself never brings the level below the initial ratio") {
    Session session = funded("1000");
    must(session, Borrow{pair, usdt("9009.009009")});
    IsolatedAccount account = account_of(session);
    account.quote.interest = usdt("0");  // the formula leaves the first hour out
    CHECK(*margin_level(account, price("60000")) >= ratio("1.111"));
    CHECK(refused(session.submit(Borrow{pair, usdt("0.01")})) == Refusal::over_borrow_limit);
}

TEST_CASE("3.2: own 1 000 at 3x, 5x and 10x borrow 2 000, 4 000 and about 9 000") {
    struct Row {
        std::string_view leverage;
        std::string_view limit;
    };
    const Row rows[] = {{"3", "2000"}, {"5", "4000"}, {"10", "9009.009009"}};
    for (const Row& row : rows) {
        CAPTURE(row.leverage);
        IsolatedAccount account = holding("0", "1000");
        account.leverage = ratio(row.leverage);
        CHECK(limit_of(account, Asset::usdt) == usdt(row.limit));
    }
}

TEST_CASE("3.5: 10 000 USDT, 0.05 BTC borrowed and sold: 6 997 USDT may leave") {
    Ledger ledger = make_ledger(small_world());
    book(ledger, Transferred{pair, Direction::into_isolated, usdt("10000")}, nullptr);
    book(ledger, Borrowed{pair, btc("0.05")}, nullptr);
    book_trade(ledger, Side::sell, "0.05", "60000");
    const IsolatedAccount& account = ledger.at(pair);
    CHECK(assets_value(account, price("60000")) == usdt("12997"));  // 10 000 + 3 000 - 3
    CHECK(debt_value(account, price("60000")) == usdt("3000"));
    CHECK(level_of(account, "60000") == "4.3323");  // 4.33
    CHECK(transfer_out_limit(account, Asset::usdt, price("60000")) == usdt("6997"));
    // with the first hour, 0.05 * 0.001089 % = 0.00000055 BTC, it is 2 * 0.033 less
    charge(ledger, InterestKind::on_borrow);
    CHECK(transfer_out_limit(account, Asset::usdt, price("60000")) == usdt("6996.934"));
}

TEST_CASE("4: hours are charged at the loan and at every full hour that strikes") {
    struct Row {
        std::int64_t borrowed_min;  // minutes after 10:00
        std::int64_t seen_min;
        std::int64_t hours;
    };
    // S5: 13:55 to 14:30 is 2 hours. S20: 09:20 to 09:55 is 1, to 10:15 is 2; here an hour later.
    const Row rows[] = {{235, 270, 2}, {80, 115, 1}, {80, 135, 2}};
    for (const Row& row : rows) {
        CAPTURE(row.seen_min);
        World world = small_world();
        world.start_ms += row.borrowed_min * minute_ms;
        const std::int64_t seen_ms = world.start_ms + (row.seen_min - row.borrowed_min) * minute_ms;
        // the formula of 4: 1 + full hours at the end - full hours at the loan
        CHECK(1 + full_hours(seen_ms) - full_hours(world.start_ms) == row.hours);
        Session session{world};
        must(session, Transfer{pair, Direction::into_isolated, usdt("2000")});
        must(session, Borrow{pair, usdt("1000")});
        must(session, Advance{(row.seen_min - row.borrowed_min) * minute_ms});
        // 1 000 * 0.001 % an hour
        CHECK(account_of(session).quote.interest.units == row.hours * units("0.01"));
    }
}

TEST_CASE("5.1: 14 are 0.01866667 of interest and 13.98133333 of principal (A1)") {
    IsolatedAccount account = holding("0", "100");
    account.quote.principal = usdt("50");
    account.quote.interest = usdt("0.01866667");
    const Repaid repaid = repayment(account, usdt("14"), false);
    CHECK(repaid.interest == usdt("0.01866667"));
    CHECK(repaid.principal == usdt("13.98133333"));
}

TEST_CASE("5.2: 0.10000654 BTC of debt need a purchase of 0.10011 BTC") {
    const Amount bought =
        purchase_to_receive(btc("0.10000654"), ratio("0.001"), rules_of(pair).lot);
    CHECK(bought == btc("0.10011"));
    // 0.10011 * 0.999 = 0.10000989: 0.00000335 are left over
    const Amount received = bought - times(bought, ratio("0.001"), Round::up);
    CHECK(received - btc("0.10000654") == btc("0.00000335"));
    // one lot less would not do: 0.1001 * 0.999 = 0.0999999
    CHECK(btc("0.1001") - times(btc("0.1001"), ratio("0.001"), Round::up) < btc("0.10000654"));
}

TEST_CASE("6.8: the life of a short sale, row by row") {
    Ledger ledger = make_ledger(small_world());
    const IsolatedAccount& account = ledger.at(pair);
    book(ledger, Transferred{pair, Direction::into_isolated, usdt("1000")}, nullptr);
    CHECK_FALSE(margin_level(account, price("60000")).has_value());  // 999

    book(ledger, Borrowed{pair, btc("0.1")}, nullptr);
    charge(ledger, InterestKind::on_borrow);
    CHECK(account.base.owed() == btc("0.10000109"));
    CHECK(level_of(account, "60000") == "1.1667");  // 7 000 / 6 000.0654

    book_trade(ledger, Side::sell, "0.1", "60000");
    CHECK(account.quote.free == usdt("6994"));                            // 1 000 + 6 000 - 6
    CHECK(margin_level(account, price("60000")) == ratio("1.16565396"));  // 6 994 / 6 000.0654

    for (int hour = 11; hour <= 15; ++hour) charge(ledger, InterestKind::periodic);
    CHECK(account.base.owed() == btc("0.10000654"));  // six times 0.00000109
    CHECK(level_of(account, "60000") == "1.1656");

    book_trade(ledger, Side::buy, "0.10011", "55000");
    CHECK(account.quote.free == usdt("1487.95"));  // 6 994 - 5 506.05
    CHECK(account.base.free == btc("0.10000989"));

    const Repaid repaid = repayment(account, btc("0.10000654"), false);
    CHECK(repaid.interest == btc("0.00000654"));
    CHECK(repaid.principal == btc("0.1"));
    book(ledger, repaid, nullptr);
    CHECK(account.free_of_debt());
    CHECK(account.base.free == btc("0.00000335"));
    CHECK(transfer_out_limit(account, Asset::usdt, price("55000")) == usdt("1487.95"));
    // 487.95 won: 500 - 6.00 sale's fee - 6.05 for 0.00011 BTC of fee, interest and dust
    CHECK(account.quote.free - usdt("1000") == usdt("500") - usdt("6") - usdt("6.05"));
}

TEST_CASE("6.8: the first rows, played against the market") {
    World world = small_world();
    world.start_ms += 20 * minute_ms;  // 10:20
    world.hourly_rates[index_of(Asset::btc)] = sample_rate;
    Session session{world};
    must(session, Transfer{pair, Direction::into_isolated, usdt("1000")});
    must(session, Borrow{pair, btc("0.1")});
    must(session, market_order(Side::sell, btc("0.1")));
    CHECK(account_of(session).quote.free == usdt("6994"));
    CHECK(account_of(session).base.owed() == btc("0.10000109"));
    // 15:20 is five full hours later; the clock strikes six charges in all
    must(session, Advance{5 * hour_ms});
    CHECK(account_of(session).base.owed() == btc("0.10000654"));
    CHECK(account_of(session).base.interest == btc("0.00000654"));
}

TEST_CASE("7.2: 100 USDT, 0.4 of a coin borrowed and still there, ratio 1.1 (S7)") {
    IsolatedAccount account = holding("0.4", "100");
    account.base.principal = btc("0.4");
    account.base.interest = btc("0.00004");
    // 100 / (1.1 * 0.40004 - 0.4) = 2 497.25; a locked coin counts as well
    CHECK(trigger_price(account, ratio("1.1")) == price("2497.25302167"));
    account.base.locked = account.base.free;
    account.base.free = btc("0");
    CHECK(trigger_price(account, ratio("1.1")) == price("2497.25302167"));
}

TEST_CASE("7.3: the short of 6.8 is called at 63 581.13 and liquidated at 66 608.80") {
    IsolatedAccount account = holding("0", "6994");
    account.base.principal = btc("0.1");
    account.base.interest = btc("0.00000109");
    const Ladder& ladder = rules_of(pair).ladder;
    // 6 994 / (ratio * 0.10000109), cut after two decimals more than the reference prints
    CHECK(write_decimal(trigger_price(account, ladder.margin_call)->units, 4) == "63581.1251");
    CHECK(write_decimal(trigger_price(account, ladder.pre_liquidation)->units, 4) == "65363.7735");
    CHECK(write_decimal(trigger_price(account, ladder.liquidation)->units, 4) == "66608.7977");
    // at 66 608.80: debt 6 660.95, equity 333.05
    CHECK(write_decimal(debt_value(account, price("66608.80")).units, 2) == "6660.95");
    CHECK(equity_value(account, price("66608.80")) == usdt("333.04739640"));
    // covering costs 6 667.62 before lots: 0.10000109 / 0.999 * 66 608.80
    const Amount cover = purchase_to_receive(btc("0.10000109"), ratio("0.001"), btc("0.00000001"));
    const Amount cost = value_of(cover, price("66608.80"), Asset::usdt, Round::up);
    CHECK(write_decimal(cost.units, 2) == "6667.62");
    const Amount fee = times(usdt("6994"), rules_of(pair).clearance_fee, Round::up);
    CHECK(fee == usdt("139.88"));
    // 6 994 - 6 667.62 - 139.88 = 186.50
    CHECK(write_decimal((usdt("6994") - cost - fee).units + units("0.005"), 2) == "186.50");
}

TEST_CASE("7.4: the long of 1 000 and 4 000 borrowed USDT") {
    Ledger ledger = make_ledger(small_world());
    book(ledger, Transferred{pair, Direction::into_isolated, usdt("1000")}, nullptr);
    book(ledger, Borrowed{pair, usdt("4000")}, nullptr);
    const Amount interest = usdt("0.07916667");
    book(ledger, InterestCharged{pair, interest, usdt("4000"), {1'979}, InterestKind::on_borrow},
         nullptr);
    book_trade(ledger, Side::buy, "0.08333", "60000");
    const IsolatedAccount& account = ledger.at(pair);
    CHECK(account.quote.free == usdt("0.2"));  // 5 000 - 4 999.80
    CHECK(account.base.free == btc("0.08324667"));
    CHECK(level_of(account, "60000") == "1.2487");
    const Ladder& ladder = rules_of(pair).ladder;
    CHECK(write_decimal(trigger_price(account, ladder.margin_call)->units, 2) == "52853.61");
    CHECK(write_decimal(trigger_price(account, ladder.liquidation)->units, 2) == "50451.06");
}
