// Cards of prices and rates: where other cards end.
#include "explain/cards.h"

namespace mw::explain::cards {
namespace {

Card percent_card(const At& at) {
    const PairRules& rules = at.scene.rules;
    const Ticks open = at.scene.market.candles().last_24h().open;
    const Ticks last = at.scene.market.last();
    Card card{"24h change in percent", percent_change(open.count, last.count, 2)};
    card.about = "The change of the day as a part of the price 24 hours ago.";
    if (open.count <= 0) return card;
    const bool fell = last < open;
    const std::int64_t gap = fell ? open.count - last.count : last.count - open.count;
    const std::int64_t part =
        cut_to(mul_div(gap, 100 * one, open.count, Round::down), 2, Cut::nearest);
    card.units = fell ? -part : part;
    const Formula before =
        card.use({"price 24 hours ago", price_of(open, rules).units, "price", "a trade of then"});
    const Formula now = card.use({"last price",
                                  price_of(last, rules).units,
                                  "price",
                                  {},
                                  at.figure(FigureKind::last_price)});
    card.formula = rounded((now - before) * constant(100 * one) / before, 2, Cut::nearest);
    return card;
}

Card change_card(const At& at) {
    const PairRules& rules = at.scene.rules;
    const Ticks open = at.scene.market.candles().last_24h().open;
    const Ticks last = at.scene.market.last();
    const std::int64_t gap = (last.count - open.count) * rules.tick.units;
    Card card{"24h change", signed_number(gap, 2, Cut::nearest), gap};
    card.about = "How far the last price is from the price 24 hours ago.";
    if (open.count <= 0) return card;
    Input before{"price 24 hours ago", price_of(open, rules).units, "price", "a trade of then"};
    card.formula = card.use({"last price",
                             price_of(last, rules).units,
                             "price",
                             {},
                             at.figure(FigureKind::last_price)}) -
                   card.use(std::move(before));
    card.inputs.push_back({"in percent",
                           percent_card(at).units,
                           "percent",
                           {},
                           at.figure(FigureKind::day_percent),
                           true});
    return card;
}

Card price_card(const char* name, Price price, Pair pair, const char* about, const char* note) {
    return {name, price_text(price, pair), price.units, about, note};
}

/// The last price at what one USDT is worth outside.
Card last_usd_card(const At& at) {
    const State& state = at.scene.state;
    const Price last = state.last_price(at.scene.pair);
    Card card{"Last price in dollars"};
    card.units = mul_div(last.units, state.peg.units, one, Round::down);
    card.value = in_dollars(state, last.units);
    card.about = "The price of the newest trade here, in US dollars.";
    const Formula price =
        card.use({"last price", last.units, "price", {}, at.figure(FigureKind::last_price)});
    card.formula = rounded(
        price * card.use({"dollars a USDT", state.peg.units, {}, "what it is worth outside"}), 8,
        Cut::down);
    return card;
}

Card rate_card(const At& at, Asset asset) {
    const Ratio rate = hourly_rate(at.scene.state, asset);
    Card card{"Loan rate (" + ticker(asset) + ")", rate_text(rate, 3) + " / h", rate.units};
    card.about = "What a loan of this coin costs an hour, as a part of what is borrowed.";
    card.note = at.scene.state.world.rates_float ? "Set by the venue, anew every hour."
                                                 : "Set by the venue.";
    const Ratio year{mul_div(rate.units, std::int64_t{24} * 365, 1, Round::down)};
    card.inputs = {{"in a year, 24 × 365 hours", year.units, "%", "no interest on interest"}};
    return card;
}

}  // namespace

Card market_card(const At& at, const Figure& figure) {
    const PairRules& rules = at.scene.rules;
    const DayStats day = at.scene.market.candles().last_24h();
    switch (figure.kind) {
        case FigureKind::index_price:
            if (at.what_if)
                return price_card("What-if price", at.scene.index, at.scene.pair,
                                  "Where the line stands. Drag it: nothing is traded there.",
                                  "The panel says what would be at this index.");
            return price_card("Index price", at.scene.index, at.scene.pair,
                              "Average price of several venues. Level, limits and liquidation use "
                              "it, not the last trade here.",
                              "Market data, new each second.");
        case FigureKind::last_price:
            if (figure.of == in_usd) return last_usd_card(at);
            return price_card("Last price", at.scene.state.last_price(at.scene.pair), at.scene.pair,
                              "The price of the newest trade here.",
                              "Market data, new with each trade.");
        case FigureKind::day_high:
            return price_card("24h high", price_of(day.high, rules), rules.pair,
                              "Highest trade of the last 24 hours.", "Market data.");
        case FigureKind::day_low:
            return price_card("24h low", price_of(day.low, rules), rules.pair,
                              "Lowest trade of the last 24 hours.", "Market data.");
        case FigureKind::day_change: return change_card(at);
        case FigureKind::day_percent: return percent_card(at);
        case FigureKind::loan_rate: return rate_card(at, figure.asset);
        case FigureKind::pair_leverage: {
            Card card{"Most leverage", std::to_string(rules.leverage) + "x", rules.leverage * one,
                      "The most this pair can be worth, counted in your own money.",
                      "Set by the venue for this pair."};
            if (const auto set = at.account.leverage)
                card.note = cat({"The venue allows it; you have set ", trimmed(set->units), "x."});
            return card;
        }
        default: break;
    }
    const bool base = figure.asset == rules.base;
    const Amount volume = base ? amount_of(day.volume, rules) : notional_of(day.tick_lots, rules);
    return {"24h volume (" + ticker(volume.asset) + ")", volume_text(volume.units), volume.units,
            "What was traded here in the last 24 hours, by everybody.", "Market data."};
}

}  // namespace mw::explain::cards
