#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "request/request.h"

namespace mw {

/// A program that talks to a simulator of its own, without key or signature.
class Client {
public:
    using Json = nlohmann::json;
    using Fields = std::initializer_list<std::pair<const std::string, std::string>>;

    explicit Client(std::uint64_t seed = 1) : simulator_{seed} {}

    /// The answer to one request; its status is remembered.
    Json send(std::string_view method, std::string_view path, Fields fields = {}) {
        const request::Response response =
            simulator_.request({std::string{method}, std::string{path}, fields});
        status = response.status;
        return Json::parse(response.body);
    }
    Json get(std::string_view path, Fields fields = {}) { return send("GET", path, fields); }
    Json post(std::string_view path, Fields fields = {}) { return send("POST", path, fields); }

    /// The code of a refusal; 0 when it was none.
    int code(std::string_view method, std::string_view path, Fields fields = {}) {
        const Json json = send(method, path, fields);
        return status == 200 ? 0 : json["code"].get<int>();
    }

    /// Moves USDT from spot into BTCUSDT.
    Json fund(const std::string& amount) {
        return post("/sapi/v1/asset/transfer", {{"type", "MAIN_ISOLATED_MARGIN"},
                                                {"asset", "USDT"},
                                                {"amount", amount},
                                                {"toSymbol", "BTCUSDT"}});
    }
    /// Borrows or repays.
    Json loan(const std::string& type, const std::string& asset, const std::string& amount) {
        return post("/sapi/v1/margin/borrow-repay", {{"type", type},
                                                     {"asset", asset},
                                                     {"amount", amount},
                                                     {"symbol", "BTCUSDT"},
                                                     {"isIsolated", "TRUE"}});
    }
    Json pin(const std::string& price) {
        return post("/sim/v1/price", {{"symbol", "BTCUSDT"}, {"price", price}});
    }
    Json advance(const std::string& ms) { return post("/sim/v1/advance", {{"ms", ms}}); }
    Json market(const std::string& side, const std::string& quantity) {
        return post("/sapi/v1/margin/order", {{"symbol", "BTCUSDT"},
                                              {"isIsolated", "TRUE"},
                                              {"side", side},
                                              {"type", "MARKET"},
                                              {"quantity", quantity}});
    }
    Json limit(const std::string& side, const std::string& quantity, const std::string& price,
               const std::string& time = "GTC") {
        return post("/sapi/v1/margin/order", {{"symbol", "BTCUSDT"},
                                              {"isIsolated", "TRUE"},
                                              {"side", side},
                                              {"type", "LIMIT"},
                                              {"timeInForce", time},
                                              {"price", price},
                                              {"quantity", quantity}});
    }
    /// One of the order lists and histories of BTCUSDT.
    Json of_pair(const std::string& path) {
        return get("/sapi/v1/margin/" + path, {{"symbol", "BTCUSDT"}, {"isIsolated", "TRUE"}});
    }
    /// The isolated account of BTCUSDT.
    Json account() {
        return get("/sapi/v1/margin/isolated/account", {{"symbols", "BTCUSDT"}})["assets"][0];
    }
    [[nodiscard]] std::uint64_t sum() const { return fingerprint(simulator_.state()); }
    [[nodiscard]] const State& state() const { return simulator_.state(); }
    request::Simulator& simulator() { return simulator_; }

    int status{0};

private:
    request::Simulator simulator_;
};

}  // namespace mw
