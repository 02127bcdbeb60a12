// Cards of the chart: the position's line and the indicators.
#include <algorithm>
#include <array>

#include "explain/card.h"
#include "explain/cards.h"
#include "explain/indicators.h"
#include "explain/what_if.h"
#include "market/indicators.h"
#include "market/older.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

// ---- indicators -------------------------------------------------------------------------------

constexpr std::uint64_t plots = 16;  // Figure::of is the plot, and this times the candle's age
constexpr std::size_t most_lines = 30;

struct PlotWords {
    const char* name;
    int length;
    const char* about;
};

constexpr std::array<PlotWords, plot_count> plot_words = {{
    {"EMA 20", 20, "An average of the closes in which the newest weighs most."},
    {"EMA 50", 50, "An average of the closes in which the newest weighs most."},
    {"MA 7", 7, "The mean of the newest 7 closes."},
    {"MA 25", 25, "The mean of the newest 25 closes."},
    {"MA 99", 99, "The mean of the newest 99 closes."},
    {"Upper Bollinger band", 20, "The middle plus two standard deviations of the 20 closes."},
    {"Middle Bollinger band", 20, "The mean of the newest 20 closes."},
    {"Lower Bollinger band", 20, "The middle less two standard deviations of the 20 closes."},
    {"VWAP", 0, "Mean price of all that was traded since 00:00 UTC, by quantity."},
    {"ATR 14", 14, "How far a candle reaches on average: the mean true range of 14 candles."},
    {"RSI 14", 14,
     "Gains of the closes over gains and losses, 0 to 100, from 14 candles. 50 is even."},
}};

/// The candles up to the one a figure is of, as far back as it reads; those of a chart that is
/// pushed back, too.
std::vector<Candle> candles_to(const At& at, const Figure& figure) {
    const Interval interval = at.scene.desk.interval;
    const Candles& candles = at.scene.market.candles();
    const auto kept = candles.of(interval);
    const auto age = static_cast<std::size_t>(figure.of / plots);
    const auto a_day = static_cast<std::size_t>(day_ms / length_ms(interval));  // for VWAP
    const std::size_t wanted = age + Indicators::memory + a_day + 2;
    std::vector<Candle> all;
    if (wanted > kept.size()) all = older_candles(candles, interval, wanted - kept.size());
    all.insert(all.end(), kept.begin(), kept.end());
    all.resize(all.size() - std::min(age, all.size()));
    return all;
}

class PlotCard {
public:
    PlotCard(const At& at, const Figure& figure)
        : at_{at},
          figure_{figure},
          plot_{static_cast<Plot>(std::min<std::uint64_t>(figure.of % plots, plot_count - 1))},
          words_{plot_words[static_cast<std::size_t>(plot_)]},
          candles_{candles_to(at, figure)},
          tick_{at.scene.rules.tick.units} {}

    [[nodiscard]] Card card() const {
        Card card{words_.name, absent, 0, words_.about};
        const auto ticks = shown();
        if (!ticks) {
            card.note = "There are not enough candles yet.";
            return card;
        }
        const bool bare = plot_ == Plot::rsi;  // hundredths
        card.units = bare ? *ticks * (one / 100) : *ticks * tick_;
        card.value = figure_text(plot_, *ticks, at_.scene.pair);
        card.note = "Of the candle that opened " + moment(candles_.back().open_ms) + ".";
        if (const auto exactly = formula(card))
            card.formula = rounded(*exactly, price_places(at_.scene.pair), Cut::nearest);
        return card;
    }

    [[nodiscard]] Card sum_card() const {
        Card card{"Sum of closes"};
        card.about = "The closes of the candles that the mean is of.";
        std::vector<Formula> parts;
        Input older{"Before that", 0, "price",
                    counted(length() - std::min(length(), most_lines), "candle")};
        for (std::size_t i = 0; i < length(); ++i) {
            const Candle& each = candles_[candles_.size() - 1 - i];
            const std::int64_t close = each.close.count * tick_;
            card.units += close;
            if (i < most_lines)
                parts.push_back(card.line({"Close", close, "price", moment(each.open_ms)}));
            else
                older.units += close;
        }
        if (older.units != 0) parts.push_back(card.line(std::move(older)));
        if (!parts.empty()) card.formula = sum(parts);
        card.value = with_unit(card.units, "price");
        return card;
    }

private:
    [[nodiscard]] std::size_t length() const {
        return std::min(static_cast<std::size_t>(words_.length), candles_.size());
    }

    /// As the legend shows it.
    [[nodiscard]] std::optional<std::int64_t> shown() const {
        if (candles_.empty()) return std::nullopt;
        Desk desk;
        desk.show_ema = desk.show_ma = desk.show_bollinger = true;
        desk.show_vwap = desk.show_atr = desk.show_rsi = true;
        Indicators indicators;
        indicators.update(candles_, candles_.size() - 1, candles_.size(), desk);
        return indicators.at(plot_, candles_.size() - 1);
    }

    [[nodiscard]] std::optional<Formula> formula(Card& card) const {
        switch (plot_) {
            case Plot::ma_7:
            case Plot::ma_25:
            case Plot::ma_99:
            case Plot::band_middle: return mean(card);
            case Plot::ema_20:
            case Plot::ema_50: return exponential(card);
            case Plot::vwap: return by_volume(card);
            case Plot::atr: return true_range(card);
            default: return std::nullopt;
        }
    }

    Formula mean(Card& card) const {
        Figure closes = figure_;
        closes.kind = Kind::indicator_sum;
        const Formula all = card.use({"sum of closes", sum_card().units, "price", {}, closes});
        return all / constant(words_.length * one);
    }

    /// The figure of the candle before, in 1e-8; nullopt at the first.
    [[nodiscard]] std::optional<std::int64_t> before(Line (*line)(std::span<const Candle>,
                                                                  int)) const {
        const auto read =
            std::span{candles_}.last(std::min(candles_.size(), Indicators::memory + 1));
        if (read.size() < 2) return std::nullopt;
        const auto figure = line(read.first(read.size() - 1), words_.length).back();
        if (!figure) return std::nullopt;
        return mul_div(figure->parts, tick_, one, Round::down);
    }

    [[nodiscard]] std::optional<Formula> exponential(Card& card) const {
        const auto last = before(exponential_average);
        if (!last) return std::nullopt;
        const Formula old = card.use({"average before", *last, "price", "the candle before"});
        const Formula close =
            card.use({"close", candles_.back().close.count * tick_, "price", "this candle"});
        return old + (close - old) * constant(2 * one) / constant((words_.length + 1) * one);
    }

    [[nodiscard]] std::optional<Formula> true_range(Card& card) const {
        const auto last = before(average_true_range);
        if (!last) return std::nullopt;
        const Candle& now = candles_.back();
        const auto price = [&](const char* name, Ticks ticks, const char* source) {
            return card.use({name, ticks.count * tick_, "price", source});
        };
        const Formula old = card.use({"ATR before", *last, "price", "the candle before"});
        const Formula close =
            price("close before", candles_[candles_.size() - 2].close, "the candle before");
        const Formula high = larger(price("high", now.high, "this candle"), close);
        const Formula low = smaller(price("low", now.low, "this candle"), close);
        return (old * constant((words_.length - 1) * one) + (high - low)) /
               constant(words_.length * one);
    }

    Formula by_volume(Card& card) const {
        const PairRules& rules = at_.scene.rules;
        const std::int64_t dawn = candles_.back().open_ms / day_ms * day_ms;
        std::int64_t tick_lots = 0;
        Lots lots;
        for (const Candle& each : candles_) {
            if (each.open_ms < dawn) continue;
            tick_lots += each.tick_lots;
            lots.count += each.volume.count;
        }
        Input money = input("traded for", notional_of(tick_lots, rules), std::nullopt);
        Input coins = input("coins traded", amount_of(lots, rules), std::nullopt);
        money.source = coins.source = "since 00:00 UTC, by everybody";
        return card.use(std::move(money)) / card.use(std::move(coins));
    }

    const At& at_;
    const Figure& figure_;
    Plot plot_;
    const PlotWords& words_;
    std::vector<Candle> candles_;
    std::int64_t tick_;
};

// ---- lines ------------------------------------------------------------------------------------

Card entry_line_card(const At& at) {
    const auto position = position_of(at.scene.state, at.scene.pair);
    if (!position || !position->entry)
        return {"Position", absent, 0, "There is no position now.", {}};
    const bool is_short = position->size.units < 0;
    Card card{is_short ? "Short" : "Long", exact(position->pnl), position->pnl.units,
              "Where the position was opened, and what it has earned since."};
    card.use(input("position", position->size, at.figure(Kind::position)));
    card.use({is_short ? "sold at" : "bought at",
              position->entry->units,
              "price",
              {},
              at.figure(Kind::entry)});
    Input pnl = input("PnL", position->pnl, at.figure(Kind::pnl));
    pnl.has_sign = true;
    card.formula = card.use(std::move(pnl));
    return card;
}

struct Named {
    std::string_view name;
    Kind kind;
    bool there;  ///< with the index where the line stands
};

constexpr std::array chart_names = {
    Named{"chart.line.liquidation", Kind::liquidation_price, false},
    Named{"chart.line.margin_call", Kind::call_price, false},
    Named{"chart.line.entry", Kind::entry_line, false},
    Named{"chart.last", Kind::last_price, false},
    Named{"chart.what_if", Kind::index_price, true},
    Named{"chart.what_if.index", Kind::index_price, true},
    Named{"chart.what_if.level", Kind::wish, false},
    Named{"chart.what_if.wish", Kind::wish, false},
    Named{"chart.what_if.margin_level", Kind::level, true},
    Named{"chart.what_if.equity", Kind::equity, true},
    Named{"chart.what_if.liquidation", Kind::what_if_far, true},
    Named{"chart.what_if.price", Kind::wish_price, false},
    Named{"chart.what_if.or_top_up", Kind::wish_top_up, false},
    Named{"chart.what_if.or_repay", Kind::wish_repayment, false},
};

std::string_view behind(std::string_view name, std::string_view beginning) {
    return name.starts_with(beginning) ? name.substr(beginning.size()) : std::string_view{};
}

/// "EMA 20 60,211.89 (7)" is seven candles old.
std::uint64_t candles_back(std::string_view label) {
    const std::size_t open = label.rfind('(');
    if (open == std::string_view::npos || !label.ends_with(')')) return 0;
    return count_in(label.substr(open + 1, label.size() - open - 2)).value_or(0);
}

}  // namespace

std::optional<Figure> figure_on_chart(const Desk& desk, std::string_view target,
                                      std::string_view label) {
    const Pair pair = desk.pair.value_or(Pair::btcusdt);
    Figure figure{Kind::none, pair};
    if (const auto id = behind(target, "chart.line.order."); !id.empty()) {
        figure.kind = Kind::order_line;
        figure.of = count_in(id).value_or(0);
        return figure;
    }
    if (const auto plot = behind(target, "chart.plot."); !plot.empty()) {
        figure.kind = Kind::indicator;
        figure.of = count_in(plot).value_or(0) + plots * candles_back(label);
        return figure;
    }
    if (const auto cell = behind(target, "chart.cell."); !cell.empty())
        return figure_of_candle(pair, cell);
    const auto named = std::ranges::find(chart_names, target, &Named::name);
    if (named == chart_names.end()) return std::nullopt;
    figure.kind = named->kind;
    figure.what_if = named->there;
    return figure;
}

std::string shown_on_chart(const Scene& scene, std::string_view target, std::string_view label) {
    if (!target.starts_with("chart.what_if") || target == "chart.what_if.level" ||
        target == "chart.what_if.wish")
        return {};
    const WhatIfView view = what_if_view(scene);
    if (target == "chart.what_if" || target == "chart.what_if.index") return view.price_text;
    if (label == "Margin level") return view.level;
    for (const auto* rows : {&view.facts, &view.ways})
        for (const Row& row : *rows)
            if (row.label == label) return row.value.text;
    return {};
}

Card chart_card(const At& at, const Figure& figure) {
    switch (figure.kind) {
        case Kind::entry_line: return entry_line_card(at);
        case Kind::indicator: return PlotCard{at, figure}.card();
        case Kind::indicator_sum: return PlotCard{at, figure}.sum_card();
        default: return wish_card(at, figure);
    }
}

}  // namespace mw::explain::cards
