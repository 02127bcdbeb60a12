#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "request/client.h"

// Everything that can be refused: code, text, and that nothing has changed.

using namespace mw;
using Json = Client::Json;

namespace {

using Params = request::Params;

struct Row {
    std::string method;
    std::string path;
    Params params;
    int code;
    std::string text;  // empty: not looked at
    int status{400};
};

Params with(Params base, const Params& more) {
    for (const auto& [name, value] : more) {
        if (value == "-")
            base.erase(name);
        else
            base[name] = value;
    }
    return base;
}

const Params limit_order = {{"symbol", "BTCUSDT"}, {"isIsolated", "TRUE"}, {"side", "BUY"},
                            {"type", "LIMIT"},     {"timeInForce", "GTC"}, {"quantity", "0.01"},
                            {"price", "59000"}};
const Params loan = {{"symbol", "BTCUSDT"},
                     {"isIsolated", "TRUE"},
                     {"asset", "BTC"},
                     {"amount", "0.01"},
                     {"type", "BORROW"}};
const Params move_in = {
    {"type", "MAIN_ISOLATED_MARGIN"}, {"asset", "USDT"}, {"amount", "1"}, {"toSymbol", "BTCUSDT"}};
const Params move_out = {{"type", "ISOLATED_MARGIN_MAIN"},
                         {"asset", "USDT"},
                         {"amount", "1"},
                         {"fromSymbol", "BTCUSDT"}};
const Params oco = {{"symbol", "BTCUSDT"}, {"isIsolated", "TRUE"}, {"side", "SELL"},
                    {"quantity", "0.01"},  {"price", "65000"},     {"stopPrice", "55000"}};

constexpr const char* order_path = "/sapi/v1/margin/order";
constexpr const char* loan_path = "/sapi/v1/margin/borrow-repay";
constexpr const char* move_path = "/sapi/v1/asset/transfer";

std::vector<Row> order_rows() {
    const auto order = [](const Params& more, int code, std::string text = {}) {
        return Row{"POST", order_path, with(limit_order, more), code, std::move(text)};
    };
    return {
        order({{"price", "59000.001"}}, -1013, "Filter failure: PRICE_FILTER"),
        order({{"price", "0"}}, -1013, "Filter failure: PRICE_FILTER"),
        order({{"quantity", "0.000001"}}, -1013, "Filter failure: LOT_SIZE"),
        order({{"quantity", "0"}}, -1013, "Filter failure: LOT_SIZE"),
        order({{"quantity", "99999999999999999999"}}, -1013, "Filter failure: LOT_SIZE"),
        order({{"quantity", "0.00008"}}, -1013, "Filter failure: NOTIONAL"),
        order({{"price", "29999"}}, -1013, "Filter failure: PERCENT_PRICE_BY_SIDE"),
        order({{"price", "-59000"}}, -1100,
              "Illegal characters found in parameter 'price'; legal range is "
              "'^([0-9]{1,20})(\\.[0-9]{1,20})?$'."),
        order({{"quantity", "1e-2"}}, -1100),
        order({{"quantity", " 1"}}, -1100),
        order({{"symbol", "btcusdt"}}, -1100),
        order({{"newClientOrderId", "so so"}}, -1100),
        order({{"price", "-"}}, -1102,
              "Mandatory parameter 'price' was not sent, was empty/null, or malformed."),
        order({{"price", ""}}, -1102),
        order({{"timeInForce", "-"}}, -1102),
        order({{"side", "-"}}, -1102),
        order({{"type", "-"}}, -1102),
        order({{"sideEffectType", "BORROW"}}, -1102),
        order({{"newOrderRespType", "MORE"}}, -1102),
        order({{"price", "59000.123456789"}}, -1111, "Parameter 'price' has too much precision."),
        order({{"timeInForce", "GTX"}}, -1115, "Invalid timeInForce."),
        order({{"type", "ICEBERG"}}, -1116, "Invalid orderType."),
        order({{"side", "HOLD"}}, -1117, "Invalid side."),
        order({{"symbol", "DOGEUSDT"}}, -1121, "Invalid symbol."),
        order({{"recvWindow", "60001"}}, -1131, "recvWindow must be less than 60000"),
        order({{"quantity", "1"}}, -2010, "Account has insufficient balance for requested action."),
        order({{"type", "LIMIT_MAKER"}, {"price", "61000"}}, -2010,
              "Order would immediately match and take."),
        order({{"type", "STOP_LOSS_LIMIT"}, {"stopPrice", "59000"}}, -2010,
              "Stop price would trigger immediately."),
        order({{"type", "STOP_LOSS_LIMIT"}, {"stopPrice", "0"}}, -1013,
              "Filter failure: PRICE_FILTER"),
        order({{"type", "STOP_LOSS_LIMIT"}}, -1102),
        order({{"newClientOrderId", "mine"}}, -2010, "Duplicate order sent."),
        order({{"isIsolated", "FALSE"}}, -3003, "Margin account does not exist."),
        order({{"isIsolated", "-"}}, -3003),
        order({{"type", "MARKET"}, {"quantity", "-"}}, -1102),
        order({{"sideEffectType", "MARGIN_BUY"}, {"quantity", "5"}}, -3006),
    };
}

std::vector<Row> money_rows() {
    const auto borrow = [](const Params& more, int code, std::string text = {}) {
        return Row{"POST", loan_path, with(loan, more), code, std::move(text)};
    };
    const auto repay = [](Params more, int code, std::string text = {}) {
        more["type"] = "REPAY";
        return Row{"POST", loan_path, with(loan, more), code, std::move(text)};
    };
    return {
        borrow({{"isIsolated", "-"}}, -3003),
        borrow({{"amount", "10000000"}}, -3006,
               "Your borrow amount has exceed maximum borrow amount."),
        borrow({{"amount", "5"}}, -3006),
        borrow({{"amount", "0"}}, -3013),
        borrow({{"amount", "0.00000001"}}, -3013),
        borrow({{"amount", "-1"}}, -1100),
        borrow({{"amount", "1.123456789"}}, -1111),
        borrow({{"asset", "ETH"}}, -3027, "Not a valid margin asset."),
        borrow({{"symbol", "DOGEUSDT"}}, -3028, "Not a valid margin pair."),
        borrow({{"type", "LEND"}}, -1102),
        repay({{"amount", "0"}}, -3016),
        repay({{"amount", "1"}}, -3015, "Repay amount exceeds borrow amount."),
        repay({{"amount", "0.02"}}, -3041, "Balance is not enough"),
        {"POST", move_path, with(move_in, {{"amount", "10000.00000001"}}), -5013,
         "Asset transfer failed: insufficient balance"},
        {"POST", move_path, with(move_in, {{"asset", "ETH"}}), -3027, ""},
        {"POST", move_path, with(move_in, {{"toSymbol", "DOGEUSDT"}}), -3028, ""},
        {"POST", move_path, with(move_in, {{"toSymbol", "-"}}), -1102, ""},
        {"POST", move_path, with(move_in, {{"type", "MAIN_UMFUTURE"}}), -1102, ""},
        {"POST", move_path, with(move_out, {{"amount", "1500"}}), -3020,
         "Transfer out amount exceeds max amount."},
        {"GET", "/sapi/v1/margin/account", {}, -3003, "Margin account does not exist."},
    };
}

std::vector<Row> other_rows() {
    const Params of_pair = {{"symbol", "BTCUSDT"}, {"isIsolated", "true"}};
    const auto order = [&](const char* method, const Params& more, int code) {
        return Row{method, order_path, with(of_pair, more), code, ""};
    };
    const auto list = [](const Params& more, int code, std::string text = {}) {
        return Row{"POST", "/sapi/v1/margin/order/oco", with(oco, more), code, std::move(text)};
    };
    const std::string relation = "The relationship of the prices for the orders is not correct.";
    return {
        {"GET", "/api/v3/nothing", {}, -1020, "", 404},
        {"PUT", order_path, {}, -1020, "", 405},
        {"POST", "/api/v3/time", {}, -1020, "", 405},
        {"GET", "/sim/v1/advance", {}, -1020, "", 405},
        {"POST", "/sim/v1/advance", {{"ms", "-1"}}, -1100, ""},
        {"POST", "/sim/v1/advance", {}, -1102, ""},
        {"POST", "/sim/v1/advance", {{"ms", "99999999999999999"}}, -1102, ""},
        {"POST", "/sim/v1/price", {{"symbol", "BTCUSDT"}, {"price", "1.001"}}, -1013, ""},
        {"POST", "/sim/v1/price", {{"symbol", "BTCUSDT"}, {"price", "0"}}, -1013, ""},
        {"POST", "/sim/v1/price", {{"symbol", "BTCUSDT"}, {"price", "-5"}}, -1100, ""},
        {"POST", "/sim/v1/price", {{"symbol", "NOPE"}, {"price", "1"}}, -1121, ""},
        {"POST", "/sim/v1/price", {{"symbol", "BTCUSDT"}}, -1102, ""},
        {"GET",
         "/api/v3/klines",
         {{"symbol", "BTCUSDT"}, {"interval", "7m"}},
         -1120,
         "Invalid interval."},
        {"GET", "/api/v3/depth", {{"symbol", "NOPE"}}, -1121, ""},
        {"GET", "/api/v3/depth", {}, -1102, ""},
        order("GET", {{"orderId", "1"}}, -2013),
        order("GET", {{"origClientOrderId", "nobody"}}, -2013),
        order("GET", {}, -1102),
        order("DELETE", {{"orderId", "1"}}, -2011),
        order("DELETE", {}, -1102),
        {"GET",
         "/sapi/v1/margin/maxBorrowable",
         {{"asset", "ETH"}, {"isolatedSymbol", "BTCUSDT"}},
         -3027,
         ""},
        {"GET", "/sapi/v1/margin/isolated/account", {{"symbols", "BTCUSDT,NOPE"}}, -3028, ""},
        {"DELETE", "/sapi/v1/margin/isolated/account", {{"symbol", "BTCUSDT"}}, -3000, ""},
        list({{"price", "59000"}}, -2010, relation),
        list({{"stopPrice", "61000"}}, -2010, relation),
        list({{"stopLimitPrice", "54000"}}, -1102),
        list({{"stopPrice", "-"}}, -1102),
        list({{"stopPrice", "0"}}, -1013),
    };
}

/// 1 000 USDT, 0.02 BTC owed and sold, one open order by the name of "mine".
void set_up(Client& client) {
    client.pin("60000");
    client.fund("1000");
    client.loan("BORROW", "BTC", "0.02");
    client.market("SELL", "0.02");
    client.post(order_path, {{"symbol", "BTCUSDT"},
                             {"isIsolated", "TRUE"},
                             {"side", "BUY"},
                             {"type", "LIMIT"},
                             {"timeInForce", "GTC"},
                             {"quantity", "0.001"},
                             {"price", "58000"},
                             {"newClientOrderId", "mine"}});
    REQUIRE(client.status == 200);
}

}  // namespace

TEST_CASE("request: every refusal has its code and text, and changes nothing") {
    Client client;
    set_up(client);
    const std::uint64_t before = client.sum();
    for (const auto& rows : {order_rows(), money_rows(), other_rows()})
        for (const Row& row : rows) {
            CAPTURE(row.path);
            CAPTURE(row.code);
            CAPTURE(row.text);
            const auto response = client.simulator().request({row.method, row.path, row.params});
            CHECK(response.status == row.status);
            const Json json = Json::parse(response.body);
            CHECK(json["code"] == row.code);
            CHECK(json.size() == 2);
            if (!row.text.empty()) CHECK(json["msg"] == row.text);
            CHECK(client.sum() == before);
        }
}

TEST_CASE("request: form comes before symbols, those before words, and those before filters") {
    Client client;
    set_up(client);
    const auto code = [&](const Params& more) {
        const auto response =
            client.simulator().request({"POST", order_path, with(limit_order, more)});
        return Json::parse(response.body)["code"].get<int>();
    };
    Params wrong = {{"quantity", "x"},
                    {"symbol", "DOGEUSDT"},
                    {"side", "HOLD"},
                    {"price", "0.001"},
                    {"newClientOrderId", "mine"}};
    CHECK(code(wrong) == -1100);
    wrong["quantity"] = "50";
    CHECK(code(wrong) == -1121);
    wrong["symbol"] = "BTCUSDT";
    CHECK(code(wrong) == -1117);
    wrong["side"] = "BUY";
    CHECK(code(wrong) == -1013);
    wrong["price"] = "58000";
    CHECK(code(wrong) == -2010);  // a duplicate, before the money
}

TEST_CASE("request: a pair that was never funded has no account") {
    Client client;
    for (const auto& [path, params] : {std::pair{std::string{loan_path}, loan},
                                       {std::string{order_path}, limit_order},
                                       {std::string{move_path}, move_out}}) {
        const auto response = client.simulator().request({"POST", path, params});
        CHECK(Json::parse(response.body)["code"] == -11001);
    }
    CHECK(client.code("GET", "/sapi/v1/margin/maxBorrowable",
                      {{"asset", "BTC"}, {"isolatedSymbol", "BTCUSDT"}}) == -11001);
}

TEST_CASE("request: programs need a key, a timestamp and a signature") {
    request::Simulator simulator{1};
    const auto code = [&](const char* path, const Params& params, const char* key) {
        const auto response = simulator.request_with_key({"GET", path, params}, key);
        return response.status == 200 ? 0 : Json::parse(response.body)["code"].get<int>();
    };
    CHECK(code("/api/v3/time", {}, "") == 0);
    CHECK(code("/sapi/v1/margin/allPairs", {}, "") == -2014);
    CHECK(code("/sapi/v1/margin/allPairs", {}, "k") == 0);
    CHECK(code("/api/v3/account", {}, "") == -2014);
    CHECK(code("/api/v3/account", {}, "k") == -1102);
    CHECK(code("/api/v3/account", {{"signature", "s"}}, "k") == -1102);
    CHECK(code("/api/v3/account", {{"timestamp", "1"}}, "k") == -1102);
    CHECK(code("/api/v3/account", {{"timestamp", "x"}, {"signature", "s"}}, "k") == -1100);
    CHECK(code("/api/v3/account", {{"timestamp", "1"}, {"signature", "s"}}, "k") == 0);
    CHECK(simulator.request_with_key({"GET", "/api/v3/account", {}}, "").status == 401);
}
