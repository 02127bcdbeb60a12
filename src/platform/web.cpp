// The page's program: makes the drawing surface, runs frames when bridge.js asks, keeps saves.
#include "platform/web.h"

#include <GLES3/gl3.h>
#include <GLFW/glfw3.h>
#include <emscripten.h>
#include <emscripten/heap.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <span>
#include <utility>

#include "app/preferences.h"
#include "app/progress.h"
#include "ui/language.h"
#include "ui/motion.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace mw::platform {
namespace {

constexpr const char* glsl_version = "#version 300 es";
constexpr int frames_after_input = 3;  // an input settles over a few frames
constexpr int caret_ms = 400;          // a text caret blinks
constexpr int hover_ms = 50;           // a tooltip is waiting for its delay

std::unique_ptr<Page> the_page;
std::vector<app::LessonFile> boot_lessons;
std::string boot_cards;
std::string boot_tracks;
std::string boot_languages;
std::string boot_phrases;

}  // namespace

Page* page() { return the_page.get(); }

namespace {

std::string load(const char* key) {
    char* text = js_load(key);
    if (!text) return {};
    std::string copy = text;
    std::free(text);
    return copy;
}

/// The window and its WebGL 2 context, or false where the browser refuses.
bool make_surface() {
    if (!glfwInit()) return false;
    glfwWindowHint(GLFW_ALPHA_BITS, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWwindow* window = glfwCreateWindow(640, 480, "Marginwalk", nullptr, nullptr);
    if (!window) return false;
    glfwMakeContextCurrent(window);
    js_detach_glfw();
    js_answer_at_rest();
    return true;
}

/// True while something on the screen wants the next frame at once.
bool is_busy(const Page& page) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.InputEventsQueue.Size > 0) return true;
    if (g.ActiveId != 0 && !g.IO.WantTextInput) return true;
    const auto keys = std::span{g.IO.KeysData};
    const bool key_is_down = std::any_of(keys.begin(), keys.end(), [](const ImGuiKeyData& key) {
        return key.Down;  // ImGui repeats held keys itself
    });
    return key_is_down || page.app.wants_frame();
}

/// When the screen itself wants a frame again, in ms, or -1.
int screen_wants_in_ms() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool tooltip_waits =
        g.HoverItemDelayId != 0 && g.HoverItemDelayTimer < g.Style.HoverDelayNormal + 0.2F;
    if (tooltip_waits) return hover_ms;
    return g.IO.WantTextInput ? caret_ms : -1;
}

void render() {
    const ImGuiIO& io = ImGui::GetIO();
    glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x + 0.5F),
               static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y + 0.5F));
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace

// ---- the page
// ---------------------------------------------------------------------------------------

Page::Page(const app::Boot& boot) : app{boot}, last_frame_ms{emscripten_get_now()} {}

void Page::run_frame(bool drawn) {
    const double now_ms = emscripten_get_now();
    const auto elapsed_ms =
        static_cast<std::int64_t>(now_ms) - static_cast<std::int64_t>(last_frame_ms);
    // Dear ImGui needs the true time, or clicks seconds apart become double clicks.
    ImGui::GetIO().DeltaTime = std::max(1e-6F, static_cast<float>((now_ms - last_frame_ms) / 1000));
    last_frame_ms = now_ms;

    if (drawn) ImGui_ImplOpenGL3_NewFrame();
    ui::before_frame(app.desk());
    ImGui::NewFrame();
    app.frame({.elapsed_ms = elapsed_ms});
    ImGui::Render();
    if (drawn) render();
    show_cursor();
    drain_outbox();
    times.add(emscripten_get_now() - now_ms, drawn);
}

void Page::drain_outbox() {
    const app::Outbox outbox = app.take_outbox();
    bool kept = true;
    for (const auto& [key, text] : outbox.saves)
        kept = js_save(key.c_str(), text.c_str()) == 0 && kept;
    for (const app::Download& file : outbox.downloads)
        js_download(file.name.c_str(), file.mime.c_str(), file.bytes.data(),
                    static_cast<int>(file.bytes.size()));
    if (!outbox.reload_with.empty()) js_reload(outbox.reload_with.c_str());
    if (!outbox.fetch.empty()) js_fetch_lesson(outbox.fetch.c_str());
    if (outbox.wants_rest) js_fetch_rest();
    if (!outbox.announce.empty()) js_announce(outbox.announce.c_str(), 0);
    if (!outbox.alarm.empty()) js_announce(outbox.alarm.c_str(), 1);
    if (!kept)
        js_announce(
            std::string{ui::in_language("This browser does not let the page keep your progress.")}
                .c_str(),
            0);
}

}  // namespace mw::platform

// ---- called by web/bridge.js
// ------------------------------------------------------------------------

using mw::platform::page;

extern "C" {

/// The list of lessons and the tracks, before mw_boot.
EMSCRIPTEN_KEEPALIVE void mw_library(const char* cards, const char* tracks) {
    mw::platform::boot_cards = cards;
    mw::platform::boot_tracks = tracks;
}

/// The languages there are, and the catalogue of the one in use (or nothing), before mw_boot.
EMSCRIPTEN_KEEPALIVE void mw_languages(const char* list, const char* phrases) {
    mw::platform::boot_languages = list;
    mw::platform::boot_phrases = phrases;
}

/// A lesson that was asked for is here. @param text  null: it could not be had.
EMSCRIPTEN_KEEPALIVE void mw_lesson_arrived(const char* name, const char* text) {
    page()->app.lesson_arrived(name,
                               text != nullptr ? std::optional<std::string>{text} : std::nullopt);
}

/// A lesson file of the learner's own.
EMSCRIPTEN_KEEPALIVE void mw_open_lesson(const char* name, const char* text) {
    page()->app.open_lesson(name, text);
}

/// Glyphs of another script, before mw_boot. Takes its own copy.
EMSCRIPTEN_KEEPALIVE void mw_font(const unsigned char* bytes, int size) {
    mw::ui::use_script_font({bytes, bytes + size});
}

/// The face of code, after mw_boot. Takes its own copy.
EMSCRIPTEN_KEEPALIVE void mw_code_font(const unsigned char* bytes, int size) {
    mw::ui::use_code_font({bytes, static_cast<std::size_t>(size)});
}

/// One lesson file, before mw_boot.
EMSCRIPTEN_KEEPALIVE void mw_lesson(const char* name, const char* text) {
    mw::platform::boot_lessons.push_back({name, text});
}

/// Starts everything. @param fingers  1 when the main pointer is coarse
/// @param whole  1 when what scripts/split-program.py cut off is here too.
/// @return 1, or 0 when there is no WebGL 2.
EMSCRIPTEN_KEEPALIVE int mw_boot(const char* query, int reduced_motion, int fingers, double now_ms,
                                 int whole) {
    if (!mw::platform::make_surface()) return 0;
    mw::ui::start(reduced_motion != 0, fingers != 0);
    ImGui_ImplOpenGL3_Init(mw::platform::glsl_version);
    mw::app::Boot boot;
    boot.query = query;
    boot.lessons = std::exchange(mw::platform::boot_lessons, {});
    boot.cards = std::exchange(mw::platform::boot_cards, {});
    boot.tracks = std::exchange(mw::platform::boot_tracks, {});
    boot.languages = std::exchange(mw::platform::boot_languages, {});
    boot.phrases = std::exchange(mw::platform::boot_phrases, {});
    boot.saved = mw::platform::load(std::string{mw::app::progress_key}.c_str());
    boot.preferences = mw::platform::load(std::string{mw::app::preferences_key}.c_str());
    boot.whole = whole != 0;
    boot.now_ms = static_cast<std::int64_t>(now_ms);
    mw::platform::the_page = std::make_unique<mw::platform::Page>(boot);
    mw::platform::connect_input();
    return 1;
}

/// Owes at least this many frames.
EMSCRIPTEN_KEEPALIVE void mw_wake(int frames) {
    page()->owed_frames =
        std::max(page()->owed_frames, std::min(frames, mw::platform::frames_after_input));
}

/// Draws one frame. @return 1 when the next is wanted at once.
EMSCRIPTEN_KEEPALIVE int mw_frame() {
    if (!page()->has_context) return 0;
    page()->run_frame(true);
    if (page()->owed_frames > 0) --page()->owed_frames;
    return page()->owed_frames > 0 || mw::platform::is_busy(*page()) ? 1 : 0;
}

/// When the next frame is due if nothing happens, in ms; -1 when none is.
EMSCRIPTEN_KEEPALIVE int mw_next_in_ms() {
    const int app_ms = page()->app.next_frame_in_ms();
    const int screen_ms = mw::platform::screen_wants_in_ms();
    if (app_ms < 0 || screen_ms < 0) return std::max(app_ms, screen_ms);
    return std::min(app_ms, screen_ms);
}

/// The canvas' size in CSS pixels and in device pixels.
EMSCRIPTEN_KEEPALIVE void mw_resize(float width, float height, int device_w, int device_h) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::max(1.0F, width), std::max(1.0F, height)};
    io.DisplayFramebufferScale = {static_cast<float>(device_w) / io.DisplaySize.x,
                                  static_cast<float>(device_h) / io.DisplaySize.y};
}

/// The tab was hidden or shown.
EMSCRIPTEN_KEEPALIVE void mw_hidden(int hidden) {
    if (hidden) ImGui::GetIO().AddFocusEvent(false);
    page()->app.visibility(hidden != 0);
    page()->drain_outbox();
}

/// The system asks for less motion from now on, or no longer does.
EMSCRIPTEN_KEEPALIVE void mw_motion(int reduced) { mw::ui::reduce_motion(reduced != 0); }

/// The browser took the context. GL calls do nothing now, so this is when the backend lets go.
EMSCRIPTEN_KEEPALIVE void mw_context_lost() {
    page()->has_context = false;
    ImGui_ImplOpenGL3_Shutdown();
}

/// A new, empty context is there: every texture is made again at the next frame.
EMSCRIPTEN_KEEPALIVE void mw_context_restored() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_WantCreate);
        texture->BackendUserData = nullptr;
    }
    ImGui_ImplOpenGL3_Init(mw::platform::glsl_version);
    page()->has_context = true;
}

EMSCRIPTEN_KEEPALIVE const char* mw_version() { return MW_VERSION; }

EMSCRIPTEN_KEEPALIVE const char* mw_targets() {
    return (page()->answer = page()->app.targets_json()).c_str();
}

/// The rest of the program is here now, or cannot be had.
EMSCRIPTEN_KEEPALIVE void mw_rest_here(int here) {
    page()->app.rest_loaded(here != 0);
    mw_wake(1);
}

/// Only where the rest of the program is here.
/// @param call  {method, path, params} as JSON. @return {status, body} as JSON.
EMSCRIPTEN_KEEPALIVE const char* mw_request(const char* call) {
    page()->answer = page()->app.request_json(call);
    page()->drain_outbox();
    mw_wake(1);
    return page()->answer.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* mw_state() {
    return (page()->answer = page()->app.state_json()).c_str();
}

EMSCRIPTEN_KEEPALIVE const char* mw_frames() {
    return (page()->answer = page()->times.json(emscripten_get_heap_size())).c_str();
}

}  // extern "C"
