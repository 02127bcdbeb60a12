#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/app.h"

// The browser's side, in web_library.js.
extern "C" {
/// Takes GLFW's event listeners off: web/input.js listens itself.
void js_detach_glfw();
/// Answers the drawing backend's questions about the state of WebGL without asking for it.
void js_answer_at_rest();
/// Keeps a text in this browser. @return 0 kept, 1 denied, 2 no room.
int js_save(const char* key, const char* text);
/// A kept text, to be freed by the caller; or null.
char* js_load(const char* key);
/// Gives the learner a file.
void js_download(const char* name, const char* mime, const char* data, int size);
/// Says something to a screen reader; an alarm interrupts what it reads.
void js_announce(const char* text, int alarm);
/// Loads the page anew with this query.
void js_reload(const char* query);
/// Asks for a lesson file of ours; mw_lesson_arrived follows.
void js_fetch_lesson(const char* name);
/// Shows a CSS cursor.
void js_cursor(const char* name);
/// Tells whether typed text is wanted and where its caret is, in CSS pixels.
void js_text_wanted(int wanted, float x, float y, float height);
/// 1 where Command takes the place of Ctrl.
int js_is_mac();
/// Fetches the rest of the program, for what is seldom needed; answers with mw_rest_here.
void js_fetch_rest();
/// Puts a text on the clipboard, where the browser allows it.
void js_write_clipboard(const char* text);
}

namespace mw::platform {

/// CPU time of the frames, for window.marginwalk.frames().
class FrameTimes {
public:
    /// Notes one frame that took `cpu_ms`; `drawn` is false when it was only computed.
    void add(double cpu_ms, bool drawn);

    /// {count, rendered, skipped, cpuMs:{median,p95}, heapBytes} as JSON. The times are of the
    /// last 240 frames.
    [[nodiscard]] std::string json(std::size_t heap_bytes) const;

private:
    [[nodiscard]] double quantile(double share) const;

    std::array<double, 240> recent_ms_{};
    std::size_t count_{0};
    std::size_t rendered_{0};
};

/// The page: the app and what the browser knows of it. There is one, made by mw_boot.
struct Page {
    /// Starts the app; the drawing surface and Dear ImGui must be there.
    explicit Page(const app::Boot& boot);

    /// Computes one frame, and draws it when `drawn`.
    void run_frame(bool drawn);

    /// Stores, downloads and announces what the app asked for.
    void drain_outbox();

    app::App app;
    FrameTimes times;
    bool has_context{true};     ///< false while the browser has taken the WebGL context away
    int owed_frames{0};         ///< frames still to draw after the last input
    double last_frame_ms{0};    ///< page time of the last frame
    std::string mirror;         ///< what mw_mirror gave last
    std::string answer;         ///< the last text handed to JavaScript, kept alive for it
    std::string clipboard;      ///< what was copied or is being pasted
    bool in_clip_event{false};  ///< JavaScript takes the copied text itself
};

/// The page, or null before mw_boot succeeded.
Page* page();

/// Tells Dear ImGui how to reach clipboard, input method and the platform's key habits.
void connect_input();

/// Shows the cursor that Dear ImGui wants.
void show_cursor();

}  // namespace mw::platform
