// The numbers a lesson can name that are about its course: what was paid, how long it took, the
// last full hour on the chart, what was answered.
#include "lessons/paths.h"
#include "market/indicators.h"

namespace mw::lessons {
namespace {

using Value = std::optional<std::int64_t>;

constexpr std::int64_t minute_ms = 60'000;
constexpr int atr_length = 14;

/// Interest of one coin charged in the lesson's pair.
struct Charged {
    std::int64_t units{0};
    std::int64_t times{0};
};

Charged interest_of(Asset asset, const Sight& sight) {
    Charged charged;
    for (const Record& record : sight.state.records) {
        const auto* event = std::get_if<InterestCharged>(&record.event);
        if (event == nullptr || event->pair != sight.pair || event->amount.asset != asset) continue;
        charged.units = checked_add(charged.units, event->amount.units);
        ++charged.times;
    }
    return charged;
}

std::int64_t fees_of(Asset asset, const Sight& sight) {
    std::int64_t sum = 0;
    for (const Record& record : sight.state.records) {
        const auto* fill = std::get_if<OrderFilled>(&record.event);
        if (fill == nullptr || fill->fee.asset != asset) continue;
        const Order* order = sight.state.order(fill->order);
        if (order != nullptr && order->pair == sight.pair) sum = checked_add(sum, fill->fee.units);
    }
    return sum;
}

Value of_paid(std::string_view part, const Sight& sight) {
    const PairRules& rules = rules_of(sight.pair);
    if (part == "interest.base") return interest_of(rules.base, sight).units;
    if (part == "interest.quote") return interest_of(rules.quote, sight).units;
    if (part == "fees.base") return fees_of(rules.base, sight);
    if (part == "fees.quote") return fees_of(rules.quote, sight);
    return std::nullopt;
}

Value hours_charged(const Sight& sight) {
    const PairRules& rules = rules_of(sight.pair);
    const std::int64_t times =
        interest_of(rules.base, sight).times + interest_of(rules.quote, sight).times;
    return times * one;
}

/// All isolated accounts together, as if they were one.
Value of_pool(std::string_view part, const Sight& sight) {
    std::int64_t assets = 0;
    std::int64_t debt = 0;
    for (const Pair pair : sight.state.world.pairs) {
        const IsolatedAccount& account = sight.state.ledger.at(pair);
        const Price index = sight.state.index_price(pair);
        assets = checked_add(assets, assets_value(account, index).units);
        debt = checked_add(debt, debt_value(account, index).units);
    }
    if (part == "assets") return assets;
    if (part == "debt") return debt;
    if (part != "level" || debt == 0) return std::nullopt;
    return mul_div(assets, one, debt, Round::down);  // never shown safer than it is
}

/// One pot that does what the accounts do, in a lesson that shows it.
Value of_twin(std::string_view part, const Sight& sight) {
    if (sight.memory == nullptr || !sight.memory->twin) return std::nullopt;
    const Pot& twin = *sight.memory->twin;
    if (part == "assets") return assets_of(twin, sight.state).units;
    if (part == "debt") return debt_of(twin, sight.state).units;
    if (part == "equity") return (assets_of(twin, sight.state) - debt_of(twin, sight.state)).units;
    if (part == "taken") return twin.taken_over_ms != 0 ? one : 0;
    const auto level = part == "level" ? level_of(twin, sight.state) : std::nullopt;
    return level ? Value{level->units} : std::nullopt;
}

/// Seconds from the parked frame to the takeover; below 0 after it. None while none is parked.
Value of_frames(std::string_view part, const Sight& sight) {
    std::string_view word = fact(sight.ui, "frames.before");
    const bool after = word.starts_with('-');
    if (after) word.remove_prefix(1);
    const auto seconds = read_decimal(word, 0);
    if (part != "before" || !seconds) return std::nullopt;
    return after ? -*seconds : *seconds;
}

Value of_time(std::string_view part, const Sight& sight) {
    if (sight.memory == nullptr) return std::nullopt;
    const std::int64_t passed_ms = sight.state.time_ms() - sight.memory->began_ms;
    if (part == "minutes") return passed_ms / minute_ms * one;
    if (part == "hours") return passed_ms / hour_ms * one;
    return std::nullopt;
}

/// The last full hour of the chart. Figures of the ATR are rounded down to 1e-8.
Value of_bar(std::string_view part, const Sight& sight) {
    const auto candles = sight.state.market(sight.pair).candles().of(Interval::h1);
    if (candles.size() < 3) return std::nullopt;
    const std::int64_t tick = rules_of(sight.pair).tick.units;
    const Candle& bar = candles[candles.size() - 2];
    const Ticks before = candles[candles.size() - 3].close;
    if (part == "high") return bar.high.count * tick;
    if (part == "low") return bar.low.count * tick;
    if (part == "close") return bar.close.count * tick;
    if (part == "before") return before.count * tick;
    if (part == "range")
        return (std::max(bar.high, before).count - std::min(bar.low, before).count) * tick;
    return std::nullopt;
}

Value average_range(const Sight& sight) {
    const auto candles = sight.state.market(sight.pair).candles().of(Interval::h1);
    if (candles.size() < 2) return std::nullopt;
    const Line line = average_true_range(candles.first(candles.size() - 1), atr_length);
    if (!line.back()) return std::nullopt;
    return mul_div(line.back()->parts, rules_of(sight.pair).tick.units, one, Round::down);
}

Value lowest_level(const Sight& sight) {
    return sight.memory != nullptr ? sight.memory->lowest_level : std::nullopt;
}

Value answered(std::string_view question, const Sight& sight) {
    const Memory::Answer* answer =
        sight.memory != nullptr ? sight.memory->answer(question) : nullptr;
    return answer != nullptr ? Value{answer->value} : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> value_in_past(std::string_view path, const Sight& sight) {
    const std::size_t dot = path.find('.');
    const std::string_view place = path.substr(0, dot);
    const std::string_view part = path.substr(dot + 1);
    if (place == "paid") return of_paid(part, sight);
    if (place == "pool") return of_pool(part, sight);
    if (place == "time") return of_time(part, sight);
    if (place == "twin") return of_twin(part, sight);
    if (place == "contract" && sight.memory != nullptr && sight.memory->contract.code != nullptr)
        return sight.memory->contract.code->value(part, sight.memory->contract, sight.state);
    if (place == "frames") return of_frames(part, sight);
    if (place == "answer") return answered(part, sight);
    if (path.starts_with("bar.1h.")) return of_bar(path.substr(7), sight);
    if (path == "atr.1h") return average_range(sight);
    if (path == "interest.hours") return hours_charged(sight);
    if (path == "lesson.lowest_level") return lowest_level(sight);
    if (path == "usdt.usd") return sight.state.peg.units;
    return std::nullopt;
}

}  // namespace mw::lessons
