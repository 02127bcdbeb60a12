#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"

namespace mw::headless {

/// The whole program on a screen that nobody sees. One at a time.
class Program {
public:
    /// Opens it and draws a few frames. @param width,height  CSS pixels @param frame_ms  real time
    /// from one frame to the next
    explicit Program(const app::Boot& boot, float width = 1366, float height = 768,
                     std::int64_t frame_ms = 16);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Draws this many frames.
    void frames(int count = 1);

    /// Presses a target with the mouse. @return false when it cannot be pressed.
    bool press(std::string_view name);

    /// Whether `window.marginwalk.state()` has this part.
    [[nodiscard]] bool says(std::string_view part) const;

    /// Draws frames until the state has this part. @return how many it took, or -1.
    int frames_until(std::string_view part, int most);

    /// What was kept last under this key; empty: nothing.
    [[nodiscard]] std::string kept(std::string_view key) const;

    /// Files that were asked for.
    [[nodiscard]] const std::vector<std::string>& fetched() const { return fetched_; }

    app::App& app() { return *app_; }
    [[nodiscard]] const app::App& app() const { return *app_; }

private:
    std::optional<app::App> app_;
    std::int64_t frame_ms_;
    std::map<std::string, std::string, std::less<>> kept_;
    std::vector<std::string> fetched_;
};

}  // namespace mw::headless
