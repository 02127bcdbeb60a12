#include <algorithm>

#include "explain/book_step.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

constexpr std::size_t levels_of_two = 24;  // a side, while both are shown
constexpr std::size_t levels_of_one = 48;

/// Levels of one side, put together by whole steps: asks up to the next, bids down.
std::vector<LevelView> grouped_levels(const Book& book, Side side, std::int64_t step,
                                      std::size_t shown_levels) {
    std::vector<LevelView> groups;
    // a fine step needs few levels, a coarse one nearly all
    for (std::size_t count = 64; groups.size() <= shown_levels; count *= 8) {
        groups.clear();
        for (const LevelView& level : book.levels(side, count)) {
            const std::int64_t up = side == Side::sell ? step - 1 : 0;
            const Ticks price{(level.price.count + up) / step * step};
            if (!groups.empty() && groups.back().price == price) {
                groups.back().quantity.count += level.quantity.count;
            } else {
                if (groups.size() > shown_levels) break;
                groups.push_back({price, level.quantity});
            }
        }
        if (count >= book.level_count(side)) break;
    }
    if (groups.size() > shown_levels) groups.resize(shown_levels);
    return groups;
}

std::int64_t sum_of(const std::vector<LevelView>& levels) {
    std::int64_t sum = 0;
    for (const LevelView& level : levels) sum += level.quantity.count;
    return sum;
}

std::vector<BookRow> rows_of(const std::vector<LevelView>& levels, std::int64_t deepest,
                             const PairRules& rules) {
    std::vector<BookRow> rows;
    rows.reserve(levels.size());
    std::int64_t sum = 0;
    for (const LevelView& level : levels) {
        sum += level.quantity.count;
        const Price price = price_of(level.price, rules);
        rows.push_back({price_text(price, rules.pair),
                        form_amount(amount_of(level.quantity, rules), Cut::down),
                        number(amount_of({sum}, rules).units, 4, Cut::down),
                        static_cast<float>(sum) / static_cast<float>(deepest),
                        write_decimal(price.units, price_places(rules.pair))});
    }
    return rows;
}

}  // namespace

std::int64_t book_step_of(const Desk& desk) { return std::max<std::int64_t>(desk.book_step, 1); }

std::string book_step_text(std::int64_t ticks, Pair pair) {
    return trimmed(ticks * rules_of(pair).tick.units);
}

std::vector<LevelView> shown_levels(const Scene& scene, Side side) {
    const bool both = scene.desk.book_sides == BookSides::both;
    return grouped_levels(scene.market.book(), side, book_step_of(scene.desk),
                          both ? levels_of_two : levels_of_one);
}

BookView book_view(const Scene& scene) {
    const Book& book = scene.market.book();
    const auto asks = shown_levels(scene, Side::sell);
    const auto bids = shown_levels(scene, Side::buy);
    const std::int64_t deepest = std::max({sum_of(asks), sum_of(bids), std::int64_t{1}});
    BookView view;
    view.asks = rows_of(asks, deepest, scene.rules);
    view.bids = rows_of(bids, deepest, scene.rules);
    view.last = last_cell(scene);
    if (view.last.tone == Tone::up) view.last.text += " ▲";
    if (view.last.tone == Tone::down) view.last.text += " ▼";
    const auto ask = book.best(Side::sell);
    const auto bid = book.best(Side::buy);
    if (ask && bid)
        view.spread = "spread " + price_text(Ticks{ask->count - bid->count}, scene.pair);
    view.step = book_step_text(book_step_of(scene.desk), scene.pair);
    return view;
}

TradesView trades_view(const Scene& scene) {
    TradesView view;
    const auto tape = scene.market.tape();
    const std::size_t count = std::min(tape.size(), shown_trades);
    view.market.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Print& print = tape[tape.size() - 1 - i];
        const Tone tone = print.taker_side == Side::buy ? Tone::up : Tone::down;
        view.market.push_back({{price_text(print.price, scene.pair), tone},
                               form_amount(amount_of(print.quantity, scene.rules), Cut::down),
                               time_of_day(print.time_ms)});
    }
    for (const Fill& fill : fills_of(scene.state, {.pair = scene.pair}, shown_trades)) {
        const Tone tone = fill.order->side == Side::buy ? Tone::up : Tone::down;
        view.mine.push_back({{price_text(fill.event->price, scene.pair), tone},
                             form_amount(fill.event->quantity, Cut::down),
                             time_of_day(fill.time_ms),
                             fill.order->id});
    }
    return view;
}

}  // namespace mw::explain
