#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "exchange/state.h"

namespace mw {

/// Why coins came into an isolated account or left it, as the venue names it. Source: A1.
enum class FlowKind : std::uint8_t {
    transfer,
    borrow,
    repay,
    buy_income,
    buy_expense,
    sell_income,
    sell_expense,
    trading_commission,
    buy_liquidation,    ///< both coins of a forced purchase
    sell_liquidation,   ///< both coins of a forced sale
    repay_liquidation,  ///< a forced repayment
    other_liquidation,  ///< what the insurance fund put in
    liquidation_fee,    ///< the clearance fee
};

/// Name of a kind as the venue writes it: "BUY_INCOME".
std::string_view name_of(FlowKind kind);

/// One line of a pair's capital flow.
struct CapitalFlow {
    std::uint64_t id{0};      ///< unique and rising
    std::uint64_t record{0};  ///< the record it comes from
    std::int64_t time_ms{0};  ///< simulated
    FlowKind kind{};          ///< why
    Amount amount;            ///< signed: what came in, or less than zero what left
};

/// All coins that ever came into an account or left it, oldest first. Their sum in each coin is
/// what the account owns. @param pair  whose isolated account.
std::vector<CapitalFlow> capital_flow(const State& state, Pair pair);

}  // namespace mw
