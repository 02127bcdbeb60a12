#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "exchange/session.h"

// The exchange in the shape of Binance's REST API: one function from a request to an answer. It
// touches no clock, file or socket; page, server and tests are thin shells around it.

namespace mw::request {

/// Parameters by name, from the query string, a form body or a JavaScript object.
using Params = std::map<std::string, std::string, std::less<>>;

/// One request.
struct Call {
    std::string method;  ///< GET, POST, PUT or DELETE
    std::string path;    ///< begins with a slash, without a query
    Params params{};     ///< values as text
};

/// What comes back.
struct Response {
    int status{200};   ///< of HTTP
    std::string body;  ///< JSON
};

/// Reads {"method", "path", "params"} as JSON; what is not a text there is left out.
Call read_call(std::string_view json);

/// Writes {"status", "body"} as JSON.
std::string write_response(const Response& response);

/// The run that requests act on.
class Host {
public:
    Host() = default;
    Host(const Host&) = default;
    Host& operator=(const Host&) = default;
    virtual ~Host() = default;

    /// The exchange as it is now.
    [[nodiscard]] virtual const State& state() const = 0;

    /// Carries a command out, or says why not.
    virtual Answer submit(const Command& command) = 0;

    /// Puts the fresh world of a seed in the place of this one.
    virtual void reset(std::uint64_t seed) = 0;
};

class Chronicle;

/// Answers requests about one host. Remembers only what the exchange does not: milliseconds that
/// are less than a step of the market, and the moment of each record to the millisecond.
class Gateway {
public:
    /// Knows of nothing yet.
    Gateway();
    /// Keeps what it knows.
    Gateway(Gateway&&) noexcept;
    Gateway& operator=(Gateway&&) noexcept;
    ~Gateway();

    /// Carries a request out. A refused one changes nothing at all.
    Response request(Host& host, const Call& call);

    /// The same for a program: key, timestamp and signature must be there where the path needs
    /// them. @param api_key  header X-MBX-APIKEY; empty when it was not sent.
    Response request_with_key(Host& host, const Call& call, std::string_view api_key);

    /// Forgets the past, after the host went back to an earlier moment.
    void forget();

private:
    std::unique_ptr<Chronicle> past_;
    std::int64_t extra_ms_{0};
};

/// The world that a seed means for requests: BTCUSDT at 60 000, 10 000 USDT in spot.
World world_of(std::uint64_t seed);

/// A run of its own with its gateway, for the server and for tests.
class Simulator final : public Host {
public:
    /// The fresh world of this seed.
    explicit Simulator(std::uint64_t seed);

    /// See Gateway::request.
    Response request(const Call& call) { return gateway_.request(*this, call); }

    /// See Gateway::request_with_key.
    Response request_with_key(const Call& call, std::string_view api_key) {
        return gateway_.request_with_key(*this, call, api_key);
    }

    /// The exchange as it is now.
    [[nodiscard]] const State& state() const override { return session_.state(); }
    /// See Host.
    Answer submit(const Command& command) override { return session_.submit(command); }
    /// See Host.
    void reset(std::uint64_t seed) override { session_ = Session{world_of(seed)}; }

private:
    Session session_;
    Gateway gateway_;
};

}  // namespace mw::request
