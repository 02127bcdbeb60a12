#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

constexpr Pair pair = Pair::btcusdt;

}  // namespace

TEST_CASE("a repayment says what was paid in which order") {
    State state = funded_at("57000", "2000");
    const auto toast = toast_for(Repaid{pair, btc("0.000006"), btc("0.10")}, state);
    REQUIRE(toast.has_value());
    CHECK(toast->title == "Repaid 0.100006 BTC");
    CHECK(toast->text == "Interest 0.000006 first, then 0.1 borrowed. You owe nothing.");
}

TEST_CASE("a margin call says the level, where liquidation is and what to do") {
    const State state = short_at_60600();
    const auto toast =
        toast_for(StatusChanged{pair, MarginStatus::normal, MarginStatus::margin_call,
                                ratio("1.0986"), price("73310")},
                  state);
    REQUIRE(toast.has_value());
    CHECK(toast->title == "Margin call");
    CHECK(toast->text == "The level is 1.0986. Add collateral or repay; liquidation is at 76,703.");
    CHECK(toast->tone == Tone::warn);
}

TEST_CASE("a loan and a fill are announced, the clock is not") {
    const State state = short_at_60600();
    CHECK(toast_for(Borrowed{pair, btc("0.10")}, state)->title == "Borrowed 0.1 BTC");
    const auto fill = toast_for(OrderFilled{first_order, 1, price("60600"), btc("0.10"),
                                            usdt("6060"), usdt("6.06"), Role::maker},
                                state);
    REQUIRE(fill.has_value());
    CHECK(fill->title == "Sold 0.1 BTC");
    CHECK(fill->text == "At 60,600.00, fee 6.06 USDT.");
    CHECK_FALSE(toast_for(TimePassed{200}, state).has_value());
    CHECK_FALSE(toast_for(InterestCharged{}, state).has_value());
}

TEST_CASE("the fills of one order are told together, at their average price") {
    const State state = short_at_60600();
    const auto fill = [](const char* at, const char* size, const char* total, const char* fee) {
        return OrderFilled{first_order, 1,         price(at),  btc(size),
                           usdt(total), usdt(fee), Role::taker};
    };
    // 0.04 at 60,600 and 0.06 at 60,700: 2,424 + 3,642 = 6,066 for 0.10, which is 60,660 each
    const std::vector<Event> events = {fill("60600", "0.04", "2424", "2.424"), TimePassed{200},
                                       fill("60700", "0.06", "3642", "3.642")};
    const std::vector<EventToast> told = toasts_for(events, state);
    REQUIRE(told.size() == 1);
    CHECK(told.front().toast.title == "Sold 0.1 BTC");
    CHECK(told.front().toast.text == "At 60,660.00, fee 6.07 USDT.");
}

TEST_CASE("orders cancelled together are one message, and one alone is as before") {
    const State state = short_at_60600();
    const std::vector<Event> three(3, OrderCanceled{first_order});
    REQUIRE(toasts_for(three, state).size() == 1);
    CHECK(toasts_for(three, state).front().toast.title == "3 orders cancelled");
    const std::vector<Event> single{OrderCanceled{first_order}};
    REQUIRE(toasts_for(single, state).size() == 1);
    CHECK(toasts_for(single, state).front().toast.title == "Order cancelled");
}

TEST_CASE("a liquidation says why and what is left") {
    const State state = short_at_60600();
    const auto toast = toast_for(LiquidationEnded{pair, usdt("186.5")}, state);
    REQUIRE(toast.has_value());
    CHECK(toast->text ==
          "186.50 USDT is left in this account. Your other wallets were not touched.");
}
