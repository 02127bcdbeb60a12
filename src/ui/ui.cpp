#include "ui/ui.h"

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/coach_parts.h"
#include "ui/language.h"
#include "ui/late.h"
#include "ui/motion.h"
#include "ui/panels.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

bool motion_reduced = false;
bool pressed_by_fingers = false;
bool moved_this_frame = false;
bool moving = false;

Density density_of(Shape shape) {
    if (pressed_by_fingers) return Density::touch;
    switch (shape) {
        case Shape::full: return Density::full;
        case Shape::compact: return Density::compact;
        case Shape::tablet: return Density::compact;
        case Shape::phone: break;
    }
    return Density::touch;
}

LayoutInput layout_input(const explain::Desk& desk, bool coach) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    return {.width = size.x,
            .height = size.y,
            .coach = coach,
            .coach_folded = desk.coach_folded,
            .embed = desk.embed,
            .present = desk.present,
            .touch = pressed_by_fingers,
            .trade = desk.page == explain::Page::trade};
}

/// The one window everything of a page is drawn in; windows in front have their own.
void begin_page() {
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin("page", nullptr, flags);
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, io.DisplaySize, colours().bg);
}

void draw_page(const Canvas& canvas) {
    switch (canvas.desk.page) {
        case explain::Page::start: draw_start_page(canvas); break;
        case explain::Page::trade: draw_trade_page(canvas); break;
        case explain::Page::wallet: draw_late(canvas, &LateParts::wallet); break;
        case explain::Page::orders: draw_late(canvas, &LateParts::orders); break;
        case explain::Page::lessons: draw_lessons(canvas); break;
        case explain::Page::results: draw_late(canvas, &LateParts::results); break;
    }
}

}  // namespace

void start(bool reduced_motion, bool fingers) {
    pressed_by_fingers = fingers;
    ImGui::CreateContext();
    reduce_motion(reduced_motion);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    ImGuiContext& g = *ImGui::GetCurrentContext();
    g.ConfigNavWindowingKeyNext = ImGuiKey_None;  // Ctrl+Tab belongs to the browser
    g.ConfigNavWindowingKeyPrev = ImGuiKey_None;
    g.TestEngineHookItems = true;  // the registry of targets listens
    load_fonts();
}

void stop() { ImGui::DestroyContext(); }

void before_frame(const explain::Desk& desk) {
    moving = moved_this_frame;
    moved_this_frame = false;
    const Layout layout = layout_for(layout_input(desk, false));
    use_theme(theme_of(desk.theme, desk.palette), density_of(layout.shape), layout.scale);
    begin_targets();
    begin_language_frame();
}

void draw(const explain::Views& views, explain::Desk& desk, Intents& out) {
    const bool has_coach = desk.page != explain::Page::start &&
                           (views.coach.has_value() || practice_coach_is_called(views, desk));
    Layout layout = layout_for(layout_input(desk, has_coach));
    if (views.coach) fit_sheet(layout);
    const Canvas canvas{views, desk, out, layout};
    handle_shortcuts(canvas);
    follow_numbers(canvas);
    push_face(Face::regular, layout.shape == Shape::phone ? 13 : 12);
    begin_page();
    if (desk.page != explain::Page::start) draw_nav(canvas);
    draw_page(canvas);
    if (desk.page != explain::Page::start) {
        draw_coach(canvas);
        if (layout.shape == Shape::phone) draw_phone_tabs(canvas);
        if (layout.shape != Shape::phone) draw_time_bar(canvas);
    }
    if (const LateParts* parts = late_parts()) parts->cells(canvas);
    ImGui::End();
    draw_windows(canvas);
    draw_card(canvas);
    draw_toasts(canvas);
    draw_spotlight(canvas);
    pop_face();
}

bool animating() { return moved_this_frame || moving; }

void keep_moving() {
    if (!motion_reduced) moved_this_frame = true;
}

void reduce_motion(bool reduced) {
    motion_reduced = reduced;
    ImGui::GetIO().ConfigInputTextCursorBlink = !reduced;
}

bool reduced_motion() { return motion_reduced; }

}  // namespace mw::ui
