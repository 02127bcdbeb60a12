#include "exchange/protocol.h"

#include <array>

#include "core/check.h"

namespace mw {
namespace {

struct RefusalRow {
    Refusal refusal;
    int code;
    std::string_view name;
};

// Codes: A3 (margin), A6 (orders), A8 (the isolated ones).
constexpr std::array refusal_table = {
    RefusalRow{Refusal::amount_not_positive, -3026, "amount_not_positive"},
    RefusalRow{Refusal::asset_not_in_pair, -3027, "asset_not_in_pair"},
    RefusalRow{Refusal::account_missing, -11001, "account_missing"},
    RefusalRow{Refusal::below_minimum_borrow, -3013, "below_minimum_borrow"},
    RefusalRow{Refusal::lender_stock_too_low, -3045, "lender_stock_too_low"},
    RefusalRow{Refusal::over_borrow_limit, -11008, "over_borrow_limit"},
    RefusalRow{Refusal::below_minimum_repay, -3016, "below_minimum_repay"},
    RefusalRow{Refusal::over_debt, -3015, "over_debt"},
    RefusalRow{Refusal::balance_too_low, -3041, "balance_too_low"},
    RefusalRow{Refusal::over_transfer_out_limit, -3020, "over_transfer_out_limit"},
    RefusalRow{Refusal::price_filter, -1013, "price_filter"},
    RefusalRow{Refusal::lot_size, -1013, "lot_size"},
    RefusalRow{Refusal::notional, -1013, "notional"},
    RefusalRow{Refusal::percent_price, -1013, "percent_price"},
    RefusalRow{Refusal::too_many_orders, -1013, "too_many_orders"},
    RefusalRow{Refusal::order_balance_too_low, -2010, "order_balance_too_low"},
    RefusalRow{Refusal::order_unknown, -2011, "order_unknown"},
    RefusalRow{Refusal::time_step_invalid, -1130, "time_step_invalid"},
    RefusalRow{Refusal::steer_invalid, -1130, "steer_invalid"},
};

const RefusalRow& row_of(Refusal refusal) {
    for (const RefusalRow& row : refusal_table)
        if (row.refusal == refusal) return row;
    MW_CHECK(false, "every refusal has a row");
    return refusal_table.front();
}

}  // namespace

int code_of(Refusal refusal) { return row_of(refusal).code; }

std::string_view name_of(Refusal refusal) { return row_of(refusal).name; }

}  // namespace mw
