#include "app/inspect.h"

#include <nlohmann/json.hpp>

#include "explain/explain.h"
#include "lessons/score.h"
#include "request/words.h"
#include "ui/targets.h"

namespace mw::app {
namespace {

using Json = nlohmann::ordered_json;

std::string decimal(std::int64_t units) { return write_decimal(units, 8); }
std::string decimal(Amount amount) { return decimal(amount.units); }
std::string decimal(Price price) { return decimal(price.units); }

std::string symbol(Pair pair) { return std::string{rules_of(pair).symbol}; }
std::string ticker(Asset asset) { return std::string{ticker_of(asset)}; }

Json ratio_or_null(std::optional<Ratio> ratio) {
    return ratio ? Json(decimal(ratio->units)) : Json(nullptr);
}

Json price_or_null(std::optional<Price> price) {
    return price ? Json(decimal(*price)) : Json(nullptr);
}

Json best_or_null(const State& state, const PairRules& rules, Side side) {
    const std::optional<Ticks> best = state.market(rules.pair).book().best(side);
    return best ? Json(decimal(price_of(*best, rules))) : Json(nullptr);
}

Json pair_json(const State& state, const PairRules& rules) {
    return {{"symbol", symbol(rules.pair)},
            {"last", decimal(state.last_price(rules.pair))},
            {"index", decimal(state.index_price(rules.pair))},
            {"bid", best_or_null(state, rules, Side::buy)},
            {"ask", best_or_null(state, rules, Side::sell)},
            {"leverage", rules.leverage}};
}

Json spot_json(const State& state) {
    Json spot = Json::object();
    for (const Asset asset : all_assets)
        spot[ticker(asset)] = {{"free", decimal(state.ledger.spot[index_of(asset)])},
                               {"locked", decimal(0)}};
    return spot;
}

Json leg_json(const AccountLeg& leg) {
    return {{"asset", ticker(leg.free.asset)},   {"free", decimal(leg.free)},
            {"locked", decimal(leg.locked)},     {"borrowed", decimal(leg.principal)},
            {"interest", decimal(leg.interest)}, {"net", decimal(leg.net())}};
}

Json account_json(const State& state, const PairRules& rules) {
    const IsolatedAccount& account = state.ledger.at(rules.pair);
    const Price index = state.index_price(rules.pair);
    const std::optional<Ratio> level = margin_level(account, index);
    Json most_borrow = Json::object();
    Json most_out = Json::object();
    for (const Asset asset : {rules.base, rules.quote}) {
        most_borrow[ticker(asset)] =
            decimal(borrow_limit(state.ledger, rules.pair, asset, index).amount);
        most_out[ticker(asset)] = decimal(transfer_out_limit(account, asset, index));
    }
    return {{"symbol", symbol(rules.pair)},
            {"created", account.exists},
            {"marginLevel", ratio_or_null(level)},
            {"status", request::word_of(status_of(level, rules.ladder))},
            {"liquidationPrice", price_or_null(trigger_price(account, rules.ladder.liquidation))},
            {"totalAsset", decimal(assets_value(account, index))},
            {"totalDebt", decimal(debt_value(account, index))},
            {"base", leg_json(account.base)},
            {"quote", leg_json(account.quote)},
            {"maxBorrow", most_borrow},
            {"maxTransferOut", most_out}};
}

Json order_json(const Order& order) {
    return {{"orderId", order.id},
            {"symbol", symbol(order.pair)},
            {"side", request::word_of(order.side)},
            {"type", request::word_of(order.type)},
            {"status", request::word_of(order.status)},
            {"price", decimal(order.price)},
            {"origQty", decimal(order.quantity)},
            {"executedQty", decimal(order.executed)},
            {"cummulativeQuoteQty", decimal(order.total)},
            {"time", order.placed_ms},
            {"updateTime", order.updated_ms}};
}

/// Lists of the histories, filled from the records one by one.
struct Histories {
    const State& state;
    Json trades = Json::array();
    Json loans = Json::array();
    Json repayments = Json::array();
    Json transfers = Json::array();
    Json interest = Json::array();
    Json liquidations = Json::array();

    void add(const Record& record) {
        std::visit([&](const auto& event) { take(record, event); }, record.event);
    }

private:
    void take(const Record&, const auto&) {}  // events without a list of their own

    void take(const Record& record, const OrderFilled& fill) {
        const Order* order = state.order(fill.order);
        trades.push_back({{"id", fill.trade_id},
                          {"orderId", fill.order},
                          {"symbol", symbol(order->pair)},
                          {"side", request::word_of(order->side)},
                          {"price", decimal(fill.price)},
                          {"qty", decimal(fill.quantity)},
                          {"quoteQty", decimal(fill.total)},
                          {"commission", decimal(fill.fee)},
                          {"commissionAsset", ticker(fill.fee.asset)},
                          {"isMaker", fill.role == Role::maker},
                          {"time", record.time_ms}});
    }
    void take(const Record& record, const Borrowed& loan) {
        loans.push_back({{"txId", record.id},
                         {"isolatedSymbol", symbol(loan.pair)},
                         {"asset", ticker(loan.principal.asset)},
                         {"principal", decimal(loan.principal)},
                         {"timestamp", record.time_ms}});
    }
    void take(const Record& record, const Repaid& repaid) {
        repayments.push_back({{"txId", record.id},
                              {"isolatedSymbol", symbol(repaid.pair)},
                              {"asset", ticker(repaid.principal.asset)},
                              {"amount", decimal(repaid.interest + repaid.principal)},
                              {"interest", decimal(repaid.interest)},
                              {"principal", decimal(repaid.principal)},
                              {"timestamp", record.time_ms}});
    }
    void take(const Record& record, const Transferred& moved) {
        const bool in = moved.direction == Direction::into_isolated;
        transfers.push_back({{"txId", record.id},
                             {"symbol", symbol(moved.pair)},
                             {"asset", ticker(moved.amount.asset)},
                             {"amount", decimal(moved.amount)},
                             {"type", in ? "ROLL_IN" : "ROLL_OUT"},
                             {"timestamp", record.time_ms}});
    }
    void take(const Record& record, const InterestCharged& charge) {
        const bool at_once = charge.kind == InterestKind::on_borrow;
        interest.push_back({{"txId", record.id},
                            {"isolatedSymbol", symbol(charge.pair)},
                            {"asset", ticker(charge.amount.asset)},
                            {"principal", decimal(charge.principal)},
                            {"interest", decimal(charge.amount)},
                            {"type", at_once ? "ON_BORROW" : "PERIODIC"},
                            {"interestAccuredTime", record.time_ms}});
    }
    void take(const Record& record, const LiquidationStarted& start) {
        liquidations.push_back({{"txId", record.id},
                                {"symbol", symbol(start.pair)},
                                {"marginLevel", decimal(start.level.units)},
                                {"indexPrice", decimal(start.index)},
                                {"time", record.time_ms}});
    }
};

Json lesson_json(const Run& run) {
    const lessons::Player* player = run.player();
    if (player == nullptr) return nullptr;
    const lessons::Lesson& lesson = player->lesson();
    const std::size_t last = lesson.steps.size() - 1;
    const lessons::Step& step = lesson.steps[player->done() ? last : player->step()];
    return {{"id", lesson.id},
            {"step", player->done() ? lesson.steps.size() : player->step() + 1},
            {"steps", lesson.steps.size()},
            {"title", step.title},
            {"target", step.points.empty() ? Json(nullptr) : Json(step.points.front())},
            {"done", player->done()},
            {"hintShown", player->hints_shown() > 0},
            {"exploring", run.exploring()},
            {"score", player->done() && !lesson.scenario
                          ? Json(lessons::score_of(*player, run.state(), {}).total)
                          : Json(nullptr)}};
}

}  // namespace

std::string state_as_json(const Inspected& seen) {
    const State& state = seen.run.state();
    const PairRules& rules = rules_of(seen.desk.pair.value_or(state.world.pairs.front()));
    const lessons::UiFacts facts = explain::facts_of(seen.desk);
    Json open = Json::array();
    Json all = Json::array();
    for (const Order& order : state.orders) {
        all.push_back(order_json(order));
        if (order.is_open()) open.push_back(all.back());
    }
    Histories histories{state};
    for (const Record& record : state.records) histories.add(record);
    Json json = {{"time", state.time_ms()},
                 {"seed", state.world.seed},
                 {"speed", seen.pace.speed()},
                 {"paused", seen.pace.paused()},
                 {"page", lessons::fact(facts, "page")},
                 {"pair", pair_json(state, rules)},
                 {"spot", spot_json(state)},
                 {"account", account_json(state, rules)},
                 {"openOrders", std::move(open)},
                 {"orders", std::move(all)},
                 {"trades", std::move(histories.trades)},
                 {"loans", std::move(histories.loans)},
                 {"repayments", std::move(histories.repayments)},
                 {"transfers", std::move(histories.transfers)},
                 {"interest", std::move(histories.interest)},
                 {"liquidations", std::move(histories.liquidations)},
                 {"lesson", lesson_json(seen.run)}};
    json["lastError"] = seen.error_code
                            ? Json{{"code", *seen.error_code}, {"message", seen.error_message}}
                            : Json(nullptr);
    json["screen"] = Json::object();
    for (const auto& [name, value] : facts) json["screen"][name] = value;
    json["chart"] = {{"shift", seen.desk.chart_shift}, {"step", seen.desk.chart_step_px}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string targets_as_json() {
    Json list = Json::array();
    for (const ui::Target& target : ui::targets())
        list.push_back({{"name", target.name},
                        {"label", target.label},
                        {"role", ui::name_of(target.role)},
                        {"value", target.value},
                        {"enabled", target.enabled},
                        {"visible", target.visible},
                        {"focused", target.focused},
                        {"rect",
                         {{"x", target.rect.x},
                          {"y", target.rect.y},
                          {"width", target.rect.w},
                          {"height", target.rect.h}}}});
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace mw::app
