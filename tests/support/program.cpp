#include "support/program.h"

#include "imgui.h"
#include "support/headless.h"

namespace mw::headless {

Program::Program(const app::Boot& boot, float width, float height, std::int64_t frame_ms)
    : frame_ms_{frame_ms} {
    open_screen(width, height);
    app_.emplace(boot);
    frames(3);
}

Program::~Program() { close_screen(); }

void Program::frames(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::GetIO().DeltaTime = static_cast<float>(frame_ms_) / 1'000;
        ui::before_frame(app_->desk());
        ImGui::NewFrame();
        app_->frame({frame_ms_});
        render();
        const app::Outbox outbox = app_->take_outbox();
        for (const auto& [key, text] : outbox.saves) kept_[std::string{key}] = text;
        if (!outbox.fetch.empty()) fetched_.push_back(outbox.fetch);
    }
}

bool Program::press(std::string_view name) {
    const ui::Target* target = ui::find_target(name);
    if (target == nullptr || !target->visible || !target->enabled) return false;
    const ui::Rect at = target->rect;
    ImGui::GetIO().AddMousePosEvent(at.x + at.w / 2, at.y + at.h / 2);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frames(3);
    return true;
}

bool Program::says(std::string_view part) const { return app_->state_json().contains(part); }

int Program::frames_until(std::string_view part, int most) {
    for (int i = 0; i < most; ++i) {
        if (i % 20 == 0 && says(part)) return i;
        frames(1);
    }
    return -1;
}

std::string Program::kept(std::string_view key) const {
    const auto found = kept_.find(key);
    return found == kept_.end() ? std::string{} : found->second;
}

}  // namespace mw::headless
