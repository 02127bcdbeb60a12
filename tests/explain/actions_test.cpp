#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// The same command for another amount.
struct Replace {
    std::int64_t value;
    Command operator()(Borrow c) const { return c.amount.units = value, c; }
    Command operator()(Repay c) const { return c.amount.units = value, c; }
    Command operator()(Transfer c) const { return c.amount.units = value, c; }
    Command operator()(PlaceOrder c) const {
        if (auto* limit = std::get_if<LimitTerms>(&c.terms)) limit->quantity.units = value;
        if (auto* market = std::get_if<MarketTerms>(&c.terms)) market->quantity.units = value;
        if (auto* by = std::get_if<MarketByQuoteTerms>(&c.terms)) by->spend.units = value;
        return c;
    }
    template <typename Other>
    Command operator()(Other c) const {
        return c;
    }
};

}  // namespace

TEST_CASE("an action sends its command, or says why not with code and a fix") {
    const State state = funded_at("60000", "2000");
    const Action fine = action(state, "Confirm Borrow", Borrow{pair, btc("0.10")});
    CHECK(fine.command.has_value());
    CHECK(fine.why_not.empty());
    CHECK(fine.code.empty());

    const Action over = action(state, "Confirm Borrow", Borrow{pair, btc("0.32")});
    CHECK_FALSE(over.command.has_value());
    CHECK(over.code == "-11008");
    // 2 000 / 0.111 / 60 000 = 0.30030030, down to 0.30030
    CHECK(over.fix_label == "Use 0.30030");
    CHECK(over.fix_value == "0.30030");
}

TEST_CASE("whatever an action suggests is accepted") {
    State state = short_at_60600();
    state.ledger.at(pair).base.free = btc("0.05");
    const Command refused_ones[] = {
        Borrow{pair, btc("5")},
        Borrow{pair, usdt("90000")},
        Borrow{pair, btc("0.0000001")},
        Repay{pair, btc("0.2")},
        Repay{pair, btc("0.100001")},
        Transfer{pair, Direction::into_isolated, usdt("999999")},
        PlaceOrder{pair, Side::sell, LimitTerms{price("60600"), btc("1")}},
        PlaceOrder{pair, Side::buy, LimitTerms{price("60600"), btc("1")}},
        PlaceOrder{pair, Side::buy, LimitTerms{price("60600"), btc("0.0000123")}},
        PlaceOrder{pair, Side::buy, LimitTerms{price("60600"), btc("0.00001")}},
        PlaceOrder{pair, Side::buy, MarketTerms{btc("1")}},
        PlaceOrder{pair, Side::buy, MarketTerms{btc("0.00001")}},
        PlaceOrder{pair, Side::buy, MarketByQuoteTerms{usdt("90000")}},
    };
    int suggested = 0;
    for (Command command : refused_ones) {
        Action asked = action(state, "", command);
        CAPTURE(asked.why_not);
        REQUIRE_FALSE(asked.command.has_value());
        if (asked.fix_value.empty()) continue;
        ++suggested;
        // a lot that is whole may still be worth too little: then the next fix says how much
        for (int tries = 0; tries < 2 && !asked.command; ++tries) {
            const auto value = read_decimal(asked.fix_value, 8);
            REQUIRE(value.has_value());
            command = std::visit(Replace{*value}, command);
            asked = action(state, "", command);
        }
        CHECK(asked.why_not.empty());
    }
    CHECK(suggested == 13);
}

TEST_CASE("nothing is suggested when nothing would be accepted") {
    const State state = short_at_60600();
    const Action repay = action(state, "", Repay{pair, btc("0.100001")});
    CHECK(repay.fix_label.empty());
    const Action sell =
        action(state, "", PlaceOrder{pair, Side::sell, LimitTerms{price("60600"), btc("1")}});
    CHECK(sell.fix_label.empty());
}

TEST_CASE("a dry run changes nothing") {
    const State state = funded_at("60000", "2000");
    const auto before = fingerprint(state);
    const auto after = ledger_after(state, Borrow{pair, btc("0.10")});
    REQUIRE(after.has_value());
    CHECK(after->at(pair).base.free == btc("0.10"));
    CHECK(after->at(pair).base.interest == btc("0.000001"));  // 0.10 * 0.001 %
    CHECK(fingerprint(state) == before);
    CHECK_FALSE(ledger_after(state, Borrow{pair, btc("0.32")}).has_value());
}
