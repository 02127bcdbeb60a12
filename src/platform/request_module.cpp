// The requests alone as a WebAssembly module, for Node: no page, no drawing.
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "exchange/command_text.h"
#include "request/programs.h"

namespace {

std::unique_ptr<mw::request::Simulator> the_simulator;
std::string the_answer;  // kept alive for JavaScript

}  // namespace

extern "C" {

/// Begins with the fresh world of a seed, written in decimal.
void mw_start(const char* seed) {
    the_simulator = std::make_unique<mw::request::Simulator>(std::strtoull(seed, nullptr, 10));
}

/// Carries out one request. @param call  {method, path, params} as JSON. @param key  of a program;
/// null where none is needed. @return {status, body} as JSON.
const char* mw_request(const char* call, const char* key) {
    const mw::request::Call asked = mw::request::read_call(call);
    the_answer =
        mw::request::write_response(key == nullptr ? the_simulator->request(asked)
                                                   : the_simulator->request_with_key(asked, key));
    return the_answer.c_str();
}

/// The call behind a command and how programs write it. @param line  as in command_text.h.
/// @return {method, path, params, curl, python, javascript} as JSON, or null.
const char* mw_programs(const char* line) {
    const auto command = mw::read_command(line);
    const mw::State& now = the_simulator->state();
    const auto call = command ? mw::request::call_for(*command, now) : std::nullopt;
    the_answer = "null";
    if (call) {
        const mw::request::Written written = mw::request::write_programs(*command, now);
        the_answer = nlohmann::json{{"method", call->method},   {"path", call->path},
                                    {"params", call->params},   {"curl", written.curl},
                                    {"python", written.python}, {"javascript", written.javascript}}
                         .dump();
    }
    return the_answer.c_str();
}

}  // extern "C"
