#pragma once

#include <cstdint>
#include <string>

namespace mw::ui {

/// One thing a hand does on the screen.
struct Gesture {
    /// Press a target, replace the text of a field, rest on a number until its card is there, or
    /// drag a price up or down until it says at least, or at most, this.
    enum class Kind : std::uint8_t { press, type, rest, drag };
    Kind kind{};
    std::string target;
    std::string text;  ///< for type; for drag the price

    friend bool operator==(const Gesture&, const Gesture&) = default;
};

/// The show-me cursor: a hand of its own that moves over the real screen and presses the real
/// controls at human speed. It sends the same input events as a mouse and a keyboard would.
class Ghost {
public:
    /// What it does in one frame at most, in milliseconds of human speed.
    static constexpr float longest_step_ms = 110;

    /// How the last gesture ended.
    enum class Outcome : std::uint8_t {
        running,
        done,
        lost,         ///< the target was not there, or could not be pressed, for two seconds
        interrupted,  ///< the learner moved the mouse: the hand is theirs again
    };

    /// Starts a gesture. @param pace  1 is human speed; 10 is ten times as fast.
    void begin(const Gesture& gesture, float pace);

    /// Goes on by some real time. Call once a frame, before the page is drawn.
    void frame(float elapsed_ms);

    /// Draws the cursor over everything. Call last in the frame.
    void draw() const;

    /// Takes the hand off the screen.
    void stop();

    /// Whether a gesture is under way.
    [[nodiscard]] bool busy() const {
        return outcome_ == Outcome::running && phase_ != Phase::rest;
    }
    /// How the last gesture ended.
    [[nodiscard]] Outcome outcome() const { return outcome_; }
    /// Whether the cursor is on the screen.
    [[nodiscard]] bool shown() const { return shown_; }

private:
    enum class Phase : std::uint8_t { rest, look, travel, aim, press, type, drag, settle };

    void enter(Phase phase);
    void move_to(float x, float y);
    bool find_spot(float& x, float& y) const;
    void look(float step_ms);
    void travel();
    void type();
    void drag(float step_ms);

    Gesture gesture_;
    Phase phase_{Phase::rest};
    Outcome outcome_{Outcome::done};
    float pace_{1};
    float in_phase_ms_{0};
    float waited_ms_{0};
    float x_{-1}, y_{-1};
    float from_x_{0}, from_y_{0}, to_x_{0}, to_y_{0};
    float travel_ms_{0};
    std::size_t typed_{0};
    bool drags_up_{false};
    bool shown_{false};
};

}  // namespace mw::ui
