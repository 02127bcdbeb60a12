// The numbers of a state that predicates and scripts can name.
#include "lessons/paths.h"

#include <algorithm>

#include "lessons/events.h"

namespace mw::lessons {
namespace {

using Value = std::optional<std::int64_t>;

Value value_in(const AccountLeg& leg, std::string_view part) {
    if (part == "free") return leg.free.units;
    if (part == "locked") return leg.locked.units;
    if (part == "owned") return leg.owned().units;
    if (part == "principal") return leg.principal.units;
    if (part == "interest") return leg.interest.units;
    if (part == "owed") return leg.owed().units;
    if (part == "net") return leg.net().units;
    if (part == "missing") return std::max<std::int64_t>((leg.owed() - leg.free).units, 0);
    return std::nullopt;
}

Value value_in_account(std::string_view part, const Sight& sight) {
    const IsolatedAccount& account = sight.state.ledger.at(sight.pair);
    if (part.starts_with("base.")) return value_in(account.base, part.substr(5));
    if (part.starts_with("quote.")) return value_in(account.quote, part.substr(6));
    if (part == "exists") return account.exists ? one : 0;
    const Price index = sight.state.index_price(sight.pair);
    if (part == "debt") return debt_value(account, index).units;
    if (part == "assets") return assets_value(account, index).units;
    if (part == "equity") return equity_value(account, index).units;
    if (part == "leverage") return account.leverage ? account.leverage->units : 0;
    if (part != "level") return std::nullopt;
    const auto level = margin_level(account, index);
    return level ? Value{level->units} : std::nullopt;
}

/// The learner's latest order in the pair, or the latest with a trigger, or null.
const Order* last_order(const Sight& sight, bool with_trigger) {
    const auto& orders = sight.state.orders;
    const auto found = std::find_if(orders.rbegin(), orders.rend(), [&](const Order& order) {
        return order.pair == sight.pair && !order.forced &&
               (!with_trigger || has_trigger(order.type));
    });
    return found == orders.rend() ? nullptr : &*found;
}

Value value_in_last_order(std::string_view part, const Sight& sight) {
    const Order* order = last_order(sight, part == "stop");
    if (order == nullptr) return std::nullopt;
    if (part == "stop") return order->trigger.stop.units;
    if (part == "price") return order->price.units;
    if (part == "amount") return order->quantity.units;
    if (part == "executed") return order->executed.units;
    return std::nullopt;
}

/// What the latest run of sales sold and brought: fills of the learner's, newest first, after
/// the purchases that followed it and down to the purchase before it.
struct Entry {
    std::int64_t amount{0};
    std::int64_t total{0};
};

Entry entry_of(const Sight& sight) {
    Entry entry;
    const auto& records = sight.state.records;
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        const auto* fill = std::get_if<OrderFilled>(&record->event);
        if (fill == nullptr) continue;
        const Order* order = sight.state.order(fill->order);
        if (order == nullptr || order->pair != sight.pair || order->forced) continue;
        if (order->side == Side::buy) {
            if (entry.amount > 0) break;
            continue;
        }
        entry.amount = checked_add(entry.amount, fill->quantity.units);
        entry.total = checked_add(entry.total, fill->total.units);
    }
    return entry;
}

Value value_of_entry(std::string_view part, const Sight& sight) {
    const Entry entry = entry_of(sight);
    if (part == "amount") return entry.amount;
    if (part != "price" || entry.amount == 0) return std::nullopt;
    return mul_div(entry.total, one, entry.amount, Round::down);
}

/// The index price at which the level reaches a ratio of the ladder.
Value price_at(Ratio ratio, const Sight& sight) {
    const auto price = trigger_price(sight.state.ledger.at(sight.pair), ratio);
    return price ? Value{price->units} : std::nullopt;
}

/// Where the what-if line was moved to.
Value value_of_what_if(const Sight& sight) {
    const auto price = read_decimal(fact(sight.ui, "what_if"), 8);
    return price ? Value{*price} : std::nullopt;
}

Value open_orders(const Sight& sight) {
    std::int64_t count = 0;
    for (const OrderId id : sight.state.open_orders)
        if (const Order* order = sight.state.order(id); order != nullptr)
            count += order->pair == sight.pair ? one : 0;
    return count;
}

Value value_of_limit(std::string_view part, const Sight& sight) {
    const PairRules& rules = rules_of(sight.pair);
    const Asset asset = part == "base" ? rules.base : rules.quote;
    const Price index = sight.state.index_price(sight.pair);
    return borrow_limit(sight.state.ledger, sight.pair, asset, index).amount.units;
}

}  // namespace

std::optional<std::int64_t> value_at(std::string_view path, const Sight& sight) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::string_view place = path.substr(0, dot);
    const std::string_view part = path.substr(dot + 1);
    if (const auto pair = pair_named(place)) {
        if (!sight.state.lists_pair(*pair)) return std::nullopt;
        Sight other = sight;
        other.pair = *pair;
        return pair_named(part.substr(0, part.find('.'))) ? std::nullopt : value_at(part, other);
    }
    if (place == "account") return value_in_account(part, sight);
    if (place == "entry") return value_of_entry(part, sight);
    if (place == "limit") return value_of_limit(part, sight);
    if (path == "price.last") return sight.state.last_price(sight.pair).units;
    if (path == "price.index") return sight.state.index_price(sight.pair).units;
    const Ladder& ladder = rules_of(sight.pair).ladder;
    if (path == "price.call") return price_at(ladder.margin_call, sight);
    if (path == "price.liquidation") return price_at(ladder.liquidation, sight);
    if (path == "orders.open") return open_orders(sight);
    if (path == "buy.enough")
        return purchase_to_repay(sight.state.ledger.at(sight.pair), rules_of(sight.pair)).units;
    if (path == "what_if.price") return value_of_what_if(sight);
    if (path.starts_with("order.last.")) return value_in_last_order(path.substr(11), sight);
    if (place != "spot") return value_in_past(path, sight);
    const auto asset = asset_named(part);
    return asset ? Value{held(sight.state.ledger, Spot{}, *asset).units} : std::nullopt;
}

}  // namespace mw::lessons
