#include "request/problems.h"

#include "core/check.h"

namespace mw::request {
namespace {

std::string quoted(std::string_view name) { return "'" + std::string{name} + "'"; }

Problem rejected(std::string_view text) { return {-2010, std::string{text}}; }

constexpr std::string_view too_much_borrowed =
    "Your borrow amount has exceed maximum borrow amount.";

/// An amount of nothing, or less.
Problem nothing_asked(Purpose purpose) {
    switch (purpose) {
        case Purpose::borrow: return problem_of(Refusal::below_minimum_borrow, purpose);
        case Purpose::repay: return problem_of(Refusal::below_minimum_repay, purpose);
        case Purpose::order: return filter_failed("LOT_SIZE");
        case Purpose::transfer:
        case Purpose::account:
        case Purpose::control: break;
    }
    return missing("amount");
}

Problem of_pair(Purpose purpose) {
    const bool margin = purpose != Purpose::order && purpose != Purpose::control;
    return margin ? not_a_margin_pair() : invalid_symbol();
}

Problem of_balance(Purpose purpose) {
    if (purpose == Purpose::transfer) return {-5013, "Asset transfer failed: insufficient balance"};
    return {-3041, "Balance is not enough"};
}

/// What an order is refused for.
Problem of_order(Refusal refusal) {
    switch (refusal) {
        case Refusal::price_filter: return filter_failed("PRICE_FILTER");
        case Refusal::lot_size: return filter_failed("LOT_SIZE");
        case Refusal::market_lot_size: return filter_failed("MARKET_LOT_SIZE");
        case Refusal::notional: return filter_failed("NOTIONAL");
        case Refusal::percent_price: return filter_failed("PERCENT_PRICE_BY_SIDE");
        case Refusal::trailing_delta: return filter_failed("TRAILING_DELTA");
        case Refusal::too_many_orders: return filter_failed("MAX_NUM_ORDERS");
        case Refusal::too_many_stops: return filter_failed("MAX_NUM_ALGO_ORDERS");
        case Refusal::too_many_lists: return filter_failed("MAX_NUM_ORDER_LISTS");
        case Refusal::name_taken: return rejected("Duplicate order sent.");
        case Refusal::price_relation:
            return rejected("The relationship of the prices for the orders is not correct.");
        case Refusal::would_trigger: return rejected("Stop price would trigger immediately.");
        case Refusal::would_take: return rejected("Order would immediately match and take.");
        case Refusal::order_balance_too_low:
            return rejected("Account has insufficient balance for requested action.");
        case Refusal::order_unknown: return order_unknown();
        default: return bad_combination();
    }
}

}  // namespace

Problem missing(std::string_view name) {
    return {-1102,
            "Mandatory parameter " + quoted(name) + " was not sent, was empty/null, or malformed."};
}

Problem illegal(std::string_view name, std::string_view range) {
    return {-1100, "Illegal characters found in parameter " + quoted(name) + "; legal range is " +
                       quoted(range) + "."};
}

Problem too_precise(std::string_view name) {
    return {-1111, "Parameter " + quoted(name) + " has too much precision."};
}

Problem filter_failed(std::string_view filter) {
    return {-1013, "Filter failure: " + std::string{filter}};
}

Problem unknown_path() { return {-1020, "This operation is not supported.", 404}; }
Problem wrong_method() { return {-1020, "This method is not supported for this path.", 405}; }
Problem no_key() { return {-2014, "API-key format invalid.", 401}; }
Problem window_too_long() { return {-1131, "recvWindow must be less than 60000"}; }
Problem invalid_interval() { return {-1120, "Invalid interval."}; }
Problem invalid_symbol() { return {-1121, "Invalid symbol."}; }
Problem invalid_side() { return {-1117, "Invalid side."}; }
Problem invalid_order_type() { return {-1116, "Invalid orderType."}; }
Problem invalid_time_in_force() { return {-1115, "Invalid timeInForce."}; }
Problem bad_combination() { return {-1128, "Combination of optional parameters invalid."}; }
Problem order_missing() { return {-2013, "Order does not exist."}; }
Problem order_unknown() { return {-2011, "Unknown order sent."}; }
Problem order_not_named() {
    return {-1102,
            "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"};
}
Problem no_cross_margin() { return {-3003, "Margin account does not exist."}; }
Problem no_account() { return {-11001, "Isolated margin account does not exist."}; }
Problem not_a_margin_asset() { return {-3027, "Not a valid margin asset."}; }
Problem not_a_margin_pair() { return {-3028, "Not a valid margin pair."}; }

Problem problem_of(Refusal refusal, Purpose purpose) {
    switch (refusal) {
        case Refusal::pair_not_listed: return of_pair(purpose);
        case Refusal::amount_not_positive: return nothing_asked(purpose);
        case Refusal::asset_not_in_pair: return not_a_margin_asset();
        case Refusal::same_account: return {-3026, "Invalid parameter."};
        case Refusal::account_missing: return no_account();
        case Refusal::account_disabled: return {-3004, "Trade not allowed."};
        case Refusal::account_limit:
            return {-3043, "This margin account is not allowed to transfer in."};
        case Refusal::account_in_use: return {-3000, "The account is not empty."};
        case Refusal::disabled_lately:
            return {-3000, "The account was disabled within the last 24 hours."};
        case Refusal::account_enabled_already: return {-3000, "The account is enabled already."};
        case Refusal::below_minimum_borrow:
            return {-3013, "Borrow amount less than minimum borrow amount."};
        case Refusal::lender_stock_too_low:
            return {-3045, "The system doesn't have enough asset now."};
        case Refusal::over_borrow_limit: return {-3006, std::string{too_much_borrowed}};
        case Refusal::below_minimum_repay:
            return {-3016, "Repay amount less than minimum repay amount."};
        case Refusal::over_debt: return {-3015, "Repay amount exceeds borrow amount."};
        case Refusal::balance_too_low: return of_balance(purpose);
        case Refusal::debt_left_too_small:
            return {-3024, "The unpaid debt is too small after this repayment."};
        case Refusal::over_transfer_out_limit:
            return {-3020, "Transfer out amount exceeds max amount."};
        default: return of_order(refusal);
    }
}

}  // namespace mw::request
