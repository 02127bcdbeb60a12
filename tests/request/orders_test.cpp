#include <doctest/doctest.h>

#include "request/client.h"
#include "support/worlds.h"

// Orders of every kind, their lists and their side effects.

using namespace mw;
using Json = Client::Json;

namespace {

constexpr const char* order_path = "/sapi/v1/margin/order";

Json oco(Client& client) {
    return client.post("/sapi/v1/margin/order/oco", {{"symbol", "BTCUSDT"},
                                                     {"isIsolated", "TRUE"},
                                                     {"side", "SELL"},
                                                     {"quantity", "0.05"},
                                                     {"price", "62000"},
                                                     {"stopPrice", "58000"},
                                                     {"stopLimitPrice", "57900"},
                                                     {"stopLimitTimeInForce", "GTC"},
                                                     {"listClientOrderId", "both"}});
}

void buy_some(Client& client) {
    client.pin("60000");
    client.fund("9000");
    client.market("BUY", "0.1");
}

}  // namespace

TEST_CASE("request: an order answers with as much as was asked for") {
    Client client;
    client.pin("60000");
    client.fund("9000");
    const auto order = [&](const char* type) {
        return client.post(order_path, {{"symbol", "BTCUSDT"},
                                        {"isIsolated", "TRUE"},
                                        {"side", "BUY"},
                                        {"type", "MARKET"},
                                        {"quantity", "0.001"},
                                        {"newOrderRespType", type}});
    };
    CHECK(order("ACK").size() == 5);
    CHECK_FALSE(order("RESULT").contains("fills"));
    CHECK(order("FULL")["fills"].size() == 1);
    const Json stop = client.post(order_path, {{"symbol", "BTCUSDT"},
                                               {"isIsolated", "TRUE"},
                                               {"side", "SELL"},
                                               {"type", "STOP_LOSS"},
                                               {"quantity", "0.001"},
                                               {"stopPrice", "59000"}});
    CHECK(stop.size() == 5);
    CHECK(client.of_pair("openOrders")[0]["isWorking"] == false);
    client.pin("59000");
    CHECK(client.of_pair("openOrders").empty());
    CHECK(client.of_pair("allOrders").back()["status"] == "FILLED");
}

TEST_CASE("request: IOC and FOK that find nothing are accepted and expire") {
    Client client;
    client.pin("60000");
    client.fund("9000");
    for (const char* time : {"IOC", "FOK"}) {
        const Json order = client.limit("BUY", "0.01", "59000", time);
        CHECK(client.status == 200);
        CHECK(order["status"] == "EXPIRED");
        CHECK(order["executedQty"] == "0.00000000");
    }
}

TEST_CASE("request: by quote a purchase spends at most that much, within a lot of it") {
    Client client;
    client.pin("60000");
    client.fund("9000");
    const Json order = client.post(order_path, {{"symbol", "BTCUSDT"},
                                                {"isIsolated", "TRUE"},
                                                {"side", "BUY"},
                                                {"type", "MARKET"},
                                                {"quoteOrderQty", "1000"}});
    const std::int64_t spent = units(order["cummulativeQuoteQty"].get<std::string>());
    CHECK(spent <= 1'000 * one);
    CHECK(1'000 * one - spent < units("0.60000010"));  // 0.00001 at 60 000.01
}

TEST_CASE("request: an OCO locks once, and one leg takes the other along") {
    Client client;
    buy_some(client);
    const Json placed = oco(client);
    CHECK(placed["contingencyType"] == "OCO");
    CHECK(placed["listOrderStatus"] == "EXECUTING");
    CHECK(placed["orderReports"].size() == 2);
    CHECK(client.account()["baseAsset"]["locked"] == "0.05000000");
    const Json ended = client.send("DELETE", order_path,
                                   {{"symbol", "BTCUSDT"},
                                    {"isIsolated", "TRUE"},
                                    {"orderId", placed["orders"][0]["orderId"].dump()}});
    CHECK(ended["listStatusType"] == "ALL_DONE");
    CHECK(ended["orderReports"][1]["status"] == "CANCELED");
    CHECK(client.account()["baseAsset"]["locked"] == "0.00000000");

    oco(client);
    client.pin("57000");  // wakes the stop, whose limit is now above the market
    const Json orders = client.of_pair("allOrders");
    CHECK(orders[orders.size() - 2]["status"] == "EXPIRED");
    CHECK(orders.back()["status"] == "NEW");
    CHECK(orders.back()["isWorking"] == true);
    CHECK(client.of_pair("openOrderList").size() == 1);
    CHECK(client.of_pair("allOrderList").size() == 2);
    const Json by_name =
        client.get("/sapi/v1/margin/orderList",
                   {{"symbol", "BTCUSDT"}, {"isIsolated", "TRUE"}, {"origClientOrderId", "both"}});
    CHECK(by_name["orderListId"] == 2);
}

TEST_CASE("request: a borrowed order tells of its loan, and repays it when it is canceled") {
    Client client;
    client.pin("60000");
    client.fund("1000");
    const Json order = client.post(order_path, {{"symbol", "BTCUSDT"},
                                                {"isIsolated", "TRUE"},
                                                {"side", "BUY"},
                                                {"type", "LIMIT"},
                                                {"timeInForce", "GTC"},
                                                {"quantity", "0.02"},
                                                {"price", "59000"},
                                                {"sideEffectType", "MARGIN_BUY"}});
    CHECK(order["marginBuyBorrowAmount"] == "180.00000000");  // 0.02 * 59 000 - 1 000
    CHECK(order["marginBuyBorrowAsset"] == "USDT");
    const Json ended = client.send("DELETE", "/sapi/v1/margin/openOrders",
                                   {{"symbol", "BTCUSDT"}, {"isIsolated", "TRUE"}});
    CHECK(ended[0]["status"] == "CANCELED");
    const Json side = client.account()["quoteAsset"];
    CHECK(side["free"] == "1000.00000000");
    // 180 came back, interest first: 180 * 0.001 % = 0.0018 of principal is still owed
    CHECK(side["borrowed"] == "0.00180000");
    CHECK(side["interest"] == "0.00000000");
}

TEST_CASE("request: pages are newest first, and count everything") {
    Client client;
    for (int i = 0; i < 25; ++i) client.fund("1");
    const auto page = [&](const char* current, const char* size) {
        return client.get("/sapi/v1/margin/transfer",
                          {{"isolatedSymbol", "BTCUSDT"}, {"current", current}, {"size", size}});
    };
    const Json first = page("1", "10");
    CHECK(first["total"] == 25);
    CHECK(first["rows"].size() == 10);
    CHECK(first["rows"][0]["txId"] > first["rows"][1]["txId"]);
    CHECK(page("3", "10")["rows"].size() == 5);
    CHECK(page("4", "10")["rows"].empty());
    CHECK(page("1", "100")["rows"].size() == 25);
    client.pin("60000");          // so that the days pass quickly
    client.advance("700000000");  // eight days and a bit
    CHECK(page("1", "10")["total"] == 0);
}

TEST_CASE("request: the balances are what the histories add up to") {
    Client client{11};
    client.fund("5000");
    client.loan("BORROW", "BTC", "0.1");
    client.market("SELL", "0.1");
    client.limit("BUY", "0.03", "59990");
    client.advance("7200000");
    client.market("BUY", "0.05");
    client.loan("REPAY", "BTC", "0.04");
    std::int64_t base = units("0.1") - units("0.04");
    std::int64_t quote = units("5000");
    for (const Json& trade : client.of_pair("myTrades")) {
        const bool buys = trade["isBuyer"].get<bool>();
        const auto number = [&](const char* name) { return units(trade[name].get<std::string>()); };
        base += (buys ? 1 : -1) * number("qty") - (buys ? number("commission") : 0);
        quote += (buys ? -1 : 1) * number("quoteQty") - (buys ? 0 : number("commission"));
    }
    const Json account = client.account();
    CHECK(units(account["baseAsset"]["totalAsset"].get<std::string>()) == base);
    CHECK(units(account["quoteAsset"]["totalAsset"].get<std::string>()) == quote);
}
