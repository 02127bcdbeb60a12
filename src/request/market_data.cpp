#include <algorithm>

#include "request/parts.h"

// Public market data: what everybody sees.

namespace mw::request {
namespace {

Pair symbol(Fields& in) { return in.pair("symbol", invalid_symbol); }

/// A number that grows whenever the book may have changed: steps of time and things that happened.
std::int64_t update_of(const State& state) {
    const std::int64_t steps = (state.time_ms() - state.world.start_ms) / Market::step_ms;
    return 1 + steps + static_cast<std::int64_t>(state.records.size());
}

Json levels_of(const State& state, Pair pair, Side side, std::int64_t count) {
    const PairRules& rules = rules_of(pair);
    Json levels = Json::array();
    for (const LevelView& level :
         state.market(pair).book().levels(side, static_cast<std::size_t>(count)))
        levels.push_back({decimal(level.price, rules), decimal(level.quantity, rules)});
    return levels;
}

/// Quote coin of a trade: exact.
std::string worth_of(const Print& print, const PairRules& rules) {
    return decimal(notional_of(print.price.count * print.quantity.count, rules));
}

/// Best price and quantity of a side, zeros where it is empty.
std::pair<std::string, std::string> best_of(const State& state, Pair pair, Side side) {
    const auto levels = state.market(pair).book().levels(side, 1);
    if (levels.empty()) return {decimal(0), decimal(0)};
    const PairRules& rules = rules_of(pair);
    return {decimal(levels.front().price, rules), decimal(levels.front().quantity, rules)};
}

Json price_json(const State& state, Pair pair) {
    return {{"symbol", symbol_of(pair)}, {"price", decimal(state.last_price(pair))}};
}

Json best_json(const State& state, Pair pair) {
    const auto bid = best_of(state, pair, Side::buy);
    const auto ask = best_of(state, pair, Side::sell);
    return {{"symbol", symbol_of(pair)},
            {"bidPrice", bid.first},
            {"bidQty", bid.second},
            {"askPrice", ask.first},
            {"askQty", ask.second}};
}

/// One pair's, or those of several, or all.
Outcome for_pairs(const Context& at, Fields& in, Json (*view)(const State&, Pair)) {
    const auto one_pair = in.optional_pair("symbol", invalid_symbol);
    const auto some = in.pairs("symbols", invalid_symbol);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    if (one_pair) return view(at.state(), *one_pair);
    Json all = Json::array();
    for (const Pair pair : some.value_or(at.state().world.pairs))
        all.push_back(view(at.state(), pair));
    return all;
}

Json day_json(const Context& at, Pair pair) {
    const State& state = at.state();
    const PairRules& rules = rules_of(pair);
    const Market& market = state.market(pair);
    const DayStats day = market.candles().last_24h();
    const std::span<const Candle> minutes = market.candles().of(Interval::m1);
    constexpr std::size_t a_day = 1'440;
    const std::size_t first = minutes.size() > a_day ? minutes.size() - a_day : 0;
    const Price open = price_of(day.open, rules);
    const Price last = state.last_price(pair);
    const Ticks before = first > 0 ? minutes[first - 1].close : day.open;
    const std::int64_t change = last.units - open.units;
    const std::int64_t size =
        mul_div(change < 0 ? -change : change, 100 * one, open.units, Round::down);
    const auto trades_ever = number_of_trade(market.book().last_trade_id());
    Json json = {
        {"symbol", symbol_of(pair)},
        {"priceChange", decimal(change)},
        {"priceChangePercent", decimal(change < 0 ? -size : size)},
        {"weightedAvgPrice",
         average_of(notional_of(day.tick_lots, rules), amount_of(day.volume, rules))},
        {"prevClosePrice", decimal(before, rules)},
        {"lastPrice", decimal(last)},
        {"lastQty", decimal(market.tape().empty() ? Lots{} : market.tape().back().quantity, rules)},
    };
    const Json best = best_json(state, pair);
    for (const char* name : {"bidPrice", "bidQty", "askPrice", "askQty"}) json[name] = best[name];
    json["openPrice"] = decimal(open);
    json["highPrice"] = decimal(day.high, rules);
    json["lowPrice"] = decimal(day.low, rules);
    json["volume"] = decimal(day.volume, rules);
    json["quoteVolume"] = decimal(notional_of(day.tick_lots, rules));
    json["openTime"] = minutes[first].open_ms;
    json["closeTime"] = at.now_ms();
    json["firstId"] = trades_ever - static_cast<std::uint64_t>(day.trades) + 1;
    json["lastId"] = trades_ever;
    json["count"] = day.trades;
    return json;
}

}  // namespace

Outcome ping(const Context&, Fields&) { return Json::object(); }

Outcome server_time(const Context& at, Fields&) { return Json{{"serverTime", at.now_ms()}}; }

Outcome system_status(const Context&, Fields&) { return Json{{"status", 0}, {"msg", "normal"}}; }

Outcome depth(const Context& at, Fields& in) {
    const Pair pair = symbol(in);
    const std::int64_t count = in.limit("limit", 100, 5'000);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return Json{{"lastUpdateId", update_of(at.state())},
                {"bids", levels_of(at.state(), pair, Side::buy, count)},
                {"asks", levels_of(at.state(), pair, Side::sell, count)}};
}

Outcome trades(const Context& at, Fields& in) {
    const Pair pair = symbol(in);
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 1'000));
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const PairRules& rules = rules_of(pair);
    const std::span<const Print> tape = at.state().market(pair).tape();
    Json rows = Json::array();
    for (const Print& print : tape.last(std::min(count, tape.size())))
        rows.push_back({{"id", number_of_trade(print.trade_id)},
                        {"price", decimal(print.price, rules)},
                        {"qty", decimal(print.quantity, rules)},
                        {"quoteQty", worth_of(print, rules)},
                        {"time", print.time_ms},
                        {"isBuyerMaker", print.taker_side == Side::sell},
                        {"isBestMatch", true}});
    return rows;
}

/// Every trade stands alone here: which of them one taker made is not on the tape.
Outcome aggregated_trades(const Context& at, Fields& in) {
    const Pair pair = symbol(in);
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 1'000));
    const auto from = in.optional_whole("fromId");
    const Page span = span_of(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const PairRules& rules = rules_of(pair);
    std::vector<Print> wanted;
    for (const Print& print : at.state().market(pair).tape()) {
        const std::uint64_t id = number_of_trade(print.trade_id);
        const bool late_enough = !from || id >= static_cast<std::uint64_t>(*from);
        if (late_enough && span.covers(print.time_ms)) wanted.push_back(print);
    }
    const bool from_the_start = from || in.text("startTime");
    const std::size_t shown = std::min(count, wanted.size());
    const auto first = from_the_start ? 0 : wanted.size() - shown;
    Json rows = Json::array();
    for (const Print& print : std::span{wanted}.subspan(first, shown)) {
        const std::uint64_t id = number_of_trade(print.trade_id);
        rows.push_back({{"a", id},
                        {"p", decimal(print.price, rules)},
                        {"q", decimal(print.quantity, rules)},
                        {"f", id},
                        {"l", id},
                        {"T", print.time_ms},
                        {"m", print.taker_side == Side::sell},
                        {"M", true}});
    }
    return rows;
}

Outcome day_ticker(const Context& at, Fields& in) {
    const auto one_pair = in.optional_pair("symbol", invalid_symbol);
    const auto some = in.pairs("symbols", invalid_symbol);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    if (one_pair) return day_json(at, *one_pair);
    Json all = Json::array();
    for (const Pair pair : some.value_or(at.state().world.pairs)) all.push_back(day_json(at, pair));
    return all;
}

Outcome price_ticker(const Context& at, Fields& in) { return for_pairs(at, in, price_json); }

Outcome book_ticker(const Context& at, Fields& in) { return for_pairs(at, in, best_json); }

Outcome average_price(const Context& at, Fields& in) {
    const Pair pair = symbol(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    return Json{{"mins", 5},
                {"price", decimal(at.state().average_price(pair))},
                {"closeTime", at.now_ms()}};
}

}  // namespace mw::request
