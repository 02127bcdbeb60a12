#include "explain/order_reading.h"

#include <algorithm>

#include "explain/asked_order.h"
#include "explain/explain.h"

namespace mw::explain {
namespace {

using Field = OrderFormView::Field;

/// False for products nobody means, such as a billion coins at a million.
bool fits_total(Amount quantity, Price price) {
    return quantity.units == 0 || price.units / one + 1 <= INT64_MAX / quantity.units;
}

class Reader {
public:
    explicit Reader(const Scene& scene) : scene_{scene}, draft_{scene.desk.order} {}

    OrderReading read() {
        reading_.untouched = draft_.by_total ? draft_.total.empty() : draft_.quantity.empty();
        read_prices();
        reading_.each = price_of_each();
        if (draft_.by_total)
            read_total();
        else
            read_quantity();
        if (reading_.fault.empty()) reading_.command = command();
        return std::move(reading_);
    }

private:
    [[nodiscard]] bool buys() const { return draft_.side == Side::buy; }

    void complain(std::string fault, Field field) {
        if (!reading_.fault.empty()) return;
        reading_.fault = std::move(fault);
        reading_.wrong = field;
    }

    /// A number field; an empty or wrong one leaves a sentence.
    std::optional<std::int64_t> number_in(const std::string& text, const char* when_empty,
                                          Field field) {
        const auto number = read_decimal(text, 8);
        if (number) return *number;
        const bool empty = number.error() == NumberFault::empty;
        complain(empty ? when_empty : sentence_for(number.error(), 8), field);
        return std::nullopt;
    }

    std::optional<Price> price_in(const std::string& text, const char* when_empty, Field field) {
        const auto number = number_in(text, when_empty, field);
        if (!number) return std::nullopt;
        if (*number > 0) return Price{*number};
        complain("Type a price above zero.", field);
        return std::nullopt;
    }

    /// From the top of the form down: an OCO begins with its price, a stop with its stop price.
    void read_prices() {
        const FormType type = draft_.type;
        const bool price_first = type != FormType::stop_limit;
        if (price_first) read_price();
        if (type == FormType::trailing) read_trail();
        const bool can_lack_stop = type == FormType::trailing;
        if (has_stop(type) && !(can_lack_stop && draft_.stop_price.empty()))
            reading_.stop = price_in(draft_.stop_price,
                                     "Type a stop price: the order waits for it.", Field::stop);
        if (!price_first) read_price();
        const bool can_lack_second = type == FormType::oco;
        if (has_second_limit(type) && !(can_lack_second && draft_.limit_price.empty()))
            reading_.second = price_in(
                draft_.limit_price, "Type the price of the order that follows.", Field::stop_limit);
    }

    /// The distance is typed in percent and sent in basis points; the exchange knows its range.
    void read_trail() {
        constexpr std::int64_t bip = one / 100;   // of a number of percent
        constexpr std::int64_t most = 1'000'000;  // far out of that range, and counts safely
        const auto percent = read_decimal(draft_.trail, 2);
        if (percent && *percent > 0)
            reading_.trail_bips = static_cast<int>(std::min(*percent / bip, most));
        else if (percent)
            complain("Type a distance above zero.", Field::trail);
        else
            complain(percent.error() == NumberFault::empty
                         ? "Type how far the price must turn back, in percent."
                         : sentence_for(percent.error(), 2),
                     Field::trail);
    }

    void read_price() {
        if (!has_price(draft_.type)) return;
        reading_.price =
            price_in(draft_.price, "Type a price, or press a row of the order book.", Field::price);
    }

    /// What a coin costs in the order: of the two legs of a purchase, the dearer one is set aside.
    [[nodiscard]] std::optional<Price> price_of_each() const {
        if (draft_.type == FormType::market) return std::nullopt;
        if (draft_.type == FormType::stop_market) return reading_.stop;
        if (draft_.type == FormType::trailing)
            return reading_.stop ? reading_.stop : scene_.state.last_price(scene_.pair);
        if (draft_.type != FormType::oco || !buys()) return reading_.price;
        const auto later = reading_.second ? reading_.second : reading_.stop;
        if (!reading_.price || !later) return std::nullopt;
        return std::max(*reading_.price, *later);
    }

    void read_quantity() {
        const auto units = number_in(draft_.quantity, "Type an amount.", Field::amount);
        if (!units) return;
        reading_.quantity = Amount{scene_.rules.base, *units};
        if (draft_.type == FormType::market)
            reading_.total =
                notional_of(sweep_of(scene_, *reading_.quantity).tick_lots, scene_.rules);
        else if (reading_.each && fits_total(*reading_.quantity, *reading_.each))
            reading_.total =
                value_of(*reading_.quantity, *reading_.each, scene_.rules.quote, Round::up);
    }

    void read_total() {
        const auto units = number_in(draft_.total, "Type an amount.", Field::amount);
        if (!units) return;
        reading_.total = Amount{scene_.rules.quote, *units};
        if (draft_.type == FormType::market) {
            const Amount lots = lots_at_market(
                scene_.state, {scene_.pair, draft_.side, MarketByQuoteTerms{*reading_.total},
                               options_of(draft_)});
            if (lots.units > 0) reading_.quantity = lots;
        } else if (reading_.each) {
            reading_.quantity = lots_for(*reading_.total, *reading_.each, scene_.rules);
            if (!reading_.quantity) complain("That is more than can be counted.", Field::amount);
        }
    }

    [[nodiscard]] Command command() const {
        const OrderOptions options = options_of(draft_);
        if (is_followed(draft_.type)) return followed(options);
        if (draft_.type != FormType::oco)
            return PlaceOrder{scene_.pair, draft_.side, terms(), options};
        OcoTerms terms{.side = draft_.side,
                       .quantity = *reading_.quantity,
                       .limit = *reading_.price,
                       .stop = {*reading_.stop}};
        if (reading_.second) terms.stop_limit = StopLimit{*reading_.second};
        return PlaceOco{scene_.pair, terms, options};
    }

    /// A limit order, then one of the other side for what the first one brings.
    [[nodiscard]] Command followed(const OrderOptions& options) const {
        const LimitTerms working{*reading_.price, *reading_.quantity};
        const Side later = opposite(draft_.side);
        const Amount quantity = quantity_after(draft_.side, *reading_.quantity, scene_.rules);
        if (draft_.type == FormType::oto)
            return PlaceOto{.pair = scene_.pair,
                            .side = draft_.side,
                            .working = working,
                            .pending_side = later,
                            .pending = LimitTerms{*reading_.second, quantity},
                            .options = options};
        return PlaceOtoco{.pair = scene_.pair,
                          .side = draft_.side,
                          .working = working,
                          .pending = {.side = later,
                                      .quantity = quantity,
                                      .limit = *reading_.second,
                                      .stop = {*reading_.stop}},
                          .options = options};
    }

    [[nodiscard]] Terms terms() const {
        if (draft_.type == FormType::market) {
            if (draft_.by_total) return MarketByQuoteTerms{*reading_.total};
            return MarketTerms{*reading_.quantity};
        }
        if (!has_stop(draft_.type)) {
            LimitTerms limit{*reading_.price, *reading_.quantity};
            limit.post_only = draft_.type == FormType::limit_maker;
            if (has_time_in_force(draft_.type)) limit.time_in_force = draft_.time_in_force;
            return limit;
        }
        const Price last = scene_.state.last_price(scene_.pair);
        if (draft_.type == FormType::trailing) return trailing_terms(last);
        StopTerms stop{.kind = stop_kind(draft_.side, *reading_.stop, last),
                       .trigger = {*reading_.stop},
                       .quantity = *reading_.quantity};
        if (reading_.price) stop.limit = StopLimit{*reading_.price, draft_.time_in_force};
        return stop;
    }

    [[nodiscard]] Terms trailing_terms(Price last) const {
        StopTerms stop{.kind = StopKind::stop_loss,
                       .trigger = {reading_.stop.value_or(Price{}), *reading_.trail_bips},
                       .quantity = *reading_.quantity};
        if (reading_.stop) stop.kind = stop_kind(draft_.side, *reading_.stop, last);
        return stop;
    }

    const Scene& scene_;
    const OrderDraft& draft_;
    OrderReading reading_;
};

}  // namespace

OrderReading read_order(const Scene& scene) { return Reader{scene}.read(); }

Price price_hint(const Scene& scene) {
    const Side other = opposite(scene.desk.order.side);
    return price_of(scene.market.book().best(other).value_or(scene.market.last()), scene.rules);
}

std::optional<Amount> lots_for(Amount total, Price price, const PairRules& rules) {
    if (total.units / price.units >= INT64_MAX / one) return std::nullopt;
    return lots_paid_by(total, price, rules);
}

Amount part_of_all(const Scene& scene, const OrderReading& reading, int percent) {
    const OrderDraft& draft = scene.desk.order;
    const PairRules& rules = scene.rules;
    const Amount all = spendable(scene.state, scene.pair, draft.side, draft.mode);
    const Amount part{all.asset, mul_div(all.units, percent, 100, Round::down)};
    if (draft.side == Side::sell) return whole_lots(part, rules, Round::down);
    if (draft.type == FormType::market)
        return lots_at_market(
            scene.state, {scene.pair, draft.side, MarketByQuoteTerms{part}, options_of(draft)});
    return lots_for(part, reading.each.value_or(price_hint(scene)), rules)
        .value_or(Amount{rules.base, 0});
}

Amount quantity_after(Side side, Amount quantity, const PairRules& rules) {
    if (side == Side::sell) return quantity;
    return whole_lots(quantity - times(quantity, rules.taker_fee, Round::up), rules, Round::down);
}

OrderOptions options_of(const OrderDraft& draft) {
    OrderOptions options;
    options.side_effect = draft.mode;
    return options;
}

Sweep sweep_of(const Scene& scene, Amount quantity) {
    return scene.market.book().sweep(scene.desk.order.side,
                                     {quantity.units / scene.rules.lot.units});
}

}  // namespace mw::explain
