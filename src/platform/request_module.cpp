// The requests alone as a WebAssembly module, for Node: no page, no drawing.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "request/request.h"

namespace {

std::unique_ptr<mw::request::Simulator> the_simulator;
std::string the_answer;  // kept alive for JavaScript

}  // namespace

extern "C" {

/// Begins with the fresh world of a seed, written in decimal.
void mw_start(const char* seed) {
    the_simulator = std::make_unique<mw::request::Simulator>(std::strtoull(seed, nullptr, 10));
}

/// Carries out one request. @param params  an object of texts as JSON. @param key  of a program;
/// null where none is needed. @return {status, body} as JSON.
const char* mw_request(const char* method, const char* path, const char* params, const char* key) {
    mw::request::Call call{method, path, {}};
    const auto read = nlohmann::json::parse(params, nullptr, false);
    if (read.is_object())
        for (const auto& [name, value] : read.items())
            if (value.is_string()) call.params[name] = value.get<std::string>();
    const mw::request::Response response =
        key == nullptr ? the_simulator->request(call) : the_simulator->request_with_key(call, key);
    the_answer =
        "{\"status\":" + std::to_string(response.status) + ",\"body\":" + response.body + "}";
    return the_answer.c_str();
}

}  // extern "C"
