// The hidden DOM of web/mirror.js: what it shows, and what is pressed and typed there.
#include <emscripten.h>

#include <utility>

#include "platform/web.h"
#include "ui/mirror.h"
#include "ui/targets.h"

using mw::platform::page;

extern "C" {

/// The page as text (ui/mirror.h), or null when it is as it was when this was called last.
EMSCRIPTEN_KEEPALIVE const char* mw_mirror() {
    std::string now = page()->app.mirror();
    if (now == page()->mirror) return nullptr;
    page()->mirror = std::move(now);
    return page()->mirror.c_str();
}

/// Presses a target. @return why it cannot be pressed, or an empty text.
EMSCRIPTEN_KEEPALIVE const char* mw_press(const char* name) {
    return (page()->answer = mw::ui::press(name)).c_str();
}

/// Types into a field. @return as mw_press does.
EMSCRIPTEN_KEEPALIVE const char* mw_type(const char* name, const char* text) {
    return (page()->answer = mw::ui::type_into(name, text)).c_str();
}

/// Puts the ring of the keyboard round a target and scrolls to it.
EMSCRIPTEN_KEEPALIVE void mw_point(const char* name) { mw::ui::focus(name); }

}  // extern "C"
