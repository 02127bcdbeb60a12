#include <array>

#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {

std::string cat(std::initializer_list<std::string_view> pieces) {
    std::string text;
    for (const std::string_view piece : pieces) text += piece;
    return text;
}

std::string pair_name(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return cat({ticker_of(rules.base), "/", ticker_of(rules.quote)});
}

std::string badge_of(Pair pair) { return std::to_string(rules_of(pair).leverage) + "x"; }

std::string word_of(Side side) { return side == Side::buy ? "Buy" : "Sell"; }

std::string word_of(OrderType type) {
    switch (type) {
        case OrderType::limit: return "Limit";
        case OrderType::market: return "Market";
        case OrderType::limit_maker: return "Limit maker";
        case OrderType::stop_loss: return "Stop market";
        case OrderType::stop_loss_limit: return "Stop limit";
        case OrderType::take_profit: return "Take profit market";
        case OrderType::take_profit_limit: break;
    }
    return "Take profit limit";
}

std::string typed_word(const State& state, const Order& order) {
    const OrderList* list = state.list(order.list);
    if (list == nullptr) return word_of(order.type);
    static constexpr std::array kinds = {"OCO · ", "OTO · ", "OTOCO · "};
    return kinds[static_cast<std::size_t>(list->kind)] + word_of(order.type);
}

std::string trigger_text(const Order& order) {
    const mw::Trigger& trigger = order.trigger;
    std::string text;
    if (trigger.stop.units != 0)
        text = (waits_for_rise(order.type, order.side) ? "≥ " : "≤ ") +
               price_text(trigger.stop, order.pair);
    if (trigger.trailing_bips != 0) {
        if (!text.empty()) text += ", ";
        text += "trails by " + rate_text({trigger.trailing_bips * one / 10'000}, 0);
    }
    return text;
}

std::string reason_of(ExpiryReason reason) {
    switch (reason) {
        case ExpiryReason::book_ran_out: return "The order book ran out, so the rest ended.";
        case ExpiryReason::self_trade: return "It would have traded with another order of yours.";
        case ExpiryReason::liquidation: return "The venue took the account over.";
        case ExpiryReason::not_immediate: return "What could not be filled at once ended.";
        case ExpiryReason::not_complete:
            return "It could not be filled at once as a whole, so nothing was traded.";
        case ExpiryReason::other_leg:
            return "The other order of the pair acted, so this one ended.";
        case ExpiryReason::would_take:
            return "It may only wait in the book, and it would have traded at once.";
        case ExpiryReason::balance_ran_out: break;
    }
    return "The account could not pay for it when its turn came.";
}

Cell side_cell(Side side) {
    return side == Side::buy ? Cell{"▲ Buy", Tone::up} : Cell{"▼ Sell", Tone::down};
}

std::string status_word(MarginStatus status) {
    switch (status) {
        case MarginStatus::excessive: return "Excessive";
        case MarginStatus::normal: return "Normal";
        case MarginStatus::margin_call: return "Margin call";
        case MarginStatus::pre_liquidation: return "Near liquidation";
        case MarginStatus::force_liquidation: break;
    }
    return "Liquidation";
}

std::string code_text(Refusal refusal) { return std::to_string(code_of(refusal)); }

std::string sentence_for(NumberFault fault, int max_decimals) {
    switch (fault) {
        case NumberFault::empty: return "Type an amount.";
        case NumberFault::not_a_number: return "Type digits and one point, such as 0.10.";
        case NumberFault::too_many_decimals:
            return "At most " + counted(static_cast<std::size_t>(max_decimals), "digit") +
                   " after the point.";
        case NumberFault::too_large: break;
    }
    return "This number is too large to count.";
}

std::string clock_text(std::int64_t time_ms) {
    constexpr std::string_view days = "MonTueWedThuFriSatSun";
    const std::size_t at = 3 * static_cast<std::size_t>(civil_time(time_ms).weekday);
    return std::string{days.substr(at, 3)} + " " + date_text(time_ms) + " " + time_of_day(time_ms);
}

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t month_ms = 30 * day_ms;

/// Number of the step that a moment lies in.
std::int64_t step_of(std::int64_t time_ms, std::int64_t step_ms) {
    if (step_ms >= month_ms) {
        const CivilTime civil = civil_time(time_ms);
        return (civil.year * 12 + civil.month - 1) / (step_ms / month_ms);
    }
    // weeks begin on Monday; 1970 began on a Thursday
    return (step_ms >= 7 * day_ms ? time_ms + 3 * day_ms : time_ms) / step_ms;
}

}  // namespace

std::int64_t axis_step_ms(std::int64_t least_ms) {
    constexpr std::array<int, 12> minutes = {1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1'440};
    constexpr std::array<int, 8> days = {2, 7, 14, 30, 60, 90, 180, 360};
    for (const int step : minutes)
        if (step * minute_ms >= least_ms) return step * minute_ms;
    for (const int step : days)
        if (step * day_ms >= least_ms) return step * day_ms;
    return 12 * month_ms * (1 + least_ms / (12 * month_ms));
}

bool axis_step_begins(std::int64_t before_ms, std::int64_t time_ms, std::int64_t step_ms) {
    return step_of(before_ms, step_ms) != step_of(time_ms, step_ms);
}

std::string axis_time_text(std::int64_t time_ms, std::int64_t step_ms) {
    const CivilTime civil = civil_time(time_ms);
    if (step_ms >= month_ms && civil.month == 1) return std::to_string(civil.year);
    const std::string day = day_and_month(time_ms);
    if (step_ms >= month_ms) return day.substr(day.find(' ') + 1);
    const bool midnight = civil.hour == 0 && civil.minute == 0;
    return midnight || step_ms >= day_ms ? day : hour_and_minute(time_ms);
}

std::string cross_time_text(std::int64_t time_ms, Interval interval) {
    if (interval == Interval::d1)
        return day_and_month(time_ms) + " " + std::to_string(civil_time(time_ms).year);
    return day_and_month(time_ms) + " " + hour_and_minute(time_ms);
}

}  // namespace mw::explain
