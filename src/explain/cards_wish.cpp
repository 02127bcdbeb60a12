// Cards of the panel beside the what-if line, and of what reaches the level that is wished for.
#include <algorithm>

#include "explain/card.h"
#include "explain/what_if.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

Card far_card(const At& at) {
    Card card{"Way to liquidation"};
    card.about = "How far the index would still be from the liquidation price.";
    const auto trigger = liquidation_trigger(at.account);
    if (!trigger) {
        card.value = "no price brings it";
        return card;
    }
    card.value = trigger->far(at.scene.index);
    const Price from = at.scene.index;
    const bool reached = trigger->rise_is_danger ? trigger->price <= from : trigger->price >= from;
    if (reached) return card;
    const std::int64_t gap = trigger->price.units - from.units;
    card.units =
        cut_to(mul_div(gap < 0 ? -gap : gap, 100 * one, from.units, Round::down), 1, Cut::nearest);
    const Formula there = card.use({"liquidation price",
                                    trigger->price.units,
                                    "price",
                                    {},
                                    at.figure(Kind::liquidation_price)});
    const Formula line = card.use(index_input(at));
    const Formula way = gap < 0 ? line - there : there - line;
    card.formula = rounded(way * constant(100 * one) / line, 1, Cut::nearest);
    card.note = "In percent of the price where the line stands.";
    return card;
}

/// What reaches the wished level: a price, a top-up or a repayment.
class WishCards {
public:
    WishCards(const At& at, Ratio wish) : at_{at}, wish_{wish} {}

    [[nodiscard]] Card price() const {
        Card card{"Price for the level", absent};
        card.about = "The index price at which the level would be the one you ask for.";
        card.note = "Rounded to the safe side.";
        const auto there = price_for_level(at_.account, wish_);
        if (!there) {
            card.note = "No price gives just this level.";
            return card;
        }
        const Price price = price_of(there->price, at_.scene.rules);
        card.units = price.units;
        card.value = price_text(price, at_.scene.pair);
        card.formula = rounded(price_at_level(card, at_, wish(card), there->or_lower),
                               price_places(at_.scene.pair), there->or_lower ? Cut::down : Cut::up);
        return card;
    }

    [[nodiscard]] Card top_up() const {
        const auto amount = top_up_for_level(at_.account, wish_, at_.scene.index);
        Card card =
            way("Top-up for the level", amount, "What would have to be moved in at today's index.");
        if (amount) card.formula = rounded(larger(constant(0), lacking(card)), 8, Cut::up);
        return card;
    }

    [[nodiscard]] Card repayment() const {
        const auto amount = repayment_for_level(at_.account, wish_, at_.scene.index);
        Card card = way("Repayment for the level", amount,
                        "What would have to be repaid at today's index, without the fee of buying "
                        "the coins.");
        if (!amount) return card;
        Formula most = lacking(card) / (wish(card) - constant(one));
        if (amount->asset == at_.scene.rules.base) most = most / card.use(index_input(at_));
        card.formula = rounded(larger(constant(0), most), 8, Cut::up);
        return card;
    }

private:
    Formula wish(Card& card) const {
        return card.use({"level", wish_.units, {}, {}, at_.figure(Kind::wish)});
    }
    Formula lacking(Card& card) const {
        return wish(card) * worth_of_side(card, at_, Kind::debt) -
               worth_of_side(card, at_, Kind::assets);
    }
    static Card way(const char* name, const std::optional<Amount>& amount, const char* about) {
        Card card{name, amount ? exact(*amount) : std::string{absent}};
        card.units = amount ? amount->units : 0;
        card.about = about;
        card.note = amount ? "Rounded up." : "Neither the debt nor what is free suffices.";
        return card;
    }

    const At& at_;
    Ratio wish_;
};

}  // namespace

Card wish_card(const At& at, const Figure& figure) {
    if (figure.kind == Kind::what_if_far) return far_card(at);
    const auto wish = what_if_wish(at.scene);
    if (!wish) return {"Margin level", "no debt", 0, "Nothing is owed, so there is no level.", {}};
    const WishCards cards{at, *wish};
    switch (figure.kind) {
        case Kind::wish_price: return cards.price();
        case Kind::wish_top_up: return cards.top_up();
        case Kind::wish_repayment: return cards.repayment();
        default: break;
    }
    return {"Level to reach", level_text(*wish), wish->units,
            "Drag it: price, top-up and repayment below it follow.",
            at.scene.desk.what_if.level ? "Asked for by you." : "The level where the line stands."};
}

}  // namespace mw::explain::cards
