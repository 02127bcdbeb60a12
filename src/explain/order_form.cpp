#include <algorithm>

#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// The draft as numbers, and the order it means.
struct Reading {
    std::optional<Price> price;      ///< limit price, typed
    std::optional<Amount> quantity;  ///< base coin, typed or derived
    std::optional<Amount> total;     ///< quote coin, typed or derived
    std::optional<Terms> terms;      ///< nullopt while something is missing
    std::string fault;               ///< what is missing, as a sentence
    bool untouched{false};           ///< no amount typed yet
};

/// A number field; an empty or wrong one leaves a sentence in `fault`.
std::optional<std::int64_t> read_field(const std::string& text, const char* when_empty,
                                       std::string& fault) {
    const auto number = read_decimal(text, 8);
    if (number) return *number;
    if (fault.empty())
        fault = number.error() == NumberFault::empty ? when_empty : sentence_for(number.error(), 8);
    return std::nullopt;
}

class Form {
public:
    explicit Form(const Scene& scene) : scene_{scene}, draft_{scene.desk.order} {}

    OrderFormView view() const {
        const PairRules& rules = scene_.rules;
        const Reading reading = draft_.type == FormType::limit ? read_limit() : read_market();
        OrderFormView view;
        view.base = ticker_of(rules.base);
        view.quote = ticker_of(rules.quote);
        view.available = {"Available",
                          {said_in_form(spendable())},
                          "What this account can spend on the order now. Coins in open orders do "
                          "not count."};
        view.price_hint = price_text(hint());
        view.quantity_shown = draft_.by_total ? quantity_text(reading) : draft_.quantity;
        view.total_shown = draft_.by_total ? draft_.total : total_text(reading);
        constexpr std::int64_t quarters = 4;
        for (std::int64_t i = 0; i < quarters; ++i) view.percent[i] = part_of_all(i + 1);
        view.preview = preview(reading);
        view.submit = submit(reading);
        if (!reading.untouched) view.problem = view.submit.why_not;
        return view;
    }

private:
    [[nodiscard]] bool buys() const { return draft_.side == Side::buy; }

    [[nodiscard]] Amount spendable() const {
        return buys() ? scene_.account.quote.free : scene_.account.base.free;
    }

    static std::string said_in_form(Amount amount) {
        return form_amount(amount, Cut::down) + " " + std::string{ticker_of(amount.asset)};
    }

    /// Best price an order of this side could trade at now.
    [[nodiscard]] Price hint() const {
        const Ticks best =
            scene_.market.book().best(opposite(draft_.side)).value_or(scene_.market.last());
        return price_of(best, scene_.rules);
    }

    [[nodiscard]] Amount in_lots(std::int64_t units) const {
        return {scene_.rules.base, units - units % scene_.rules.lot.units};
    }

    /// Whole lots that an amount of quote coin pays for at a price.
    [[nodiscard]] Amount lots_for(Amount total, Price price) const {
        return in_lots(mul_div(total.units, one, price.units, Round::down));
    }

    /// What walking the book would cost or bring.
    [[nodiscard]] Sweep sweep(Amount quantity) const {
        return scene_.market.book().sweep(draft_.side, {quantity.units / scene_.rules.lot.units});
    }

    [[nodiscard]] Reading read_limit() const {
        Reading reading;
        reading.untouched = draft_.by_total ? draft_.total.empty() : draft_.quantity.empty();
        const auto price = read_field(
            draft_.price, "Type a price, or press a row of the order book.", reading.fault);
        if (price && *price == 0 && reading.fault.empty())
            reading.fault = "Type a price above zero.";
        if (price && *price > 0) reading.price = Price{*price};
        if (draft_.by_total) {
            const auto total = read_field(draft_.total, "Type an amount.", reading.fault);
            if (total) reading.total = Amount{scene_.rules.quote, *total};
            if (reading.price && reading.total)
                reading.quantity = lots_for(*reading.total, *reading.price);
        } else {
            const auto quantity = read_field(draft_.quantity, "Type an amount.", reading.fault);
            if (quantity) reading.quantity = Amount{scene_.rules.base, *quantity};
            if (reading.price && reading.quantity && fits_total(*reading.quantity, *reading.price))
                reading.total =
                    value_of(*reading.quantity, *reading.price, scene_.rules.quote, Round::up);
        }
        if (reading.fault.empty()) reading.terms = LimitTerms{*reading.price, *reading.quantity};
        return reading;
    }

    /// False for products nobody means, such as a billion coins at a million.
    static bool fits_total(Amount quantity, Price price) {
        return quantity.units == 0 || price.units / one < INT64_MAX / quantity.units;
    }

    [[nodiscard]] Reading read_market() const {
        Reading reading;
        reading.untouched = draft_.by_total ? draft_.total.empty() : draft_.quantity.empty();
        if (draft_.by_total) {
            const auto total = read_field(draft_.total, "Type an amount.", reading.fault);
            if (!total) return reading;
            reading.total = Amount{scene_.rules.quote, *total};
            reading.terms = MarketByQuoteTerms{*reading.total};
            if (const auto placed = dry_run(*reading.terms)) reading.quantity = placed->quantity;
        } else {
            const auto quantity = read_field(draft_.quantity, "Type an amount.", reading.fault);
            if (!quantity) return reading;
            reading.quantity = Amount{scene_.rules.base, *quantity};
            reading.terms = MarketTerms{*reading.quantity};
            reading.total = notional_of(sweep(*reading.quantity).tick_lots, scene_.rules);
        }
        return reading;
    }

    /// The order as the exchange would accept it; nullopt when it refuses.
    [[nodiscard]] std::optional<OrderPlaced> dry_run(const Terms& terms) const {
        const Answer answer = decide(scene_.state, PlaceOrder{scene_.pair, draft_.side, terms});
        const auto* events = std::get_if<std::vector<Event>>(&answer);
        if (events == nullptr) return std::nullopt;
        for (const Event& event : *events)
            if (const auto* placed = std::get_if<OrderPlaced>(&event)) return *placed;
        return std::nullopt;
    }

    static std::string quantity_text(const Reading& reading) {
        return reading.quantity ? form_amount(*reading.quantity, Cut::down) : std::string{};
    }

    static std::string total_text(const Reading& reading) {
        return reading.total ? form_amount(*reading.total, Cut::up) : std::string{};
    }

    /// Quantity for so many quarters of what can be spent.
    [[nodiscard]] std::string part_of_all(std::int64_t quarters) const {
        const Amount all = spendable();
        const Amount part{all.asset, mul_div(all.units, quarters, 4, Round::down)};
        Amount quantity = in_lots(0);
        if (!buys()) {
            quantity = in_lots(part.units);
        } else if (draft_.type == FormType::limit) {
            std::string fault;
            const auto price = read_field(draft_.price, "", fault);
            quantity = lots_for(part, price && *price > 0 ? Price{*price} : hint());
        } else if (const auto placed = dry_run(MarketByQuoteTerms{part})) {
            quantity = placed->quantity;
        }
        return form_amount(quantity, Cut::down);
    }

    [[nodiscard]] std::vector<Row> preview(const Reading& reading) const {
        std::vector<Row> rows;
        if (draft_.type == FormType::market) rows.push_back(average_row(reading));
        const auto received = gross(reading);
        const Amount fee =
            received ? times(*received, scene_.rules.taker_fee, Round::up) : Amount{got_asset(), 0};
        const std::string rate = rate_text(scene_.rules.taker_fee, 1);
        rows.push_back({"Estimated fee",
                        {received ? said(fee, Cut::up) : absent},
                        rate + " of what you receive, taken from it."});
        rows.push_back({"You receive after fee",
                        {received ? said(*received - fee, Cut::down) : absent},
                        "What reaches this account once the whole order has traded."});
        const Amount owed = scene_.account.leg(got_asset())->owed();
        if (owed.units > 0) {
            const Amount free = scene_.account.leg(got_asset())->free;
            rows.push_back(cover_row(received ? free + (*received - fee) : free, owed));
        }
        return rows;
    }

    [[nodiscard]] Asset got_asset() const {
        return buys() ? scene_.rules.base : scene_.rules.quote;
    }

    /// What the order brings before the fee.
    [[nodiscard]] std::optional<Amount> gross(const Reading& reading) const {
        const auto& got = buys() ? reading.quantity : reading.total;
        if (!got || got->units == 0) return std::nullopt;
        return got;
    }

    [[nodiscard]] Row average_row(const Reading& reading) const {
        Row row{"Average price", {absent}, "What the order book offers for this amount now."};
        if (!reading.quantity || reading.quantity->units < scene_.rules.lot.units) return row;
        const Sweep swept = sweep(*reading.quantity);
        if (swept.quantity.count == 0) return row;
        const std::int64_t ticks =
            mul_div(swept.tick_lots, scene_.rules.tick.units, swept.quantity.count, Round::down);
        row.value.text = "≈ " + price_text(Price{ticks});
        return row;
    }

    static Row cover_row(Amount have, Amount owed) {
        Row row{"Covers the debt", {}, "What you would hold, less what you owe in that coin."};
        const Amount gap = have - owed;
        row.value =
            gap.units >= 0
                ? Cell{"✓ " + said_amount(gap, Cut::down) + " over", Tone::up}
                : Cell{said_amount({gap.asset, -gap.units}, Cut::up) + " missing", Tone::warn};
        return row;
    }

    [[nodiscard]] Action submit(const Reading& reading) const {
        std::string label =
            "Margin " + word_of(draft_.side) + " " + std::string{ticker_of(scene_.rules.base)};
        if (!reading.terms) return blocked(std::move(label), reading.fault);
        return action(scene_.state, std::move(label),
                      PlaceOrder{scene_.pair, draft_.side, *reading.terms});
    }

    const Scene& scene_;
    const OrderDraft& draft_;
};

}  // namespace

OrderFormView order_form_view(const Scene& scene) { return Form{scene}.view(); }

}  // namespace mw::explain
