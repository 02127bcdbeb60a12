#include <doctest/doctest.h>

#include "request/client.h"
#include "support/worlds.h"

// The whole life of a loan as a program sees it, with numbers worked by hand.

using namespace mw;
using Json = Client::Json;

TEST_CASE("request: a fresh world is the one the contract names") {
    Client client{7};
    CHECK(client.get("/api/v3/ticker/price", {{"symbol", "BTCUSDT"}})["price"] == "60000.00000000");
    const Json spot = client.get("/api/v3/account")["balances"];
    CHECK(spot[0]["asset"] == "USDT");
    CHECK(spot[0]["free"] == "10000.00000000");
    const Json account = client.account();
    CHECK(account["isolatedCreated"] == false);
    CHECK(account["marginLevel"] == "999.00000000");
    CHECK(client.get("/api/v3/trades", {{"symbol", "BTCUSDT"}}).size() > 0);
    const Json minutes = client.get("/api/v3/klines",
                                    {{"symbol", "BTCUSDT"}, {"interval", "1m"}, {"limit", "1000"}});
    CHECK(minutes.size() == 1'000);
    const Json hours = client.get("/api/v3/klines", {{"symbol", "BTCUSDT"}, {"interval", "1h"}});
    CHECK(hours.size() >= 25);
}

TEST_CASE("request: borrow 0.10 BTC on 2 000 USDT at 60 000") {
    Client client;
    client.pin("60000");
    CHECK(client.fund("2000")["tranId"].get<int>() > 0);
    CHECK(client.loan("BORROW", "BTC", "0.1")["tranId"].get<int>() > 0);
    const Json account = client.account();
    CHECK(account["baseAsset"]["borrowed"] == "0.10000000");
    CHECK(account["baseAsset"]["interest"] == "0.00000100");  // 0.1 * 0.001 % for the first hour
    // owned 0.1 * 60 000 + 2 000 = 8 000; owed 0.100001 * 60 000 = 6 000.06
    // 8 000 / 6 000.06 = 1.33331999... of which eight decimals
    CHECK(account["marginLevel"] == "1.33332000");
    CHECK(account["marginLevelStatus"] == "NORMAL");
    // (1.05 * 0 - 2 000) / (0.1 - 1.05 * 0.100001) = 2 000 / 0.00500105 = 399 916.0176...
    CHECK(account["liquidatePrice"].get<std::string>().substr(0, 9) == "399916.01");
    CHECK(account["marginRatio"] == "10.00000000");
}

TEST_CASE("request: small debts do not blur the level") {
    Client client;
    client.pin("60000");
    client.fund("2000");
    client.loan("BORROW", "BTC", "0.00012345");
    // interest: 0.00012345 * 0.00001 rounds up to one unit. owed 0.00012346 * 60 000 = 7.4076,
    // owned 0.00012345 * 60 000 + 2 000 = 2 007.407; 2 007.407 / 7.4076 = 270.99289918...
    CHECK(client.account()["marginLevel"] == "270.99289918");
}

TEST_CASE("request: exactly the most can be borrowed, moved out, and not a unit more") {
    Client client;
    client.pin("60000");
    client.fund("1000");
    const auto most = [&](const std::string& asset) {
        return client
            .get("/sapi/v1/margin/maxBorrowable",
                 {{"asset", asset}, {"isolatedSymbol", "BTCUSDT"}})["amount"]
            .get<std::string>();
    };
    CHECK(most("USDT") == "9009.00900900");  // 1 000 / 0.111
    CHECK(most("BTC") == "0.15015015");      // the same over 60 000
    CHECK(client.code("POST", "/sapi/v1/margin/borrow-repay",
                      {{"type", "BORROW"},
                       {"asset", "BTC"},
                       {"amount", "0.15015016"},
                       {"symbol", "BTCUSDT"},
                       {"isIsolated", "TRUE"}}) == -3006);
    client.loan("BORROW", "BTC", "0.15015015");
    CHECK(client.status == 200);
}

TEST_CASE("request: sell, buy back, repay and take the rest home") {
    Client client;
    client.pin("60000");
    client.fund("2000");
    client.loan("BORROW", "BTC", "0.1");
    const Json sold = client.market("SELL", "0.1");
    CHECK(sold["status"] == "FILLED");
    // the best bid is a tick below the pin: 0.1 * 59 999.99 = 5 999.999, less 0.1 %
    CHECK(sold["cummulativeQuoteQty"] == "5999.99900000");
    CHECK(sold["fills"][0]["commission"] == "5.99999900");
    CHECK(sold["fills"][0]["commissionAsset"] == "USDT");
    client.pin("55000");
    const Json bought = client.market("BUY", "0.10011");
    // 0.10011 * 55 000.01 = 5 506.0510011; 0.1 % of 0.10011 = 0.00010011
    CHECK(bought["cummulativeQuoteQty"] == "5506.05100110");
    CHECK(bought["fills"][0]["commission"] == "0.00010011");
    client.loan("REPAY", "BTC", "0.100001");
    CHECK(client.status == 200);
    const Json account = client.account();
    CHECK(account["baseAsset"]["borrowed"] == "0.00000000");
    CHECK(account["baseAsset"]["interest"] == "0.00000000");
    CHECK(account["baseAsset"]["free"] == "0.00000889");  // 0.10011 - 0.00010011 - 0.100001
    // 2 000 + 5 999.999 - 5.999999 - 5 506.0510011
    CHECK(account["quoteAsset"]["free"] == "2487.94799990");
    client.post("/sapi/v1/asset/transfer", {{"type", "ISOLATED_MARGIN_MAIN"},
                                            {"asset", "USDT"},
                                            {"amount", "2487.9479999"},
                                            {"fromSymbol", "BTCUSDT"}});
    CHECK(client.status == 200);
    const Json repaid = client.get("/sapi/v1/margin/borrow-repay", {{"type", "REPAY"}})["rows"][0];
    CHECK(repaid["amount"] == "0.10000100");
    CHECK(repaid["interest"] == "0.00000100");
    CHECK(repaid["principal"] == "0.10000000");
    CHECK(repaid["type"] == "MANUAL");
}

TEST_CASE("request: interest is charged once for every full hour") {
    Client client;
    client.pin("60000");
    client.fund("2000");
    client.loan("BORROW", "BTC", "0.1");
    client.advance("86400000");  // from 10:00 to 10:00: 24 full hours
    const Json history = client.get("/sapi/v1/margin/interestHistory",
                                    {{"isolatedSymbol", "BTCUSDT"}, {"size", "100"}});
    CHECK(history["total"] == 25);
    CHECK(history["rows"][0]["type"] == "PERIODIC");
    CHECK(history["rows"][24]["type"] == "ON_BORROW");
    CHECK(history["rows"][0]["interestRate"] == "0.00024000");
    CHECK(client.account()["baseAsset"]["interest"] == "0.00002500");
}

TEST_CASE("request: an account that owes too much is liquidated at the pin") {
    Client client;
    client.pin("60000");
    client.fund("1000");
    client.loan("BORROW", "BTC", "0.1");
    client.market("SELL", "0.1");
    client.pin("68000");
    const Json account = client.account();
    CHECK(account["baseAsset"]["borrowed"] == "0.00000000");
    CHECK(account["marginLevel"] == "999.00000000");
    const Json forced =
        client.get("/sapi/v1/margin/forceLiquidationRec", {{"isolatedSymbol", "BTCUSDT"}});
    REQUIRE(forced["total"] == 1);
    CHECK(forced["rows"][0]["side"] == "BUY");
    CHECK(forced["rows"][0]["avgPrice"] == "68000.01000000");
    const Json orders = client.of_pair("allOrders");
    CHECK(orders.back()["orderId"] == forced["rows"][0]["orderId"]);
    CHECK(client.of_pair("myTrades").back()["orderId"] == orders.back()["orderId"]);
}
