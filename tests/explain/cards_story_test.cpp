// Every line of a story that says an amount says where it is from.
#include <doctest/doctest.h>

#include <algorithm>

#include "card_sums.h"
#include "explain/late.h"
#include "scenes.h"
#include "shown_numbers.h"

using namespace mw;
using namespace mw::explain;

namespace {

/// The story of what is opened: a line with an amount in it has a card with one of its numbers.
void story_explains_itself(const State& state, Desk desk, OrderId order, std::uint64_t record) {
    desk.page = Page::orders;
    desk.orders.opened.reset();
    if (order != 0) desk.orders.opened = order;
    desk.orders.opened_record = record;
    Views views;
    late_model().build(views, state, desk, {});
    for (std::size_t i = 0; i < views.orders.story.size(); ++i) {
        const StoryLine& line = views.orders.story[i];
        const std::vector<Shown> numbers = numbers_in(line.text);
        if (std::ranges::none_of(numbers, [](const Shown& number) { return number.places > 0; }))
            continue;  // no amount, no price
        CAPTURE(line.title);
        CAPTURE(line.text);
        const auto figure =
            cards::figure_named(state, "orders.story." + std::to_string(i), {}, desk);
        REQUIRE(figure);
        if (!adds_up(state, desk, *figure)) continue;
        const Card card = cards::card_of(state, desk, *figure);
        std::vector<std::int64_t> told{card.units};  // a line may say the parts, not the sum
        for (const cards::Input& input : card.inputs) told.push_back(input.units);
        CHECK(std::ranges::any_of(told, [&numbers](std::int64_t units) {
            return std::ranges::any_of(numbers, [units](const Shown& number) {
                return is_rounding(number, units < 0 ? -units : units);
            });
        }));
    }
}

/// A sentence of the coach of free practice that says an amount.
void advice_explains_itself(const State& state, const Desk& desk, const std::string& target,
                            const Saying& said) {
    const std::vector<Shown> numbers = numbers_in(said.words);
    if (numbers.empty()) return;
    CAPTURE(said.words);
    const auto figure = cards::figure_named(state, target, {}, desk);
    REQUIRE(figure);
    if (!adds_up(state, desk, *figure)) return;
    const std::int64_t units = cards::card_of(state, desk, *figure).units;
    const bool told = std::ranges::any_of(
        numbers, [units](const Shown& number) { return is_rounding(number, units); });
    CHECK((told || figure->kind == FigureKind::debt));  // a debt is told coin by coin
}

}  // namespace

TEST_CASE("cards: and so it is in the story of every order and record, and in advice") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Dice dice{seed, Stream::test};
        World world = seed % 2 == 0 ? full_world(seed) : small_world(seed);
        world.history_days = 1;
        Session session{world};
        for (int i = 0; i < 300; ++i) session.submit(any_command(dice, session.state()));
        const State& state = session.state();
        const Desk desk = desk_on(Page::orders);
        const auto advice = advice_for(state, Pair::btcusdt);
        for (std::size_t i = 0; i < advice.size(); ++i)
            advice_explains_itself(state, desk, "practice.advice." + std::to_string(i), advice[i]);
        advice_explains_itself(state, desk, "practice.happened",
                               remark_on_last(state, Pair::btcusdt));
        for (const Order& order : state.orders) story_explains_itself(state, desk, order.id, 0);
        for (std::size_t i = 0; i < state.records.size(); i += 3)
            story_explains_itself(state, desk, 0, state.records[i].id);
    }
}
