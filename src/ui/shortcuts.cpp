#include <algorithm>
#include <array>
#include <utility>

#include "imgui_internal.h"
#include "ui/late.h"
#include "ui/mirror.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::Page;
using explain::Window;

constexpr std::array speeds = {1, 10, 60, 600};

bool pressed(ImGuiKeyChord chord) {
    return ImGui::IsKeyChordPressed(chord, ImGuiInputFlags_None, ImGuiKeyOwner_Any);
}

/// The next slower or faster of the four speeds.
void change_speed(const Canvas& canvas, int by) {
    const auto at = std::ranges::lower_bound(speeds, canvas.views.time.speed) - speeds.begin();
    const auto wanted =
        std::clamp(at + by, std::ptrdiff_t{0}, static_cast<std::ptrdiff_t>(speeds.size()) - 1);
    canvas.out.emplace_back(SetSpeed{speeds[static_cast<std::size_t>(wanted)]});
}

// Where the last shortcut led: the keyboard goes there once it was drawn.
bool form_is_next = false;
bool page_is_next = false;

void arrive(const Canvas& canvas) {
    if (std::exchange(form_is_next, false)) activate("order.quantity");
    const bool drawn = late_parts() != nullptr || canvas.desk.page == Page::trade;
    if (drawn && std::exchange(page_is_next, false)) go_to_page();
}

void open_window(explain::Desk& desk, Window window) {
    desk.page = Page::trade;
    desk.window = window;
}

void go_to(explain::Desk& desk, Page page) {
    desk.page = page;
    desk.window = Window::none;
}

void time_keys(const Canvas& canvas) {
    // A control that has the keyboard takes Space for itself.
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool control_has_keyboard = g.NavId != 0 && g.NavCursorVisible;
    if (!control_has_keyboard && pressed(ImGuiKey_Space)) canvas.out.emplace_back(TogglePause{});
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_Z) && canvas.views.time.can_rewind)
        canvas.out.emplace_back(RewindOne{});
    if (!canvas.desk.letter_keys) return;
    if (pressed(ImGuiKey_LeftBracket)) change_speed(canvas, -1);
    if (pressed(ImGuiKey_RightBracket)) change_speed(canvas, 1);
    if (pressed(ImGuiKey_Comma) && canvas.desk.window != Window::frames) open_frames(canvas);
}

void page_keys(const Canvas& canvas) {
    explain::Desk& desk = canvas.desk;
    if (pressed(ImGuiKey_T)) open_window(desk, Window::transfer);
    if (pressed(ImGuiKey_B)) open_window(desk, Window::borrow);
    if (pressed(ImGuiKey_R)) open_window(desk, Window::repay);
    const Page before = desk.page;
    if (pressed(ImGuiKey_W)) go_to(desk, Page::wallet);
    if (pressed(ImGuiKey_H)) go_to(desk, Page::orders);
    page_is_next = page_is_next || desk.page != before;
    if (pressed(ImGuiKey_C))
        desk.window = desk.window == Window::inspector ? Window::none : Window::inspector;
    if (pressed(ImGuiKey_I)) explain_number(desk);
    if (!pressed(ImGuiKey_O)) return;
    go_to(desk, Page::trade);
    if (canvas.layout.shape == Shape::phone) desk.window = Window::order_sheet;
    form_is_next = true;
}

void coach_keys(const Canvas& canvas) {
    if (!canvas.views.coach || canvas.views.coach->done) return;
    if (pressed(ImGuiKey_N) && canvas.views.coach->needs_next)
        canvas.out.emplace_back(CoachAsk::next);
    if (pressed(ImGuiMod_Shift | ImGuiKey_N) && canvas.views.coach->more_hints)
        canvas.out.emplace_back(CoachAsk::hint);
}

}  // namespace

void handle_shortcuts(const Canvas& canvas) {
    arrive(canvas);
    if (pressed(ImGuiKey_F6)) go_to_part(false);  // from a text field too
    if (pressed(ImGuiMod_Shift | ImGuiKey_F6)) go_to_part(true);
    if (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive()) return;
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
    const bool letters = canvas.desk.letter_keys;
    if (letters && pressed(ImGuiMod_Shift | ImGuiKey_Slash)) {
        canvas.desk.window = canvas.desk.window == Window::help ? Window::none : Window::help;
        return;
    }
    if (canvas.desk.page == Page::start) return;
    time_keys(canvas);
    if (!letters) return;
    page_keys(canvas);
    coach_keys(canvas);
}

}  // namespace mw::ui
