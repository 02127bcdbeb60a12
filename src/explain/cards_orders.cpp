// Cards of an order's numbers: what was asked for, and what came of it trade by trade.
#include <algorithm>

#include "explain/card.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

/// Cards of one order.
class OrderCards {
public:
    OrderCards(const At& at, const Order& order)
        : at_{at}, order_{order}, rules_{rules_of(order.pair)} {}

    [[nodiscard]] Card price() const {
        return leaf("Order price", {price_text(order_.price, order_.pair), order_.price.units},
                    order_.side == Side::buy ? "The most this order pays for one coin."
                                             : "The least this order takes for one coin.");
    }

    [[nodiscard]] Card stop() const {
        const bool rise = waits_for_rise(order_.type, order_.side);
        const Price stop = order_.trigger.stop;
        return leaf("Trigger", {(rise ? "≥ " : "≤ ") + price_text(stop, order_.pair), stop.units},
                    rise ? "The order sleeps until the last price rises to it."
                         : "The order sleeps until the last price falls to it.");
    }

    [[nodiscard]] Card trail() const {
        const Ratio apart{order_.trigger.trailing_bips * one / 10'000};
        return leaf("Trailing distance", {rate_text(apart, 0), apart.units},
                    "The order wakes when the price comes back this far from its best.");
    }

    [[nodiscard]] Card amount() const {
        return leaf("Amount", {exact(order_.quantity), order_.quantity.units},
                    "How many coins the order asks for.");
    }

    [[nodiscard]] Card filled() const {
        Card card{"Filled"};
        card.about = "How much of the order has traded.";
        card.units =
            cut_to(mul_div(order_.executed.units, 100 * one, order_.quantity.units, Round::down), 1,
                   Cut::down);
        card.value = number(card.units, 1, Cut::down) + "%";
        card.formula =
            rounded(executed_in(card) * constant(100 * one) / amount_in(card), 1, Cut::down);
        return card;
    }

    [[nodiscard]] Card worth() const {
        const Amount all = value_of(order_.quantity, order_.price, rules_.quote, Round::up);
        Card card{"Total", exact(all), all.units};
        card.about = "What the whole order is worth at its price, before the fee.";
        card.formula = rounded(price_in(card) * amount_in(card), 8, Cut::up);
        card.note = "Rounded up: so much has to be set aside.";
        return card;
    }

    [[nodiscard]] Card executed() const {
        Card card{"Executed", exact(order_.executed), order_.executed.units};
        card.about = "Coins that this order has traded so far, one line a trade.";
        tell_trades(card, Kind::trade_amount);
        return card;
    }

    [[nodiscard]] Card turnover() const {
        Card card{"Traded for", exact(order_.total), order_.total.units};
        card.about = order_.side == Side::buy ? "What its trades have cost, before fees."
                                              : "What its trades have brought, before fees.";
        tell_trades(card, Kind::trade_total);
        return card;
    }

    [[nodiscard]] Card average() const {
        Card card{"Average price", absent};
        card.about = "The price of all its trades together, by their size.";
        if (order_.executed.units == 0) {
            card.note = "Nothing has traded yet.";
            return card;
        }
        const Price price{mul_div(order_.total.units, one, order_.executed.units, Round::down)};
        card.units = price.units;
        card.value = price_text(price, order_.pair);
        const Formula total =
            card.use(input("traded for", order_.total, own(Kind::order_turnover)));
        card.formula = rounded(total / executed_in(card), 8, Cut::down);
        return card;
    }

    /// @param traded  what of it had traded at once, before it rested.
    [[nodiscard]] Card aside(Amount traded) const {
        const Amount left = order_.quantity - traded;
        const bool sells = order_.side == Side::sell;
        const Amount all = sells ? left : value_of(left, order_.price, rules_.quote, Round::up);
        Card card{"Set aside", exact(all), all.units};
        card.about = "Kept for the order while it waits in the book.";
        Formula coins = amount_in(card);
        if (traded.units != 0) {
            Input at_once = input("traded at once", traded, std::nullopt);
            at_once.source = "before it went into the book";
            coins = coins - card.use(std::move(at_once));
        }
        card.formula = sells ? coins : rounded(price_in(card) * coins, 8, Cut::up);
        if (!sells) card.note = "Rounded up, so that it pays for the whole order.";
        return card;
    }

    /// What its trades brought into the account, less their fees.
    [[nodiscard]] Card brought() const {
        const bool bought = order_.side == Side::buy;
        Card card{"Brought in", absent};
        card.about = "What its trades brought, less the fee of each.";
        const Amount got = bought ? order_.executed : order_.total;
        Formula left = bought ? executed_in(card)
                              : card.use(input("traded for", got, own(Kind::order_turnover)));
        card.units = got.units;
        for (const Record& record : at_.scene.state.records) {
            const auto* fill = std::get_if<OrderFilled>(&record.event);
            if (fill == nullptr || fill->order != order_.id || fill->fee.units == 0) continue;
            Figure fee = own(Kind::trade_fee);
            fee.of = record.id;
            left = left - card.line(input("fee of " + moment(record.time_ms), fill->fee, fee));
            card.units -= fill->fee.units;
        }
        card.value = exact({got.asset, card.units});
        card.formula = left;
        return card;
    }

    /// The line on the chart: what is left of the order, and what it would cost.
    [[nodiscard]] Card line() const {
        const bool buys = order_.side == Side::buy;
        const Amount left = order_.remaining();
        const Amount all = value_of(left, order_.price, rules_.quote, Round::up);
        Card card{cat({word_of(order_.type), " ", word_of(order_.side)}), exact(all), all.units};
        card.about = buys ? "An order of yours that waits. It buys at this price or lower."
                          : "An order of yours that waits. It sells at this price or higher.";
        const Formula price = price_in(card);
        Formula coins = amount_in(card);
        if (order_.executed.units != 0) coins = coins - executed_in(card);
        card.formula = rounded(price * coins, 8, Cut::up);
        card.use(by_venue("fee while it waits", rules_.maker_fee.units, "%"));
        card.use(by_venue("fee if it trades at once", rules_.taker_fee.units, "%"));
        if (order_.trigger.stop.units != 0)
            card.use({"trigger", order_.trigger.stop.units, "price", {}, own(Kind::order_stop)});
        Input aside = input("set aside for it", order_.locked, std::nullopt);
        aside.source = "until it ends";
        card.use(std::move(aside));
        card.note = "The fee is taken from what it brings.";
        return card;
    }

    [[nodiscard]] Card clearance() const {
        Card card{"Clearance fee", absent};
        card.about = "What the venue takes for a liquidation, from what is left.";
        const LiquidationStarted* start = nullptr;
        bool placed = false;
        for (const Record& record : at_.scene.state.records) {
            const auto* begun = std::get_if<LiquidationStarted>(&record.event);
            if (begun != nullptr && begun->pair == order_.pair && !placed) start = begun;
            const auto* event = std::get_if<OrderPlaced>(&record.event);
            if (event != nullptr && event->order == order_.id) placed = true;
            const auto* fee = std::get_if<ClearanceFeeCharged>(&record.event);
            if (!placed || fee == nullptr || fee->pair != order_.pair) continue;
            card.units = fee->fee.units;
            card.value = exact(fee->fee);
            if (start == nullptr) return card;
            Input assets = input("assets when it began", start->assets, std::nullopt);
            assets.source = "at the index of then";
            const Ratio rate = rules_.clearance_fee;
            const Formula full =
                rounded(card.use(std::move(assets)) *
                            card.use(by_venue("clearance fee rate", rate.units, "%")),
                        8, Cut::up);
            Input left = input("what was left", fee->fee, std::nullopt);
            left.source = "in the account";
            const bool all = times(start->assets, rate, Round::up) == fee->fee;
            card.formula = all ? full : smaller(full, card.use(std::move(left)));
            return card;
        }
        return card;
    }

private:
    struct Shown {
        std::string value;
        std::int64_t units{0};
    };

    [[nodiscard]] Card leaf(const char* name, Shown shown, const char* about) const {
        const bool forced = order_.forced;
        return {name, std::move(shown.value), shown.units, about,
                cat({forced ? "Placed by the venue, " : "Set when you placed the order, ",
                     moment(order_.placed_ms), "."})};
    }

    [[nodiscard]] Figure own(Kind kind) const {
        Figure figure{kind, order_.pair};
        figure.of = order_.id;
        return figure;
    }
    Formula price_in(Card& card) const {
        return card.use({"order price", order_.price.units, "price", {}, own(Kind::order_price)});
    }
    Formula amount_in(Card& card) const {
        return card.use(input("amount", order_.quantity, own(Kind::order_amount)));
    }
    Formula executed_in(Card& card) const {
        return card.use(input("executed", order_.executed, own(Kind::order_executed)));
    }

    void tell_trades(Card& card, Kind part) const {
        std::vector<Formula> parts;
        for (const Record& record : at_.scene.state.records) {
            const auto* fill = std::get_if<OrderFilled>(&record.event);
            if (fill == nullptr || fill->order != order_.id) continue;
            Figure figure = own(part);
            figure.of = record.id;
            const Amount amount = part == Kind::trade_amount ? fill->quantity : fill->total;
            Input line = input((order_.side == Side::sell ? "Sold at " : "Bought at ") +
                                   price_text(fill->price, order_.pair),
                               amount, figure);
            line.source = moment(record.time_ms);
            parts.push_back(card.line(std::move(line)));
        }
        if (!parts.empty()) card.formula = sum(parts);
        if (parts.empty()) card.note = "Nothing has traded yet.";
    }

    const At& at_;
    const Order& order_;
    const PairRules& rules_;
};

}  // namespace

Card order_card(const At& at, const Figure& figure) {
    const Order* order = at.scene.state.order(figure.of);
    if (order == nullptr) return {"Order", absent, 0, "There is no such order now.", {}};
    const OrderCards cards{at, *order};
    switch (figure.kind) {
        case Kind::order_price: return cards.price();
        case Kind::order_stop: return cards.stop();
        case Kind::order_trail: return cards.trail();
        case Kind::order_amount: return cards.amount();
        case Kind::order_filled: return cards.filled();
        case Kind::order_worth: return has_limit(order->type) ? cards.worth() : cards.amount();
        case Kind::order_executed: return cards.executed();
        case Kind::order_turnover: return cards.turnover();
        case Kind::order_average: return cards.average();
        case Kind::order_aside:
            if (!has_limit(order->type)) return cards.amount();  // it never rests
            return cards.aside({order->quantity.asset, static_cast<std::int64_t>(figure.to)});
        case Kind::order_brought: return cards.brought();
        case Kind::order_line: return has_limit(order->type) ? cards.line() : cards.amount();
        default: return cards.clearance();
    }
}

}  // namespace mw::explain::cards
