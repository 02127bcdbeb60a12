// The first walk as people walk it: early, late, wrong, and put right again.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/check.h"
#include "lessons/names.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// A learner in front of the first walk, brought to a step by its own solution.
class Learner {
public:
    explicit Learner(std::string_view step)
        : lesson_{walk()}, session_{lesson_.world}, player_{lesson_}, ui_{screen_at_start()} {
        const auto found = std::ranges::find(lesson_.steps, step, &Step::id);
        const auto place = static_cast<std::size_t>(found - lesson_.steps.begin());
        const bool reached = play_until(session_, player_, place) && player_.step() == place;
        MW_CHECK(reached, "the walk's own solution leads to each of its steps");
        look();
    }

    void give(const Command& command) {
        const Answer answer = session_.submit(command);
        if (const auto* refusal = std::get_if<Refusal>(&answer)) player_.saw_refusal(*refusal);
        look();
    }

    void show(std::string_view name, std::string_view word) {
        for (auto& [key, value] : ui_)
            if (key == name) value = word;
        look();
    }

    void wait_minutes(int minutes) {
        for (int i = 0; i < 6 * minutes; ++i) {
            session_.submit(Advance{10'000});
            look();
        }
    }

    [[nodiscard]] std::string step() const {
        return player_.done() ? "done" : lesson_.steps[player_.step()].id;
    }
    [[nodiscard]] bool hears(std::string_view words) const {
        return player_.remark().starts_with(words);
    }
    [[nodiscard]] Player& player() { return player_; }
    [[nodiscard]] const Session& session() const { return session_; }

private:
    static Lesson walk() {
        Lesson lesson = lesson_in_file("lessons/first-walk.lesson");
        lesson.world.history_days = 1;
        return lesson;
    }

    void look() {
        player_.observe(session_.state(), ui_);
        for (const Command& command : player_.take_commands()) session_.submit(command);
    }

    Lesson lesson_;
    Session session_;
    Player player_;
    UiFacts ui_;
};

Command buy(std::string_view quantity) {
    return PlaceOrder{pair, Side::buy, MarketTerms{btc(quantity)}};
}

Command sell(std::string_view quantity) {
    return PlaceOrder{pair, Side::sell, MarketTerms{btc(quantity)}};
}

Command sell_at(std::string_view limit, std::string_view quantity) {
    return PlaceOrder{pair, Side::sell, LimitTerms{price(limit), btc(quantity)}};
}

}  // namespace

TEST_CASE("first walk: at the desk, Cross is answered") {
    Learner learner{"desk"};
    CHECK(learner.player().waiting_for() == "Trade › Margin");
    learner.show("page", "trade.margin");
    CHECK(learner.player().waiting_for() == "the Isolated tab");
    learner.show("account", "cross");
    CHECK(learner.hears("You chose Cross."));
    learner.show("account", "isolated");
    CHECK(learner.step() == "pair");
}

TEST_CASE("first walk: too little collateral is counted, and tops up") {
    Learner learner{"transfer"};
    learner.give(Borrow{pair, btc("0.1")});
    CHECK(learner.hears("This account is still empty"));
    learner.give(Transfer{pair, Direction::into_isolated, usdt("20000")});
    CHECK(learner.hears("Your spot wallet holds 10,000 USDT"));
    learner.give(Transfer{pair, Direction::into_isolated, usdt("200")});
    CHECK(learner.hears("The account holds 200 USDT of your own so far."));
    CHECK(learner.player().waiting_for() == "1,800 USDT more of your own");
    learner.give(Transfer{pair, Direction::into_isolated, usdt("1800")});
    CHECK(learner.step() == "borrow");
}

TEST_CASE("first walk: the wrong coin, too much and too little are answered") {
    Learner learner{"borrow"};
    learner.give(Borrow{pair, usdt("1000")});
    CHECK(learner.hears("You borrowed USDT."));
    CHECK(learner.step() == "borrow");
    learner.give(Repay{pair, usdt("1000.01")});
    CHECK(learner.player().remark().empty());
    learner.give(Borrow{pair, btc("0.5")});
    CHECK(learner.hears("That is above your limit of 0.30"));
    learner.give(Borrow{pair, btc("0.06")});
    CHECK(learner.hears("You have borrowed 0.06 BTC so far."));
    CHECK(learner.player().waiting_for() == "0.04 BTC more to borrow");
    learner.give(Borrow{pair, btc("0.04")});
    CHECK(learner.step() == "sell");
}

TEST_CASE("first walk: a sale at the market or below it is not the sale of this walk") {
    Learner market{"sell"};
    market.give(sell("0.1"));
    CHECK(market.hears("You sold at the market, at once, for "));
    CHECK(market.step() == "sell");
    Learner below{"sell"};
    below.give(sell_at("59000", "0.1"));
    CHECK(below.hears("Your limit was not above the market"));
    CHECK(below.step() == "sell");
}

TEST_CASE("first walk: orders too large, too small and too far away are answered") {
    Learner learner{"sell"};
    learner.give(sell_at("60600", "0.2"));
    CHECK(learner.hears("The order needs more than is free here: 0.1 BTC and 2,000 USDT."));
    learner.give(sell_at("60600", "0.04"));
    CHECK(learner.hears("Your order sells 0.04 BTC."));
    learner.give(CancelOrder{first_order});
    CHECK(learner.player().remark().empty());
    learner.give(sell_at("80000", "0.1"));
    CHECK(learner.hears("80,000 is more than 5% above the market."));
    CHECK(learner.step() == "sell");
    learner.give(CancelOrder{first_order + 1});
    learner.give(sell_at("60600", "0.1"));
    CHECK(learner.step() == "wait-for-sale");
}

TEST_CASE("first walk: the market comes to a price of the learner's own choice") {
    Learner learner{"sell"};
    learner.give(sell_at("61850", "0.1"));
    REQUIRE(learner.step() == "wait-for-sale");
    CHECK(learner.player().take_speed() == 60);
    learner.wait_minutes(10);
    learner.give(CancelOrder{first_order});
    CHECK(learner.hears("You took the order back"));
    learner.give(sell_at("62000", "0.1"));  // and to the next one too
    CHECK(learner.player().remark().empty());
    learner.wait_minutes(45);
    CHECK(learner.step() == "debt");
    CHECK(learner.player().take_speed() == 1);
    CHECK(is_true("st(entry.price) = 62000", learner.session()));
}

TEST_CASE("first walk: buying before the fall is answered") {
    Learner learner{"fall"};
    CHECK(learner.player().take_speed() == 60);
    learner.give(Repay{pair, btc("0.1")});
    CHECK(learner.hears("You owe 0.10000"));
    learner.give(Transfer{pair, Direction::out_of_isolated, usdt("7000")});
    CHECK(learner.hears("Nothing can be moved out while the level is below 2."));
    learner.give(buy("0.05"));
    CHECK(learner.hears("You bought before the fall."));
    CHECK(learner.step() == "fall");
    learner.wait_minutes(70);
    CHECK(learner.step() == "buy-back");
    CHECK(learner.player().take_speed() == 1);
}

TEST_CASE("first walk: buying exactly 0.10 leaves a little to owe, and the walk says how much") {
    Learner learner{"buy-back"};
    learner.give(buy("0.1"));
    // owed 0.100002 (two hours); bought 0.1 less 0.1 % = 0.0999; 0.000102 is missing;
    // 0.000102 / 0.999 = 0.00010210..., so 0.00011
    CHECK(learner.player().remark() ==
          "You bought almost enough. The fee was taken from the BTC and interest was added to the "
          "debt, so 0.000102 BTC is missing. Buy 0.00011 BTC more; an order must be worth at "
          "least 5 USDT.");
    CHECK(learner.player().waiting_for() == "0.000102 BTC more in the account");
    learner.give(buy("0.00011"));
    CHECK(learner.step() == "repay");
}

TEST_CASE("first walk: a part payment is answered, the rest repays it") {
    Learner learner{"repay"};
    learner.give(Repay{pair, btc("0.05")});
    CHECK(learner.hears("You repaid a part: interest first, then the loan. 0.050002 BTC is still"));
    learner.give(Repay{pair, btc("0.06")});
    CHECK(learner.hears("You owe 0.050002 BTC; more cannot be repaid."));
    learner.give(Repay{pair, btc("0.050002")});
    CHECK(learner.step() == "wallet");
}

TEST_CASE("first walk: wallet and records are looked for after the repayment, not before") {
    Learner early{"transfer"};
    early.show("page", "wallet.margin");
    early.show("wallet.filter", "BTC");
    CHECK(early.step() == "transfer");

    Learner learner{"wallet"};
    learner.show("page", "wallet.margin");
    CHECK(learner.player().waiting_for() == "the filter BTC");
    learner.show("wallet.filter", "USDT");
    CHECK(learner.hears("Every pair here is paid in USDT"));
    learner.show("wallet.filter", "BTC/USDT");
    REQUIRE(learner.step() == "orders");
    learner.show("page", "orders.margin");
    CHECK(learner.hears("Open orders shows what still waits"));
    learner.show("orders.tab", "order_history");
    CHECK(learner.player().remark().empty());
    learner.show("orders.pair", "BTCUSDT");
    learner.show("orders.side", "buy");
    CHECK(learner.hears("These are your purchases."));
    learner.show("orders.side", "sell");
    CHECK(learner.player().waiting_for() == "the time filter 1 day");
    learner.show("orders.time", "1d");
    CHECK(learner.step() == "done");
}

TEST_CASE("first walk: who does everything early is not asked to do it again") {
    Learner learner{"desk"};
    learner.give(Transfer{pair, Direction::into_isolated, usdt("2500")});
    learner.give(Borrow{pair, btc("0.12")});
    learner.give(sell_at("60600", "0.1"));
    learner.show("page", "trade.margin");
    learner.show("account", "isolated");
    learner.show("pair", "BTCUSDT");
    CHECK(learner.step() == "wait-for-sale");
}
