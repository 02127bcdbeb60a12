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
        const bool price_first = draft_.type != FormType::stop_limit;
        if (price_first) read_price();
        if (has_stop(draft_.type))
            reading_.stop = price_in(draft_.stop_price,
                                     "Type a stop price: the order waits for it.", Field::stop);
        if (!price_first) read_price();
        if (draft_.type == FormType::oco && !draft_.limit_price.empty())
            reading_.stop_limit = price_in(draft_.limit_price, "", Field::stop_limit);
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
        if (draft_.type != FormType::oco || !buys()) return reading_.price;
        const auto later = reading_.stop_limit ? reading_.stop_limit : reading_.stop;
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
        if (draft_.type != FormType::oco)
            return PlaceOrder{scene_.pair, draft_.side, terms(), options};
        OcoTerms terms{.side = draft_.side,
                       .quantity = *reading_.quantity,
                       .limit = *reading_.price,
                       .stop = {*reading_.stop}};
        if (reading_.stop_limit) terms.stop_limit = StopLimit{*reading_.stop_limit};
        return PlaceOco{scene_.pair, terms, options};
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
        StopTerms stop{.kind = stop_kind(draft_.side, *reading_.stop, last),
                       .trigger = {*reading_.stop},
                       .quantity = *reading_.quantity};
        if (reading_.price) stop.limit = StopLimit{*reading_.price, draft_.time_in_force};
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
