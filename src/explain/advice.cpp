// What would be sensible now, and what is to be said about what was done last.
#include <algorithm>

#include "explain/numbers.h"
#include "explain/parts.h"
#include "explain/practice.h"

namespace mw::explain {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::size_t most_advice = 3;

/// What advice about one pair looks at.
struct Standing {
    const State& state;
    Pair pair;
    const PairRules& rules{rules_of(pair)};
    const IsolatedAccount& account{state.ledger.at(pair)};
    Price index{state.index_price(pair)};
    std::optional<Position> position{position_of(state, pair)};

    [[nodiscard]] std::string base() const { return std::string{ticker_of(rules.base)}; }
    [[nodiscard]] bool is_short() const { return position && position->size.units < 0; }
    [[nodiscard]] bool is_long() const { return position && position->size.units > 0; }
    [[nodiscard]] bool owns_nothing() const {
        return account.base.owned().units == 0 && account.quote.owned().units == 0;
    }
    /// An order of this side waits for a price.
    [[nodiscard]] bool guarded_by(Side side) const {
        return std::ranges::any_of(state.open_orders, [this, side](OrderId id) {
            const Order* order = state.order(id);
            return order->pair == pair && order->side == side && has_trigger(order->type);
        });
    }
    [[nodiscard]] Saying say(std::string words, FigureKind kind, Asset asset = {}) const {
        return {std::move(words), Figure{kind, pair, asset}};
    }
};

/// About a loan that lies in the account unused; without words when it does not.
Saying idle_debt(const Standing& now) {
    const AccountLeg& base = now.account.base;
    const AccountLeg& quote = now.account.quote;
    if (base.owed().units > 0 && base.free >= base.principal)
        return now.say("You owe " + said(base.owed(), Cut::up) +
                           " and hold it: interest runs, and the price earns you nothing. Repay "
                           "it, or sell it if you expect a fall.",
                       FigureKind::owed, now.rules.base);
    if (quote.owed().units > 0 && quote.free >= quote.principal && !now.is_long())
        return now.say("You owe " + said(quote.owed(), Cut::up) +
                           " and hold it: interest runs, and the price earns you nothing. Repay "
                           "it, or buy if you expect a rise.",
                       FigureKind::owed, now.rules.quote);
    return {};
}

/// About a level near its end; without words while it is not.
Saying danger(const Standing& now) {
    const std::optional<Ratio> level = margin_level(now.account, now.index);
    const auto end = liquidation_trigger(now.account);
    if (!level || !end) return {};
    const std::string_view way = now.account.base.owed().units > 0
                                     ? "Transfer collateral in, or buy back a part and repay it."
                                     : "Transfer collateral in, or sell a part and repay with it.";
    const Ladder& ladder = now.rules.ladder;
    if (*level <= ladder.margin_call)
        return now.say(
            cat({"The level is ", level_text(*level), ", below the margin call at ",
                 ladder_text(ladder.margin_call), ". Liquidation comes at ", end->text, ". ", way}),
            FigureKind::level);
    const std::int64_t apart = end->price.units - now.index.units;
    if ((apart < 0 ? -apart : apart) >= now.index.units / 20) return {};
    const std::string part = percent_apart(now.index.units, end->price.units, 1) + "%";
    return now.say(cat({"Liquidation at ", end->text, " is only ", part, " away. ", way}),
                   FigureKind::liquidation_price);
}

/// How an open position can be guarded and closed.
void about_position(const Standing& now, std::vector<Saying>& out) {
    if (!now.is_short() && !now.is_long()) return;
    const bool is_short = now.is_short();
    const auto call = call_trigger(now.account);
    const Side closing = is_short ? Side::buy : Side::sell;
    if (call && !now.guarded_by(closing))
        out.push_back(now.say(
            cat({"Your ", is_short ? "short" : "long", " has no stop. A Stop market order to ",
                 is_short ? "buy below " : "sell above ", call->text,
                 ", the margin call, would end it before the warning."}),
            FigureKind::call_price));
    if (is_short && now.account.base.owed() > now.account.base.owned())
        out.push_back(now.say("To close the short, buy " +
                                  said(purchase_to_repay(now.account, now.rules), Cut::up) +
                                  " and repay with Max.",
                              FigureKind::enough));
    else if (!is_short && now.account.quote.owed().units > 0)
        out.push_back(now.say("To close the long, sell your " + now.base() + " and repay with Max.",
                              FigureKind::available, now.rules.base));
}

/// What to do when nothing is owed.
Saying without_debt(const Standing& now) {
    const std::string name = pair_name(now.pair);
    if (now.owns_nothing()) {
        const Amount spot = held(now.state.ledger, Spot{}, now.rules.quote);
        if (spot.units > 0)
            return now.say("Nothing is in the " + name +
                               " account. Transfer collateral in first; you have " +
                               said(spot, Cut::down) + " in spot.",
                           FigureKind::spot, now.rules.quote);
        return {
            "Neither spot nor this account holds anything to answer for a loan. Rewind, or "
            "start a new practice."};
    }
    return {cat({"Nothing is owed. Borrow ", now.base(),
                 " and sell it if you expect a fall, borrow ", ticker_of(now.rules.quote),
                 " and buy if you expect a rise, or transfer what is here back to spot."})};
}

}  // namespace

std::vector<Saying> advice_for(const State& state, Pair pair) {
    const Standing now{state, pair};
    std::vector<Saying> advice;
    if (state.market(pair).is_halted())
        advice.push_back(
            {"Trading has stopped for a while. Cancelling, repaying and transfers "
             "still work."});
    if (Saying near = danger(now); !near.words.empty()) advice.push_back(std::move(near));
    if (now.account.free_of_debt()) {
        advice.push_back(without_debt(now));
    } else if (Saying idle = idle_debt(now); !idle.words.empty()) {
        advice.push_back(std::move(idle));
    } else {
        about_position(now, advice);
    }
    if (!now.account.free_of_debt() && advice.empty())
        advice.push_back(now.say("You owe " + debt_text(now.account) +
                                     ". Repay it from what is free, or keep an eye on the level.",
                                 FigureKind::debt));
    if (advice.size() > most_advice) advice.resize(most_advice);
    return advice;
}

namespace {

/// One remark about an event; without words when it is not worth one.
struct Remarks {
    const Standing& now;
    const Record& record;

    [[nodiscard]] Saying by_record(std::string words, FigureKind kind) const {
        Saying saying = now.say(std::move(words), kind);
        saying.figure.of = record.id;
        return saying;
    }

    Saying operator()(const Transferred& event) const {
        if (event.pair != now.pair || event.direction != Direction::out_of_isolated) return {};
        if (now.account.free_of_debt()) return {"What you moved out is in your spot wallet again."};
        return now.say("You moved collateral out with a debt open. The level is " +
                           level_or_none(now.account, now.index) + " now.",
                       FigureKind::level);
    }
    Saying operator()(const Borrowed& event) const {
        if (event.pair != now.pair) return {};
        const std::string first = "The first hour of interest was charged at once. ";
        const auto level = margin_level(now.account, now.index);
        if (!level || level->units >= 150'000'000)
            return now.say(first + "The level leaves you room.", FigureKind::level);
        return now.say(first + "The level is " + level_text(*level) +
                           ", which leaves little room. A smaller loan or more collateral is "
                           "calmer.",
                       FigureKind::level);
    }
    Saying operator()(const Repaid& event) const {
        if (event.pair != now.pair || event.forced) return {};
        if (now.account.free_of_debt())
            return {"You owe nothing any more. The collateral is free to leave."};
        return now.say("You repaid a part: interest first, then the loan. You still owe " +
                           debt_text(now.account) + ".",
                       FigureKind::debt);
    }
    Saying operator()(const OrderFilled& event) const {
        const Order* order = now.state.order(event.order);
        if (order->pair != now.pair || order->forced) return {};
        std::string words = order->side == Side::sell ? "You sold at " : "You bought at ";
        words += said_price(event.price, now.pair) + ". ";
        if (event.role == Role::maker)
            words += "Your order had waited in the book, so you set the price.";
        else if (!has_limit(order->type))
            words +=
                "A market order takes what the book offers; a limit order would have named "
                "its price.";
        else
            words += "Your limit crossed the market, so it traded at once.";
        return by_record(std::move(words), FigureKind::trade_price);
    }
    Saying operator()(const OrderPlaced& event) const {
        if (event.pair != now.pair || event.forced) return {};
        if (event.list != 0)
            return {"Two orders are tied together now: when one works, the other is cancelled."};
        if (has_trigger(event.type))
            return {"A stop waits now. It bounds the loss, unless the price jumps past it."};
        return {};
    }
    Saying operator()(const OrderCanceled& event) const {
        const Order* order = now.state.order(event.order);
        if (order->pair != now.pair || !has_trigger(order->type) || now.account.free_of_debt() ||
            now.guarded_by(order->side))
            return {};
        return {"You cancelled the stop, so nothing guards the position now."};
    }
    Saying operator()(const LiquidationEnded& event) const {
        if (event.pair != now.pair) return {};
        return by_record("The account was liquidated, and " + said(event.left, Cut::down) +
                             " is left. A smaller loan or more collateral would have had more "
                             "room.",
                         FigureKind::record_amount);
    }
    template <typename Other>
    Saying operator()(const Other& /*unused*/) const {
        return {};
    }
};

}  // namespace

Saying remark_on_last(const State& state, Pair pair) {
    const Standing now{state, pair};
    for (auto record = state.records.rbegin(); record != state.records.rend(); ++record) {
        if (state.time_ms() - record->time_ms > hour_ms) break;
        if (Saying said = std::visit(Remarks{now, *record}, record->event); !said.words.empty())
            return said;
    }
    return {};
}

}  // namespace mw::explain
