#include <charconv>
#include <span>
#include <string_view>

#include "platform/server.h"

namespace mw::platform {
namespace {

/// A whole number up to a largest one, or nullopt.
template <typename Number>
bool reads(std::string_view text, Number& number, Number most) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && !text.empty() && text.front() != '-' && number <= most;
}

}  // namespace

std::expected<ServerFlags, std::string> read_server_flags(int count, const char* const* words) {
    ServerFlags flags;
    const std::span<const char* const> all{words, static_cast<std::size_t>(count)};
    for (std::size_t i = 1; i < all.size(); ++i) {
        const std::string_view word = all[i];
        const std::size_t equals = word.find('=');
        const std::string name{word.substr(0, equals)};
        if (name == "--help") {
            flags.help = true;
            continue;
        }
        if (name != "--port" && name != "--seed" && name != "--host")
            return std::unexpected("Unknown flag " + name + "; there are --port, --seed, --host.");
        if (equals == std::string_view::npos && i + 1 == all.size())
            return std::unexpected("The flag " + name + " wants a value.");
        const std::string value{equals == std::string_view::npos ? std::string_view{all[++i]}
                                                                 : word.substr(equals + 1)};
        if (name == "--host") flags.host = value;
        if (name == "--port" && !reads(value, flags.port, 65'535))
            return std::unexpected("The port is a number from 0 to 65535, not \"" + value + "\".");
        if (name == "--seed" && !reads<std::uint64_t>(value, flags.seed, UINT64_MAX))
            return std::unexpected("The seed is a number from 0 to 2^64 - 1, not \"" + value +
                                   "\".");
    }
    return flags;
}

}  // namespace mw::platform
