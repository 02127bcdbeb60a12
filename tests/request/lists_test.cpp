#include <doctest/doctest.h>

#include "request/client.h"
#include "support/worlds.h"

// OTO and OTOCO: an order, and what follows once it is filled.

using namespace mw;
using Json = Client::Json;

namespace {

constexpr const char* oto_path = "/sapi/v1/margin/order/oto";
constexpr const char* otoco_path = "/sapi/v1/margin/order/otoco";

/// A purchase below the market, and a sale once it is there.
std::map<std::string, std::string> oto_fields() {
    return {
        {"symbol", "BTCUSDT"},         {"isIsolated", "TRUE"},      {"workingType", "LIMIT"},
        {"workingSide", "BUY"},        {"workingPrice", "59000"},   {"workingQuantity", "0.05"},
        {"workingTimeInForce", "GTC"}, {"pendingType", "LIMIT"},    {"pendingSide", "SELL"},
        {"pendingPrice", "61000"},     {"pendingQuantity", "0.05"}, {"pendingTimeInForce", "GTC"},
        {"listClientOrderId", "both"}};
}

/// A purchase below the market, and once it is there a sale above or below.
std::map<std::string, std::string> otoco_fields() {
    return {{"symbol", "BTCUSDT"},
            {"isIsolated", "TRUE"},
            {"workingType", "LIMIT_MAKER"},
            {"workingSide", "BUY"},
            {"workingPrice", "59000"},
            {"workingQuantity", "0.05"},
            {"workingClientOrderId", "first"},
            {"pendingSide", "SELL"},
            {"pendingQuantity", "0.04"},
            {"pendingAboveType", "LIMIT_MAKER"},
            {"pendingAbovePrice", "61000"},
            {"pendingAboveClientOrderId", "above"},
            {"pendingBelowType", "STOP_LOSS_LIMIT"},
            {"pendingBelowStopPrice", "58000"},
            {"pendingBelowPrice", "57900"},
            {"pendingBelowTimeInForce", "GTC"},
            {"pendingBelowClientOrderId", "below"}};
}

struct Lists : Client {
    Lists() {
        pin("60000");
        fund("9000");
    }
    /// Posts fields that a test has changed.
    Json place(const char* path, const std::map<std::string, std::string>& fields) {
        const request::Response response =
            simulator().request({"POST", path, {fields.begin(), fields.end()}});
        status = response.status;
        return Json::parse(response.body);
    }
    int refusal(const char* path, const std::map<std::string, std::string>& fields) {
        const std::uint64_t before = sum();
        const Json json = place(path, fields);
        CHECK(sum() == before);
        return status == 200 ? 0 : json["code"].get<int>();
    }
};

}  // namespace

TEST_CASE("request: an OTO brings its second order to life when the first is filled") {
    Lists client;
    const Json list = client.place(oto_path, oto_fields());
    REQUIRE(client.status == 200);
    CHECK(list["contingencyType"] == "OTO");
    CHECK(list["listStatusType"] == "EXEC_STARTED");
    CHECK(list["listOrderStatus"] == "EXECUTING");
    CHECK(list["listClientOrderId"] == "both");
    REQUIRE(list["orderReports"].size() == 2);
    CHECK(list["orderReports"][0]["status"] == "NEW");
    CHECK(list["orderReports"][0]["side"] == "BUY");
    CHECK(list["orderReports"][1]["status"] == "PENDING_NEW");
    CHECK(list["orderReports"][1]["price"] == "61000.00000000");
    client.pin("58900");
    const Json orders = client.of_pair("allOrders");
    CHECK(orders[0]["status"] == "FILLED");
    CHECK(orders[1]["status"] == "EXPIRED");  // 0.1 % went to commission: too little is left
    const Json again = [&] {
        client.pin("60000");
        auto fields = oto_fields();
        fields["pendingQuantity"] = "0.04";
        client.place(oto_path, fields);
        client.pin("58900");
        return client.of_pair("openOrders");
    }();
    REQUIRE(again.size() == 1);
    CHECK(again[0]["side"] == "SELL");
    CHECK(again[0]["status"] == "NEW");
    client.pin("61100");
    CHECK(client.of_pair("allOrders").back()["status"] == "FILLED");
    CHECK(client.of_pair("allOrderList").back()["listOrderStatus"] == "ALL_DONE");
}

TEST_CASE("request: an OTOCO is followed by two orders of which one ends the other") {
    Lists client;
    const Json list = client.place(otoco_path, otoco_fields());
    REQUIRE(client.status == 200);
    CHECK(list["contingencyType"] == "OTO");
    REQUIRE(list["orderReports"].size() == 3);
    CHECK(list["orderReports"][0]["clientOrderId"] == "first");
    CHECK(list["orderReports"][1]["clientOrderId"] == "above");
    CHECK(list["orderReports"][1]["type"] == "LIMIT_MAKER");
    CHECK(list["orderReports"][2]["clientOrderId"] == "below");
    CHECK(list["orderReports"][2]["stopPrice"] == "58000.00000000");
    client.pin("58900");
    CHECK(client.of_pair("openOrders").size() == 2);
    client.pin("61100");
    const Json orders = client.of_pair("allOrders");
    CHECK(orders[0]["status"] == "FILLED");
    CHECK(orders[1]["status"] == "FILLED");
    CHECK(orders[2]["status"] == "EXPIRED");
}

TEST_CASE("request: the legs of an OTOCO may be sent in either place") {
    Lists client;
    auto fields = otoco_fields();
    fields["pendingSide"] = "BUY";
    fields["pendingAboveType"] = "STOP_LOSS";
    fields["pendingAboveStopPrice"] = "61000";
    fields.erase("pendingAbovePrice");
    fields["pendingBelowType"] = "LIMIT_MAKER";
    fields["pendingBelowPrice"] = "57000";
    for (const char* name : {"pendingBelowStopPrice", "pendingBelowTimeInForce"})
        fields.erase(name);
    const Json list = client.place(otoco_path, fields);
    REQUIRE(client.status == 200);
    CHECK(list["orderReports"][1]["clientOrderId"] == "below");
    CHECK(list["orderReports"][2]["type"] == "STOP_LOSS");
}

TEST_CASE("request: lists that make no sense are refused and change nothing") {
    Lists client;
    const auto oto = [&](const char* name, const char* value) {
        auto fields = oto_fields();
        fields[name] = value;
        return client.refusal(oto_path, fields);
    };
    const auto otoco = [&](const char* name, const char* value) {
        auto fields = otoco_fields();
        fields[name] = value;
        return client.refusal(otoco_path, fields);
    };
    CHECK(oto("isIsolated", "FALSE") == -3003);
    CHECK(oto("symbol", "NOSUCH") == -1121);
    CHECK(oto("workingType", "MARKET") == -1116);
    CHECK(oto("workingType", "") == -1102);
    CHECK(oto("workingSide", "HOLD") == -1117);
    CHECK(oto("workingPrice", "x") == -1100);
    CHECK(oto("workingTimeInForce", "NOW") == -1115);
    CHECK(oto("workingTimeInForce", "IOC") == -1128);
    CHECK(oto("pendingType", "LIMITED") == -1116);
    CHECK(oto("pendingPrice", "") == -1102);
    CHECK(oto("pendingQuantity", "0.000001") == -1013);
    CHECK(oto("sideEffectType", "AUTO_REPAY") == -1128);
    CHECK(oto("workingQuantity", "5") == -2010);
    CHECK(otoco("pendingBelowType", "LIMIT_MAKER") == -1128);
    CHECK(otoco("pendingAboveType", "MARKET") == -1116);
    CHECK(otoco("pendingBelowStopPrice", "") == -1102);
    CHECK(otoco("pendingBelowStopPrice", "0") == -1013);
    CHECK(otoco("pendingBelowStopPrice", "61500") == -2010);
    CHECK(otoco("pendingAboveClientOrderId", "first") == -2010);
}
