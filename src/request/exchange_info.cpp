#include <algorithm>
#include <array>

#include "request/parts.h"

// What can be traded and lent, and by which rules. Every number comes from margin/rules.

namespace mw::request {
namespace {

Json filters_of(const PairRules& rules) {
    const std::string lot = decimal(rules.lot);
    const std::string up = decimal(rules.price_up);
    const std::string down = decimal(rules.price_down);
    Json all = Json::array();
    all.push_back({{"filterType", "PRICE_FILTER"},
                   {"minPrice", decimal(rules.min_price)},
                   {"maxPrice", decimal(rules.max_price)},
                   {"tickSize", decimal(rules.tick)}});
    all.push_back({{"filterType", "LOT_SIZE"},
                   {"minQty", lot},
                   {"maxQty", decimal(rules.max_quantity)},
                   {"stepSize", lot}});
    all.push_back({{"filterType", "MARKET_LOT_SIZE"},
                   {"minQty", lot},
                   {"maxQty", decimal(rules.max_market)},
                   {"stepSize", lot}});
    all.push_back({{"filterType", "NOTIONAL"},
                   {"minNotional", decimal(rules.min_notional)},
                   {"applyMinToMarket", true},
                   {"maxNotional", decimal(rules.max_notional)},
                   {"applyMaxToMarket", false},
                   {"avgPriceMins", 5}});
    all.push_back({{"filterType", "PERCENT_PRICE_BY_SIDE"},
                   {"bidMultiplierUp", up},
                   {"bidMultiplierDown", down},
                   {"askMultiplierUp", up},
                   {"askMultiplierDown", down},
                   {"avgPriceMins", 5}});
    all.push_back({{"filterType", "TRAILING_DELTA"},
                   {"minTrailingAboveDelta", rules.min_trailing},
                   {"maxTrailingAboveDelta", rules.max_trailing},
                   {"minTrailingBelowDelta", rules.min_trailing},
                   {"maxTrailingBelowDelta", rules.max_trailing}});
    all.push_back({{"filterType", "MAX_NUM_ORDERS"}, {"maxNumOrders", rules.max_open_orders}});
    all.push_back(
        {{"filterType", "MAX_NUM_ALGO_ORDERS"}, {"maxNumAlgoOrders", rules.max_stop_orders}});
    all.push_back(
        {{"filterType", "MAX_NUM_ORDER_LISTS"}, {"maxNumOrderLists", rules.max_order_lists}});
    return all;
}

template <typename Value>
Json words_as_json(Words<Value> words) {
    Json all = Json::array();
    for (const auto& [word, meaning] : words) all.push_back(word);
    return all;
}

Json symbol_json(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return {{"symbol", symbol_of(pair)},
            {"status", "TRADING"},
            {"baseAsset", coin_of(rules.base)},
            {"baseAssetPrecision", 8},
            {"quoteAsset", coin_of(rules.quote)},
            {"quotePrecision", 8},
            {"quoteAssetPrecision", 8},
            {"baseCommissionPrecision", 8},
            {"quoteCommissionPrecision", 8},
            {"orderTypes", words_as_json(order_type_words())},
            {"icebergAllowed", false},
            {"ocoAllowed", true},
            {"otoAllowed", false},
            {"quoteOrderQtyMarketAllowed", true},
            {"allowTrailingStop", true},
            {"cancelReplaceAllowed", false},
            {"isSpotTradingAllowed", true},
            {"isMarginTradingAllowed", true},
            {"filters", filters_of(rules)},
            {"permissions", {"SPOT", "MARGIN"}},
            {"permissionSets", Json::array({Json::array({"SPOT", "MARGIN"})})},
            {"defaultSelfTradePreventionMode", word_of(OrderOptions{}.self_trade)},
            {"allowedSelfTradePreventionModes", words_as_json(self_trade_words())}};
}

/// The listed pairs, or the one that is asked for.
std::vector<Pair> wanted_pairs(const Context& at, Fields& in) {
    const auto one_pair = in.optional_pair("symbol", invalid_symbol);
    return one_pair ? std::vector{*one_pair} : at.state().world.pairs;
}

Json margin_pair(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return {{"symbol", symbol_of(pair)},     {"base", coin_of(rules.base)},
            {"quote", coin_of(rules.quote)}, {"isMarginTrade", true},
            {"isBuyAllowed", true},          {"isSellAllowed", true}};
}

Json lent(const State& state, Asset asset) {
    return {{"coin", coin_of(asset)},
            {"transferIn", true},
            {"borrowable", true},
            {"dailyInterest", decimal(daily(hourly_rate(state, asset)))},
            {"borrowLimit", decimal(loan_rules_of(asset).account_cap)}};
}

}  // namespace

Outcome exchange_info(const Context& at, Fields& in) {
    const auto one_pair = in.optional_pair("symbol", invalid_symbol);
    const auto some = in.pairs("symbols", invalid_symbol);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json symbols = Json::array();
    const std::vector<Pair> usual = one_pair ? std::vector{*one_pair} : at.state().world.pairs;
    for (const Pair pair : some.value_or(usual)) symbols.push_back(symbol_json(pair));
    return Json{{"timezone", "UTC"},
                {"serverTime", at.now_ms()},
                {"rateLimits", Json::array()},  // nothing is limited here
                {"exchangeFilters", Json::array()},
                {"symbols", std::move(symbols)}};
}

Outcome all_pairs_listed(const Context& at, Fields& in) {
    const auto one_pair = in.optional_pair("symbol", invalid_symbol);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json all = Json::array();
    for (const Pair pair : at.state().world.pairs) {
        if (one_pair && pair != *one_pair) continue;
        Json row = {{"id", index_of(pair) + 1}};
        row.update(margin_pair(pair));
        all.push_back(std::move(row));
    }
    return all;
}

Outcome isolated_pairs(const Context& at, Fields& in) {
    const auto pairs = wanted_pairs(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json all = Json::array();
    for (const Pair pair : pairs) all.push_back(margin_pair(pair));
    return all;
}

Outcome all_assets_listed(const Context& at, Fields& in) {
    const auto one_asset = in.optional_asset("asset");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json all = Json::array();
    for (const Asset asset : traded_assets(at.state())) {
        if (one_asset && asset != *one_asset) continue;
        const LoanRules& rules = loan_rules_of(asset);
        all.push_back({{"assetFullName", full_name_of(asset)},
                       {"assetName", coin_of(asset)},
                       {"isBorrowable", true},
                       {"isMortgageable", true},
                       {"userMinBorrow", decimal(rules.min_borrow)},
                       {"userMinRepay", decimal(rules.min_repay)}});
    }
    return all;
}

Outcome margin_tiers(const Context&, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    const auto wanted = in.optional_whole("tier");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const PairRules& rules = rules_of(pair);
    Json all = Json::array();
    int tier = 0;
    for (const Tier& step : rules.ladder.tiers) {
        ++tier;
        if (wanted && *wanted != tier) continue;
        all.push_back({{"symbol", symbol_of(pair)},
                       {"tier", tier},
                       {"effectiveMultiple", decimal(step.leverage)},
                       {"initialRiskRatio", decimal(step.initial)},
                       {"liquidationRiskRatio", decimal(rules.ladder.liquidation)},
                       {"baseAssetMaxBorrowable", decimal(tier_limit(rules, rules.base, tier))},
                       {"quoteAssetMaxBorrowable", decimal(tier_limit(rules, rules.quote, tier))}});
    }
    return all;
}

Outcome margin_data(const Context& at, Fields& in) {
    const auto pairs = wanted_pairs(at, in);
    in.optional_whole("vipLevel");
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json all = Json::array();
    for (const Pair pair : pairs) {
        const PairRules& rules = rules_of(pair);
        all.push_back(
            {{"vipLevel", 0},
             {"symbol", symbol_of(pair)},
             {"leverage", decimal(rules.leverage * one)},
             {"data", Json::array({lent(at.state(), rules.base), lent(at.state(), rules.quote)})}});
    }
    return all;
}

Outcome trade_fee(const Context& at, Fields& in) {
    const auto pairs = wanted_pairs(at, in);
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    Json all = Json::array();
    for (const Pair pair : pairs) {
        const PairRules& rules = rules_of(pair);
        all.push_back({{"symbol", symbol_of(pair)},
                       {"makerCommission", write_shortest(rules.maker_fee.units)},
                       {"takerCommission", write_shortest(rules.taker_fee.units)}});
    }
    return all;
}

}  // namespace mw::request
