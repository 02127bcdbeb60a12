#include <algorithm>
#include <array>

#include "exchange/capital_flow.h"
#include "request/parts.h"

// Borrowing, repaying, what it costs, and what happened.

namespace mw::request {
namespace {

enum class LoanType : std::uint8_t { borrow, repay };

constexpr std::array<std::pair<std::string_view, LoanType>, 2> loan_types = {{
    {"BORROW", LoanType::borrow},
    {"REPAY", LoanType::repay},
}};

/// More than collateral, tier or cap allow is too much, whatever the lenders have left.
Problem borrow_problem(const State& state, Refusal refusal, Pair pair, Amount amount) {
    const bool stock = refusal == Refusal::lender_stock_too_low;
    if (stock && state.ledger.at(pair).leg(amount.asset) != nullptr) {
        const Price index = state.index_price(pair);
        const BorrowBound bound = borrow_limit(state.ledger, pair, amount.asset, index).bound;
        if (bound != BorrowBound::stock) refusal = Refusal::over_borrow_limit;
    }
    return problem_of(refusal, Purpose::borrow);
}

/// The record of a kind among those from `first` on.
template <typename Kind>
std::uint64_t record_of(const State& state, std::size_t first) {
    for (std::size_t i = first; i < state.records.size(); ++i)
        if (std::holds_alternative<Kind>(state.records[i].event)) return state.records[i].id;
    return 0;
}

/// What both kinds of loan records have in common, and how they are told apart.
struct LoanRow {
    Pair pair{};
    Amount interest;
    Amount principal;
    bool by_hand{true};
};

std::optional<LoanRow> loan_row(const Event& event, LoanType type) {
    if (const auto* loan = std::get_if<Borrowed>(&event); loan && type == LoanType::borrow)
        return LoanRow{loan->pair, {loan->principal.asset, 0}, loan->principal, loan->order == 0};
    if (const auto* paid = std::get_if<Repaid>(&event); paid && type == LoanType::repay)
        return LoanRow{paid->pair, paid->interest, paid->principal,
                       paid->order == 0 && !paid->forced};
    return std::nullopt;
}

Json loan_json(const Context& at, const Record& record, const LoanRow& row) {
    return {{"txId", record.id},
            {"isolatedSymbol", symbol_of(row.pair)},
            {"asset", coin_of(row.principal.asset)},
            {"amount", decimal(row.interest + row.principal)},
            {"principal", decimal(row.principal)},
            {"interest", decimal(row.interest)},
            {"status", "CONFIRMED"},
            {"timestamp", at.past.time_of(record.id)},
            {"type", row.by_hand ? "MANUAL" : "AUTO"}};
}

Json interest_json(const Context& at, const Record& record, const InterestCharged& charge) {
    return {{"txId", record.id},
            {"interestAccuredTime", at.past.time_of(record.id)},
            {"asset", coin_of(charge.amount.asset)},
            {"rawAsset", coin_of(charge.amount.asset)},
            {"principal", decimal(charge.principal)},
            {"interest", decimal(charge.amount)},
            {"interestRate", decimal(daily(charge.hourly_rate))},
            {"type", charge.kind == InterestKind::on_borrow ? "ON_BORROW" : "PERIODIC"},
            {"isolatedSymbol", symbol_of(charge.pair)}};
}

}  // namespace

Outcome borrow_repay(const Context& at, Fields& in) {
    const std::int64_t units = in.decimal("amount");
    const Pair pair = in.pair("symbol", not_a_margin_pair);
    in.isolated();
    const Asset asset = in.asset("asset");
    const LoanType type = in.choice("type", Words<LoanType>{loan_types});
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const Amount amount{asset, units};
    const std::size_t before = at.state().records.size();
    if (type == LoanType::borrow) {
        const Answer answer = at.submit(Borrow{pair, amount});
        if (const auto* refusal = std::get_if<Refusal>(&answer))
            return std::unexpected(borrow_problem(at.state(), *refusal, pair, amount));
        return Json{{"tranId", record_of<Borrowed>(at.state(), before)}};
    }
    const Answer answer = at.submit(Repay{pair, amount});
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(problem_of(*refusal, Purpose::repay));
    return Json{{"tranId", record_of<Repaid>(at.state(), before)}};
}

Outcome borrow_repay_history(const Context& at, Fields& in) {
    const LoanType type = in.choice("type", Words<LoanType>{loan_types});
    const auto asset = in.optional_asset("asset");
    const auto pair = in.optional_pair("isolatedSymbol", not_a_margin_pair);
    const auto number = in.optional_whole("txId");
    Page page = page_of(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    if (number && !in.text("startTime")) page.from_ms = 0;
    Json rows = Json::array();
    for (const Record& record : at.state().records) {
        const auto row = loan_row(record.event, type);
        if (!row || (asset && row->principal.asset != *asset)) continue;
        if ((pair && row->pair != *pair) || !page.covers(at.past.time_of(record.id))) continue;
        if (number && record.id != static_cast<std::uint64_t>(*number)) continue;
        rows.push_back(loan_json(at, record, *row));
    }
    return paged(std::move(rows), page);
}

Outcome max_borrowable(const Context& at, Fields& in) {
    const Pair pair = in.pair("isolatedSymbol", not_a_margin_pair);
    const Asset asset = in.asset("asset");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const State& state = at.state();
    const IsolatedAccount& account = state.ledger.at(pair);
    if (account.leg(asset) == nullptr) return std::unexpected(not_a_margin_asset());
    if (!account.exists) return std::unexpected(no_account());
    const BorrowLimit limit = borrow_limit(state.ledger, pair, asset, state.index_price(pair));
    return Json{{"amount", decimal(limit.amount)},
                {"borrowLimit", decimal(loan_rules_of(asset).account_cap)}};
}

Outcome interest_history(const Context& at, Fields& in) {
    const auto asset = in.optional_asset("asset");
    const auto pair = in.optional_pair("isolatedSymbol", not_a_margin_pair);
    const Page page = page_of(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const Record& record : at.state().records) {
        const auto* charge = std::get_if<InterestCharged>(&record.event);
        if (charge == nullptr || (asset && charge->amount.asset != *asset)) continue;
        if ((pair && charge->pair != *pair) || !page.covers(at.past.time_of(record.id))) continue;
        rows.push_back(interest_json(at, record, *charge));
    }
    return paged(std::move(rows), page);
}

Outcome interest_rate_history(const Context& at, Fields& in) {
    const Asset asset = in.asset("asset");
    in.optional_whole("vipLevel");
    Page page = page_of(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const State& state = at.state();
    page.from_ms = std::max(page.from_ms, state.world.start_ms);
    page.to_ms = std::min(page.to_ms, state.time_ms());
    Json rows = Json::array();
    if (page.from_ms <= page.to_ms)
        for (const RatePoint& point : rate_history(state, asset, page.from_ms, page.to_ms))
            rows.insert(rows.begin(), Json{{"asset", coin_of(asset)},
                                           {"dailyInterestRate", decimal(daily(point.hourly_rate))},
                                           {"timestamp", point.time_ms},
                                           {"vipLevel", 0}});
    return rows;
}

Outcome next_rates(const Context& at, Fields& in) {
    const auto assets = in.assets("assets");
    in.isolated();
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json all = Json::array();
    for (const Asset asset : assets)
        all.push_back({{"asset", coin_of(asset)},
                       {"nextHourlyInterestRate", decimal(next_hourly_rate(at.state(), asset))}});
    return all;
}

Outcome forced_orders(const Context& at, Fields& in) {
    const auto pair = in.optional_pair("isolatedSymbol", not_a_margin_pair);
    const Page page = page_of(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const Order& order : at.state().orders) {
        const bool wanted = order.forced && (!pair || order.pair == *pair);
        if (!wanted || !page.covers(at.past.updated(order.id))) continue;
        rows.push_back({{"orderId", order.id},
                        {"symbol", symbol_of(order.pair)},
                        {"side", word_of(order.side)},
                        {"avgPrice", average_of(order.total, order.executed)},
                        {"price", decimal(order.price)},
                        {"qty", decimal(order.quantity)},
                        {"executedQty", decimal(order.executed)},
                        {"timeInForce", word_of(order.time_in_force)},
                        {"isIsolated", true},
                        {"updatedTime", at.past.updated(order.id)}});
    }
    return paged(std::move(rows), page);
}

Outcome capital_flows(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", not_a_margin_pair);
    const auto asset = in.optional_asset("asset");
    const auto type = in.text("type");
    const auto from = in.optional_whole("fromId");
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 1'000));
    const Page span = span_of(in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const CapitalFlow& flow : capital_flow(at.state(), pair)) {
        const std::int64_t time_ms = at.past.time_of(flow.record);
        if ((asset && flow.amount.asset != *asset) || !span.covers(time_ms)) continue;
        if ((type && name_of(flow.kind) != *type) || rows.size() == count) continue;
        if (from && flow.id < static_cast<std::uint64_t>(*from)) continue;
        rows.push_back({{"id", flow.id},
                        {"tranId", flow.record},
                        {"timestamp", time_ms},
                        {"asset", coin_of(flow.amount.asset)},
                        {"symbol", symbol_of(pair)},
                        {"type", name_of(flow.kind)},
                        {"amount", decimal(flow.amount)}});
    }
    return rows;
}

}  // namespace mw::request
