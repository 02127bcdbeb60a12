#include <utility>

#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// Tells the life of one order from its records.
class Teller {
public:
    explicit Teller(const Order& order) : order_{order} {}

    std::vector<StoryLine> tell(const std::vector<Record>& records) {
        for (const Record& record : records) {
            time_ms_ = record.time_ms;
            record_ = record.id;
            std::visit(*this, record.event);
        }
        if (order_.is_open()) rest();
        add_outcome();
        return std::move(lines_);
    }

    void operator()(const OrderPlaced& event) {
        if (event.order != order_.id) return;
        if (order_.forced && takeover_) lines_.push_back(*takeover_);
        placed_ = true;
        std::string text = cat({word_of(order_.side), " ", said_size(event.quantity), ", "});
        text += terms_of(event);
        text += order_.forced ? ". The venue placed it to close the account"
                              : ", " + mode_of(event.options.side_effect);
        if (event.list != 0) text += cat({", one of list #", std::to_string(event.list)});
        add("Placed", std::move(text));
    }

    void operator()(const OrderArrived& event) {
        if (event.order != order_.id) return;
        add("Arrived",
            cat({"It was on its way for ", std::to_string(time_ms_ - order_.placed_ms), " ms"}));
    }

    void operator()(const OrderTriggered& event) {
        if (event.order != order_.id) return;
        add("Woke up", "The market reached its trigger");
    }

    void operator()(const OrderReleased& event) {
        if (event.order != order_.id) return;
        add("Came alive", "The working order of its list was filled");
    }

    void operator()(const Borrowed& event) {
        borrowed_here_ = event.order == order_.id;
        if (!borrowed_here_) return;
        add("Borrowed", cat({said(event.principal, Cut::up), " that it needed, record ",
                             std::to_string(record_)}));
    }

    /// The first hour of a loan follows it at once.
    void operator()(const InterestCharged& event) {
        if (!std::exchange(borrowed_here_, false) || event.kind != InterestKind::on_borrow) return;
        add("First hour", cat({said(event.amount, Cut::up), " of interest on that loan, ",
                               rate_text(event.hourly_rate, 3)}));
    }

    void operator()(const Repaid& event) {
        if (event.order != order_.id && !(event.forced && is_settling(event.pair))) return;
        add("Repaid", cat({said(event.interest + event.principal, Cut::down),
                           " by itself: ", said(event.interest, Cut::down), " interest and ",
                           said(event.principal, Cut::down), " borrowed"}));
    }

    void operator()(const LiquidationStarted& event) {
        if (event.pair != order_.pair || placed_) return;
        takeover_ = {table_time(time_ms_), "Taken over",
                     cat({"The level was ", level_text(event.level), " at an index of ",
                          price_text(event.index, event.pair)}),
                     false, record_};
    }

    void operator()(const ClearanceFeeCharged& event) {
        if (is_settling(event.pair)) add("Clearance fee", said(event.fee, Cut::up));
    }

    void operator()(const ShortfallCovered& event) {
        if (is_settling(event.pair))
            add("Shortfall", cat({"The insurance fund put in ", said(event.amount, Cut::up)}));
    }

    void operator()(const LiquidationEnded& event) {
        if (!is_settling(event.pair)) return;
        add("Given back", cat({"The account is yours again, with ", said(event.left, Cut::down)}));
        ended_ = true;
    }

    void operator()(const OrderFilled& event) {
        if (event.order != order_.id) return;
        const bool maker = event.role == Role::maker;
        if (maker) rest();
        executed_ += event.quantity;
        last_ms_ = time_ms_;
        fee_.asset = event.fee.asset;
        fee_ += event.fee;
        const PairRules& rules = rules_of(order_.pair);
        const Ratio rate = maker ? rules.maker_fee : rules.taker_fee;
        add(maker ? "Filled as maker" : "Filled as taker",
            form_amount(event.quantity, Cut::down) + " at " + price_text(event.price, order_.pair) +
                ", fee " + said(event.fee, Cut::up) + " (" + rate_text(rate, 1) + "), trade " +
                std::to_string(event.trade_id),
            true);
    }

    void operator()(const OrderCanceled& event) {
        if (event.order != order_.id) return;
        rest();
        add("Cancelled", "You cancelled it. What it had set aside is free again");
    }

    void operator()(const OrderExpired& event) {
        if (event.order != order_.id) return;
        rest();
        add("Expired", without_stop(reason_of(event.reason)));
    }

    template <typename Other>
    void operator()(const Other&) {}

private:
    static std::string without_stop(std::string sentence) {
        sentence.pop_back();
        return sentence;
    }

    static std::string terms_of(const OrderPlaced& event) {
        std::string text =
            has_limit(event.type) ? "limit " + price_text(event.price, event.pair) : "market";
        const mw::Trigger& trigger = event.trigger;
        if (trigger.stop.units != 0)
            text += waits_for_rise(event.type, event.side) ? " once the price rises to "
                                                           : " once the price falls to ";
        if (trigger.stop.units != 0) text += price_text(trigger.stop, event.pair);
        if (trigger.trailing_bips != 0)
            text += " trailing by " + rate_text({trigger.trailing_bips * one / 10'000}, 0);
        return text;
    }

    static std::string mode_of(SideEffect effect) {
        switch (effect) {
            case SideEffect::none: break;
            case SideEffect::margin_buy: return "Borrow mode: it borrows what is missing";
            case SideEffect::auto_repay: return "Repay mode: it repays with what it brings";
            case SideEffect::auto_borrow_repay: return "Auto mode: it borrows and repays";
        }
        return "Normal mode: it neither borrows nor repays";
    }

    static std::string said_size(Amount quantity) {
        return trimmed(quantity.units, 2) + " " + std::string{ticker_of(quantity.asset)};
    }

    /// What belongs to the takeover that placed this order.
    [[nodiscard]] bool is_settling(Pair pair) const {
        return order_.forced && placed_ && !ended_ && pair == order_.pair;
    }

    void add(const char* title, std::string text, bool good = false) {
        lines_.push_back({table_time(time_ms_), title, std::move(text), good, record_});
    }

    /// What was left went into the book, at the moment the order was placed.
    void rest() {
        const bool rests =
            order_.time_in_force == TimeInForce::gtc &&
            (order_.type == OrderType::limit || order_.type == OrderType::limit_maker);
        if (rested_ || !rests) return;
        rested_ = true;
        const Amount left = order_.quantity - executed_;
        const Amount aside =
            order_.side == Side::sell
                ? left
                : value_of(left, order_.price, rules_of(order_.pair).quote, Round::up);
        lines_.push_back({table_time(order_.placed_ms), "Resting in the book",
                          form_amount(aside, Cut::up) + " " + std::string{ticker_of(aside.asset)} +
                              " of this account is set aside until it fills or you cancel",
                          false, 0,
                          figure_of(FigureKind::order_aside, aside.asset, executed_.units)});
    }

    [[nodiscard]] Figure figure_of(FigureKind kind, Asset asset, std::int64_t to = 0) const {
        return {.kind = kind,
                .pair = order_.pair,
                .asset = asset,
                .of = order_.id,
                .to = static_cast<std::uint64_t>(to)};
    }

    void add_outcome() {
        if (executed_.units == 0) return;
        time_ms_ = last_ms_;
        record_ = 0;  // of all its trades
        const bool bought = order_.side == Side::buy;
        const Amount got = (bought ? executed_ : order_.total) - fee_;
        const Amount gave = bought ? order_.total : executed_;
        add("Into the account", "+" + said(got, Cut::down) + ", −" + said(gave, Cut::up));
        lines_.back().figure = figure_of(FigureKind::order_brought, got.asset);
    }

    const Order& order_;
    std::vector<StoryLine> lines_;
    Amount executed_{order_.quantity.asset, 0};
    Amount fee_;
    bool rested_{false};
    bool placed_{false};
    bool ended_{false};          // the takeover is over
    bool borrowed_here_{false};  // the record before was a loan of this order
    std::optional<StoryLine> takeover_;
    std::uint64_t record_{0};
    std::int64_t time_ms_{0};
    std::int64_t last_ms_{0};
};

}  // namespace

std::vector<StoryLine> life_of(const Order& order, const State& state) {
    return Teller{order}.tell(state.records);
}

void fill_story(OrdersView& view, const State& state, const OrdersFilter& filter) {
    const Order* order = filter.opened ? state.order(*filter.opened) : nullptr;
    if (order == nullptr) return;
    view.story_title = "The life of this order";
    view.story_id = "#" + std::to_string(order->id);
    view.story = life_of(*order, state);
}

}  // namespace mw::explain
