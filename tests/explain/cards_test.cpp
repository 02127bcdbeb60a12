#include "explain/cards.h"

#include <doctest/doctest.h>

#include "card_sums.h"
#include "explain/late.h"
#include "scenes.h"

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
