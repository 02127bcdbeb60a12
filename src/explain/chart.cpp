#include <algorithm>
#include <bit>
#include <climits>

#include "core/fingerprint.h"
#include "explain/numbers.h"
#include "explain/parts.h"
#include "market/older.h"

namespace mw::explain {
namespace {

constexpr std::size_t most_marks = 200;
constexpr std::size_t before_the_edge = 4'096;  // a screen, and what averages need before it

/// Until which push back a chart has enough candles.
int enough_for(const ChartView& view) {
    if (view.older == 0) return INT_MAX;
    return static_cast<int>(view.candles.size()) - static_cast<int>(before_the_edge);
}

Ticks nearest_tick(Price price, const PairRules& rules) {
    return {(price.units + rules.tick.units / 2) / rules.tick.units};
}

void add_risk_lines(std::vector<PriceLine>& lines, const Scene& scene) {
    const auto add = [&](PriceLine::Kind kind, const std::optional<Trigger>& trigger,
                         const char* name) {
        if (!trigger) return;
        lines.push_back({kind, nearest_tick(trigger->price, scene.rules),
                         std::string{name} + " at " + trigger->text, trigger->far(scene.index),
                         trigger->text});
    };
    add(PriceLine::Kind::liquidation, liquidation_trigger(scene.account), "Liquidation");
    add(PriceLine::Kind::margin_call, call_trigger(scene.account), "Margin call");
}

void add_entry_line(std::vector<PriceLine>& lines, const Scene& scene) {
    const auto position = position_of(scene.state, scene.pair);
    if (!position || !position->entry) return;
    const bool is_short = position->size.units < 0;
    const std::int64_t size = is_short ? -position->size.units : position->size.units;
    const Price entry = *position->entry;
    const std::string held = (is_short ? "Short " : "Long ") + trimmed(size, 2);
    PriceLine line{PriceLine::Kind::entry, nearest_tick(entry, scene.rules),
                   held + (is_short ? " sold at " : " bought at ") + said_price(entry, scene.pair) +
                       " · " + signed_number(position->pnl.units, 2, Cut::nearest) + " " +
                       std::string{ticker_of(scene.rules.quote)},
                   percent_change(scene.index.units, entry.units, 1),
                   price_text(entry, scene.pair)};
    line.brief = held;
    lines.push_back(std::move(line));
}

void add_order_lines(std::vector<PriceLine>& lines, const Scene& scene) {
    for (const OrderId id : scene.state.open_orders) {
        const Order* order = scene.state.order(id);
        if (order == nullptr || order->pair != scene.pair) continue;
        // one that waits and then trades at the market stands at what it waits for
        const bool limit = has_limit(order->type);
        const Price price = limit ? order->price : order->trigger.stop;
        if (price.units == 0) continue;
        const std::string size = word_of(order->side) + " " + trimmed(order->remaining().units, 2);
        PriceLine line{PriceLine::Kind::order,
                       nearest_tick(price, scene.rules),
                       limit ? size + " at " + said_price(price, scene.pair) : size,
                       percent_change(scene.index.units, price.units, 1),
                       price_text(price, scene.pair),
                       order->id};
        line.tone = order->side == Side::buy ? Tone::up : Tone::down;
        line.brief = size;
        if (order->list != 0 || has_trigger(order->type))
            line.label = cat({typed_word(scene.state, *order), " · ", line.label});
        if (const std::string waits = trigger_text(*order); !waits.empty())
            line.label += " · " + waits;
        lines.push_back(std::move(line));
    }
}

/// Reads the newest records and marks what the learner did on this pair.
class Marks {
public:
    explicit Marks(const Scene& scene, std::span<const Candle> candles)
        : scene_{scene}, candles_{candles} {}

    std::vector<ChartMark> collect() {
        const auto& records = scene_.state.records;
        for (std::size_t i = records.size(); i-- > 0 && found_.size() < most_marks;) {
            if (candles_.empty() || records[i].time_ms < candles_.front().open_ms) break;
            time_ms_ = records[i].time_ms;
            record_ = records[i].id;
            std::visit(*this, records[i].event);
        }
        std::ranges::reverse(found_);
        return std::move(found_);
    }

    void operator()(const Transferred& event) { mark(event.pair, 'T', "Moved ", event.amount); }
    void operator()(const Borrowed& event) { mark(event.pair, 'B', "Borrowed ", event.principal); }
    void operator()(const Repaid& event) {
        mark(event.pair, 'R', "Repaid ", event.interest + event.principal);
    }
    void operator()(const OrderFilled& event) {
        const Order* order = scene_.state.order(event.order);
        if (order == nullptr) return;
        const bool sells = order->side == Side::sell;
        mark(order->pair, sells ? 'S' : '+', sells ? "Sold " : "Bought ", event.quantity,
             event.price);
    }
    template <typename Other>
    void operator()(const Other&) {}

private:
    /// Price at that time: the close of the minute, or of the shown candle when the minutes are
    /// gone.
    [[nodiscard]] Ticks price_then() const {
        const auto minutes = scene_.market.candles().of(Interval::m1);
        const bool kept = !minutes.empty() && minutes.front().open_ms <= time_ms_;
        const auto candles = kept ? minutes : candles_;
        const auto later = std::ranges::upper_bound(candles, time_ms_, {}, &Candle::open_ms);
        return later == candles.begin() ? candles.front().close : std::prev(later)->close;
    }

    void mark(Pair pair, char letter, const char* did, Amount amount,
              std::optional<Price> price = std::nullopt) {
        if (pair != scene_.pair) return;
        const std::int64_t length = length_ms(scene_.desk.interval);
        const std::int64_t candle = time_ms_ / length;
        for (const ChartMark& mark : found_)  // one sign of a kind a candle is enough
            if (mark.letter == letter && mark.time_ms / length == candle) return;
        std::string about = did + said(amount, Cut::nearest);
        if (price) about += " at " + said_price(*price, pair);
        found_.push_back({time_ms_, price ? nearest_tick(*price, scene_.rules) : price_then(),
                          letter, std::move(about), record_});
    }

    const Scene& scene_;
    std::span<const Candle> candles_;
    std::int64_t time_ms_{0};  // of the record at hand
    std::uint64_t record_{0};
    std::vector<ChartMark> found_;
};

}  // namespace

std::string price_text(Ticks price, Pair pair) {
    return price_text(price_of(price, rules_of(pair)), pair);
}

std::vector<Cell> candle_legend(const Candle& candle, Pair pair) {
    const bool rose = candle.close >= candle.open;
    const Tone tone = rose ? Tone::up : Tone::down;
    const Amount volume = amount_of(candle.volume, rules_of(pair));
    std::string change = candle.open.count > 0
                             ? percent_change(candle.open.count, candle.close.count, 2)
                             : std::string{absent};
    return {{"O " + price_text(candle.open, pair), tone},
            {"H " + price_text(candle.high, pair), tone},
            {"L " + price_text(candle.low, pair), tone},
            {"C " + price_text(candle.close, pair), tone},
            {(rose ? "▲ " : "▼ ") + std::move(change), tone},
            {"Vol " + volume_text(volume.units), Tone::label}};
}

std::string far_orders_text(std::size_t count, bool above) {
    return cat({above ? "↑ " : "↓ ", std::to_string(count), count == 1 ? " order " : " orders ",
                above ? "above" : "below"});
}

void fill_chart(ChartView& view, const Scene& scene) {
    view.pair = scene.pair;
    view.interval = scene.desk.interval;
    view.candles = scene.market.candles().of(view.interval);
    view.last = last_cell(scene);
    view.last_price = scene.market.last();
    const std::int64_t length = length_ms(view.interval);
    view.closes_in = countdown(length - scene.state.time_ms() % length, false);
    view.lines.clear();
    if (scene.desk.show_risk_lines) add_risk_lines(view.lines, scene);
    add_entry_line(view.lines, scene);
    add_order_lines(view.lines, scene);
    view.older = older_count(scene.market.candles(), view.interval);
    view.enough_for = enough_for(view);
    view.marks = Marks{scene, view.candles}.collect();
}

void reach_back(ChartView& view, const Scene& scene) {
    const auto kept = scene.market.candles().of(view.interval);
    const auto wanted = static_cast<std::size_t>(scene.desk.chart_shift) + before_the_edge;
    if (scene.desk.chart_shift == 0 || wanted <= kept.size() || view.older == 0) {
        view.before = {};
        return;
    }
    OlderCandles& before = view.before;
    const std::uint64_t made_for = Fingerprint{}
                                       .add(view.pair)
                                       .add(view.interval)
                                       .add(kept.front().open_ms)
                                       .add(kept.front().tick_lots)
                                       .add(view.older)
                                       .value();
    if (before.made_for != made_for || before.count + kept.size() < wanted) {
        before.together =
            older_candles(scene.market.candles(), view.interval, std::bit_ceil(wanted));
        before.made_for = made_for;
        before.count = before.together.size();
    }
    before.together.resize(before.count);
    before.together.insert(before.together.end(), kept.begin(), kept.end());
    view.candles = before.together;
    view.older -= before.count;
    view.enough_for = enough_for(view);
    view.marks = Marks{scene, view.candles}.collect();
}

}  // namespace mw::explain
