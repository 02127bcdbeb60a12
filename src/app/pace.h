#pragma once

#include <cstdint>

namespace mw::app {

/// Turns real time into simulated time. Real time enters the program here and nowhere else.
class Pace {
public:
    /// Simulated milliseconds to advance now, a multiple of the market's step. A frame that
    /// took long counts as `longest_frame_ms`, so a page that slept does not leap.
    /// @param elapsed_ms  real milliseconds since the last call, not negative.
    std::int64_t advance_for(std::int64_t elapsed_ms);

    /// Real milliseconds until the next step is due; -1 while paused.
    [[nodiscard]] int next_in_ms() const;

    /// Sets the speed in simulated seconds a real second, 1 to `fastest`; 0 pauses and keeps
    /// the speed for `toggle`.
    void set_speed(int speed);

    /// Pauses, or goes on.
    void toggle() { paused_ = !paused_; }

    /// Simulated seconds a real second while not paused.
    [[nodiscard]] int speed() const { return speed_; }
    /// True while time stands still.
    [[nodiscard]] bool paused() const { return paused_; }

    /// Highest speed; beyond it a slow laptop could not keep up.
    static constexpr int fastest = 3600;
    /// Longest real frame that is taken at its word.
    static constexpr std::int64_t longest_frame_ms = 250;
    /// Shortest time between two shown changes: what a person can read.
    static constexpr int shortest_wait_ms = 125;

private:
    int speed_{1};
    bool paused_{true};
    std::int64_t owed_ms_{0};  // simulated time not yet advanced, less than one step
};

}  // namespace mw::app
