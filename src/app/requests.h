#pragma once

#include <cstdint>
#include <vector>

#include "app/run.h"
#include "request/request.h"

namespace mw::app {

/// The page's own run, for requests. Remembers what they did, so that the screen can tell.
class RunHost final : public request::Host {
public:
    /// Both outlive the host.
    RunHost(Run& run, const lessons::UiFacts& ui) : run_{run}, ui_{ui} {}

    /// The exchange as it is now.
    [[nodiscard]] const State& state() const override { return run_.state(); }
    /// See Host.
    Answer submit(const Command& command) override;
    /// See Host.
    void reset(std::uint64_t seed) override;

    /// What happened since the host was made.
    [[nodiscard]] const std::vector<Event>& happened() const { return happened_; }
    /// True when a fresh world has taken the place of the run.
    [[nodiscard]] bool was_reset() const { return was_reset_; }

private:
    Run& run_;
    const lessons::UiFacts& ui_;
    std::vector<Event> happened_;
    bool was_reset_{false};
};

}  // namespace mw::app
