// Cards of one candle of the chart.
#include <algorithm>
#include <array>

#include "explain/cards.h"
#include "market/older.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

/// The candle that opened then; nullopt when it is kept no longer.
std::optional<Candle> candle_at(const At& at, std::int64_t open_ms) {
    const Interval interval = at.scene.desk.interval;
    const Candles& candles = at.scene.market.candles();
    const auto kept = candles.of(interval);
    const auto found = std::ranges::find(kept, open_ms, &Candle::open_ms);
    if (found != kept.end()) return *found;
    if (kept.empty() || open_ms > kept.front().open_ms) return std::nullopt;
    const auto back =
        static_cast<std::size_t>((kept.front().open_ms - open_ms) / length_ms(interval));
    const std::vector<Candle> older = older_candles(candles, interval, back);
    const auto there = std::ranges::find(older, open_ms, &Candle::open_ms);
    return there != older.end() ? std::optional{*there} : std::nullopt;
}

struct Words {
    const char* name;
    const char* about;
};

Words words_of(Kind kind) {
    switch (kind) {
        case Kind::candle_open: return {"Open", "Price of the first trade of this candle."};
        case Kind::candle_high: return {"High", "Highest price of a trade in this candle."};
        case Kind::candle_low: return {"Low", "Lowest price of a trade in this candle."};
        default: break;
    }
    return {"Close", "Price of the newest trade in this candle."};
}

Ticks price_in(const Candle& candle, Kind kind) {
    switch (kind) {
        case Kind::candle_open: return candle.open;
        case Kind::candle_high: return candle.high;
        case Kind::candle_low: return candle.low;
        default: break;
    }
    return candle.close;
}

/// "Candle of 5m from 2 Mar 10:40, made of 128 trades."
std::string made_of(const Candle& candle, Interval interval) {
    return cat({"Candle of ", name_of(interval), " from ", moment(candle.open_ms), ", made of ",
                counted(candle.trades, "trade"), "."});
}

Card change_card(const At& at, const Figure& figure, const Candle& candle) {
    const PairRules& rules = at.scene.rules;
    const auto price = [&](Kind kind) {
        Figure part = figure;
        part.kind = kind;
        return Input{
            words_of(kind).name, price_of(price_in(candle, kind), rules).units, "price", {}, part};
    };
    Card card{"Change of a candle", percent_change(candle.open.count, candle.close.count, 2)};
    card.about = "How far it closed from where it opened, as a part of the open.";
    const bool fell = candle.close < candle.open;
    const std::int64_t gap =
        fell ? candle.open.count - candle.close.count : candle.close.count - candle.open.count;
    const std::int64_t part =
        cut_to(mul_div(gap, 100 * one, candle.open.count, Round::down), 2, Cut::nearest);
    card.units = fell ? -part : part;
    const Formula open = card.use(price(Kind::candle_open));
    const Formula close = card.use(price(Kind::candle_close));
    card.formula = rounded((close - open) * constant(100 * one) / open, 2, Cut::nearest);
    return card;
}

}  // namespace

std::optional<Figure> figure_of_candle(Pair pair, std::string_view cell) {
    constexpr std::array kinds = {Kind::candle_open,  Kind::candle_high,   Kind::candle_low,
                                  Kind::candle_close, Kind::candle_change, Kind::candle_volume};
    const std::size_t dot = cell.find('.');
    const auto second = count_in(cell.substr(0, dot));
    if (!second || dot == std::string_view::npos) return std::nullopt;
    const auto place = count_in(cell.substr(dot + 1));
    if (!place || *place >= kinds.size()) return std::nullopt;
    return Figure{.kind = kinds[*place], .pair = pair, .of = std::uint64_t{*second} * 1'000};
}

Card candle_card(const At& at, const Figure& figure) {
    const auto candle = candle_at(at, static_cast<std::int64_t>(figure.of));
    if (!candle || candle->open.count <= 0)
        return {"Candle", absent, 0, "This candle is kept no longer.", {}};
    Card card;
    if (figure.kind == Kind::candle_change) {
        card = change_card(at, figure, *candle);
    } else if (figure.kind == Kind::candle_volume) {
        const Amount volume = amount_of(candle->volume, at.scene.rules);
        card = {"Volume of a candle", volume_text(volume.units) + " " + ticker(volume.asset),
                volume.units, "What was traded in it, by everybody."};
    } else {
        const Price price = price_of(price_in(*candle, figure.kind), at.scene.rules);
        const Words words = words_of(figure.kind);
        card = {words.name, price_text(price, at.scene.pair), price.units, words.about};
    }
    card.note = made_of(*candle, at.scene.desk.interval);
    return card;
}

}  // namespace mw::explain::cards
