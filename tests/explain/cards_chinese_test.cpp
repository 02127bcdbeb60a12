// Whatever a card says, it can say in Chinese.
#include <doctest/doctest.h>

#include <set>

#include "card_sums.h"
#include "explain/phrases.h"
#include "scenes.h"
#include "support/chinese.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;

namespace {

/// Levels of the book, the first and some where the learner's orders are: see FigureKind.
std::vector<std::uint64_t> levels_of(const State& state) {
    std::vector<std::uint64_t> all;
    const Book& book = state.market(Pair::btcusdt).book();
    for (const Side side : {Side::sell, Side::buy})
        for (const LevelView& level : book.levels(side, 40))
            all.push_back(static_cast<std::uint64_t>(level.price.count) * 2 +
                          (side == Side::buy ? 1 : 0));
    for (const OrderId id : state.open_orders) {
        const Order* order = state.order(id);
        if (order->pair == Pair::btcusdt && order->price.units > 0)
            all.push_back(static_cast<std::uint64_t>(order->price.units / 1'000'000) * 2 +
                          (order->side == Side::buy ? 1 : 0));
    }
    return all;
}

std::vector<std::uint64_t> trades_of(const State& state) {
    std::vector<std::uint64_t> all;
    for (const Print& print : state.market(Pair::btcusdt).tape().last(20))
        all.push_back(print.trade_id);
    return all;
}

/// Every figure there is about an account, with each order, record and line of the flow.
std::vector<Figure> figures_of(const State& state) {
    std::vector<Figure> all;
    const auto add = [&](Figure figure, auto numbers) {
        for (const std::uint64_t number : numbers) {
            figure.of = number;
            all.push_back(figure);
        }
    };
    std::vector<std::uint64_t> orders;
    for (const Order& order : state.orders) orders.push_back(order.id);
    std::vector<std::uint64_t> records;
    for (const Record& record : state.records) records.push_back(record.id);
    std::vector<std::uint64_t> plots;
    for (std::uint64_t i = 0; i < 11; ++i) plots.push_back(i);
    for (auto kind = FigureKind::level; kind < FigureKind::lesson_figure;
         kind = static_cast<FigureKind>(static_cast<int>(kind) + 1))
        for (const Asset asset : {Asset::btc, Asset::usdt}) {
            Figure figure{kind, Pair::btcusdt, asset};
            if (kind >= FigureKind::then_held && kind <= FigureKind::then_last)
                figure.to = static_cast<std::uint64_t>(state.index_price(Pair::btcusdt).units);
            if (kind == FigureKind::record_hours) figure.to = UINT64_MAX;
            all.push_back(figure);
            if (kind >= FigureKind::order_price && kind <= FigureKind::clearance_fee)
                add(figure, orders);
            if (kind >= FigureKind::trade_price && kind <= FigureKind::then_last)
                add(figure, records);
            if (kind == FigureKind::indicator) add(figure, plots);
            if (kind >= FigureKind::book_price && kind <= FigureKind::book_sum)
                add(figure, levels_of(state));
            if (kind >= FigureKind::tape_price && kind <= FigureKind::tape_time)
                add(figure, trades_of(state));
        }
    return all;
}

}  // namespace

TEST_CASE("cards: whatever they say has its Chinese") {
    const Phrases chinese = chinese_phrases();
    std::set<std::string> missing;
    const auto say = [&](const std::string& text) {
        if (!text.empty() && !chinese.say(text).whole) missing.insert(text);
    };
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        Dice dice{seed, Stream::test};
        World world = small_world(seed);
        world.history_days = 1;
        Session session{world};
        for (int i = 0; i < 160; ++i) session.submit(any_command(dice, session.state()));
        Desk desk = desk_on(Page::trade);
        desk.what_if.open = true;
        for (const Figure& figure : figures_of(session.state())) {
            desk.book_step = desk.book_step == 1 ? 100 : 1;
            const Card card = cards::card_of(session.state(), desk, figure);
            say(card.name);
            say(card.about);
            say(card.note);
            const std::string words = cards::in_words(card);
            if (!words.empty()) say(card.name + " = " + words);
            for (const cards::Input& input : card.inputs) {
                say(input.name);
                say(input.source);
            }
        }
    }
    std::string list;
    for (const std::string& text : missing) list += "\n  " + text;
    CHECK_MESSAGE(missing.empty(), "not in assets/languages/zh.txt:" << list);
}
