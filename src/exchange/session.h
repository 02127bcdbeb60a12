#pragma once

#include <cstdint>
#include <vector>

#include "exchange/exchange.h"

namespace mw {

/// A run: a world and the commands given in it. The one door through which a state changes.
class Session {
public:
    /// Starts a run. Building back history takes some tens of milliseconds.
    explicit Session(const World& world);

    /// Decides, applies, lets the venue follow up, and logs. A refusal leaves everything as it
    /// was. Neighbouring Advance commands are logged as one.
    /// @return the refusal, or all events of the command, follow-ups included. For Advance only
    ///         what happened besides time passing is listed after one TimePassed.
    Answer submit(const Command& command);

    /// The present state.
    [[nodiscard]] const State& state() const { return state_; }

    /// Commands applied so far; records name their cause by its place here.
    [[nodiscard]] const std::vector<Command>& log() const { return log_; }

    /// The same world with the first `count` logged commands. Rewinding is replaying less.
    [[nodiscard]] Session rewound_to(std::size_t count) const;

private:
    void append(const Command& command);

    State state_;
    std::vector<Command> log_;
};

}  // namespace mw
