#include "exchange/frames.h"

#include <algorithm>
#include <type_traits>

#include "exchange/each_kind.h"
#include "exchange/parts.h"

namespace mw {

void Glimpses::note(const State& state) {
    const std::int64_t now_ms = state.time_ms();
    if (!all_.empty() && all_.back().time_ms / every_ms >= now_ms / every_ms) return;
    Glimpse glimpse;
    glimpse.time_ms = now_ms;
    for (const Pair pair : state.world.pairs) {
        const std::size_t at = index_of(pair);
        glimpse.index[at] = state.index_price(pair);
        glimpse.last[at] = state.last_price(pair);
        glimpse.level[at] = margin_level(state.ledger.at(pair), glimpse.index[at]);
    }
    all_.push_back(glimpse);
    if (all_.size() > most) all_.pop_front();
}

void Glimpses::cut(std::int64_t after_ms) {
    while (!all_.empty() && all_.back().time_ms > after_ms) all_.pop_back();
}

namespace {

/// Whether an event is an entry of an account's books: what steers the market names a pair too.
template <typename Kind>
constexpr bool is_of_market =
    std::is_same_v<Kind, MarketSteered> || std::is_same_v<Kind, MarketJumped> ||
    std::is_same_v<Kind, MarketWicked> || std::is_same_v<Kind, MarketHalted> ||
    std::is_same_v<Kind, SpreadSet> || std::is_same_v<Kind, PricePinned> ||
    std::is_same_v<Kind, PriceReleased>;

/// Books every record once more, from the beginning of the world.
class Rebooking {
public:
    explicit Rebooking(const State& state) : state_{state}, ledger_{make_ledger(state.world)} {}

    [[nodiscard]] const IsolatedAccount& account(Pair pair) const { return ledger_.at(pair); }

    void book(const Record& record) {
        const OrderId id = order_of(record.event);
        Order* order = id == 0 ? nullptr : &orders_[static_cast<std::size_t>(id - first_order)];
        mw::book(ledger_, record.event, order);
        if (const auto* placed = std::get_if<OrderPlaced>(&record.event)) return place(*placed);
        if (order != nullptr) follow(*order, record.event);
    }

    /// Whether a record is about the account of a pair.
    [[nodiscard]] bool concerns(const Record& record, Pair pair) const {
        const auto is_about_it = [&](const auto& event) {
            using Kind = std::decay_t<decltype(event)>;
            if constexpr (is_of_market<Kind>)
                return false;
            else if constexpr (requires { event.from; })
                return event.from == pair || event.to == pair;
            else if constexpr (requires { event.pair; })
                return event.pair == pair;
            else if constexpr (requires { event.order; })
                return state_.order(event.order)->pair == pair;
            else
                return false;
        };
        return visit_one_by_one<bool>(is_about_it, record.event);
    }

private:
    void place(const OrderPlaced& event) {
        Order order = *state_.order(event.order);
        order.executed.units = 0;
        order.total = {rules_of(event.pair).quote, 0};
        order.locked = event.locked;
        order.booked = false;
        orders_.push_back(order);
    }

    static void follow(Order& order, const Event& event) {
        if (const auto* filled = std::get_if<OrderFilled>(&event)) {
            fill(order, *filled);
        } else if (const auto* woken = std::get_if<OrderTriggered>(&event)) {
            order.locked += woken->more;
        } else if (const auto* arrived = std::get_if<OrderArrived>(&event)) {
            order.locked += arrived->more;
        } else if (const auto* released = std::get_if<OrderReleased>(&event)) {
            order.locked = released->locked;
        } else if (std::holds_alternative<OrderCanceled>(event) ||
                   std::holds_alternative<OrderExpired>(event)) {
            order.locked.units = 0;
        }
    }

    const State& state_;
    Ledger ledger_;
    std::vector<Order> orders_;  // as they stood, by number
};

}  // namespace

std::vector<AccountStep> account_steps(const State& state, Pair pair, std::int64_t from_ms) {
    Rebooking books{state};
    std::vector<AccountStep> steps;
    for (const Record& record : state.records) {
        const bool told = record.time_ms >= from_ms && books.concerns(record, pair);
        const IsolatedAccount before = books.account(pair);
        books.book(record);
        if (told) steps.push_back({&record, before, books.account(pair)});
    }
    return steps;
}

std::optional<std::int64_t> last_takeover_ms(const State& state, Pair pair) {
    for (auto record = state.records.rbegin(); record != state.records.rend(); ++record)
        if (const auto* taken = std::get_if<LiquidationStarted>(&record->event))
            if (taken->pair == pair) return record->time_ms;
    return std::nullopt;
}

std::optional<Command> next_toward(const Session& now, const Session& later,
                                   std::int64_t until_ms) {
    const std::int64_t time_ms = now.state().time_ms();
    const std::int64_t left_ms = until_ms - time_ms;
    if (left_ms <= 0) return std::nullopt;
    std::size_t next = now.log().size();
    std::int64_t given_ms = 0;  // of an Advance that is there in part
    if (next > 0)
        if (const auto* part = std::get_if<Advance>(&now.log().back()))
            if (const auto* whole = std::get_if<Advance>(&later.log()[next - 1]))
                if (whole->elapsed_ms > part->elapsed_ms) {
                    given_ms = part->elapsed_ms;
                    --next;
                }
    if (next >= later.log().size()) return std::nullopt;
    const Command& wanted = later.log()[next];
    if (const auto* skip = std::get_if<SkipTime>(&wanted))
        return skip->elapsed_ms <= left_ms ? std::optional{wanted} : std::nullopt;
    const auto* advance = std::get_if<Advance>(&wanted);
    if (advance == nullptr) return wanted;
    return Advance{std::min({advance->elapsed_ms - given_ms, left_ms, Glimpses::next_in(time_ms)})};
}

}  // namespace mw
