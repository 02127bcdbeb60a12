#include "imgui.h"
#include "ui/widgets.h"

namespace mw::ui {

bool begin_region(const char* id, const Rect& area, bool scrolls) {
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::SetCursorScreenPos({area.x, area.y});
    // flattened: Tab walks through all regions of a page as if they were one
    return ImGui::BeginChild(id, {area.w, area.h}, ImGuiChildFlags_NavFlattened, flags);
}

void end_region() {
    ImGui::EndChild();
    no_target();
}

void content_ends(float y) {
    ImGui::SetCursorScreenPos({ImGui::GetWindowPos().x, y});
    ImGui::Dummy({0, 0});
}

}  // namespace mw::ui
