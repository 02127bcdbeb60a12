#pragma once

#include <optional>
#include <string>

#include "request/request.h"

// From what a learner does to what a program would write for it.

namespace mw::request {

/// The call that does what a command does; nullopt where the venue has none: time, what lessons do
/// to the world, and the settings that Binance offers on its website only.
/// @param state  before the command; it knows whose pair a cancelled order is.
std::optional<Call> call_for(const Command& command, const State& state);

/// A command's call, ready to run against scripts/server at its usual address.
struct Written {
    std::string curl;        ///< for a shell
    std::string python;      ///< with ccxt
    std::string javascript;  ///< with ccxt, a module of Node's
};

/// How programs write a command for which there is a call; otherwise empty texts.
Written write_programs(const Command& command, const State& state);

/// A call, its answer and how programs write it.
struct Told {
    Call call;
    int status{200};     ///< of HTTP
    int code{0};         ///< of a refusal, such as -3006; 0 when it was carried out
    std::string answer;  ///< JSON with line breaks and indents
    Written written;
};

/// Carries the call of a command out on the moment before it. nullopt where there is none.
std::optional<Told> tell(const Command& command, Session before);

}  // namespace mw::request
