#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui_internal.h"
#include "ui/chart_parts.h"

namespace mw::ui {
namespace {

constexpr double grip_s = 0.4;  // fingers that rested longer take hold anew

/// What two fingers did since the last frame.
struct Pinch {
    float x{0}, y{0};  ///< between them
    float factor{1};
    bool pending{false};
};

Pinch done;
Grip grip;
double gripped_s = -grip_s;

/// The candle between the fingers stays between them.
void follow_pinch(explain::Desk& desk, const ChartScale& scale, int step) {
    const Pinch now = std::exchange(done, {});
    const bool on_chart = now.x >= scale.plot.x && now.x < scale.plot.right();
    if (!now.pending || !on_chart || scale.last == 0) return;
    const double time_s = ImGui::GetTime();
    const bool goes_on = time_s - gripped_s < grip_s && std::lround(grip.step) == step;
    const auto newest = static_cast<double>(scale.newest);  // older ones may come meanwhile
    if (!goes_on) grip = {scale.candle_at(now.x) - newest, static_cast<float>(step)};
    gripped_s = time_s;
    grip = pinched(grip, now.factor);
    desk.chart_step_px = static_cast<int>(std::lround(grip.step));
    const float step_px = px(static_cast<float>(desk.chart_step_px));
    desk.chart_shift = shift_to(scale, newest + grip.candle, now.x, step_px);
}

/// Wider or narrower candles. The newest stays where it is; once the chart was pushed, the candle
/// at x does.
void zoom(explain::Desk& desk, const ChartScale& scale, int step, float x) {
    step = std::clamp(step, least_step, most_step);
    desk.chart_step_px = step;
    if (desk.chart_shift == 0 || scale.last == 0) return;
    desk.chart_shift = shift_around(scale, scale.candle_near(x), px(static_cast<float>(step)));
}

/// @param all  candles that there are
void move_by_keys(explain::Desk& desk, const ChartScale& scale, int step, std::size_t all) {
    const auto in_sight = static_cast<int>(scale.plot.w / scale.step);
    const int stride = std::max(1, in_sight / 16);
    const float middle = scale.plot.x + scale.plot.w / 2;
    if (item_key(ImGuiKey_LeftArrow)) desk.chart_shift += stride;
    if (item_key(ImGuiKey_RightArrow)) desk.chart_shift -= stride;
    if (item_key(ImGuiKey_PageUp)) desk.chart_shift += in_sight;
    if (item_key(ImGuiKey_PageDown)) desk.chart_shift -= in_sight;
    if (item_key(ImGuiKey_End)) desk.chart_shift = 0;
    if (item_key(ImGuiKey_Home)) desk.chart_shift = most_shift(all, scale);
    const bool in =
        item_key(ImGuiKey_UpArrow) || item_key(ImGuiKey_Equal) || item_key(ImGuiKey_KeypadAdd);
    const bool out = item_key(ImGuiKey_DownArrow) || item_key(ImGuiKey_Minus) ||
                     item_key(ImGuiKey_KeypadSubtract);
    if (in != out) zoom(desk, scale, step + (in ? 1 : -1), middle);
}

}  // namespace

void pinch(float x, float y, float factor) { done = {x, y, done.factor * factor, true}; }

bool item_key(ImGuiKey key) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const ImGuiID id = g.LastItemData.ID;
    if (id == 0 || g.NavId != id) return false;
    ImGui::SetKeyOwner(key, id);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id);
}

void move_chart(explain::Desk& desk, const ChartScale& scale, const Touch& touch, int own_step,
                std::size_t older) {
    const ImGuiIO& io = ImGui::GetIO();
    const int step = desk.chart_step_px > 0 ? desk.chart_step_px : own_step;
    const std::size_t all = scale.newest + 1 + older;
    move_by_keys(desk, scale, step, all);
    follow_pinch(desk, scale, step);
    if (touch.hovered || touch.held) {
        ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
        if (io.MouseWheel != 0)
            zoom(desk, scale, step + (io.MouseWheel > 0 ? 1 : -1), io.MousePos.x);
        if (io.MouseWheelH != 0)
            desk.chart_shift += static_cast<int>(std::lround(io.MouseWheelH * 4));
    }
    if (touch.held) {
        ImGuiStorage& memory = *ImGui::GetStateStorage();
        const ImGuiID key = ImGui::GetID("chart drag start");
        if (ImGui::IsItemActivated()) memory.SetInt(key, desk.chart_shift);
        const float way = ImGui::GetMouseDragDelta(0, px(3)).x;
        desk.chart_shift = memory.GetInt(key) + static_cast<int>(std::lround(way / scale.step));
    }
    if (touch.hovered && ImGui::IsMouseDoubleClicked(0)) {
        desk.chart_shift = 0;
        desk.chart_step_px = 0;
    }
    desk.chart_shift = std::clamp(desk.chart_shift, 0, most_shift(all, scale));
}

}  // namespace mw::ui
