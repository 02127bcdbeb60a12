// Cards of the order book, of the tapes and of a lesson's timeline: what is in them, counted by
// hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "card_sums.h"
#include "explain/results.h"
#include "scenes.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;

namespace {

/// The card of a target, with the figure behind it.
struct Shown {
    Figure figure;
    cards::Card card;
    CardView view;
};

Shown shown(const State& state, Desk desk, const std::string& target,
            const std::string& label = "Price") {
    CAPTURE(target);
    const auto figure = cards::figure_named(state, target, label, desk);
    REQUIRE(figure.has_value());
    desk.card = {.target = target, .label = label, .path = {}, .open = true};
    CHECK(adds_up(state, desk, *figure));
    return {*figure, cards::card_of(state, desk, *figure), cards::card_view(state, desk)};
}

const cards::Input* input_of(const cards::Card& card, std::string_view name) {
    const auto found = std::ranges::find(card.inputs, name, &cards::Input::name);
    return found == card.inputs.end() ? nullptr : &*found;
}

/// A price on the tick a little under the market, where nobody else need be.
Price below_market(const State& state) {
    const Ticks bid = *state.market(Pair::btcusdt).book().best(Side::buy);
    return {(bid.count - 7) * 1'000'000};
}

}  // namespace

TEST_CASE("cards: a row of the book says its price, what waits there and the sum up to it") {
    const State state = market_at("60000");
    Desk desk = desk_on(Page::trade);
    desk.book_step = 1;
    const BookView view = book_view(scene_of(state, desk, Pair::btcusdt));
    const auto levels = state.market(Pair::btcusdt).book().levels(Side::sell, 4);
    CHECK(shown(state, desk, "book.cell.ask.3.price").view.value == view.asks[3].price);
    CHECK(shown(state, desk, "book.row.ask.3", "Ask").view.value == view.asks[3].price);
    const Shown amount = shown(state, desk, "book.cell.ask.3.amount", "Amount");
    CHECK(amount.view.value == view.asks[3].amount);
    CHECK(amount.card.units == levels[3].quantity.count * 1'000);  // a lot is 0.00001
    const Shown sum = shown(state, desk, "book.cell.ask.3.sum", "Sum");
    CHECK(sum.view.value == view.asks[3].sum);
    CHECK(sum.card.inputs.size() == 4);
    const std::int64_t lots = std::accumulate(
        levels.begin(), levels.end(), std::int64_t{0},
        [](std::int64_t so_far, const LevelView& level) { return so_far + level.quantity.count; });
    CHECK(sum.card.units == lots * 1'000);
    // each line of the sum leads to the card of its level
    REQUIRE(sum.card.inputs[1].figure.has_value());
    CHECK(cards::card_of(state, desk, *sum.card.inputs[1].figure).units ==
          levels[1].quantity.count * 1'000);
}

TEST_CASE("cards: rows that are not there, and other names, have no card") {
    const State state = market_at("60000");
    const Desk desk = desk_on(Page::trade);
    for (const char* name : {"book.cell.ask.999.price", "book.cell.ask.x.price", "book.step.10",
                             "trades.cell.mine.0.price", "trades.cell.market.40.price", "book.cell",
                             "book", "trades", "results.cell.1", "results.cell.x"}) {
        CAPTURE(name);
        CHECK_FALSE(cards::figure_named(state, name, "Price", desk).has_value());
    }
}

TEST_CASE(
    "cards: your own part of a level stands beside that of the others, and leads to the order") {
    Session session = rich();
    const Price at = below_market(session.state());
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{at, btc("0.25")}});
    const State& state = session.state();
    Desk desk = desk_on(Page::trade);
    desk.book_step = 1;
    const auto levels = shown_levels(scene_of(state, desk, Pair::btcusdt), Side::buy);
    const auto place = std::ranges::find(levels, Ticks{at.units / 1'000'000}, &LevelView::price);
    REQUIRE(place != levels.end());
    const std::string row = std::to_string(place - levels.begin());
    const Shown amount = shown(state, desk, "book.cell.bid." + row + ".amount", "Amount");
    const cards::Input* own = input_of(amount.card, "yours, order #100001");
    REQUIRE(own != nullptr);
    CHECK(own->units == units("0.25"));
    REQUIRE(own->figure.has_value());
    CHECK(own->figure->kind == FigureKind::order_amount);
    CHECK(own->figure->of == first_order);
    const cards::Input* others = input_of(amount.card, "others");
    CHECK((others == nullptr ? 0 : others->units) + units("0.25") == amount.card.units);
}

TEST_CASE("cards: a grouped row tells its rule, and sums what lies within the step") {
    const State state = market_at("60000");
    const Book& book = state.market(Pair::btcusdt).book();
    for (const std::int64_t step : {10, 100, 1'000}) {
        CAPTURE(step);
        Desk desk = desk_on(Page::trade);
        desk.book_step = step;
        const Shown ask = shown(state, desk, "book.cell.ask.1.price");
        CHECK(ask.card.note == "Orders between two steps count at the upper one.");
        CHECK(shown(state, desk, "book.cell.bid.1.price").card.note ==
              "Orders between two steps count at the lower one.");
        const cards::Input* of_book = input_of(ask.card, "step of the book");
        REQUIRE(of_book != nullptr);
        CHECK(of_book->units == step * 1'000'000);
        const std::int64_t upper = ask.card.units / 1'000'000;
        CHECK(upper % step == 0);
        const std::int64_t within =
            book.sweep(Side::buy, {INT64_MAX / 2}, {upper}).quantity.count -
            book.sweep(Side::buy, {INT64_MAX / 2}, {upper - step}).quantity.count;
        CHECK(shown(state, desk, "book.cell.ask.1.amount", "Amount").card.units == within * 1'000);
    }
}

TEST_CASE("cards: a trade of the market says who took and when; your part leads to your trade") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.01")}});
    const State& state = session.state();
    const Desk desk = desk_on(Page::trade);
    const TradesView view = trades_view(scene_of(state, desk, Pair::btcusdt));
    const Shown price = shown(state, desk, "trades.cell.market.0.price");
    CHECK(price.view.value == view.market[0].price.text);
    CHECK(price.card.note ==
          "The taker bought: an order to sell had waited at this price. Traded 2 Mar 10:00.");
    const Shown amount = shown(state, desk, "trades.cell.market.0.amount", "Amount");
    CHECK(amount.view.value == view.market[0].amount);
    const cards::Input* mine = input_of(amount.card, "yours");
    REQUIRE(mine != nullptr);
    CHECK(mine->figure->kind == FigureKind::trade_amount);
    CHECK(shown(state, desk, "trades.cell.market.0.time", "Time").view.value == "10:00:00");
    // a trade of others is nobody's part of yours
    const Shown older = shown(state, desk, "trades.cell.market.39.amount", "Amount");
    CHECK(input_of(older.card, "yours") == nullptr);
}

TEST_CASE("cards: your own tape leads to the trade, and from there to the order") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.01")}});
    const State& state = session.state();
    const Desk desk = desk_on(Page::trade);
    const TradesView view = trades_view(scene_of(state, desk, Pair::btcusdt));
    const auto fills = all_of<OrderFilled>(state);
    REQUIRE(view.mine.size() == fills.size());
    CHECK(view.mine[0].opens == first_order);
    const Shown amount = shown(state, desk, "trades.cell.mine.0.amount", "Amount");
    CHECK(amount.view.value == view.mine[0].amount);
    CHECK(amount.card.units == fills.back().quantity.units);
    const cards::Input* order = input_of(amount.card, "order #100001");
    REQUIRE(order != nullptr);
    CHECK(order->units == units("0.01"));
    CHECK(order->figure->kind == FigureKind::order_amount);
    CHECK(shown(state, desk, "trades.cell.mine.0.price").card.units == fills.back().price.units);
    CHECK(shown(state, desk, "trades.cell.mine.0.time", "Time").view.value == view.mine[0].time);
}

TEST_CASE("cards: a line of a lesson's timeline walks to its record, in that run alone") {
    Session session = funded("2000");
    lessons::Lesson lesson = lessons::lesson_in_file("lessons/first-walk.lesson");
    lessons::Player player{lesson};
    player.begin(session.state());
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.1")}});
    const State& state = session.state();
    const ResultsView results = results_view(player, state);
    REQUIRE(results.timeline.size() >= 2);
    const StoryLine& borrowed = results.timeline[0];
    CHECK(borrowed.title == "Borrowed 0.1 BTC");
    const std::string name = "results.cell." + std::to_string(borrowed.record);
    const Desk desk = desk_on(Page::results);
    const auto loan = cards::figure_named(state, name, borrowed.title, desk);
    REQUIRE(loan.has_value());
    CHECK(loan->kind == FigureKind::record_amount);
    CHECK(cards::card_of(state, desk, *loan).units == units("0.1"));
    CHECK(cards::shown_row(state, desk, name, borrowed.title)->value.text == "0.1 BTC");
    const StoryLine& sold = results.timeline[1];
    const auto trade =
        cards::figure_named(state, "results.cell." + std::to_string(sold.record), sold.title, desk);
    REQUIRE(trade.has_value());
    CHECK(trade->kind == FigureKind::trade_amount);
    // another run has another event under that number
    CHECK_FALSE(cards::figure_named(state, name, "Borrowed 0.2 BTC", desk).has_value());
    Desk asked = desk;
    asked.card = {.target = name, .label = borrowed.title, .path = {}, .open = true};
    CHECK(cards::card_view(state, asked, nullptr).name.empty());
}
