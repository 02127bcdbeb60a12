// Input from web/input.js, handed to Dear ImGui. GLFW's own listeners are off.
#include <emscripten.h>
#include <imgui.h>

#include <array>
#include <cfloat>
#include <string_view>

#include "platform/web.h"
#include "ui/targets.h"
#include "ui/ui.h"

namespace mw::platform {
namespace {

struct NamedKey {
    std::string_view code;  ///< KeyboardEvent.code
    ImGuiKey key;
};

constexpr NamedKey named_keys[] = {
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"Quote", ImGuiKey_Apostrophe},
    {"Comma", ImGuiKey_Comma},
    {"Minus", ImGuiKey_Minus},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"Semicolon", ImGuiKey_Semicolon},
    {"Equal", ImGuiKey_Equal},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"Backslash", ImGuiKey_Backslash},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backquote", ImGuiKey_GraveAccent},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
};

/// `first` plus the place of `c` after `from`.
ImGuiKey shifted(ImGuiKey first, char c, char from) {
    return static_cast<ImGuiKey>(static_cast<int>(first) + (c - from));
}

/// Function keys F1 to F12, or none.
ImGuiKey function_key(std::string_view code) {
    if (code.size() < 2 || code.size() > 3 || code[0] != 'F') return ImGuiKey_None;
    int number = 0;
    for (const char c : code.substr(1)) {
        if (c < '0' || c > '9') return ImGuiKey_None;
        number = number * 10 + (c - '0');
    }
    if (number < 1 || number > 12) return ImGuiKey_None;
    return static_cast<ImGuiKey>(static_cast<int>(ImGuiKey_F1) + number - 1);
}

/// The ImGui key of a KeyboardEvent.code, or ImGuiKey_None.
ImGuiKey key_named(std::string_view code) {
    const char last = code.empty() ? '\0' : code.back();
    if (code.size() == 4 && code.starts_with("Key")) return shifted(ImGuiKey_A, last, 'A');
    const bool digit = last >= '0' && last <= '9';
    if (code.size() == 6 && code.starts_with("Digit") && digit)
        return shifted(ImGuiKey_0, last, '0');
    if (code.size() == 7 && code.starts_with("Numpad") && digit)
        return shifted(ImGuiKey_Keypad0, last, '0');
    for (const NamedKey& named : named_keys)
        if (named.code == code) return named.key;
    return function_key(code);
}

enum ModifierBits : int { ctrl = 1, shift = 2, alt = 4, meta = 8 };
enum PointerKind : int { moved = 0, pressed = 1, released = 2, left = 3 };

/// The CSS name of a cursor shape.
const char* css_cursor(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_None: return "none";
        case ImGuiMouseCursor_TextInput: return "text";
        case ImGuiMouseCursor_ResizeAll: return "move";
        case ImGuiMouseCursor_ResizeNS: return "ns-resize";
        case ImGuiMouseCursor_ResizeEW: return "ew-resize";
        case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
        case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
        case ImGuiMouseCursor_Hand: return "pointer";
        case ImGuiMouseCursor_Wait: return "wait";
        case ImGuiMouseCursor_Progress: return "progress";
        case ImGuiMouseCursor_NotAllowed: return "not-allowed";
        default: return "default";
    }
}

void set_clipboard(ImGuiContext*, const char* text) {
    page()->clipboard = text;
    if (!page()->in_clip_event) js_write_clipboard(text);
}

const char* get_clipboard(ImGuiContext*) { return page()->clipboard.c_str(); }

void set_ime(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
    const bool wanted = data->WantVisible || data->WantTextInput;
    js_text_wanted(wanted ? 1 : 0, data->InputPos.x, data->InputPos.y, data->InputLineHeight);
}

}  // namespace

void connect_input() {
    ImGui::GetIO().ConfigMacOSXBehaviors = js_is_mac() != 0;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_SetClipboardTextFn = set_clipboard;
    platform.Platform_GetClipboardTextFn = get_clipboard;
    platform.Platform_SetImeDataFn = set_ime;
}

void show_cursor() { js_cursor(css_cursor(ImGui::GetMouseCursor())); }

}  // namespace mw::platform

// ---- called by web/input.js
// -------------------------------------------------------------------------

using mw::platform::page;

extern "C" {

/// A pointer moved, pressed, released or left. Source: 0 mouse, 1 touch, 2 pen. CSS pixels.
EMSCRIPTEN_KEEPALIVE void mw_pointer(int kind, int source, int button, float x, float y) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(static_cast<ImGuiMouseSource>(source));
    if (kind == mw::platform::left)
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    else
        io.AddMousePosEvent(x, y);
    if (kind == mw::platform::pressed) io.AddMouseButtonEvent(button, true);
    if (kind == mw::platform::released) io.AddMouseButtonEvent(button, false);
}

/// The wheel turned, in ImGui's steps (about one line of three).
EMSCRIPTEN_KEEPALIVE void mw_wheel(float x, float y) { ImGui::GetIO().AddMouseWheelEvent(x, y); }

/// Two fingers moved on the chart; see ui::pinch.
EMSCRIPTEN_KEEPALIVE void mw_pinch(float x, float y, float factor) { mw::ui::pinch(x, y, factor); }

/// A key, by KeyboardEvent.code; an empty or unknown code only tells the modifiers.
EMSCRIPTEN_KEEPALIVE void mw_key(const char* code, int down, int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & mw::platform::ctrl) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & mw::platform::shift) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & mw::platform::alt) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & mw::platform::meta) != 0);
    const ImGuiKey key = mw::platform::key_named(code);
    if (key != ImGuiKey_None) io.AddKeyEvent(key, down != 0);
}

/// Typed text.
EMSCRIPTEN_KEEPALIVE void mw_text(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }

/// The page has or lost the keyboard. Losing it releases every key.
EMSCRIPTEN_KEEPALIVE void mw_focus(int has) { ImGui::GetIO().AddFocusEvent(has != 0); }

/// What a finger at this point would touch; see ui::hit_at.
EMSCRIPTEN_KEEPALIVE int mw_hit(float x, float y) { return mw::ui::hit_at(x, y); }

/// Text about to be pasted.
EMSCRIPTEN_KEEPALIVE void mw_set_clip(const char* text) { page()->clipboard = text; }

/// Text that was copied last.
EMSCRIPTEN_KEEPALIVE const char* mw_get_clip() { return page()->clipboard.c_str(); }

/// Computes frames without drawing, so that an answer is there inside a clipboard event.
EMSCRIPTEN_KEEPALIVE void mw_run_now(int frames) {
    page()->in_clip_event = true;
    for (int i = 0; i < frames; ++i) page()->run_frame(false);
    page()->in_clip_event = false;
}

}  // extern "C"
