#include "exchange/protocol.h"

#include <algorithm>
#include <array>

#include "core/check.h"

namespace mw {
namespace {

struct RefusalRow {
    Refusal refusal;
    int code;
    std::string_view name;
};

// Codes: A3 (margin), A6 (orders), A8 (the isolated ones). Where the lists have no line for a
// case, the nearest general code stands: -3000, -3026.
constexpr std::array refusal_table = {
    RefusalRow{Refusal::pair_not_listed, -1121, "pair_not_listed"},
    RefusalRow{Refusal::amount_not_positive, -3026, "amount_not_positive"},
    RefusalRow{Refusal::asset_not_in_pair, -3027, "asset_not_in_pair"},
    RefusalRow{Refusal::same_account, -3026, "same_account"},
    RefusalRow{Refusal::account_missing, -11001, "account_missing"},
    RefusalRow{Refusal::account_disabled, -3004, "account_disabled"},
    RefusalRow{Refusal::account_limit, -3043, "account_limit"},
    RefusalRow{Refusal::account_in_use, -3000, "account_in_use"},
    RefusalRow{Refusal::disabled_lately, -3000, "disabled_lately"},
    RefusalRow{Refusal::account_enabled_already, -3000, "account_enabled_already"},
    RefusalRow{Refusal::leverage_invalid, -3026, "leverage_invalid"},
    RefusalRow{Refusal::below_minimum_borrow, -3013, "below_minimum_borrow"},
    RefusalRow{Refusal::lender_stock_too_low, -3045, "lender_stock_too_low"},
    RefusalRow{Refusal::over_borrow_limit, -11008, "over_borrow_limit"},
    RefusalRow{Refusal::below_minimum_repay, -3016, "below_minimum_repay"},
    RefusalRow{Refusal::over_debt, -3015, "over_debt"},
    RefusalRow{Refusal::balance_too_low, -3041, "balance_too_low"},
    RefusalRow{Refusal::debt_left_too_small, -3024, "debt_left_too_small"},
    RefusalRow{Refusal::over_transfer_out_limit, -3020, "over_transfer_out_limit"},
    RefusalRow{Refusal::terms_invalid, -1128, "terms_invalid"},
    RefusalRow{Refusal::market_halted, -1013, "market_halted"},
    RefusalRow{Refusal::price_filter, -1013, "price_filter"},
    RefusalRow{Refusal::lot_size, -1013, "lot_size"},
    RefusalRow{Refusal::market_lot_size, -1013, "market_lot_size"},
    RefusalRow{Refusal::notional, -1013, "notional"},
    RefusalRow{Refusal::percent_price, -1013, "percent_price"},
    RefusalRow{Refusal::trailing_delta, -1013, "trailing_delta"},
    RefusalRow{Refusal::too_many_orders, -1013, "too_many_orders"},
    RefusalRow{Refusal::too_many_stops, -1013, "too_many_stops"},
    RefusalRow{Refusal::too_many_lists, -1013, "too_many_lists"},
    RefusalRow{Refusal::name_taken, -2010, "name_taken"},
    RefusalRow{Refusal::price_relation, -2010, "price_relation"},
    RefusalRow{Refusal::would_trigger, -2010, "would_trigger"},
    RefusalRow{Refusal::would_take, -2010, "would_take"},
    RefusalRow{Refusal::order_balance_too_low, -2010, "order_balance_too_low"},
    RefusalRow{Refusal::order_unknown, -2011, "order_unknown"},
    RefusalRow{Refusal::time_step_invalid, -1130, "time_step_invalid"},
    RefusalRow{Refusal::steer_invalid, -1130, "steer_invalid"},
};

constexpr bool every_refusal_has_its_row() {
    if (refusal_table.size() != refusal_count) return false;
    for (std::size_t i = 0; i < refusal_table.size(); ++i)
        if (static_cast<std::size_t>(refusal_table[i].refusal) != i) return false;
    return true;
}
static_assert(every_refusal_has_its_row(), "rows stand in the order of the enumeration");

const RefusalRow& row_of(Refusal refusal) {
    return refusal_table[static_cast<std::size_t>(refusal)];
}

constexpr bool may_name(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.' || c == ':' || c == '/';
}

}  // namespace

int code_of(Refusal refusal) { return row_of(refusal).code; }

std::string_view name_of(Refusal refusal) { return row_of(refusal).name; }

std::optional<ClientId> ClientId::named(std::string_view name) {
    ClientId id;
    if (name.size() > id.text_.size() || !std::ranges::all_of(name, may_name)) return std::nullopt;
    std::ranges::copy(name, id.text_.begin());
    id.size_ = static_cast<std::uint8_t>(name.size());
    return id;
}

}  // namespace mw
