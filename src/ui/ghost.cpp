#include "ui/ghost.h"

#include <algorithm>
#include <cmath>

#include "core/money.h"
#include "imgui.h"
#include "ui/targets.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

// Human times, from the design's motion rules: travel 500 to 900 ms, press 240 ms.
constexpr float look_ms = 250;
constexpr float aim_ms = 160;
constexpr float press_ms = 240;
constexpr float key_ms = 70;
constexpr float settle_ms = 350;
constexpr float patience_ms = 2'000;
constexpr float rest_real_ms = 900;      // a card comes after half a second, at any pace
constexpr float drag_px_per_ms = 0.12F;  // slow enough to see the numbers change
constexpr float longest_drag_ms = 8'000;

/// Slow at both ends, as a hand is.
float eased(float t) { return t * t * (3 - 2 * t); }

void press_key_with_control(ImGuiKey key) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

}  // namespace

void Ghost::begin(const Gesture& gesture, float pace) {
    gesture_ = gesture;
    pace_ = std::max(pace, 1.0F);
    waited_ms_ = 0;
    typed_ = 0;
    outcome_ = Outcome::running;
    if (!shown_) {  // the hand comes in from the middle of the page
        x_ = ImGui::GetIO().DisplaySize.x / 2;
        y_ = ImGui::GetIO().DisplaySize.y / 2;
        shown_ = true;
    }
    enter(Phase::look);
}

void Ghost::stop() {
    if (busy() && (phase_ == Phase::press || phase_ == Phase::drag))
        ImGui::GetIO().AddMouseButtonEvent(0, false);
    shown_ = false;
    phase_ = Phase::rest;
    if (outcome_ == Outcome::running) outcome_ = Outcome::interrupted;
}

void Ghost::enter(Phase phase) {
    phase_ = phase;
    in_phase_ms_ = 0;
}

void Ghost::move_to(float x, float y) {
    x_ = x;
    y_ = y;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(x, y);
}

bool Ghost::find_spot(float& x, float& y) const {
    const Target* target = find_target(gesture_.target);
    if (target == nullptr || !target->visible || !target->enabled) return false;
    x = target->rect.x + target->rect.w / 2;
    y = target->rect.y + target->rect.h / 2;
    return true;
}

void Ghost::look(float step_ms) {
    if (!find_spot(to_x_, to_y_)) {
        reveal(gesture_.target);
        waited_ms_ += step_ms;
        if (waited_ms_ > patience_ms) {
            outcome_ = Outcome::lost;
            enter(Phase::rest);
        }
        return;
    }
    if (in_phase_ms_ < look_ms) return;
    from_x_ = x_;
    from_y_ = y_;
    travel_ms_ = std::clamp(std::hypot(to_x_ - x_, to_y_ - y_) * 0.9F, 500.0F, 900.0F);
    if (reduced_motion()) travel_ms_ = 1;  // it jumps
    enter(Phase::travel);
}

void Ghost::travel() {
    if (!find_spot(to_x_, to_y_)) {  // it went away under the hand
        enter(Phase::look);
        return;
    }
    const float t = eased(std::min(in_phase_ms_ / travel_ms_, 1.0F));
    move_to(from_x_ + (to_x_ - from_x_) * t, from_y_ + (to_y_ - from_y_) * t);
    if (in_phase_ms_ >= travel_ms_) enter(Phase::aim);
}

void Ghost::type() {
    if (typed_ == 0 && in_phase_ms_ < key_ms) return;
    if (typed_ == 0) press_key_with_control(ImGuiKey_A);  // what stood there is replaced
    if (gesture_.text.empty()) {                          // or goes
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Backspace, true);
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Backspace, false);
    }
    if (typed_ < gesture_.text.size()) {
        if (in_phase_ms_ < key_ms) return;
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(gesture_.text[typed_]));
        ++typed_;
        in_phase_ms_ = 0;
        return;
    }
    enter(Phase::settle);
}

/// What a target says, as a number.
static std::int64_t number_of(std::string_view name) {
    const Target* target = find_target(name);
    return target != nullptr ? read_decimal(target->value, 8).value_or(0) : 0;
}

/// A step at a time, until it says what was wanted or comes to the end of its way.
void Ghost::drag(float step_ms) {
    const std::int64_t wanted = read_decimal(gesture_.text, 8).value_or(0);
    const std::int64_t now = number_of(gesture_.target);
    if (in_phase_ms_ <= step_ms) drags_up_ = wanted > now;
    const bool there = drags_up_ ? now >= wanted : now <= wanted;
    if (!there && in_phase_ms_ < longest_drag_ms)
        return move_to(x_, y_ + (drags_up_ ? -1.0F : 1.0F) * drag_px_per_ms * step_ms);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    enter(Phase::settle);
}

void Ghost::frame(float elapsed_ms) {
    if (!busy()) return;
    ImGuiIO& io = ImGui::GetIO();
    // while it drags, the screen is a step behind the hand
    const float own = phase_ == Phase::drag ? longest_step_ms * drag_px_per_ms * 2 + 4 : 4;
    const bool moved_by_learner = phase_ > Phase::travel && ImGui::IsMousePosValid() &&
                                  std::hypot(io.MousePos.x - x_, io.MousePos.y - y_) > own;
    if (moved_by_learner) {
        stop();
        return;
    }
    // A long frame must not swallow a phase: the page needs a few frames for each input, such as
    // two until a menu that has just opened can be pressed.
    const float step_ms = std::min(elapsed_ms * pace_, longest_step_ms);
    in_phase_ms_ += step_ms;
    switch (phase_) {
        case Phase::rest: break;
        case Phase::look: look(elapsed_ms); break;
        case Phase::travel: travel(); break;
        case Phase::aim:
            move_to(x_, y_);
            if (in_phase_ms_ < aim_ms) break;
            if (gesture_.kind == Gesture::Kind::rest) {
                enter(Phase::settle);
                break;
            }
            io.AddMouseButtonEvent(0, true);
            enter(Phase::press);
            break;
        case Phase::press:
            if (in_phase_ms_ < press_ms) break;
            if (gesture_.kind == Gesture::Kind::drag) {
                enter(Phase::drag);
                break;
            }
            io.AddMouseButtonEvent(0, false);
            enter(gesture_.kind == Gesture::Kind::type ? Phase::type : Phase::settle);
            break;
        case Phase::type: type(); break;
        case Phase::drag: drag(step_ms); break;
        case Phase::settle:
            if (in_phase_ms_ < settle_ms) break;
            waited_ms_ += elapsed_ms;
            if (gesture_.kind == Gesture::Kind::rest && waited_ms_ < rest_real_ms) break;
            outcome_ = Outcome::done;
            enter(Phase::rest);
            break;
    }
}

void Ghost::draw() const {
    if (!shown_) return;
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const float size = px(22);
    const ImVec2 tip{x_, y_};
    // An arrow: tip, down the left edge, notch, and out to the right.
    const ImVec2 shape[] = {
        tip,
        {x_, y_ + size},
        {x_ + size * 0.28F, y_ + size * 0.74F},
        {x_ + size * 0.72F, y_ + size * 0.72F},
    };
    if (phase_ == Phase::press || phase_ == Phase::aim)
        list->AddCircle(tip, px(16), faded(colours().acc, 0.8F), 0, px(2));
    list->AddConcavePolyFilled(shape, 4, colours().t0);
    list->AddPolyline(shape, 4, colours().bg, ImDrawFlags_Closed, px(1.5F));
}

}  // namespace mw::ui
