#include <algorithm>
#include <utility>

#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

// titles of messages about the status of an account
constexpr const char* called = "Margin call";
constexpr const char* near = "Near liquidation";
constexpr const char* well = "Out of the margin call";

/// One message an event, or none.
struct Herald {
    const State& after;

    std::optional<Toast> operator()(const Transferred& event) const {
        const bool in = event.direction == Direction::into_isolated;
        const AccountLeg& leg = *after.ledger.at(event.pair).leg(event.amount.asset);
        return Toast{
            (event.automatic ? "Topped up with " : "Transferred ") + said(event.amount, Cut::down),
            (in ? "From spot to isolated " : "From isolated ") + pair_name(event.pair) +
                (in ? ". " : " to spot. ") + "The account holds " + said(leg.owned(), Cut::down) +
                " now."};
    }

    std::optional<Toast> operator()(const Borrowed& event) const {
        const AccountLeg& leg = *after.ledger.at(event.pair).leg(event.principal.asset);
        return Toast{"Borrowed " + said(event.principal, Cut::down),
                     "It is in the account. You owe " + said(leg.owed(), Cut::up) +
                         ", the first hour of interest included."};
    }

    std::optional<Toast> operator()(const Repaid& event) const {
        const Amount all = event.interest + event.principal;
        const AccountLeg& leg = *after.ledger.at(event.pair).leg(all.asset);
        const std::string left = leg.owed().units == 0
                                     ? " You owe nothing."
                                     : " You still owe " + said(leg.owed(), Cut::up) + ".";
        return Toast{"Repaid " + said(all, Cut::down),
                     "Interest " + said_amount(event.interest, Cut::down) + " first, then " +
                         said_amount(event.principal, Cut::down) + " borrowed." + left,
                     event.forced ? Tone::warn : Tone::plain};
    }

    std::optional<Toast> operator()(const OrderPlaced& event) const {
        const Order* order = after.order(event.order);
        if (event.forced || order == nullptr || !order->is_open()) return std::nullopt;
        if (order->status == OrderStatus::pending) return std::nullopt;
        if (has_trigger(event.type))
            return Toast{word_of(event.type) + " order placed",
                         said(event.quantity, Cut::down) +
                             ". It waits until the market reaches its trigger."};
        return Toast{word_of(event.side) + " order placed",
                     said(event.quantity, Cut::down) + " at " +
                         price_text(event.price, order->pair) +
                         ". It waits in the book until the market comes to it."};
    }

    std::optional<Toast> operator()(const OrderFilled& event) const {
        const Order* order = after.order(event.order);
        if (order == nullptr || order->forced) return std::nullopt;
        const bool bought = order->side == Side::buy;
        const std::string rest =
            order->is_open() ? " " + said(order->remaining(), Cut::down) + " is still open." : "";
        return Toast{(bought ? "Bought " : "Sold ") + said(event.quantity, Cut::down),
                     "At " + price_text(event.price, order->pair) + ", fee " +
                         said(event.fee, Cut::up) + "." + rest,
                     Tone::up};  // it went well either way; the side is in the words
    }

    std::optional<Toast> operator()(const OrderCanceled&) const {
        return Toast{"Order cancelled", "What it had set aside is free again."};
    }

    std::optional<Toast> operator()(const OrderExpired& event) const {
        // the liquidation has its own message
        if (event.reason == ExpiryReason::liquidation) return std::nullopt;
        return Toast{"Order expired", reason_of(event.reason), Tone::warn};
    }

    std::optional<Toast> operator()(const OrderTriggered& event) const {
        const Order* order = after.order(event.order);
        if (order == nullptr) return std::nullopt;
        return Toast{word_of(order->type) + " order woke up",
                     "The market reached its trigger, so it went into the book."};
    }

    std::optional<Toast> operator()(const MarginCallRepeated& event) const {
        return Toast{"Margin call, again",
                     "The level is still " + level_text(event.level) + ". Add collateral or repay.",
                     Tone::warn};
    }

    std::optional<Toast> operator()(const StatusChanged& event) const {
        const IsolatedAccount& account = after.ledger.at(event.pair);
        const Ladder& ladder = rules_of(event.pair).ladder;
        const std::string level = event.level ? level_text(*event.level) : "no debt";
        const std::string at = text_of(liquidation_trigger(account), absent);
        if (event.after == MarginStatus::margin_call)
            return Toast{called,
                         "The level is " + level + ". Add collateral or repay; liquidation is at " +
                             at + ".",
                         Tone::warn};
        if (event.after == MarginStatus::pre_liquidation)
            return Toast{near,
                         "The level is " + level + ". At " + ladder_text(ladder.liquidation) +
                             " the account is taken over, at " + at + ".",
                         Tone::down};
        const bool recovered = event.before == MarginStatus::margin_call ||
                               event.before == MarginStatus::pre_liquidation;
        if (recovered && event.after < MarginStatus::margin_call)
            return Toast{well,
                         event.level ? "The level is " + level + " again." : "You owe nothing.",
                         Tone::up};
        return std::nullopt;
    }

    std::optional<Toast> operator()(const LiquidationStarted& event) const {
        return Toast{"Liquidation",
                     "The level fell to " + level_text(event.level) + " at an index of " +
                         price_text(event.index, event.pair) +
                         ". The venue took the account over and paid its debt.",
                     Tone::down};
    }

    std::optional<Toast> operator()(const LiquidationEnded& event) const {
        return Toast{"Liquidation ended",
                     said(event.left, Cut::down) +
                         " is left in this account. Your other wallets were not touched.",
                     Tone::down};
    }

    // interest is shown where the debt is; the rest happens inside other events
    template <typename Other>
    std::optional<Toast> operator()(const Other&) const {
        return std::nullopt;
    }
};

/// Adds a later fill of the same order: what both traded, at their average price, rounded down.
void add_fill(OrderFilled& sum, const OrderFilled& fill) {
    sum.quantity = sum.quantity + fill.quantity;
    sum.total = sum.total + fill.total;
    sum.fee = sum.fee + fill.fee;
    sum.price = Price{mul_div(sum.total.units, one, sum.quantity.units, Round::down)};
}

}  // namespace

bool says_status(const Toast& toast) {
    return toast.title == called || toast.title == near || toast.title == well;
}

std::vector<EventToast> toasts_for(std::span<const Event> events, const State& after) {
    std::vector<EventToast> told;
    const auto cancels = std::ranges::count_if(
        events, [](const Event& event) { return std::holds_alternative<OrderCanceled>(event); });
    const auto tell = [&](const Event& event) {
        if (auto toast = toast_for(event, after)) told.push_back({*std::move(toast), event});
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto* fill = std::get_if<OrderFilled>(&events[i]);
        const bool more = cancels > 1 && std::holds_alternative<OrderCanceled>(events[i]);
        if (fill == nullptr && !more) tell(events[i]);
        const auto is_same = [&](const Event& event) {
            const auto* other = std::get_if<OrderFilled>(&event);
            return other != nullptr && fill != nullptr && other->order == fill->order;
        };
        if (fill == nullptr || std::ranges::any_of(events.first(i), is_same)) continue;
        OrderFilled sum = *fill;
        for (const Event& event : events.subspan(i + 1))
            if (is_same(event)) add_fill(sum, std::get<OrderFilled>(event));
        tell(sum);
    }
    if (cancels > 1)
        told.push_back({{counted(static_cast<std::size_t>(cancels), "order") + " cancelled",
                         "What they had set aside is free again."},
                        OrderCanceled{}});
    return told;
}

std::optional<Toast> toast_for(const Event& event, const State& after) {
    return std::visit(Herald{after}, event);
}

}  // namespace mw::explain
