#include "explain/cards.h"

#include <doctest/doctest.h>

#include <array>

#include "card_sums.h"
#include "explain/late.h"
#include "lessons/goal.h"
#include "scenes.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;

namespace {

Card named(const State& state, const Desk& desk, std::string_view target,
           std::string_view label = {}) {
    return cards::card_of(state, desk, *cards::figure_named(state, target, label, desk));
}

}  // namespace

TEST_CASE("cards: the margin level of the walk, with the numbers of the walk") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::trade);
    const Card card = named(state, desk, "account.level");
    CHECK(cards::in_words(card) ==
          "(BTC held × index price + USDT held) ÷ (BTC owed × index price)");
    CHECK(cards::in_numbers(card) == "(0 × 60,600.00 + 8,053.94) ÷ (0.100001 × 60,600.00)");
    // 6 060.0606 * 1.329 = 8 053.8205…; what is left, 0.1194626, over 6 060.0606 is 0.00001971
    CHECK(card.units == 132'901'971);
    CHECK(card.value == "1.3290");

    desk.card = {.target = "account.level", .label = "Margin level", .path = {}, .open = true};
    const CardView view = cards::card_view(state, desk);
    CHECK(view.name == "Margin level");
    CHECK(view.sum.ends_with(" = 1.32901971, shown as 1.3290"));
    REQUIRE(view.inputs.size() == 4);
    CHECK(view.inputs[3].name == "BTC owed");
    CHECK(view.inputs[3].value == "0.100001 BTC");
    CHECK(view.inputs[3].source == "borrowed and interest");
}

TEST_CASE("cards: from the level down to the loan and its first hour") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::trade);
    desk.card = {.target = "account.level", .label = "Margin level", .path = {}, .open = true};
    desk.card.path = {{FigureKind::owed, Pair::btcusdt, Asset::btc, false}};
    CardView view = cards::card_view(state, desk);
    CHECK(view.sum == "0.1 + 0.000001 = 0.100001");
    REQUIRE(view.trail.size() == 1);
    CHECK(view.trail[0] == "Margin level");
    desk.card.path.push_back(*view.inputs[1].figure);
    view = cards::card_view(state, desk);
    CHECK(view.name == "BTC interest");
    REQUIRE(view.inputs.size() == 1);
    CHECK(view.inputs[0].name == "Interest, first hour");
    CHECK(view.inputs[0].value == "+0.000001 BTC");
    CHECK(view.inputs[0].source == "2 Mar 10:00");
    CHECK_FALSE(view.inputs[0].figure.has_value());
}

TEST_CASE("cards: without debt there is nothing to divide by") {
    const State state = funded_at("60000", "2000");
    const Desk desk = desk_on(Page::trade);
    for (const char* target : {"account.level", "account.liquidation_price"}) {
        const Card card = named(state, desk, target);
        CHECK(card.formula.terms.empty());
        CHECK_FALSE(card.note.empty());
    }
    CHECK(named(state, desk, "account.level").value == "no debt");
}

TEST_CASE("cards: a liquidation price is rounded toward the danger") {
    const State state = short_at_60600();
    const Card card = named(state, desk_on(Page::trade), "account.liquidation_price");
    // 8 053.94 / (1.05 * 0.100001) = 76 703.4…
    CHECK(cards::in_numbers(card) == "8,053.94 ÷ (1.05 × 0.100001)");
    CHECK(card.value == "76,703");
}

TEST_CASE("cards: after what is typed") {
    const State state = funded_at("60000", "2000");
    Desk desk = desk_on(Page::trade);
    desk.window = Window::borrow;
    desk.borrow = {Asset::btc, "0.1"};
    const Card level = named(state, desk, "change.0", "Margin level");
    // (0.1 * 60 000 + 2 000) / (0.100001 * 60 000) = 8 000 / 6 000.06
    CHECK(level.value == "1.3333");
    const Card held = cards::card_of(state, desk, *level.inputs[0].figure);
    CHECK(held.inputs[1].name == "what you typed");
    CHECK(held.inputs[1].units == btc("0.1").units);
}

TEST_CASE("cards: what is no number has none") {
    Desk desk = desk_on(Page::trade);
    const State state = funded_at("60000", "2000");
    for (const char* target : {"account.transfer", "order.submit", "chart", "wallet.margin.row.X",
                               "wallet.cell.NOPAIR.BTC.total", ""}) {
        CHECK_FALSE(cards::figure_named(state, target, "Total", desk).has_value());
        desk.card.target = target;
        CHECK(cards::card_view(state, desk).name.empty());
    }
    CHECK_FALSE(cards::figure_named(state, "fact.stop", "Stop", desk).has_value());
}

TEST_CASE("cards: nothing is built while no card is in front") {
    const State state = funded_at("60000", "2000");
    Views views;
    views.late.card.name = "old";
    late_model().build(views, state, desk_on(Page::trade), {});
    CHECK(views.late.card.name.empty());
}

TEST_CASE("cards: a long story is told by its newest lines, and the sum is still all of it") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.01")});
    for (int hour = 0; hour < 40; ++hour) must(session, Advance{60 * minute_ms});
    const Desk desk = desk_on(Page::trade);
    const Figure interest{FigureKind::interest, Pair::btcusdt, Asset::btc, false};
    const Card card = cards::card_of(session.state(), desk, interest);
    CHECK(card.inputs.size() == 31);
    CHECK(card.inputs.back().name == "Before that");
    CHECK(card.inputs.back().source == "11 events");  // 41 charges
    CHECK(adds_up(session.state(), desk, interest));
}

TEST_CASE("cards: a sign on the chart has the card of what it tells") {
    const State state = short_at_60600();
    const Desk desk = desk_on(Page::trade);
    ChartView chart;
    fill_chart(chart, scene_of(state, desk, Pair::btcusdt));
    REQUIRE(chart.marks.size() == 3);  // transfer, loan, sale
    // the sale: 0.1 BTC at 60 600
    const std::array<std::int64_t, 3> amounts = {2'000 * one, one / 10, 6'060 * one};
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        CAPTURE(chart.marks[i].about);
        const std::string name = "chart.mark." + std::to_string(chart.marks[i].record);
        const auto figure = cards::figure_named(state, name, chart.marks[i].about, desk);
        REQUIRE(figure);
        CHECK(cards::card_of(state, desk, *figure).units == amounts[i]);
        CHECK(adds_up(state, desk, *figure));
    }
    CHECK_FALSE(cards::figure_named(state, "chart.mark.999999", {}, desk));
}

TEST_CASE("cards: how much to buy so that the debt can be repaid after the fee") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::trade);
    const Figure figure{FigureKind::enough, Pair::btcusdt};
    Card card = cards::card_of(state, desk, figure);
    // 0.100001 / 0.999 = 0.1001011…, up to the lot of 0.00001: 0.10011
    CHECK(card.units == 10'011'000);
    CHECK(cards::in_words(card) == "(BTC owed − BTC available) ÷ (1 − fee rate)");
    CHECK(adds_up(state, desk, figure));
    // the repay window says the same number
    desk.window = Window::repay;
    desk.repay.asset = Asset::btc;
    CHECK(repay_view(scene_of(state, desk, Pair::btcusdt)).note.contains(card.value));
    CHECK(cards::figure_named(state, "repay.note", {}, desk) == figure);

    Session covered = funded("2000");
    must(covered, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{.quantity = btc("0.01")}});
    must(covered, Borrow{Pair::btcusdt, btc("0.001")});
    card = cards::card_of(covered.state(), desk, figure);
    CHECK(card.units == 0);
    CHECK(adds_up(covered.state(), desk, figure));
}

TEST_CASE("cards: hints, questions and remarks bring their numbers, once they are said") {
    const lessons::Lesson goals = lessons::lesson_in_file("lessons/goals/goals.lesson");
    const State state = short_at_60600();
    lessons::Player player{lessons::goal_named(goals, "short-and-profit").value()};
    player.begin(state);
    player.observe(state, {});
    CHECK_FALSE(cards::figure_in_lesson(player, "practice.goal"));  // no number in its words
    player.show_hint();
    player.show_hint();  // "Your average sale is {entry.price}"
    const auto figure = cards::figure_in_lesson(player, "practice.goal");
    REQUIRE(figure);
    const Card card = cards::card_of(state, desk_on(Page::trade), *figure, &player);
    REQUIRE(card.inputs.size() == 1);
    CHECK(card.inputs[0].units == 60'600 * one);
}
