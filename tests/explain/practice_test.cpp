// What the coach of free practice says about states made by hand.
#include "explain/practice.h"

#include <doctest/doctest.h>

#include "lessons/goal.h"
#include "scenes.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;

namespace {

std::string advice(const State& state) {
    std::string all;
    for (const Saying& line : advice_for(state, Pair::btcusdt)) all += line.words + "\n";
    return all;
}

std::string remark(const State& state) { return remark_on_last(state, Pair::btcusdt).words; }

State funded_state() { return funded_at("60000", "2000"); }

}  // namespace

TEST_CASE("advice: nothing in the account comes first, then nothing anywhere") {
    State state = market_at("60000");
    CHECK(advice(state) ==
          "Nothing is in the BTC/USDT account. Transfer collateral in first; you have "
          "10,000.00 USDT in spot.\n");
    state.ledger.spot[index_of(Asset::usdt)] = usdt("0");
    CHECK(advice(state).contains("Neither spot nor this account holds anything"));
}

TEST_CASE("advice: collateral without a debt may be used or taken home") {
    CHECK(advice(funded_state()).starts_with("Nothing is owed. Borrow BTC and sell it if"));
}

TEST_CASE("advice: a debt that lies unused costs interest") {
    State state = funded_state();
    evolve(state, Borrowed{Pair::btcusdt, btc("0.1")});
    CHECK(advice(state).starts_with("You owe 0.1 BTC and hold it: interest runs"));
    State quote = funded_state();
    evolve(quote, Borrowed{Pair::btcusdt, usdt("1000")});
    CHECK(advice(quote).starts_with("You owe 1,000.00 USDT and hold it: interest runs"));
}

TEST_CASE("advice: an open short without a stop, and how it is closed") {
    const std::string all = advice(short_at_60600());
    // call: (8 053.94 / 0.100001) / 1.10 = 73 217.3
    CHECK(all.contains("Your short has no stop. A Stop market order to buy below 73,217"));
    // 0.100001 owed, a fee of 0.1 % on top, up to the lot: 0.10011
    CHECK(all.contains("To close the short, buy 0.10011 BTC and repay with Max."));
}

TEST_CASE("advice: a waiting stop is not asked for again") {
    State state = short_at_60600();
    Order stop = order_with(first_order + 1, Side::buy);
    stop.type = OrderType::stop_loss;
    state.orders.push_back(stop);
    state.open_orders.push_back(stop.id);
    CHECK(!advice(state).contains("has no stop"));
    CHECK(advice(state).contains("To close the short"));
}

TEST_CASE("advice: a level at the margin call is the most pressing thing") {
    State state = short_at_60600();
    // 6 600 / (0.100001 * 60 600) = 1.08909…, cut down to 1.0890: below 1.10 and above 1.05
    state.ledger.at(Pair::btcusdt).quote.free = usdt("6600");
    CHECK(advice(state).starts_with("The level is 1.0890, below the margin call at 1.10. "));
    CHECK(advice(state).contains("Transfer collateral in, or buy back a part and repay it."));
}

TEST_CASE("advice: liquidation that is less than 5% away is told before the call") {
    State state = short_at_60600();
    // level 6 680 / 6 060.06 = 1.1023; liquidation at 6 680 / 0.100001 / 1.05 = 63 618.4, 5.0 %
    state.ledger.at(Pair::btcusdt).quote.free = usdt("6670");
    // 6 670 / 0.100001 / 1.05 = 63 523.2: 4.8 % above 60 600
    CHECK(advice(state).contains("is only 4.8% away"));
}

TEST_CASE("advice: a long is closed by a sale") {
    State state = funded_state();
    evolve(state, Borrowed{Pair::btcusdt, usdt("4000")});
    AccountLeg& base = state.ledger.at(Pair::btcusdt).base;
    AccountLeg& quote = state.ledger.at(Pair::btcusdt).quote;
    base.free = btc("0.1");
    quote.free = usdt("0");
    const std::string all = advice(state);
    CHECK(all.contains("Your long has no stop. A Stop market order to sell above "));
    CHECK(all.contains("To close the long, sell your BTC and repay with Max."));
}

TEST_CASE("remarks: the last thing that is worth a word, for an hour") {
    Session session = funded("2000");
    CHECK(remark(session.state()).empty());
    must(session, Borrow{Pair::btcusdt, btc("0.02")});
    // (2 000 + 1 200) / 1 200 is about 2.67
    CHECK(remark(session.state()) ==
          "The first hour of interest was charged at once. The level leaves you room.");
    must(session, Repay{Pair::btcusdt, btc("0.01")});
    CHECK(remark(session.state())
              .starts_with("You repaid a part: interest first, then the loan. You still owe "
                           "0.0100002 BTC."));
    must(session, SkipTime{61 * minute_ms});
    CHECK(remark(session.state()).empty());
}

TEST_CASE("remarks: a loan up to the limit leaves little room") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.25")});
    // (2 000 + 15 000) / 15 000 is about 1.13
    CHECK(remark(session.state()).contains("which leaves little room"));
}

TEST_CASE("remarks: a sale by a waiting order set its own price") {
    CHECK(remark(short_at_60600()) ==
          "You sold at 60,600. Your order had waited in the book, so you set the price.");
}

TEST_CASE("advice: each sentence with a number in it brings its card") {
    State near = short_at_60600();
    near.ledger.at(Pair::btcusdt).quote.free = usdt("6600");
    State idle = funded_state();
    evolve(idle, Borrowed{Pair::btcusdt, btc("0.1")});
    using Kinds = std::vector<FigureKind>;
    const auto kinds = [](const State& state) {
        Kinds found;
        for (const Saying& line : advice_for(state, Pair::btcusdt))
            found.push_back(line.figure.kind);
        return found;
    };
    CHECK(kinds(market_at("60000")) == Kinds{FigureKind::spot});
    CHECK(kinds(funded_state()) == Kinds{FigureKind::none});
    CHECK(kinds(idle) == Kinds{FigureKind::owed});
    CHECK(kinds(short_at_60600()) == Kinds{FigureKind::call_price, FigureKind::enough});
    CHECK(kinds(near) == Kinds{FigureKind::level, FigureKind::call_price, FigureKind::enough});
    CHECK(remark_on_last(short_at_60600(), Pair::btcusdt).figure.kind == FigureKind::trade_price);
}

TEST_CASE("the practice coach lists the goals, the chosen one and what it waits for") {
    const lessons::Lesson goals = lessons::lesson_in_file("lessons/goals/goals.lesson");
    Session session = funded("2000");
    PracticeFacts facts;
    CHECK(practice_view(facts, session.state(), Pair::btcusdt).note ==
          "The goals are being loaded.");
    facts.goals_missing = true;
    CHECK(practice_view(facts, session.state(), Pair::btcusdt).note.contains("could not be"));
    facts.goals = &goals;
    facts.reached = {"guarded", "from-an-older-version"};
    PracticeView view = practice_view(facts, session.state(), Pair::btcusdt);
    CHECK(view.note.empty());
    CHECK(view.count == "1 of 9 reached");
    CHECK(!view.has_goal);
    CHECK(view.goals.size() == 9);
    CHECK(view.goals[4].reached);

    lessons::Player player{lessons::goal_named(goals, "cheap-money").value()};
    player.begin(session.state());
    player.observe(session.state(), {});
    player.show_hint();
    facts.goal = &player;
    view = practice_view(facts, session.state(), Pair::btcusdt);
    CHECK(view.has_goal);
    CHECK(view.title == "Borrow 1,000 USDT for under 0.1 USDT");
    CHECK(view.waiting == "a loan of at least 1,000 USDT");
    CHECK(view.hints.size() == 1);
    CHECK(view.more_hints);
    CHECK(view.goals[6].chosen);

    must(session, Borrow{Pair::btcusdt, usdt("1000")});
    player.observe(session.state(), {});
    CHECK(practice_view(facts, session.state(), Pair::btcusdt).waiting == "a repayment");
    must(session, Repay{Pair::btcusdt, account_of(session).quote.owed()});
    player.observe(session.state(), {});
    view = practice_view(facts, session.state(), Pair::btcusdt);
    CHECK(view.done);
    CHECK(view.debrief.starts_with("Interest runs by the hour"));
}
