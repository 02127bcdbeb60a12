#include "lessons/events.h"

#include "core/check.h"
#include "lessons/names.h"

namespace mw::lessons {
namespace {

using Found = std::optional<EventFacts>;

std::string_view word_of(Side side) { return side == Side::buy ? "buy" : "sell"; }

std::string_view word_of(OrderType type) {
    switch (type) {
        case OrderType::limit: return "limit";
        case OrderType::market: return "market";
        case OrderType::limit_maker: return "limit_maker";
        case OrderType::stop_loss: return "stop_loss";
        case OrderType::stop_loss_limit: return "stop_loss_limit";
        case OrderType::take_profit: return "take_profit";
        case OrderType::take_profit_limit: break;
    }
    return "take_profit_limit";
}

std::string_view word_of(ListKind kind) {
    switch (kind) {
        case ListKind::oco: return "oco";
        case ListKind::oto: return "oto";
        case ListKind::otoco: break;
    }
    return "otoco";
}

/// Whether an order did it by itself.
std::string_view by_itself(OrderId order) { return order != 0 ? "yes" : "no"; }

std::string_view word_of(MarginStatus status) {
    switch (status) {
        case MarginStatus::excessive: return "excessive";
        case MarginStatus::normal: return "normal";
        case MarginStatus::margin_call: return "margin_call";
        case MarginStatus::pre_liquidation: return "pre_liquidation";
        case MarginStatus::force_liquidation: break;
    }
    return "force_liquidation";
}

struct KindNamer {
    std::string_view operator()(const Transferred&) const { return "transfer"; }
    std::string_view operator()(const Borrowed&) const { return "borrow"; }
    std::string_view operator()(const InterestCharged&) const { return "interest"; }
    std::string_view operator()(const Repaid&) const { return "repay"; }
    std::string_view operator()(const OrderPlaced&) const { return "order"; }
    std::string_view operator()(const ListPlaced&) const { return "order_list"; }
    std::string_view operator()(const OrderFilled&) const { return "fill"; }
    std::string_view operator()(const OrderCanceled&) const { return "cancel"; }
    std::string_view operator()(const OrderExpired&) const { return "expire"; }
    std::string_view operator()(const StatusChanged&) const { return "status"; }
    std::string_view operator()(const LiquidationStarted&) const { return "liquidation"; }
    std::string_view operator()(const OrderTriggered&) const { return "trigger"; }
    std::string_view operator()(const LeverageSet&) const { return "leverage"; }
    template <typename Other>
    std::string_view operator()(const Other&) const {
        return {};
    }
};

/// The order an event belongs to, unless a liquidation placed it.
const Order* own_order(const State& state, OrderId id) {
    const Order* order = state.order(id);
    return order != nullptr && !order->forced ? order : nullptr;
}

struct FactFinder {
    const State& state;

    Found operator()(const Transferred& event) const {
        const bool in = event.direction == Direction::into_isolated;
        return EventFacts{"transfer"}
            .add("direction", in ? "in" : "out")
            .add("asset", ticker_of(event.amount.asset))
            .add("amount", event.amount.units);
    }
    Found operator()(const Borrowed& event) const {
        return EventFacts{"borrow"}
            .add("asset", ticker_of(event.principal.asset))
            .add("amount", event.principal.units)
            .add("auto", by_itself(event.order));
    }
    Found operator()(const InterestCharged& event) const {
        return EventFacts{"interest"}
            .add("asset", ticker_of(event.amount.asset))
            .add("amount", event.amount.units)
            .add("kind", event.kind == InterestKind::on_borrow ? "on_borrow" : "periodic");
    }
    Found operator()(const Repaid& event) const {
        if (event.forced) return std::nullopt;
        return EventFacts{"repay"}
            .add("asset", ticker_of(event.principal.asset))
            .add("amount", (event.interest + event.principal).units)
            .add("interest", event.interest.units)
            .add("principal", event.principal.units)
            .add("auto", by_itself(event.order));
    }
    Found operator()(const OrderPlaced& event) const {
        if (event.forced) return std::nullopt;
        return EventFacts{"order"}
            .add("side", word_of(event.side))
            .add("type", word_of(event.type))
            .add("price", event.price.units)
            .add("amount", event.quantity.units)
            .add("mode", mode_word(event.options.side_effect));
    }
    Found operator()(const ListPlaced& event) const {
        const OrderList* list = state.list(event.list);
        const Order* first =
            list != nullptr && !list->orders.empty() ? state.order(list->orders.front()) : nullptr;
        if (first == nullptr) return std::nullopt;
        return EventFacts{"order_list"}
            .add("kind", word_of(event.kind))
            .add("side", word_of(first->side));
    }
    Found operator()(const OrderFilled& event) const {
        const Order* order = own_order(state, event.order);
        if (order == nullptr) return std::nullopt;
        return EventFacts{"fill"}
            .add("side", word_of(order->side))
            .add("price", event.price.units)
            .add("amount", event.quantity.units)
            .add("total", event.total.units)
            .add("role", event.role == Role::maker ? "maker" : "taker");
    }
    Found operator()(const OrderCanceled&) const { return EventFacts{"cancel"}; }
    Found operator()(const OrderExpired&) const { return EventFacts{"expire"}; }
    Found operator()(const StatusChanged& event) const {
        return EventFacts{"status"}.add("after", word_of(event.after));
    }
    Found operator()(const LiquidationStarted&) const { return EventFacts{"liquidation"}; }
    Found operator()(const OrderTriggered& event) const {
        const Order* order = own_order(state, event.order);
        if (order == nullptr) return std::nullopt;
        return EventFacts{"trigger"}.add("side", word_of(order->side));
    }
    Found operator()(const LeverageSet& event) const {
        return EventFacts{"leverage"}.add("times", event.leverage ? event.leverage->units : 0);
    }
    template <typename Other>
    Found operator()(const Other&) const {
        return std::nullopt;
    }
};

/// The pair an event belongs to.
struct PairFinder {
    const State& state;

    std::optional<Pair> operator()(const TimePassed&) const { return std::nullopt; }
    template <typename Other>
    std::optional<Pair> operator()(const Other& event) const {
        if constexpr (requires { event.pair; }) {
            return event.pair;
        } else if constexpr (requires { event.from; }) {
            return event.from;
        } else if constexpr (!requires { event.order; }) {
            return std::nullopt;  // it concerns every pair
        } else {
            const Order* order = state.order(event.order);
            return order != nullptr ? std::optional{order->pair} : std::nullopt;
        }
    }
};

}  // namespace

EventFacts& EventFacts::add(std::string_view name, std::string_view word) {
    MW_CHECK(count_ < fields_.size(), "no event has more fields than there is room for");
    fields_[count_++] = {name, word, 0};
    return *this;
}

EventFacts& EventFacts::add(std::string_view name, std::int64_t number) {
    MW_CHECK(count_ < fields_.size(), "no event has more fields than there is room for");
    fields_[count_++] = {name, {}, number};
    return *this;
}

const EventFacts::Field* EventFacts::field(std::string_view name) const {
    for (std::size_t i = 0; i < count_; ++i)
        if (fields_[i].name == name) return &fields_[i];
    return nullptr;
}

std::string_view kind_of(const Event& event) { return std::visit(KindNamer{}, event); }

std::optional<EventFacts> facts_of(const Event& event, const State& state, Pair pair) {
    if (std::visit(PairFinder{state}, event) != pair) return std::nullopt;
    return std::visit(FactFinder{state}, event);
}

}  // namespace mw::lessons
