#include <algorithm>

#include "imgui_internal.h"
#include "ui/late.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::Window;

/// Darkens everything but coach and time bar.
void draw_scrim(const Layout& layout) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const Rect area = front_area(layout);
    fill(area, colours().scrim);
    // What is left of the navigation, above the coach.
    const float x = area.x > 0 ? 0 : area.w;
    if (area.w < screen.x) fill({x, 0, screen.x - area.w, layout.coach.y}, colours().scrim);
}

/// Esc closes, unless a field or a list inside the window takes it first.
void close_on_escape(const Canvas& canvas) {
    ImGuiStorage* seen = ImGui::GetStateStorage();
    const ImGuiID key = ImGui::GetID("list was open");
    const bool list_was_open = seen->GetBool(key);
    seen->SetBool(key, ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup));
    if (list_was_open || ImGui::IsAnyItemActive() || canvas.desk.card.open) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) canvas.desk.window = Window::none;
}

void draw_window(const Canvas& canvas) {
    switch (canvas.desk.window) {
        case Window::pairs: return draw_late(canvas, &LateParts::pairs);
        case Window::transfer: return draw_transfer_window(canvas);
        case Window::borrow:
        case Window::repay: return draw_loan_window(canvas);
        case Window::order_sheet: return draw_order_sheet(canvas);
        case Window::help: return draw_late(canvas, &LateParts::help);
        case Window::settings: return draw_late(canvas, &LateParts::settings);
        case Window::faults: return draw_late(canvas, &LateParts::faults);
        case Window::inspector: return draw_late(canvas, &LateParts::inspector);
        case Window::audit: return draw_late(canvas, &LateParts::audit);
        case Window::museum: return draw_late(canvas, &LateParts::museum);
        case Window::frames: return draw_late(canvas, &LateParts::frames);
        case Window::confirm_order: return draw_late(canvas, &LateParts::confirm);
        case Window::none: return;
    }
}

}  // namespace

void draw_windows(const Canvas& canvas) {
    if (canvas.desk.window != Window::museum) canvas.desk.museum_at.reset();
    if (canvas.desk.window == Window::none) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const Rect area = front_area(canvas.layout);
    // One window catches every press on the page; the coach shows through a hole in it.
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen.x, area.h});
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse;
    if (ImGui::Begin("front", nullptr, flags)) {
        const Rect& coach = canvas.layout.coach;
        if (area.w < screen.x)
            ImGui::SetWindowHitTestHole(ImGui::GetCurrentWindow(), {coach.x, coach.y},
                                        {coach.w, coach.h});
        draw_scrim(canvas.layout);
        close_on_escape(canvas);
        draw_window(canvas);
    }
    ImGui::End();
}

}  // namespace mw::ui
