// The requests alone as a WebAssembly module, for Node: no page, no drawing.
#include <cstdlib>
#include <memory>
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

/// Carries out one request. @param call  {method, path, params} as JSON. @param key  of a program;
/// null where none is needed. @return {status, body} as JSON.
const char* mw_request(const char* call, const char* key) {
    const mw::request::Call asked = mw::request::read_call(call);
    the_answer =
        mw::request::write_response(key == nullptr ? the_simulator->request(asked)
                                                   : the_simulator->request_with_key(asked, key));
    return the_answer.c_str();
}

}  // extern "C"
