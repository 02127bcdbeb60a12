// Any bytes are requests. Every answer is JSON with a status of HTTP; a refused request changes
// nothing, and whatever is asked, the state stays sound.
#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "core/check.h"
#include "request/request.h"
#include "support/worlds.h"

namespace {

using mw::request::Call;
using mw::request::Response;
using mw::request::Simulator;

constexpr std::size_t most_requests = 24;

constexpr std::array<std::string_view, 4> methods = {"GET", "POST", "DELETE", "PUT"};

constexpr auto paths = std::to_array<std::string_view>({
    "/api/v3/time",
    "/api/v3/exchangeInfo",
    "/api/v3/depth",
    "/api/v3/trades",
    "/api/v3/aggTrades",
    "/api/v3/klines",
    "/api/v3/ticker/24hr",
    "/api/v3/ticker/price",
    "/api/v3/ticker/bookTicker",
    "/api/v3/avgPrice",
    "/api/v3/account",
    "/sapi/v1/asset/transfer",
    "/sapi/v1/asset/tradeFee",
    "/sapi/v1/margin/transfer",
    "/sapi/v1/margin/maxTransferable",
    "/sapi/v1/margin/allAssets",
    "/sapi/v1/margin/allPairs",
    "/sapi/v1/margin/priceIndex",
    "/sapi/v1/margin/isolated/account",
    "/sapi/v1/margin/isolated/accountLimit",
    "/sapi/v1/margin/isolatedMarginData",
    "/sapi/v1/margin/isolatedMarginTier",
    "/sapi/v1/margin/borrow-repay",
    "/sapi/v1/margin/maxBorrowable",
    "/sapi/v1/margin/interestHistory",
    "/sapi/v1/margin/interestRateHistory",
    "/sapi/v1/margin/next-hourly-interest-rate",
    "/sapi/v1/margin/forceLiquidationRec",
    "/sapi/v1/margin/capital-flow",
    "/sapi/v1/margin/order",
    "/sapi/v1/margin/openOrders",
    "/sapi/v1/margin/allOrders",
    "/sapi/v1/margin/myTrades",
    "/sapi/v1/margin/order/oco",
    "/sapi/v1/margin/orderList",
    "/sapi/v1/margin/openOrderList",
    "/sapi/v1/margin/allOrderList",
    "/sim/v1/price",
    "/nowhere",
});

/// What a call mostly carries, so that many get past the first checks.
constexpr auto usual = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"symbol", "BTCUSDT"},
    {"isolatedSymbol", "BTCUSDT"},
    {"isIsolated", "TRUE"},
    {"toSymbol", "BTCUSDT"},
    {"fromSymbol", "BTCUSDT"},
    {"asset", "USDT"},
    {"assets", "BTC"},
    {"side", "BUY"},
    {"timeInForce", "GTC"},
    {"interval", "1h"},
});

constexpr auto names = std::to_array<std::string_view>({
    "type",
    "amount",
    "asset",
    "symbol",
    "side",
    "quantity",
    "quoteOrderQty",
    "price",
    "stopPrice",
    "stopLimitPrice",
    "stopLimitTimeInForce",
    "timeInForce",
    "sideEffectType",
    "orderId",
    "orderListId",
    "origClientOrderId",
    "newClientOrderId",
    "listClientOrderId",
    "startTime",
    "endTime",
    "current",
    "size",
    "limit",
    "fromId",
    "interval",
    "isIsolated",
    "trailingDelta",
    "newOrderRespType",
    "autoRepayAtCancel",
    "release",
    "symbols",
    "tier",
    "recvWindow",
    "txId",
});

constexpr auto values = std::to_array<std::string_view>({
    "",
    "0",
    "1",
    "0.01",
    "0.1",
    "100",
    "1000",
    "59000",
    "60000",
    "60001",
    "61000",
    "50000.01",
    "0.00001",
    "0.000000001",
    "99999999999999999999",
    "-1",
    "1e9",
    "abc",
    "BTC",
    "USDT",
    "BTCUSDT",
    "[\"BTCUSDT\"]",
    "BTCUSDT,BTCUSDT",
    "SELL",
    "LIMIT",
    "MARKET",
    "LIMIT_MAKER",
    "STOP_LOSS",
    "STOP_LOSS_LIMIT",
    "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
    "IOC",
    "FOK",
    "MARGIN_BUY",
    "AUTO_REPAY",
    "AUTO_BORROW_REPAY",
    "MAIN_ISOLATED_MARGIN",
    "ISOLATED_MARGIN_MAIN",
    "BORROW",
    "REPAY",
    "ROLL_IN",
    "100001",
    "100002",
    "one",
    "1772445600000",
    "1m",
    "1M",
    "TRUE",
    "false",
    "[",
    "9e",
});

/// Takes bytes one after the other; zeros when there are none left.
class Bytes {
public:
    explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_{bytes} {}
    std::size_t next() {
        if (bytes_.empty()) return 0;
        const std::uint8_t first = bytes_.front();
        bytes_ = bytes_.subspan(1);
        return first;
    }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    template <typename List>
    auto of(const List& list) {
        return list[next() % list.size()];
    }

private:
    std::span<const std::uint8_t> bytes_;
};

Call call_of(Bytes& bytes) {
    Call call{std::string{bytes.of(methods)}, std::string{bytes.of(paths)}, {}};
    for (const auto& [name, value] : usual) call.params.emplace(name, value);
    for (std::size_t count = bytes.next() % 8; count > 0; --count) {
        const std::string_view name = bytes.of(names);
        call.params[std::string{name}] = bytes.of(values);
    }
    return call;
}

/// Now and then a little time passes, so that hours strike and books move.
void maybe_wait(Bytes& bytes, Simulator& simulator) {
    const std::size_t draw = bytes.next();
    if (draw < 200) return;
    const std::string ms = std::to_string((draw - 200) * (draw - 200) * 100);
    simulator.request({"POST", "/sim/v1/advance", {{"ms", ms}}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes{{data, size}};
    Simulator simulator{1};
    simulator.request({"POST",
                       "/sapi/v1/asset/transfer",
                       {{"type", "MAIN_ISOLATED_MARGIN"},
                        {"asset", "USDT"},
                        {"amount", "8000"},
                        {"toSymbol", "BTCUSDT"}}});
    for (std::size_t i = 0; i < most_requests && !bytes.empty(); ++i) {
        const Call call = call_of(bytes);
        const std::uint64_t before = mw::fingerprint(simulator.state());
        const Response response = simulator.request(call);
        const auto json = nlohmann::json::parse(response.body, nullptr, false);
        MW_CHECK(!json.is_discarded(), "every answer is JSON");
        const bool refused = response.status != 200;
        MW_CHECK(!refused || (json.contains("code") && json.contains("msg")),
                 "a refusal has a code and a text");
        const bool changed = mw::fingerprint(simulator.state()) != before;
        MW_CHECK(!changed || (!refused && call.method != "GET"),
                 "only what was carried out changes something");
        MW_CHECK(mw::fault_of(simulator.state()).empty(), "a state stays sound");
        maybe_wait(bytes, simulator);
    }
    return 0;
}
