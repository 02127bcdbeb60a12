#pragma once

#include <cstdint>
#include <expected>
#include <string>

namespace mw::platform {

/// How the server is started.
struct ServerFlags {
    std::string host{"127.0.0.1"};  ///< address to listen on
    int port{8080};                 ///< 0: a free one
    std::uint64_t seed{1};          ///< of the world it begins with
    bool help{false};               ///< only tell how to use it
};

/// Reads the command line. The error is one sentence.
std::expected<ServerFlags, std::string> read_server_flags(int count, const char* const* words);

/// Serves until SIGINT or SIGTERM. @return exit status.
int serve(const ServerFlags& flags);

}  // namespace mw::platform
