#include <algorithm>

#include "explain/asked_order.h"
#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/order_reading.h"

namespace mw::explain {
namespace {

using Field = OrderFormView::Field;

class Form {
public:
    explicit Form(const Scene& scene)
        : scene_{scene}, draft_{scene.desk.order}, reading_{read_order(scene)} {
        if (reading_.command) answer_ = decide(scene.state, *reading_.command);
    }

    OrderFormView view() const {
        const PairRules& rules = scene_.rules;
        OrderFormView view;
        view.base = ticker_of(rules.base);
        view.quote = ticker_of(rules.quote);
        view.available = available();
        view.price_hint = price_text(price_hint(scene_), scene_.pair);
        view.quantity_shown = draft_.by_total ? quantity_text() : draft_.quantity;
        view.total_shown = draft_.by_total ? draft_.total : total_text();
        fill_parts(view);
        view.preview = preview();
        view.submit = submit();
        if (reading_.untouched || view.submit.why_not.empty()) return view;
        view.problem = view.submit.why_not;
        view.wrong = wrong();
        return view;
    }

private:
    [[nodiscard]] bool buys() const { return draft_.side == Side::buy; }

    [[nodiscard]] Amount all() const {
        return spendable(scene_.state, scene_.pair, draft_.side, draft_.mode);
    }

    [[nodiscard]] Row available() const {
        const Amount most = all();
        Row row{"Available",
                {form_amount(most, Cut::down) + " " + std::string{ticker_of(most.asset)}},
                "What this account can spend on the order now. Coins in open orders do not count."};
        if (may_borrow(draft_.mode))
            row.help =
                "What this account can spend on the order: what is free, and what it can still "
                "borrow.";
        return row;
    }

    [[nodiscard]] std::string quantity_text() const {
        return reading_.quantity ? form_amount(*reading_.quantity, Cut::down) : std::string{};
    }

    [[nodiscard]] std::string total_text() const {
        return reading_.total ? form_amount(*reading_.total, Cut::up) : std::string{};
    }

    /// The most the order can trade, and what part of it is typed or asked for.
    void fill_parts(OrderFormView& view) const {
        const Amount most = part_of_all(scene_, reading_, 100);
        view.most = {buys() ? "Max buy" : "Max sell",
                     {form_amount(most, Cut::down) + " " + std::string{ticker_of(most.asset)}},
                     may_borrow(draft_.mode)
                         ? "The largest amount this order can have: of what is free here, and what "
                           "can still be borrowed."
                         : "The largest amount this order can have with what is free here."};
        if (most.units == 0) {
            view.no_part = nothing_to_trade();
            return;
        }
        if (reading_.quantity)
            view.share = static_cast<int>(
                reading_.quantity->units >= most.units
                    ? 100
                    : (mul_div(reading_.quantity->units, 200, most.units, Round::down) + 1) / 2);
        view.percent = draft_.percent;
        if (draft_.percent != 0)
            view.part = form_amount(part_of_all(scene_, reading_, draft_.percent), Cut::down);
    }

    [[nodiscard]] std::string nothing_to_trade() const {
        const Amount most = all();
        if (most.units == 0)
            return cat({"There is no free ", ticker_of(most.asset), " here",
                        may_borrow(draft_.mode) ? ", and none can be borrowed. Transfer some first."
                                                : ". Transfer some, or choose the mode Borrow."});
        if (draft_.type == FormType::market && buys())
            return action(scene_.state, {},
                          PlaceOrder{scene_.pair, draft_.side, MarketByQuoteTerms{most},
                                     options_of(draft_)})
                .why_not;
        return "What is free here does not pay for the smallest amount.";
    }

    // ---- what the order would do ----------------------------------------------------------------

    [[nodiscard]] std::vector<Row> preview() const {
        std::vector<Row> rows;
        if (draft_.type == FormType::trailing)
            add_trail_rows(rows);
        else if (is_followed(draft_.type))
            add_later_rows(rows);
        else if (has_stop(draft_.type))
            rows.push_back(stop_row());
        if (may_borrow(draft_.mode)) rows.push_back(borrow_row());
        const auto received = gross();
        const Ratio rate =
            draft_.type == FormType::limit_maker ? scene_.rules.maker_fee : scene_.rules.taker_fee;
        const Amount fee = received ? times(*received, rate, Round::up) : Amount{got_asset(), 0};
        const Amount net = received ? *received - fee : Amount{got_asset(), 0};
        if (may_repay(draft_.mode)) rows.push_back(repay_row(net));
        if (draft_.type == FormType::market) rows.push_back(average_row());
        rows.push_back({"Estimated fee",
                        {received ? said(fee, Cut::up) : absent},
                        rate_text(rate, 1) + " of what you receive, taken from it."});
        rows.push_back({"You receive after fee",
                        {received ? said(net, Cut::down) : absent},
                        "What reaches this account once the whole order has traded."});
        const AccountLeg& got = *scene_.account.leg(got_asset());
        if (got.owed().units > 0 && !may_repay(draft_.mode))
            rows.push_back(cover_row(got.free + net, got.owed()));
        return rows;
    }

    [[nodiscard]] Asset got_asset() const {
        return buys() ? scene_.rules.base : scene_.rules.quote;
    }

    /// What the order brings before the fee.
    [[nodiscard]] std::optional<Amount> gross() const {
        const auto& got = buys() ? reading_.quantity : reading_.total;
        if (!got || got->units == 0) return std::nullopt;
        return got;
    }

    /// Which stop it will be, and when it wakes.
    [[nodiscard]] Row stop_row() const {
        if (!reading_.stop)
            return {"Stop",
                    {absent},
                    "Below the last price, a sale is a stop loss and a purchase a take profit; "
                    "above it, the other way round."};
        const Price last = scene_.state.last_price(scene_.pair);
        const bool oco = draft_.type == FormType::oco;  // its stop is a stop loss always
        const StopKind kind =
            oco ? StopKind::stop_loss : stop_kind(draft_.side, *reading_.stop, last);
        const bool loss = kind == StopKind::stop_loss;
        const bool limit = reading_.second || draft_.type == FormType::stop_limit;
        const bool rises = loss == buys();
        const std::string then = limit ? "a limit order" : "a market order";
        return {loss ? "Stop loss" : "Take profit",
                {std::string{"wakes at "} + (rises ? "≥ " : "≤ ") +
                 said_price(*reading_.stop, scene_.pair)},
                std::string{"When the last price "} + (rises ? "rises" : "falls") +
                    " to the stop, it becomes " + then +
                    ". What it needs is set aside until then."};
    }

    /// How it follows the price, and from where on.
    void add_trail_rows(std::vector<Row>& rows) const {
        const char* help =
            buys() ? "It follows the last price down and never up. When the price has risen so far "
                     "from the lowest, it becomes a market order."
                   : "It follows the last price up and never down. When the price has fallen so "
                     "far from the highest, it becomes a market order.";
        rows.push_back({"Trails",
                        {reading_.trail_bips ? trail_text(draft_.side, *reading_.trail_bips)
                                             : std::string{absent}},
                        help});
        if (!reading_.stop) return;
        const Price last = scene_.state.last_price(scene_.pair);
        rows.push_back(
            {"Starts at",
             {(*reading_.stop > last ? "≥ " : "≤ ") + said_price(*reading_.stop, scene_.pair)},
             "It begins to follow once the last price gets there."});
    }

    /// The order that follows, and the stop beside it.
    void add_later_rows(std::vector<Row>& rows) const {
        Row then{buys() ? "Then sells" : "Then buys",
                 {absent},
                 "Placed once the whole first order has traded: as much as that brings after the "
                 "fee. It borrows and repays nothing."};
        if (reading_.second && reading_.quantity)
            then.value.text =
                cat({said_amount(quantity_after(draft_.side, *reading_.quantity, scene_.rules),
                                 Cut::down),
                     " at ", said_price(*reading_.second, scene_.pair)});
        rows.push_back(std::move(then));
        if (draft_.type != FormType::otoco) return;
        Row stop{"Or at market",
                 {absent},
                 "The stop of the OCO that follows: when the last price gets there first, the "
                 "limit order ends and this one trades."};
        if (reading_.stop)
            stop.value.text =
                cat({"wakes at ", buys() ? "≤ " : "≥ ", said_price(*reading_.stop, scene_.pair)});
        rows.push_back(std::move(stop));
    }

    [[nodiscard]] Row average_row() const {
        Row row{"Average price", {absent}, "What the order book offers for this amount now."};
        if (!reading_.quantity || reading_.quantity->units < scene_.rules.lot.units) return row;
        const Sweep swept = sweep_of(scene_, *reading_.quantity);
        if (swept.quantity.count == 0) return row;
        const Price average{
            mul_div(swept.tick_lots, scene_.rules.tick.units, swept.quantity.count, Round::down)};
        row.value.text = "≈ " + price_text(average, scene_.pair);
        return row;
    }

    /// The loan the exchange would make with the order.
    [[nodiscard]] Row borrow_row() const {
        Row row{"Borrows",
                {absent},
                "Lent when the order is accepted, not when it trades; interest runs from then. "
                "Cancelled before it trades, the loan is paid back by itself."};
        const auto* events = answer_ ? std::get_if<std::vector<Event>>(&*answer_) : nullptr;
        if (events == nullptr) return row;
        row.value.text = "nothing, you hold enough";
        for (const Event& event : *events)
            if (const auto* loan = std::get_if<Borrowed>(&event))
                row.value = {said(loan->principal, Cut::up), Tone::warn};
        return row;
    }

    /// The debt that what the order brings would pay.
    [[nodiscard]] Row repay_row(Amount net) const {
        const Amount owed = scene_.account.leg(got_asset())->owed();
        Row row{"Repays",
                {absent},
                "Each fill pays what you owe in the coin it brings, interest first."};
        if (owed.units == 0)
            row.value.text = "nothing, no " + std::string{ticker_of(owed.asset)} + " is owed";
        else if (net.units > 0)
            row.value.text = said(std::min(net, owed), Cut::down) + (net >= owed ? ", all" : "");
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

    // ---- sending it -----------------------------------------------------------------------------

    [[nodiscard]] Action submit() const {
        std::string label =
            "Margin " + word_of(draft_.side) + " " + std::string{ticker_of(scene_.rules.base)};
        if (!reading_.command) return blocked(std::move(label), reading_.fault);
        return action(scene_.state, std::move(label), *reading_.command);
    }

    /// The field that a refusal, or what is missing, is about.
    [[nodiscard]] Field wrong() const {
        if (!reading_.command) return reading_.wrong;
        const auto* refusal = answer_ ? std::get_if<Refusal>(&*answer_) : nullptr;
        if (refusal == nullptr) return Field::none;
        switch (*refusal) {
            case Refusal::price_filter: return field_off_filter();
            case Refusal::percent_price: return field_too_far();
            case Refusal::would_take: return Field::price;
            case Refusal::would_trigger: return Field::stop;
            case Refusal::trailing_delta: return Field::trail;
            case Refusal::price_relation: return field_off_market();
            default: return Field::amount;
        }
    }

    [[nodiscard]] Field field_off_filter() const {
        std::optional<Price> off;
        for (const AskedOrder& order : asked_orders(scene_.state, *reading_.command))
            if (!off) off = price_off_filter(order);
        if (off == reading_.price) return Field::price;
        return off == reading_.stop ? Field::stop : Field::stop_limit;
    }

    /// Of two limit prices, the one too far from the average: what the first order says alone.
    [[nodiscard]] Field field_too_far() const {
        if (!is_followed(draft_.type)) return Field::price;
        const LimitTerms working{*reading_.price, *reading_.quantity};
        const Answer answer =
            decide(scene_.state, PlaceOrder{scene_.pair, draft_.side, working, options_of(draft_)});
        const auto* refusal = std::get_if<Refusal>(&answer);
        const bool first = refusal != nullptr && *refusal == Refusal::percent_price;
        return first ? Field::price : Field::stop_limit;
    }

    /// Of an OCO whose prices do not stand round the market, or not round each other.
    [[nodiscard]] Field field_off_market() const {
        if (is_followed(draft_.type)) return Field::stop;
        const Price last = scene_.state.last_price(scene_.pair);
        const bool stands = buys() ? *reading_.price < last : *reading_.price > last;
        return stands ? Field::stop : Field::price;
    }

    const Scene& scene_;
    const OrderDraft& draft_;
    OrderReading reading_;
    std::optional<Answer> answer_;  ///< the exchange's, to the command as it stands
};

}  // namespace

OrderFormView order_form_view(const Scene& scene) { return Form{scene}.view(); }

bool places_order(const Command& command) {
    return std::holds_alternative<PlaceOrder>(command) ||
           std::holds_alternative<PlaceOco>(command) || std::holds_alternative<PlaceOto>(command) ||
           std::holds_alternative<PlaceOtoco>(command);
}

void clear_amounts(OrderDraft& draft) {
    draft.quantity.clear();
    draft.total.clear();
    draft.by_total = false;
}

}  // namespace mw::explain
