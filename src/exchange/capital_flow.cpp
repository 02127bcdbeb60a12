#include "exchange/capital_flow.h"

#include <array>
#include <utility>

namespace mw {
namespace {

constexpr std::array<std::string_view, 13> kind_names = {
    "TRANSFER",
    "BORROW",
    "REPAY",
    "BUY_INCOME",
    "BUY_EXPENSE",
    "SELL_INCOME",
    "SELL_EXPENSE",
    "TRADING_COMMISSION",
    "BUY_LIQUIDATION",
    "SELL_LIQUIDATION",
    "REPAY_LIQUIDATION",
    "OTHER_LIQUIDATION",
    "LIQUIDATION_FEE",
};

/// Most lines that one record makes: a fill's two coins and its fee.
constexpr std::uint64_t lines_a_record = 4;

/// Writes the lines of one record after the other.
class Teller {
public:
    Teller(const State& state, Pair pair) : state_{state}, pair_{pair} {}

    std::vector<CapitalFlow> all() {
        for (const Record& record : state_.records) {
            record_ = &record;
            line_ = 0;
            std::visit(*this, record.event);
        }
        return std::move(flows_);
    }

    void operator()(const Transferred& event) {
        if (event.pair != pair_) return;
        const bool in = event.direction == Direction::into_isolated;
        in ? add(FlowKind::transfer, event.amount) : take(FlowKind::transfer, event.amount);
    }

    void operator()(const TransferredBetween& event) {
        if (event.from == pair_) take(FlowKind::transfer, event.amount);
        if (event.to == pair_) add(FlowKind::transfer, event.amount);
    }

    void operator()(const Borrowed& event) {
        if (event.pair == pair_) add(FlowKind::borrow, event.principal);
    }

    void operator()(const Repaid& event) {
        if (event.pair != pair_) return;
        take(event.forced ? FlowKind::repay_liquidation : FlowKind::repay,
             event.interest + event.principal);
    }

    void operator()(const OrderFilled& event) {
        const Order& order = *state_.order(event.order);
        if (order.pair != pair_) return;
        const bool buys = order.side == Side::buy;
        FlowKind income = buys ? FlowKind::buy_income : FlowKind::sell_income;
        FlowKind expense = buys ? FlowKind::buy_expense : FlowKind::sell_expense;
        if (order.forced)
            income = expense = buys ? FlowKind::buy_liquidation : FlowKind::sell_liquidation;
        add(income, buys ? event.quantity : event.total);
        take(expense, buys ? event.total : event.quantity);
        take(FlowKind::trading_commission, event.fee);
    }

    void operator()(const ClearanceFeeCharged& event) {
        if (event.pair == pair_) take(FlowKind::liquidation_fee, event.fee);
    }

    void operator()(const ShortfallCovered& event) {
        if (event.pair == pair_) add(FlowKind::other_liquidation, event.amount);
    }

    // the rest moves no coin in or out
    template <typename Other>
    void operator()(const Other&) {}

private:
    void add(FlowKind kind, Amount amount) {
        const std::uint64_t id = record_->id * lines_a_record + line_++;
        flows_.push_back({id, record_->id, record_->time_ms, kind, amount});
    }
    void take(FlowKind kind, Amount amount) { add(kind, Amount{amount.asset, 0} - amount); }

    const State& state_;
    Pair pair_;
    const Record* record_{nullptr};
    std::uint64_t line_{0};
    std::vector<CapitalFlow> flows_;
};

}  // namespace

std::string_view name_of(FlowKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::vector<CapitalFlow> capital_flow(const State& state, Pair pair) {
    return Teller{state, pair}.all();
}

}  // namespace mw
