#include <algorithm>
#include <array>

#include "request/parts.h"

// From a path to its handler, and who may ask.

namespace mw::request {
namespace {

/// What a path needs of a program.
enum class Security : std::uint8_t { none, key, signed_by };

struct Route {
    std::string_view method;
    std::string_view path;
    Security security{};
    Handler handler{};
};

constexpr std::array routes = {
    Route{"GET", "/api/v3/ping", Security::none, ping},
    Route{"GET", "/api/v3/time", Security::none, server_time},
    Route{"GET", "/api/v3/exchangeInfo", Security::none, exchange_info},
    Route{"GET", "/api/v3/depth", Security::none, depth},
    Route{"GET", "/api/v3/trades", Security::none, trades},
    Route{"GET", "/api/v3/aggTrades", Security::none, aggregated_trades},
    Route{"GET", "/api/v3/klines", Security::none, klines},
    Route{"GET", "/api/v3/ticker/24hr", Security::none, day_ticker},
    Route{"GET", "/api/v3/ticker/price", Security::none, price_ticker},
    Route{"GET", "/api/v3/ticker/bookTicker", Security::none, book_ticker},
    Route{"GET", "/api/v3/avgPrice", Security::none, average_price},
    Route{"GET", "/sapi/v1/system/status", Security::none, system_status},

    Route{"POST", "/sim/v1/reset", Security::none, reset_world},
    Route{"POST", "/sim/v1/advance", Security::none, advance_time},
    Route{"POST", "/sim/v1/price", Security::none, set_price},

    Route{"GET", "/api/v3/account", Security::signed_by, spot_account},
    Route{"GET", "/sapi/v1/asset/tradeFee", Security::signed_by, trade_fee},
    Route{"POST", "/sapi/v1/asset/transfer", Security::signed_by, transfer},
    Route{"GET", "/sapi/v1/asset/transfer", Security::signed_by, transfers_by_type},
    Route{"GET", "/sapi/v1/margin/transfer", Security::signed_by, margin_transfers},
    Route{"GET", "/sapi/v1/margin/maxTransferable", Security::signed_by, max_transferable},

    Route{"GET", "/sapi/v1/margin/allAssets", Security::key, all_assets_listed},
    Route{"GET", "/sapi/v1/margin/allPairs", Security::key, all_pairs_listed},
    Route{"GET", "/sapi/v1/margin/isolated/allPairs", Security::signed_by, isolated_pairs},
    Route{"GET", "/sapi/v1/margin/priceIndex", Security::key, price_index},
    Route{"GET", "/sapi/v1/margin/account", Security::signed_by, cross_account},
    Route{"GET", "/sapi/v1/margin/isolated/account", Security::signed_by, isolated_account},
    Route{"POST", "/sapi/v1/margin/isolated/account", Security::signed_by, enable_account},
    Route{"DELETE", "/sapi/v1/margin/isolated/account", Security::signed_by, disable_account},
    Route{"GET", "/sapi/v1/margin/isolated/accountLimit", Security::signed_by, account_limit},
    Route{"GET", "/sapi/v1/margin/isolatedMarginData", Security::signed_by, margin_data},
    Route{"GET", "/sapi/v1/margin/isolatedMarginTier", Security::signed_by, margin_tiers},
    Route{"POST", "/sapi/v1/margin/borrow-repay", Security::signed_by, borrow_repay},
    Route{"GET", "/sapi/v1/margin/borrow-repay", Security::signed_by, borrow_repay_history},
    Route{"GET", "/sapi/v1/margin/maxBorrowable", Security::signed_by, max_borrowable},
    Route{"GET", "/sapi/v1/margin/interestHistory", Security::signed_by, interest_history},
    Route{"GET", "/sapi/v1/margin/interestRateHistory", Security::signed_by, interest_rate_history},
    Route{"GET", "/sapi/v1/margin/next-hourly-interest-rate", Security::signed_by, next_rates},
    Route{"GET", "/sapi/v1/margin/forceLiquidationRec", Security::signed_by, forced_orders},
    Route{"GET", "/sapi/v1/margin/capital-flow", Security::signed_by, capital_flows},

    Route{"POST", "/sapi/v1/margin/order", Security::signed_by, place_order},
    Route{"GET", "/sapi/v1/margin/order", Security::signed_by, query_order},
    Route{"DELETE", "/sapi/v1/margin/order", Security::signed_by, cancel_order},
    Route{"GET", "/sapi/v1/margin/openOrders", Security::signed_by, open_orders},
    Route{"DELETE", "/sapi/v1/margin/openOrders", Security::signed_by, cancel_open_orders},
    Route{"GET", "/sapi/v1/margin/allOrders", Security::signed_by, all_orders},
    Route{"GET", "/sapi/v1/margin/myTrades", Security::signed_by, my_trades},
    Route{"POST", "/sapi/v1/margin/order/oco", Security::signed_by, place_oco},
    Route{"POST", "/sapi/v1/margin/order/oto", Security::signed_by, place_oto},
    Route{"POST", "/sapi/v1/margin/order/otoco", Security::signed_by, place_otoco},
    Route{"GET", "/sapi/v1/margin/orderList", Security::signed_by, query_list},
    Route{"DELETE", "/sapi/v1/margin/orderList", Security::signed_by, cancel_list},
    Route{"GET", "/sapi/v1/margin/openOrderList", Security::signed_by, open_lists},
    Route{"GET", "/sapi/v1/margin/allOrderList", Security::signed_by, all_lists},
};

std::expected<const Route*, Problem> route_of(const Call& call) {
    bool known = false;
    for (const Route& route : routes) {
        if (route.path != call.path) continue;
        if (route.method == call.method) return &route;
        known = true;
    }
    return std::unexpected(known ? wrong_method() : unknown_path());
}

/// How old a signed request may be is bounded, if it says so.
void check_window(const Route& route, Fields& in) {
    constexpr std::int64_t longest_ms = 60'000;
    if (route.security != Security::signed_by) return;
    if (in.optional_whole("recvWindow").value_or(0) > longest_ms) in.complain(window_too_long());
}

/// Key, then timestamp, then signature: each must be there, and the timestamp be a number.
std::optional<Problem> check_key(const Route& route, Fields& in, std::string_view api_key) {
    if (route.security == Security::none) return std::nullopt;
    if (api_key.empty()) return no_key();
    if (route.security == Security::key) return std::nullopt;
    in.whole("timestamp");
    in.needed("signature");
    check_window(route, in);
    return in.fault();
}

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Response refused(const Problem& problem) {
    return {problem.status, text_of({{"code", problem.code}, {"msg", problem.message}})};
}

}  // namespace

Call read_call(std::string_view json) {
    const Json read = Json::parse(json, nullptr, false);
    const auto text = [](const Json& from, const char* name) {
        const bool there = from.is_object() && from.contains(name) && from[name].is_string();
        return there ? from[name].get<std::string>() : std::string{};
    };
    Call call{text(read, "method"), text(read, "path"), {}};
    if (!read.is_object() || !read.contains("params")) return call;
    for (const auto& [name, value] : read["params"].items())
        if (value.is_string()) call.params[name] = value.get<std::string>();
    return call;
}

std::string write_response(const Response& response) {
    return "{\"status\":" + std::to_string(response.status) + ",\"body\":" + response.body + "}";
}

World world_of(std::uint64_t seed) {
    World world = default_world(seed);
    world.history_days = 2;
    return world;
}

Simulator::Simulator(std::uint64_t seed) : session_{world_of(seed)} {}

Gateway::Gateway() : past_{std::make_unique<Chronicle>()} {}
Gateway::Gateway(Gateway&&) noexcept = default;
Gateway& Gateway::operator=(Gateway&&) noexcept = default;
Gateway::~Gateway() = default;

void Gateway::forget() { *past_ = Chronicle{}; }

Response Gateway::request(Host& host, const Call& call) {
    const auto route = route_of(call);
    if (!route) return refused(route.error());
    past_->follow(host.state(), 0);
    const Context at{host, *past_, extra_ms_};
    Fields in{call.params, host.state()};
    check_window(**route, in);
    const Outcome outcome = (*route)->handler(at, in);
    if (!outcome) return refused(outcome.error());
    return {200, text_of(*outcome)};
}

Response Gateway::request_with_key(Host& host, const Call& call, std::string_view api_key) {
    const auto route = route_of(call);
    if (!route) return refused(route.error());
    Fields in{call.params, host.state()};
    if (const auto problem = check_key(**route, in, api_key)) return refused(*problem);
    return request(host, call);
}

}  // namespace mw::request
