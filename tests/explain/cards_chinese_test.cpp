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
            const Figure figure{kind, Pair::btcusdt, asset};
            all.push_back(figure);
            if (kind >= FigureKind::order_price && kind <= FigureKind::clearance_fee)
                add(figure, orders);
            if (kind >= FigureKind::trade_price && kind <= FigureKind::record_index)
                add(figure, records);
            if (kind == FigureKind::indicator) add(figure, plots);
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
