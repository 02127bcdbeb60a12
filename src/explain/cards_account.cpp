// Cards of a whole account: level, the prices that matter, worth.
#include "explain/card.h"

namespace mw::explain::cards {
namespace {

struct Sides {
    Formula held;
    Formula owed;
};

/// What is held and what is owed, each in quote at the index. Coins that are not there are left
/// out of what is owed.
Sides both_sides(Card& card, const At& at) {
    const auto side = [&](FigureKind kind, const char* word, Amount base, Amount quote,
                          bool whole) {
        const auto coin = [&](Amount amount) {
            return card.use(
                input(ticker(amount.asset) + word, amount, at.figure(kind, amount.asset)));
        };
        const bool has_base = whole || base.units != 0;
        if (!has_base) return coin(quote);
        const Formula worth = coin(base) * card.use(index_input(at));
        return whole || quote.units != 0 ? worth + coin(quote) : worth;
    };
    const IsolatedAccount& a = at.account;
    return {side(FigureKind::total, " held", a.base.owned(), a.quote.owned(), true),
            side(FigureKind::owed, " owed", a.base.owed(), a.quote.owed(), false)};
}

Card level_card(const At& at) {
    Card card{"Margin level", level_or_none(at.account, at.scene.index)};
    const Ladder& ladder = at.scene.rules.ladder;
    card.about = "How many times what you hold covers what you owe. **Higher is safer.** At " +
                 ladder_text(ladder.margin_call) + " you are warned, at " +
                 ladder_text(ladder.liquidation) + " the account is taken over.";
    const auto level = margin_level(at.account, at.scene.index);
    if (!level) {
        card.note = "Nothing is owed, so there is nothing to divide by.";
        return card;
    }
    card.units = level->units;
    if (level->units == INT64_MAX) return card;  // a last unit of debt: beyond what is counted
    const Sides sides = both_sides(card, at);
    card.formula = rounded(sides.held / sides.owed, 8, Cut::down);
    card.note = "Both at the index price. Cut down, so that no account looks safer than it is.";
    return card;
}

Card price_card(const At& at, bool call) {
    const Ladder& ladder = at.scene.rules.ladder;
    const Ratio ratio = call ? ladder.margin_call : ladder.liquidation;
    const auto trigger = call ? call_trigger(at.account) : liquidation_trigger(at.account);
    Card card{call ? "Margin call price" : "Liquidation price", text_of(trigger, absent)};
    card.about = std::string{"The index price at which the margin level would be "} +
                 ladder_text(ratio) +
                 (call ? ". There you are warned." : ". There the account is taken over.") +
                 " It moves when what you hold or owe changes.";
    if (!trigger) {
        card.note = "No price brings it: you owe nothing, or hold enough of the coin you owe.";
        return card;
    }
    card.units = trigger->price.units;
    const Formula rate = card.use(by_venue(call ? "call level" : "liquidation level", ratio.units));
    const bool rise = trigger->rise_is_danger;
    card.formula = rounded(price_at_level(card, at, rate, rise), 8, rise ? Cut::down : Cut::up);
    card.note = "Distance: " + trigger->far(at.scene.index) + ". Rounded toward the danger.";
    return card;
}

/// Assets or debt in quote, to the cent.
Card worth_card(const At& at, bool debt) {
    const Worth worth = worth_of(at.account, at.scene.index);
    const Amount amount = debt ? worth.debt : worth.assets;
    Card card{debt ? "Total debt" : "Total assets", exact(amount), amount.units};
    card.about = debt ? "Borrowed coins and unpaid interest. A debt is owed in its own coin, so "
                        "its worth moves with the price."
                      : "Everything this account holds, counted at the index price.";
    card.formula = rounded(counted_side(card, at, debt), 2, Cut::nearest);
    card.note = "To the cent.";
    return card;
}

Card equity_card(const At& at) {
    const Worth worth = worth_of(at.account, at.scene.index);
    Card card{"Equity", exact(worth.equity), worth.equity.units};
    card.about = "What would be yours if the debt were paid now.";
    card.formula = card.use(input("total assets", worth.assets, at.figure(FigureKind::assets))) -
                   card.use(input("total debt", worth.debt, at.figure(FigureKind::debt)));
    return card;
}

Card leverage_card(const At& at) {
    const Amount assets = assets_value(at.account, at.scene.index);
    const Amount equity = equity_value(at.account, at.scene.index);
    Card card{"Leverage in use", leverage_text(assets, equity)};
    card.about =
        "How many times your own money this account controls: all it holds over what is "
        "yours of it.";
    if (equity.units <= 0) {
        card.note = "No money of your own is left, so there is nothing to divide by.";
        return card;
    }
    card.units = mul_div(assets.units, one, equity.units, Round::down);
    const Formula held = counted_side(card, at, false);
    card.formula = at.account.free_of_debt()
                       ? held / counted_side(card, at, false)  // all of it is yours
                       : rounded(held / (held - counted_side(card, at, true)), 8, Cut::down);
    card.note = "At the index price.";
    return card;
}

}  // namespace

Formula counted_side(Card& card, const At& at, bool debt) {
    const AccountLeg& base = at.account.base;
    const AccountLeg& quote = at.account.quote;
    const FigureKind kind = debt ? FigureKind::owed : FigureKind::total;
    const char* word = debt ? " owed" : " held";
    const auto coin = [&](Amount part) {
        return card.use(input(ticker(part.asset) + word, part, at.figure(kind, part.asset)));
    };
    const Amount coins = debt ? base.owed() : base.owned();
    const Amount money = debt ? quote.owed() : quote.owned();
    if (coins.units == 0) return coin(money);
    const Formula worth =
        rounded(coin(coins) * card.use(index_input(at)), 8, debt ? Cut::up : Cut::down);
    return money.units == 0 ? worth : worth + coin(money);
}

Formula price_at_level(Card& card, const At& at, const Formula& ratio, bool rise) {
    const IsolatedAccount& a = at.account;
    const auto coin = [&](const char* word, Amount amount, FigureKind kind) {
        return card.use(input(ticker(amount.asset) + word, amount, at.figure(kind, amount.asset)));
    };
    const auto held = [&](Amount amount) { return coin(" held", amount, FigureKind::total); };
    const auto owed = [&](Amount amount) {
        return ratio * coin(" owed", amount, FigureKind::owed);
    };
    // what is zero is left out
    const auto held_less_owed = [&](Amount has, Amount owes) {
        return owes.units == 0 ? held(has) : held(has) - owed(owes);
    };
    const auto owed_less_held = [&](Amount owes, Amount has) {
        return has.units == 0 ? owed(owes) : owed(owes) - held(has);
    };
    const AccountLeg& base = a.base;
    const AccountLeg& quote = a.quote;
    if (rise) {
        const Formula over = held_less_owed(quote.owned(), quote.owed());
        return over / owed_less_held(base.owed(), base.owned());
    }
    const Formula over = owed_less_held(quote.owed(), quote.owned());
    return over / held_less_owed(base.owned(), base.owed());
}

Card account_card(const At& at, const Figure& figure) {
    switch (figure.kind) {
        case FigureKind::level: return level_card(at);
        case FigureKind::call_price: return price_card(at, true);
        case FigureKind::liquidation_price: return price_card(at, false);
        case FigureKind::assets: return worth_card(at, false);
        case FigureKind::debt: return worth_card(at, true);
        case FigureKind::equity: return equity_card(at);
        default: return leverage_card(at);
    }
}

}  // namespace mw::explain::cards
