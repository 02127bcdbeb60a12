#include <doctest/doctest.h>

#include <string>

#include "request/client.h"
#include "support/worlds.h"

// Time and price at a program's command.

using namespace mw;
using Json = Client::Json;

namespace {

std::string everything(Client& client) {
    std::string all;
    for (const char* path : {"/api/v3/time", "/api/v3/account", "/sapi/v1/margin/isolated/account"})
        all += client.get(path).dump();
    for (const char* path : {"/api/v3/depth", "/api/v3/trades", "/api/v3/ticker/24hr"})
        all += client.get(path, {{"symbol", "BTCUSDT"}}).dump();
    for (const char* path : {"openOrders", "allOrders", "myTrades", "allOrderList"})
        all += client.of_pair(path).dump();
    all += client.get("/sapi/v1/margin/interestHistory", {{"isolatedSymbol", "BTCUSDT"}}).dump();
    all += client.get("/api/v3/klines", {{"symbol", "BTCUSDT"}, {"interval", "1m"}}).dump();
    return all;
}

}  // namespace

TEST_CASE("request: advancing a and then b is advancing a + b") {
    const auto run = [](const std::initializer_list<const char*> steps) {
        Client client{3};
        client.fund("2000");
        client.loan("BORROW", "BTC", "0.1");
        client.limit("SELL", "0.05", "60010");
        for (const char* step : steps) client.advance(step);
        return everything(client);
    };
    const std::string whole = run({"3601234"});
    CHECK(whole == run({"1", "199", "0", "3600000", "1034"}));
    CHECK(whole == run({"3601111", "123"}));
    CHECK(whole != run({"3601233"}));
}

TEST_CASE("request: time is told to the millisecond") {
    Client client;
    const auto start = client.get("/api/v3/time")["serverTime"].get<std::int64_t>();
    CHECK(client.advance("123")["serverTime"] == start + 123);
    client.fund("100");
    const Json row =
        client.get("/sapi/v1/margin/transfer", {{"isolatedSymbol", "BTCUSDT"}})["rows"][0];
    CHECK(row["timestamp"] == start + 123);
    CHECK(client.advance("77")["serverTime"] == start + 200);
}

TEST_CASE("request: the same requests give the same bytes, and another seed gives others") {
    const auto run = [](std::uint64_t seed) {
        Client client{seed};
        client.fund("2000");
        client.market("BUY", "0.01");
        client.advance("60000");
        return everything(client);
    };
    CHECK(run(5) == run(5));
    CHECK(run(5) != run(6));
}

TEST_CASE("request: reset is the fresh world of a seed") {
    Client client{4};
    Client fresh{9};
    client.fund("2000");
    client.pin("50000");
    client.advance("12345");
    client.post("/sim/v1/reset", {{"seed", "9"}});
    CHECK(everything(client) == everything(fresh));
    CHECK(client.code("POST", "/sim/v1/reset") == -1102);
    CHECK(client.code("POST", "/sim/v1/reset", {{"seed", "-1"}}) == -1100);
    CHECK(client.post("/sim/v1/reset", {{"seed", "18446744073709551615"}})["seed"] == UINT64_MAX);
}

TEST_CASE("request: a pinned market is quoted around its pin") {
    Client client;
    for (const char* pin : {"60000", "61234.56", "30000", "90000.01"}) {
        CAPTURE(pin);
        const Json answer = client.pin(pin);
        CHECK(answer["pinned"] == true);
        const std::int64_t price = units(pin);
        const Json depth = client.get("/api/v3/depth", {{"symbol", "BTCUSDT"}, {"limit", "5000"}});
        const std::int64_t bid = units(depth["bids"][0][0].get<std::string>());
        const std::int64_t ask = units(depth["asks"][0][0].get<std::string>());
        CHECK(bid < ask);
        CHECK(bid <= price);
        CHECK(price <= ask);
        CHECK(price - bid <= price / 10'000);
        CHECK(ask - price <= price / 10'000);
        for (const char* side : {"bids", "asks"}) {
            std::int64_t near = 0;
            for (const Json& level : depth[side]) {
                const std::int64_t away = units(level[0].get<std::string>()) - price;
                if (away <= price / 1'000 && -away <= price / 1'000)
                    near += units(level[1].get<std::string>());
            }
            CHECK(near >= 5 * one);
        }
        CHECK(units(client.get("/api/v3/ticker/price", {{"symbol", "BTCUSDT"}})["price"]
                        .get<std::string>()) == price);
        CHECK(units(client.get("/sapi/v1/margin/priceIndex", {{"symbol", "BTCUSDT"}})["price"]
                        .get<std::string>()) == price);
    }
}

TEST_CASE("request: taking removes exactly what was taken until time passes") {
    Client client;
    client.pin("60000");
    client.fund("9000");
    const Json before = client.get("/api/v3/depth", {{"symbol", "BTCUSDT"}});
    client.market("BUY", "0.1");
    const Json after = client.get("/api/v3/depth", {{"symbol", "BTCUSDT"}});
    CHECK(after["bids"] == before["bids"]);
    CHECK(after["asks"][0][0] == before["asks"][0][0]);
    CHECK(units(before["asks"][0][1].get<std::string>()) -
              units(after["asks"][0][1].get<std::string>()) ==
          units("0.1"));
    CHECK(client.get("/api/v3/ticker/price", {{"symbol", "BTCUSDT"}})["price"] == "60000.00000000");
    client.advance("1000");
    CHECK(client.get("/api/v3/depth", {{"symbol", "BTCUSDT"}})["asks"] == before["asks"]);
    const Json candle = client.get("/api/v3/klines", {{"symbol", "BTCUSDT"}, {"interval", "1m"}});
    CHECK(candle.back()[4] == "60000.00000000");
}

TEST_CASE("request: what a price walks through fills at its own price, and wakes stops") {
    Client client;
    client.pin("60000");
    client.fund("9000");
    client.market("BUY", "0.1");
    const Json maker = client.limit("SELL", "0.05", "60500");
    const Json at_pin = client.limit("SELL", "0.02", "61000");
    client.post("/sapi/v1/margin/order", {{"symbol", "BTCUSDT"},
                                          {"isIsolated", "TRUE"},
                                          {"side", "BUY"},
                                          {"type", "STOP_LOSS_LIMIT"},
                                          {"timeInForce", "GTC"},
                                          {"quantity", "0.01"},
                                          {"price", "60900"},
                                          {"stopPrice", "60800"},
                                          {"newClientOrderId", "up"}});
    client.pin("61000");
    const Json orders = client.of_pair("allOrders");
    CHECK(orders[1]["status"] == "FILLED");
    CHECK(orders[1]["cummulativeQuoteQty"] == "3025.00000000");  // 0.05 * 60 500
    CHECK(orders[2]["status"] == "NEW");                         // touched, not crossed
    CHECK(orders[3]["isWorking"] == true);                       // 60 900 is now below the market
    CHECK(orders[3]["status"] == "NEW");
    const Json trade = client.of_pair("myTrades").back();
    CHECK(trade["isMaker"] == true);
    CHECK(trade["price"] == "60500.00000000");
    CHECK(trade["orderId"] == maker["orderId"]);
    CHECK(at_pin["status"] == "NEW");
}

TEST_CASE("request: a released market goes on from where it was held") {
    Client client;
    client.pin("45000");
    client.advance("60000");
    CHECK(client.post("/sim/v1/price", {{"symbol", "BTCUSDT"}, {"release", "true"}})["pinned"] ==
          false);
    client.advance("10000");
    const std::int64_t price = units(
        client.get("/api/v3/ticker/price", {{"symbol", "BTCUSDT"}})["price"].get<std::string>());
    CHECK(price > units("44000"));
    CHECK(price < units("46000"));
    client.advance("600000");
    CHECK(client.get("/api/v3/ticker/price", {{"symbol", "BTCUSDT"}})["price"] != "45000.00000000");
}

TEST_CASE("request: longer candles are sums of minutes") {
    Client client;
    client.advance("5400000");
    const auto rows = [&](const char* interval, const char* limit) {
        return client.get("/api/v3/klines",
                          {{"symbol", "BTCUSDT"}, {"interval", interval}, {"limit", limit}});
    };
    const Json minutes = rows("1m", "1000");
    const auto text = [](const Json& row, std::size_t i) {
        return units(row[i].get<std::string>());
    };
    for (const char* interval : {"3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h"}) {
        CAPTURE(interval);
        int compared = 0;
        for (const Json& row : rows(interval, "1000")) {
            std::int64_t volume = 0;
            std::int64_t quote = 0;
            std::int64_t bought = 0;
            std::int64_t trades = 0;
            const Json* last = nullptr;
            if (row[0] < minutes[0][0]) continue;
            for (const Json& minute : minutes) {
                if (minute[0] < row[0] || minute[0] > row[6]) continue;
                if (last == nullptr) CHECK(minute[1] == row[1]);
                volume += text(minute, 5);
                quote += text(minute, 7);
                bought += text(minute, 9);
                trades += minute[8].get<std::int64_t>();
                last = &minute;
            }
            REQUIRE(last != nullptr);
            CHECK((*last)[4] == row[4]);
            CHECK(volume == text(row, 5));
            CHECK(quote == text(row, 7));
            CHECK(bought == text(row, 9));
            CHECK(trades == row[8].get<std::int64_t>());
            ++compared;
        }
        CHECK(compared > 1);
    }
}

TEST_CASE("request: weeks begin on Monday and months on the first") {
    Client client;  // 2 March 2026 is a Monday
    const auto open = [&](const char* interval) {
        return client.get("/api/v3/klines", {{"symbol", "BTCUSDT"}, {"interval", interval}}).back();
    };
    CHECK(open("1w")[0] == 1'772'409'600'000);  // 2 March, 0:00
    CHECK(open("1w")[6] == 1'773'014'399'999);  // seven days later, less a millisecond
    CHECK(open("1M")[0] == 1'772'323'200'000);  // 1 March, 0:00
    CHECK(open("1M")[6] == 1'775'001'599'999);  // 1 April, less a millisecond
}
