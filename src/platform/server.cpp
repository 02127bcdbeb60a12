// The simulator behind HTTP on the loopback address, for programs written for Binance. A thin
// shell: the HTTP library reads and writes, one request at a time reaches the core.
#include "platform/server.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

#include "request/request.h"

// Limits of the library, before it is included. One file includes it.
#define CPPHTTPLIB_NO_EXCEPTIONS
#define CPPHTTPLIB_FORM_URL_ENCODED_PAYLOAD_MAX_LENGTH (64 * 1024)
#define CPPHTTPLIB_TCP_NODELAY true
#define CPPHTTPLIB_LISTEN_BACKLOG 1024
#include <httplib.h>

namespace mw::platform {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} * 1024;
constexpr std::size_t usual_threads = 16;
constexpr std::size_t most_threads = 1024;        // one for each open connection, however slow
constexpr int patience_s = 5;                     // with a client that does not go on
constexpr int idle_s = 15;                        // of a connection kept open
constexpr std::size_t most_requests = 1'000'000;  // over one connection
constexpr const char* json_type = "application/json";

/// What the library itself refuses, in the words of an exchange.
std::string body_of(int status) {
    const char* text = "Illegal request.";
    if (status == 404) text = "This operation is not supported.";
    if (status == 413) text = "The request is too large.";
    if (status == 414) text = "The address is too long.";
    const int code = status == 404 ? -1020 : -1000;
    return "{\"code\":" + std::to_string(code) + ",\"msg\":\"" + text + "\"}";
}

/// The query string, then the form body: on a clash the first one stays.
request::Params params_of(const httplib::Request& request) {
    request::Params params;
    for (const auto& [name, value] : request.params) params.emplace(name, value);
    return params;
}

/// Everything goes through one door.
class Door {
public:
    explicit Door(std::uint64_t seed) : simulator_{seed} {}

    void answer(const httplib::Request& request, httplib::Response& response) {
        const request::Call call{request.method, request.path, params_of(request)};
        const std::string key = request.get_header_value("X-MBX-APIKEY");
        const std::scoped_lock one_at_a_time{mutex_};
        const request::Response answer = simulator_.request_with_key(call, key);
        response.status = answer.status;
        response.set_content(answer.body, json_type);
    }

private:
    std::mutex mutex_;
    request::Simulator simulator_;
};

void set_limits(httplib::Server& server) {
    server.new_task_queue = [] { return new httplib::ThreadPool(usual_threads, most_threads); };
    server.set_payload_max_length(most_bytes);
    server.set_read_timeout(patience_s);
    server.set_write_timeout(patience_s);
    server.set_keep_alive_timeout(idle_s);
    server.set_keep_alive_max_count(most_requests);
    // not SO_REUSEPORT, with which a second server would take the same port unnoticed
    server.set_socket_options(
        [](socket_t sock) { httplib::set_socket_opt(sock, SOL_SOCKET, SO_REUSEADDR, 1); });
}

/// A request without a length has no body. The library would else take what comes next on the
/// connection for one, and DELETE often comes without.
httplib::Server::HandlerResponse say_length(const httplib::Request& request, httplib::Response&) {
    const bool is_said =
        request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
    if (!is_said) const_cast<httplib::Request&>(request).set_header("Content-Length", "0");
    return httplib::Server::HandlerResponse::Unhandled;
}

void set_routes(httplib::Server& server, Door& door) {
    const auto handler = [&door](const httplib::Request& request, httplib::Response& response) {
        door.answer(request, response);
    };
    server.set_pre_routing_handler(say_length);
    const char* everything = ".*";
    server.Get(everything, handler);
    server.Post(everything, handler);
    server.Put(everything, handler);
    server.Patch(everything, handler);
    server.Delete(everything, handler);
    server.Options(everything, handler);
    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty()) response.set_content(body_of(response.status), json_type);
    });
}

/// Ends the program when it is told to, whatever the connections are doing. The signals are
/// blocked in every other thread.
void wait_for_the_end(const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
    std::_Exit(0);
}

}  // namespace

int serve(const ServerFlags& flags) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread{wait_for_the_end, signals}.detach();

    httplib::Server server;
    Door door{flags.seed};
    set_limits(server);
    set_routes(server, door);
    int port = flags.port;
    if (port == 0)
        port = server.bind_to_any_port(flags.host);
    else if (!server.bind_to_port(flags.host, port))
        port = -1;
    if (port < 0) {
        std::fprintf(stderr,
                     "The address %s:%d cannot be used: it is taken, or not of this machine.\n",
                     flags.host.c_str(), flags.port);
        return 2;
    }
    std::printf("listening on http://%s:%d\n", flags.host.c_str(), port);
    std::fflush(stdout);
    return server.listen_after_bind() ? 0 : 1;
}

}  // namespace mw::platform
