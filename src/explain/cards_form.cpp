// Cards of the windows and the order form: numbers that depend on what is typed.
#include "explain/asked_order.h"
#include "explain/card.h"
#include "explain/order_reading.h"

namespace mw::explain::cards {
namespace {

Input rate_input(const At& at, Asset asset) {
    return {"rate an hour",
            hourly_rate(at.scene.state, asset).units,
            "%",
            {},
            at.figure(FigureKind::loan_rate, asset)};
}

Input typed_input(std::string name, Amount amount) {
    Input typed = input(std::move(name), amount, std::nullopt);
    typed.source = "typed by you";
    return typed;
}

/// The loan that is typed; nothing when it is no number that can be counted with.
Amount typed_loan(const At& at) {
    const LoanDraft& draft = at.scene.desk.borrow;
    const auto typed = read_decimal(draft.amount, 8);
    return {coin_of_pair(at.scene, draft.asset), typed && *typed <= INT64_MAX / 2 ? *typed : 0};
}

Card hour_card(const At& at, bool first) {
    const Amount loan = typed_loan(at);
    const Asset asset = loan.asset;
    const AccountLeg& leg = *at.scene.account.leg(asset);
    const Amount principal = first ? loan : leg.principal + loan;
    const Amount hour = hour_of_interest(principal, hourly_rate(at.scene.state, asset));
    Card card{first ? "Charged at once" : "Then every full hour", exact(hour), hour.units};
    card.about = first ? "The first hour is due the moment you borrow, even if you repay a minute "
                         "later."
                       : "One more hour is added each time the clock strikes a full hour.";
    Formula on = card.use(typed_input("this loan", loan));
    if (!first && leg.principal.units != 0)
        on = card.use(input(ticker(asset) + " borrowed", leg.principal,
                            at.figure(FigureKind::borrowed, asset))) +
             on;
    card.formula = rounded(on * card.use(rate_input(at, asset)), 8, Cut::up);
    card.note = "Rounded up in the eighth place, so that no loan is free.";
    return card;
}

/// What the clock's next hour will charge on what is borrowed now; the second coin, when both are
/// owed, stands below as a number of its own.
Card next_charge_card(const At& at) {
    const IsolatedAccount& account = at.account;
    const bool first = account.base.principal.units != 0;
    Card card{"Next interest", absent};
    card.about = "Each time the clock strikes a full hour, an hour of interest is added.";
    for (const AccountLeg* leg : {&account.base, &account.quote}) {
        if (leg->principal.units == 0) continue;
        const Asset asset = leg->principal.asset;
        const Ratio rate = next_hourly_rate(at.scene.state, asset);
        const Amount due = hour_of_interest(leg->principal, rate);
        if (first && leg == &account.quote) {
            Input other = input("and of " + ticker(asset), due, std::nullopt);
            other.source = "the same way";
            card.use(std::move(other));
            continue;
        }
        card.units = due.units;
        card.value = exact(due);
        const Formula on = card.use(input(ticker(asset) + " borrowed", leg->principal,
                                          at.figure(FigureKind::borrowed, asset)));
        Input next{"rate of the next charge", rate.units, "%", "set by the venue"};
        card.formula = rounded(on * card.use(std::move(next)), 8, Cut::up);
    }
    card.note = "Rounded up in the eighth place.";
    return card;
}

/// What is typed, in the other coin of the pair.
Card loan_worth_card(const At& at) {
    const Amount loan = typed_loan(at);
    const PairRules& rules = at.scene.rules;
    const bool base = loan.asset == rules.base;
    const Asset other = base ? rules.quote : rules.base;
    Card card{"Worth now", absent};
    card.about = "What you typed is worth so much of the other coin.";
    card.units = base ? value_of(loan, at.scene.index, other, Round::down).units
                      : mul_div(loan.units, one, at.scene.index.units, Round::down);
    card.value = exact({other, card.units});
    const Formula typed = card.use(typed_input("typed", loan));
    const Formula index = card.use(index_input(at));
    card.formula = rounded(base ? typed * index : typed / index, 8, Cut::down);
    return card;
}

Card repayable_card(const At& at, Asset asset) {
    const AccountLeg& leg = *at.scene.account.leg(asset);
    const Amount most = leg.owed() < leg.free ? leg.owed() : leg.free;
    Card card{"Most you can repay", exact(most), most.units};
    card.about = "You can repay what you owe, with what is free in this account.";
    card.formula = smaller(
        card.use(input(ticker(asset) + " owed", leg.owed(), at.figure(FigureKind::owed, asset))),
        card.use(input(ticker(asset) + " available", leg.free,
                       at.figure(FigureKind::available, asset))));
    return card;
}

/// Cards of one order that is being filled in.
class OrderCards {
public:
    explicit OrderCards(const At& at)
        : at_{at},
          draft_{at.scene.desk.order},
          reading_{read_order(at.scene)},
          buys_{draft_.side == Side::buy},
          got_{buys_ ? at.scene.rules.base : at.scene.rules.quote} {
        const auto& brings = buys_ ? reading_.quantity : reading_.total;
        if (brings && brings->units != 0) gross_ = *brings;
    }

    [[nodiscard]] Card spendable() const {
        const Amount all =
            explain::spendable(at_.scene.state, at_.scene.pair, draft_.side, draft_.mode);
        Card card{"Available", exact(all), all.units};
        card.about = "What this account can spend on the order now.";
        const Amount free = at_.scene.account.leg(all.asset)->free;
        card.formula = card.use(input(ticker(all.asset) + " available", free,
                                      at_.figure(FigureKind::available, all.asset)));
        if (may_borrow(draft_.mode))
            card.formula = card.formula + card.use(input("room to borrow", all - free,
                                                         at_.figure(FigureKind::room, all.asset)));
        return card;
    }

    [[nodiscard]] Card total() const {
        const Amount total = reading_.total.value_or(Amount{at_.scene.rules.quote, 0});
        Card card{"Total", exact(total), total.units};
        card.about = "What the order is worth in " + ticker(total.asset) + ", before the fee.";
        if (!reading_.total) return missing(card);
        if (draft_.by_total) {
            card.formula = card.use(typed_input("typed", total));
        } else if (draft_.type == FormType::market) {
            card.note = "What the order book offers for this amount now.";
        } else if (reading_.each) {
            card.formula =
                rounded(card.use(typed_input("amount", *reading_.quantity)) *
                            card.use({"price", reading_.each->units, "price", price_source()}),
                        8, Cut::up);
            card.note = "Rounded up: so much has to be set aside.";
        }
        return card;
    }

    [[nodiscard]] Card most() const {
        const Amount most = part_of_all(at_.scene, reading_, 100);
        Card card{buys_ ? "Max buy" : "Max sell",
                  cat({form_amount(most, Cut::down), " ", ticker(most.asset)}), most.units};
        card.about = "The largest amount this order can have.";
        if (most.units == 0) return card;
        if (buys_ && draft_.type == FormType::market) {
            card.note = "What the order book offers for all that can be spent.";
            return card;
        }
        const Amount all =
            explain::spendable(at_.scene.state, at_.scene.pair, draft_.side, draft_.mode);
        Formula coins = card.use(input("can be spent", all, at_.figure(FigureKind::spendable)));
        if (buys_) {
            const Price each = reading_.each.value_or(price_hint(at_.scene));
            coins = coins / card.use({"price", each.units, "price",
                                      reading_.each ? price_source() : "order book now"});
        }
        card.formula = rounded(coins, lot_places(at_.scene.rules), Cut::down);
        card.note = "Cut down to the smallest step of an amount.";
        return card;
    }

    [[nodiscard]] Card average() const {
        Card card{"Average price", absent};
        card.about = "What the order book offers for this amount now.";
        if (!reading_.quantity || reading_.quantity->units < at_.scene.rules.lot.units)
            return missing(card);
        const Sweep swept = sweep_of(at_.scene, *reading_.quantity);
        if (swept.quantity.count == 0) return missing(card);
        const PairRules& rules = at_.scene.rules;
        card.units = mul_div(swept.tick_lots, rules.tick.units, swept.quantity.count, Round::down);
        card.value = "≈ " + price_text(Price{card.units}, rules.pair);
        Input cost = input("worth in the book", notional_of(swept.tick_lots, rules), {});
        Input coins = input("coins", amount_of(swept.quantity, rules), {});
        cost.source = coins.source = "order book now";
        card.formula =
            rounded(card.use(std::move(cost)) / card.use(std::move(coins)), 8, Cut::down);
        card.note = "The book moves on; the order may meet another one.";
        return card;
    }

    [[nodiscard]] Card fee() const {
        Card card{"Estimated fee", exact(fee_amount()), fee_amount().units};
        card.about = "A part of what you receive, taken from it.";
        if (!gross_) return missing(card);
        card.formula =
            rounded(card.use(gross_input()) * card.use(by_venue("fee rate", rate().units, "%")), 8,
                    Cut::up);
        return card;
    }

    [[nodiscard]] Card received() const {
        Card card{"You receive after fee", exact(net()), net().units};
        card.about = "What reaches this account once the whole order has traded.";
        if (!gross_) return missing(card);
        card.formula = card.use(gross_input()) -
                       card.use(input("fee", fee_amount(), at_.figure(FigureKind::fee)));
        return card;
    }

    /// A price or a distance as it was typed.
    [[nodiscard]] Card typed(FigureKind kind) const {
        const bool stop = kind == FigureKind::typed_stop;
        const auto& price = stop                              ? reading_.stop
                            : kind == FigureKind::typed_price ? reading_.price
                                                              : reading_.second;
        Card card{stop ? "Trigger" : "Limit price", absent};
        card.about = stop ? "The order sleeps until the last price gets there."
                          : "The order never trades at a worse price than this.";
        if (!price) return missing(card);
        card.units = price->units;
        card.value = price_text(*price, at_.scene.pair);
        card.note = "Typed by you.";
        if (stop)
            card.use({"last price",
                      at_.scene.state.last_price(at_.scene.pair).units,
                      "price",
                      {},
                      at_.figure(FigureKind::last_price)});
        return card;
    }

    [[nodiscard]] Card trail() const {
        Card card{"Trailing distance", absent};
        card.about = "How far the price must come back from its best, as a part of that price.";
        if (!reading_.trail_bips) return missing(card);
        card.units = *reading_.trail_bips * one / 10'000;
        card.value = rate_text({card.units}, 0);
        card.note = "Typed by you.";
        return card;
    }

    [[nodiscard]] Card amount() const {
        Card card{"Amount", absent};
        card.about = "How many coins the order asks for.";
        if (!reading_.quantity) return missing(card);
        card.units = reading_.quantity->units;
        card.value = exact(*reading_.quantity);
        card.note = draft_.by_total ? "What the total pays for." : "Typed by you.";
        return card;
    }

    /// Of the order that follows: what a purchase brings, or as much as was sold.
    [[nodiscard]] Card next() const {
        Card card{"Amount of the next order", absent};
        card.about = "Placed once the whole first order has traded.";
        if (!reading_.quantity) return missing(card);
        const PairRules& rules = at_.scene.rules;
        const Amount first = *reading_.quantity;
        const Amount amount = quantity_after(draft_.side, first, rules);
        card.units = amount.units;
        card.value = exact(amount);
        const Formula coins =
            card.use(input("amount", first, at_.figure(FigureKind::typed_amount)));
        if (!buys_) {
            card.formula = coins;
            return card;
        }
        Input fee = by_venue("fee rate", rules.taker_fee.units, "%");
        card.formula = rounded(coins - rounded(coins * card.use(std::move(fee)), 8, Cut::up),
                               lot_places(at_.scene.rules), Cut::down);
        card.note = "After the fee, cut down to the smallest step of an amount.";
        return card;
    }

    [[nodiscard]] Card cover() const {
        const AccountLeg& leg = *at_.scene.account.leg(got_);
        const Amount gap = leg.free + net() - leg.owed();
        Card card{"Covers the debt", exact(gap), gap.units};
        card.about = "What you would hold, less what you owe in that coin.";
        card.formula = card.use(input(ticker(got_) + " available", leg.free,
                                      at_.figure(FigureKind::available, got_))) +
                       card.use(input("received", net(), at_.figure(FigureKind::received))) -
                       card.use(owed_input(leg));
        return card;
    }

    [[nodiscard]] Card repays() const {
        const AccountLeg& leg = *at_.scene.account.leg(got_);
        const Amount paid = net() < leg.owed() ? net() : leg.owed();
        Card card{"Repays", exact(paid), paid.units};
        card.about = "Each fill pays what you owe in the coin it brings, interest first.";
        card.formula = smaller(card.use(input("received", net(), at_.figure(FigureKind::received))),
                               card.use(owed_input(leg)));
        return card;
    }

    [[nodiscard]] Card borrows() const {
        Card card{"Borrows", absent};
        card.about = "Lent when the order is accepted; interest runs from then.";
        if (!reading_.command) return missing(card);
        const Answer answer = decide(at_.scene.state, *reading_.command);
        const auto* events = std::get_if<std::vector<Event>>(&answer);
        if (events == nullptr) return missing(card);
        card.value = "nothing";
        for (const Event& event : *events) {
            const auto* loan = std::get_if<Borrowed>(&event);
            if (loan == nullptr) continue;
            const Asset asset = loan->principal.asset;
            const Amount free = at_.scene.account.leg(asset)->free;
            card.units = loan->principal.units;
            card.value = exact(loan->principal);
            Input needed = input("the order needs", free + loan->principal, {});
            needed.source = "set aside when it is accepted";
            card.formula = card.use(std::move(needed)) -
                           card.use(input(ticker(asset) + " available", free,
                                          at_.figure(FigureKind::available, asset)));
            break;
        }
        return card;
    }

private:
    static Card missing(Card& card) {
        card.value = absent;
        card.note = "Shown once an amount and a price are typed.";
        return std::move(card);
    }

    [[nodiscard]] Ratio rate() const {
        const PairRules& rules = at_.scene.rules;
        return draft_.type == FormType::limit_maker ? rules.maker_fee : rules.taker_fee;
    }
    [[nodiscard]] Amount fee_amount() const {
        return gross_ ? times(*gross_, rate(), Round::up) : Amount{got_, 0};
    }
    [[nodiscard]] Amount net() const { return gross_ ? *gross_ - fee_amount() : Amount{got_, 0}; }
    [[nodiscard]] const char* price_source() const {
        const bool at_last = draft_.type == FormType::trailing && !reading_.stop;
        return at_last ? "the last price" : "typed by you";
    }
    [[nodiscard]] Input gross_input() const {
        const bool is_typed = buys_ != draft_.by_total;
        if (is_typed) return typed_input(buys_ ? "amount" : "total", *gross_);
        if (!buys_) return input("total", *gross_, at_.figure(FigureKind::order_total));
        Input lots = input("amount", *gross_, std::nullopt);
        lots.source = "what the total pays for";
        return lots;
    }
    [[nodiscard]] Input owed_input(const AccountLeg& leg) const {
        return input(ticker(got_) + " owed", leg.owed(), at_.figure(FigureKind::owed, got_));
    }

    const At& at_;
    const OrderDraft& draft_;
    OrderReading reading_;
    bool buys_;
    Asset got_;
    std::optional<Amount> gross_;
};

}  // namespace

Card form_card(const At& at, const Figure& figure) {
    switch (figure.kind) {
        case FigureKind::first_hour: return hour_card(at, true);
        case FigureKind::next_hour: return hour_card(at, false);
        case FigureKind::hour_cost: return next_charge_card(at);
        case FigureKind::loan_worth: return loan_worth_card(at);
        case FigureKind::repayable: return repayable_card(at, figure.asset);
        case FigureKind::spendable: return OrderCards{at}.spendable();
        case FigureKind::order_total: return OrderCards{at}.total();
        case FigureKind::order_most: return OrderCards{at}.most();
        case FigureKind::average: return OrderCards{at}.average();
        case FigureKind::fee: return OrderCards{at}.fee();
        case FigureKind::received: return OrderCards{at}.received();
        case FigureKind::typed_price:
        case FigureKind::typed_stop:
        case FigureKind::typed_second: return OrderCards{at}.typed(figure.kind);
        case FigureKind::typed_trail: return OrderCards{at}.trail();
        case FigureKind::typed_amount: return OrderCards{at}.amount();
        case FigureKind::next_amount: return OrderCards{at}.next();
        case FigureKind::cover: return OrderCards{at}.cover();
        case FigureKind::order_repays: return OrderCards{at}.repays();
        default: return OrderCards{at}.borrows();
    }
}

}  // namespace mw::explain::cards
