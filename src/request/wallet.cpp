#include <array>

#include "request/parts.h"

// The spot wallet, and moving coins between it and the isolated accounts.

namespace mw::request {
namespace {

constexpr std::array<std::pair<std::string_view, Direction>, 2> directions = {{
    {"MAIN_ISOLATED_MARGIN", Direction::into_isolated},
    {"ISOLATED_MARGIN_MAIN", Direction::out_of_isolated},
}};

constexpr std::array<std::pair<std::string_view, Direction>, 2> rolls = {{
    {"ROLL_IN", Direction::into_isolated},
    {"ROLL_OUT", Direction::out_of_isolated},
}};

std::string_view type_of(Direction direction) {
    return direction == Direction::into_isolated ? directions[0].first : directions[1].first;
}

bool is_in(Direction direction) { return direction == Direction::into_isolated; }

/// One row of margin/transfer.
Json roll_json(const Context& at, const Record& record, const Transferred& move) {
    const bool in = is_in(move.direction);
    return {{"amount", decimal(move.amount)},
            {"asset", coin_of(move.amount.asset)},
            {"status", "CONFIRMED"},
            {"timestamp", at.past.time_of(record.id)},
            {"txId", record.id},
            {"type", in ? "ROLL_IN" : "ROLL_OUT"},
            {"transFrom", in ? "SPOT" : "ISOLATED_MARGIN"},
            {"transTo", in ? "ISOLATED_MARGIN" : "SPOT"},
            {in ? "toSymbol" : "fromSymbol", symbol_of(move.pair)}};
}

}  // namespace

Outcome spot_account(const Context& at, Fields& in) {
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const PairRules& rules = rules_of(at.state().world.pairs.front());
    Json balances = Json::array();
    for (const Asset asset : traded_assets(at.state()))
        balances.push_back({{"asset", coin_of(asset)},
                            {"free", decimal(held(at.state().ledger, Spot{}, asset))},
                            {"locked", decimal(0)}});
    return Json{{"makerCommission", 10},
                {"takerCommission", 10},
                {"buyerCommission", 0},
                {"sellerCommission", 0},
                {"commissionRates",
                 {{"maker", decimal(rules.maker_fee)},
                  {"taker", decimal(rules.taker_fee)},
                  {"buyer", decimal(0)},
                  {"seller", decimal(0)}}},
                {"canTrade", true},
                {"canWithdraw", true},
                {"canDeposit", true},
                {"updateTime", at.now_ms()},
                {"accountType", "SPOT"},
                {"balances", std::move(balances)},
                {"permissions", {"SPOT"}},
                {"uid", 1}};
}

Outcome transfer(const Context& at, Fields& in) {
    const Direction direction = in.choice("type", Words<Direction>{directions});
    const std::int64_t units = in.decimal("amount");
    // which of the two symbols is needed is known from a known type only
    const bool out = in.text("type") == type_of(Direction::out_of_isolated);
    const bool into = in.text("type") == type_of(Direction::into_isolated);
    Pair pair = at.state().world.pairs.front();
    if (into || out) pair = in.pair(out ? "fromSymbol" : "toSymbol", not_a_margin_pair);
    const Asset asset = in.asset("asset");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const Answer answer = at.submit(Transfer{pair, direction, {asset, units}});
    if (const auto* refusal = std::get_if<Refusal>(&answer))
        return std::unexpected(problem_of(*refusal, Purpose::transfer));
    return Json{{"tranId", at.state().records.back().id}};
}

Outcome transfers_by_type(const Context& at, Fields& in) {
    const Direction direction = in.choice("type", Words<Direction>{directions});
    const auto from = in.optional_pair("fromSymbol", not_a_margin_pair);
    const auto to = in.optional_pair("toSymbol", not_a_margin_pair);
    const Page page = page_of(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const auto pair = is_in(direction) ? to : from;
    Json rows = Json::array();
    for (const Record& record : at.state().records) {
        const auto* move = std::get_if<Transferred>(&record.event);
        if (move == nullptr || move->direction != direction) continue;
        if ((pair && move->pair != *pair) || !page.covers(at.past.time_of(record.id))) continue;
        rows.push_back({{"asset", coin_of(move->amount.asset)},
                        {"amount", decimal(move->amount)},
                        {"type", type_of(direction)},
                        {"status", "CONFIRMED"},
                        {"tranId", record.id},
                        {"timestamp", at.past.time_of(record.id)}});
    }
    return paged(std::move(rows), page);
}

Outcome margin_transfers(const Context& at, Fields& in) {
    const Pair pair = in.pair("isolatedSymbol", not_a_margin_pair);
    const auto asset = in.optional_asset("asset");
    std::optional<Direction> direction;
    if (in.text("type")) direction = in.choice("type", Words<Direction>{rolls});
    const Page page = page_of(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json rows = Json::array();
    for (const Record& record : at.state().records) {
        const auto* move = std::get_if<Transferred>(&record.event);
        if (move == nullptr || move->pair != pair) continue;
        if (asset && move->amount.asset != *asset) continue;
        if (direction && move->direction != *direction) continue;
        if (page.covers(at.past.time_of(record.id))) rows.push_back(roll_json(at, record, *move));
    }
    return paged(std::move(rows), page);
}

Outcome max_transferable(const Context& at, Fields& in) {
    const Pair pair = in.pair("isolatedSymbol", not_a_margin_pair);
    const Asset asset = in.asset("asset");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const IsolatedAccount& account = at.state().ledger.at(pair);
    if (account.leg(asset) == nullptr) return std::unexpected(not_a_margin_asset());
    if (!account.exists) return std::unexpected(no_account());
    return Json{
        {"amount", decimal(transfer_out_limit(account, asset, at.state().index_price(pair)))}};
}

}  // namespace mw::request
